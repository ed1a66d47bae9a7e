"""Tables, people, places to sign: one block with both languages in each of its places.

A place says once what both languages say alike; else the first language, and below it, in grey, the second.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import cast

from cufdesk.documents.parts import SEPARATOR, both
from cufdesk.press.story import (
    Bar,
    Blank,
    Cell,
    Chart,
    Contents,
    DataTable,
    Figure,
    Item,
    Language,
    People,
    Row,
    Signatures,
    Span,
    Words,
)

_PARTS = " · "
_Line = tuple[Span, ...]


def merged(one: Item, other: Item, second: str) -> Item | None:
    """Return a block of the first language with the second put in; None where their shapes differ."""
    if isinstance(one, DataTable) and isinstance(other, DataTable):
        return _table(one, other, second)
    if isinstance(one, People) and isinstance(other, People):
        return _people(one, other, second)
    if isinstance(one, Signatures) and isinstance(other, Signatures):
        return _signatures(one, other, second)
    if isinstance(one, Chart) and isinstance(other, Chart):
        return _chart(one, other)
    if isinstance(one, Figure) and isinstance(other, Figure) and one.picture == other.picture:
        alternative = both(one.alternative, other.alternative)
        return replace(one, alternative=alternative, caption=both(one.caption, other.caption))
    if isinstance(one, Blank) and isinstance(other, Blank):
        return Blank(said(one.label, other.label, second))
    if isinstance(one, Contents) and isinstance(other, Contents):
        return Contents(both(one.title, other.title))
    return None


def _table(one: DataTable, other: DataTable, second: str) -> DataTable | None:
    if [_shape(row) for row in one.rows] != [_shape(row) for row in other.rows]:
        return None
    columns = tuple(
        replace(column, title=said(column.title, twin.title, second))
        for column, twin in zip(one.columns, other.columns, strict=True)
    )
    rows = tuple(
        Row(tuple(_cell(*cells, second) for cells in zip(row.cells, twin.cells, strict=True)), row.kind)
        for row, twin in zip(one.rows, other.rows, strict=True)
    )
    return DataTable(columns, rows, said(one.caption, other.caption, second))


def _shape(row: Row) -> tuple[str, tuple[int, ...]]:
    return row.kind, tuple(cell.span if isinstance(cell, Cell) else 1 for cell in row.cells)


def _cell(one: Cell | Words, other: Cell | Words, second: str) -> Cell | Words:
    first, twin = (cell.text if isinstance(cell, Cell) else cell for cell in (one, other))
    text = said(first, twin, second)
    return replace(one, text=text) if isinstance(one, Cell) else text


def _people(one: People, other: People, second: str) -> People | None:
    if len(one.people) != len(other.people):
        return None
    people = tuple(
        replace(
            person,
            name=said(person.name, twin.name, second),
            function=said(person.function, twin.function, second),
            body=said(person.body, twin.body, second),
            status=said(person.status, twin.status, second),
        )
        for person, twin in zip(one.people, other.people, strict=True)
    )
    return People(_in_one_line(one.title, other.title, second), people)


def _signatures(one: Signatures, other: Signatures, second: str) -> Signatures | None:
    if len(one.parties) != len(other.parties):
        return None
    parties = tuple(
        replace(
            party,
            party=said(party.party, twin.party, second),
            name=said(party.name, twin.name, second),
            function=said(party.function, twin.function, second),
        )
        for party, twin in zip(one.parties, other.parties, strict=True)
    )
    return Signatures(parties)


def _chart(one: Chart, other: Chart) -> Chart | None:
    if [bar.value for bar in one.bars] != [bar.value for bar in other.bars]:
        return None
    bars = tuple(
        Bar(_label(bar.label, twin.label), bar.value, both(bar.said, twin.said))
        for bar, twin in zip(one.bars, other.bars, strict=True)
    )
    return Chart(bars, both(one.caption, other.caption))


def _label(one: str, other: str) -> str:
    """Return the label of a bar, a line a language, the number that both lead with once: "60 · Achats"."""
    number, first, text = one.partition(_PARTS)
    twin, second, other_text = other.partition(_PARTS)
    if first and second and number == twin:
        return number + _PARTS + both(text, other_text, joint="\n")
    return both(one, other, joint="\n")


# words ---------------------------------------------------------------------------------------------------


def said(one: Words, other: Words, second: str) -> Words:
    """Return words in the first language and below them those in the second, alike ones once.

    Words of several lines go line by line where both have as many, else one after the other. A remark that
    follows the same words in one language alone ("not translated yet") stands behind them.
    """
    firsts, seconds = _lines(one), _lines(other)
    if _bare(firsts) == _bare(seconds):
        return one
    if not _text(seconds) or not _text(firsts):
        return one if _text(firsts) else _joined([_quiet(line, second) for line in seconds])
    if len(firsts) != len(seconds):
        return _joined([*firsts, *(_quiet(line, second) for line in seconds)])
    told = [line for pair in zip_longest(firsts, seconds, fillvalue=()) for line in _line(*pair, second)]
    return _joined(told)


def _in_one_line(one: Words, other: Words, second: str) -> Words:
    """Return a title in both languages, alike ones once."""
    firsts, seconds = _lines(one), _lines(other)
    if _bare(firsts) == _bare(seconds) or not _text(seconds):
        return one
    told = [
        replace(span, language=span.language or cast(Language, second)) for line in seconds for span in line
    ]
    return (*(span for line in firsts for span in line), " – ", *told) if _text(firsts) else tuple(told)


def _line(one: _Line, other: _Line, second: str) -> list[_Line]:
    """Return a line in both languages: one line where both say the same, else two."""
    first, twin = _text([one]), _text([other])
    if first == twin or _is_remarked(one, twin):
        return [one]
    if _is_remarked(other, first):
        return [(*one, *_quiet(other[1:], second))]
    return [line for line in (one, _quiet(_what_differs(one, other), second)) if line] or [()]


def _what_differs(one: _Line, other: _Line) -> _Line:
    """Return a line of several parts ("Title · Wish") without those that the first language says alike."""
    if len(one) != 1 or len(other) != 1:
        return other
    firsts, twins = (line[0].text.split(SEPARATOR) for line in (one, other))
    if len(firsts) != len(twins):
        return other
    told = SEPARATOR.join(
        twin for first, twin in zip(firsts, twins, strict=True) if _unspaced(first) != _unspaced(twin)
    )
    if not told:
        return other
    return (replace(other[0], text=told),)


def _unspaced(text: str) -> str:
    """Return a text without its spaces: each language sets its own before a sign."""
    return "".join(text.split())


def _is_remarked(line: _Line, text: str) -> bool:
    """Tell whether a line is a text of the other language with a quiet remark behind it."""
    return len(line) == 2 and line[0].text == text and line[1].muted and line[1].italic


def _quiet(line: _Line, language: str) -> _Line:
    return tuple(replace(span, muted=True) for span in _spoken(line, language))


def _spoken(line: _Line, language: str) -> _Line:
    """Return a line in a language, but for what says that it is in another."""
    return tuple(replace(span, language=span.language or cast(Language, language)) for span in line)


def _bare(lines: list[_Line]) -> list[_Line]:
    """Return lines without saying in which languages their words are."""
    return [tuple(replace(span, language="") for span in line) for line in lines]


def _lines(words: Words) -> list[_Line]:
    """Return words as lines of spans, none of them empty."""
    lines: list[list[Span]] = [[]]
    for part in (words,) if isinstance(words, str) else words:
        span = part if isinstance(part, Span) else Span(part)
        first, *more = span.text.split("\n")
        lines[-1].append(replace(span, text=first))
        lines += [[replace(span, text=text)] for text in more]
    return [tuple(span for span in line if span.text) for line in lines]


def _text(lines: list[_Line]) -> str:
    return "\n".join("".join(span.text for span in line) for line in lines)


def _joined(lines: list[_Line]) -> Words:
    told: list[str | Span] = []
    for number, line in enumerate(lines):
        told += ["\n"] if number else []
        told += [span.text if span == Span(span.text) else span for span in line]
    return tuple(told)
