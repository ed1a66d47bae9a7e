"""What stands at the foot and the head of pages, by the tags of a file: lonely lines, headings left alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from tests.press.tagged import Element, Paper, Place

_TOGETHER = 2  # lines of a text that stay together on either side of a page end
_TEXTS = {"P", "LBody"}


def lonely_lines(paper: Paper) -> Iterator[str]:
    """Yield the paragraphs and entries of lists of which a page shows one line, and another page the rest."""
    for element in paper.elements:
        if element.tag in _TEXTS:
            lines: Counter[int] = Counter()
            for place in element.places:
                lines[place.page] += paper.shown[place.page].marks[place.mark].lines
            if len(lines) > 1 and min(lines.values()) < _TOGETHER:
                yield f"a page has {min(lines.values())} of {lines.total()} lines: {paper.text(element)[:40]}"


def lonely_headings(paper: Paper) -> Iterator[str]:
    """Yield the headings that stand on another page than the start of what they are the heading of."""
    for column in _columns(paper):
        for heading, following in pairwise(column):
            ends, starts = _pages(heading)[-1:], _pages(following)[:1]
            if _is_heading(heading) and ends and starts and ends != starts:
                yield f"page {ends[0] + 1} ends with a heading: {paper.text(heading)[:40]}"


def _columns(paper: Paper) -> Iterator[list[Element]]:
    """Yield what stands below each other: the kids of the document and of each section."""
    for element in paper.elements:
        if element.tag in {"Document", "Sect"}:
            yield [kid for kid in element.kids if isinstance(kid, Element)]


def _pages(element: Element) -> list[int]:
    """Return the pages that an element stands on, in reading order."""
    return [kid.page for inner in element.walk() for kid in inner.kids if isinstance(kid, Place)]


def _is_heading(element: Element) -> bool:
    return element.tag[0] == "H" and element.tag[1:].isdigit()
