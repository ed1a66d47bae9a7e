"""What a person can do with the calendar."""

from __future__ import annotations

from cufdesk.domain.calendar import Milestone
from cufdesk.i18n import N_, _, screen_language
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import records, sent_deadlines
from cufdesk.usecases.checks import refuse_reversed_days
from cufdesk.usecases.labels import Labels

_LABELS = Labels[Milestone](
    N_("Add the date “{name}”"),
    N_("Edit the date “{name}”"),
    N_("Delete the date “{name}”"),
    lambda milestone: milestone.title.in_language(screen_language()),
)


def save_milestone(dossier: Dossier, milestone: Milestone) -> Milestone:
    """Store a date of the calendar; a date that is not known yet is legal.

    Deadlines of distributed minutes that are counted from it stay on the days that were sent.
    """
    if not milestone.title:
        raise Refusal(_("Say what happens on this date."))
    refuse_reversed_days(milestone.first_day, milestone.last_day)
    with dossier.write("") as writing, sent_deadlines.kept(dossier, writing, milestone.id):
        return records.save_in(writing, milestone, _LABELS)


def delete_milestone(dossier: Dossier, milestone_id: str) -> None:
    """Delete a date of the calendar."""
    records.delete(dossier, Milestone, milestone_id, _LABELS)
