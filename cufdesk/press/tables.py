"""Data tables: columns that never cut a word without need, a header on every page, groups and totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cufdesk.press.boxes import Box, Columns, Frame, Framed, Whole
from cufdesk.press.compositor import says
from cufdesk.press.flow import Step
from cufdesk.press.story import Cell
from cufdesk.press.styles import (
    BLOCK_SPACE,
    CAPTION,
    CELL_PADDING,
    HAIR,
    HEAD_PADDING,
    NAVY,
    RULE,
    STRONG_RULE,
    TABLE_CELL,
    TABLE_CELL_BOLD,
    TABLE_GROUP,
    TABLE_HEAD,
    TINT,
    TextStyle,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.press.galley import Galley
    from cufdesk.press.story import DataTable, Row, RowKind, Words

_STYLES: dict[RowKind, TextStyle] = {
    "data": TABLE_CELL,
    "group": TABLE_GROUP,
    "sub": TABLE_CELL_BOLD,
    "total": TABLE_CELL_BOLD,
}
_FRAMES: dict[RowKind, Frame] = {
    "data": Frame((0, CELL_PADDING[1]), below=(RULE, HAIR)),
    "group": Frame((0, CELL_PADDING[1] + 0.6), ground=TINT, below=(RULE, HAIR)),
    "sub": Frame((0, CELL_PADDING[1]), above=(RULE, NAVY), below=(RULE, HAIR)),
    "total": Frame(
        (0, CELL_PADDING[1] + 1), ground=TINT, above=(STRONG_RULE, NAVY), below=(STRONG_RULE, NAVY)
    ),
}
_HEAD_FRAME = Frame((0, HEAD_PADDING[1]), ground=NAVY)
_SHORT = 150.0  # points; a table no higher than this is not parted by a page end
_LOW = 130.0  # points; a row no higher than this is not parted: its second language would stand overleaf
_MOST_FOR_A_WORD = 0.4  # of the table's width: a longer word is cut


class _Setter:
    """One table being set."""

    def __init__(self, table: DataTable, galley: Galley) -> None:
        self.table = table
        self.galley = galley.within("Table")
        self.width = galley.width
        self.widths = self._column_widths()

    def _column_widths(self) -> list[float]:
        """Share the width by weight, then widen what its longest word needs at the others' cost."""
        columns = self.table.columns
        weights = [max(column.width, 0.01) for column in columns]
        shares = [self.width * weight / sum(weights) for weight in weights]
        needs = self._needs()
        if sum(needs) >= self.width:
            return [self.width * need / sum(needs) for need in needs]
        for _ in columns:
            spare = [max(0.0, share - need) for share, need in zip(shares, needs, strict=True)]
            lacking = sum(max(0.0, need - share) for share, need in zip(shares, needs, strict=True))
            if lacking < 0.01 or not sum(spare):
                break
            taken = min(1.0, lacking / sum(spare))
            shares = [
                max(share, need) if share < need else share - extra * taken
                for share, need, extra in zip(shares, needs, spare, strict=True)
            ]
        return shares

    def _needs(self) -> list[float]:
        """Return what each column needs so that no word of it is cut; a cell over several says nothing."""
        longest = self.galley.compositor.longest
        needs = [longest(column.title, TABLE_HEAD) for column in self.table.columns]
        for row in self.table.rows:
            if row.kind == "group":
                continue
            number = 0
            for cell in row.cells[: len(needs)]:
                span = max(1, cell.span) if isinstance(cell, Cell) else 1
                if span == 1 and number < len(needs):
                    words = cell.text if isinstance(cell, Cell) else cell
                    needs[number] = max(needs[number], longest(words, _style(cell, row)))
                number += span
        most = self.width * _MOST_FOR_A_WORD
        return [min(need, most) + 2 * CELL_PADDING[0] + 0.1 for need in needs]

    def head(self) -> Box | None:
        """Return the header row; a table whose columns have no titles has none."""
        if not any(says(column.title) for column in self.table.columns):
            return None
        cells = [Cell(column.title) for column in self.table.columns]
        return Framed(self._cells(cells, TABLE_HEAD, "head"), self.width, _HEAD_FRAME)

    def row(self, row: Row) -> Box:
        """Return a row of the body."""
        cells = [cell if isinstance(cell, Cell) else Cell(cell) for cell in row.cells]
        if row.kind == "group" and len(cells) == 1:
            cells = [Cell(cells[0].text, span=len(self.widths), align="left")]
        box = Framed(self._cells(cells, _STYLES[row.kind], row.kind), self.width, _FRAMES[row.kind])
        return Whole(box) if box.height <= _LOW else box

    def _cells(self, cells: Sequence[Cell], style: TextStyle, kind: RowKind | Literal["head"]) -> Box:
        row = self.galley.within("TR")
        placed: list[tuple[float, Box]] = []
        number, left = 0, 0.0
        for cell in cells:
            if number >= len(self.widths):
                raise ValueError("a row of the table has more cells than the table has columns")
            span = max(1, min(cell.span, len(self.widths) - number))
            width = sum(self.widths[number : number + span])
            align = cell.align or self.table.columns[number].align
            place = _place(row.inset(width - 2 * CELL_PADDING[0]), kind, span, first=number == 0)
            box = place.set(cell.text, _bold(style, bold=cell.bold), align=align, tag="")
            placed.append((left + CELL_PADDING[0], box))
            number += span
            left += width
        for _missing in self.widths[number:]:
            row.within("TD")
        placed.append((0.0, Box(style.leading)))
        return Columns(placed)


