"""The pages of a document below each other: scrolled, zoomed, with what was found marked on them."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.preview.layout import (
    GAP,
    LEAST,
    MOST,
    PIXELS_PER_POINT,
    STEPS,
    Layout,
    Place,
    fit_page,
    fit_width,
    next_step,
)
from cufdesk.ui.preview.pictures import AHEAD, SEEN, Pictures, Tile, tiles
from cufdesk.ui.theme import colour

if TYPE_CHECKING:
    from cufdesk.exchange.pdf_pages import Box, Hit

WIDTH, PAGE = "width", "page"
"""Zooms that follow the window; every other is a number."""

_PAPER = QColor("#FFFFFF")
_INK = QColor("#1A2330")
_FOUND, _CHOSEN = QColor("#FFE99A"), QColor("#FFB469")
_LINE = 60  # logical pixels for an arrow key
_PER_NOTCH = 120  # Qt's units of a wheel
_DIAL = 1.15  # zoom per notch

Sizes = tuple[tuple[float, float], ...]


class PageView(QAbstractScrollArea):
    """Shows pages; only those in view, and one ahead, are ever rendered."""

    moved = Signal(int)
    """Another page (from 0) is the current one."""
    zoomed = Signal()

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Always: else a page that fits the width is fitted anew when the bar comes, and the bar goes again.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Pages"))
        self._pictures = pictures
        self._sizes: Sizes = ()
        self._layout = Layout((), 1.0, 0)
        self._hits: dict[int, list[tuple[Box, bool]]] = {}
        self.mode: str = WIDTH
        self.zoom = 1.0
        self.page = 0
        """The current page: the one of which most is seen."""
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(_LINE)
            bar.valueChanged.connect(self._scrolled)
        pictures.arrived.connect(self._show_arrived)

    # the document ------------------------------------------------------------------------------------

    def show_document(self, sizes: Sizes, *, stay: bool) -> None:
        """Show another document; `stay` keeps the place, for another printing of the same one."""
        top = self.verticalScrollBar().value() if stay else 0
        self._sizes = sizes
        self._hits = {}
        self._lay_out()
        self.verticalScrollBar().setValue(top)
        self._scrolled()

    def mark(self, hits: list[Hit], chosen: int) -> None:
        """Mark what was found; `chosen` is the number of the hit that is shown now, or -1."""
        self._hits = {}
        for number, hit in enumerate(hits):
            self._hits.setdefault(hit.page, []).extend((box, number == chosen) for box in hit.boxes)
        self.viewport().update()

    # zoom --------------------------------------------------------------------------------------------

    def set_mode(self, mode: str) -> None:
        """Fit the width or a whole page, now and when the window changes its size."""
        self.mode = mode
        page = self.page
        self._lay_out()
        if mode == PAGE:
            self.go(page)

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Show pages at a zoom (1 is 100 %); the place under `at`, else the middle, stays where it is."""
        held = at or QPointF(self.viewport().width() / 2, 0)
        self.mode = ""
        self.zoom = max(min(self.zoom, STEPS[0]), min(MOST, zoom))
        self._lay_out(held)

    def step(self, direction: int) -> None:
        """Zoom in (1) or out (-1) by one of the usual steps."""
        self.set_zoom(next_step(self.zoom, direction))

    def _fitting(self) -> float:
        """Return the zoom that the mode asks for; without sizes the last one."""
        if not self._sizes or not self.mode:
            return self.zoom
        room = self.viewport().size()
        if self.mode == WIDTH:
            return fit_width(self._sizes, room.width())
        return fit_page(self._sizes[self.page], room.width(), room.height())

    def _lay_out(self, held: QPointF | None = None) -> None:
        """Give every page its place; what stood at `held` in the view stands there again."""
        held = held or QPointF(0, 0)
        page, across, down = self._point(held)
        self.page = min(self.page, max(0, len(self._sizes) - 1))
        self.zoom = max(LEAST, self._fitting())
        self._layout = Layout(self._sizes, self.zoom, self.viewport().width())
        self._set_bars()
        if page < len(self._layout.places):
            place = self._layout.places[page]
            self.verticalScrollBar().setValue(round(place.y + down * place.height - held.y()))
            self.horizontalScrollBar().setValue(round(place.x + across * place.width - held.x()))
        self._scrolled()
        self.zoomed.emit()

    def _point(self, held: QPointF) -> tuple[int, float, float]:
        """Return the page at a point of the view, and where on it, as parts of its width and height."""
        if not self._layout.places:
            return 0, 0.0, 0.0
        x, y = held.x() + self.horizontalScrollBar().value(), held.y() + self.verticalScrollBar().value()
        page = self._layout.at(y)
        place = self._layout.places[page]
        return page, (x - place.x) / place.width, (y - place.y) / place.height

    def _set_bars(self) -> None:
        room = self.viewport().size()
        for bar, whole, seen in (
            (self.verticalScrollBar(), self._layout.height, room.height()),
            (self.horizontalScrollBar(), self._layout.width, room.width()),
        ):
            bar.setRange(0, max(0, floor(whole) - seen))
            bar.setPageStep(seen)

    # places ------------------------------------------------------------------------------------------

    def go(self, page: int, down: float = 0.0) -> None:
        """Show a page, from a place on it (in points) downwards."""
        if 0 <= page < len(self._layout.places):
            top = self._layout.places[page].y + down * self.zoom * PIXELS_PER_POINT
            self.verticalScrollBar().setValue(round(top - GAP / 2))

    def reveal(self, hit: Hit) -> None:
        """Bring a hit into view, unless it is there."""
        if not hit.boxes or hit.page >= len(self._layout.places):
            return
        box = self._box(self._layout.places[hit.page], hit.boxes[0])
        if not QRectF(self.viewport().rect()).contains(box):
            upright, across = self.verticalScrollBar(), self.horizontalScrollBar()
            upright.setValue(round(upright.value() + box.center().y() - self.viewport().height() / 3))
            if box.left() < 0 or box.right() > self.viewport().width():
                across.setValue(round(across.value() + box.center().x() - self.viewport().width() / 2))

    def seen(self) -> range:
        """Return the pages of which something is in view."""
        top = self.verticalScrollBar().value()
        return self._layout.between(top, top + self.viewport().height())

    def _scrolled(self) -> None:
        self._want()
        self._find_current()
        self.viewport().update()

    def _find_current(self) -> None:
        """Make the page of which most is seen the current one; at the very end that is the last."""
        bar = self.verticalScrollBar()
        top, bottom = bar.value(), bar.value() + self.viewport().height()

        def shown(page: int) -> float:
            place = self._layout.places[page]
            return min(bottom, place.y + place.height) - max(top, place.y)

        current = max(self.seen(), key=shown, default=0)
        if current != self.page:
            self.page = current
            self.setAccessibleDescription(
                _("Page {number} of {count}").format(number=current + 1, count=len(self._sizes))
            )
            self.moved.emit(current)

    # pictures ----------------------------------------------------------------------------------------

    def _dots(self, page: int) -> tuple[int, int]:
        """Return the size of a page on the screen, in its dots."""
        ratio = self.devicePixelRatioF()
        place = self._layout.places[page]
        return max(1, round(place.width * ratio)), max(1, round(place.height * ratio))

    def _tiles(self, page: int) -> list[Tile]:
        """Return the tiles of a page that are in view."""
        ratio = self.devicePixelRatioF()
        top = (self.verticalScrollBar().value() - self._layout.places[page].y) * ratio
        bottom = top + self.viewport().height() * ratio
        return tiles(page, *self._dots(page), floor(top), ceil(bottom))

    def _want(self) -> None:
        seen = self.seen()
        self._pictures.want(SEEN, [tile for page in seen for tile in self._tiles(page)])
        ahead = seen.stop
        if seen and ahead < len(self._sizes):
            width, height = self._dots(ahead)
            room = round(self.viewport().height() * self.devicePixelRatioF())
            self._pictures.want(AHEAD, tiles(ahead, width, height, 0, min(height, room)))
        else:
            self._pictures.want(AHEAD, [])

    def _show_arrived(self, page: int) -> None:
        if page in self.seen():
            self.viewport().update()

    # painting ----------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colour("ground"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self.seen():
            self._paint_page(painter, page)
        painter.end()

    def _paint_page(self, painter: QPainter, page: int) -> None:
        place = self._layout.places[page]
        paper = self._paper(page)
        painter.fillRect(paper.adjusted(-1, -1, 1, 1), colour("border_strong"))
        painter.fillRect(paper, _PAPER)
        wanted = self._tiles(page)
        pictures = [(tile, self._pictures.get(tile)) for tile in wanted]
        if any(picture is None for _tile, picture in pictures):
            for tile, old in self._pictures.others(page, self._dots(page)[0]):
                painter.drawImage(self._part(paper, tile), old)
        for tile, picture in pictures:
            if picture is not None:
                painter.drawImage(self._part(paper, tile), picture)
        if page in self._pictures.faults:
            painter.setPen(_INK)
            words = paper.adjusted(32, 32, -32, -32)
            wrapped = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(words, int(wrapped), self._pictures.faults[page])
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)  # words stay black
        for box, is_chosen in self._hits.get(page, ()):
            painter.fillRect(self._box(place, box).adjusted(-2, -2, 2, 2), _CHOSEN if is_chosen else _FOUND)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def _paper(self, page: int) -> QRectF:
        """Return where a page is in the view, on whole dots of the screen: else its letters would blur."""
        ratio = self.devicePixelRatioF()
        place = self._layout.places[page]
        x = round((place.x - self.horizontalScrollBar().value()) * ratio) / ratio
        y = round((place.y - self.verticalScrollBar().value()) * ratio) / ratio
        width, height = self._dots(page)
        return QRectF(x, y, width / ratio, height / ratio)

    @staticmethod
    def _part(paper: QRectF, tile: Tile) -> QRectF:
        across, down = paper.width() / tile.full_width, paper.height() / tile.full_height
        return QRectF(
            paper.x() + tile.x * across, paper.y() + tile.y * down, tile.width * across, tile.height * down
        )

    def _box(self, place: Place, box: Box) -> QRectF:
        """Return where a box of a page is in the view."""
        scale = self.zoom * PIXELS_PER_POINT
        x = place.x - self.horizontalScrollBar().value() + box.left * scale
        y = place.y - self.verticalScrollBar().value() + box.top * scale
        return QRectF(x, y, box.width * scale, box.height * scale)

    # hands -------------------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = event.angleDelta().y() / _PER_NOTCH
            self.set_zoom(self.zoom * _DIAL**notches, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        key = event.key()
        screenful = bar.pageStep() - GAP
        if self.mode == PAGE and key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.go(self.page + (1 if key == Qt.Key.Key_PageDown else -1))
            return
        shift = -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        steps = {
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_PageDown: screenful,
            Qt.Key.Key_PageUp: -screenful,
            Qt.Key.Key_Space: shift * screenful,
            Qt.Key.Key_Down: _LINE,
            Qt.Key.Key_Up: -_LINE,
        }
        if key in steps:
            bar.setValue(bar.value() + steps[Qt.Key(key)])
        else:
            super().keyPressEvent(event)
