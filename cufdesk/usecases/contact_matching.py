"""Who is known already: by an identifier, by e-mail and name, and who only looks like somebody."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from cufdesk.domain.body_likeness import PreparedBody, compare_bodies, prepared_body
from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.duplicates import PeopleIndex
from cufdesk.domain.known_contacts import known_body, known_person, lines
from cufdesk.domain.likeness import Likeness, ranked
from cufdesk.domain.names import full_name
from cufdesk.exchange.kept_properties import uids_in
from cufdesk.exchange.person_cards import UID
from cufdesk.folding import fold, words_of

_WITH_ACRONYM = re.compile(r"(.+?)\s*\(([^()\s]{2,15})\)")


@lru_cache(maxsize=10_000)
def _squeezed(name: str) -> str:
    """Return a name by its letters and digits alone: AL-LAs and ALLAS are one."""
    folded = fold(name)
    return "".join(sign for sign in folded if sign.isalnum()) or folded.strip()


def _uids(record: Person | Organisation) -> Iterator[str]:
    yield f"{UID}{record.id}"
    yield from uids_in(record.extras)


def _with_acronym(name: str) -> tuple[str, str]:
    """Return a name and the acronym in parentheses after it, if there is one."""
    found = _WITH_ACRONYM.fullmatch(name)
    if found and sum(map(str.isupper, found[2])) > 1:
        return found[1], found[2]
    return name, ""


class KnownBodies:
    """Bodies by all that they are called.

    A name that nothing known bears, or that several bear, becomes a body of its own, once: which of several
    is meant is for a person to say (`several`).
    """

    def __init__(self, bodies: Iterable[Organisation]) -> None:
        self.by_id: dict[str, Organisation] = {}
        self.made: dict[str, Organisation] = {}
        self.likenesses: dict[str, list[Likeness]] = {}
        self.several: dict[str, list[str]] = {}
        """Those whom the name of a made body may mean, by its id."""
        self._open: dict[str, str] = {}
        self._by_name: defaultdict[str, list[str]] = defaultdict(list)
        self._by_uid: dict[str, str] = {}
        self._prepared: list[PreparedBody] = []
        for body in bodies:
            self._take(body)

    def _take(self, body: Organisation) -> None:
        self.by_id[body.id] = body
        self._prepared.append(prepared_body(known_body(body)))
        for uid in _uids(body):
            self._by_uid.setdefault(uid, body.id)
        names = [body.name.fr, body.name.es, body.written_name, body.acronym]
        for name in (*names, *lines(body.acronyms), *lines(body.aliases)):
            known = self._by_name[_squeezed(name)]
            if name and body.id not in known:
                known.append(body.id)

    def find(self, name: str, uid: str = "") -> Organisation:
        """Return the body that an identifier of ours, else a name means; made where there is not just one."""
        meant = self.meant(name, uid and f"{UID}{uid}")
        if len(meant) == 1:
            return meant[0]
        key = _squeezed(name)
        if meant and key in self._open:
            return self.by_id[self._open[key]]
        made = self.add(self._named(name))
        if meant:
            self._open[key] = made.id
            self.several[made.id] = [body.id for body in meant]
        return made

    def asked(self, name: str) -> Organisation | None:
        """Return the body that was made already for a name that several bear."""
        return self.by_id.get(self._open.get(_squeezed(name), ""))

    def meant(self, name: str, uid: str = "") -> list[Organisation]:
        """Return the bodies that an identifier or a name may mean, as a whole or without its acronym.

        Those of the dossier go before those of the file.
        """
        if uid in self._by_uid:
            return [self.by_id[self._by_uid[uid]]]
        bare, acronym = _with_acronym(name)
        for text in (name, bare, acronym):
            ids = self._by_name.get(_squeezed(text), []) if _squeezed(text) else []
            settled = [one for one in ids if one not in self.several]
            if settled:
                before = [one for one in settled if one not in self.made]
                return [self.by_id[one] for one in before or settled]
        return []

    @staticmethod
    def _named(name: str) -> Organisation:
        bare, acronym = _with_acronym(name)
        return Organisation(written_name=bare, acronym=acronym)

    def add(self, body: Organisation) -> Organisation:
        """Take in a body that is new, and note which it is like."""
        ready = prepared_body(known_body(body))
        alike = (compare_bodies(ready, other) for other in self._prepared)
        self.likenesses[body.id] = ranked(like for like in alike if like)
        self.made[body.id] = body
        self._take(body)
        return body


class KnownPeople:
    """People by what tells them for certain, and by what they look like."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.by_id: dict[str, Person] = {}
        self._by_uid: dict[str, str] = {}
        self._by_address: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._by_name: defaultdict[str, set[str]] = defaultdict(set)
        self._index = PeopleIndex()
        for person in people:
            self.add(person)

    def add(self, person: Person) -> None:
        """Take a person in."""
        self.by_id[person.id] = person
        self._index.add(known_person(person))
        for uid in _uids(person):
            self._by_uid.setdefault(uid, person.id)
        name = _called(person)
        if name:
            self._by_name[name].add(person.id)
        for email in person.reached_by("email"):
            self._by_address[email.casefold(), name].add(person.id)

    def certain(self, person: Person, uid: str) -> Person | None:
        """Return the one whom the same identifier, or the same e-mail and name, tells for certain."""
        found = self._by_uid.get(uid) if uid else None
        if found is None:
            name = _called(person)
            keys = [(email.casefold(), name) for email in person.reached_by("email")] if name else []
            ids = set().union(*(self._by_address.get(key, set()) for key in keys))
            found = next(iter(ids)) if len(ids) == 1 else None
        return self.by_id[found] if found else None

    def namesakes(self, person: Person) -> list[Person]:
        """Return those who bear the very same name or, without one, hold the same function."""
        name = _called(person)
        return [self.by_id[one] for one in sorted(self._by_name.get(name, set()))] if name else []

    def called(self, name: str, uid: str = "") -> list[Person]:
        """Return the person whom an identifier tells, else all who bear a name or hold a function alone."""
        if uid in self._by_uid:
            return [self.by_id[self._by_uid[uid]]]
        found = self._by_name.get(" ".join(sorted(words_of(name))), set())
        return [self.by_id[one] for one in sorted(found)]

    def like(self, person: Person) -> list[Likeness]:
        """Return who may be this person, the surest first."""
        return self._index.like(known_person(person))


def _called(person: Person) -> str:
    """Return the words of a name in one order; of a contact by function, its function and body."""
    name = full_name(person)
    if name:
        return " ".join(sorted(words_of(name)))
    if not person.positions:
        return ""
    first = person.positions[0]
    title = " ".join(words_of(first.title.fr or first.title.es))
    return f"\x1f{title}\x1f{first.organisation_id}" if title else ""
