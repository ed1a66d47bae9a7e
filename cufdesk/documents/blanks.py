"""What a record leaves open: points that await an approval, and blanks that somebody has to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cufdesk.documents.decision_table import action_number, deadline, responsible, short_number
from cufdesk.documents.delegations import Participant
from cufdesk.documents.parts import Voice
from cufdesk.documents.programme_minutes import status
from cufdesk.domain.meetings import Action, Meeting
from cufdesk.domain.minutes_rules import PENDING
from cufdesk.domain.names import full_name
from cufdesk.domain.visits import Visit
from cufdesk.press.story import KeyValues, Words

_ENGAGED = {"open", "under_way", ""}


def open_points(voice: Voice, meeting: Meeting) -> list[Words]:
    """Return the decisions that are not firm yet, each with the reason."""
    sentences = {
        "wish": voice.t._("{number} is a wish: it commits nobody until both sides have answered."),
        "proposed": voice.t._("{number} is a proposal: it has to be approved before anything is engaged."),
        "announced": voice.t._(
            "{number} was announced by third parties: its signature is theirs to confirm."
        ),
        "": voice.t._("{number} does not say how firm it is."),
    }
    return [
        sentences[decision.modality].format(number=short_number(meeting, decision))
        for decision in meeting.decisions
        if decision.modality in sentences and decision.state in _ENGAGED
    ]


def blanks(
    voice: Voice, meeting: Meeting, visit: Visit | None, participants: Sequence[Participant]
) -> KeyValues | None:
    """Return what is missing, by kind, or None when nothing is."""
    t = voice.t
    actions = [
        (action_number(meeting, decision, action), action)
        for decision in meeting.decisions
        for action in decision.actions
        if action.state in _ENGAGED and decision.state in _ENGAGED
    ]
    found = (
        (t._("Responsible to be named"), _numbers(p for p in actions if not responsible(voice, p[1]))),
        (t._("Deadline to be set"), _numbers(p for p in actions if not deadline(voice, p[1]))),
        (t._("Deadline to be made precise"), _numbers(p for p in actions if _is_fuzzy(voice, p[1]))),
        (t._("Names to be completed"), _unnamed(voice, participants)),
        (t._("Date of the meeting"), "" if meeting.first_day else t._("to be completed")),
        (t._("Place of the meeting"), "" if meeting.place else t._("to be completed")),
        (t._("Minutes to come"), _pending(voice, visit)),
    )
    pairs = tuple((label, value) for label, value in found if value)
    return KeyValues(pairs) if pairs else None


def _is_fuzzy(voice: Voice, action: Action) -> bool:
    return bool(deadline(voice, action)) and action.precision in {"fuzzy", "relative"}


def _numbers(actions: Iterable[tuple[str, Action]]) -> str:
    return ", ".join(number for number, _action in actions)


def _unnamed(voice: Voice, participants: Sequence[Participant]) -> str:
    """Return the functions of those who have no name."""
    names = []
    for participant in participants:
        person = voice.directory.person(participant.person_id)
        if person is None:
            names.append(voice.t._("a participant without a name"))
        elif not full_name(person):
            names.append(voice.person_name(person))
    return ", ".join(names)


def _pending(voice: Voice, visit: Visit | None) -> str:
    items = visit.programme if visit else []
    waited = [item for item in items if status(voice, item) in PENDING]
    return "\n".join(voice.plain(item.text) for item in waited)
