from __future__ import annotations

import dataclasses
import io

import pikepdf
import pytest
from PIL import Image

from cufdesk.press.fingerprint import fingerprint, short_fingerprint
from cufdesk.press.story import Cell, Paragraph, Row, Span, Story
from tests.press import stories
from tests.press.pages import body_of, lines_of, printed

ALL = [
    stories.minutes(),
    stories.register(),
    stories.bilingual(3),
    stories.bilingual(2, language="es+fr"),
    stories.signing(),
]


@pytest.mark.parametrize("story", ALL, ids=lambda story: story.title)
def test_no_line_leaves_the_margins(story: Story) -> None:
    width = 841.9 if story.landscape else 595.3
    side = 50 if story.landscape else 62
    for line in lines_of(printed(story)):
        assert line.x >= side - 0.1
        assert (
            line.x + line.width <= width - side + 4
        )  # a hyphen or a full stop may hang out by half of itself


def test_landscape_turns_the_page() -> None:
    with pikepdf.open(io.BytesIO(printed(stories.register()))) as pdf:
        assert [round(float(x)) for x in pdf.pages[0].mediabox] == [0, 0, 842, 595]


def test_a_logo_is_printed_within_its_room() -> None:
    picture = io.BytesIO()
    Image.new("RGBA", (900, 200), (27, 42, 73, 128)).save(picture, "PNG")
    data = printed(Story("T", "fr", (Paragraph("x"),), organisation="Réseau", logo=picture.getvalue()))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages[0].get_images()) == 1
    name = next(line for line in lines_of(data) if line.text == "Réseau")
    assert name.x == pytest.approx(62 + 150 + 14, abs=0.1)


def test_long_words_of_the_frame_are_shortened() -> None:
    long = "une organisation au nom interminable " * 9
    story = Story(long, "fr", [Paragraph("x")] * 60, long, long, long, long, footer=long)
    lines = lines_of(printed(story))
    marked = [line for line in lines if line.text.endswith("…")]
    assert len(marked) > 6
    assert all(line.x + line.width < 535 for line in lines)
    assert {line.page for line in body_of(story)} == {1, 2}


def test_an_empty_story_is_one_page() -> None:
    lines = lines_of(printed(Story("", "es", ())))
    assert [line.text for line in lines][-1] == "1\u00a0/\u00a01"


def test_the_fingerprint_follows_content_and_version_alone() -> None:
    story = stories.minutes()
    same = dataclasses.replace(story, created=None, logo=b"another", items=list(story.items))
    assert fingerprint(same) == fingerprint(story)
    assert short_fingerprint(story) == fingerprint(story)[:8]
    for change in ({"version": "v0.3"}, {"items": story.items[:-1]}, {"state": "VALIDÉ"}, {"language": "es"}):
        assert fingerprint(dataclasses.replace(story, **change)) != fingerprint(story)
    rows = [Row(("ab", "c")), Row(("a", "bc")), Row((Cell("ab"), "c")), Row(((Span("ab"),), "c"))]
    assert len({fingerprint(Story("T", "fr", (Paragraph(str(row)),))) for row in rows}) == 4


def test_the_fingerprint_is_printed_on_every_page() -> None:
    story = stories.bilingual(2)
    lines = lines_of(printed(story))
    pages = {line.page for line in lines if short_fingerprint(story) in line.text}
    assert pages == set(range(1, lines[-1].page + 1))
