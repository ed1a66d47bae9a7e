"""The minutes of a meeting as the room sees them: one line after the other, who and when beside each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.domain.names import official_name, short_name, shown_name
from cufdesk.i18n import _, screen_language, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier, Reading


@dataclass(frozen=True, slots=True)
class NotedAction:
    """What somebody is to do; `who` and `when` are empty where nobody and no time was said."""

    id: str
    number: str
    text: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class NotedDecision:
    """A decision with its actions; `firmness` tells how firm it is and whose, `read_back` as stored."""

    id: str
    number: str
    text: str
    context: str
    firmness: str
    read_back: str
    actions: tuple[NotedAction, ...]


@dataclass(frozen=True, slots=True)
class RoomNotes:
    """What was noted in a meeting so far; `day` is its last one, from which deadlines are counted."""

    meeting_id: str
    title: str
    when_and_where: str
    day: dt.date | None
    language: str
    state: str
    decisions: tuple[NotedDecision, ...]

    @property
    def actions(self) -> Iterator[NotedAction]:
        """Give all actions in order."""
        return (action for decision in self.decisions for action in decision.actions)

    @property
    def without_who(self) -> int:
        """Return how many actions nobody is responsible for."""
        return sum(not action.who for action in self.actions)

    @property
    def without_when(self) -> int:
        """Return how many actions have no time set."""
        return sum(not action.when for action in self.actions)

    def read(self, how: str) -> int:
        """Return how many decisions were agreed, or corrected."""
        return sum(decision.read_back == how for decision in self.decisions)


def room_notes(dossier: Dossier, meeting_id: str) -> RoomNotes:
    """Return what a meeting holds, in its own language; raises Refusal when it is gone."""
    with dossier.read() as reading:
        meeting = reading.get(Meeting, meeting_id)
        if meeting is None:
            raise Refusal(_("This meeting is not there any more."))
        language = "es" if meeting.language.startswith("es") else "fr"
        when = screen_translator().period(meeting.first_day, meeting.last_day)
        return RoomNotes(
            meeting.id,
            meeting.title.in_language(screen_language()),
            " · ".join(part for part in (when, meeting.place) if part),
            meeting.last_day or meeting.first_day,
            language,
            meeting.state,
            tuple(_decision(reading, decision, language) for decision in meeting.decisions),
        )


def _decision(reading: Reading, decision: Decision, language: str) -> NotedDecision:
    modality = screen_translator().word("modality", decision.modality) if decision.modality else ""
    party = decision.party.in_language(language)
    return NotedDecision(
        decision.id,
        decision.number,
        decision.text.in_language(language) or decision.title.in_language(language),
        decision.context.in_language(language),
        " · ".join(part for part in (modality, party) if part),
        decision.read_back,
        tuple(_action(reading, action, language) for action in decision.actions),
    )


def _action(reading: Reading, action: Action, language: str) -> NotedAction:
    responsible = action.responsible_person_id, action.responsible_organisation_id
    who = [_called(reading, *responsible, language) or action.responsible.in_language(language)]
    for other in action.with_others:
        called = _called(reading, other.person_id, other.organisation_id, language)
        who.append(called or other.words.in_language(language))
    when = screen_translator().date(action.deadline) if action.precision in {"exact", ""} else ""
    return NotedAction(
        action.id,
        action.number,
        action.text.in_language(language),
        ", ".join(name for name in who if name),
        when or action.deadline_text.in_language(language) or screen_translator().date(action.deadline),
    )


def _called(reading: Reading, person_id: str | None, body_id: str | None, language: str) -> str:
    """Return the names of a person and a body that are linked."""
    person = reading.get(Person, person_id) if person_id else None
    body = reading.get(Organisation, body_id) if body_id else None
    named = short_name(body, language) or official_name(body, language) if body else ""
    return ", ".join(name for name in (shown_name(person, language) if person else "", named) if name)
