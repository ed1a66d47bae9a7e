"""What the rules of the final check stand on: a meeting, what is known beside it, its texts one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from cufdesk.domain.base import Record
from cufdesk.domain.cover import Cover
from cufdesk.domain.directory import Directory
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.domain.minutes_checks.finding import Finding, Place, Span
from cufdesk.domain.values import Bilingual
from cufdesk.domain.visits import Visit

LANGUAGES = ("fr", "es")
ENGAGED = frozenset(("open", "under_way", ""))
"""States of what is still to be done."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A meeting and all that is known beside it; `closed` are the decisions whose gate holds back."""

    meeting: Meeting
    cover: Cover
    directory: Directory
    visit: Visit | None = None
    closed: frozenset[str] = field(default_factory=frozenset)

    @property
    def day(self) -> date | None:
        """Return the last day of the meeting, as far as known."""
        return self.meeting.last_day or self.meeting.first_day

    def actions(self) -> Iterator[tuple[Decision, Action, Place]]:
        """Give every action with its decision and its place."""
        for decision in self.meeting.decisions:
            for action in decision.actions:
                yield (
                    decision,
                    action,
                    Place("action", action.id, action_number(self.meeting, decision, action)),
                )

    def decisions(self) -> Iterator[tuple[Decision, Place]]:
        """Give every decision with its place."""
        for decision in self.meeting.decisions:
            yield decision, Place("decision", decision.id, decision_number(self.meeting, decision))


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the minutes in one language, and where it stands."""

    place: Place
    text: str

    def finding(self, check: str, span: Span, wanted: str = "", values: tuple[str, ...] = ()) -> Finding:
        """Return a finding on some of its words."""
        return Finding(check, self.place, self.text, span, wanted, values)


def decision_number(meeting: Meeting, decision: Decision) -> str:
    """Return the number of a decision within its meeting, by its place where it has none: "D4"."""
    return decision.number or f"D{meeting.decisions.index(decision) + 1}"


def action_number(meeting: Meeting, decision: Decision, action: Action) -> str:
    """Return the number of an action under its decision: "D4-A10"."""
    number = decision_number(meeting, decision)
    own = action.number or f"A{decision.actions.index(action) + 1}"
    return own if own.startswith(f"{number}-") else f"{number}-{own}"


def bilingual_fields(ground: Ground) -> Iterator[tuple[Place, Bilingual]]:
    """Give every text of the minutes, in the order in which a person reads them."""
    meeting = ground.meeting
    own = Place("meeting", meeting.id)
    yield from _of(meeting, own, "title", "purpose")
    for item in meeting.agenda:
        yield from _of(item, Place("agenda_item", item.id), "title", "account")
    for decision, place in ground.decisions():
        yield from _of(decision, place, "title", "text", "context", "party")
        for action in decision.actions:
            number = action_number(meeting, decision, action)
            there = Place("action", action.id, number)
            yield from _of(action, there, "text", "responsible", "deadline_text")


def _of(record: Record, place: Place, *fields: str) -> Iterator[tuple[Place, Bilingual]]:
    for name in fields:
        yield Place(place.kind, place.record_id, place.number, name), getattr(record, name)


def passages(ground: Ground, *fields: str) -> Iterator[Passage]:
    """Give the texts that are there in either language, of all fields or of those named."""
    for place, words in bilingual_fields(ground):
        if fields and place.field not in fields:
            continue
        for language in LANGUAGES:
            if words.has(language):
                there = Place(place.kind, place.record_id, place.number, place.field, language)
                yield Passage(there, words.in_language(language))
