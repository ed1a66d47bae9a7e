"""The contacts that a text names: those that the dossier knows already, and new ones for the others.

Nothing is guessed. A person is known by the exact full name or an alias, folded; a body by its acronym, name
or an alias, and two bodies with different acronyms are never one. Of several that fit, none is taken. What
the dossier holds of a contact stays as it is; only a function that it does not know is added.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cufdesk.domain.contacts import Organisation, Person, Position
from cufdesk.domain.names import full_name
from cufdesk.domain.values import Bilingual
from cufdesk.domain.written_names import split_name, split_particle
from cufdesk.folding import words_of
from cufdesk.reading.understanding import OrganisationRead, PersonRead, PositionRead
from cufdesk.storage import contacts as questions
from cufdesk.storage.writing import Writing

_CIVILITIES = {
    "mr": {"M.", "MM.", "Sr.", "Sres."},
    "mrs": {"Mme", "Mmes", "Mlle", "Sra.", "Sras.", "Srta."},
}
# fmt: off
_SMALL = frozenset((
    "a", "al", "au", "aux", "d", "de", "del", "des", "du", "e", "el", "en", "et", "l", "la", "las", "le",
    "les", "los", "y",
))
# fmt: on


class Recognising:
    """Turns what was read of people and bodies into contacts, within one write."""

    def __init__(self, writing: Writing, language: str, source: str) -> None:
        self.new_people: list[Person] = []
        self.new_bodies: list[Organisation] = []
        self._writing = writing
        self._language = language
        self._source = source
        self._known_bodies = questions.organisations(writing)
        self._bodies: list[Organisation] = []
        self._people: dict[tuple[str, ...], Person] = {}
        self._added: set[str] = set()

    # bodies ------------------------------------------------------------------------------------------

    def take_bodies(self, read: Sequence[OrganisationRead], planned: Iterable[str] = ()) -> None:
        """Recognise or make every body of the text; `planned` names those that do not exist yet."""
        to_come = {name_key(name) for name in planned}
        twins = _twins(read)
        for body in read:
            known = self._known_body(body, twins)
            if known is None:
                known = self._new_body(body, planned=name_key(body.name) in to_come)
                self.new_bodies.append(known)
            self._bodies.append(known)

    def body_named(self, name: str | None) -> Organisation | None:
        """Return the body that a label means, of this text or else of the dossier; None if unclear."""
        key = name_key(name or "")
        for bodies in (self._bodies, self._known_bodies):
            found = {body.id: body for body in bodies if key and key in labels_of(body)}
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None

    def _known_body(self, read: OrganisationRead, twins: dict[str, set[str]]) -> Organisation | None:
        """Return the stored body that is meant.

        Of several bodies of the text with one name, those with an acronym are known by it alone; one without
        is a stored body of that name whose acronym says that it is none of the others.
        """
        acronym, name = name_key(read.acronym or ""), name_key(read.name)
        if acronym:
            found = [body for body in self._known_bodies if acronym in labels_of(body)]
            if found:
                return _only(found, read)
        if name == acronym or (acronym and name in twins):
            return None
        named = [body for body in self._known_bodies if name in labels_of(body)]
        if name in twins:
            named = [body for body in named if body.acronym and not twins[name] & labels_of(body)]
        return _only([body for body in named if not (acronym and body.acronym)], read)

    def _new_body(self, read: OrganisationRead, *, planned: bool) -> Organisation:
        return Organisation(
            written_name="" if read.name == read.acronym else read.name,
            acronym=read.acronym or "",
            aliases="\n".join(read.aliases),
            country=read.country or "",
            state="planned" if planned else "exists",
            source=self._source,
        )

    # people ------------------------------------------------------------------------------------------

    def person(self, read: PersonRead) -> Person:
        """Return the contact that is meant, with the functions that the text gives it."""
        words = tuple(words_of(read.name or ""))
        person = self._people.get(words) if words else None
        person = person or (self._known_person(words) if words else self._known_by_function(read))
        if person is None:
            person = self._new_person(read)
            self.new_people.append(person)
        if words:
            self._people[words] = person
        for position in read.positions:
            self.position(person, position)
        return person

    def person_named(self, name: str) -> Person | None:
        """Return the person of this text who has a full name."""
        return self._people.get(tuple(words_of(name)))

    def position(self, person: Person, read: PositionRead) -> Position:
        """Return a person's function, added where it is not known yet."""
        body = self._body_of(read)
        body_id = body.id if body else None
        for position in person.positions:
            if _same_function(position, read.title or "", body_id, exactly=position.id in self._added):
                return position
        added = Position(
            person_id=person.id,
            title=in_language(self._language, read.title or ""),
            organisation_id=body_id,
        )
        person.positions.append(added)
        self._added.add(added.id)
        if all(person is not new for new in self.new_people):
            self._writing.save(person)
        return added

    def _body_of(self, read: PositionRead) -> Organisation | None:
        if read.body is not None and read.body < len(self._bodies):
            return self._bodies[read.body]
        return self.body_named(read.organisation)

    def bodies_of(self, person: Person) -> list[Organisation]:
        """Return the bodies in which a person holds functions."""
        ids = {position.organisation_id for position in person.positions}
        known = {body.id: body for body in (*self._known_bodies, *self.new_bodies)}
        return [body for body_id, body in known.items() if body_id in ids]

    def _known_person(self, words: tuple[str, ...]) -> Person | None:
        found = [
            person for person in questions.people_holding(self._writing, words) if words in _names(person)
        ]
        return found[0] if len(found) == 1 else None

    def _known_by_function(self, read: PersonRead) -> Person | None:
        """Return the contact without a name who holds exactly the same functions."""
        if not read.positions:
            return None
        wanted = {
            (name_key(position.title or ""), _id_of(self._body_of(position))) for position in read.positions
        }
        nameless = [*questions.people_without_name(self._writing), *self._nameless_here()]
        found = [person for person in nameless if wanted <= _functions(person)]
        return found[0] if len(found) == 1 else None

    def _nameless_here(self) -> list[Person]:
        return [person for person in self.new_people if not full_name(person)]

    def _new_person(self, read: PersonRead) -> Person:
        written = " ".join((read.name or "").split())
        civility = civility_key(read.civility or "")
        title = "" if civility else read.civility or ""
        given, whole = split_name(written, has_civility=bool(read.civility)) or ("", "")
        particle, surname = split_particle(whole)
        return Person(
            civility=civility,
            honorific=in_language(self._language, title),
            given_names=given,
            particle=particle,
            first_surname=surname,
            written_name=written,
            source=self._source,
        )


