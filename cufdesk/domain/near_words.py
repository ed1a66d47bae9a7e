"""Words near each other among all that were ever added, found without comparing each with each.

Two words meet in a key: a cut of their letters, their sound, or a given name in another language; what is
near is then told by `name_words.related`. An initial is near every word that it begins.
"""

from __future__ import annotations

from collections import defaultdict

from cufdesk.domain.given_names import variants_of
from cufdesk.domain.name_words import cuts_of, related, sound_of


class NearWords:
    """All words, by the keys in which near words meet."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._by_key: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
        self._near: dict[str, set[str]] = {}

    def add(self, word: str) -> None:
        """Take a word in; one that is known costs nothing."""
        if word in self._words:
            return
        self._words.add(word)
        for key in _keys(word):
            self._by_key[key] += (word,)
        for known, near in self._near.items() if len(word) == 1 else ():
            if known[0] == word:
                near.add(word)
        for other in self._found(word):
            if other in self._near:
                self._near[other].add(word)

    def of(self, word: str) -> set[str]:
        """Return the known words near a word, itself among them where it is known."""
        if word not in self._near:
            if word not in self._words:
                return self._found(word)
            self._near[word] = self._found(word)
        return self._near[word]

    def _found(self, word: str) -> set[str]:
        met = {other for key in _keys(word) for other in self._by_key.get(key, ())}
        met.update(other for other in variants_of(word) if other in self._words)
        if word[0] in self._words:
            met.add(word[0])
        return {other for other in met if other == word or related(word, other)}


def _keys(word: str) -> set[str]:
    if len(word) == 1:
        return {word}
    return cuts_of(word) | {f"~{sound_of(word)}"}
