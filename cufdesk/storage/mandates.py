"""Questions about mandates: the table of equivalences, and what seats and people count as by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cufdesk.domain.committee import Committee, Seat
from cufdesk.domain.directory import Directory
from cufdesk.domain.mandates import Equivalence, Mandates
from cufdesk.storage.directory import directory_of
from cufdesk.storage.dossier import Reading


def mandates(reading: Reading) -> Mandates:
    """Return the table of equivalences, ready to be asked."""
    return Mandates(reading.all(Equivalence))


def seat_categories(reading: Reading, committees: Iterable[Committee]) -> Callable[[Seat], str]:
    """Return what a seat of these committees counts as, the function of who sits there considered."""
    return categories_in(mandates(reading), directory_of(reading, list(committees)))


def categories_in(table: Mandates, directory: Directory) -> Callable[[Seat], str]:
    """Return what a seat counts as, given the people who may sit there."""
    return lambda seat: table.of_seat(seat, directory)
