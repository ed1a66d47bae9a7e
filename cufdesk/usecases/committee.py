"""What a person can do with committees and panels."""

from __future__ import annotations

from collections.abc import Callable

from cufdesk.domain.committee import Committee, Seat
from cufdesk.i18n import N_, _, screen_language
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.mandates import seat_categories
from cufdesk.usecases import records
from cufdesk.usecases.labels import Labels

_LABELS = Labels[Committee](
    N_("Add the committee “{name}”"),
    N_("Edit the committee “{name}”"),
    N_("Delete the committee “{name}”"),
    lambda committee: committee.name.in_language(screen_language()),
)


def save_committee(dossier: Dossier, committee: Committee) -> Committee:
    """Store a committee with its quotas and seats; nobody sits twice in it."""
    if not committee.name:
        raise Refusal(_("Give this committee a name."))
    seated = [seat.person_id for seat in committee.seats if seat.person_id]
    if len(seated) != len(set(seated)):
        raise Refusal(_("The same person holds two seats of this committee."))
    if any(quota.count < 0 for quota in committee.quotas):
        raise Refusal(_("A number of seats cannot be negative."))
    return records.save(dossier, committee, _LABELS)


def delete_committee(dossier: Dossier, committee_id: str) -> None:
    """Delete a committee."""
    records.delete(dossier, Committee, committee_id, _LABELS)


def categories_of(dossier: Dossier, committee: Committee) -> Callable[[Seat], str]:
    """Return what a seat of a committee, stored or not, counts as by who sits there."""
    with dossier.read() as reading:
        return seat_categories(reading, [committee])
