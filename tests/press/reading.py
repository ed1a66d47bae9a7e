"""What a story says in reading order, piece by piece, each with its language: what a file must say too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from cufdesk.press import story as say
from cufdesk.press.characters import clean, in_one_line
from cufdesk.press.pictures import picture_size

_SPACES = re.compile(r"[ \n]+")
_SIGNS = ("•", "–")


class Said(NamedTuple):
    """A piece of text and the language in which it is read: "fr", "es" or "en"."""

    text: str
    language: str


def plain(words: say.Words) -> str:
    """Return words as they must be found in a file: cleaned, line ends and runs of spaces as one space."""
    # Each part is cleaned by itself: a mark that opens a span does not melt into the letter before it.
    parts = (words,) if isinstance(words, str) else words
    text = "".join(clean(part if isinstance(part, str) else part.text) for part in parts)
    return _SPACES.sub(" ", text).strip(" ")


def spoken(story: say.Story) -> list[Said]:
    """Return all that a story says below its letterhead, but for its contents and for pictures."""
    languages = story.language.split("+")
    pieces = _Teller((languages[0], languages[-1])).tell(story.items, languages[0])
    return [Said(text, language) for words, language in pieces if (text := plain(words)).strip()]


def letterhead(story: say.Story) -> list[str]:
    """Return what the head of the first page says; long words are shortened there."""
    return [text for text in (plain(story.organisation), plain(in_one_line(story.state))) if text.strip()]


class _Teller:
    """A story being told; `sides` are the languages of two columns."""

    def __init__(self, sides: tuple[str, str]) -> None:
        self.sides = sides

    def tell(
        self, items: Sequence[say.Item], language: str, *, narrow: bool = False
    ) -> Iterator[tuple[say.Words, str]]:
        for item in items:
            if isinstance(item, (say.Parallel, say.Alternating)):
                yield from self._both(item)
            elif isinstance(item, say.Annex):
                yield item.label, language
                yield item.title, language
                yield from self.tell(item.items, language)
            elif isinstance(item, say.People):
                yield from ((words, language) for words in _people(item, narrow=narrow))
            else:
                yield from ((words, language) for words in _TOLD[type(item)](item))

    def _both(self, item: say.Parallel | say.Alternating) -> Iterator[tuple[say.Words, str]]:
        left, right = item.left_language or self.sides[0], item.right_language or self.sides[1]
        if isinstance(item, say.Parallel):
            yield from self.tell(item.left, left, narrow=True)
            yield from self.tell(item.right, right, narrow=True)
            return
        for number in range(max(len(item.left), len(item.right))):
            yield from self.tell(item.left[number : number + 1], left)
            yield from self.tell(item.right[number : number + 1], right)


def _title(item: say.TitleBlock) -> Iterator[say.Words]:
    yield from (item.kicker, item.title, *item.lines)
    for fact in item.facts:
        yield from fact


def _list(item: say.ListOf, depth: int = 0) -> Iterator[say.Words]:
    number = 0
    for entry in item.items:
        if isinstance(entry, say.ListOf):
            yield from _list(entry, depth + 1)
        elif plain(entry).strip():  # no-break spaces alone are no entry
            number += 1
            yield f"{number}." if item.numbered else _SIGNS[min(depth, 1)]
            yield entry


def _people(item: say.People, *, narrow: bool) -> Iterator[say.Words]:
    yield item.title
    for one in item.people:
        if narrow:
            yield from (one.name, one.function, one.body, one.status)
        else:
            yield from (one.name, one.status, one.function, one.body)


def _table(item: say.DataTable) -> Iterator[say.Words]:
    if not item.columns:
        return
    yield item.caption
    yield from (column.title for column in item.columns)
    for row in item.rows:
        yield from (cell.text if isinstance(cell, say.Cell) else cell for cell in row.cells)


def _signatures(item: say.Signatures) -> Iterator[say.Words]:
    yield item.place_and_date
    for one in item.parties:
        yield from (one.party, one.name, one.function)


def _figure(item: say.Figure) -> Iterator[say.Words]:
    try:
        picture_size(item.picture)
    except (OSError, ValueError):
        yield item.alternative or item.caption
    else:
        yield item.caption


def _chart(item: say.Chart) -> Iterator[say.Words]:
    if item.bars:
        yield item.caption


def _key_values(item: say.KeyValues) -> Iterator[say.Words]:
    for pair in item.pairs:
        yield from pair


_TOLD: dict[type, Callable[[Any], Iterator[say.Words]]] = {
    say.Blank: lambda item: iter([item.label]),
    say.Chart: _chart,
    say.Contents: lambda _item: iter(()),
    say.DataTable: _table,
    say.Figure: _figure,
    say.Heading: lambda item: iter([item.text]),
    say.KeyValues: _key_values,
    say.ListOf: _list,
    say.Note: lambda item: iter([item.title, item.text]),
    say.PageBreak: lambda _item: iter(()),
    say.Paragraph: lambda item: iter([item.text]),
    say.Signatures: _signatures,
    say.TitleBlock: _title,
}
