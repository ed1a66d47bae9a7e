"""Which words of a function mean which mandate: the table of equivalences as plain values.

A woman's function is the same mandate: "Presidenta municipal" is found by "presidente municipal". Who only
works for somebody ("Adjoint au maire", "Asesor del gobernador") or stands in ("Vice-président") does not hold
the mandate that is named there.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from cufdesk.folding import words_of

# Folded words that stand before a mandate held by somebody else, articles between them or not.
# fmt: off
_OF_ANOTHER = frozenset((
    "a", "al", "au", "aux", "aupres", "ante", "con", "d", "de", "del", "des", "du", "para", "par", "por",
    "pour", "vice", "ex", "ancien", "ancienne",
))
# fmt: on
_ARTICLES = frozenset(("el", "l", "la", "las", "le", "les", "los"))
# Folded words behind a mandate, that make it another one.
_NOT_IT = frozenset(("adjoint", "adjointe", "delegue", "deleguee", "honoraire", "suplente"))
_SHORTEST = 4
# Endings of women's functions, and of men's.
_ENDINGS = (("trice", "teur"), ("esa", ""), ("dora", "dor"), ("eure", "eur"), ("ere", "er"), ("ee", "e"))


class MandateLine(NamedTuple):
    """Words of a function that mean a mandate in a country; an empty country is any."""

    words: str
    country: str
    mandate: str
    id: str = ""


class MandateWords:
    """The table, asked: what the words of a function count as."""

    def __init__(self, lines: Iterable[MandateLine] = ()) -> None:
        decided = [line for line in lines if line.mandate and words_of(line.words)]
        # The line that says most of a function speaks for it; one of its country before one of any.
        decided.sort(key=lambda line: (-len(words_of(line.words)), not line.country, line.id))
        self._lines = [(_either(words_of(line.words)), line.country, line.mandate) for line in decided]
        self.of_title = lru_cache(maxsize=4000)(self._of_title)

    def _of_title(self, title: str, country: str) -> str:
        """Return the mandate of a function's words in a country, or nothing."""
        said = words_of(title)
        for words, where, mandate in self._lines:
            if where in {"", country} and _holds(said, words):
                return mandate
        return ""

    def counts_as(self, mandate: str, titles: Iterable[str], country: str) -> str:
        """Return the mandate of a function: what was entered, else what the table says of its titles."""
        if mandate:
            return mandate
        found = (self.of_title(title, country) for title in titles if title)
        return next((one for one in found if one), "")


def _holds(said: list[str], words: list[str]) -> bool:
    """Tell whether words stand in a function, side by side, as what its holder is."""
    either, length = _either(said), len(words)
    return any(
        either[start : start + length] == words and _is_own(said[:start], said[start + length :])
        for start in range(len(said) - length + 1)
    )


def _is_own(before: list[str], after: list[str]) -> bool:
    """Tell whether the words around a mandate leave it to the person."""
    ahead = [word for word in before if word not in _ARTICLES]
    return not (ahead and ahead[-1] in _OF_ANOTHER) and not (after and after[0] in _NOT_IT)


def _either(words: list[str]) -> list[str]:
    """Return folded words without what tells a woman's function from a man's."""
    return [_without_gender(word) for word in words]


def _without_gender(word: str) -> str:
    for woman, man in _ENDINGS:
        if len(word) > len(woman) + 2 and word.endswith(woman):
            word = word.removesuffix(woman) + man
            break
    return word[:-1] if len(word) >= _SHORTEST and word[-1] in "aeo" else word
