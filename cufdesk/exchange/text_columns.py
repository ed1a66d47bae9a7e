"""Columns that blanks hold in place: a table becomes one row a line, two columns follow each other.

A text pasted out of a page keeps columns by runs of blanks, which are taken out later: what they mean is told
before that.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cufdesk.domain.given_names import is_given_name
from cufdesk.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_GAP = re.compile(r"(?:[ \u00a0]{2,}|[ \u00a0]*\t[ \t\u00a0]*)(?=\S)")
_BLANK = " \t\u00a0"
_FEWEST_LINES = 2
_FEWEST_ROWS = 3
_MOST_COLUMNS = 12
_LONGEST_LINE = 400
_NEAR = 1
_INDENT = 4
_NUMBERED = re.compile(r"(?:\d{1,2}|[a-z])[.)°][ \u00a0]")
_SOMEBODY = re.compile(
    r"(?:MM?\.|Mmes?|Mlle|Mr|Dra?|Pr|Sra?|Srta|Lic|Mtr[oa]|Ing|Arq|C\.|Monsieur|Madame|Señora?)[. \u00a0]"
)
_NAME = re.compile(r"[^\W\d_a-zà-ÿ][\w'’-]+[ \u00a0]+(?:d[eu]l?[ \u00a0]+)?[^\W\d_a-zà-ÿ][\w'’-]+")
# "H. BIANCULLI      D. SARRATEA": those who sign beside each other.
_INITIALED = re.compile(r"(?:[^\W\d_a-zà-ÿ]\.[ -]?){1,3}[^\W\d_a-zà-ÿ][\w'’ -]+$")
# "Ab. Byron Guamán": whatever is shortened, a name follows.
_TITLED = re.compile(r"[^\W\d_a-zà-ÿ][a-zà-ÿ]{1,4}\.[ \u00a0][^\W\d_a-zà-ÿ][\w'’-]+[ \u00a0][^\W\d_a-zà-ÿ]")
_HEAD = re.compile(r"[^\W\d_a-zà-ÿ]{4,}\s?:?$")
_LONGEST_NAMED = 60
_WIDE = 3
# Columns that a heading names are those of a table, however alike they look.
_HEADED = re.compile(
    r"(?:nom|noms|prénom|nombre|participants?|asistentes?|fonction|qualité|structure|organisme|institution|organisation|"
    r"cargo|puesto|institución|organización|dependencia)\b",
    re.IGNORECASE,
)

_SIDE = re.compile(r"(?:pour|por|partie|parte|côté|délégation|delegación|lado)\b[^:]{2,60}$", re.IGNORECASE)
_WHO_AND_WHEN = re.compile(
    r"(?:qui|quién|quien|responsables?|pilotes?|encargad[oa]s?)\s?(?:et|y|/|,|-|\+)\s?(?:pour |para )?"
    r"(?:quand|cuándo|cuando|délais?|échéances?|plazos?|fechas?)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with its cells by the place on the line where each begins."""

    start: int
    end: int
    cells: tuple[tuple[int, str], ...]


def column_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Give what to put in the place of columns: start, end, and the words in the order they are read in."""
    run: list[_Line] = []
    for line in _lines(text):
        if line.cells:
            run.append(line)
            continue
        yield from _edit(text, run)
        run = []
    yield from _edit(text, run)


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    for words in [*text.split("\n"), ""]:
        end = at + len(words)
        # A line with "|" says itself where its cells end.
        blank = len(words) <= _LONGEST_LINE and "|" not in words
        yield _Line(at, end, tuple(_cells(words)) if blank else ())
        at = end + 1


def _cells(words: str) -> Iterator[tuple[int, str]]:
    """Give the cells of a line; a bullet's sign before a gap is no cell of its own."""
    at = len(words) - len(words.lstrip(_BLANK))
    for gap in _GAP.finditer(words, at):
        cell = words[at : gap.start()].rstrip(_BLANK)
        if len(cell) > 1 or cell.isalnum():
            yield at, cell
            at = gap.end()
    if cell := words[at:].rstrip(_BLANK):
        yield at, cell


