from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from cufdesk.exchange.pdf_pages import PdfPages
from cufdesk.press.characters import clean
from cufdesk.press.coverage import unprintable
from cufdesk.press.printing import print_story
from cufdesk.press.story import (
    Cell,
    Col,
    DataTable,
    Heading,
    Item,
    Paragraph,
    Parallel,
    Row,
    Span,
    Story,
    TitleBlock,
)
from tests.press import stories
from tests.press.pages import body_of, lines_of, printed, unfolded

FRENCH = stories.FRENCH
SPANISH = stories.SPANISH


@pytest.mark.parametrize(("language", "texts"), [("fr", FRENCH), ("es", SPANISH)])
def test_the_text_layer_is_the_text(language: str, texts: tuple[str, ...]) -> None:
    paragraphs = [" ".join(texts[i % 6 :] + texts[: i % 4]) for i in range(30)]
    story = Story("T", language, [Paragraph(text) for text in paragraphs])  # type: ignore[arg-type]
    lines = body_of(story)
    assert lines[-1].page > 3
    assert unfolded(lines) == " ".join(paragraphs)


def test_pdftotext_finds_the_same_words(tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    target = tmp_path / "t.pdf"
    print_story(Story("T", "fr", [Paragraph(text) for text in FRENCH]), target)
    said = subprocess.run(["pdftotext", "-enc", "UTF-8", target, "-"], capture_output=True, check=True).stdout
    text = said.decode("utf-8").replace("\u00ad\n", "").split()
    words = " ".join(FRENCH).split()
    assert [word for word in text if word in words][: len(words)] == words


def test_the_preview_finds_words_across_a_hyphen_of_the_press() -> None:
    data = printed(Story("T", "fr", [Paragraph("L’aménagement durable des territoires " * 12)]))
    broken = [line.text for line in lines_of(data) if line.text.endswith("\u00ad")]
    assert broken
    pages = PdfPages(data, "t.pdf")
    try:
        assert len(pages.find(0, "amenagement")) == 12
        assert len(pages.find(0, "territoires")) == 12
    finally:
        pages.close()


def test_no_break_spaces_neither_break_nor_stretch_nor_vanish() -> None:
    words = "coût\u00a0: 1\u202f234\u202f567,50\u00a0€ soit 12\u00a0%\u202f; "
    lines = body_of(Story("T", "fr", [Paragraph(words * 40)]))
    text = unfolded(lines)
    assert text.count("1\u202f234\u202f567,50\u00a0€") == 40
    assert text.count("coût\u00a0:") == 40
    assert not any(line.text[-1] in "\u00a0\u202f" or line.text[0] in "\u00a0\u202f:;€" for line in lines)


def test_capitals_of_the_page_are_lower_case_in_the_text() -> None:
    lines = lines_of(printed(Story("T", "fr", (TitleBlock("Relevé de décisions", "Titre"),))))
    assert "Relevé de décisions" in [line.text for line in lines]


def test_letter_spaced_words_are_read_and_found_whole() -> None:
    story = Story("T", "fr", (TitleBlock("Relevé de décisions", "Titre"),), state="PROJET")
    document = pypdfium2.PdfDocument(printed(story))
    try:
        text = document[0].get_textpage().get_text_range()
    finally:
        document.close()
    assert {"Relevé de décisions", "PROJET"} <= set(text.splitlines())


def test_no_ligature_character_reaches_the_text() -> None:
    text = "officiel affirmé efflorescence flux fin suffisant"
    said = unfolded(body_of(Story("T", "fr", (Paragraph(text), Heading(text)))))
    assert said == f"{text} {text}"


def test_a_compound_broken_at_its_own_hyphen_stays_one_word() -> None:
    lines = body_of(Story("T", "fr", [Paragraph("groupe-pays franco-mexicain, " * 40)]))
    assert any(line.text.endswith("-\u00ad") for line in lines)
    assert unfolded(lines) == ("groupe-pays franco-mexicain, " * 40).strip()


def test_a_word_wider_than_its_column_is_cut_and_stays_one_word() -> None:
    word = "a1" * 150
    table = DataTable((Col("N", 0.1), Col("x")), (Row((word, "y")),))
    lines = body_of(Story("T", "fr", (Paragraph(word), table)))
    assert unfolded(lines).replace(" N x ", " ") == f"{word} {word} y"


def test_emphasis_joins_without_a_space() -> None:
    words = ("Le texte", Span(" fait foi", bold=True), Span(" (art. 3", italic=True, muted=True), ").")
    (line,) = body_of(Story("T", "fr", (Paragraph(words),)))
    assert line.text == "Le texte fait foi (art. 3)."
    assert line.fonts == {"GentiumBookPlus-Regular", "GentiumBookPlus-Bold", "GentiumBookPlus-Italic"}


def test_markup_characters_mean_themselves() -> None:
    text = "<b>A & B</b> (C) [D] \\n %"
    assert unfolded(body_of(Story("T", "fr", (Paragraph(text),)))) == text


def test_an_unknown_sign_is_replaced_visibly_and_told() -> None:
    story = Story("T", "fr", (Paragraph("Bravo 😀 漢"), Heading("漢 à 😀"), Paragraph("N° ‑ x\u0301 ✓")))
    lines = body_of(story)
    assert [line.text for line in lines] == ["Bravo 😀 漢", "漢 à 😀", "N° ‑ x\u0301 ✓"]
    assert unprintable(story) == "😀漢"
    assert unprintable(stories.minutes()) == ""


def test_controls_are_dropped_and_letters_composed() -> None:
    assert clean("a\x00b\u200b\u202e\ufeffc\r\nd\u2028e\u0301\tf\ue000\ud800") == "abc\nd\né f\ufffd\ufffd"
    assert clean("1\u202f234\u00a0€ « œ » – … ñ") == "1\u202f234\u00a0€ « œ » – … ñ"


def test_nothing_is_lost_in_tables_and_pairs() -> None:
    rows = [Row((" ".join(FRENCH) * 3, f"{number}")) for number in range(9)]
    columns = (Col("Poste", 3), Col("Montant", 1, "right"))
    table = DataTable(columns, (*rows, Row((Cell("Total", 2),), "total")))
    left: list[Item] = [Paragraph(text) for text in FRENCH * 6]
    right: list[Item] = [Paragraph(text) for text in SPANISH * 6]
    lines = body_of(Story("T", "fr+es", (Parallel(tuple(left), tuple(right)), table)))
    said = Counter(unfolded(lines).replace(" ", ""))
    source = "".join(FRENCH * 6 + SPANISH * 6) + "".join(FRENCH) * 27 + "012345678Total"
    headers = "PosteMontant" * sum(line.text == "Poste" for line in lines)
    # Where a paragraph is split between pages, the other column stands between the halves of a word.
    said.pop("\u00ad", None)
    assert said == Counter((source + headers).replace(" ", ""))
