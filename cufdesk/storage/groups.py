"""Who belongs to a list by its rule, looked up whenever it is used."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from cufdesk.domain.contacts import Person
from cufdesk.domain.groups import Group
from cufdesk.domain.names import person_sort_key
from cufdesk.storage.aggregates import lean
from cufdesk.storage.directory import directory_of
from cufdesk.storage.dossier import Reading
from cufdesk.storage.mandates import mandates


def people_by_rule(reading: Reading, group: Group, today: date) -> list[Person]:
    """Return the people whom a list's rule means, in the order of a directory; nobody without a rule.

    Functions count as they are held today: who was a mayor is none. People are read without photos.

    The language is left to who knows how people are written to. The country of a person is their own, or
    where none is known, that of a body in which they hold a function.
    """
    if not group.has_rule:
        return []
    chosen = select(Person).options(*lean(Person))
    if group.rule_side:
        chosen = chosen.where(Person.side == group.rule_side)
    people = list(reading.session.scalars(chosen))
    directory = replace(directory_of(reading, people), day=today)
    table = mandates(reading)

    def fits(person: Person) -> bool:
        found = (directory.organisation(position.organisation_id) for position in directory.held(person))
        bodies = [body for body in found if body is not None]
        countries = {person.country} if person.country else {body.country for body in bodies}
        return (
            (not group.rule_country or group.rule_country in countries)
            and (not group.rule_kind or group.rule_kind in {body.kind for body in bodies})
            and (not group.rule_mandate or group.rule_mandate in table.of_person(person, directory))
        )

    under_particle = reading.cover().under_particle
    return sorted(
        filter(fits, people), key=lambda one: (person_sort_key(one, under_particle=under_particle), one.id)
    )
