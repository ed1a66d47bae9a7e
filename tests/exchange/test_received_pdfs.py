"""PDFs from outside, whatever program wrote them last: read, or refused with a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from cufdesk.exchange.received_pdfs import LARGEST, read_pdf
from cufdesk.i18n import set_language
from cufdesk.press.metadata import marks_of
from cufdesk.press.printing import print_story
from cufdesk.press.story import Origin, Paragraph, Story
from cufdesk.refusal import Refusal
from tests.received import locked, repacked, reprinted


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    path = tmp_path / "printed.pdf"
    story = Story(
        title="Relevé",
        language="fr",
        items=(Paragraph("Une rencontre de haut niveau."),),
        reference="2015-02/R1",
        version="v0.1",
        origin=Origin("minutes", "m", "d", "w"),
    )
    print_story(story, path)
    return path


def test_a_file_of_ours_is_untouched_and_says_what_it_is(printed: Path) -> None:
    pdf = read_pdf(printed)
    (packet,) = pdf.packets
    marks = marks_of(packet)
    assert pdf.untouched
    assert marks is not None
    assert (marks.what, marks.record, marks.reference, marks.version) == (
        "minutes",
        "m",
        "2015-02/R1",
        "v0.1",
    )
    (text,) = pdf.texts()
    assert "Une rencontre de haut niveau." in text


def test_compressed_xmp_is_read_as_well(printed: Path) -> None:
    path = repacked(printed)
    assert b"xmpmeta" not in path.read_bytes()
    pdf = read_pdf(path)
    assert [marks_of(packet) for packet in pdf.packets] == [marks_of(printed.read_bytes())]
    assert not pdf.untouched


def test_what_was_put_together_anew_has_no_marks(printed: Path) -> None:
    pdf = read_pdf(reprinted(printed))
    assert pdf.packets == ()
    assert not pdf.untouched


def test_what_only_its_owner_may_change_is_read(printed: Path) -> None:
    assert "rencontre" in read_pdf(locked(printed, user="")).texts()[0]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "received.pdf is empty."),
        (b"Ceci est un texte.", "received.pdf is not a PDF."),
        (b"%PDF-1.7\nand nothing else", "received.pdf is no PDF, or is damaged."),
    ],
)
def test_what_is_no_pdf_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "received.pdf"
    path.write_bytes(content)
    with pytest.raises(Refusal) as refused:
        read_pdf(path)
    assert refused.value.sentence == sentence


def test_what_is_cut_off_or_locked_or_gone_is_refused(printed: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(printed.read_bytes()[:900])
    for path, sentence in (
        (cut, "cut.pdf is no PDF, or is damaged."),
        (locked(printed, user="secret"), "locked.pdf is protected by a password and cannot be shown."),
        (tmp_path / "gone.pdf", "gone.pdf is not there any more."),
        (tmp_path, f"{tmp_path.name} is a folder, not a PDF."),
    ):
        with pytest.raises(Refusal) as refused:
            read_pdf(path)
        assert refused.value.sentence == sentence


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(LARGEST + 1)
    with pytest.raises(Refusal, match="larger than 200 MB"):
        read_pdf(path)


def test_a_stream_that_only_claims_to_be_xml_is_passed_over(printed: Path) -> None:
    path = printed.with_name("claims.pdf")
    path.write_bytes(printed.read_bytes() + b"\n% /Subtype /XML stream\nno zlib\n<x:xmpmeta without an end")
    assert len(read_pdf(path).packets) == 1
