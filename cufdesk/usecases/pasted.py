"""People and bodies made of a pasted signature or address line; nothing is stored, nothing is invented.

What lists of words alone suggest, what no record is known for, and what was not understood is told beside
each: a person looks before it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from cufdesk.country_words import COUNTRY
from cufdesk.domain.base import new_id
from cufdesk.domain.contacts import ContactPoint, Organisation, Person, Position
from cufdesk.domain.values import Bilingual
from cufdesk.domain.written_names import split_particle
from cufdesk.folding import words_of
from cufdesk.i18n import _
from cufdesk.reading.contact_points import emails
from cufdesk.reading.contacts_found import ContactFound, Found, PositionFound
from cufdesk.reading.language import language_of
from cufdesk.reading.matching import shadow_of
from cufdesk.reading.person_names import TWO_SURNAMES, name_parts
from cufdesk.reading.signatures import read_signatures
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases.recognising import civility_key, in_language, labels_of, name_key

# How the post sorts mail for a town, which belongs to its address alone: "Toulouse Cedex 9".
_CEDEX = re.compile(r"(?i)[\s,-]+cedex(?:\s*\d{1,2})?$")
_EVERYWHERE = frozenset(
    ("AI", "AM", "FM", "LA", "LY", "ME", "TO", "TV", "WS")
)  # whose addresses anybody buys
_LABELS = {"office": "work", "mobile": "mobile"}


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a text says of one person, or of a body alone (`body`), as a record that is not stored.

    `doubtful` are the words behind an attribute that asks to be looked at, by its name; `unknown_bodies` the
    bodies that no record is known for, each with the function held there (its place among the positions): the
    notes tell them until a record is made (`body_note`); `rest` what was not understood, as it stood there.
    """

    person: Person
    body: Organisation | None = None
    doubtful: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unknown_bodies: tuple[tuple[int, str], ...] = ()
    rest: tuple[str, ...] = ()


def read_pasted(dossier: Dossier, text: str) -> list[Pasted]:
    """Return everybody in a pasted text, in order; empty where there is nobody."""
    country = _country_of(text)
    language = "es" if country in TWO_SURNAMES else language_of(shadow_of(text))
    with dossier.read() as reading:
        bodies = reading.all(Organisation, pictures=False)
    return [_Made(found, language, bodies).pasted() for found in read_signatures(text, country)]


def body_note(name: str) -> str:
    """Return the line of notes that keeps the words for a body that no record is known for."""
    return _("Body as written: {name}").format(name=name)


def without_body(notes: str, name: str) -> str:
    """Return notes without the words for a body that a record was made for."""
    return "\n".join(line for line in notes.split("\n") if line != body_note(name))


def named_person(name: str) -> Person:
    """Return somebody of whom only a name was typed, its parts where they can be told.

    Where nothing tells them the first word is the given name: a person sees it in the form, and corrects it.
    """
    parts = name_parts(name)
    if parts is not None:
        given, first, second = parts.given_names, parts.first_surname, parts.second_surname
    else:
        before, _space, after = name.strip().partition(" ")
        given, first, second = (before, after.strip(), "") if after else ("", before, "")
    particle, surname = split_particle(first)
    return Person(given_names=given, particle=particle, first_surname=surname, second_surname=second)


def _country_of(text: str) -> str:
    """Return the country that all addresses in a text end with ("…@sre.gob.mx"), or nothing."""
    ends = {value.rpartition(".")[2].upper() for value, _place in emails(text)}
    return next(iter(ends)) if len(ends) == 1 and ends <= COUNTRY.keys() - _EVERYWHERE else ""


