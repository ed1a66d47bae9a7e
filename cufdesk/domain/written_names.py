"""What a name as written tells of given names and surnames, without a guess.

A name is split only where its form says how:

- capitals mark the surname ("Jean-Luc DUPONT", "DUPONT Jean-Luc"), with the particles before it;
- two words are a given name and a surname ("Antonio Rojas");
- particles tie what follows to the surname ("Juan de la Torre"), unless the first word takes them itself
  ("María del Carmen" may be a given name alone);
- a single word after a civility is a surname ("M. Dupont").

Three words or more without such a sign ("José Luis García", "Rosa Ruiz Pérez") stay whole: nobody but a
person knows where the given names end. So does a name with an initial after the first word. The second
surname and the usage name are never read from a name.
"""

from __future__ import annotations

import re

from cufdesk.folding import fold

# fmt: off
PARTICLES = frozenset((
    "al", "ben", "bin", "d", "de", "del", "della", "der", "des", "di", "do", "dos", "du", "e", "el", "la",
    "las", "le", "les", "lo", "los", "van", "vom", "von", "y", "zu", "zur",
))
# fmt: on
# These tie two surnames, or begin one of several languages' names; alone before a surname they are none.
_NOT_BEFORE = frozenset({"y", "e"})
_ELIDED = re.compile(r"(d['’])(\w.*)", re.IGNORECASE)
_TAKES_PARTICLES = {"maria", "marie", "jose"}

Split = tuple[str, str]


def split_name(written: str, *, has_civility: bool = False) -> Split | None:
    """Return given names and surname of a name as written, or None where its form does not tell."""
    words = written.split()
    if not words or any(any(letter.isdigit() for letter in word) for word in words):
        return None
    if len(words) == 1:
        return ("", words[0]) if has_civility and not _is_initial(words[0]) else None
    return _by_capitals(words) or _by_particles(words)


def split_particle(surname: str) -> Split:
    """Return the particles, in small letters, that a surname begins with, and the rest with its capital.

    "de la Peña" is ("de la", "Peña"), "d’Ornano" ("d’", "Ornano"); "De la Peña" and "La Fontaine" stay whole.
    """
    words = surname.split()
    at = 0
    while at < len(words) - 1 and _is_particle(words[at]) and fold(words[at]) not in _NOT_BEFORE:
        at += 1
    elided = _ELIDED.fullmatch(" ".join(words[at:]))
    before, rest = words[:at], " ".join(words[at:])
    if elided and elided[1][0].islower():
        before, rest = [*before, elided[1]], elided[2]
    return (" ".join(before), rest) if before and rest[:1].isupper() else ("", surname)


def _by_capitals(words: list[str]) -> Split | None:
    """Return the parts of a name whose one surname is written in capitals, at its end or its beginning."""
    shouted = [_is_shouted(word) for word in words]
    if sum(shouted) != 1 or len(words) < 2:
        return None
    at = shouted.index(True)
    start = at
    while start > 0 and _is_particle(words[start - 1]):
        start -= 1
    surname = " ".join([*words[start:at], _spoken(words[at])])
    if at == len(words) - 1 and start > 0:
        return " ".join(words[:start]), surname
    if start == 0 and at < len(words) - 1:
        return " ".join(words[at + 1 :]), surname
    return None


def _by_particles(words: list[str]) -> Split | None:
    """Return the parts of a name of two words, or of two with particles between them."""
    first, *between, last = words
    if _is_particle(first) or _is_particle(last) or _is_initial(last) or _is_shouted(first):
        return None
    if not all(_is_particle(word) for word in between):
        return None
    if between and fold(first) in _TAKES_PARTICLES:
        return None
    return first, " ".join([*between, last])


def _is_particle(word: str) -> bool:
    return fold(word).rstrip("'") in PARTICLES and not word[0].isupper()


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _is_shouted(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters) and not word.endswith(".")


def _spoken(word: str) -> str:
    """Return a word in capitals as a name is spoken: "LE-GALL" is Le-Gall, "D'ARCY" is D'Arcy."""
    spoken, start = "", True
    for letter in word:
        spoken += letter.upper() if start else letter.lower()
        start = not letter.isalpha()
    return spoken
