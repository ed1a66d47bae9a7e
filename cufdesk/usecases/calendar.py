"""What a person can do with the calendar."""

from __future__ import annotations

from cufdesk.domain.calendar import Milestone
from cufdesk.i18n import N_, _, screen_language
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import records
from cufdesk.usecases.checks import refuse_reversed_days
from cufdesk.usecases.labels import Labels

_LABELS = Labels[Milestone](
    N_("Add the date “{name}”"),
    N_("Edit the date “{name}”"),
    N_("Delete the date “{name}”"),
    lambda milestone: milestone.title.in_language(screen_language()),
)


def save_milestone(dossier: Dossier, milestone: Milestone) -> Milestone:
    """Store a date of the calendar; a date that is not known yet is legal."""
    if not milestone.title:
        raise Refusal(_("Say what happens on this date."))
    refuse_reversed_days(milestone.first_day, milestone.last_day)
    return records.save(dossier, milestone, _LABELS)


def delete_milestone(dossier: Dossier, milestone_id: str) -> None:
    """Delete a date of the calendar."""
    records.delete(dossier, Milestone, milestone_id, _LABELS)
