"""Words of a text compared without regard to case, accents or the shape of signs, places kept.

A *shadow* is the text folded letter by letter: it is as long as the text, so a place found in the shadow is
a place in the text. Rules look at the shadow and quote from the text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Span = tuple[int, int]

_SAME_LENGTH = {"’": "'", "ʼ": "'", "`": "'", "´": "'", "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-"}


class _Folding(dict[int, str]):
    """One folded character for each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character in _SAME_LENGTH:
            folded = _SAME_LENGTH[character]
        elif character.isspace() and character != "\n":
            folded = " "
        elif character in "º°ª":
            folded = character
        else:
            base = unicodedata.normalize("NFKD", character)[:1]
            lower = base.lower()
            folded = lower if len(lower) == 1 and (lower.isalnum() or base == character) else character
        self[code] = folded
        return folded


_FOLDING = _Folding()


def shadow_of(text: str) -> str:
    """Return the folded text, letter for letter as long as the text."""
    return text.translate(_FOLDING)


# Between two words: a blank, or where a line was cut and goes on further in.
GAP = r"(?:\s|\n {1,12})"


def expression(words: Iterable[str]) -> str:
    """Return a pattern, for shadows, that finds any of the words or phrases; `*` stands for any ending."""
    return _expression(tuple(words))


@lru_cache(maxsize=2048)
def _expression(words: tuple[str, ...]) -> str:
    ordered = [shadow_of(word) for word in sorted(words, key=len, reverse=True)]
    spelled = [way for word in ordered for way in dict.fromkeys((word, word.replace("œ", "oe")))]
    return rf"(?<!\w)(?:{_any_of([_signs(word) for word in spelled]) or '(?!)'})"


def _signs(word: str) -> tuple[str, ...]:
    """Return what the pattern of one word is made of: its signs, and how it ends."""
    signs = [sign for part in word.split() for sign in (GAP, *map(re.escape, part))][1:]
    if signs and signs[-1] == r"\*":
        return (*signs[:-1], r"\w{0,30}(?!\w)")
    return (*signs, "" if word.endswith("'") else r"(?!\w)")


def _any_of(ways: list[tuple[str, ...]]) -> str:
    """Return the alternatives with those that begin alike put together: a place is tried by few of them.

    What is found is the same as if all stood one after another: only ways that begin with different signs
    change their order, and no place begins with both.
    """
    told: list[str] = []
    alike: dict[str, list[tuple[str, ...]]] = {}
    for first, *rest in ways:
        if rest:
            alike.setdefault(first, []).append(tuple(rest))
            continue
        told += [*_put_together(alike), first]
        alike = {}
    return "|".join(dict.fromkeys([*told, *_put_together(alike)]))


def _put_together(alike: dict[str, list[tuple[str, ...]]]) -> Iterator[str]:
    for sign, below in alike.items():
        rest = _any_of(below)
        yield f"{sign}(?:{rest})" if "|" in rest else f"{sign}{rest}"


@lru_cache(maxsize=2048)
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the compiled `expression` of some words."""
    return re.compile(expression(words))


def moved_span(span: Span, by: int) -> Span:
    """Return a place so many signs further on."""
    return span[0] + by, span[1] + by


def moved_spans(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    """Return places so many signs further on."""
    return tuple(moved_span(span, by) for span in spans)


def overlaps(ordered: Sequence[Span], span: Span) -> bool:
    """Tell whether a place touches one of some places that are in order and apart."""
    index = bisect_right(ordered, (span[1], span[1]))
    return index > 0 and ordered[index - 1][1] > span[0] and ordered[index - 1][0] < span[1]


_TOKEN = re.compile(r"[^\W_]+(?:['’\-‑·][^\W_]+)*")


def tokens(text: str, start: int, end: int) -> Iterator[Span]:
    """Give the words of a stretch of text; apostrophes and hyphens inside do not part them."""
    for match in _TOKEN.finditer(text, start, end):
        yield match.span()


def word_at(text: str, start: int, end: int) -> Span | None:
    """Return the word that begins exactly at a place."""
    match = _TOKEN.match(text, start, end)
    return match and match.span()


def is_capital(word: str) -> bool:
    """Tell whether a word begins with a capital."""
    return word[:1].isupper()


_SHOUTED_NEAR = 24
_SHOUTED_SHARE = 0.8


def is_shouted(text: str, at: int) -> bool:
    """Tell whether the words around a place are in capitals, so that a capital tells no name."""
    begin = max(at - _SHOUTED_NEAR, text.rfind("\n", max(0, at - _SHOUTED_NEAR), at) + 1, 0)
    near = [sign for sign in text[begin : at + _SHOUTED_NEAR] if sign.isalpha()]
    return sum(sign.isupper() for sign in near) > _SHOUTED_SHARE * len(near)


_ROMAN = re.compile(r"[IVX]{1,4}")
_TAILED = re.compile(r"[A-Z]{2,}-?[A-Z][a-z]+")


@lru_cache(maxsize=20_000)
def is_acronym(word: str) -> bool:
    """Tell whether a word is written as an acronym: SRE, CONAGO, AL-Las, but not Paris or XIV."""
    if not is_capital(word) or len(word) > 16:
        return False
    letters = [c for c in word if c.isalpha()]
    capitals = sum(1 for c in letters if c.isupper())
    if not 2 <= len(letters) <= 12 or _ROMAN.fullmatch(word):
        return False
    return capitals == len(letters) or capitals >= 3 or _TAILED.fullmatch(word) is not None


def squeezed(text: str) -> str:
    """Return the text with every run of blanks as one space."""
    return " ".join(text.split())


def trimmed(text: str, start: int, end: int, signs: str = " \t\n\u00a0\u202f,;") -> Span:
    """Return the stretch without blanks and separators at its edges."""
    while start < end and text[start] in signs:
        start += 1
    while end > start and text[end - 1] in signs:
        end -= 1
    return start, end
