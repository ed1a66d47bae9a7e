"""Is every table of a file regular, and does every header say what it is the header of?"""

from __future__ import annotations

from collections.abc import Iterator

from tests.press.tagged import Element, Paper


def faults(paper: Paper) -> Iterator[str]:
    """Yield what is wrong with the tables of a file."""
    for element in paper.elements:
        if element.tag == "Table":
            yield from _table(element)
        elif element.tag == "TH" and str(element.attribute("/Scope")) not in {"/Row", "/Column", "/Both"}:
            yield "a header of a table does not say of what"


def _table(table: Element) -> Iterator[str]:
    rows = [element for element in table.walk() if element.tag == "TR"]
    for kid in table.kids:
        if not isinstance(kid, Element) or kid.tag not in {"TR", "THead", "TBody", "TFoot", "Caption"}:
            yield "something else than rows and a caption stands in a table"
    captions = [kid for kid in table.kids if isinstance(kid, Element) and kid.tag == "Caption"]
    if captions and (len(captions) > 1 or table.kids.index(captions[0]) not in {0, len(table.kids) - 1}):
        yield "the caption of a table is neither first nor last"
    if not rows:
        yield "a table has no rows"
    widths = _widths(rows)
    if len(set(widths)) > 1:
        yield f"the rows of a table have {sorted(set(widths))} columns"


def _widths(rows: list[Element]) -> list[int]:
    """Return how many columns each row has, what reaches down from rows above counted too."""
    widths: list[int] = []
    reaching: list[tuple[int, int]] = []  # rows still covered, columns
    for row in rows:
        width = sum(columns for _rows, columns in reaching)
        reaching = [(left - 1, columns) for left, columns in reaching if left > 1]
        for cell in row.kids:
            if isinstance(cell, Element):
                columns = int(cell.attribute("/ColSpan") or 1)
                down = int(cell.attribute("/RowSpan") or 1)
                width += columns
                if down > 1:
                    reaching.append((down - 1, columns))
        widths.append(width)
    if reaching:
        widths.append(-1)  # a cell reaches below the table
    return widths