def _edit(text: str, run: list[_Line]) -> Iterator[tuple[int, int, str]]:
    """Give the edit of the lines of a run that stand in columns, if they do."""
    if "\t" in text[run[0].start : run[-1].end] if run else True:
        yield from _tabbed(run)
        return
    starts = _column_starts(run)
    if not starts:
        yield from _beside(text, run)
        return
    placed = [(line, _placed(line, starts)) for line in run]
    first = next(i for i, (_line, cells) in enumerate(placed) if cells and len(cells) > 1)
    last = max(i for i, (_line, cells) in enumerate(placed) if cells and len(cells) > 1)
    inner = placed[first : last + 1]
    rows = [cells for _line, cells in inner if cells is not None]
    if len(rows) < len(inner):
        yield from _beside(text, run)
        return
    sides = len(rows[0]) > 1 and all(_SIDE.match(cell) for cell in rows[0].values())
    at_top = inner[0][0].start * 2 < len(text)  # below, they sign
    alike = len(starts) == 2 and ((sides and at_top) or _are_alike(rows))
    if alike:  # the longer column goes on below the other
        while last + 1 < len(placed) and placed[last + 1][1]:
            last += 1
        inner = placed[first : last + 1]
        rows = [cells for _line, cells in inner if cells is not None]
    elif len(rows) < _FEWEST_ROWS:
        yield from _beside(text, run)
        return
    if alike:
        new = _as_text(rows) if _are_running(rows) and not _name_people(rows) else _as_columns(rows)
    else:
        new = _as_table(_whole(rows), len(starts))
    yield inner[0][0].start, inner[-1][0].end, new


def _beside(text: str, run: list[_Line]) -> Iterator[tuple[int, int, str]]:
    """Give the edit of people named beside each other, with what they are above or below them or without."""
    at = 0
    while at < len(run):
        line = run[at]
        pair = run[at : at + 2]
        told = [_names_people(text, one) for one in pair]
        if (
            len(pair) > 1
            and told in ([True, False], [False, True])
            and len({len(p.cells) for p in pair}) == 1
        ):
            yield line.start, pair[1].end, "\n".join(" | ".join(c for _s, c in one.cells) for one in pair)
            at += 1
        elif told[0]:
            joint = " | " if all(_INITIALED.match(cell) for _start, cell in line.cells) else "\n"
            head, rest = _headed([cell for _start, cell in line.cells])
            yield line.start, line.end, head + joint.join(rest)
        at += 1


def _names_people(text: str, line: _Line) -> bool:
    """Tell whether wide blanks part the names of people on a line."""
    head, cells = _headed([cell for _start, cell in line.cells])
    words = text[line.start : line.end].strip(_BLANK)
    gaps = [len(gap.group()) for gap in _GAP.finditer(words, len(head))]
    if len(cells) < 2 or any(len(cell) > _LONGEST_NAMED or ":" in cell for cell in cells):
        return False
    if len(gaps) != len(cells) - 1 or min(gaps) < _WIDE:
        return False
    known = [_is_somebody(cell) for cell in cells]
    return sum(known) * 2 >= len(cells) and all(
        sure or _NAME.match(cell) is not None for sure, cell in zip(known, cells, strict=True)
    )


def _headed(cells: list[str]) -> tuple[str, list[str]]:
    """Part "PRESENTS" from those beside it."""
    return (f"{cells[0]} ", cells[1:]) if cells and _HEAD.match(cells[0]) else ("", cells)


def _is_somebody(cell: str) -> bool:
    if _SOMEBODY.match(cell) or _INITIALED.match(cell) or _TITLED.match(cell):
        return True
    return _NAME.match(cell) is not None and is_given_name(fold(cell.split(maxsplit=1)[0]).split("-")[0])


