"""The list of the history: days, and under each its writes, the last first; more is read as one scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedLayout,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.parts.history_model import HistoryModel
from cufdesk.ui.parts.row_delegate import (
    PAD,
    PICTURE,
    PICTURE_LEFT,
    ROW_HEIGHT,
    TEXT_LEFT,
    Index,
    RowPainter,
    sign,
)
from cufdesk.ui.parts.table import Emptiness, RowsView, message
from cufdesk.ui.theme import colour

if TYPE_CHECKING:
    from cufdesk.storage.history import Asked
    from cufdesk.ui.desk import Desk
    from cufdesk.usecases.telling import Line

_DAY_HEIGHT = 34
_LINE_HEIGHT = 18
_NEAR = 30  # rows before the end at which the next page is read

_SIGNS = {
    "insert": "plus",
    "update": "pencil",
    "delete": "trash-2",
    "act": "gavel",
    "undo": "undo-2",
    "redo": "redo-2",
    "merge": "files",
    "start": "flag",
    "note": "clock",
}


class HistoryList(QWidget):
    """Lists writes; `ask` answers through the model, a moment later. The choice is kept by id."""

    chosen = Signal(str)
    """The person went to another write: its id."""
    activated = Signal(str)
    typed = Signal(str)
    """A letter was typed in the list: it belongs in the search field."""
    cleared = Signal()
    """What narrows the list should go."""
    counted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.chosen_id = ""
        self._wanted = False
        self._is_first_wanted = False
        self._narrowed = False
        self.model = HistoryModel(desk, self)
        self.view = RowsView()
        self.view.horizontalHeader().hide()
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.view.verticalHeader().setMinimumSectionSize(_DAY_HEIGHT)
        self.view.setModel(self.model)
        self.view.setItemDelegate(HistoryDelegate(self.view, self.model))
        self.view.setAccessibleName(_("History"))
        self._blank = QWidget()
        self._empty = message(
            Emptiness(
                "history",
                _("Nothing has been written yet"),
                _("Every change is listed here, with its author."),
            )
        )
        self._no_match = message(
            Emptiness(
                "search",
                _("Nothing like that in the history"),
                _("Words are looked for in what is listed; accents and order do not count."),
                ((_("Show everything"), "x", self.cleared.emit),),
            )
        )
        self._stack = QStackedLayout(self)
        for widget in (self._blank, self.view, self._empty, self._no_match):
            self._stack.addWidget(widget)
        self._connect()

    def _connect(self) -> None:
        self.model.answered.connect(self._show_answer)
        self.model.lengthened.connect(self._show_more)
        self.model.rowsInserted.connect(lambda _parent, first, _last: self._lay_rows(first))
        self.view.selectionModel().currentRowChanged.connect(self._current_changed)
        self.view.activated.connect(lambda index: self._activate(index.row()))
        self.view.typed.connect(self.typed)
        self.view.verticalScrollBar().valueChanged.connect(self._read_on)

    def ask(self, asked: Asked, *, narrowed: bool) -> None:
        """List what is asked for, from the top; `narrowed` says that it is not the whole history."""
        self._narrowed = narrowed
        self.model.ask(asked)

    def bring(self, asked: Asked, written: str) -> None:
        """List the whole history, as far as a write, which is chosen and brought into view."""
        self.chosen_id, self._wanted, self._narrowed = written, True, False
        self.model.ask(asked, down_to=written)

    def begin(self, asked: Asked) -> None:
        """List the history of a record, and choose its last write."""
        self.chosen_id, self._is_first_wanted = "", True
        self.ask(asked, narrowed=True)

    def refresh(self) -> None:
        """Ask again, and stay at the same place."""
        self.model.refresh()

    def count(self) -> int | None:
        """Return how many writes there are, once all of them are listed."""
        return self.model.count() if self.model.whole else None

    def enter(self) -> None:
        """Take the keyboard; without a chosen write, choose the first."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        waits = self._wanted or self._is_first_wanted
        if not self.view.currentIndex().isValid() and not waits and self.model.rowCount() > 1:
            self.view.setCurrentIndex(self.model.index(1, 0))

    def _show_answer(self) -> None:
        empty = self.model.rowCount() == 0
        shown = (self._no_match if self._narrowed else self._empty) if empty else self.view
        self._stack.setCurrentWidget(shown)
        scrolled = self.view.verticalScrollBar().value()
        self._lay_rows(0)
        self.view.doItemsLayout()  # now: it is scrolled below
        place = self.model.place_of(self.chosen_id) if self.chosen_id else -1
        self._mark(place)
        self.view.verticalScrollBar().setValue(scrolled)
        if self._wanted and place >= 0:
            self.view.scrollTo(self.model.index(place, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
        if self._wanted:
            self._wanted = False
            self.chosen.emit(self.chosen_id)
        elif self._is_first_wanted and not empty:
            self.view.setCurrentIndex(self.model.index(1, 0))
        self._is_first_wanted = False
        self.counted.emit()

    def _show_more(self) -> None:
        self.counted.emit()

    def _lay_rows(self, first: int) -> None:
        rows = self.view.verticalHeader()
        if first == 0:
            rows.setDefaultSectionSize(ROW_HEIGHT)
        for place in range(first, self.model.rowCount()):
            height = _height(self.model.row_at(place))
            if rows.sectionSize(place) != height:
                rows.resizeSection(place, height)

    def _read_on(self) -> None:
        """Read the next page before the end of the list is seen."""
        last = self.view.rowAt(self.view.viewport().height() - 1)
        if last < 0 or last >= self.model.rowCount() - _NEAR:
            self.model.lengthen()

    def _mark(self, place: int) -> None:
        """Select a row, or none, without announcing it."""
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        if place < 0:
            selection.clear()
        else:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            selection.setCurrentIndex(self.model.index(place, 0), flags)
        selection.blockSignals(False)
        self.view.viewport().update()

    def _current_changed(self, current: QModelIndex, _former: QModelIndex) -> None:
        written = self.model.id_at(current.row()) if current.isValid() else ""
        if written and written != self.chosen_id:
            self.chosen_id = written
            self.chosen.emit(written)

    def _activate(self, place: int) -> None:
        if written := self.model.id_at(place):
            self.activated.emit(written)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.model.rowCount():
            self._read_on()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.view.viewport().update()


class HistoryDelegate(RowPainter):
    """Paints a day, or a write: its sign, what was done and changed, by whom and when; undone is struck."""

    def __init__(self, view: QAbstractItemView, model: HistoryModel) -> None:
        super().__init__(view)
        self._model = model

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        row = self._model.row_at(index.row())
        if row is None:
            return
        if isinstance(row, str):
            painter.setPen(colour("muted"))
            self._draw(painter, rect.adjusted(PICTURE_LEFT, 8, -PAD, 0), row, 2)
            return
        state: int = option.state.value
        self._paint_ground(painter, rect, state, lead=True, last=self._model.ends_day(index.row()))
        self._paint_write(painter, rect, row)

    def _paint_write(self, painter: QPainter, rect: QRect, line: Line) -> None:
        top = rect.top() + (rect.height() - PICTURE) // 2
        picture = self._sign(line, painter.device().devicePixelRatioF())
        painter.drawPixmap(rect.left() + PICTURE_LEFT, top, picture)
        left, width = rect.left() + TEXT_LEFT, rect.width() - TEXT_LEFT - PAD
        painter.setPen(colour("muted" if line.undone else "text"))
        self._draw(painter, QRect(left, rect.top() + 8, width, 20), line.title, 0)
        if line.undone:  # by hand: Qt strikes its prepared texts at the wrong place
            length = min(width, self._metrics[0].horizontalAdvance(line.title))
            painter.fillRect(QRect(left, rect.top() + 19, length, 1), colour("muted"))
        below = rect.top() + 28
        if line.summary:
            self._draw(painter, QRect(left, below, width, _LINE_HEIGHT), line.summary, 1)
            below += _LINE_HEIGHT
        painter.setPen(colour("muted"))
        self._draw(painter, QRect(left, below, width, _LINE_HEIGHT), line.detail, 1)

    def _sign(self, line: Line, ratio: float) -> QPixmap:
        name = _SIGNS.get(line.kind) or _SIGNS[line.op]
        quiet = line.undone or line.kind in {"undo", "redo", "note"}
        ground, ink = ("hover", "muted") if quiet else ("accent_soft", "accent")
        if name == "trash-2" and not quiet:
            ground, ink = "danger_soft", "danger"
        key = (name, colour(ground).rgb(), ratio)
        if key not in self._pictures:
            self._pictures[key] = sign(name, ratio, self._fonts[0], ground, ink)
        return self._pictures[key]

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, _height(self._model.row_at(index.row())))

    @override
    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the whole text of what is shortened."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return bool(super().helpEvent(event, view, option, index))
        row = self._model.row_at(index.row())
        rect: QRect = option.rect
        room = rect.width() - TEXT_LEFT - PAD
        lines = [] if isinstance(row, str | None) else [row.title, row.summary, row.detail]
        if any(self._metrics[min(at, 1)].horizontalAdvance(line) > room for at, line in enumerate(lines)):
            QToolTip.showText(event.globalPos(), "\n".join(filter(None, lines)), view)
        else:
            QToolTip.hideText()
        return True


def _height(row: str | Line | None) -> int:
    """Return how high a row is: a day, a write, or one with a line for what it changed."""
    if isinstance(row, str):
        return _DAY_HEIGHT
    return ROW_HEIGHT + (_LINE_HEIGHT if row is not None and row.summary else 0)
