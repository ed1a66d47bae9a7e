"""Putting boxes on pages: what keeps together, what is split, what is said again at the top of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cufdesk.press.boxes import Box

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cufdesk.press.story import Words

_SLACK = 0.01
_REPEAT = 0.35  # a table header higher than this share of a page is not repeated


class Anchor:
    """A heading that the contents and the bookmarks lead to; the flow fills in its page.

    title: plain, for the bookmark.   words: the same for the contents, each language marked.
    """

    __slots__ = ("key", "level", "page", "title", "words")

    def __init__(self, key: str, title: str, words: Words, level: int) -> None:
        self.key = key
        self.title = title
        self.words = words
        self.level = level
        self.page = 0


class Step(NamedTuple):
    """A box in the course of the document, with what the flow must know of it.

    before, after: space to its neighbours (the larger one counts; none at a page's top).
    keep: stays with the step that follows.   running: set again above it when it opens a page.
    fresh: starts a new page.
    """

    box: Box
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    running: Box | None = None
    anchor: Anchor | None = None
    fresh: bool = False


class Placed(NamedTuple):
    """A box on a page: how far below the top of the text area it stands, and whether it is said again."""

    box: Box
    down: float
    anchor: Anchor | None
    repeated: bool = False


class Flow:
    """The pages of a document while they are filled; `heights` are the first page's and the others'."""

    def __init__(self, heights: tuple[float, float]) -> None:
        self._heights = heights
        self.pages: list[list[Placed]] = [[]]
        self._down = 0.0  # how much of the page is filled
        self._after = 0.0  # the space that the last box wants below it

    @property
    def _height(self) -> float:
        return self._heights[min(1, len(self.pages) - 1)]

    @property
    def _fresh(self) -> bool:
        return not self.pages[-1]

    def run(self, steps: Sequence[Step], watch: Callable[[float], None]) -> list[list[Placed]]:
        """Return the pages that the steps fill; `watch` is told the share that is done."""
        for number, step in enumerate(steps):
            if number % 64 == 0:
                watch(number / len(steps))
            if not self._fresh and (step.fresh or self._needed(steps, number) > self._room(step) + _SLACK):
                self._next_page()
            self._set(step)
        return self.pages

    def _room(self, step: Step) -> float:
        return self._height - self._down - self._gap(step)

    def _gap(self, step: Step) -> float:
        return 0.0 if self._fresh else max(self._after, step.before)

    def _needed(self, steps: Sequence[Step], number: int) -> float:
        """Return the least room that a step and what it keeps with must find on the page."""
        step = first = steps[number]
        needed = 0.0
        while step.keep and number + 1 < len(steps) and needed < self._heights[1]:
            following = steps[number + 1]
            if following.fresh:
                break
            needed += step.box.height + max(step.after, following.before)
            step, number = following, number + 1
        needed += step.box.least
        # What can never be together on one page is not kept together.
        return needed if needed <= self._heights[1] else first.box.least

    def _set(self, step: Step) -> None:
        """Set a step from here on, over as many pages as it needs."""
        box = step.box
        anchor = step.anchor
        before = step.before
        while True:
            if self._fresh and step.running is not None:
                self._repeat(step.running)
            down = self._down + (0.0 if self._fresh else max(self._after, before))
            room = self._height - down
            if box.height <= room + _SLACK:
                self._place(box, down, anchor, step.after)
                return
            halves = box.split(room)
            if halves is None and self._only_repeated(step):
                halves = box.split(room, force=True)
                if halves is None:  # a single line higher than the page: nothing better can be done
                    self._place(box, down, anchor, step.after)
                    return
            if halves is not None:
                self._place(halves[0], down, anchor, 0.0)
                box, anchor = halves[1], None
            self._next_page()
            before = 0.0

    def _only_repeated(self, step: Step) -> bool:
        """Tell whether nothing stands on this page yet but a repeated header."""
        page = self.pages[-1]
        return not page or (len(page) == 1 and page[0].box is step.running)

    def _repeat(self, running: Box) -> None:
        if running.height <= self._height * _REPEAT:
            self.pages[-1].append(Placed(running, 0.0, None, repeated=True))
            self._down, self._after = running.height, 0.0

    def _place(self, box: Box, down: float, anchor: Anchor | None, after: float) -> None:
        if anchor is not None:
            anchor.page = len(self.pages)
        self.pages[-1].append(Placed(box, down, anchor))
        self._down = down + box.height
        self._after = after

    def _next_page(self) -> None:
        self.pages.append([])
        self._down = self._after = 0.0