def civility_key(short: str) -> str:
    """Return the key of a civility in its short form ("Mme"), or nothing: then it is a title."""
    return next((key for key, forms in _CIVILITIES.items() if short in forms), "")


def in_language(language: str, text: str) -> Bilingual:
    """Return a text in the one language that it was read in."""
    return Bilingual(es=text) if language == "es" else Bilingual(fr=text)


def name_key(text: str) -> str:
    """Return what makes a label of a body: AL-Las, ALLAS and "al las" are one."""
    return "".join(words_of(text.rpartition(" (")[0] if text.endswith(")") else text))


def labels_of(body: Organisation) -> set[str]:
    """Return the keys that a body is known by."""
    others = (*body.acronyms.splitlines(), *body.aliases.splitlines())
    labels = (body.acronym, body.name.fr, body.name.es, body.written_name, *others)
    return {name_key(label) for label in labels} - {""}


def _twins(read: Sequence[OrganisationRead]) -> dict[str, set[str]]:
    """Return the names that several bodies of the text carry, each with their acronyms."""
    acronyms: dict[str, list[str]] = {}
    for body in read:
        acronyms.setdefault(name_key(body.name), []).append(name_key(body.acronym or ""))
    return {name: set(found) - {""} for name, found in acronyms.items() if len(found) > 1}


def _only(found: Sequence[Organisation], read: OrganisationRead) -> Organisation | None:
    """Return the one body that fits, or None; two different countries do not fit."""
    fitting = [body for body in found if not (body.country and read.country) or body.country == read.country]
    return fitting[0] if len(fitting) == 1 else None


def _names(person: Person) -> set[tuple[str, ...]]:
    """Return the folded full names of a person."""
    names = (full_name(person), person.written_name, *person.aliases.splitlines())
    return {tuple(words_of(name)) for name in names} - {()}


def _functions(person: Person) -> set[tuple[str, str]]:
    return {
        (name_key(title), position.organisation_id or "")
        for position in person.positions
        for title in (position.title.fr, position.title.es)
        if title
    }


def _id_of(body: Organisation | None) -> str:
    return body.id if body else ""


def _same_function(position: Position, title: str, body_id: str | None, *, exactly: bool) -> bool:
    """Tell whether a function is the one that is said, small words apart.

    Of what was stored before, one may say more than the other; two functions of one text say what they say.
    """
    if body_id and position.organisation_id and body_id != position.organisation_id:
        return False
    said = _weighty(title)
    known = [_weighty(text) for text in (position.title.fr, position.title.es) if text]
    if not said:
        return body_id == position.organisation_id
    return any(
        words == said or (not exactly and words and (words <= said or said <= words)) for words in known
    )


def _weighty(title: str) -> set[str]:
    return {word for word in words_of(title) if word not in _SMALL}
