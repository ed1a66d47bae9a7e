"""Pictures of pages: made beside the window, the most wanted first, and kept within a bound of bytes.

A page is rendered in tiles, so that a page at 400 % costs no more than what is seen of it. One tile is under
way at a time: what the person scrolled past meanwhile is never rendered.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cufdesk.exchange.pdf_pages import PdfPages
    from cufdesk.refusal import Refusal
    from cufdesk.ui.parts.background import Background, Job

TILE = 1536  # dots, each way
LIMIT = 160 * 1024 * 1024  # bytes
SEEN, THUMBNAIL, AHEAD = range(3)
"""What a tile is wanted for, the most urgent first."""


class Tile(NamedTuple):
    """A part of a page that is rendered `full_width` × `full_height` dots."""

    page: int
    full_width: int
    full_height: int
    x: int
    y: int
    width: int
    height: int


def tiles(page: int, full_width: int, full_height: int, top: int, bottom: int) -> list[Tile]:
    """Return the tiles of a page that lie between two heights, in dots of the rendering."""
    found: list[Tile] = []
    if top >= full_height:
        return found
    for y in range(max(0, top) // TILE * TILE, min(full_height, max(bottom, 0)), TILE):
        for x in range(0, full_width, TILE):
            width, height = min(TILE, full_width - x), min(TILE, full_height - y)
            found.append(Tile(page, full_width, full_height, x, y, width, height))
    return found


class Pictures(QObject):
    """Gives the pictures that there are, and makes those that are wanted."""

    arrived = Signal(int)
    """A picture of this page came, or it became known that there will be none."""

    def __init__(self, background: Background, parent: QObject, limit: int = LIMIT) -> None:
        super().__init__(parent)
        self._background = background
        self._limit = limit
        self._pages: PdfPages | None = None
        self._kept: OrderedDict[Tile, QImage] = OrderedDict()
        self._wanted: dict[int, list[Tile]] = {}
        self._job: Job | None = None
        self.bytes = 0
        self.rendered = 0
        """How many pictures were made so far."""
        self.faults: dict[int, str] = {}
        """Why there is no picture of a page."""

    def show(self, pages: PdfPages | None) -> None:
        """Turn to another document, or to none; pictures of the former one are forgotten."""
        self._pages = pages
        self._kept.clear()
        self._wanted.clear()
        self.faults.clear()
        self.bytes = 0
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def want(self, purpose: int, wanted: Iterable[Tile]) -> None:
        """Say what is wanted for a purpose, in its order; what was wanted for it before no longer is."""
        self._wanted[purpose] = list(wanted)
        self._go_on()

    def get(self, tile: Tile) -> QImage | None:
        """Return the picture of a tile if there is one."""
        picture = self._kept.get(tile)
        if picture is not None:
            self._kept.move_to_end(tile)
        return picture

    def others(self, page: int, full_width: int) -> list[tuple[Tile, QImage]]:
        """Return pictures of a page at other sizes, the finest last: to show while one is waited for."""
        found = [
            (tile, picture)
            for tile, picture in self._kept.items()
            if tile.page == page and tile.full_width != full_width
        ]
        return sorted(found, key=lambda pair: pair[0].full_width)

    def _go_on(self) -> None:
        tile = self._next()
        if self._job is not None or tile is None or self._pages is None:
            return
        pages = self._pages

        def work(_job: Job) -> QImage:
            return _rendered(pages, tile)

        def done(picture: QImage) -> None:
            self._job = None
            self._keep(tile, picture)

        def refused(refusal: Refusal) -> None:
            self._job = None
            self.faults[tile.page] = refusal.sentence
            self._tell(tile.page)

        def stopped() -> None:
            if self._pages is pages:  # all questions were dropped, not this one alone
                self._job = None
                self._go_on()

        self._job = self._background.draw(work, done, self, refused=refused, stopped=stopped)

    def _next(self) -> Tile | None:
        return next(
            (
                tile
                for purpose in sorted(self._wanted)
                for tile in self._wanted[purpose]
                if tile not in self._kept and tile.page not in self.faults
            ),
            None,
        )

    def _keep(self, tile: Tile, picture: QImage) -> None:
        self.rendered += 1
        self._kept[tile] = picture
        self.bytes += picture.sizeInBytes()
        needed = {tile for wanted in self._wanted.values() for tile in wanted}
        for old in list(self._kept):
            if self.bytes <= self._limit:
                break
            if old not in needed:  # else it would be made again at once, for ever
                self.bytes -= self._kept.pop(old).sizeInBytes()
        self._tell(tile.page)

    def _tell(self, page: int) -> None:
        self.arrived.emit(page)
        self._go_on()


def _rendered(pages: PdfPages, tile: Tile) -> QImage:
    """Render a tile; called beside the window, where images may be made."""
    from cufdesk.exchange.pdf_pages import Area

    area = Area(tile.x, tile.y, tile.width, tile.height)
    made = pages.picture(tile.page, tile.full_width, tile.full_height, area)
    # The copy is the image's own: Qt only borrows the bytes of the other.
    return QImage(made.data, made.width, made.height, made.width * 4, QImage.Format.Format_RGB32).copy()
