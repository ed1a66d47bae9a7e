"""Pictures and charts, each with the words that stand for it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from typing_extensions import override

from cufdesk.press import styles
from cufdesk.press.boxes import Box, Columns, Stack, Whole
from cufdesk.press.characters import in_one_line
from cufdesk.press.flow import Step
from cufdesk.press.pictures import picture_size

if TYPE_CHECKING:
    from cufdesk.press.boxes import Lines
    from cufdesk.press.galley import Galley
    from cufdesk.press.story import Chart, Figure
    from cufdesk.press.structure import Node
    from cufdesk.press.surface import Surface

_HIGHEST = 330.0  # points; a taller picture is made smaller
_LABEL_SHARE = 0.46  # of the width, at most, for the labels of bars
_UNTOLD = "–"  # what stands for a picture of which nothing is said
_BAR = 9.0
_LINE_END, _OTHER = "\n", " / "
_BAR_STEP = 17.0
_SIGNS = {"fr": ("\u00a0: ", "\u202f; ")}  # the colon and semicolon of a language, where it spaces them


class _Picture(Box):
    """A picture, as content of its node."""

    def __init__(self, data: bytes, width: float, height: float, node: Node) -> None:
        super().__init__(height)
        self._data = data
        self._width = width
        self._node = node

    @override
    def draw(self, surface: Surface, x: float, y: float) -> None:
        box = (x, y - self.height, self._width, self.height)
        self._node.stands_at(box)
        surface.picture(self._data, box, self._node)


def figure(item: Figure, galley: Galley) -> list[Step]:
    """Set a picture with its caption; one that cannot be read is told in words."""
    try:
        dots = picture_size(item.picture)
    except (OSError, ValueError):
        dots = (0, 0)
    if not all(dots):
        missing = galley.set(item.alternative or item.caption, styles.ASIDE)
        return [Step(missing, styles.BLOCK_SPACE.before, styles.BLOCK_SPACE.after)] if missing.height else []
    width = galley.width * max(0.05, min(item.width, 1.0))
    height = min(width * dots[1] / dots[0], _HIGHEST)
    width = min(width, height * dots[0] / dots[1])
    told = in_one_line(item.alternative) or in_one_line(item.caption) or _UNTOLD
    inside = galley.within("Figure", alternative=told)
    picture = Columns([((galley.width - width) / 2, _Picture(item.picture, width, height, inside.node))])
    return _captioned(picture, galley.set(item.caption, styles.CAPTION, align="centre"))


def _captioned(box: Box, caption: Lines) -> list[Step]:
    steps = [Step(box, styles.BLOCK_SPACE.before, 5 if caption.height else styles.BLOCK_SPACE.after)]
    if caption.height:
        steps = [steps[0]._replace(keep=True), Step(caption, 5, styles.BLOCK_SPACE.after)]
    return steps


class _Bars(Box):
    """Bars with their labels and values: one figure, drawn as a whole."""

    def __init__(self, chart: Chart, galley: Galley) -> None:
        named = [bar.label.split(_LINE_END) for bar in chart.bars]
        deep = max((len(lines) for lines in named), default=1)
        self._step = _BAR_STEP + (deep - 1) * styles.BAR_LABEL.leading
        super().__init__(max(len(chart.bars), 1) * self._step)
        compositor = galley.compositor
        self._node = galley.node
        self._width = galley.width
        needed = max((compositor.width(bar.label, styles.BAR_LABEL) for bar in chart.bars), default=0.0)
        self._start = min(needed + 1, galley.width * _LABEL_SHARE) + 8
        self._labels = [
            [compositor.one_line(line, styles.BAR_LABEL, self._start - 8, galley.language) for line in lines]
            for lines in named
        ]
        self._said = [
            compositor.one_line(bar.said, styles.BAR_LABEL, galley.width * 0.3, galley.language)
            for bar in chart.bars
        ]
        room = galley.width - self._start - max((said.last_width for said in self._said), default=0.0) - 6
        values = [bar.value if math.isfinite(bar.value) else 0.0 for bar in chart.bars]
        most = max(map(abs, values), default=0.0)
        self._colours = [styles.BAR if bar.value >= 0 else styles.BRICK for bar in chart.bars]
        self._lengths = [room * (abs(value) / most) if most else 0.0 for value in values]

    @override
    def draw(self, surface: Surface, x: float, y: float) -> None:
        self._node.stands_at((x, y - self.height, self._width, self.height))
        with surface.whole(self._node):
            drawn = zip(self._labels, self._said, self._lengths, self._colours, strict=True)
            for labels, said, length, colour in drawn:
                middle = y - self._step / 2
                leading = styles.BAR_LABEL.leading
                for number, label in enumerate(labels):
                    top = middle + leading * (len(labels) / 2 - number)
                    label.draw(surface, x + self._start - 8 - label.last_width, top)
                surface.ground(x + self._start, middle + _BAR / 2, max(length, 0.6), _BAR, colour)
                said.draw(surface, x + self._start + length + 5, middle + leading / 2)
                y -= self._step


def chart(item: Chart, galley: Galley) -> list[Step]:
    """Set bars to one scale, under their caption."""
    if not item.bars:
        return []
    colon, semicolon = _SIGNS.get(galley.language, (": ", "; "))
    told = semicolon.join(f"{bar.label.replace(_LINE_END, _OTHER)}{colon}{bar.said}" for bar in item.bars)
    caption = galley.set(item.caption, styles.CAPTION)
    alternative = f"{item.caption}{colon}{told}" if item.caption else told
    bars = _Bars(item, galley.within("Figure", alternative=alternative))
    parts = [part for part in (caption, bars) if part.height]
    return [Step(Whole(Stack(parts, 5, tied=True)), styles.BLOCK_SPACE.before, styles.BLOCK_SPACE.after)]
