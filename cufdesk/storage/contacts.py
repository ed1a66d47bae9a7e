"""Which contacts may be the ones that a text names: a few candidates out of many, for rules to decide on."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, text

from cufdesk.domain.contacts import Counterpart, Organisation, Person
from cufdesk.storage.aggregates import whole
from cufdesk.storage.writing import Writing

_HOLDING = text(
    "SELECT id FROM search_entry WHERE kind = 'person' AND row IN"
    " (SELECT rowid FROM search_words WHERE search_words MATCH :words)"
)


def people_holding(writing: Writing, words: Sequence[str]) -> list[Person]:
    """Return the people found by all of some folded words, as stored before this write."""
    if not words:
        return []
    match = " ".join(f'"{word}"' for word in words)
    ids = list(writing.session.scalars(_HOLDING, {"words": match}))
    found = (writing.get(Person, person_id) for person_id in sorted(ids))
    return [person for person in found if person is not None]


def people_without_name(writing: Writing) -> list[Person]:
    """Return the contacts known by function alone."""
    nameless = (Person.given_names == "", Person.first_surname == "", Person.written_name == "")
    chosen = select(Person).where(*nameless).options(*whole(Person)).order_by(Person.id)
    return list(writing.session.scalars(chosen))


def organisations(writing: Writing) -> list[Organisation]:
    """Return all bodies, in one stable order."""
    return writing.all(Organisation)


def bodies_naming(writing: Writing, body_id: str) -> list[Organisation]:
    """Return the bodies that name a body as their counterpart."""
    naming = select(Counterpart.organisation_id).where(Counterpart.other_id == body_id)
    chosen = select(Organisation).where(Organisation.id.in_(naming)).options(*whole(Organisation))
    return list(writing.session.scalars(chosen.order_by(Organisation.id)))
