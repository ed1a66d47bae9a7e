"""Who can be named in a hurry: the contacts of the dossier by any of their names that is theirs alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.names import official_name, short_name, shown_name
from cufdesk.folding import words_of
from cufdesk.i18n import screen_language
from cufdesk.storage.dossier import Reading
from cufdesk.storage.writing import Writing
from cufdesk.usecases.recognising import labels_of, name_key


@dataclass(frozen=True, slots=True)
class Names:
    """Who can be named after @: what is typed, folded and closed up, to the record that it means alone."""

    people: dict[str, str]
    bodies: dict[str, str]
    shown: tuple[str, ...]
    """What is offered while one types: full names and short names of bodies."""

    def person(self, words: str) -> str | None:
        """Return the id of the one person who is meant."""
        return self.people.get(name_key(words)) or self.people.get(name_key(_without_civility(words)))

    def body(self, words: str) -> str | None:
        """Return the id of the one body that is meant."""
        return self.bodies.get(name_key(words))

    def knows(self, words: str) -> bool:
        """Tell whether words name somebody alone."""
        return bool(self.person(words) or self.body(words))


def names_of(reading: Reading | Writing) -> Names:
    """Return who can be named; a surname or a given name alone means the only one who bears it."""
    people, bodies = reading.all(Person, pictures=False), reading.all(Organisation, pictures=False)
    language = screen_language()
    shown = [shown_name(person, language) for person in people]
    shown += [short_name(body, language) or official_name(body, language) for body in bodies]
    return Names(
        _alone((person.id, _called(person)) for person in people),
        _alone((body.id, labels_of(body)) for body in bodies),
        tuple(dict.fromkeys(name for name in shown if name)),
    )


def _called(person: Person) -> set[str]:
    """Return what a person may be called in a hurry, closed up."""
    surname = f"{person.particle} {person.first_surname}".strip()
    full = (person.given_names, surname, person.second_surname)
    called = [
        person.given_names,
        surname,
        person.first_surname,
        person.usage_name,
        person.written_name,
        " ".join(name for name in full if name),
        " ".join(name for name in full[:2] if name),
        *person.aliases.splitlines(),
    ]
    return {name_key(name) for name in called} - {""}


def _alone(records: Iterable[tuple[str, set[str]]]) -> dict[str, str]:
    """Return the one record that each key means; keys that several share mean none."""
    owners: dict[str, set[str]] = {}
    for record_id, keys in records:
        for key in keys:
            owners.setdefault(key, set()).add(record_id)
    return {key: next(iter(ids)) for key, ids in owners.items() if len(ids) == 1}


_CIVILITIES = {
    "m",
    "mr",
    "mme",
    "mlle",
    "mm",
    "mmes",
    "sr",
    "sra",
    "srta",
    "lic",
    "dr",
    "dra",
    "mtro",
    "mtra",
}


def _without_civility(words: str) -> str:
    found = words_of(words)
    return " ".join(found[1:]) if len(found) > 1 and found[0] in _CIVILITIES else words
