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

from cufdesk.domain.contacts import Person
from cufdesk.domain.written_names import PARTICLES

_TITLE = (
    r"(?:s\.e\.m|s\.e|mm|mmes|mme|mlle|mr|mrs|ms|m|lic|dra|dr|sra|srta|sr|mtra|mtro|ing|arq|c|mgr|prof|pr|me"
    r"|monsieur|messieurs|madame|mesdames|mademoiselle|docteure?|professeure?|maitre|monseigneur|senora|senor"
    r"|senorita|don|dona|doctora|doctor|licenciad[oa]|maestr[oa]|ingenier[oa]|arquitect[oa]|profesora?)\.?"
    r"[\s\u00a0]+"
)
_PARTICLE = (
    r"(?:(?:d'|(?:de|del|della|des|di|do|dos|du|la|las|le|les|los|van|von|der|den)[\s\u00a0]+)[\s\u00a0]*)*"
)
_BETWEEN = r"[\s\u00a0\u2010\u2011-]+"
LEAST = 4  # letters of a lone surname that is looked for
_NUMBER = re.compile(r"[+(]?\d[\d\s\u00a0\u202f().\-/]{5,}\d(?:\s*(?:ext|poste|x|#)\W*\d+)?")
_TOLD_APART = 9  # last digits of a telephone number: what stands before is a country's code or a zero
_TOWN = re.compile(r"(?:[a-z]{1,2}-)?\d{4,6}\s+\D+|\D{0,30}")
ELSEWHERE = "[…]"
"""What stands where an address or a number stood."""


@dataclass
class KnownNames:
    """All that a person was ever called and reached by, as entered; gathered from what they ever held."""

    given: set[str] = field(default_factory=set)
    particles: set[str] = field(default_factory=set)
    first: set[str] = field(default_factory=set)
    second: set[str] = field(default_factory=set)
    usage: set[str] = field(default_factory=set)
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
            "usage_name": self.usage,
            "sort_as": self.whole,
            "aliases": self.whole,
            "value": self.contacts,
        }.get(name)
        if kept is not None:
            kept.update(line.strip() for line in value.splitlines() if line.strip())

    def surnames(self) -> set[str]:
        """Return the first surnames, folded."""
        return {plain(name) for name in self.first}

    def lone(self) -> set[str]:
        """Return all names of one word, folded, given names left out: surnames, nicknames, usage names."""
        return {plain(name) for name in (*self.first, *self.usage, *self.whole) if len(name.split()) == 1}

    def traces(self, unique: Iterable[str] = ()) -> Traces:
        """Return what is looked for; `unique` are folded names that stand for nobody and nothing else."""
        heads = {head for name in (*self.first, *self.usage) if (head := _head(name))}
        tied = {f"{first} {second}" for first, second in product(self.first, self.second)}
        lasts = self.first | self.usage | tied
        lasts |= {_after(particle, last) for particle, last in product(self.particles, lasts)}
        named = lasts | heads
        named |= {_after(particle, head) for particle, head in product(self.particles, heads)}
        givens = self.given | {name.split()[0] for name in self.given}
        short = {initials for name in self.given for initials in _initials(name)}
        names = set(self.whole) | {last for last in lasts if _is_several(last)}
        for given, last in product(givens | short, named):
            names |= {f"{given} {last}", f"{last}, {given}", f"{last} {given}"}
        several = {plain(name) for name in names if _is_several(name)}
        lone = self.lone()
        alone = {name for name in unique if len(name) >= LEAST} & lone
        titled = (lone | set(map(plain, heads))) - alone
        return Traces(frozenset(several | alone), frozenset(titled), frozenset(_contacts(self.contacts)))


def _head(name: str) -> str:
    """Return the first word of a surname of several, its particles left out ("Aguirre Zubizarreta")."""
    words = [word for word in re.split(r"[\s-]+", name) if plain(word) not in PARTICLES]
    return words[0] if len(words) > 1 and len(words[0]) >= LEAST else ""


def _after(particle: str, name: str) -> str:
    return f"{particle}{name}" if particle.endswith(("'", "’")) else f"{particle} {name}"


def _initials(name: str) -> set[str]:
    letters = [word[0] for word in re.split(r"[\s-]+", name) if word]
    return {f"{letters[0]}.", " ".join(f"{letter}." for letter in letters)} if letters else set()


def _is_several(name: str) -> bool:
    return len(re.split(r"[\s-]+|(?<=\bd['’])(?=\w)", name)) > 1


def _contacts(values: Iterable[str]) -> set[str]:
    """Return what is looked for of ways to reach somebody; a line of a town alone names nobody."""
    return {plain(value) for value in values if _TOWN.fullmatch(plain(value)) is None or "@" in value}


def names_alone(person: Person) -> set[str]:
    """Return the folded words of surnames and lone nicknames, which texts may hold by themselves."""
    lone = [name for name in person.aliases.splitlines() if len(name.split()) == 1]
    names = (person.first_surname, person.second_surname, person.usage_name, *lone)
    return {plain(word) for name in names for word in re.split(r"[\s-]+", name) if word}


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
            (self.titled, _TITLE + _PARTICLE, True),
        ):
            if words:
                listed = "|".join(
                    _spaced(word) if is_name else _reached(word)
                    for word in sorted(words, key=lambda word: (-len(word), word))
                )
                found.append((re.compile(rf"(?<!\w){before}(?:{listed})(?!\w)"), is_name))
        return tuple(found)


def _spaced(words: str) -> str:
    """Return a pattern for a name: spaces or hyphens between its words, or nothing after "d'" or "I."."""
    found = ""
    for word in re.split(r"[\s\u00a0\u2010\u2011-]+", words):
        between = _BETWEEN.replace("+", "*") if found.endswith(("'", ".")) else _BETWEEN
        found += (between if found else "") + re.escape(word)
    return found


def _reached(value: str) -> str:
    """Return a pattern for an address, or for a telephone number in whatever way it is written."""
    if _NUMBER.fullmatch(value) is None:
        return r"[\s\u00a0]+".join(re.escape(word) for word in value.split())
    digits = re.sub(r"\D", "", re.split(r"[a-z#]", value)[0])[-_TOLD_APART:]
    sign = r"[\s\u00a0\u202f().\-/]{0,3}"
    # Before the last figures: a country's code, and no more than two groups ("01 5", "(0)"); a year stays.
    return rf"(?:\(?(?:\+|00)\d{{1,3}}{sign})?(?:\(?\d{{1,3}}{sign}){{0,2}}" + sign.join(digits)


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
