from __future__ import annotations

import pytest

from cufdesk.press.story import (
    Blank,
    Contents,
    Heading,
    Item,
    KeyValues,
    ListOf,
    Note,
    PageBreak,
    Paragraph,
    Parallel,
    People,
    Person,
    Signature,
    Signatures,
    Story,
    TitleBlock,
)
from tests.press import stories
from tests.press.pages import Line, body_of, printed


def _lines(*items: Item, language: str = "fr") -> list[Line]:
    return body_of(Story("T", language, items))  # type: ignore[arg-type]  # one of the languages, as a plain text


def _line(lines: list[Line], start: str) -> Line:
    return next(line for line in lines if line.text.startswith(start))


def test_two_languages_start_each_paragraph_at_the_same_height() -> None:
    lines = body_of(stories.bilingual(3, 9))
    starts = [line for line in lines if line.text[:4].replace(".", "").strip("\u00a0").isdigit()]
    left = [line for line in starts if line.x < 200 and line.size == pytest.approx(10)]
    right = [line for line in starts if line.x > 200 and line.size == pytest.approx(10)]
    assert len(left) == len(right) == 27
    assert [(line.page, line.y) for line in left] == [(line.page, line.y) for line in right]


@pytest.mark.parametrize("language", ["fr+es", "es+fr"])
def test_either_language_may_come_first(language: str) -> None:
    first, second = (("Articles", "Artículos"), ("Artículos", "Articles"))[language == "es+fr"]
    lines = _lines(Parallel((Heading(first),), (Heading(second),)), language=language)
    assert _line(lines, first).x < 100
    assert _line(lines, second).x > 200


def test_lists_of_two_languages_are_aligned_item_by_item() -> None:
    long = "un engagement assez long pour tenir sur plusieurs lignes de la colonne de gauche " * 2
    lines = _lines(Parallel((ListOf((long, "fin")),), (ListOf(("uno", "final")),)), language="fr+es")
    assert _line(lines, "fin").y == _line(lines, "final").y
    assert _line(lines, "un ").y == _line(lines, "uno").y


def test_a_column_goes_on_alone_when_the_other_ends() -> None:
    lines = _lines(Parallel((Paragraph("un"), Paragraph("deux")), (Paragraph("uno"),)), language="fr+es")
    assert [line.text for line in lines] == ["un", "uno", "deux"]


def test_contents_name_the_page_of_every_heading() -> None:
    story = stories.bilingual(4, 12)
    lines = body_of(story)
    for number, (french, spanish) in enumerate(stories.THEMES[:4], 1):
        entry = next(
            i for i, line in enumerate(lines) if line.text == f"{number}. {french} – {number}. {spanish}"
        )
        heading = next(line for line in lines if line.text.startswith(f"{number}. ") and line.size > 12)
        assert lines[entry + 1].text == str(heading.page)


def test_a_page_break_opens_one_page_and_no_more() -> None:
    lines = _lines(PageBreak(), Paragraph("un"), PageBreak(), PageBreak(), Heading("deux"), PageBreak())
    assert [(line.text, line.page) for line in lines] == [("un", 1), ("deux", 2)]


def test_a_paragraph_that_announces_a_list_stays_with_it() -> None:
    for count in range(34, 44):
        filling = [Paragraph("ligne") for _ in range(count)]
        lines = _lines(*filling, Paragraph("Seront invités\u00a0:"), ListOf(("premier", "second")))
        assert _line(lines, "Seront").page == _line(lines, "premier").page


def test_numbers_and_bullets_hang_beside_their_text() -> None:
    lines = _lines(ListOf(("un", "deux", ListOf(("dedans",))), numbered=True))
    assert [line.text for line in lines] == ["1.", "un", "2.", "deux", "–", "dedans"]
    assert _line(lines, "1.").y == _line(lines, "un").y
    assert _line(lines, "1.").x < _line(lines, "un").x < _line(lines, "dedans").x


def test_labels_stand_on_the_line_of_their_value() -> None:
    lines = _lines(KeyValues((("Lieu", "Paris"), ("Date", "12\u00a0février 2015"))))
    assert _line(lines, "Lieu").y == pytest.approx(_line(lines, "Paris").y, abs=0.02)
    assert _line(lines, "12").x == _line(lines, "Paris").x


def test_people_keep_the_order_given() -> None:
    people = tuple(Person(name, "fonction", "organisme") for name in ("Zapata", "Angeles", "Íñigo"))
    texts = [line.text for line in _lines(People("Délégation", people))]
    assert [text for text in texts if text in {"Zapata", "Angeles", "Íñigo"}] == [
        "Zapata",
        "Angeles",
        "Íñigo",
    ]
    assert texts[0] == "Délégation"


def test_places_to_sign_are_not_cut_by_a_page_end() -> None:
    parties = (Signature("Pour A", "Mme Alpha", "présidente"), Signature("Pour B", "M. Bêta", "président"))
    for count in range(30, 42):
        lines = _lines(*[Paragraph("ligne")] * count, Signatures(parties, "Fait à Paris"))
        assert len({line.page for line in lines[count:]}) == 1
        assert _line(lines, "Pour A").y == _line(lines, "Pour B").y


def test_a_note_goes_on_overleaf_with_its_title_on_the_first_page() -> None:
    lines = _lines(
        *[Paragraph("ligne")] * 30, Note("\n".join(f"remarque {n}" for n in range(40)), "Attention")
    )
    assert lines[-1].page == 2
    assert _line(lines, "Attention").page == _line(lines, "remarque 1").page == 1


def test_facts_blanks_and_a_long_title_find_their_place() -> None:
    facts = tuple((f"étiquette {n}", f"valeur {n}") for n in range(6))
    lines = _lines(
        TitleBlock("Sorte", "Un titre très long " * 12, ("Paris",), facts), Blank("Approuvé le"), Blank()
    )
    first = [line for line in lines if line.text.startswith("valeur")]
    assert len({line.y for line in first}) == 2
    assert len({line.x for line in first}) == 3


@pytest.mark.parametrize("item", [Parallel((), ()), Contents()])
def test_what_stands_alone_does_not_stand_inside(item: Item) -> None:
    with pytest.raises(TypeError):
        printed(Story("T", "fr", (Parallel((item,), ()),)))
