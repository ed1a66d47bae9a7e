from __future__ import annotations

import pytest

from cufdesk.press.compositor import Compositor
from cufdesk.press.galley import Galley
from cufdesk.press.story import Cell, Col, DataTable, Item, Paragraph, Parallel, Row, Story
from cufdesk.press.structure import Node
from cufdesk.press.tables import table_steps
from tests.press import stories
from tests.press.archive import faults
from tests.press.pages import Line, body_of, printed


def _story(*items: Item, landscape: bool = False) -> Story:
    return Story("T", "fr", items, landscape=landscape)


def _on(lines: list[Line], page: int) -> list[str]:
    return [line.text for line in lines if line.page == page]


def test_the_header_stands_on_every_page_and_above_its_columns() -> None:
    lines = body_of(stories.register())
    pages = lines[-1].page
    assert pages > 4
    for page in range(2, pages + 1):
        assert _on(lines, page)[:6] == ["Compte", "Intitulé", "Financeur", "Prévu", "Réalisé", "État"]


def test_no_group_is_left_at_a_foot_and_no_total_at_a_head() -> None:
    themes = {french for french, _spanish in stories.THEMES}
    for count in range(20, 44):
        lines = body_of(stories.register(count))
        for page in range(1, lines[-1].page + 1):
            texts = _on(lines, page)
            assert texts[-1] not in themes
            if page > 1:
                assert texts[6] not in {"Sous-total", "Total des charges"}


def test_a_short_table_is_not_parted() -> None:
    table = DataTable((Col("A"),), tuple(Row((f"{number}",)) for number in range(6)))
    for count in range(24, 40):
        lines = body_of(_story(*[Paragraph("ligne")] * count, table))
        assert len({line.page for line in lines if line.text != "ligne"}) == 1


def test_a_low_row_is_whole_and_the_last_one_not_alone() -> None:
    """Each row says the same in two languages: the second never stands on the next page without the first."""
    told = "Une ligne qui dit en français\nUna línea que dice en español\nle tout, todo"
    rows = tuple(Row((f"{number}", told)) for number in range(9))
    table = DataTable((Col("N°"), Col("Texte", 4)), rows)
    for count in range(14, 40):
        lines = body_of(_story(*[Paragraph("ligne")] * count, table))
        pages = [line.page for line in lines if line.text.startswith(("Une", "Una", "le tout"))]
        assert all(len(set(pages[place : place + 3])) == 1 for place in range(0, len(pages), 3))
        assert pages[0] == pages[3]
        assert pages[-1] == pages[-4]


def test_a_paragraph_stays_with_the_table_that_it_announces() -> None:
    table = DataTable((Col("Rédigé par"), Col("Date")), (Row(("\u00a0\n\u00a0\n\u00a0", "")),))
    for count in range(24, 42):
        for said in (
            (Paragraph("Sans observation"),),
            (Parallel((Paragraph("Sans observation"),), (Paragraph("De no recibirse"),), "fr", "es"),),
        ):
            lines = body_of(_story(*[Paragraph("ligne")] * count, *said, table))
            assert len({line.page for line in lines if line.text != "ligne"}) == 1


def test_the_amount_of_a_total_is_not_parted_from_its_currency() -> None:
    """It is the longest of its column, and its row begins with a cell over several columns."""
    columns = (Col("Compte"), Col("Ligne", 6), Col("Fiabilité", 2), Col("Montant", 1, "right"))
    amount = "1\u202f234\u202f567\u202f890,55\u00a0€"
    rows = (Row(("60", "Achats", "Devis", "9,00\u00a0€")), Row((Cell("Total", span=3), amount), "total"))
    told = [line.text.replace("\u202f", "\u00a0") for line in body_of(_story(DataTable(columns, rows)))]
    assert amount.replace("\u202f", "\u00a0") in told


def test_a_number_is_set_against_the_right_edge() -> None:
    table = DataTable(
        (Col("Poste"), Col("€", align="right")), (Row(("a", "9,00")), Row(("b", "1\u202f000,00")))
    )
    lines = body_of(_story(table))
    right = [line.x + line.width for line in lines if line.text.endswith(",00")]
    assert len(right) == 2
    assert right[0] == pytest.approx(right[1], abs=0.05)


def test_a_cell_longer_than_a_page_is_split_and_whole() -> None:
    words = " ".join(f"mot{number}" for number in range(3000))
    table = DataTable((Col("Long", 2), Col("Court")), (Row((words, "à côté")),))
    lines = body_of(_story(Paragraph("avant"), table, Paragraph("après")))
    assert lines[-1].page > 3
    said = " ".join(line.text for line in lines)
    assert [word for word in said.split() if word.startswith("mot")] == words.split()


def test_no_word_is_cut_while_another_column_has_room() -> None:
    table = DataTable((Col("N°", 8), Col("Responsabilité", 0.1)), (Row(("1", "internationalisation")),))
    texts = [line.text for line in body_of(_story(table))]
    assert texts == ["N°", "Responsabilité", "1", "internationalisation"]


def test_columns_fill_the_table_whatever_their_words() -> None:
    for words in (
        ("a", "b", "c"),
        ("a" * 300, "b", "c"),
        ("a" * 300, "b" * 300, "c" * 300),
        ("x y " * 50, "", ""),
    ):
        for weights in ((1, 1, 1), (0, 5, 100), (3, 0.001, 1)):
            table = DataTable(
                tuple(Col(word, weight) for word, weight in zip("abc", weights, strict=True)), (Row(words),)
            )
            galley = Galley(Compositor(), 400, "fr", Node("Document"))
            (head, row) = table_steps(table, galley)
            assert head.running is None
            assert row.running is head.box


def test_a_span_reaches_over_its_columns() -> None:
    table = DataTable(
        (Col("A"), Col("B"), Col("C", align="right")),
        (
            Row((Cell("un titre qui prend la place de deux colonnes entières", span=2), "3")),
            Row((Cell("fin", 9),)),
        ),
    )
    texts = [line.text for line in body_of(_story(table))]
    assert texts[3:] == ["un titre qui prend la place de deux colonnes entières", "3", "fin"]


def test_more_cells_than_columns_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="more cells"):
        printed(_story(DataTable((Col("A"),), (Row(("1", "2")),))))


def test_a_table_without_titles_has_no_header() -> None:
    table = DataTable((Col(""), Col("")), tuple(Row((f"{n}", "x")) for n in range(80)))
    lines = body_of(_story(table))
    assert [line.text for line in lines if line.text.isdigit()] == [f"{n}" for n in range(80)]
    assert table_steps(DataTable((), ()), Galley(Compositor(), 400, "fr", Node("Document"))) == []


def test_missing_cells_are_empty() -> None:
    table = DataTable((Col("A"), Col("B")), (Row(("1",)), Row(()), Row(("2", "3"))))
    assert [line.text for line in body_of(_story(table))] == ["A", "B", "1", "2", "3"]


def test_a_caption_over_nothing_is_no_table() -> None:
    story = Story("T", "fr", (DataTable((Col("", 0.0),), (), "Tableau 1"),))
    assert [line.text for line in body_of(story)] == ["Tableau 1"]
    assert faults(printed(story), story) == {}
