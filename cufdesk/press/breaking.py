"""Where lines end: justified text is broken for the whole paragraph at once, ragged text line by line.

The justified breaker looks for the sequence of line ends whose spaces are least disturbed (the method of
Knuth and Plass), walking from each line start that can be reached to the few ends that fit. Time grows with
the number of lines alone: what lies between is found by bisection.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from cufdesk.press.characters import SOFT_HYPHEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.press.hyphenation import Hyphenator
    from cufdesk.press.units import Unit

_STRETCH = 0.55  # a space of a justified line grows by about this much of itself,
_SHRINK = 0.24  # and shrinks by no more than this
_LOOSE = 1.7  # lines stretched more than this (in units of _STRETCH) are only tried when nothing else fits
_LINE = 10.0
_HYPHEN = 75.0
_HYPHENS_IN_A_ROW = (0.0, 9_000.0, 150_000.0, 2_000_000.0)  # the first, second, third, fourth…
_SHORT_END = 15_000.0  # a last line of hardly a word
_PART_END = 150_000.0  # a last line that is the rest of a word
_WORST = 20_000.0
_DASHES = frozenset("–—")


class Place(NamedTuple):
    """A line start: a unit, and how many of its characters stand on the line before."""

    unit: int
    offset: int


class _Way(NamedTuple):
    """The best way found to a line start."""

    cost: float
    before: Place | None
    hyphens: int  # lines in a row that end with a hyphen, up to here


class Measures:
    """The natural position of every unit, so that any stretch of text is measured by two subtractions."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.gaps: list[int] = []  # spaces before each unit
        self.tight: list[float] = []  # where each unit ends when every space before it is shrunk
        position = gaps = 0
        shrunk = 0.0  # by how much the spaces so far can shrink
        for unit in units:
            self.starts.append(position)
            self.ends.append(position + unit.width)
            self.gaps.append(gaps)
            self.tight.append(position + unit.width - unit.hang - shrunk)
            position += unit.width + unit.gap
            if unit.gap:
                gaps += 1
                shrunk += unit.gap * _SHRINK


