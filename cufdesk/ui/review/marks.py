"""How each kind of item is marked in the text: a colour, and a shape so that colour is not the only sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from cufdesk.ui.theme import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

_THICK = 2.0
_FILL = {"light": 26, "dark": 46}  # of 255
_STRONG_FILL = {"light": 60, "dark": 90}
_CORNER = 3.0


class Mark(NamedTuple):
    """The shape of a kind's mark, and its colour on light and on dark ground.

    `bar`, `dashed-bar` and `dotted-bar` stand in the margin beside whole paragraphs; the others under words.
    """

    shape: str
    light: str
    dark: str

    def colour(self) -> QColor:
        """Return the colour in the theme on the screen."""
        return QColor(self.light if tokens().mode == "light" else self.dark)

    @property
    def in_margin(self) -> bool:
        """Whether the mark stands beside the text instead of under it."""
        return self.shape.endswith("bar")


MARKS = {
    "about": Mark("thick", "#3A4658", "#C3CCD8"),
    "people": Mark("solid", "#2356C4", "#82AAFF"),
    "bodies": Mark("double", "#0B7569", "#5FD0BF"),
    "programme": Mark("dashed-bar", "#8A5A2B", "#DDB083"),
    "agenda": Mark("dotted-bar", "#4A6580", "#A9C1DA"),
    "decisions": Mark("bar", "#7D3CB5", "#CF9BFF"),
    "dates": Mark("dotted", "#B04E15", "#FFA56B"),
    "quotas": Mark("dashed", "#A9325B", "#FF8FB5"),
    "agreements": Mark("wave", "#3F6B1F", "#A3D468"),
    "blanks": Mark("brackets", "#566274", "#9CA8B7"),
    "repairs": Mark("none", "#566274", "#9CA8B7"),
}
# What was cleaned is seen only when it is chosen.
UNMARKED = frozenset({"repairs"})


def paint_ground(painter: QPainter, mark: Mark, rects: Iterable[QRectF], *, chosen: bool) -> None:
    """Tint the ground behind words; a blank, being open, gets none until it is chosen."""
    if (mark.in_margin or mark.shape in ("brackets", "none")) and not chosen:
        return
    ground = mark.colour()
    ground.setAlpha((_STRONG_FILL if chosen else _FILL)[tokens().mode])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    for rect in rects:
        painter.drawRoundedRect(rect, _CORNER, _CORNER)


def paint_shape(painter: QPainter, mark: Mark, rects: Iterable[QRectF]) -> None:
    """Draw a kind's line under words, or brackets before and after them."""
    colour = mark.colour()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark.shape == "brackets":
        _paint_brackets(painter, colour, list(rects))
        return
    for rect in rects:
        _paint_line(painter, mark.shape, colour, rect)


def paint_outline(painter: QPainter, colour: QColor, rects: Iterable[QRectF]) -> None:
    """Draw one line around the words of an item, over several lines of text too."""
    outline = QPainterPath()
    for rect in rects:
        around = QPainterPath()
        around.addRoundedRect(rect.adjusted(-3, -3, 3, 5), _CORNER + 1, _CORNER + 1)
        outline = outline.united(around)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, _THICK))
    painter.drawPath(outline)


def paint_bar(painter: QPainter, mark: Mark, x: float, top: float, bottom: float) -> None:
    """Draw the mark of a whole paragraph in the margin."""
    pen = QPen(mark.colour(), 3.0)
    dashes = {"dashed-bar": [2.0, 1.2], "dotted-bar": [0.8, 0.8]}
    if mark.shape in dashes:
        pen.setDashPattern(dashes[mark.shape])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(x, top), QPointF(x, bottom))


def paint_sample(painter: QPainter, mark: Mark, rect: QRectF) -> None:
    """Draw what a kind's mark looks like, for the legend."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if mark.in_margin:
        paint_bar(painter, mark, rect.center().x(), rect.top(), rect.bottom())
    else:
        paint_ground(painter, mark, [rect], chosen=False)
        paint_shape(painter, mark, [rect])
    painter.restore()


def _paint_line(painter: QPainter, shape: str, colour: QColor, rect: QRectF) -> None:
    y = rect.bottom() - 1
    left, right = QPointF(rect.left(), y), QPointF(rect.right(), y)
    if shape == "wave":
        painter.setPen(_pen(colour, 1.5))
        painter.drawPath(_wave(rect.left(), rect.right(), y))
    elif shape == "double":
        painter.setPen(_pen(colour, 1.0))
        painter.drawLine(left, right)
        painter.drawLine(left - QPointF(0, 3), right - QPointF(0, 3))
    else:
        styles = {"dotted": Qt.PenStyle.DotLine, "dashed": Qt.PenStyle.DashLine}
        painter.setPen(
            _pen(colour, 3.0 if shape == "thick" else _THICK, styles.get(shape, Qt.PenStyle.SolidLine))
        )
        painter.drawLine(left, right)


def _paint_brackets(painter: QPainter, colour: QColor, rects: list[QRectF]) -> None:
    painter.setPen(_pen(colour, 1.6))
    for rect, x, tip in ((rects[0], rects[0].left() - 1, 4.0), (rects[-1], rects[-1].right() + 1, -4.0)):
        top, bottom = rect.top() + 0.5, rect.bottom() - 0.5
        ends = (QPointF(x + tip, top), QPointF(x, top), QPointF(x, bottom), QPointF(x + tip, bottom))
        painter.drawPolyline(ends)


def _pen(colour: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    pen = QPen(colour, width, style)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    x, up = left, True
    while x < right:
        path.quadTo(QPointF(x + 2.5, y + (-3.5 if up else 3.5)), QPointF(min(x + 5, right), y))
        x, up = x + 5, not up
    return path
