"""Where pages stand below each other at a zoom: arithmetic alone, in logical pixels of the screen."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

PIXELS_PER_POINT = 96 / 72  # at 100 %
GAP = 16  # between pages
MARGIN = 24  # around all of them
LEAST, MOST = 0.1, 4.0  # zoom; below 50 % only where a page is fitted
STEPS = (0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)


class Place(NamedTuple):
    """Where a page stands: its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float


class Layout:
    """The places of all pages at one zoom, in a view of this width."""

    def __init__(self, sizes: tuple[tuple[float, float], ...], zoom: float, view_width: float) -> None:
        """`sizes` are in points."""
        self.zoom = zoom
        scale = zoom * PIXELS_PER_POINT
        widest = max((width for width, _height in sizes), default=0.0) * scale
        self.width = widest + 2 * MARGIN
        middle = max(self.width, view_width) / 2
        self.places: list[Place] = []
        y = float(MARGIN)
        for width, height in sizes:
            self.places.append(Place(middle - width * scale / 2, y, width * scale, height * scale))
            y += height * scale + GAP
        self.height = y - GAP + MARGIN if sizes else 0.0
        self._tops = [place.y for place in self.places]

    def at(self, y: float) -> int:
        """Return the page at a height, or the one above where that is between two."""
        return max(0, bisect_right(self._tops, y) - 1)

    def between(self, top: float, bottom: float) -> range:
        """Return the pages of which something is between two heights."""
        first = self.at(top)
        if first < len(self.places) and self.places[first].y + self.places[first].height < top:
            first += 1
        return range(first, bisect_right(self._tops, bottom))


def fit_width(sizes: tuple[tuple[float, float], ...], view_width: float) -> float:
    """Return the zoom at which the widest page fills the view."""
    widest = max((width for width, _height in sizes), default=1.0)
    return _bounded((view_width - 2 * MARGIN) / (widest * PIXELS_PER_POINT))


def fit_page(size: tuple[float, float], view_width: float, view_height: float) -> float:
    """Return the zoom at which one page is seen whole."""
    width, height = (length * PIXELS_PER_POINT for length in size)
    return _bounded(min((view_width - 2 * MARGIN) / width, (view_height - 2 * GAP) / height))


def next_step(zoom: float, direction: int) -> float:
    """Return the next larger (1) or smaller (-1) of the usual zooms."""
    if direction > 0:
        return next((step for step in STEPS if step > zoom * 1.01), MOST)
    return next((step for step in reversed(STEPS) if step < zoom / 1.01), STEPS[0])


def _bounded(zoom: float) -> float:
    return max(LEAST, min(MOST, zoom))
