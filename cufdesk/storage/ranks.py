"""The ranks that keep parts in the order of their list: whole numbers with gaps, read with the id.

A part stands by (rank, id). Changing one place changes one rank, so that the neighbours of what was moved are
not written: where two copies of a dossier meet, only what somebody did is compared.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

STEP = 1024
"""How far a part at either end of a list stands from the next one."""


def settled_ranks(parts: Sequence[tuple[int | None, str]]) -> list[int]:
    """Return the ranks by which parts stand in the order of their list, as few of them changed as can be.

    `parts` are (rank, id) in the order wanted; the rank of a part that is new to the list is None.
    """
    if not parts:
        return []
    # From one part to the next the rank has to rise only where the id falls. Less the falls up to each part,
    # an order is right when no rank is below the one before; whatever stands between two has room there.
    falls = list(accumulate((earlier > later for (_, earlier), (_, later) in pairwise(parts)), initial=0))
    levels = [None if rank is None else rank - fell for (rank, _), fell in zip(parts, falls, strict=True)]
    kept = _longest_rise(levels)
    if not kept:
        return [STEP * number for number in range(1, len(parts) + 1)]
    ranks = [rank or 0 for rank, _ in parts]
    for place in reversed(range(kept[0])):
        ranks[place] = ranks[place + 1] - STEP
    for place in range(kept[-1] + 1, len(parts)):
        ranks[place] = ranks[place - 1] + STEP
    for before, after in pairwise(kept):
        low, gap = ranks[before] - falls[before], ranks[after] - falls[after] - ranks[before] + falls[before]
        for place in range(before + 1, after):
            ranks[place] = low + gap * (place - before) // (after - before) + falls[place]
    return ranks


def _longest_rise(levels: Sequence[int | None]) -> list[int]:
    """Return the places of a longest run of levels of which none is below the one before it."""
    lowest: list[int] = []  # where runs of each length can end, at the lowest
    ends: list[int] = []  # and in which places
    previous: dict[int, int | None] = {}
    for place, level in enumerate(levels):
        if level is not None:
            length = bisect_right(lowest, level)
            previous[place] = ends[length - 1] if length else None
            lowest[length : length + 1] = [level]
            ends[length : length + 1] = [place]
    run: list[int] = []
    current = ends[-1] if ends else None
    while current is not None:
        run.append(current)
        current = previous[current]
    return run[::-1]
