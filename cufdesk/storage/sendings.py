"""Questions about the register: what left the office, in its order, and the people whom a name may mean."""

from __future__ import annotations

from sqlalchemy import select, text

from cufdesk.domain.contacts import ContactPoint, Person
from cufdesk.domain.sendings import Sending
from cufdesk.storage.aggregates import whole
from cufdesk.storage.dossier import Reading
from cufdesk.storage.undoing import Look

# Of two on one day without a time, the one that was entered later left later.
_IN_ORDER = text("coalesce(sending.day, ''), coalesce(sending.at, ''), sending.rowid")
_HOLDING = text(
    "SELECT id FROM search_entry WHERE kind = 'person' AND row IN"
    " (SELECT rowid FROM search_words WHERE search_words MATCH :words)"
)


def sendings(reading: Look, what: str = "", record_id: str | None = None, state: str = "") -> list[Sending]:
    """Return sendings with their recipients, the earliest first; narrowed to a document, record or state.

    An empty record id is the dossier as a whole, None any record.
    """
    chosen = select(Sending).options(*whole(Sending)).order_by(_IN_ORDER)
    if what:
        chosen = chosen.where(Sending.what == what)
    if record_id is not None:
        chosen = chosen.where(Sending.record_id == record_id)
    if state:
        chosen = chosen.where(Sending.state == state)
    return list(reading.session.scalars(chosen))


def people_named(reading: Reading, words: list[str]) -> list[Person]:
    """Return the people who are found by all of some folded words, each a whole word or its beginning."""
    match = " ".join(f'"{word}"*' for word in words)
    ids = list(reading.session.scalars(_HOLDING, {"words": match})) if words else []
    found = (reading.get(Person, person_id) for person_id in sorted(ids))
    return [person for person in found if person is not None]


def people_reached_at(reading: Reading, address: str) -> list[Person]:
    """Return the people with an e-mail address, whatever the case of its letters."""
    chosen = select(Person).options(*whole(Person)).order_by(Person.id)
    reached = select(ContactPoint.person_id).where(
        ContactPoint.kind == "email", ContactPoint.value.icontains(address, autoescape=True)
    )
    return [
        person
        for person in reading.session.scalars(chosen.where(Person.id.in_(reached)))
        if address.lower() in {known.strip().lower() for known in person.reached_by("email")}
    ]
