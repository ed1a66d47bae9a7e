"""People and bodies by id: what a document needs to name those whom a record only refers to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cufdesk.domain.contacts import Organisation, Person, Position
from cufdesk.domain.names import full_name, official_name, short_name


@dataclass(frozen=True, slots=True)
class Directory:
    """People and bodies by id. An id that is not here, or None, is nobody: never an error.

    `day` is the one whose functions count where none was chosen; without a day all do, past ones too.
    """

    people: Mapping[str, Person] = field(default_factory=dict)
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    day: date | None = None

    def person(self, person_id: str | None) -> Person | None:
        """Return a person."""
        return self.people.get(person_id or "")

    def organisation(self, organisation_id: str | None) -> Organisation | None:
        """Return a body."""
        return self.organisations.get(organisation_id or "")

    def position(self, person_id: str | None, position_id: str | None) -> Position | None:
        """Return the position in which a person takes part: the one chosen, else the first of the day."""
        return next(iter(self.positions(person_id, position_id)), None)

    def positions(self, person_id: str | None, position_id: str | None) -> list[Position]:
        """Return the chosen position alone, or where none was chosen all that a person holds on the day.

        A contact without a name is known by its function, which is told whenever it was held.
        """
        person = self.person(person_id)
        if person is None:
            return []
        chosen = [position for position in person.positions if position.id == position_id]
        return chosen or self.held(person)

    def held(self, person: Person) -> list[Position]:
        """Return the functions of the day, all of a contact who has nothing else to be called by."""
        return person.held_on(self.day) or ([] if full_name(person) else list(person.positions))

    def body_name(self, organisation_id: str | None, language: str, *, short: bool = False) -> str:
        """Return a body's official name (or acronym) in a language; empty where it is not known."""
        body = self.organisation(organisation_id)
        if body is None:
            return ""
        return short_name(body, language) if short else official_name(body, language)
