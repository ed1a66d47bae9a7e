"""How the rows of the review are measured and painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.icons import icon
from cufdesk.ui.review.items import Item
from cufdesk.ui.review.lines import broken
from cufdesk.ui.review.marks import MARKS, UNMARKED, paint_sample
from cufdesk.ui.review.wording import GROUP_NAMES, Chip, Wording, group_summary, wording
from cufdesk.ui.theme import colour

if TYPE_CHECKING:
    from collections.abc import Callable

    from cufdesk.ui.review.rows import Index, Rows

_HEADING_HEIGHT = 40
_BOX = 16
_BOX_LEFT = 14
_TEXT_LEFT = 42
_INDENT = 24
_RIGHT = 38  # the pencil's column
_PAD = 9
_TITLE_LINES = 2
_DETAIL_LINES = 3
_CHIP_PAD = 8
_CHIP_HEIGHT = 20
_CHIP_GAP = 6
_TONES = {
    "": ("accent_soft", "accent"),
    "quiet": ("hover", "muted"),
    "warning": ("warning_soft", "warning"),
    "success": ("success_soft", "success"),
}
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
_SIGNS = {"dates": "clock", "repairs": "wand-sparkles"}


class Laid(NamedTuple):
    """Where the parts of a row stand, from its upper left corner."""

    title: tuple[str, ...]
    detail: tuple[str, ...]
    chips: tuple[tuple[Chip, QRect], ...]
    title_top: int
    detail_top: int
    height: int


class RowPainter(QStyledItemDelegate):
    """Paints headings and items; `form` gives the form that is open in a row, if there is one."""

    def __init__(self, view: QAbstractItemView, rows: Rows, form: Callable[[Item], QWidget | None]) -> None:
        super().__init__(view)
        self._view = view
        self._rows = rows
        self._form = form
        self._laid: dict[tuple[Wording, int, str, bool], Laid] = {}
        self.read_fonts()

    def read_fonts(self) -> None:
        """Take the view's font, and forget what was measured in the former one."""
        self._plain = QFont(self._view.font())
        self._title = QFont(self._plain)
        self._title.setWeight(QFont.Weight.DemiBold)
        self._small = QFont(self._plain)
        self._small.setPixelSize(13)
        self._chip = QFont(self._plain)
        self._chip.setPixelSize(12)
        self._chip.setWeight(QFont.Weight.DemiBold)
        self._laid.clear()

    def box_of(self, row: str | Item, rect: QRect) -> QRect:
        """Return where the tick box of a row is pressed."""
        if isinstance(row, str):
            return QRect(rect.right() - _RIGHT, rect.top(), _RIGHT, rect.height())
        return QRect(rect.left(), rect.top(), self._text_left(row), rect.height())

    def pencil_of(self, rect: QRect) -> QRect:
        """Return where the pencil of a row is pressed."""
        return QRect(rect.right() - _RIGHT, rect.top(), _RIGHT, min(rect.height(), 38))

    # measuring ---------------------------------------------------------------------------------------

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._rows.at(index)
        width = self._view.viewport().width()
        if not isinstance(row, Item):
            return QSize(100, _HEADING_HEIGHT)
        form = self._form(row)
        if form is not None:
            return QSize(
                100, form.heightForWidth(width) if form.hasHeightForWidth() else form.sizeHint().height()
            )
        return QSize(100, self._lay(row, width).height)

    def _lay(self, item: Item, width: int) -> Laid:
        said = wording(item)
        key = (said, width, item.group, item.parent is None)
        if key not in self._laid:
            if len(self._laid) > 2000:
                self._laid.clear()
            self._laid[key] = self._measured(said, width, item)
        return self._laid[key]

    def _measured(self, said: Wording, width: int, item: Item) -> Laid:
        left = self._text_left(item)
        room = width - left - _RIGHT
        chip_widths = [self._chip_width(chip) for chip in said.chips]
        chips_width = sum(chip_widths) + _CHIP_GAP * len(chip_widths)
        beside = bool(chip_widths) and chips_width < room * 0.45
        title_font = self._title_font(item)
        title = broken(said.title, title_font.toString(), room - (chips_width if beside else 0), _TITLE_LINES)
        detail = broken(said.detail, self._small.toString(), room, _DETAIL_LINES) if said.detail else ()
        title_height = QFontMetrics(title_font).lineSpacing() * len(title)
        detail_top = _PAD + title_height + 2
        bottom = detail_top + QFontMetrics(self._small).lineSpacing() * len(detail)
        chips, chips_bottom = [], 0
        x = left + room - chips_width + _CHIP_GAP if beside else left
        y = _PAD - 1 if beside else bottom + 4
        for chip, chip_width in zip(said.chips, chip_widths, strict=True):
            if not beside and x > left and x + chip_width > left + room:
                x, y = left, y + _CHIP_HEIGHT + 4
            chips.append((chip, QRect(x, y, min(chip_width, room), _CHIP_HEIGHT)))
            x += chip_width + _CHIP_GAP
            chips_bottom = y + _CHIP_HEIGHT
        height = max(bottom, chips_bottom) + _PAD
        return Laid(title, detail, tuple(chips), _PAD, detail_top, height)

    def _title_font(self, item: Item) -> QFont:
        return self._plain if item.parent or item.group in UNMARKED else self._title

    def _chip_width(self, chip: Chip) -> int:
        return QFontMetrics(self._chip).horizontalAdvance(chip.text) + 2 * _CHIP_PAD

    @staticmethod
    def _text_left(item: Item) -> int:
        return _TEXT_LEFT + (_INDENT if item.parent else 0)

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)

    # painting ----------------------------------------------------------------------------------------

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._rows.at(index)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, str):
            self._paint_heading(painter, rect, row)
        elif row is not None and self._form(row) is None:
            self._paint_item(painter, option, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, group: str) -> None:
        items = self._rows.items_of(group)
        sample = QRectF(rect.left() + _BOX_LEFT - 2, rect.center().y() - 6, 20, 14)
        if group in UNMARKED:
            icon(_SIGNS[group]).paint(painter, sample.toRect())
        else:
            paint_sample(painter, MARKS[group], sample)
        painter.setFont(self._title)
        painter.setPen(colour("text"))
        name = _(GROUP_NAMES[group])
        left = rect.left() + _TEXT_LEFT
        room = rect.adjusted(_TEXT_LEFT, 2, -_RIGHT, 0)
        painter.drawText(room, _LEFT, name)
        left += QFontMetrics(self._title).horizontalAdvance(name) + 10
        summary = Chip(group_summary(items))
        self._paint_chip(painter, summary, QRect(left, rect.center().y() - 9, self._chip_width(summary), 20))
        optional = [item for item in items if item.optional]
        if optional:
            kept = sum(1 for item in optional if item.kept)
            state = None if 0 < kept < len(optional) else bool(kept)
            self._paint_box(painter, QRect(rect.right() - 27, rect.center().y() - 7, _BOX, _BOX), state)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour("border"))

    def _paint_item(self, painter: QPainter, option: QStyleOptionViewItem, item: Item) -> None:
        rect: QRect = option.rect
        laid = self._lay(item, self._view.viewport().width())
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        self._paint_ground(painter, rect, item, chosen=chosen, hovered=hovered)
        painter.translate(rect.topLeft())
        self._paint_sign(painter, item)
        left = self._text_left(item)
        faded = item.correctable and not item.kept
        painter.setPen(colour("muted" if faded else "text"))
        self._paint_lines(painter, laid.title, left, laid.title_top, self._title_font(item))
        painter.setPen(colour("muted"))
        self._paint_lines(painter, laid.detail, left, laid.detail_top, self._small)
        for chip, place in laid.chips:
            self._paint_chip(painter, chip, place)
        if item.correctable and (chosen or hovered):
            icon("pencil").paint(painter, QRect(rect.width() - 27, 10, 16, 16))

    def _paint_ground(
        self, painter: QPainter, rect: QRect, item: Item, *, chosen: bool, hovered: bool
    ) -> None:
        if chosen:
            painter.fillRect(rect, colour("accent_soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), MARKS[item.group].colour())
            if self._view.hasFocus():
                painter.setPen(QPen(colour("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))
        elif hovered:
            painter.fillRect(rect, colour("alternate"))
        if not chosen:
            left = rect.left() + self._text_left(item)
            painter.fillRect(QRect(left, rect.bottom(), rect.right() - left + 1, 1), colour("border"))

    def _paint_sign(self, painter: QPainter, item: Item) -> None:
        place = QRect(self._text_left(item) - _TEXT_LEFT + _BOX_LEFT, _PAD + 1, _BOX, _BOX)
        if item.optional:
            self._paint_box(painter, place, item.kept)
        else:
            icon(_SIGNS.get(item.group, "circle-dashed")).paint(painter, place)

    @staticmethod
    def _paint_box(painter: QPainter, place: QRect, ticked: bool | None) -> None:
        """Paint a tick box; None is for some of several."""
        filled = ticked is not False
        painter.setPen(QPen(colour("accent" if filled else "muted"), 1.2))
        painter.setBrush(colour("accent") if ticked else colour("accent_soft") if filled else colour("field"))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if ticked:
            icon("check", "on_accent").paint(painter, place.adjusted(2, 2, -2, -2))
        elif filled:
            painter.fillRect(QRectF(place.left() + 4, place.center().y(), _BOX - 8, 2), colour("accent"))

    @staticmethod
    def _paint_lines(painter: QPainter, lines: tuple[str, ...], left: int, top: int, font: QFont) -> None:
        metrics = QFontMetrics(font)
        painter.setFont(font)
        for number, line in enumerate(lines):
            painter.drawText(left, top + metrics.ascent() + number * metrics.lineSpacing(), line)

    def _paint_chip(self, painter: QPainter, chip: Chip, place: QRect) -> None:
        ground, words = _TONES[chip.tone]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(place, 9, 9)
        painter.setPen(colour(words))
        painter.setFont(self._chip)
        text = QFontMetrics(self._chip).elidedText(
            chip.text, Qt.TextElideMode.ElideRight, place.width() - _CHIP_PAD
        )
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)