class _Made:
    """One finding on its way to a record."""

    def __init__(self, found: ContactFound, language: str, bodies: Iterable[Organisation]) -> None:
        self._found = found
        self._language = language
        self._bodies = list(bodies)
        self._doubtful: dict[str, list[str]] = {}
        self._unknown: list[tuple[int, str]] = []

    def pasted(self) -> Pasted:
        found = self._found
        person = self._person()
        person.positions = [
            self._position(person.id, place, one) for place, one in enumerate(found.positions)
        ]
        person.points = self._points(person.id)
        person.notes = "\n".join(body_note(name) for _place, name in self._unknown)
        doubtful = {key: tuple(words) for key, words in self._doubtful.items()}
        rest = tuple(piece.value for piece in found.rest)
        notes = tuple(page.value for page in found.websites)
        body = self._body(person) if self._is_body_alone() else None
        return Pasted(
            person, body, doubtful, tuple(self._unknown), rest if body is not None else (*rest, *notes)
        )

    def _value(self, key: str, found: Found | None) -> str:
        """Return what was read, and note it where it is doubtful."""
        if found is None:
            return ""
        if found.doubtful:
            self._doubtful.setdefault(key, []).append(found.value)
        return found.value

    # the person --------------------------------------------------------------------------------------

    def _person(self) -> Person:
        found = self._found
        civility = found.civility.value if found.civility else ""
        key = civility_key(civility)
        particle, surname = split_particle(self._value("first_surname", found.first_surname))
        person = Person(
            civility=key,
            honorific=self._text("" if key else civility),
            given_names=self._value("given_names", found.given_names),
            particle=particle,
            first_surname=surname,
            second_surname=self._value("second_surname", found.second_surname),
            written_name=self._value("written_name", found.name),
            city=_CEDEX.sub("", self._value("city", found.city)),
            country=self._country(),
        )
        if person.written_name and not (person.given_names or person.first_surname):
            # Nobody but a person knows where the given names end.
            self._doubtful.setdefault("written_name", [person.written_name])
        return person

    def _country(self) -> str:
        country = self._found.country
        return country.value if country is not None and country.value in COUNTRY else ""

    def _position(self, person_id: str, place: int, found: PositionFound) -> Position:
        title = self._value("positions", found.function)
        unit = self._value("positions", found.unit)
        named = self._value("positions", found.body)
        body = self._known(named) or self._known(unit)
        if body is None and (named or unit):
            self._unknown.append((place, named or unit))
        return Position(
            person_id=person_id,
            title=self._text(", ".join(part for part in (title, unit if named else "") if part)),
            organisation_id=body.id if body else None,
        )

    def _points(self, person_id: str) -> list[ContactPoint]:
        found = self._found
        country = self._country()
        points = [
            ContactPoint(person_id=person_id, kind="email", value=self._value("points", email))
            for email in found.emails
        ]
        for one in found.phones:
            label = _LABELS.get(one.kind, one.kind)
            if one.phone.trouble:
                self._doubtful.setdefault("points", []).append(one.phone.written)
            value = one.phone.shown or one.phone.written
            points.append(ContactPoint(person_id=person_id, kind="phone", label=label, value=value))
        if found.street is not None:
            town = " ".join(part.value for part in (found.postcode, found.city) if part)
            lines = [self._value("points", found.street), town]
            address = "\n".join(line for line in lines if line)
            points.append(ContactPoint(person_id=person_id, kind="address", value=address, country=country))
        return points

    # bodies ------------------------------------------------------------------------------------------

    def _is_body_alone(self) -> bool:
        found = self._found
        is_somebody = found.name or found.civility or any(one.function for one in found.positions)
        return not is_somebody and bool(found.positions)

    def _body(self, person: Person) -> Organisation:
        """Return the body that a text is about: nobody signs it."""
        first = self._found.positions[0]
        named = first.body or first.unit
        streets = [point.value for point in person.points if point.kind == "address"]
        sites = [page.value for page in self._found.websites]
        known = self._known(named.value if named else "")
        return Organisation(
            id=known.id if known else new_id(),
            name=self._text(named.value if named else ""),
            city=person.city,
            country=person.country,
            address="\n".join(streets),
            website=next(iter(sites), ""),
        )

    def _known(self, name: str) -> Organisation | None:
        """Return the one body that is called so, by name, acronym or alias; of several, none."""
        if not words_of(name):
            return None
        acronym = name.rpartition("(")[2].rstrip(") ") if name.rstrip().endswith(")") else ""
        keys = {name_key(name), name_key(acronym)} - {""}
        found = [body for body in self._bodies if labels_of(body) & keys]
        return found[0] if len(found) == 1 else None

    def _text(self, text: str) -> Bilingual:
        return in_language(self._language, text)
