"""What a person can do with meetings, their decisions and actions."""

from __future__ import annotations

from cufdesk.domain.meetings import Meeting
from cufdesk.i18n import N_, _, screen_language
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import records
from cufdesk.usecases.checks import refuse_reversed_days
from cufdesk.usecases.labels import Act, Labels

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
    """Store a meeting with its attendance, decisions and actions."""
    if not meeting.title:
        raise Refusal(_("Give this meeting a title."))
    refuse_reversed_days(meeting.first_day, meeting.last_day)
    for number, decision in enumerate(meeting.decisions, 1):
        if not (decision.title or decision.text):
            raise Refusal(_("Decision {number} is empty.").format(number=decision.number or number))
    return records.save(dossier, meeting, _LABELS)


def delete_meeting(dossier: Dossier, meeting_id: str) -> None:
    """Delete a meeting that nothing else refers to."""
    records.delete(dossier, Meeting, meeting_id, _LABELS)
