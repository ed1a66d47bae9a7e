"""The list of contents, set in one pass: its length does not depend on the pages that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from cufdesk.press import styles
from cufdesk.press.boxes import Box, Lines
from cufdesk.press.flow import Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.press.flow import Anchor
    from cufdesk.press.galley import Galley
    from cufdesk.press.surface import Surface

_NUMBER_ROOM = 30.0
_INDENT = 14.0
_LEVELS = {1: styles.CONTENTS_1, 2: styles.CONTENTS_2}


class _Entry(Box):
    """A heading, dots, and its page, which the flow has found when the entry is drawn."""

    def __init__(self, anchor: Anchor, galley: Galley) -> None:
        self._indent = _INDENT * (anchor.level - 1)
        self._style = _LEVELS[anchor.level]
        self._galley = galley.within("TOCI").within("Reference").within("Link")
        room = galley.width - self._indent - _NUMBER_ROOM
        self._text = self._galley.set(anchor.words, self._style, room, tag="").followed()
        super().__init__(self._text.height)
        self._anchor = anchor

    @override
    def draw(self, surface: Surface, x: float, y: float) -> None:
        width = self._galley.width
        self._text.draw(surface, x + self._indent, y)
        number = self._galley.set(str(self._anchor.page), self._style, _NUMBER_ROOM, align="right", tag="")
        last = y - self.height + self._text.leading
        number.draw(surface, x + width - _NUMBER_ROOM, last)
        start = self._indent + self._text.last_width + 8
        length = width - start - number.lines[0].width * self._style.size / 1000 - 8
        if length > 0:
            baseline = last - self._text.leading / 2 - self._style.size * 0.3
            surface.dots(x + start, baseline, length, styles.DOTS)
        box = (x, y - self.height, x + width, y)
        surface.link(self._anchor.key, box, self._galley.node, self._anchor.title)


def contents_steps(title: str, anchors: Sequence[Anchor], galley: Galley) -> list[Step]:
    """Return the contents as steps, under their title; the galley is that of a TOC."""
    steps: list[Step] = []
    heading: Lines = galley.set(title, styles.HEADINGS[2], tag="Caption")
    if heading.height:
        steps.append(Step(heading, styles.HEADING_SPACES[2].before, 6, keep=True))
    shown = (anchor for anchor in anchors if anchor.level in _LEVELS)
    steps.extend(Step(_Entry(anchor, galley), 5 if anchor.level == 1 else 0) for anchor in shown)
    if steps:
        steps[-1] = steps[-1]._replace(after=styles.BLOCK_SPACE.after + 6, keep=False)
    return steps
