"""What a person can do with visits."""

from __future__ import annotations

from cufdesk.domain.visits import Visit
from cufdesk.i18n import N_, _, screen_language
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import records
from cufdesk.usecases.checks import refuse_reversed_days
from cufdesk.usecases.labels import Labels

_LABELS = Labels[Visit](
    N_("Add the visit “{name}”"),
    N_("Edit the visit “{name}”"),
    N_("Delete the visit “{name}”"),
    lambda visit: visit.title.in_language(screen_language()),
)


def save_visit(dossier: Dossier, visit: Visit) -> Visit:
    """Store a visit with its delegation and programme."""
    if not visit.title:
        raise Refusal(_("Give this visit a title."))
    refuse_reversed_days(visit.first_day, visit.last_day)
    return records.save(dossier, visit, _LABELS)


def delete_visit(dossier: Dossier, visit_id: str) -> None:
    """Delete a visit that no meeting refers to."""
    records.delete(dossier, Visit, visit_id, _LABELS)
