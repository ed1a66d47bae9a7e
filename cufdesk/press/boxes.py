"""What a page is made of: boxes with a height, drawn from their upper left corner, split where they may be.

A box is set for one width and never changes. `least` is the smallest head that `split` leaves on a page;
`split(room, force=True)` gives up good manners (two lines together, whole signatures) but not the words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.press.structure import Node
    from cufdesk.press.styles import Colour
    from cufdesk.press.surface import SetLine, Surface

Halves: TypeAlias = tuple["Box", "Box"]

_SLACK = 0.01  # points; sums of heights are not exact
_TOGETHER = 2  # lines of a paragraph that stay together at a page's foot and head


class Box:
    """Something with a height; an empty space when nothing more is said."""

    def __init__(self, height: float) -> None:
        self.height = height
        self.least = height

    def split(self, room: float, *, force: bool = False) -> Halves | None:
        """Return a head no higher than `room` and the rest; None when it cannot be parted there."""
        del room, force  # an empty space is not parted
        return None

    def draw(self, surface: Surface, x: float, y: float) -> None:
        """Draw with the upper left corner at x, y."""


class Lines(Box):
    """Lines of text of one size."""

    def __init__(
        self, lines: Sequence[SetLine], size: float, leading: float, places: Sequence[float]
    ) -> None:
        super().__init__(len(lines) * leading)
        self.lines = lines
        self.size = size
        self.leading = leading
        self.places = places
        self.node: Node | None = None  # what the words belong to; none: they are an artifact
        if len(lines) > 2 * _TOGETHER - 1:
            self.least = _TOGETHER * leading

    @property
    def last_width(self) -> float:
        """Return how far the last line reaches, in points."""
        return self.places[-1] + self.lines[-1].width * self.size / 1000 if self.lines else 0.0

    @override
    def split(self, room: float, *, force: bool = False) -> Halves | None:
        count = len(self.lines)
        together = 1 if force else _TOGETHER
        fit = min(int((room + _SLACK) / self.leading), count - together)
        if fit < together:
            return None
        return self._slice(0, fit), self._slice(fit, count)

    def followed(self) -> Lines:
        """Return the lines with a space after the last one, where other words of the node come next."""
        *lines, last = self.lines
        closed = last._replace(pieces=(*last.pieces, last.space))
        part = Lines([*lines, closed], self.size, self.leading, self.places)
        part.node = self.node
        return part

    def first(self, count: int) -> Lines:
        """Return the first lines, all of them when there are no more."""
        return self._slice(0, count)

    def _slice(self, start: int, end: int) -> Lines:
        part = Lines(self.lines[start:end], self.size, self.leading, self.places[start:end])
        part.node = self.node
        return part

    @override
    def draw(self, surface: Surface, x: float, y: float) -> None:
        if self.lines:
            baseline = y - self.leading / 2 - self.size * 0.3
            places = [x + place for place in self.places]
            surface.lines(self.lines, self.size, self.leading, places, baseline, self.node)


class Stack(Box):
    """Boxes below each other; `tied` keeps the first one with the start of the second."""

    def __init__(self, boxes: Sequence[Box], gap: float = 0.0, *, tied: bool = False) -> None:
        super().__init__(sum(box.height for box in boxes) + gap * max(0, len(boxes) - 1))
        self.boxes = boxes
        self.gap = gap
        self.tied = tied and len(boxes) > 1
        if self.tied:
            self.least = boxes[0].height + gap + boxes[1].least
        elif boxes:
            self.least = boxes[0].least

    @override
    def split(self, room: float, *, force: bool = False) -> Halves | None:
        left = room + _SLACK
        for number, box in enumerate(self.boxes):
            if box.height <= left:
                left -= box.height + self.gap
                continue
            halves = box.split(left, force=force)
            head = [*self.boxes[:number], *(halves[:1] if halves else ())]
            tail = [*(halves[1:] if halves else (box,)), *self.boxes[number + 1 :]]
            if not head or (self.tied and len(head) == 1 and not force):
                return None
            tied = self.tied and len(head) == 1
            return Stack(head, self.gap, tied=self.tied), Stack(tail, self.gap, tied=tied)
        return None

    @override
    def draw(self, surface: Surface, x: float, y: float) -> None:
        for box in self.boxes:
            box.draw(surface, x, y)
            y -= box.height + self.gap


class Columns(Box):
    """Boxes beside each other, each at its distance from the left; they part at the same height."""

    def __init__(self, cells: Sequence[tuple[float, Box]]) -> None:
        super().__init__(max((box.height for _place, box in cells), default=0.0))
        self.cells = cells
        self.least = max((box.least for _place, box in cells), default=0.0)

    @override
    def split(self, room: float, *, force: bool = False) -> Halves | None:
        heads: list[tuple[float, Box]] = []
        tails: list[tuple[float, Box]] = []
        for place, box in self.cells:
            if box.height <= room + _SLACK:
                heads.append((place, box))
                continue
            halves = box.split(room, force=force)
            if halves is None:
                return None
            heads.append((place, halves[0]))
            tails.append((place, halves[1]))
        return (Columns(heads), Columns(tails)) if tails else None

    @override
    def draw(self, surface: Surface, x: float, y: float) -> None:
        for place, box in self.cells:
            box.draw(surface, x + place, y)


class Whole(Box):
    """A box that is not parted, unless it is higher than a page."""

    def __init__(self, box: Box) -> None:
        super().__init__(box.height)
        self.box = box

    @override
    def split(self, room: float, *, force: bool = False) -> Halves | None:
        return self.box.split(room, force=True) if force else None

    @override
    def draw(self, surface: Surface, x: float, y: float) -> None:
        self.box.draw(surface, x, y)


class Framed(Box):
    """A box with space around it, and maybe a ground, a bar on its left and rules above and below."""

    def __init__(self, box: Box, width: float, frame: Frame) -> None:
        super().__init__(box.height + 2 * frame.padding[1])
        self.box = box
        self.width = width
        self.frame = frame
        self.least = box.least + 2 * frame.padding[1]

    @override
    def split(self, room: float, *, force: bool = False) -> Halves | None:
        halves = self.box.split(room - 2 * self.frame.padding[1], force=force)
        if halves is None:
            return None
        head, tail = halves
        return Framed(head, self.width, self.frame.head()), Framed(tail, self.width, self.frame.tail())

    @override
    def draw(self, surface: Surface, x: float, y: float) -> None:
        frame = self.frame
        if frame.ground:
            surface.ground(x, y, self.width, self.height, frame.ground)
        if frame.bar:
            surface.ground(x, y, 2.4, self.height, frame.bar)
        if frame.above:
            thickness, colour = frame.above
            surface.rule(x, y, self.width, thickness, colour)
        if frame.below:
            thickness, colour = frame.below
            surface.rule(x, y - self.height + thickness, self.width, thickness, colour)
        self.box.draw(surface, x + frame.padding[0], y - frame.padding[1])


class Frame:
    """What surrounds a framed box.

    padding: beside, and above and below.   bar: a stroke on the left.   above, below: thickness and colour.
    """

    __slots__ = ("above", "bar", "below", "ground", "padding")

    def __init__(
        self,
        padding: tuple[float, float] = (0.0, 0.0),
        ground: Colour | None = None,
        bar: Colour | None = None,
        above: tuple[float, Colour] | None = None,
        below: tuple[float, Colour] | None = None,
    ) -> None:
        self.padding = padding
        self.ground = ground
        self.bar = bar
        self.above = above
        self.below = below

    def head(self) -> Frame:
        """Return the frame of a head that is continued overleaf: open below."""
        return Frame(self.padding, self.ground, self.bar, self.above, None)

    def tail(self) -> Frame:
        """Return the frame of what is continued from the page before: open above."""
        return Frame(self.padding, self.ground, self.bar, None, self.below)
