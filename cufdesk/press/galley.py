"""A column in which items are set: its width, its language, and the headings met so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cufdesk.press.boxes import Box, Stack
from cufdesk.press.characters import in_one_line
from cufdesk.press.flow import Anchor

if TYPE_CHECKING:
    from cufdesk.press.boxes import Lines
    from cufdesk.press.compositor import Compositor
    from cufdesk.press.story import Align, Words
    from cufdesk.press.styles import TextStyle


class Galley:
    """A column of the page; `narrow` is one of two languages side by side."""

    def __init__(self, compositor: Compositor, width: float, language: str, *, narrow: bool = False) -> None:
        self.compositor = compositor
        self.width = width
        self.language = language
        self.narrow = narrow

    def set(
        self, words: Words, style: TextStyle, width: float | None = None, *, align: Align | None = None
    ) -> Lines:
        """Return words as lines of this column, or of a part of it."""
        measure = self.width if width is None else width
        return self.compositor.set(words, style, max(measure, 1.0), self.language, align=align)

    def column(self, width: float, language: str) -> Galley:
        """Return a narrow column beside another one, in its own language."""
        return Galley(self.compositor, width, language, narrow=True)


class Outline:
    """The headings of the document in their order."""

    def __init__(self) -> None:
        self.anchors: list[Anchor] = []

    def add(self, title: str, level: int) -> Anchor:
        """Return the anchor of a new heading; a level is never more than one deeper than the one before."""
        deepest = self.anchors[-1].level + 1 if self.anchors else 1
        anchor = Anchor(f"h{len(self.anchors) + 1}", in_one_line(title), max(1, min(level, deepest)))
        self.anchors.append(anchor)
        return anchor


def lowered(box: Box, by: float) -> Box:
    """Return a box moved down, so that small type stands on the line of larger type beside it."""
    return Stack([Box(by), box], tied=True) if by > 0 else box
