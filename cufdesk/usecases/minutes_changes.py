"""What a record of decisions says otherwise than before: its own words, place by place.

The words of the record are what those who hold it read in it; what lives on beside it (states, progress,
evidence, notes, links, themes, what an action engages, files put with the meeting) may change at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from cufdesk.documents.decision_table import action_number, short_number
from cufdesk.domain.base import Record
from cufdesk.domain.meetings import Action, Decision, Meeting

WORDS: Mapping[str, tuple[str, ...]] = {
    "meeting": (
        "title",
        "kind",
        "reference",
        "first_day",
        "last_day",
        "start",
        "end",
        "place",
        "chair_id",
        "secretary_id",
        "visit_id",
        "purpose",
        "headcount",
    ),
    "attendance": ("person_id", "position_id", "status", "represented_by_id", "arrived", "departed"),
    "agenda_item": ("title", "account", "speaker_id"),
    "decision": ("number", "title", "text", "context", "party", "modality", "beyond_mandate"),
    "action": (
        "number",
        "text",
        "modality",
        "responsible",
        "responsible_person_id",
        "responsible_organisation_id",
        "deadline",
        "deadline_text",
        "precision",
        "deadline_event_id",
        "deadline_offset",
    ),
    "co_responsible": ("person_id", "organisation_id", "words"),
}
"""By table, the fields that are words of the record."""

RANK = "rank"
Place = str | Record
"""Where something stands: "D4", "D4-A10", the part itself where it has no number, or nothing: the heading."""


class Change(NamedTuple):
    """A difference. `field` is "table.field", or the table alone where a part came or went.

    The values are those of the records; of a part that came or went, the part itself; of an order
    ("table.rank"), the parts that stand in both, in the order of each.
    """

    place: Place
    field: str
    before: Any
    after: Any


def changes(before: Meeting, after: Meeting) -> list[Change]:
    """Return what the words of a record say otherwise than before, in the order of the record."""
    return [
        *_fields("", before, after),
        *_parts(before.attendances, after.attendances, _alone),
        *_parts(before.agenda, after.agenda, _alone),
        *_decisions(before, after),
    ]


def _fields(place: Place, before: Any, after: Any) -> Iterator[Change]:
    table = after.__tablename__
    for name in WORDS[table]:
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            yield Change(place, f"{table}.{name}", was, now)


def _alone(before: Any, after: Any) -> Iterator[Change]:
    """Yield what changed of a part that no number names."""
    return _fields(after, before, after)


def _parts(
    before: Sequence[Any],
    after: Sequence[Any],
    inside: Callable[[Any, Any], Iterator[Change]],
    where: Callable[[Any, bool], Place] = lambda part, _is_now: part,
    place: str = "",
) -> Iterator[Change]:
    """Yield what came and went, what changed inside of what stayed, and another order of that."""
    known, now = {part.id: part for part in before}, {part.id for part in after}
    for part in before:
        if part.id not in now:
            yield Change(where(part, False), part.__tablename__, part, None)
    for part in after:
        if part.id in known:
            yield from inside(known[part.id], part)
        else:
            yield Change(where(part, True), part.__tablename__, None, part)
    stayed = tuple(part for part in before if part.id in now)
    in_order = tuple(part for part in after if part.id in known)
    if [part.id for part in stayed] != [part.id for part in in_order]:
        yield Change(place, f"{stayed[0].__tablename__}.{RANK}", stayed, in_order)


def _decisions(before: Meeting, after: Meeting) -> Iterator[Change]:
    def inside(was: Decision, now: Decision) -> Iterator[Change]:
        number = short_number(after, now)
        yield from _numbered(number, was, now, (short_number(before, was), number))
        yield from _actions(before, after, (was, now))

    def where(decision: Decision, is_now: bool) -> str:
        return short_number(after if is_now else before, decision)

    yield from _parts(before.decisions, after.decisions, inside, where)


def _actions(before: Meeting, after: Meeting, decisions: tuple[Decision, Decision]) -> Iterator[Change]:
    earlier, later = decisions

    def inside(was: Action, now: Action) -> Iterator[Change]:
        number = action_number(after, later, now)
        own = _own_number(before, earlier, was), _own_number(after, later, now)
        yield from _numbered(number, was, now, own)
        yield from _parts(
            was.with_others,
            now.with_others,
            lambda one, other: _fields(number, one, other),
            lambda _part, _is_now: number,
            number,
        )

    def where(action: Action, is_now: bool) -> str:
        return action_number(after, later, action) if is_now else action_number(before, earlier, action)

    yield from _parts(earlier.actions, later.actions, inside, where, short_number(after, later))


def _own_number(meeting: Meeting, decision: Decision, action: Action) -> str:
    """Return an action's number as it is printed, without that of its decision."""
    return action_number(meeting, decision, action).removeprefix(f"{short_number(meeting, decision)}-")


def _numbered(place: str, was: Any, now: Any, numbers: tuple[str, str]) -> Iterator[Change]:
    """Yield what changed of a part with a number: the number as it is printed counts, not as it is kept."""
    number = f"{now.__tablename__}.number"
    if numbers[0] != numbers[1]:
        yield Change(place, number, *numbers)
    yield from (change for change in _fields(place, was, now) if change.field != number)
