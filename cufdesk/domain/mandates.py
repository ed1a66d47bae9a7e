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
from cufdesk.folding import words_of


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
        decided = [one for one in equivalences if one.mandate and words_of(one.words)]
        # The line that says most of a function speaks for it; one of its country before one of any.
        decided.sort(key=lambda one: (-len(words_of(one.words)), not one.country, one.id))
        self._lines = [(words_of(one.words), one.country, one.mandate) for one in decided]

    def of_title(self, title: str, country: str) -> str:
        """Return the mandate of a function's words in a country, or nothing."""
        said = words_of(title)
        for words, where, mandate in self._lines:
            if where in {"", country} and _holds(said, words):
                return mandate
        return ""

    def of_position(self, position: Position, body: Organisation | None, person: Person) -> str:
        """Return the mandate of a function: what was entered, else what the table says of its words."""
        country = (body.country if body else "") or person.country
        titles = (position.title.es, position.title.fr)
        return position.mandate or next(
            (m for m in (self.of_title(t, country) for t in titles if t) if m), ""
        )

    def of_person(self, person: Person, directory: Directory) -> list[str]:
        """Return the mandates of a person, in the order of their functions."""
        found = [
            self.of_position(position, directory.organisation(position.organisation_id), person)
            for position in person.positions
        ]
        return [mandate for mandate in dict.fromkeys(found) if mandate]

    def of_seat(self, seat: Seat, directory: Directory) -> str:
        """Return what a seat counts as: its category, else the first mandate of who sits there."""
        person = directory.person(seat.person_id)
        if seat.category or person is None:
            return seat.category
        return next(iter(self.of_person(person, directory)), "")


def _holds(said: list[str], words: list[str]) -> bool:
    """Tell whether words stand in a text, side by side."""
    return any(said[start : start + len(words)] == words for start in range(len(said) - len(words) + 1))
