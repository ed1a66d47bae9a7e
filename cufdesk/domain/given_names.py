"""Given names that are one name in several languages: Eugène, Eugenio, Eugene.

The lists are data (`resources/contacts/given-names.toml`) that an officer may add to.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache

from cufdesk.folding import words_of
from cufdesk.paths import resource


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[int]]:
    """Return the lists that each folded name stands in, by number; names of two words count by neither."""
    with open(resource("contacts", "given-names.toml"), "rb") as file:
        lists = tomllib.load(file)["names"]
    found: dict[str, frozenset[int]] = {}
    for number, names in enumerate(lists):
        for name in names:
            words = words_of(name)
            if len(words) == 1:
                found[words[0]] = found.get(words[0], frozenset()) | {number}
    return found


@lru_cache(maxsize=1)
def _alone() -> frozenset[str]:
    """Return the folded names that have one form alone."""
    with open(resource("contacts", "given-names.toml"), "rb") as file:
        return frozenset(word for name in tomllib.load(file)["alone"] for word in words_of(name))


def is_given_name(folded: str) -> bool:
    """Tell whether the lists know a folded word as a given name."""
    return folded in _groups() or folded in _alone()


def are_variants(first: str, second: str) -> bool:
    """Tell whether two folded words are one given name in two languages or spellings."""
    groups = _groups()
    return first != second and not groups.get(first, frozenset()).isdisjoint(groups.get(second, frozenset()))


def are_apart(first: str, second: str) -> bool:
    """Tell whether the lists know two folded words as two names: Marie is no slip for Marine."""
    groups = _groups()
    return first in groups and second in groups and groups[first].isdisjoint(groups[second])


def variants_of(folded: str) -> frozenset[str]:
    """Return the other folded spellings of a given name."""
    numbers = _groups().get(folded)
    return (
        frozenset().union(*(_members()[number] for number in numbers)) - {folded} if numbers else frozenset()
    )


@lru_cache(maxsize=1)
def _members() -> dict[int, frozenset[str]]:
    members: dict[int, set[str]] = {}
    for name, numbers in _groups().items():
        for number in numbers:
            members.setdefault(number, set()).add(name)
    return {number: frozenset(names) for number, names in members.items()}
