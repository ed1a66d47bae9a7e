"""How the parts of a record are painted in its form: a mark, two lines; headings of sections with a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from cufdesk.ui.theme import colour

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListWidgetItem

HEADING = int(Qt.ItemDataRole.UserRole) + 10
NOTE = HEADING + 1
_DETAIL = HEADING + 2
_MARK = HEADING + 3

_ONE_LINE = 36
_TWO_LINES = 50
_PAD = 10
_MIDDLE = Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex


class PartDelegate(QStyledItemDelegate):
    """Paints the rows of a list of parts."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    @staticmethod
    def fill(item: QListWidgetItem, detail: str, mark: str) -> None:
        """Give a row what it shows beside its title, and what a screen reader says."""
        item.setData(_DETAIL, detail)
        item.setData(_MARK, mark)
        spoken = ", ".join(text for text in (mark, item.text(), detail) if text)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setToolTip("\n".join(text for text in (item.text(), detail) if text))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _TWO_LINES if index.data(_DETAIL) else _ONE_LINE)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.save()
        if index.data(HEADING):
            self._paint_heading(painter, rect, str(index.data()), str(index.data(NOTE) or ""))
        else:
            self._paint_row(painter, rect, option.state, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: str, note: str) -> None:
        painter.setFont(_font(self._view.font(), 13, QFont.Weight.DemiBold))
        painter.setPen(colour("muted"))
        inside = rect.adjusted(2, 8, -_PAD, 0)
        painter.drawText(inside, _MIDDLE, heading)
        painter.setPen(colour("text"))
        painter.drawText(inside, _MIDDLE | Qt.AlignmentFlag.AlignRight, note)

    def _paint_row(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, index: Index) -> None:
        box = rect.adjusted(0, 1, -1, -1)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = selected and self._view.hasFocus()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("accent" if focused else "border_strong" if selected else "border"))
        painter.setBrush(colour("accent_soft" if focused else "surface"))
        painter.drawRoundedRect(box, 7, 7)
        inside = box.adjusted(_PAD, 0, -_PAD, 0)
        inside.setLeft(inside.left() + self._paint_mark(painter, inside, str(index.data(_MARK) or "")))
        title, detail = str(index.data()), str(index.data(_DETAIL) or "")
        font = _font(self._view.font(), 14, QFont.Weight.Medium)
        upper = QRect(inside.left(), box.top() + 5, inside.width(), 20) if detail else inside
        _draw(painter, upper, title, font, "text")
        if detail:
            lower = QRect(inside.left(), box.top() + 25, inside.width(), 18)
            _draw(painter, lower, detail, _font(self._view.font(), 13, QFont.Weight.Normal), "muted")

    def _paint_mark(self, painter: QPainter, rect: QRect, mark: str) -> int:
        """Paint the short word at the left, and return the room it takes."""
        if not mark:
            return 0
        font = _font(self._view.font(), 12, QFont.Weight.DemiBold)
        width = max(22, QFontMetrics(font).horizontalAdvance(mark))
        painter.setFont(font)
        painter.setPen(colour("accent"))
        painter.drawText(QRect(rect.left(), rect.top(), width, rect.height()), _MIDDLE, mark)
        return width + 10


def _font(base: QFont, size: int, weight: QFont.Weight) -> QFont:
    font = QFont(base)
    font.setPixelSize(size)
    font.setWeight(weight)
    return font


def _draw(painter: QPainter, rect: QRect, text: str, font: QFont, shade: str) -> None:
    painter.setFont(font)
    painter.setPen(colour(shade))
    flat = text.replace("\n", " ")
    short = QFontMetrics(font).elidedText(flat, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _MIDDLE | Qt.AlignmentFlag.AlignLeft, short)
