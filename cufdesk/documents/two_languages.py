"""One document in two languages: the story told in each, put together item by item.

Running text (titles, headings, paragraphs, notes, lists, facts) goes side by side, or one language after the
other. What is one thing whatever it is called stays one block over the whole width, with both languages
inside: tables, people, places to sign, lines to fill in, charts. Nothing is said twice that both languages
say alike, and no word of either is lost: where the two do not match, each goes on alone.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import fields, replace
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any, Literal, TypeAlias, TypeVar

from cufdesk.documents.parts import both
from cufdesk.documents.two_blocks import merged
from cufdesk.press.story import (
    Alternating,
    Annex,
    Contents,
    DataTable,
    Heading,
    Item,
    KeyValues,
    ListOf,
    Note,
    PageBreak,
    Paragraph,
    Parallel,
    Signatures,
    Span,
    Story,
    TitleBlock,
)

Layout: TypeAlias = Literal["columns", "alternating"]

T = TypeVar("T")
_Pair: TypeAlias = tuple[Item | None, Item | None]
_TEXTS = (TitleBlock, Heading, Paragraph, Note, ListOf, KeyValues)
_ALONE = (Alternating, Annex, Contents, PageBreak, Parallel)  # the press sets these in no column


def in_two_languages(one: Story, other: Story) -> Story:
    """Return two stories of one content as one, side by side, the first one's language leading.

    Both list the same things in the same order (`Content.ordered_in`): rows are put together by their place.
    """
    return replace(
        one,
        language=f"{one.language}+{other.language}",  # type: ignore[arg-type]  # the two of a dossier
        title=both(one.title, other.title),
        items=tuple(_combined(one.items, other.items, other.language)),
        state=both(one.state, other.state),
        organisation=both(one.organisation, other.organisation),
        subject=both(one.subject, other.subject),
        keywords=tuple(dict.fromkeys((*one.keywords, *other.keywords))),
        tags=(one.tag(), other.tag()),
    )


def alternating(story: Story) -> Story:
    """Return a story in two languages with its columns told one after the other."""
    return replace(story, items=tuple(_one_after_the_other(item) for item in story.items))


def _one_after_the_other(item: Item) -> Item:
    if isinstance(item, Parallel):
        return Alternating(item.left, item.right, item.left_language, item.right_language)
    if isinstance(item, Annex):
        return replace(item, items=tuple(_one_after_the_other(one) for one in item.items))
    return item


def _combined(one: Sequence[Item], other: Sequence[Item], second: str) -> Iterator[Item]:
    """Yield the items of two languages as one sequence."""
    pairs = [
        pair
        for left, right in _matched(_sections(one), _sections(other), _section_kind)
        for pair in _aligned(left or (), right or ())
    ]
    for way, run in groupby(pairs, _way):
        if way == "together":
            yield from _together(list(run), second)
        elif way == "first":
            yield from (left for left, _right in run if left is not None)
        else:
            lefts, rights = zip(*run, strict=True)
            yield Parallel(_known(*lefts), _known(*rights))


def _way(pair: _Pair) -> str:
    """Return how a pair is shown: as columns, the first alone over the whole width, or as one block."""
    left, right = pair
    if left is not None and (_bare(left) == _bare(right) or (right is None and not isinstance(left, _TEXTS))):
        return "first"
    if any(item is not None and not isinstance(item, _TEXTS) for item in pair):
        return "together"
    return f"columns {left is not None} {right is not None}"


def _together(pairs: Sequence[_Pair], second: str) -> Iterator[Item]:
    """Yield blocks with both languages inside; what cannot be one block stands twice, never in a column."""
    for left, right in pairs:
        one = merged(left, right, second) if left is not None and right is not None else None
        if one is not None:
            if isinstance(left, Signatures) and isinstance(right, Signatures):
                yield from _combined(_place(left), _place(right), second)
            yield one
        elif isinstance(left, Annex) and isinstance(right, Annex):
            inside = tuple(_combined(left.items, right.items, second))
            yield Annex(both(left.label, right.label), both(left.title, right.title), inside)
        elif isinstance(left, _ALONE) or isinstance(right, _ALONE):
            yield from _known(left, right)
        else:
            yield Alternating(_known(left), _known(right))


def _place(item: Signatures) -> tuple[Item, ...]:
    return (Paragraph(item.place_and_date),) if item.place_and_date else ()


def _known(*items: Item | None) -> tuple[Item, ...]:
    return tuple(item for item in items if item is not None)


# what belongs together ---------------------------------------------------------------------------------


def _sections(items: Sequence[Item]) -> list[tuple[Item, ...]]:
    """Return the items under each heading with it, before them what stands under none."""
    sections: list[list[Item]] = [[]]
    for item in items:
        if isinstance(item, Heading):
            sections.append([])
        sections[-1].append(item)
    return [tuple(section) for section in sections if section]


def _section_kind(section: tuple[Item, ...]) -> int:
    return section[0].level if isinstance(section[0], Heading) else 0


def _kind(item: Item) -> tuple[type, int]:
    """Return what an item and the same in another language have in common."""
    if isinstance(item, Heading):
        return Heading, item.level
    return type(item), len(item.columns) if isinstance(item, DataTable) else 0


def _aligned(one: Sequence[Item], other: Sequence[Item]) -> Iterator[_Pair]:
    """Yield the items of a section as pairs: the same in both, and between those what is of one kind."""
    at, from_ = 0, 0
    for alike, said, twins in _stretches([_bare(item) for item in one], [_bare(item) for item in other]):
        lefts, rights = one[at : at + len(said)], other[from_ : from_ + len(twins)]
        at, from_ = at + len(said), from_ + len(twins)
        if alike:
            yield from zip(lefts, rights, strict=True)
        else:
            yield from _matched(lefts, rights, _kind)


def _bare(told: Any) -> Any:
    """Return running text without saying in which languages its words are: they are alike whatever it is."""
    if isinstance(told, Span):
        return replace(told, language="")
    if isinstance(told, tuple):
        parts = tuple(_bare(part) for part in told)
        is_plain = len(parts) == 1 and isinstance(parts[0], Span) and parts[0] == Span(parts[0].text)
        return parts[0].text if is_plain else parts
    if isinstance(told, (Paragraph, Note, ListOf, KeyValues)):
        return replace(told, **{one.name: _bare(getattr(told, one.name)) for one in fields(told)})
    return told


def _matched(
    one: Sequence[T], other: Sequence[T], kind: Callable[[T], Hashable]
) -> Iterator[tuple[T | None, T | None]]:
    """Yield what stands in both sequences as pairs, in order, and what stands in one of them alone."""
    start, from_ = 0, 0
    for alike, kinds, twins in _stretches([kind(item) for item in one], [kind(item) for item in other]):
        lefts, rights = one[start : start + len(kinds)], other[from_ : from_ + len(twins)]
        start, from_ = start + len(kinds), from_ + len(twins)
        if alike:
            yield from zip(lefts, rights, strict=True)
        else:
            yield from ((item, None) for item in lefts)
            yield from ((None, item) for item in rights)


def _stretches(one: Sequence[T], other: Sequence[T]) -> Iterator[tuple[bool, Sequence[T], Sequence[T]]]:
    """Yield stretches of two sequences in order, and whether they are equal."""
    for way, start, end, from_, to in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        yield way == "equal", one[start:end], other[from_:to]
