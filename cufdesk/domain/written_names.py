"""What a name as written tells of given names and surnames, without a guess.

A name is split only where its form says how:

- capitals mark the surname ("Jean-Luc DUPONT", "DUPONT Jean-Luc"), one word or several ("DE LA TORRE VILLAR
  Ana"), with the particles before it;
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
    "al", "ben", "bin", "d", "da", "das", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du",
    "e", "el", "i", "la", "las", "le", "les", "lo", "los", "ten", "ter", "van", "vom", "von", "y",
    "zu", "zum", "zur",
))
# Small in the middle of a line and at the beginning of a surname, where "Le Goff" and "Du Bellay" are not.
_SMALL = frozenset(
    ("da", "das", "de", "del", "della", "der", "di", "do", "dos", "e", "van", "vom", "von", "y", "zu")
)
_BEGINS = PARTICLES | {"san", "santa", "santo", "saint", "sainte", "mac", "mc", "abd", "abu", "ibn", "bint"}
# fmt: on
# These tie two surnames, or begin one of several languages' names; alone before a surname they are none.
_NOT_BEFORE = frozenset({"y", "e", "i"})
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


def two_surnames(text: str) -> Split:
    """Return two surnames out of a text of both: two plain words are two, anything else stays whole."""
    words = text.split()
    is_two = len(words) == 2 and words[0][0].isupper() and fold(words[0]).rstrip(".") not in _BEGINS
    return (words[0], words[1]) if is_two else (text, "")


def _by_capitals(words: list[str]) -> Split | None:
    """Return the parts of a name whose surname is written in capitals, at its end or its beginning."""
    shouted = [_is_shouted(word) or (word in {"Y", "E"} and at > 0) for at, word in enumerate(words)]
    start, end = _run(shouted)
    if end == start or end - start == len(words) or sum(shouted) != end - start:
        return None
    surname = _surname_of(words[start:end])
    while start > 0 and _is_particle(words[start - 1]):
        start -= 1
        surname = f"{words[start]} {surname}"
    if end == len(words) and start > 0:
        return " ".join(words[:start]), surname
    return (" ".join(words[end:]), surname) if start == 0 and end < len(words) else None


def _run(shouted: list[bool]) -> tuple[int, int]:
    """Return where the words in capitals begin and end; they stand together."""
    if True not in shouted:
        return 0, 0
    start = shouted.index(True)
    end = next((at for at in range(start, len(shouted)) if not shouted[at]), len(shouted))
    return start, end


def _surname_of(words: list[str]) -> str:
    """Return a surname in capitals as it is written: "LE GOFF" is Le Goff, "DE LA TORRE" de la Torre."""
    spoken: list[str] = []
    for word in words[:-1]:
        is_small = fold(word) in _SMALL or (spoken and spoken[-1].islower() and fold(word) in PARTICLES)
        spoken.append(word.lower() if is_small else _spoken(word))
    return " ".join([*spoken, _spoken(words[-1])])


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


def after_particle(particle: str, name: str) -> str:
    """Return a name after a particle, which may lean on it: "d’Ornano"."""
    joined = "" if particle.endswith(("'", "’")) else " "
    return f"{particle}{joined}{name}".strip()
