"""Data protection: who is kept, since when there was no contact, and who is past the day set for them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from cufdesk.domain.contacts import Person
from cufdesk.domain.names import list_name, person_sort_key, shown_name
from cufdesk.field_words import ONE
from cufdesk.i18n import _, ngettext, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier, Reading
from cufdesk.storage.history import names_of
from cufdesk.storage.protection import last_contacts
from cufdesk.usecases.searching import search


class Kept(NamedTuple):
    """A person in the review: whence and by what right they are kept, and when there was contact last.

    `contact_with` is the meeting, visit or sending of that day, empty where the day was entered by hand.
    """

    id: str
    name: str
    source: str
    legal_basis: str
    keep_until: date | None
    keep_reason: str
    last_contact: date | None
    contact_with: str
    is_past: bool


def review(dossier: Dossier, today: date) -> list[Kept]:
    """Return the people who are kept: those past their day first, then by the last contact, the oldest first.

    Who is anonymised already is left out.
    """
    t = screen_translator()
    with dossier.read() as reading:
        people = [person for person in reading.all(Person, pictures=False) if person.anonymised_on is None]
        contacts = last_contacts(reading, today)
        titles = names_of(reading, {(one.kind, one.record_id) for one in contacts.values()}, t.language)
    found = []
    for person in sorted(people, key=person_sort_key):
        contact = contacts.get(person.id)
        by_hand = contact is None or contact.kind == "person"
        found.append(
            Kept(
                person.id,
                list_name(person) or shown_name(person, t.language),
                person.source,
                person.legal_basis,
                person.keep_until,
                person.keep_reason,
                contact.day if contact else None,
                "" if by_hand or contact is None else titles.get(contact.record_id) or _(ONE[contact.kind]),
                person.keep_until is not None and person.keep_until < today,
            )
        )
    return sorted(found, key=lambda one: (not one.is_past, one.last_contact or date.min))


def person_named(dossier: Dossier, words: str) -> Person:
    """Return the person of an id, or the only one whom all of some words find; refuses none and several."""
    with dossier.read() as reading:
        person = reading.get(Person, words)
    if person is not None:
        return person
    found = [hit for hit in search(dossier, words, 50)["results"] if hit["kind"] == "person"]
    if not found:
        raise Refusal(_("Nobody is found by “{words}”.").format(words=words))
    if len(found) > 1:
        said = ngettext(
            "{n} person is found by “{words}”: say more.",
            "{n} people are found by “{words}”: say more.",
            len(found),
        )
        names = ", ".join(hit["title"] for hit in found[:5])
        raise Refusal(f"{said.format(n=len(found), words=words)} {names}")
    with dossier.read() as reading:
        return _present(reading, found[0]["id"])


def _present(reading: Reading, person_id: str) -> Person:
    person = reading.get(Person, person_id)
    if person is None:
        raise Refusal(_("This record is not there any more."))
    return person
