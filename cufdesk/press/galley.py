"""A column in which items are set: its width, its language, and the headings met so far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cufdesk.press.boxes import Box, Stack
from cufdesk.press.characters import in_one_line
from cufdesk.press.flow import Anchor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.press.boxes import Lines
    from cufdesk.press.compositor import Compositor
    from cufdesk.press.story import Align, Span, Words
    from cufdesk.press.structure import Node
    from cufdesk.press.styles import TextStyle

_BETWEEN = " – "  # a heading's names in two languages


@dataclass(frozen=True, slots=True)
class Galley:
    """A column of the page, its language, and the node that holds what is set in it.

    paired: one of two languages that say the same.   narrow: they stand side by side.   slanted: they
    alternate, and this is the second.   stacked: labels stand above their values, in both languages alike.
    """

    compositor: Compositor
    width: float
    language: str
    node: Node
    paired: bool = False
    narrow: bool = False
    slanted: bool = False
    stacked: bool = False

    def set(
        self,
        words: Words,
        style: TextStyle,
        width: float | None = None,
        *,
        align: Align | None = None,
        tag: str = "P",
    ) -> Lines:
        """Return words as lines of this column, or of a part of it.

        They are a new node with this tag; without one they belong to the galley's own.
        """
        measure = self.width if width is None else width
        if self.slanted:
            style = replace(style, italic=not style.italic)
        lines = self.compositor.set(words, style, max(measure, 1.0), self.language, align=align)
        if lines.height:
            lines.node = self.node.add(tag) if tag else self.node
        return lines

    def within(self, tag: str, *, attributes: str = "", alternative: str = "") -> Galley:
        """Return the column with a new node to hold what follows."""
        return replace(self, node=self.node.add(tag, attributes=attributes, alternative=alternative))

    def inset(self, width: float) -> Galley:
        """Return a narrower part of the column."""
        return replace(self, width=width)

    def column(self, width: float, language: str) -> Galley:
        """Return a narrow column beside another one, in its own language and section."""
        return replace(self.speaking(language), width=width, narrow=True)

    def speaking(self, language: str, *, slanted: bool = False) -> Galley:
        """Return the column in a section of another language."""
        section = self.node.add("Sect", language=self.compositor.tags[language])
        return replace(self, language=language, node=section, paired=True, slanted=slanted)


class Outline:
    """The headings of the document in their order."""

    def __init__(self) -> None:
        self.anchors: list[Anchor] = []

    def add(self, titles: Sequence[Span], level: int) -> Anchor:
        """Return the anchor of a new heading, named in one language or in two.

        A level is never more than one deeper than the one before.
        """
        deepest = self.anchors[-1].level + 1 if self.anchors else 1
        said = [replace(title, text=in_one_line(title.text)) for title in titles]
        words = tuple(word for title in said for word in (_BETWEEN, title))[1:]
        name = _BETWEEN.join(title.text for title in said)
        anchor = Anchor(f"h{len(self.anchors) + 1}", name, words, max(1, min(level, deepest)))
        self.anchors.append(anchor)
        return anchor


def lowered(box: Box, by: float) -> Box:
    """Return a box moved down, so that small type stands on the line of larger type beside it."""
    return Stack([Box(by), box], tied=True) if by > 0 else box