def _place(row: Galley, kind: RowKind | Literal["head"], span: int, *, first: bool) -> Galley:
    """Return the node of a cell: a header of its column or of its row, or plain data."""
    spanning = f"/ColSpan {span}" if span > 1 else ""
    if kind in {"head", "group"}:
        return row.within("TH", attributes=f"/O/Table/Scope/Column{spanning}")
    if kind in {"sub", "total"} and first:
        return row.within("TH", attributes=f"/O/Table/Scope/Row{spanning}")
    return row.within("TD", attributes=f"/O/Table{spanning}" if spanning else "")


def _style(cell: Cell | Words, row: Row) -> TextStyle:
    return _bold(_STYLES[row.kind], bold=isinstance(cell, Cell) and cell.bold)


def _bold(style: TextStyle, *, bold: bool) -> TextStyle:
    return TABLE_CELL_BOLD if bold and style is TABLE_CELL else style


def table_steps(table: DataTable, galley: Galley) -> list[Step]:
    """Return a table as steps: caption, header, rows; no header, title, first or last row is left alone."""
    if not table.columns:
        return []
    if not table.rows and not any(says(column.title) for column in table.columns):
        caption = galley.set(table.caption, CAPTION)  # a table without a row would be none to who hears it
        return [Step(caption, BLOCK_SPACE.before, BLOCK_SPACE.after)] if caption.height else []
    setter = _Setter(table, galley)
    steps: list[Step] = []
    caption = setter.galley.set(table.caption, CAPTION, tag="Caption")
    if caption.height:
        steps.append(Step(caption, BLOCK_SPACE.before, 4.5, keep=True))
    head = setter.head()
    if head is not None:
        steps.append(Step(head, BLOCK_SPACE.before, keep=True))
    for number, row in enumerate(table.rows):
        following = table.rows[number + 1].kind if number + 1 < len(table.rows) else None
        keep = row.kind == "group" or following in {"sub", "total"} or number in {0, len(table.rows) - 2}
        before = 0.0 if head is not None or number else BLOCK_SPACE.before
        steps.append(Step(setter.row(row), before, keep=keep, running=head))
    if sum(step.box.height for step in steps) <= _SHORT:
        steps = [step._replace(keep=True) for step in steps]
    if steps:
        steps[-1] = steps[-1]._replace(after=BLOCK_SPACE.after, keep=False)
    return steps
