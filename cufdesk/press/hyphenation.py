"""Where a word may be broken at a line end, in French, Spanish and English."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pyphen

_DICTIONARIES = {"fr": "fr", "es": "es", "en": "en_GB"}
_LETTERS = re.compile(r"[^\W\d_]{5,60}")
_LEFT, _RIGHT = 2, 3  # letters that stay together before and after the hyphen


@cache
def _dictionary(language: str) -> Any:
    return pyphen.Pyphen(lang=_DICTIONARIES[language], left=_LEFT, right=_RIGHT)


class Hyphenator:
    """The break points of one language's words, each word looked up once."""

    def __init__(self, language: str) -> None:
        self._positions = _dictionary(language).positions
        self._known: dict[str, tuple[int, ...]] = {}

    def points(self, word: str) -> tuple[int, ...]:
        """Return the places in a word, as set between two spaces, before which a hyphen may come.

        Each stretch of letters is looked up by itself, so that « l’aménagement » breaks too. Acronyms and
        whatever holds a digit stay whole: an amount or a reference must not be cut.
        """
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._look_up(word)
        return found

    def _look_up(self, word: str) -> tuple[int, ...]:
        if any(character.isdigit() for character in word) or "@" in word or "://" in word:
            return ()
        return tuple(
            match.start() + int(place)
            for match in _LETTERS.finditer(word)
            if not match[0].isupper()
            for place in self._positions(match[0].lower())
        )
