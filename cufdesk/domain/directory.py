"""People and bodies by id: what a document needs to name those whom a record only refers to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cufdesk.domain.contacts import Organisation, Person, Position
from cufdesk.domain.names import official_name, position_of, short_name


@dataclass(frozen=True, slots=True)
class Directory:
    """People and bodies by id. An id that is not here, or None, is nobody: never an error."""

    people: Mapping[str, Person] = field(default_factory=dict)
    organisations: Mapping[str, Organisation] = field(default_factory=dict)

    def person(self, person_id: str | None) -> Person | None:
        """Return a person."""
        return self.people.get(person_id or "")

    def organisation(self, organisation_id: str | None) -> Organisation | None:
        """Return a body."""
        return self.organisations.get(organisation_id or "")

    def position(self, person_id: str | None, position_id: str | None) -> Position | None:
        """Return the position in which a person takes part: the one chosen, else the first."""
        person = self.person(person_id)
        return position_of(person, position_id) if person else None

    def positions(self, person_id: str | None, position_id: str | None) -> list[Position]:
        """Return the chosen position alone, or all of a person's where none was chosen."""
        person = self.person(person_id)
        if person is None:
            return []
        chosen = [position for position in person.positions if position.id == position_id]
        return chosen or list(person.positions)

    def body_name(self, organisation_id: str | None, language: str, *, short: bool = False) -> str:
        """Return a body's official name (or acronym) in a language; empty where it is not known."""
        body = self.organisation(organisation_id)
        if body is None:
            return ""
        return short_name(body, language) if short else official_name(body, language)