class _Justifier:
    """The search for the best line ends of one paragraph."""

    def __init__(self, units: Sequence[Unit], width: float, hyphenator: Hyphenator) -> None:
        self.units = units
        self.width = width
        self.points = hyphenator.points
        self.measures = Measures(units)
        self.space = next((unit.gap for unit in units if unit.gap), 1)
        self.ways: dict[Place, _Way] = {Place(0, 0): _Way(0.0, None, 0)}
        self.waiting: list[list[int]] = [[] for _ in range(len(units) + 1)]
        self.waiting[0].append(0)

    def ends(self) -> list[Place]:
        """Return the start of every line but the first, in order, then the end of the text."""
        for number in range(len(self.units)):
            for offset in self.waiting[number]:
                self._leave(Place(number, offset))
        places: list[Place] = []
        place: Place | None = Place(len(self.units), 0)
        while place is not None:
            places.append(place)
            place = self.ways[place].before
        return places[-2::-1]

    def _leave(self, place: Place) -> None:
        """Try the line ends that fit after a line start."""
        measures, number = self.measures, place.unit
        left: float = measures.starts[number]
        if place.offset:
            left = measures.ends[number] - self._tail(place)
        gaps = measures.gaps[number]
        # Shrinking is counted from the text's start on both sides, so it drops out.
        shrunk = measures.starts[number] - self._tight_start(number)
        last = bisect_right(measures.tight, self.width + left - shrunk, number) - 1
        last = max(last, number)
        for end in range(last, number - 1, -1):
            unit = self.units[end]
            spare = self.width - (measures.ends[end] - left - unit.hang)
            if end == len(self.units) - 1:
                self._finish(place, spare)
                continue
            ratio = self._ratio(spare, measures.gaps[end] - gaps)
            if end == last or ratio <= _LOOSE:
                self._reach(Place(end + 1, 0), place, ratio, hyphen=False)
            if ratio > _LOOSE:
                break
        if not self._hyphenate(place, last + 1, left) and last > number:
            self._hyphenate(place, last, left)

    def _tight_start(self, number: int) -> float:
        """Return where a unit starts when every space before it is shrunk."""
        unit = self.units[number]
        return self.measures.tight[number] - unit.width + unit.hang

    def _tail(self, place: Place) -> int:
        unit = self.units[place.unit]
        return unit.part(place.offset, len(unit.text)).width

    def _hyphenate(self, place: Place, number: int, left: float) -> bool:
        """Try to end the line inside a unit; tell whether the unit can be broken at all."""
        if number >= len(self.units):
            return True
        unit = self.units[number]
        points = self.points(unit.text)
        gaps = self.measures.gaps[number] - self.measures.gaps[place.unit]
        for point in points:
            head = unit.part(0, point, mark=SOFT_HYPHEN)
            spare = self.width - (self.measures.starts[number] - left + head.width - head.hang)
            ratio = self._ratio(spare, gaps)
            if ratio < -1:
                break
            if ratio <= 2 * _LOOSE:
                self._reach(Place(number, point), place, ratio, hyphen=True)
        return bool(points)

    def _ratio(self, spare: float, gaps: int) -> float:
        """Return how much the spaces are stretched (1 is as much as is good) or shrunk (-1 is the most)."""
        if not gaps:
            return 0.0 if spare == 0 else 2 * _LOOSE if spare > 0 else -2.0
        return spare / (gaps * self.space * (_STRETCH if spare > 0 else _SHRINK))

    def _reach(self, target: Place, origin: Place, ratio: float, *, hyphen: bool) -> None:
        way = self.ways[origin]
        badness = min(_WORST, 100 * abs(ratio) ** 3)
        cost = way.cost + (_LINE + badness) ** 2
        hyphens = 0
        if hyphen:
            hyphens = way.hyphens + 1
            cost += _HYPHEN**2 + _HYPHENS_IN_A_ROW[min(way.hyphens, len(_HYPHENS_IN_A_ROW) - 1)]
        self._keep(target, _Way(cost, origin, hyphens))

    def _finish(self, origin: Place, spare: float) -> None:
        way = self.ways[origin]
        cost = way.cost + _LINE**2
        if origin.offset and origin.unit == len(self.units) - 1:
            cost += _PART_END
        elif self.width - spare < self.width * 0.1:
            cost += _SHORT_END
        self._keep(Place(len(self.units), 0), _Way(cost, origin, 0))

    def _keep(self, target: Place, way: _Way) -> None:
        known = self.ways.get(target)
        if known is None:
            self.waiting[target.unit].append(target.offset)
        if known is None or way.cost < known.cost:
            self.ways[target] = way


def justified(units: Sequence[Unit], width: float, hyphenator: Hyphenator) -> list[Place]:
    """Return where the lines of a justified paragraph end; no unit may be wider than the column.

    Each place is the start of the line after; the last one is the end of the text.
    """
    return _Justifier(units, width, hyphenator).ends() if units else []


def ragged(units: Sequence[Unit], width: float, *, titled: bool = False) -> list[Place]:
    """Return where the lines of a ragged text end: each as full as it can be.

    With `titled`, no line ends inside a compound (franco-mexicaine) or before a dash, where another end
    will do.
    """
    measures = Measures(units)
    places: list[Place] = []
    number = 0
    while number < len(units):
        start = number
        fit = bisect_right(measures.ends, measures.starts[number] + width, number)
        number = max(fit, number + 1)
        if titled:
            number = next((end for end in range(number, start, -1) if _parts_well(units, end)), number)
        places.append(Place(number, 0))
    return places


def _parts_well(units: Sequence[Unit], end: int) -> bool:
    """Tell whether a line of a title may end before a unit: at a space, and not one that a dash follows."""
    return end == len(units) or (units[end - 1].gap > 0 and units[end].text not in _DASHES)


def balanced(units: Sequence[Unit], width: float) -> list[Place]:
    """Return line ends that need no more lines than `ragged`, the lines being of about the same length."""
    least = ragged(units, width)
    if len(least) < 2:
        return least
    best = ragged(units, width, titled=True)
    titled = len(best) == len(least)
    if not titled:
        best = least
    narrowest, widest = float(max(unit.width for unit in units)), width
    for _ in range(8):
        middle = (narrowest + widest) / 2
        places = ragged(units, middle, titled=titled)
        if len(places) > len(best):
            narrowest = middle
        else:
            best, widest = places, middle
    return best
