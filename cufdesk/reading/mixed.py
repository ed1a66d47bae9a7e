"""Texts of which each language says its own part: they are read in both, and both readings put together."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cufdesk.reading.language import is_in_other
from cufdesk.reading.matching import Span, overlaps, shadow_of
from cufdesk.reading.structure import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cufdesk.reading.structure import Document
    from cufdesk.reading.understanding import DateRead, DecisionRead, PersonRead, Understanding

_LONG_ENOUGH = 60
_FEWEST_SHARED = 2
_FEWEST_APART = 2
_TOKEN = re.compile(r"\d+|[^\W\d_a-zà-ÿ][^\W\d_]{2,}")
_FIRST = re.compile(r"(?:^|[.!?:;]\s)\s*[^\W\d_]+")


def is_mixed(doc: Document) -> bool:
    """Tell whether paragraphs in the other language say something that none in the main one translates."""
    long = [block for block in doc.blocks if block.end - block.start >= _LONG_ENOUGH and block.kind != "row"]
    other = [b for b in long if is_in_other(doc.lexicon, doc.shadow[slice(*b.span)])]
    if not other:
        return False
    own = [_told(doc, block.span) for block in long if block not in other]
    said = [(_told(doc, block.span), len(list(sentences(doc, *block.span)))) for block in other]
    apart = sum(weight for told, weight in said if told and not any(_same(told, main) for main in own))
    return apart >= _FEWEST_APART and apart * 2 > sum(weight for told, weight in said if told)


def _told(doc: Document, span: Span) -> frozenset[str]:
    """Return the figures and the words with a capital of a paragraph: they are the same in a translation."""
    words = _FIRST.sub(" ", doc.text[slice(*span)])
    return frozenset(shadow_of(word) for word in _TOKEN.findall(words))


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= min(_FEWEST_SHARED, len(one))


def put_together(doc: Document, main: Understanding, other: Understanding) -> Understanding:
    """Return the reading in the main language with what only the one in the other language found.

    What both found is read better in the language that it is in.
    """
    better = sorted(d.span for d in other.decisions if is_in_other(doc.lexicon, doc.shadow[slice(*d.span)]))
    decisions = [decision for decision in main.decisions if not overlaps(better, decision.span)]
    taken = sorted(decision.span for decision in decisions)
    decisions += [decision for decision in other.decisions if not overlaps(taken, decision.span)]
    days = sorted(date.span for date in main.dates)
    dates: list[DateRead] = [*main.dates, *(d for d in other.dates if not overlaps(days, d.span))]
    return replace(
        main,
        decisions=_numbered(sorted(decisions, key=lambda decision: decision.span)),
        dates=tuple(sorted(dates, key=lambda date: date.span)),
        people=_people(main.people, other.people),
    )


def _numbered(decisions: Iterable[DecisionRead]) -> tuple[DecisionRead, ...]:
    """Give decisions and their actions new numbers, in order."""
    numbered: list[DecisionRead] = []
    actions = 0
    for index, decision in enumerate(decisions, 1):
        named = tuple(replace(a, number=f"A{actions + at}") for at, a in enumerate(decision.actions, 1))
        actions += len(named)
        numbered.append(replace(decision, number=f"D{index}", actions=named))
    return tuple(numbered)


def _people(main: tuple[PersonRead, ...], other: tuple[PersonRead, ...]) -> tuple[PersonRead, ...]:
    """Add people whom only the other reading found; a role that it knows better takes the place of none."""
    better = {person.name: person for person in other if person.name and person.role != "mentioned"}
    known = {shadow_of(person.name) for person in main if person.name}
    found = [
        replace(person, role=better[person.name].role)
        if person.role == "mentioned" and person.name in better
        else person
        for person in main
    ]
    found += [person for name, person in better.items() if shadow_of(name) not in known]
    return tuple(found)