def _column_starts(run: list[_Line]) -> list[int]:
    """Return where columns begin on the lines of a run, or nothing where too few lines agree."""
    parted = [line for line in run if len(line.cells) > 1]
    if len(parted) < _FEWEST_LINES:
        return []
    counts = Counter(start for line in parted for start, _cell in line.cells[1:])
    common = sorted(start for start, count in counts.items() if count >= max(2, len(parted) // 3))
    # A table may stand further in than the text around it.
    lead = Counter(line.cells[0][0] for line in parted).most_common(1)[0][0]
    starts = [lead, *(s for i, s in enumerate(common) if i == 0 or s - common[i - 1] > _NEAR)]
    if not 2 <= len(starts) <= _MOST_COLUMNS:
        return []
    agreeing = sum(_placed(line, starts) is not None for line in parted)
    return starts if agreeing == len(parted) else []


def _placed(line: _Line, starts: list[int]) -> dict[int, str] | None:
    """Return the cells of a line by their column, or None where one stands in none."""
    found: dict[int, str] = {}
    for start, cell in line.cells:
        near = [i for i, s in enumerate(starts) if abs(s - start) <= _NEAR]
        if not near and not found and starts[0] < start <= starts[0] + _INDENT:
            near = [0]  # the second line of a numbered cell stands further in
        if not near or near[0] in found:
            return None
        found[near[0]] = cell
    return found


def _tabbed(run: list[_Line]) -> Iterator[tuple[int, int, str]]:
    """Give the edit of two columns of people parted by tabs; a table keeps its tabs."""
    rows = [dict(enumerate(cell for _start, cell in line.cells)) for line in run]
    parted = [row for row in rows if len(row) > 1]
    if len(parted) >= 2 and all(len(row) == 2 for row in parted) and _are_alike(rows):
        yield run[0].start, run[-1].end, _as_columns(rows)


def _are_alike(rows: list[dict[int, str]]) -> bool:
    """Tell two columns of one kind, as of people, from the columns of a table."""
    if all(_HEADED.match(cell) for cell in rows[0].values()) and len(rows[0]) > 1:
        return False
    sides = [[row[side] for row in rows if side in row] for side in (0, 1)]
    if all(sum(bool(_SOMEBODY.match(c) or _TITLED.match(c)) for c in side) >= 2 for side in sides):
        return True
    if all(sum(bool(_NAME.match(cell)) for cell in side) > len(side) * 2 / 3 for side in sides):
        return not any(_SOMEBODY.match(cell) for cell in sides[0])
    return _are_running(rows)


def _name_people(rows: list[dict[int, str]]) -> bool:
    """Tell whether people are listed: more than a quarter of the cells begin with a name."""
    cells = [cell for row in rows for cell in row.values()]
    return sum(bool(_SOMEBODY.match(cell) or _NAME.match(cell)) for cell in cells) * 4 > len(cells)


def _are_running(rows: list[dict[int, str]]) -> bool:
    """Tell running text in two columns: it goes on in lower case from line to line, on both sides."""
    sides = [[row[side] for row in rows if side in row] for side in (0, 1)]
    return all(sum(cell[0].islower() for cell in side) > len(side) / 3 for side in sides)


def _as_columns(rows: list[dict[int, str]]) -> str:
    return "\n".join(row[side] for side in (0, 1) for row in rows if side in row)


def _as_text(rows: list[dict[int, str]]) -> str:
    """Give the one column below the other, its lines put together again where its edge cut them."""
    sides = []
    for side in (0, 1):
        width = max(len(row[side]) for row in rows if side in row)
        lines = [""]
        for row in rows:
            cell, before = row.get(side, ""), lines[-1].rsplit("\n", maxsplit=1)[-1]
            cut = bool(cell and before) and len(before) + len(cell.split(maxsplit=1)[0]) + 1 > width
            if cut or (before and cell[:1].islower()):
                lines[-1] += f"\n{cell}"
            elif cell or before:
                lines.append(cell)
        sides.append("\n".join(line.replace("\n", " ") for line in lines[1:]).strip())
    return "\n\n".join(sides)


def _whole(rows: list[dict[int, str]]) -> list[dict[int, str]]:
    """Put the lines of a row together again, where a number begins each row."""
    numbered = [index for index, row in enumerate(rows) if _NUMBERED.match(row.get(0, ""))]
    if len(numbered) < _FEWEST_LINES or len(numbered) == len(rows):
        return rows
    found: list[dict[int, str]] = []
    for index, row in enumerate(rows):
        if index <= numbered[0] or index in numbered:
            found.append(dict(row))
            continue
        for column, cell in row.items():
            sign = " | " if column and _WHO_AND_WHEN.match(rows[0].get(column, "")) else " "
            found[-1][column] = f"{found[-1].get(column, '')}{sign}{cell}".strip()
    return found


def _as_table(rows: list[dict[int, str]], columns: int) -> str:
    return "\n".join(" | ".join(row.get(column, "") for column in range(columns)).strip() for row in rows)
