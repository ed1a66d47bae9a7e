"""How rows of a list are painted: a picture with initials, a title, a detail beneath, plain texts beside.

Rows are painted dozens of times a second while somebody types: pictures and shortened texts are kept, and
Qt's own drawing of items is not called at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen, QPixmap, QStaticText
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip
from typing_extensions import override

from cufdesk.ui.icons import pixmap as icon_picture
from cufdesk.ui.parts.round_picture import disc, tile
from cufdesk.ui.theme import avatar_colour, colour

if TYPE_CHECKING:
    from cufdesk.storage.lists import Row
    from cufdesk.ui.parts.paged_model import PagedModel

ROW_HEIGHT = 54
PICTURE = 34
PICTURE_LEFT = 14
_ICON = 18
TEXT_LEFT = PICTURE_LEFT + PICTURE + 12
PAD = 10
_BAR = 3
_KEPT = 4000
_KEPT_PICTURES = 300
# Qt's flags are slow to combine in Python, and this is done for every cell.
_SELECTED = QStyle.StateFlag.State_Selected.value
_UNDER_MOUSE = QStyle.StateFlag.State_MouseOver.value


Index = QModelIndex | QPersistentModelIndex


class RowPainter(QStyledItemDelegate):
    """Paints what rows of any list have in common: ground, focus, and texts cut to their room."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._pictures: dict[tuple[str, int, float], QPixmap] = {}
        self._written: dict[tuple[str, int, int], QStaticText] = {}
        self.read_fonts()

    def read_fonts(self) -> None:
        """Take the view's font, and forget what was measured in the former one."""
        base = self._view.font()
        self._fonts = [QFont(base), QFont(base), QFont(base)]
        self._fonts[0].setWeight(QFont.Weight.DemiBold)
        self._fonts[1].setPixelSize(13)
        self._fonts[2].setPixelSize(12)
        self._fonts[2].setWeight(QFont.Weight.DemiBold)
        self._metrics = [QFontMetrics(font) for font in self._fonts]
        self._heights = [metrics.height() for metrics in self._metrics]
        self._written.clear()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW_HEIGHT)

    def _paint_ground(self, painter: QPainter, rect: QRect, state: int, *, lead: bool, last: bool) -> None:
        selected = state & _SELECTED
        if selected:
            painter.fillRect(rect, colour("accent_soft"))
            if lead:
                painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height()), colour("accent"))
            if self._view.hasFocus():
                self._paint_focus(painter, rect)
        elif state & _UNDER_MOUSE:
            painter.fillRect(rect, colour("alternate"))
        if not last and not selected:
            left = rect.left() + (TEXT_LEFT if lead else 0)
            painter.fillRect(QRect(left, rect.bottom(), rect.right() - left + 1, 1), colour("border"))

    def _paint_focus(self, painter: QPainter, rect: QRect) -> None:
        """Mark the row that the keyboard is on, across its cells."""
        accent = colour("accent")
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 2), accent)
        painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), accent)

    @staticmethod
    def _paint_waiting(painter: QPainter, rect: QRect, *, lead: bool) -> None:
        """Paint the place of a row whose page is on its way."""
        if lead:
            place = QRect(rect.left() + TEXT_LEFT, rect.top() + 20, min(140, rect.width() // 2), 12)
            painter.fillRect(place, colour("hover"))

    def _draw(self, painter: QPainter, rect: QRect, text: str, font: int, *, right: bool = False) -> None:
        """Draw a text in the middle of the height, shortened where it has no room."""
        width = rect.width()
        key = (text, width, font)
        written = self._written.get(key)
        if written is None:
            if len(self._written) > _KEPT:
                self._written.clear()
            written = self._written[key] = self._write(text.replace("\n", " "), width, font)
        painter.setFont(self._fonts[font])
        left = rect.left() + (width - round(written.size().width()) if right else 0)
        painter.drawStaticText(left, rect.top() + (rect.height() - self._heights[font]) // 2, written)

    def _write(self, text: str, width: int, font: int) -> QStaticText:
        """Lay out a text once; it is drawn from this many times."""
        written = self._laid_out(text, font)
        if written.size().width() <= width:
            return written
        short = self._metrics[font].elidedText(text, Qt.TextElideMode.ElideRight, width)
        return self._laid_out(short, font)

    def _laid_out(self, text: str, font: int) -> QStaticText:
        written = QStaticText(text)
        written.setTextFormat(Qt.TextFormat.PlainText)
        written.prepare(font=self._fonts[font])
        return written


class RowDelegate(RowPainter):
    """Paints the cells of a `PagedModel`; `square` pictures are for bodies and things."""

    def __init__(self, view: QAbstractItemView, model: PagedModel, *, square: bool) -> None:
        super().__init__(view)
        self._model = model
        self._square = square

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: int = option.state.value
        place, number = index.row(), index.column()
        cells = self._model.cells
        column = cells.columns[number]
        self._paint_ground(painter, rect, state, lead=column.lead, last=self._model.is_last(place))
        row = self._model.row_at(place)
        if row is None:
            self._paint_waiting(painter, rect, lead=column.lead)
        elif column.lead:
            self._paint_lead(painter, rect, row, number)
        else:
            painter.setPen(colour("muted"))
            inside = rect.adjusted(PAD, 0, -PAD, 0)
            self._draw(painter, inside, cells.text(row, number), 1, right=column.right)

    @override
    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the whole text of what is shortened."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return bool(super().helpEvent(event, view, option, index))
        row = self._model.row_at(index.row())
        rect: QRect = option.rect
        if row is None or not (text := self._hidden_text(row, index.column(), rect.width())):
            QToolTip.hideText()
            return True
        QToolTip.showText(event.globalPos(), text, view)
        return True

    def _hidden_text(self, row: Row, number: int, width: int) -> str:
        if not self._model.cells.columns[number].lead:
            text = self._model.cells.text(row, number)
            return text if self._metrics[1].horizontalAdvance(text) > width - 2 * PAD else ""
        room = width - TEXT_LEFT - PAD
        cut = (
            self._metrics[0].horizontalAdvance(row.title) > room
            or self._metrics[1].horizontalAdvance(self._model.cells.detail(row, number)) > room
        )
        return f"{row.title}\n{row.detail}".rstrip() if cut else ""

    def _paint_lead(self, painter: QPainter, rect: QRect, row: Row, number: int) -> None:
        top = rect.top() + (ROW_HEIGHT - PICTURE) // 2
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(QPoint(rect.left() + PICTURE_LEFT, top), self._picture(row, number, ratio))
        left, width = rect.left() + TEXT_LEFT, rect.width() - TEXT_LEFT - PAD
        detail = self._model.cells.detail(row, number)
        title_height = 20 if detail else ROW_HEIGHT - 16
        painter.setPen(colour("text"))
        self._draw(painter, QRect(left, rect.top() + 8, width, title_height), row.title, 0)
        if detail:
            painter.setPen(colour("muted"))
            self._draw(painter, QRect(left, rect.top() + 28, width, 18), detail, 1)

    def _picture(self, row: Row, number: int, ratio: float) -> QPixmap:
        """Return a row's picture: a photo, an icon or a day on a tint, or white initials on a colour."""
        column = self._model.cells.columns[number]
        if weight := self._model.cells.photo(row):
            key = (row.id, weight, ratio)
            if key not in self._pictures:
                photo = self._model.photo_of(row, round(PICTURE * ratio))
                if photo is not None:
                    self._keep(key, (tile if self._square else disc)(photo, PICTURE, ratio))
            if key in self._pictures and not self._pictures[key].isNull():
                return self._pictures[key]
        letters = "" if column.icon else self._model.cells.picture(row, number)
        tinted = bool(column.icon or column.keys)
        shade = colour("accent_soft") if tinted else avatar_colour(row.title)
        key = (letters, shade.rgb(), ratio)
        if key not in self._pictures:
            ink = colour("accent") if tinted else QColor("white")
            font = self._fonts[0] if tinted else self._fonts[2]
            made = avatar(letters, shade, ink, ratio, font, square=self._square)
            if column.icon:
                _add_icon(made, column.icon)
            self._keep(key, made)
        return self._pictures[key]

    def _keep(self, key: tuple[str, int, float], made: QPixmap) -> None:
        """Keep a picture for the next time; what was kept goes before it is too much."""
        if len(self._pictures) > _KEPT_PICTURES:
            self._pictures.clear()
        self._pictures[key] = made


def avatar(letters: str, shade: QColor, ink: QColor, ratio: float, font: QFont, *, square: bool) -> QPixmap:
    """Return the picture of a record: letters on a colour."""
    made = QPixmap(round(PICTURE * ratio), round(PICTURE * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    area = QRect(0, 0, PICTURE, PICTURE)
    if square:
        painter.drawRoundedRect(area, 8, 8)
    else:
        painter.drawEllipse(area)
    painter.setPen(QPen(ink))
    painter.setFont(font)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, letters)
    painter.end()
    return made


def sign(name: str, ratio: float, font: QFont, ground: str = "accent_soft", ink: str = "accent") -> QPixmap:
    """Return the picture of what has no name of its own: an icon on a tint, in colours of the theme."""
    made = avatar("", colour(ground), colour(ink), ratio, font, square=True)
    _add_icon(made, name, ink)
    return made


def _add_icon(made: QPixmap, name: str, ink: str = "accent") -> None:
    painter = QPainter(made)
    edge = (PICTURE - _ICON) // 2
    painter.drawPixmap(QPoint(edge, edge), icon_picture(name, _ICON, ink, made.devicePixelRatio()))
    painter.end()
