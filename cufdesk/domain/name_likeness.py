"""How far two names can be those of one person: their words matched in any order, with a cost in points.

Names are unlike as soon as each has a word that the other has not (Ruiz Pérez, Ruiz Gómez), or as nothing but
given names, or nothing but one surname, is common to them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from cufdesk.domain.likeness import Reason
from cufdesk.domain.name_forms import NameForm
from cufdesk.domain.name_words import SLIP, SOUND, related

_HALF_OF_COMPOUND = 3
_ADDED_BY_MARRIAGE = 2


@dataclass(frozen=True, slots=True)
class NameLikeness:
    """What two names have in common: points lost, words that are the same, and the reasons.

    `lone` marks a single word on one side or both: a surname, which alone says little.
    """

    points: int
    same: int
    reasons: tuple[Reason, ...]
    lone: bool = False
    only_slips: bool = False

    @property
    def is_alias(self) -> bool:
        """Tell whether one name is an alias of the other's bearer."""
        return self.points == 0 and self.reasons[0].code == "alias"

    def turned(self) -> NameLikeness:
        """Return the same likeness seen from the other side."""
        return replace(self, reasons=tuple(reason.turned() for reason in self.reasons))


@dataclass(slots=True)
class _Match:
    """The words of two names set against each other."""

    pairs: list[tuple[str, str]]
    left: list[str]
    right: list[str]
    points: int = 0
    kinds: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


def nearest_names(first: tuple[NameForm, ...], second: tuple[NameForm, ...]) -> NameLikeness | None:
    """Return how the two nearest of some people's names are alike, or None; the same from either side."""
    if [form.written for form in first] > [form.written for form in second]:
        turned = nearest_names(second, first)
        return turned.turned() if turned else None
    found = (compare_names(one, other) for one in first for other in second)
    return min(
        (names for names in found if names),
        key=lambda names: (names.lone and not names.is_alias, names.points, -names.same),
        default=None,
    )


def compare_names(first: NameForm, second: NameForm) -> NameLikeness | None:
    """Return how two names are alike, or None where they are two people's."""
    match = _matched(first, second)
    if match.left and match.right:
        return None
    if match.left or match.right:
        missing = _missing(first, second, match)
        if missing is None:
            return None
        match.points += missing
        match.reasons += (Reason("missing", " ".join(match.left), " ".join(match.right)),)
    if not _says_enough(first, second, match):
        return None
    same = sum(one == other for one, other in match.pairs)
    lone = min(len(first.words), len(second.words)) == 1
    reasons = tuple(_in_words(reason, first.as_written(), second.as_written()) for reason in match.reasons)
    if match.points == 0:
        swapped = first.is_split and second.is_split and set(first.given) == set(second.surname)
        code = "swapped" if swapped and set(first.given) != set(second.given) else _code(first, second)
        reasons = (Reason(code, first.written, second.written),)
    slips = bool(match.kinds) and set(match.kinds) <= {SLIP, SOUND}
    return NameLikeness(match.points, same, reasons, lone, slips and not (match.left or match.right))


def _in_words(reason: Reason, first: dict[str, str], second: dict[str, str]) -> Reason:
    """Return a reason with its words as they were written."""
    return Reason(
        reason.code,
        " ".join(first.get(word, word) for word in reason.first.split()),
        " ".join(second.get(word, word) for word in reason.second.split()),
    )


def _code(first: NameForm, second: NameForm) -> str:
    return "alias" if "alias" in {first.kind, second.kind} else "name"


def _matched(first: NameForm, second: NameForm) -> _Match:
    """Match the same words, then those that are related, the nearest first."""
    left, right = Counter(first.words), Counter(second.words)
    common = left & right
    match = _Match([(word, word) for word in common.elements()], [], [])
    rest, others = sorted((left - common).elements()), sorted((right - common).elements())
    if rest and others:
        for points, one, other, kind in _ways(rest, others):
            if one in rest and other in others:
                rest.remove(one)
                others.remove(other)
                match.pairs.append((one, other))
                match.points += points
                match.kinds += (kind,)
                match.reasons += (Reason(kind, one, other),)
    match.left, match.right = rest, others
    return match


def _ways(left: list[str], right: list[str]) -> list[tuple[int, str, str, str]]:
    """Return how words of two names are related, the nearest first, in one order from either side."""
    found = (
        (way[1], one, other, way[0])
        for one in set(left)
        for other in set(right)
        if (way := related(one, other))
    )
    return sorted(found, key=lambda way: (way[0], sorted(way[1:3])))


def _missing(first: NameForm, second: NameForm, match: _Match) -> int | None:
    """Return the points for words that one name has more, or None where these make it another name."""
    fuller, shorter, extra = (first, second, match.left) if match.left else (second, first, match.right)
    points = len(extra)
    met = {ends[0 if fuller is first else 1] for ends in match.pairs}
    if fuller.is_split and shorter.is_split and met.isdisjoint(fuller.surname):
        return None
    if fuller.is_split and shorter.given and met.isdisjoint(fuller.given):
        return None
    tells = shorter.is_split or not shorter.surname
    if tells and fuller.compound & set(extra):
        # "Lefèvre-Martin" may be Lefèvre married; Jean is not Jean-Pierre.
        added = set(extra) <= set(fuller.surname) and met.issuperset(fuller.given)
        points += _ADDED_BY_MARRIAGE if added and shorter.is_split else _HALF_OF_COMPOUND
    return points


def _says_enough(first: NameForm, second: NameForm, match: _Match) -> bool:
    """Tell whether the words in common are more than given names, or one word of a longer name."""
    full = [(one, other) for one, other in match.pairs if len(one) > 1 and len(other) > 1]
    if not full:
        return False
    if match.left or match.right:
        for form, side in ((first, 0), (second, 1)):
            if form.is_split and all(ends[side] in form.given for ends in match.pairs):
                return False
    if len(match.pairs) == 1:
        return _is_surname(first, second, full[0])
    return True


def _is_surname(first: NameForm, second: NameForm, words: tuple[str, str]) -> bool:
    """Tell whether the one word in common is not known as a given name alone."""
    return all(
        word not in form.given or not form.is_split for word, form in zip(words, (first, second), strict=True)
    )
