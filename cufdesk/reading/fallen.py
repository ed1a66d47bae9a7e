"""Tables whose cells fell one under the other when they were pasted: each line a cell, put in rows again."""

from __future__ import annotations

import re
from itertools import combinations, pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from cufdesk.reading import tables
from cufdesk.reading.matching import Span, trimmed
from cufdesk.reading.who import somebody

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.structure import Document

_FEWEST_COLUMNS = 3
_MOST_COLUMNS = 8
_LONGEST_NAME = 40
_MOST_LINES = 12
_FEWEST_ROWS = 2
_NOTHING = re.compile(r"[-–—/.\s]*|n[ée]ant|n/a", re.IGNORECASE)
_NUMBER = re.compile(r"(?:n°|no\.?)?\s?(\d{1,3})\s?[.)°]?", re.IGNORECASE)
_TOLD = re.compile(r"[^\W\d_][^:\n]{2,30}\s?:(?=\s)")
_EDGES = " \t\u00a0·*"

Cells = tuple[Span, ...]


class _Table(NamedTuple):
    """The columns of a table by what they hold, and the lines of its body, blank ones too."""

    columns: tuple[str, ...]
    lines: list[Span]


def fallen(doc: Document) -> dict[int, Cells]:
    """Return the cells of each row of a text's fallen tables, empty ones too, by where the row begins."""
    found: dict[int, Cells] = {}
    lines = list(_lines(doc))
    index = 0
    while index < len(lines):
        columns = _columns(doc, lines[index : index + _MOST_COLUMNS + 1])
        if not columns:
            index += 1
            continue
        table = _Table(columns, lines[index + len(columns) :])
        rows = _numbered(doc, table) or _in_step(doc, table) or _by_blanks(doc, table)
        if len(rows) >= _FEWEST_ROWS:
            head = tuple(lines[index : index + len(columns)])
            found.update({row[0][0]: row for row in (head, *rows)})
            last = max(end for _start, end in rows[-1])
            index = next((i for i, (start, _end) in enumerate(lines) if start >= last), len(lines))
        else:
            index += len(columns)
    return found


def _lines(doc: Document) -> Iterator[Span]:
    at = 0
    for words in doc.text.split("\n"):
        yield trimmed(doc.text, at, at + len(words), _EDGES)
        at += len(words) + 1


def _columns(doc: Document, lines: list[Span]) -> tuple[str, ...]:
    """Return what the columns hold where the first lines are the names of a table's columns, one a line."""
    first = lines[0]
    if not 0 < first[1] - first[0] <= _LONGEST_NAME or not tables.is_column(doc, first):
        return ()
    named = takewhile(
        lambda span: 0 < span[1] - span[0] <= _LONGEST_NAME and tables.is_column(doc, span),
        lines,
    )
    spans = list(named)
    found = tuple(tables.columns_of(doc, spans))
    told = {*found}
    if not _FEWEST_COLUMNS <= len(found) <= _MOST_COLUMNS or not told & {"decision", "action"}:
        return ()
    return found if told & {"responsible", "deadline"} else ()


def _numbered(doc: Document, table: _Table) -> list[Cells]:
    """Return the rows where a number on a line of its own begins each, counted from the first."""
    if table.columns[0] != "number":
        return []
    filled = [span for span in table.lines if span[0] < span[1]]
    starts: list[int] = []
    for index, span in enumerate(filled):
        number = _NUMBER.fullmatch(doc.text, *span)
        if number and (not starts or int(number[1]) == len(starts) + _first(doc, filled)):
            starts.append(index)
        if not starts or index - starts[-1] > _MOST_LINES:
            break
    rows = []
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        if end is not None:
            rows.append((filled[start], *_fitted(doc, table.columns[1:], filled[start + 1 : end])))
            continue
        # The last row ends where the table does; a cell of it may be cut into two lines.
        told = _up_to_end(doc, filled[start : start + len(table.columns) + 1])[1:]
        ways = [_fitted(doc, table.columns[1:], told[: len(table.columns) - 1 + more]) for more in (0, 1)]
        rows.append((filled[start], *max(ways, key=lambda way: _fit(doc, table.columns[1:], tuple(way)))))
    return rows


