"""Icons: strokes recoloured from the theme on the screen, rendered at the exact size of the device."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from typing_extensions import override

from cufdesk.paths import resource
from cufdesk.ui.theme import tokens

_STROKE = 'stroke-width="2"'
_THINNER = 'stroke-width="1.75"'  # the weight of Inter beside it


def icon(name: str, colour: str = "muted", chosen: str = "accent") -> QIcon:
    """Return an icon in a colour of the theme; `chosen` is its colour when checked or selected.

    It follows a change of theme by itself: colours are looked up when it is painted.
    """
    return QIcon(_Strokes(name, colour, chosen))


def pixmap(name: str, size: int, colour: str, ratio: float) -> QPixmap:
    """Return an icon as a picture of `size` logical pixels for a device with this pixel ratio."""
    strokes = _Strokes(name, colour, colour)
    return strokes.scaledPixmap(QSize(size, size), QIcon.Mode.Normal, QIcon.State.Off, ratio)


class _Strokes(QIconEngine):
    """One icon of resources/icons."""

    _pictures: ClassVar[dict[tuple[str, str, int, int], QPixmap]] = {}
    _sources: ClassVar[dict[str, str]] = {}

    def __init__(self, name: str, colour: str, chosen: str) -> None:
        super().__init__()
        self.name = name
        self.colour = colour
        self.chosen = chosen

    @override
    def clone(self) -> QIconEngine:
        return _Strokes(self.name, self.colour, self.chosen)

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, ratio))

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    @override
    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        picture = QPixmap(self._picture(self._shade(mode, state), size * scale))
        picture.setDevicePixelRatio(scale)
        return picture

    def _shade(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return tokens().border_strong
        chosen = state == QIcon.State.On or mode == QIcon.Mode.Selected
        return str(getattr(tokens(), self.chosen if chosen else self.colour))

    def _picture(self, shade: str, size: QSize) -> QPixmap:
        """Return the icon in device pixels, painted once.

        In a wide size the icon stands at the left: what is over keeps a button's word away from it.
        """
        key = (self.name, shade, size.width(), size.height())
        if key not in self._pictures:
            self._pictures[key] = self._render(shade, size)
        return self._pictures[key]

    def _render(self, shade: str, size: QSize) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer

        side = min(size.width(), size.height())
        picture = QPixmap(size)
        if picture.isNull():  # a button that has no room left
            return picture
        picture.fill(QColor(0, 0, 0, 0))
        painter = QPainter(picture)
        renderer = QSvgRenderer(QByteArray(self._source().replace("currentColor", shade).encode()))
        renderer.render(painter, QRectF(0, (size.height() - side) / 2, side, side))
        painter.end()
        return picture

    def _source(self) -> str:
        if self.name not in self._sources:
            with open(resource("icons", f"{self.name}.svg"), encoding="utf-8") as file:
                self._sources[self.name] = file.read().replace(_STROKE, _THINNER)
        return self._sources[self.name]
