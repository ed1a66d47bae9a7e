"""No word is cut inside in a narrow column, unless it is wider than the column."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import example, given, settings
from hypothesis import strategies as st

from cufdesk.press.boxes import Box, Columns, Framed, Lines, Whole
from cufdesk.press.compositor import Compositor
from cufdesk.press.galley import Galley
from cufdesk.press.story import Cell, Col, DataTable, Row
from cufdesk.press.structure import Node
from cufdesk.press.styles import CELL_PADDING, TABLE_CELL
from cufdesk.press.tables import _Setter, table_steps

_SOME = (
    "de",
    "l’aménagement",
    "territoires",
    "1\u202f234,50\u00a0€",
    "internationalisation",
    "«\u00a0mot\u00a0»",
)
_WORDS = st.lists(st.sampled_from(_SOME), max_size=6).map(" ".join)
_CUT = "\u00ad"


@st.composite
def _tables(draw: st.DrawFn) -> DataTable:
    count = draw(st.integers(1, 12))
    columns = tuple(
        Col(draw(st.sampled_from(["", "N°", "Titre"])), draw(st.floats(0, 5))) for _ in range(count)
    )
    rows = st.lists(st.lists(_WORDS, max_size=count).map(lambda cells: Row(tuple(cells))), max_size=4)
    return DataTable(columns, tuple(draw(rows)))


def _galley() -> Galley:
    return Galley(Compositor(), 470, "fr", Node("Document"))


def _cells(box: Box) -> Iterator[Lines]:
    box = box.box if isinstance(box, Whole) else box
    assert isinstance(box, Framed)
    assert isinstance(box.box, Columns)
    yield from (cell for _place, cell in box.box.cells if isinstance(cell, Lines))


def _said(lines: Lines) -> list[str]:
    return ["".join(glyph.text for piece in line.pieces for glyph in piece.glyphs) for line in lines.lines]


@settings(deadline=None)
@given(_tables())
def test_a_word_is_cut_only_where_its_column_is_narrower(table: DataTable) -> None:
    galley = _galley()
    widths = _Setter(table, galley).widths
    assert abs(sum(widths) - galley.width) < 0.01
    for row, step in zip(reversed(table.rows), reversed(table_steps(table, galley)), strict=False):
        for words, width, cell in zip(row.cells, widths, _cells(step.box), strict=False):
            assert isinstance(words, str)
            fits = galley.compositor.longest(words, TABLE_CELL) <= width - 2 * CELL_PADDING[0]
            if fits:
                assert not any(_CUT in line for line in _said(cell)), words


@settings(deadline=None)
@example(["M.", "la", "M.", "Iglesias", "M."])
@given(st.lists(st.sampled_from(["M.", "Núñez", "de", "la", "Peña", "Iglesias"]), min_size=2, max_size=9))
def test_a_chain_of_no_break_spaces_is_cut_at_its_spaces(words: list[str]) -> None:
    """Names are held together by such spaces; in a column that holds each word, none is cut inside."""
    compositor = Compositor()
    width = max(compositor.width(f"{word}\u00a0", TABLE_CELL) for word in words) + 1
    lines = _said(compositor.set("\u00a0".join(words), TABLE_CELL, width, "fr"))
    parts = [part for line in lines for part in line.rstrip(_CUT).split("\u00a0") if part]
    assert parts == words


def test_a_word_wider_than_its_column_may_end_in_a_no_break_space() -> None:
    compositor = Compositor()
    for space in ("\u00a0", "\u202f"):
        width = compositor.width("Wagram", TABLE_CELL) - 1
        assert "".join(_said(compositor.set(f"Wagram{space}", TABLE_CELL, width, "fr"))).startswith("Wa")
        assert _said(compositor.set(f"W{space}", TABLE_CELL, 1, "fr")) == [f"W{space}"]


def test_a_span_is_no_reason_to_cut() -> None:
    table = DataTable(
        (Col("N°", 0.2), Col("x"), Col("y")),
        (Row((Cell("internationalisation des territoires", 3),)), Row(("1", "internationalisation", "mot"))),
    )
    for step in table_steps(table, _galley()):
        assert not any(_CUT in line for cell in _cells(step.box) for line in _said(cell))
