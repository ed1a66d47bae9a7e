"""Records of contacts as the small values that the look for duplicates compares."""

from __future__ import annotations

from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.likeness import KnownBody, KnownPerson


def known_person(person: Person) -> KnownPerson:
    """Return what is compared of a person's record."""
    return KnownPerson(
        person.id,
        person.given_names,
        person.first_surname,
        person.second_surname,
        person.usage_name,
        person.written_name,
        lines(person.aliases),
        tuple(person.reached_by("email")),
        tuple(person.reached_by("phone")),
        person.country,
        frozenset(position.organisation_id for position in person.positions if position.organisation_id),
        person.particle,
    )


def known_name(person: Person) -> KnownPerson:
    """Return what is compared of a person's name alone; contact details and functions are not touched."""
    return KnownPerson(
        person.id,
        person.given_names,
        person.first_surname,
        person.second_surname,
        person.usage_name,
        person.written_name,
        lines(person.aliases),
        country=person.country,
        particle=person.particle,
    )


def known_body(body: Organisation) -> KnownBody:
    """Return what is compared of a body's record."""
    names = (("fr", body.name.fr), ("es", body.name.es))
    return KnownBody(
        body.id,
        tuple((language, name) for language, name in names if name),
        body.written_name,
        body.acronym,
        (*lines(body.acronyms), *lines(body.aliases)),
        body.country,
        body.city,
        body.kind,
    )


def lines(text: str) -> tuple[str, ...]:
    """Return the values of a field that holds one a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
