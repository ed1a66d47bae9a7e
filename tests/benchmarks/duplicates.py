"""What the look for duplicates costs among 10,000 people: one new name, one person changed, all pairs.

Two crowds: one whose names are as various as in life, and one in which eight people bear each name.
"""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from dataclasses import replace
from statistics import median

from cufdesk.domain.contacts import Person
from cufdesk.domain.duplicates import PeopleIndex
from cufdesk.domain.known_contacts import known_person
from cufdesk.domain.likeness import KnownPerson
from cufdesk.storage.lists import Lists
from cufdesk.usecases.likely_twins import LikelyTwins
from tests.benchmarks.measure import Figure
from tests.benchmarks.people import dossier_of, made_people
from tests.domain.slips import people

_COUNT = 10_000
_ASKED = 200


def duplicates(_environment: Mapping[str, str]) -> list[Figure]:
    """Measure both crowds."""
    crowded = [known_person(person) for person in made_people(_COUNT)]
    return [*_crowd("various names", people(_COUNT)), *_crowd("few names", crowded), _typed()]


def _typed() -> Figure:
    """Measure what a form asks while a name is typed: the index made, the dossier and its names read."""
    lists = Lists(str(dossier_of(_COUNT)))
    twins = LikelyTwins(lists)
    asked, found = [], 0
    for person in [Person(), *made_people(_ASKED)]:
        typed = Person(given_names=person.given_names, first_surname=person.first_surname)
        start = time.perf_counter()
        found += bool(twins.like(typed))
        asked.append(time.perf_counter() - start)
    lists.close()
    if not found:
        raise RuntimeError("nobody was found")
    made, *asked = asked
    detail = f"worst {max(asked) * 1000:.1f}; the index, once, {made * 1000:.0f} ms"
    return Figure(
        "one new name typed against 10,000 in a dossier", median(asked) * 1000, "ms", 50, detail=detail
    )


def _crowd(name: str, crowd: list[KnownPerson]) -> list[Figure]:
    index, taken_in = PeopleIndex(), []
    for person in crowd:
        start = time.perf_counter()
        index.add(person)
        taken_in.append(time.perf_counter() - start)
    asked = []
    for person in random.Random(7).sample(crowd, _ASKED):
        start = time.perf_counter()
        index.like(replace(person, id="new"))
        asked.append(time.perf_counter() - start)
    start = time.perf_counter()
    found = index.pairs() or []
    whole = time.perf_counter() - start
    return [
        Figure(f"one name, {name}", median(asked) * 1000, "ms", 50, detail=f"worst {max(asked) * 1000:.1f}"),
        Figure(f"one person taken in, {name}", median(taken_in) * 1000, "ms", 5),
        Figure(f"all pairs, {name}", whole, "s", 15, detail=f"{len(found)} found"),
    ]
