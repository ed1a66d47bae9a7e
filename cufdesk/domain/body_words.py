"""The words in the names of bodies: one in several languages, light ones, countries.

The lists are data (`resources/contacts/body-words.toml`) that an officer may add to.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from cufdesk.domain.written_names import PARTICLES
from cufdesk.folding import fold, words_of
from cufdesk.paths import resource

_LIGHT, _COUNTRY, _HEAVY = 0.3, 0.5, 1.0
_SMALL = PARTICLES | {
    "et",
    "pour",
    "para",
    "por",
    "en",
    "au",
    "aux",
    "l",
    "s",
    "a",
    "of",
    "the",
    "and",
    "for",
    "sur",
    "in",
}


@dataclass(frozen=True)
class BodyWords:
    """The lists, folded; `concept` gives one word for all languages."""

    concepts: dict[str, str]
    light: frozenset[str]
    countries: dict[str, str]
    of_state: tuple[str, ...]
    kinds_of_state: frozenset[str]

    def concept(self, word: str) -> str:
        """Return what a folded word stands for: a country's code in capitals, one word of all languages."""
        bare = _singular(word)
        return self.countries.get(bare) or self.concepts.get(word) or self.concepts.get(bare, bare)

    def weight(self, concept: str) -> float:
        """Return how much a concept tells of a body: 1 for a word of its own, less for what many bear."""
        if concept.isupper():
            return _COUNTRY
        return _LIGHT if concept in self.light else _HEAVY


@lru_cache(maxsize=1)
def body_words() -> BodyWords:
    """Return the lists, read once."""
    with open(resource("contacts", "body-words.toml"), "rb") as file:
        data = tomllib.load(file)
    concepts: dict[str, str] = {}
    for group in data["same"]:
        head = _singular(fold(group[0]))
        for word in group:
            concepts.setdefault(fold(word), head)
            concepts.setdefault(_singular(fold(word)), head)
    countries = {_singular(fold(word)): code for code, words in data["countries"].items() for word in words}
    light = frozenset(_concepts_of(data["light"], concepts))
    of_state = tuple(fold(word) for word in data["of_state"])
    return BodyWords(concepts, light, countries, of_state, frozenset(data["kinds_of_state"]))


def _concepts_of(words: Iterable[str], concepts: dict[str, str]) -> Iterable[str]:
    return (concepts.get(fold(word), _singular(fold(word))) for word in words)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


@lru_cache(maxsize=20_000)
def concepts_of(name: str) -> tuple[str, ...]:
    """Return the concepts of a body's name in order, small words left out."""
    lists = body_words()
    return tuple(lists.concept(word) for word in words_of(name) if word not in _SMALL)
