"""Which words of a function mean which mandate: the table of equivalences as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from cufdesk.folding import words_of


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
        self._lines = [(words_of(line.words), line.country, line.mandate) for line in decided]
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
    """Tell whether words stand in a text, side by side."""
    return any(said[start : start + len(words)] == words for start in range(len(said) - len(words) + 1))
