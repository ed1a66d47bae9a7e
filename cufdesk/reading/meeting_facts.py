"""The frame of a meeting: its agenda, its hours, who chaired it and wrote it down, who stood in for whom.

Only people who were read are named as chair or secretary; hours are told by a line of the head, or by the
words that open and close the meeting. The words are data in `resources/reading/meeting.toml`.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.paths import resource
from cufdesk.reading.matching import pattern, shadow_of, squeezed
from cufdesk.reading.understanding import AgendaRead, HoursRead, PersonRead, Understanding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.matching import Span
    from cufdesk.reading.structure import Document

_HEAD_BLOCKS = 25
_LONGEST_POINT = 200
_LONGEST_LINK = 40
_CLOCK = (
    r"(?P<{0}h>[01]?\d|2[0-3])\s?(?:h(?:rs|eures?|oras?)?\.?|:)"
    r"\s?(?P<{0}m>[0-5]\d)?(?!\d)(?:\s?(?:h(?:rs)?\b\.?))?"
)
_TIME = re.compile(rf"(?<![\d/.]){_CLOCK.format('a')}")
_RANGE = re.compile(
    rf"(?<![\d/.]){_CLOCK.format('a')}\s?(?:-|a|a las|et|jusqu'a|y las?)\s?(?<!\d){_CLOCK.format('b')}"
)
_REACH = 160  # characters behind "sous la présidence de" in which the name stands


def with_facts(doc: Document, read: Understanding) -> Understanding:
    """Add the frame of the meeting to what was understood."""
    people = tuple(_with_substitute(doc, read.people, at) for at in range(len(read.people)))
    return replace(
        read,
        people=people,
        hours=_hours(doc),
        chair=_named(doc, people, "chair"),
        secretary=_named(doc, people, "secretary"),
        agenda=tuple(_agenda(doc)),
    )


@lru_cache(maxsize=16)
def _finds(code: str, name: str) -> re.Pattern[str]:
    with open(resource("reading", "meeting.toml"), "rb") as file:
        return pattern(tuple(tomllib.load(file)[code][name]))


# agenda --------------------------------------------------------------------------------------------------


def _agenda(doc: Document) -> Iterator[AgendaRead]:
    """Give the points of the agenda, where a heading announces one; long paragraphs are no points."""
    for section in doc.sections:
        if section.kind != "agenda":
            continue
        for block in section.blocks:
            if block.kind == "text" and block.end - block.start > _LONGEST_POINT:
                return
            title = doc.quote(block.span).rstrip(" ;.")
            if title:
                yield AgendaRead(title, block.span)
        return


# hours ---------------------------------------------------------------------------------------------------


def _hours(doc: Document) -> HoursRead | None:
    """Return the hours of the meeting: of a line of the head, else as its opening and closing are told."""
    code = doc.lexicon.code
    for block in doc.blocks[:_HEAD_BLOCKS]:
        led = _finds(code, "hours").match(doc.shadow, *block.span)
        behind = led and doc.shadow[led.end() : led.end() + 2].strip()[:1] == ":"
        whole = _RANGE.fullmatch(doc.shadow[block.start : block.end].strip(" .()"))
        if behind or whole:
            found = _RANGE.search(doc.shadow, *block.span)
            if found:
                return HoursRead(_time(found, "a"), _time(found, "b"), found.span())
            begin = _TIME.search(doc.shadow, led.end() if led else block.start, block.end)
            if begin:
                return HoursRead(_time(begin, "a"), None, begin.span())
    opened, closed = _told(doc, "opened"), _told(doc, "closed")
    if opened is None and closed is None:
        return None
    span = (opened or closed or (dt.time(), (0, 0)))[1]
    return HoursRead(opened[0] if opened else None, closed[0] if closed else None, span)


def _told(doc: Document, name: str) -> tuple[dt.time, Span] | None:
    for match in _finds(doc.lexicon.code, name).finditer(doc.shadow):
        found = _TIME.match(doc.shadow, match.end() + 1)
        if found:
            return _time(found, "a"), (match.start(), found.end())
    return None


def _time(found: re.Match[str], which: str) -> dt.time:
    return dt.time(int(found[f"{which}h"]), int(found[f"{which}m"] or 0))


# people --------------------------------------------------------------------------------------------------


def _named(doc: Document, people: tuple[PersonRead, ...], name: str) -> str | None:
    """Return who is said to chair or to write: a person who was read, by their name."""
    for match in _finds(doc.lexicon.code, name).finditer(doc.shadow):
        block = doc.block_at(match.start())
        if block is None:
            continue
        leads = match.start() == block.start and doc.shadow[match.end() : match.end() + 3].lstrip()[:1] == ":"
        tells = " " in match.group() or match.group().endswith("'")
        if leads or (tells and name == "chair") or (tells and " par" in match.group()):
            stretch = doc.shadow[match.end() : min(block.end, match.end() + _REACH)]
            if found := _first_in(stretch, people):
                return found
    return None


def _first_in(stretch: str, people: tuple[PersonRead, ...]) -> str | None:
    """Return whoever is named first in a stretch, by the whole name or by the surname after a title."""
    places: list[tuple[int, str]] = []
    for name in (person.name for person in people if person.name):
        folded = shadow_of(name)
        surname = folded.rpartition(" ")[2]
        for words in (folded, surname):
            found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", stretch)
            if found:
                places.append((found.start(), name))
                break
    ordered = sorted(places)
    first = ordered[0] if ordered else None
    if first is None or _is_behind_a_clause(stretch[: first[0]]):
        return None
    return first[1]


def _is_behind_a_clause(before: str) -> bool:
    """Tell whether a sentence ends before the name; the stop of "M." or "Lic." ends none."""
    return re.search(r"[;!?]|\w{5,}\.\s", before) is not None


def _with_substitute(doc: Document, people: tuple[PersonRead, ...], at: int) -> PersonRead:
    """Name whoever stands in for somebody: the next person, where "représenté par" stands between."""
    person = people[at]
    if person.role != "represented":
        return person
    for other in people:
        between = (person.span[1], other.span[0])
        if other.name and other.role == "present" and 0 <= between[1] - between[0] <= _LONGEST_LINK:
            said = squeezed(doc.shadow[slice(*between)])
            if _finds(doc.lexicon.code, "stand_in").search(said):
                return replace(person, represented_by=other.name)
    return person
