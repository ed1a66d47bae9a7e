"""Who may be entered twice among many: an index that finds the few to compare with, and never all pairs.

People of one name are compared once. The index holds the words of all names: for one name, the words near
each of its own (other spellings of a given name, the same sound, a letter or two amiss) lead to the names
that have them; a name met twice is compared. Adding or removing a person touches that person's words alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations, product

from cufdesk.domain.body_likeness import compare_bodies, prepared_body
from cufdesk.domain.likeness import Cancelled, KnownBody, KnownPerson, Likeness, Progress, pair, ranked
from cufdesk.domain.name_forms import NameForm, lone_words, words_in
from cufdesk.domain.name_likeness import NameLikeness, nearest_names
from cufdesk.domain.near_words import NearWords
from cufdesk.domain.people_likeness import PreparedPerson, judged, prepared

# An address that more people than this bear is that of an office.
_WIDELY = 3
_STEP = 100

Names = tuple[NameForm, ...]
Table = defaultdict[str, set[int]]


class PeopleIndex:
    """People by the words of their names and by their contacts.

    `apart` are pairs of ids that somebody has told to be two people (`likeness.pair`): they are never given.
    """

    def __init__(
        self, people: Iterable[KnownPerson] = (), apart: Collection[frozenset[str]] = frozenset()
    ) -> None:
        self.apart = set(apart)
        self._people: dict[str, PreparedPerson] = {}
        self._numbers: dict[Names, int] = {}
        self._names: list[Names] = []
        self._bearers: list[set[str]] = []
        self._by_word: Table = defaultdict(set)
        self._by_letter: Table = defaultdict(set)
        self._lone: Table = defaultdict(set)
        self._by_contact: defaultdict[str, set[str]] = defaultdict(set)
        self._near = NearWords()
        for person in people:
            self.add(person)

    def __len__(self) -> int:
        return len(self._people)

    def add(self, person: KnownPerson) -> None:
        """Take a person in, in place of what was known under the same id."""
        self.remove(person.id)
        ready = prepared(person)
        self._people[person.id] = ready
        for contact in ready.contacts:
            self._by_contact[contact].add(person.id)
        number = self._numbers.get(ready.forms)
        if number is None:
            number = self._take_in(ready.forms)
        self._bearers[number].add(person.id)

    def remove(self, person_id: str) -> None:
        """Leave a person out; one who is not there is no error."""
        gone = self._people.pop(person_id, None)
        if gone is None:
            return
        for contact in gone.contacts:
            self._by_contact[contact].discard(person_id)
        self._bearers[self._numbers[gone.forms]].discard(person_id)

    def _take_in(self, names: Names) -> int:
        """Give a name its number, and note its words."""
        number = self._numbers[names] = len(self._names)
        self._names.append(names)
        self._bearers.append(set())
        for word in words_in(names):
            self._near.add(word)
            self._by_word[word].add(number)
            self._by_letter[word[0]].add(number)
        for word in lone_words(names):
            self._lone[word].add(number)
        return number

    def like(self, person: KnownPerson) -> list[Likeness]:
        """Return who may be this person, the surest first; the person need not be in the index."""
        ready = prepared(person)
        widely = self._widely(ready)
        found: dict[str, Likeness | None] = {}
        for number in self._met(ready.forms):
            names = nearest_names(ready.forms, self._names[number]) if self._bearers[number] else None
            for other in self._bearers[number] if names else ():
                found[other] = judged(ready, self._people[other], names, widely)
        for contact in ready.contacts:
            for other in self._by_contact.get(contact, set()) - found.keys():
                found[other] = judged(ready, self._people[other], None, widely)
        return self._kept(found.values())

    def pairs(
        self, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> list[Likeness] | None:
        """Return all pairs that may be one person, the surest first; None where it was cancelled."""
        found: dict[tuple[str, str], Likeness | None] = {}
        total = len(self._names)
        for done, names in enumerate(self._names):
            if done % _STEP == 0:
                if cancelled and cancelled():
                    return None
                if progress:
                    progress(done, total)
            if self._bearers[done]:
                found.update(self._of_one_name(done, names))
        for first, second in self._sharers():
            if (first, second) not in found:
                found[first, second] = self._judged(first, second, None)
        if progress:
            progress(total, total)
        return self._kept(found.values())

    def _of_one_name(self, number: int, names: Names) -> Iterator[tuple[tuple[str, str], Likeness | None]]:
        """Give the pairs among the bearers of a name, and of these with those of names known after it."""
        for other in self._met(names):
            if other < number or not self._bearers[other]:
                continue
            alike = nearest_names(names, self._names[other])
            if alike is None:
                continue
            bearers = self._bearers[number]
            couples = combinations(bearers, 2) if other == number else product(bearers, self._bearers[other])
            for first, second in couples:
                likeness = self._judged(first, second, alike)
                if first < second or likeness is None:
                    yield (min(first, second), max(first, second)), likeness
                else:
                    yield (second, first), likeness.turned()

    def _sharers(self) -> Iterator[tuple[str, str]]:
        """Give the pairs with an address or number that few have."""
        for sharers in self._by_contact.values():
            if 1 < len(sharers) <= _WIDELY:
                yield from combinations(sorted(sharers), 2)

    def _judged(self, first: str, second: str, names: NameLikeness | None) -> Likeness | None:
        one, other = self._people[first], self._people[second]
        widely = self._widely(one) if not one.contacts.isdisjoint(other.contacts) else frozenset[str]()
        return judged(one, other, names, widely)

    def _widely(self, person: PreparedPerson) -> frozenset[str]:
        """Return the contacts of a person that several others have too."""
        return frozenset(
            contact
            for contact in person.contacts
            if len(self._by_contact.get(contact, set()) - {person.id}) >= _WIDELY
        )

    def _kept(self, found: Iterable[Likeness | None]) -> list[Likeness]:
        """Return likenesses in their order, without those that somebody has told apart."""
        return ranked(
            like for like in found if like and pair(like.first_id, like.second_id) not in self.apart
        )

    def _met(self, names: Names) -> set[int]:
        """Return the names worth comparing with: two words near, or one where a name is one word alone."""
        met: set[int] = set()
        hits: Counter[int] = Counter()
        lone = lone_words(names)
        for word in words_in(names):
            near = self._near.of(word)
            those = self._with(word, near)
            hits.update(those)
            if word in lone and len(word) > 1:
                met |= those
            for other in near & self._lone.keys():
                met |= self._lone[other]
        met.update(other for other, times in hits.items() if times > 1)
        return met

    def _with(self, word: str, near: set[str]) -> set[int]:
        """Return the names with a word near to this one, or with one that begins with this initial."""
        if len(word) == 1:
            return self._by_letter.get(word, set())
        sets = [self._by_word[other] for other in near if other in self._by_word]
        return sets[0] if len(sets) == 1 else set().union(*sets)


def similar_bodies(
    bodies: Iterable[KnownBody],
    apart: Collection[frozenset[str]] = frozenset(),
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> list[Likeness] | None:
    """Return all pairs of bodies that may be one, each compared with each; None where it was cancelled."""
    ready = sorted((prepared_body(body) for body in bodies), key=lambda body: body.id)
    found: list[Likeness] = []
    for done, body in enumerate(ready):
        if cancelled and cancelled():
            return None
        if progress:
            progress(done, len(ready))
        likes = (compare_bodies(body, other) for other in ready[done + 1 :])
        found += [like for like in likes if like and pair(like.first_id, like.second_id) not in apart]
    if progress:
        progress(len(ready), len(ready))
    return ranked(found)


def bodies_like(
    body: KnownBody, bodies: Iterable[KnownBody], apart: Collection[frozenset[str]] = frozenset()
) -> list[Likeness]:
    """Return which of some bodies may be this one, the surest first."""
    ready = prepared_body(body)
    likes = (compare_bodies(ready, prepared_body(other)) for other in bodies)
    return ranked(like for like in likes if like and pair(like.first_id, like.second_id) not in apart)
