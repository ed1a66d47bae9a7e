"""Which functions count as which elected mandate: what the officer decides, never the machine.

"Presidente municipal" in Mexico is a mayor, but only because a line of this table says so; a line without a
mandate says that nobody has decided yet (the head of Mexico City as a governor).
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Mapped

from cufdesk.domain.base import Record, keyed, plain
from cufdesk.domain.committee import Seat
from cufdesk.domain.contacts import Organisation, Person, Position
from cufdesk.domain.directory import Directory
from cufdesk.domain.mandate_words import MandateLine, MandateWords


class Equivalence(Record):
    """Words of a function that mean a mandate in a country; no country is any, no mandate is undecided."""

    __tablename__ = "equivalence"

    words: Mapped[str] = plain()
    country: Mapped[str] = keyed("country")
    mandate: Mapped[str] = keyed("seat_category")
    notes: Mapped[str] = plain()


class Mandates:
    """The table of equivalences, asked: what a function counts as."""

    def __init__(self, equivalences: Iterable[Equivalence] = ()) -> None:
        self._words = MandateWords(
            MandateLine(one.words, one.country, one.mandate, one.id) for one in equivalences
        )

    def of_title(self, title: str, country: str) -> str:
        """Return the mandate of a function's words in a country, or nothing."""
        return self._words.of_title(title, country)

    def of_position(self, position: Position, body: Organisation | None, person: Person) -> str:
        """Return the mandate of a function: what was entered, else what the table says of its words."""
        country = (body.country if body else "") or person.country
        return self._words.counts_as(position.mandate, (position.title.es, position.title.fr), country)

    def of_person(self, person: Person, directory: Directory) -> list[str]:
        """Return the mandates of a person on the directory's day, in the order of their functions."""
        found = [
            self.of_position(position, directory.organisation(position.organisation_id), person)
            for position in directory.held(person)
        ]
        return [mandate for mandate in dict.fromkeys(found) if mandate]

    def of_seat(self, seat: Seat, directory: Directory) -> str:
        """Return what a seat counts as: its category, else the first mandate of who sits there."""
        person = directory.person(seat.person_id)
        if seat.category or person is None:
            return seat.category
        return next(iter(self.of_person(person, directory)), "")
