"""What every page carries: letterhead, running header, stamp, and a foot with reference, version and page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cufdesk.i18n import _
from cufdesk.press import styles
from cufdesk.press.characters import in_one_line
from cufdesk.press.fingerprint import short_fingerprint
from cufdesk.press.pictures import picture_size
from cufdesk.refusal import Refusal

if TYPE_CHECKING:
    from cufdesk.press.boxes import Lines
    from cufdesk.press.compositor import Compositor
    from cufdesk.press.story import Story
    from cufdesk.press.structure import Node
    from cufdesk.press.styles import TextStyle
    from cufdesk.press.surface import Surface

_SIDE = {False: 62.0, True: 50.0}  # margins, by landscape
_TOP = 66.0  # of pages after the first
_LETTERHEAD_TOP = 40.0
_BOTTOM = 66.0
_LOGO = (150.0, 46.0)  # the most that a logo may take
_LETTERHEAD_LINES = 5
_APART = 24.0  # at least, between the title and the organisation of a header
_SEPARATOR = " · "
_LOGO_WORD = "Logo"  # the same word in all three languages


class PageFrame:
    """The page of one story around its text."""

    def __init__(self, story: Story, compositor: Compositor) -> None:
        width, height = styles.A4
        self.size = (height, width) if story.landscape else (width, height)
        self.left = _SIDE[story.landscape]
        self.width = self.size[0] - 2 * self.left
        self._story = story
        self._compositor = compositor
        self._language = story.language.split("+")[0]
        self._logo = _logo_size(story.logo) if story.logo else (0.0, 0.0)
        self._logo_node: Node | None = None
        self._stamp = self._line(story.state, styles.STAMP, self.width * 0.44)
        self._names = self._letterhead_names()
        self._running = self._running_lines()
        marks = (story.reference, story.version, short_fingerprint(story))
        self._marks = self._line(
            _SEPARATOR.join(mark for mark in marks if mark), styles.RUNNING, self.width * 0.8
        )
        self._foot = self._line(story.footer, styles.RUNNING, self.width)

    @property
    def heights(self) -> tuple[float, float]:
        """Return the height of the text area of the first page, and of the others."""
        head = max(self._logo[1], self._names.height, 20.0 if self._stamp.height else 0.0)
        first = self.size[1] - _LETTERHEAD_TOP - (head + 34 if head else 30) - _BOTTOM
        return first, self.size[1] - _TOP - _BOTTOM

    def top(self, page: int) -> float:
        """Return the upper edge of the text area, from the page's foot."""
        return _BOTTOM + self.heights[min(page, 2) - 1]

    def tag(self, document: Node) -> None:
        """Put the letterhead before the story in its structure: who writes, and whether it is final.

        What later pages repeat is an artifact.
        """
        if self._story.logo:
            self._logo_node = document.add(
                "Figure", alternative=in_one_line(self._story.organisation) or _LOGO_WORD
            )
        for lines in (self._names, self._stamp):
            if lines.height:
                lines.node = document.add("P")

    def draw(self, surface: Surface, page: int, pages: int) -> None:
        """Draw what surrounds the text of a page."""
        if page == 1:
            self._draw_letterhead(surface)
        else:
            surface.running("header", "Header", lambda: self._draw_header(surface))
        surface.running("foot", "Footer", lambda: self._draw_foot(surface))
        with surface.artifact("Footer"):
            self._draw_number(surface, page, pages)

    def _line(self, text: str, style: TextStyle, width: float) -> Lines:
        return self._compositor.one_line(text, style, width, self._language)

    def _letterhead_names(self) -> Lines:
        taken = self._logo[0] + (14 if self._logo[0] else 0) + self.width * 0.45
        names = self._compositor.set(
            self._story.organisation, styles.LETTERHEAD, self.width - taken, self._language
        )
        return names.first(_LETTERHEAD_LINES)

    def _running_lines(self) -> tuple[Lines, Lines, Lines]:
        """Return the title, the organisation and the small stamp of the header of later pages."""
        stamp = self._line(self._story.state, styles.STAMP_SMALL, self.width * 0.28)
        organisation = self._line(self._story.organisation, styles.RUNNING, self.width * 0.28)
        taken = organisation.last_width + (stamp.last_width + 20 if stamp.height else 0.0)
        title = self._line(self._story.title, styles.RUNNING, self.width - taken - _APART)
        return title, organisation, stamp

    def _draw_letterhead(self, surface: Surface) -> None:
        top = self.size[1] - _LETTERHEAD_TOP
        foot = self.top(1) + 22
        middle = (top + foot + 10) / 2
        left = self.left
        if self._story.logo:
            width, height = self._logo
            box = (left, middle - height / 2, width, height)
            if self._logo_node is not None:
                self._logo_node.stands_at(box)
            surface.picture(self._story.logo, box, self._logo_node)
            left += width + 14
        self._names.draw(surface, left, middle + self._names.height / 2)
        if self._stamp.height:
            self._draw_stamp(surface, self._stamp, self.left + self.width, middle, 10.5)
        surface.rule(self.left, foot, self.width, 1.6, styles.NAVY)

    def _draw_stamp(self, surface: Surface, words: Lines, right: float, middle: float, half: float) -> None:
        tracking = words.size * 0.15  # the letter-space after the last letter
        width = words.last_width - tracking + 1.8 * half
        surface.frame((right - width, middle - half, width, 2 * half), half / 9, styles.BRICK)
        words.draw(surface, right - width + 0.9 * half, middle + words.leading / 2)

    def _draw_header(self, surface: Surface) -> None:
        title, organisation, stamp = self._running
        y = self.size[1] - 34
        right = self.left + self.width
        if stamp.height:
            self._draw_stamp(surface, stamp, right, y - stamp.leading / 2, 6.2)
            right -= stamp.last_width + 20
        title.draw(surface, self.left, y)
        organisation.draw(surface, right - organisation.last_width, y)
        surface.rule(self.left, y - 14, self.width, 0.8, styles.NAVY)

    def _draw_foot(self, surface: Surface) -> None:
        y = _BOTTOM - 20
        surface.rule(self.left, y, self.width, styles.RULE, styles.HAIR)
        self._marks.draw(surface, self.left, y - 4)
        self._foot.draw(surface, self.left, y - 4 - styles.RUNNING.leading)

    def _draw_number(self, surface: Surface, page: int, pages: int) -> None:
        number = self._line(f"{page}\u00a0/\u00a0{pages}", styles.RUNNING, self.width * 0.2)
        number.draw(surface, self.left + self.width - number.last_width, _BOTTOM - 24)


def _logo_size(data: bytes) -> tuple[float, float]:
    """Return the size in points at which a logo is printed."""
    try:
        width, height = picture_size(data)
    except (OSError, ValueError) as error:
        raise Refusal(_("The logo of your organisation cannot be read: choose another picture.")) from error
    scale = min(_LOGO[0] / max(width, 1), _LOGO[1] / max(height, 1))
    return width * scale, height * scale
