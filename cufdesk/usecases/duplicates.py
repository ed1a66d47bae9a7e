"""Who may be entered twice, as a report: all pairs of people and of bodies, with reasons in sentences.

The machine proposes, and nothing here changes a record; what somebody has told apart is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.duplicates import PeopleIndex, similar_bodies
from cufdesk.domain.known_contacts import known_body, known_person
from cufdesk.domain.likeness import LIKELY, Likeness, Progress, pair
from cufdesk.domain.likeness_words import sentence
from cufdesk.domain.names import list_name, name_with_acronym, shown_name
from cufdesk.domain.not_same import NotSame, told_apart
from cufdesk.i18n import Translator, screen_translator
from cufdesk.storage.dossier import Dossier

# Of all the work: bodies are few, but each is compared with each.
_PEOPLE_SHARE = 0.7


class One(NamedTuple):
    """One record of a pair: its id and what it is called."""

    id: str
    name: str


class Pair(NamedTuple):
    """Two people ("person") or bodies ("organisation") that may be one; the verdict is likely or similar."""

    kind: str
    a: One
    b: One
    verdict: str
    reasons: tuple[str, ...]


def duplicates(
    dossier: Dossier,
    progress: Callable[[float], object] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Pair] | None:
    """Return the pairs that may be one, those likely first, in the screen's language; None if cancelled."""
    with dossier.read() as reading:
        people, bodies = reading.all(Person, pictures=False), reading.all(Organisation, pictures=False)
        told = reading.all(NotSame)
    apart = {
        kind: frozenset(pair(*ids) for ids in told_apart(kind, told)) for kind in ("person", "organisation")
    }
    kept = [person for person in people if person.anonymised_on is None]
    index = PeopleIndex((known_person(person) for person in kept), apart["person"])
    alike_people = index.pairs(_part(progress, 0.0, _PEOPLE_SHARE), cancelled)
    if alike_people is None:
        return None
    alike_bodies = similar_bodies(
        map(known_body, bodies), apart["organisation"], _part(progress, _PEOPLE_SHARE, 1.0), cancelled
    )
    if alike_bodies is None:
        return None
    t = screen_translator()
    body_names = {body.id: name_with_acronym(body, t.language) for body in bodies}
    names = body_names | {person.id: _person_name(person, t.language) for person in kept}
    found = [
        _told(kind, like, names, body_names, t)
        for kind, likes in (("person", alike_people), ("organisation", alike_bodies))
        for like in likes
    ]
    return sorted(found, key=lambda one: one.verdict != LIKELY)


def _part(progress: Callable[[float], object] | None, start: float, end: float) -> Progress | None:
    """Return what tells a part of the work as a part of the whole."""
    if progress is None:
        return None

    def tell(done: int, total: int) -> None:
        progress(start + (end - start) * (done / total if total else 1.0))

    return tell


def _person_name(person: Person, language: str) -> str:
    return list_name(person) or shown_name(person, language)


def _told(
    kind: str, like: Likeness, names: Mapping[str, str], bodies: Mapping[str, str], t: Translator
) -> Pair:
    first, second = (One(record_id, names[record_id]) for record_id in (like.first_id, like.second_id))
    return Pair(kind, first, second, like.verdict, tuple(sentence(one, t, bodies) for one in like.reasons))


def as_json(pairs: Sequence[Pair]) -> dict[str, Any]:
    """Return a report as the command line promises it."""
    return {
        "pairs": [
            {
                "kind": one.kind,
                "a": one.a._asdict(),
                "b": one.b._asdict(),
                "verdict": one.verdict,
                "reasons": list(one.reasons),
            }
            for one in pairs
        ]
    }