def _first(doc: Document, filled: list[Span]) -> int:
    number = _NUMBER.fullmatch(doc.text, *filled[0])
    return int(number[1]) if number else 1


def _up_to_end(doc: Document, told: list[Span]) -> list[Span]:
    """Return the lines of a last row: up to a blank line, or one that says by a label what it is."""
    kept = told[:1]
    for before, span in pairwise(told):
        if doc.text.count("\n", before[1], span[0]) > 1 or _TOLD.match(doc.text, *span):
            break
        kept.append(span)
    return kept


def _in_step(doc: Document, table: _Table) -> list[Cells]:
    """Return the rows where each takes as many lines as there are columns, an empty one for an empty cell."""
    width = len(table.columns)
    apart = table.lines[0][0] >= table.lines[0][1] if table.lines else False
    lines = table.lines[1:] if apart else table.lines
    rows: list[Cells] = []
    step = width + 1 if apart else width
    for at in range(0, len(lines), step):
        row = lines[at : at + width]
        between = lines[at + width : at + step]
        if len(row) < width or row[0][0] >= row[0][1]:
            break
        rows.append(tuple((span[0], span[0]) if _is_nothing(doc, span) else span for span in row))
        if apart and (not between or between[0][0] < between[0][1]):
            break
        if not apart and at + step < len(lines) and lines[at + step][0] >= lines[at + step][1]:
            break
    fits = [_fit(doc, table.columns, row) for row in rows]
    return rows if rows and min(fits) >= 0 and sum(fits) * (2 if apart else 1) >= len(rows) else []


def _by_blanks(doc: Document, table: _Table) -> list[Cells]:
    """Return the rows that blank lines part, however many of their cells are told."""
    groups: list[list[Span]] = []
    blank = True
    for span in table.lines:
        if span[0] >= span[1]:
            blank = True
            continue
        if blank:
            groups.append([])
        groups[-1].append(span)
        blank = False
    width = len(table.columns)
    kept = list(takewhile(lambda group: 1 < len(group) <= width + 1, groups))
    return [tuple(_fitted(doc, table.columns, group)) for group in kept]


def _is_nothing(doc: Document, span: Span) -> bool:
    return _NOTHING.fullmatch(doc.text, *span) is not None


def _fit(doc: Document, columns: tuple[str, ...], row: Cells) -> int:
    """Return how well cells stand in their columns: who where somebody is named, a term where one is told."""
    points = 0
    for kind, span in zip(columns, row, strict=False):
        if span[0] >= span[1]:
            points -= kind in {"decision", "action"}
        elif kind == "deadline":
            points += 1 if tables.is_when(doc, span) else -1
        elif kind == "responsible":
            points += 1 if somebody(doc, *span) else -bool(tables.is_when(doc, span))
        elif kind in {"decision", "action"}:
            points -= bool(somebody(doc, *span))
    return points


def _fitted(doc: Document, columns: tuple[str, ...], told: list[Span]) -> list[Span]:
    """Return a cell for each column: lines that are too many belong to one cell, too few leave some empty."""
    spans = [(span[0], span[0]) if _is_nothing(doc, span) else span for span in told]
    extra = len(spans) - len(columns)
    if extra == 0 or not spans:
        return spans or [(0, 0)] * len(columns)
    if extra > 0:
        cut = sorted(range(len(columns)), key=lambda i: columns[i] not in {"decision", "action"})
        ways = [[*spans[:i], (spans[i][0], spans[i + extra][1]), *spans[i + extra + 1 :]] for i in cut]
    else:
        ways = []
        for kept in combinations(range(len(columns)), len(spans)):
            places = iter(spans)
            ways.append([next(places) if i in kept else (spans[0][0],) * 2 for i in range(len(columns))])
    return list(max(ways, key=lambda way: _fit(doc, columns, tuple(way))))
