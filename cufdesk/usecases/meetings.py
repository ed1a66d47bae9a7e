"""What a person can do with meetings, their decisions and actions."""

from __future__ import annotations

from cufdesk.domain.meetings import Meeting
from cufdesk.i18n import N_, _, screen_language
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import records
from cufdesk.usecases.checks import refuse_reversed_days
from cufdesk.usecases.labels import Act, Labels
from cufdesk.usecases.minutes_life import refuse_deleting, refuse_rewriting

_LABELS = Labels[Meeting](
    N_("Add the meeting “{name}”"),
    N_("Edit the meeting “{name}”"),
    N_("Delete the meeting “{name}”"),
    lambda meeting: meeting.title.in_language(screen_language()),
    {
        "distributed": Act(
            N_("Distribute the minutes of “{name}”"), N_("Take back the distribution of “{name}”")
        ),
    },
)


def save_meeting(dossier: Dossier, meeting: Meeting) -> Meeting:
    """Store a meeting with its attendance, decisions and actions.

    Refuses to change the words of minutes that were distributed (`NeedsCorrection`).
    """
    refuse_incomplete(meeting)
    with dossier.read() as reading:
        refuse_rewriting(reading.get(Meeting, meeting.id), meeting)
    return records.save(dossier, meeting, _LABELS)


def refuse_incomplete(meeting: Meeting) -> None:
    """Refuse a meeting without a title, days in the wrong order, and a decision that says nothing."""
    if not meeting.title:
        raise Refusal(_("Give this meeting a title."))
    refuse_reversed_days(meeting.first_day, meeting.last_day)
    for number, decision in enumerate(meeting.decisions, 1):
        if not (decision.title or decision.text):
            raise Refusal(_("Decision {number} is empty.").format(number=decision.number or number))


def delete_meeting(dossier: Dossier, meeting_id: str) -> None:
    """Delete a meeting that nothing else refers to; refuses minutes that were distributed."""
    records.delete(dossier, Meeting, meeting_id, _LABELS, lambda _writing, known: refuse_deleting(known))
