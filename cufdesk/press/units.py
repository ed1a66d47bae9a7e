"""Words as the line breaker sees them: what stays together, how wide it is, where it is cut at need."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from cufdesk.press.characters import JOINED, NO_BREAK_SPACES, SOFT_HYPHEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cufdesk.press.hyphenation import Hyphenator
    from cufdesk.press.typecase import Piece, Voice

Run: TypeAlias = tuple["Voice", str]

# A compound may be parted after its hyphen or stroke when enough stands on both sides.
_INSIDE = re.compile(r"(?<=[^\W\d_]{2}[-‐/–—])(?=[^\W\d_]{2})")
_SPACES = re.compile(r" +")
# Where a word wider than its column is best cut: after these, without a hyphen.
_CUTTABLE = frozenset("-‐/–—@._&=?:;,)" + NO_BREAK_SPACES)
# How much of its width a sign at a line's end may stand in the margin, so that the edge looks straight.
_HANG = {SOFT_HYPHEN: 0.5, "-": 0.5, ".": 0.5, ",": 0.5}


class Unit:
    """Characters between two places where a line may end; lengths in thousandths of the type size."""

    __slots__ = ("gap", "hang", "pieces", "runs", "text", "width")

    def __init__(self, runs: tuple[Run, ...], *, spaced: bool) -> None:
        self.runs = runs
        self.text = "".join(text for _voice, text in runs)
        self.pieces: tuple[Piece, ...] = tuple(p for voice, text in runs for p in voice.pieces(text))
        self.width = sum(piece.width for piece in self.pieces)
        self.gap = runs[-1][0].space.width if spaced else 0
        share = _HANG.get(self.text.rstrip(JOINED)[-1])
        self.hang = round(self.pieces[-1].glyphs[-1].width * share) if share else 0

    def joined(self) -> Unit:
        """Return the unit as it ends a line when no space follows it in the text."""
        return self.part(0, len(self.text), mark=JOINED)

    def part(self, start: int, end: int, *, mark: str = "", spaced: bool = False) -> Unit:
        """Return the characters from `start` to `end` as a unit, with a mark of the press after them."""
        runs: list[Run] = []
        offset = 0
        for voice, text in self.runs:
            inside = text[max(0, start - offset) : max(0, end - offset)]
            if inside:
                runs.append((voice, inside))
            offset += len(text)
        voice, text = runs[-1]
        runs[-1] = (voice, text + mark)
        return _unit(*runs[0], spaced=spaced) if len(runs) == 1 else Unit(tuple(runs), spaced=spaced)


def _unit(voice: Voice, text: str, *, spaced: bool) -> Unit:
    """Return the unit of a word in one voice; the same words come again and again."""
    found: Unit | None = voice.units.get((text, spaced))
    if found is None:
        found = voice.units[text, spaced] = Unit(((voice, text),), spaced=spaced)
    return found


def units_of(runs: Iterable[Run]) -> Iterator[Unit]:
    """Cut one line of text, given as runs, into units: at spaces, and after the hyphen of a compound."""
    waiting: list[Run] = []
    for voice, text in runs:
        words = _SPACES.split(text)
        for number, word in enumerate(words):
            if number and waiting:
                yield from _parted(waiting, spaced=True)
                waiting = []
            if word:
                waiting.append((voice, word))
    if waiting:
        yield from _parted(waiting, spaced=False)


def _parted(runs: list[Run], *, spaced: bool) -> Iterator[Unit]:
    if len(runs) > 1:
        yield Unit(tuple(runs), spaced=spaced)
        return
    voice, text = runs[0]
    *parts, last = _INSIDE.split(text)
    for part in parts:
        yield _unit(voice, part, spaced=False)
    yield _unit(voice, last, spaced=spaced)


def fitted(units: Iterable[Unit], width: float, hyphenator: Hyphenator) -> Iterator[Unit]:
    """Yield the units, those wider than the column cut into parts that fit."""
    for unit in units:
        if unit.width <= width:
            yield unit
        else:
            yield from _cut(unit, width, hyphenator)


def _cut(unit: Unit, width: float, hyphenator: Hyphenator) -> Iterator[Unit]:
    """Cut a unit that is too wide: at its signs, else where its language hyphenates, else anywhere."""
    text = unit.text
    edges = _edges(unit)
    hyphenated = frozenset(hyphenator.points(text))
    start = 0
    while edges[-1] - edges[start] > width and start + 1 < len(text):
        hyphen_width = unit.runs[-1][0].width(SOFT_HYPHEN)
        most = max(start + 1, bisect_right(edges, edges[start] + width) - 1)
        hyphen_most = bisect_right(edges, edges[start] + width - hyphen_width) - 1
        place, hyphen = _best_cut(text, start, most, hyphen_most, hyphenated)
        ends = place == len(text)  # with a space that needs no room
        yield unit.part(start, place, mark=SOFT_HYPHEN if hyphen else "", spaced=ends and unit.gap > 0)
        start = place
    if start < len(text):
        yield unit.part(start, len(text), spaced=unit.gap > 0)


def _best_cut(
    text: str, start: int, most: int, hyphen_most: int, hyphenated: frozenset[int]
) -> tuple[int, bool]:
    if most < len(text) and text[most] in NO_BREAK_SPACES:
        return most + 1, False  # a space at a line's end needs no room
    enough = start + max(2, (most - start) // 4)
    for place in range(most, enough - 1, -1):
        if text[place - 1] in _CUTTABLE:
            return place, False
    for place in range(hyphen_most, enough - 1, -1):
        if place in hyphenated:
            return place, True
    if hyphen_most > start and text[hyphen_most - 1].isalpha() and text[hyphen_most].isalpha():
        return hyphen_most, True
    return most, False


def _edges(unit: Unit) -> list[int]:
    """Return where each character of a unit starts, and where the last one ends."""
    advances: list[int] = []
    for piece in unit.pieces:
        for glyph in piece.glyphs:
            advances.append(glyph.advance + piece.tracking)
            advances.extend([0] * (len(glyph.text) - 1))
    return list(accumulate(advances, initial=0))
