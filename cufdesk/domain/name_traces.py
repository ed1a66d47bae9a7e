"""Where a person is named in texts: the forms of a name that are looked for, and what takes their place.

Case, accents and the sort of space do not count. A name of several words is found by itself, a lone surname
only where it stands for nobody and nothing else, or after a civility ("M. Zapata"): a word that is also a
city's must not be torn out of a decision.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

_TITLE = (
    r"(?:s\.e\.m|s\.e|mm|mmes|mme|mlle|mr|mrs|ms|m|lic|dra|dr|sra|srta|sr|mtra|mtro|ing|arq|c)\.?"
    r"[\s\u00a0]+"
)
_LEAST = 4  # letters of a lone surname that is looked for
ELSEWHERE = "[…]"
"""What stands where an address or a number stood."""


@dataclass
class KnownNames:
    """All that a person was ever called and reached by, as entered; gathered from what they ever held."""

    given: set[str] = field(default_factory=set)
    particles: set[str] = field(default_factory=set)
    first: set[str] = field(default_factory=set)
    second: set[str] = field(default_factory=set)
    whole: set[str] = field(default_factory=set)
    contacts: set[str] = field(default_factory=set)

    def add(self, name: str, value: str) -> None:
        """Take in the value of a field of a person's record, or of a way to reach them ("value")."""
        kept = {
            "given_names": self.given,
            "particle": self.particles,
            "first_surname": self.first,
            "second_surname": self.second,
            "written_name": self.whole,
            "usage_name": self.whole,
            "sort_as": self.whole,
            "aliases": self.whole,
            "value": self.contacts,
        }.get(name)
        if kept is not None:
            kept.update(line.strip() for line in value.splitlines() if line.strip())

    def surnames(self) -> set[str]:
        """Return the first surnames, folded."""
        return {plain(name) for name in self.first}

    def traces(self, unique: Iterable[str] = ()) -> Traces:
        """Return what is looked for; `unique` are folded surnames that stand for nobody and nothing else."""
        names = set(self.whole)
        givens = self.given | {name.split()[0] for name in self.given}
        lasts = set(self.first)
        lasts |= {f"{first} {second}" for first, second in product(self.first, self.second)}
        lasts |= {f"{particle} {last}" for particle, last in product(self.particles, lasts)}
        for given, last in product(givens, lasts):
            names |= {f"{given} {last}", f"{last}, {given}", f"{last} {given}", f"{given[0]}. {last}"}
        names |= {last for last in lasts if " " in last}
        several = {plain(name) for name in names if len(name.split()) > 1}
        lone = {plain(name) for name in (*self.first, *self.whole) if len(name.split()) == 1}
        alone = {name for name in unique if len(name) >= _LEAST} & lone
        return Traces(
            frozenset(several | alone), frozenset(lone - alone), frozenset(map(plain, self.contacts))
        )


@dataclass(frozen=True)
class Traces:
    """Folded names that are found by themselves, those found after a title alone, addresses and numbers."""

    names: frozenset[str] = frozenset()
    titled: frozenset[str] = frozenset()
    contacts: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.names or self.titled or self.contacts)

    def __or__(self, other: Traces) -> Traces:
        names = self.names | other.names
        titled = (self.titled | other.titled) - names
        return Traces(names, titled, self.contacts | other.contacts)

    def found_in(self, text: str) -> bool:
        """Tell whether a text names the person."""
        return any(pattern.search(plain(text)) for pattern, _is_name in self._patterns)

    def replaced(self, text: str, name: str) -> str:
        """Return a text with another name in the place of the person's, and nothing to reach them by."""
        for pattern, is_name in self._patterns:
            folded = plain(text)
            if pattern.search(folded) is None:
                continue
            parts, at = [], 0
            for found in pattern.finditer(folded):
                parts += [text[at : found.start()], name if is_name else ELSEWHERE]
                at = found.end()
            text = "".join((*parts, text[at:]))
        return text

    @cached_property
    def _patterns(self) -> tuple[tuple[re.Pattern[str], bool], ...]:
        found = []
        for words, before, is_name in (
            (self.contacts, "", False),
            (self.names, f"(?:{_TITLE})?", True),
            (self.titled, _TITLE, True),
        ):
            if words:
                listed = "|".join(
                    _spaced(word) for word in sorted(words, key=lambda word: (-len(word), word))
                )
                found.append((re.compile(rf"(?<!\w){before}(?:{listed})(?!\w)"), is_name))
        return tuple(found)


def _spaced(words: str) -> str:
    return r"[\s\u00a0]+".join(re.escape(word) for word in words.split())


def plain(text: str) -> str:
    """Return a text without case and accents, letter for letter: as long as it was."""
    return "".join(map(_plain_letter, text))


def _plain_letter(letter: str) -> str:
    if letter < "\x80":
        return letter.lower()
    if letter == "’":
        return "'"
    return unicodedata.normalize("NFD", letter)[0].lower()[0]


NONE = Traces()
"""What finds nobody."""
