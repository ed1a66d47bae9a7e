"""How two words of names are related: one name in two languages, an initial, or a slip of the pen.

All words are folded. Relations are symmetric, and cost points: nothing for the same word, more the less it
says. Two words that the lists of given names know apart are never a slip of each other, nor are words of
fewer than five letters that sound different (Veil, Weil), nor words with another first letter (Hernández,
Fernández) or whose last letter makes another gender of them (Julio, Julia).
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from cufdesk.domain.given_names import are_apart, are_variants, is_given_name

VARIANT, INITIAL, SLIP, SOUND = "variant", "initial", "slip", "sound"

_SOUNDS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"(?:qu|ck|k|c(?=[^eiyh]|$))"), "k"),
    (re.compile(r"c(?=[eiy])|z|ss|x$"), "s"),
    (re.compile(r"g(?=[eiy])|x"), "j"),
    (re.compile(r"gu(?=[ei])"), "g"),
    (re.compile(r"eau|au"), "o"),
    (re.compile(r"y|ll(?=[aeiou])"), "i"),
    (re.compile(r"(?<![cst])h"), ""),
    (re.compile(r"th"), "t"),
    (re.compile(r"v(?!$)"), "b"),
)
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=100_000)
def sound_of(word: str) -> str:
    """Return a key that spellings share which a French or Mexican ear takes for one."""
    for sign, heard in _SOUNDS:
        word = sign.sub(heard, word)
    return _TWICE.sub(r"\1", word)


def slips_allowed(length: int) -> int:
    """Return how many letters may be wrong in a word: one from five letters on, two from nine."""
    return 0 if length < 5 else 1 if length < 9 else 2


def related(first: str, second: str) -> tuple[str, int] | None:
    """Return how two different words are related and what it costs in points, or None."""
    return _related(*sorted((first, second)))


@lru_cache(maxsize=200_000)
def _related(first: str, second: str) -> tuple[str, int] | None:
    if len(first) == 1 or len(second) == 1:
        return (INITIAL, 2) if first[:1] == second[:1] and len(first) != len(second) else None
    if are_variants(first, second):
        return VARIANT, 1
    if are_apart(first, second) or _is_other_gender(first, second):
        return None
    shorter, longer = sorted((len(first), len(second)))
    if shorter >= 4 and sound_of(first) == sound_of(second):
        return SOUND, 1
    allowed = slips_allowed(longer)
    if not allowed or first[0] != second[0]:
        return None
    distance = OSA.distance(first, second, score_cutoff=allowed)
    return (SLIP, distance) if distance <= allowed else None


def _is_other_gender(first: str, second: str) -> bool:
    """Tell whether the ending alone differs as Julio from Julia, or Jean from Jeanne."""
    given = is_given_name(first) or is_given_name(second)
    if first[:-1] == second[:-1] and {first[-1], second[-1]} == {"a", "o"}:
        return given or len(first) <= 6
    shorter, longer = sorted((first, second), key=len)
    return given and longer in {shorter + ending for ending in ("a", "e", "ne", "le", "te")}


def cuts_of(word: str) -> set[str]:
    """Return a word with each one (or two) of its letters left out: words near each other share one."""
    depth = slips_allowed(len(word) + 1)
    cuts = {word}
    edge = {word}
    for _step in range(depth):
        edge = {cut[:at] + cut[at + 1 :] for cut in edge for at in range(len(cut))}
        cuts |= edge
    return cuts
