"""The list of a page: rows of any number, searched at each keystroke, one of them chosen.

The choice is kept by id: it survives a new search, a change by another page, and a change of language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedLayout, QTableView, QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.parts.columns import Cells
from cufdesk.ui.parts.paged_model import PagedModel, query_for
from cufdesk.ui.parts.pieces import button, column, picture, row, words
from cufdesk.ui.parts.row_delegate import ROW_HEIGHT, RowDelegate
from cufdesk.ui.theme import colour

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from PySide6.QtWidgets import QPushButton

    from cufdesk.storage.lists import Lists
    from cufdesk.ui.parts.background import Background
    from cufdesk.ui.parts.columns import Column

_LEAD_LEAST = 200


class Emptiness(NamedTuple):
    """What a list without records says: a picture, what is missing, what to do next, and the acts for it."""

    icon: str
    heading: str
    sentence: str
    acts: tuple[tuple[str, str, Callable[[], object]], ...] = ()


class RecordTable(QWidget):
    """Lists the records of a kind; `ask` and `refresh` answer through the model, a moment later."""

    chosen = Signal(str)
    """The person went to another record: its id."""
    activated = Signal(str)
    """The person wants to work on the record (Enter, double click): its id."""
    typed = Signal(str)
    """A letter was typed in the list: it belongs in the search field."""
    cleared = Signal()
    """The words of the search should go."""
    counted = Signal()
    emptied = Signal(bool)
    """A new answer is shown: whether it holds no record at all."""
    missed = Signal()
    """The record to bring into view is none of those that the words of the search find."""
    left_out = Signal(str)
    """The record to bring into view, by its id, does not pass the filters."""

    def __init__(
        self,
        lists: Lists,
        background: Background,
        kind: str,
        columns: tuple[Column, ...],
        emptiness: Emptiness,
        *,
        square: bool = False,
    ) -> None:
        super().__init__()
        self.kind = kind
        self.words = ""
        self.chosen_id = ""
        self._wanted = ""  # the record to bring into view once the list has it
        self._filters: tuple[tuple[str, Any], ...] = ()
        self._order = ""
        self.model = PagedModel(lists, background, Cells(kind, columns), self)
        self.view = RowsView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(RowDelegate(self.view, self.model, square=square))
        self._empty = message(emptiness)
        self._no_match, self._no_match_heading = _no_match(self.cleared.emit)
        self._blank = QWidget()
        self._stack = QStackedLayout(self)
        self._frame = QWidget()
        self.view.setParent(self._frame)
        for widget in (self._blank, self._frame, self._empty, self._no_match):
            self._stack.addWidget(widget)
        self._connect()

    def _connect(self) -> None:
        self.model.answered.connect(self._show_answer)
        self.model.counted.connect(self._show_count)
        self.model.dataChanged.connect(self._page_came)
        self.view.selectionModel().currentRowChanged.connect(self._current_changed)
        self.view.activated.connect(lambda index: self._activate(index.row()))
        self.view.typed.connect(self.typed)

    # questions -----------------------------------------------------------------------------------------

    def ask(self, words: str, filters: tuple[tuple[str, Any], ...] = (), order: str = "") -> None:
        """List the records that hold the words and pass the filters, in an order, from the top."""
        self.words, self._filters, self._order = words, filters, order
        self.model.ask(query_for(self.kind, words, filters, self.chosen_id, 0, order))

    def refresh(self) -> None:
        """Ask again, and stay at the same place."""
        top = max(0, self.view.rowAt(0))
        self.model.ask(
            query_for(self.kind, self.words, self._filters, self.chosen_id, top, self._order), whole=True
        )

    def count(self) -> int | None:
        """Return how many records the list holds, if that is known yet."""
        return self.model.rowCount() if self.model.whole else None

    # the chosen record -----------------------------------------------------------------------------------

    def choose(self, record_id: str) -> None:
        """Mark a record as the chosen one and show it, if the list holds it; nothing is announced."""
        self.chosen_id = record_id
        place = self.model.place_of(record_id) if record_id else -1
        self._mark(place)
        if place < 0 and record_id:
            self.refresh()

    def bring(self, record_id: str) -> None:
        """Choose a record and bring it into view, wherever the list holds it."""
        self.chosen_id = self._wanted = record_id
        self.refresh()

    def enter(self) -> None:
        """Take the keyboard; without a chosen record, choose the first."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.view.currentIndex().isValid() and not self._wanted and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0, 0))

    def _show_answer(self, at: int) -> None:
        empty = self.model.rowCount() == 0
        if empty and (self.words or self._filters):
            said = (
                _("Nothing for “{words}”").format(words=self.words)
                if self.words
                else _("Nothing fits the filters")
            )
            self._no_match_heading.setText(said)
            self._stack.setCurrentWidget(self._no_match)
        else:
            self._stack.setCurrentWidget(self._empty if empty else self._frame)
        asked, top = self.model.query.keep, self.model.query.top
        if asked != self.chosen_id:  # another record was chosen while the answer was on its way
            at = self.model.place_of(self.chosen_id) if self.chosen_id else -1
        self._mark(at, scroll=top == 0 and not self.words)
        if top:
            self.view.scrollTo(self.model.index(top, 0), _AT_TOP)
        elif self.words:  # who searches looks at the first that are found, wherever the chosen one is
            self.view.scrollToTop()
        if not self.words:
            self._lay()
        self.emptied.emit(empty)
        if at < 0 and self.chosen_id not in ("", asked):
            self.refresh()
        elif self._wanted:
            self._bring_wanted(at)

    def _bring_wanted(self, at: int) -> None:
        if self._wanted != self.chosen_id:
            self._wanted = ""
        elif at >= 0:
            self._wanted = ""
            self.view.scrollTo(self.model.index(at, 0))
        elif self.model.whole and self.words:
            self.missed.emit()
        elif self.model.whole:
            wanted, self._wanted = self._wanted, ""
            if self._filters:
                self.left_out.emit(wanted)

    def _show_count(self) -> None:
        self.counted.emit()

    def _mark(self, place: int, *, scroll: bool = True) -> None:
        """Select a row, or none, without announcing it."""
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        if place < 0:
            selection.clear()
        else:
            index = self.model.index(place, 0)
            rows = QItemSelectionModel.SelectionFlag.Rows
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect | rows)
        selection.blockSignals(False)
        if place >= 0 and scroll:
            self.view.scrollTo(self.model.index(place, 0))
        self.view.viewport().update()

    def _current_changed(self, current: QModelIndex, former: QModelIndex) -> None:  # noqa: ARG002 - a signal
        record_id = self.model.id_at(current.row()) if current.isValid() else ""
        if record_id and record_id != self.chosen_id:
            self.chosen_id = record_id
            self.chosen.emit(record_id)
            if self.chosen_id != record_id:
                # Qt goes on with the click that led here, and selects its row, once this has returned.
                QTimer.singleShot(0, self, self._mark_chosen)

    def _mark_chosen(self) -> None:
        self._mark(self.model.place_of(self.chosen_id) if self.chosen_id else -1)

    def _page_came(self, first: QModelIndex, last: QModelIndex) -> None:
        """Go to the record of the current row, if the row stood there before its page did."""
        current = self.view.currentIndex()
        if current.isValid() and first.row() <= current.row() <= last.row():
            self._current_changed(current, current)

    def _activate(self, place: int) -> None:
        if record_id := self.model.id_at(place):
            self.activated.emit(record_id)

    # room ----------------------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        """Give the view whole rows only, and its columns what room there is."""
        header = self.view.horizontalHeader().sizeHint().height()
        rows = max(1, (self.height() - header) // ROW_HEIGHT)
        height = min(self.height(), header + rows * ROW_HEIGHT)
        self.view.setGeometry(QRect(0, 0, self.width(), height))
        self._lay_columns(self.view.viewport().width())

    def _lay_columns(self, room: int) -> None:
        columns = self.model.cells.columns
        shown = [number for number, made in enumerate(columns) if room >= made.hide_below]
        self.model.cells.beside = len(shown) > 1
        for number in range(len(columns)):
            self.view.setColumnHidden(number, number not in shown)
        widths = {number: self._fixed_width(number) for number in shown}
        fixed = sum(widths.values())
        shares = sum(columns[number].stretch for number in shown if not columns[number].width)
        left = max(_LEAD_LEAST, room - fixed)
        for number in shown:
            made = columns[number]
            self.view.setColumnWidth(number, widths[number] or left * made.stretch // max(1, shares))

    def _fixed_width(self, number: int) -> int:
        """Return the width of a column that takes no share: as declared, and never less than its title's."""
        declared = self.model.cells.columns[number].width
        title = self.view.horizontalHeader().sectionSizeHint(number)
        return max(declared, title) if declared else 0

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.view.viewport().update()


class RowsView(QTableView):
    """Whole rows, one at a time; Tab leaves it, letters go to the search."""

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        # Else Qt would paint all that lies beneath, seven times the whole list, at each keystroke.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(ROW_HEIGHT)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)

    @override
    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.model().rowCount():
            last = self.model().rowCount() - 1
            self.setCurrentIndex(self.model().index(last if key == Qt.Key.Key_End else 0, 0))
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows on their own ground, and where the keyboard is while no row is chosen."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colour("surface"))
        painter.end()
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(self.viewport().rect().adjusted(2, 2, -2, -2), 6, 6)
            painter.end()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        # Not the view's own: it would make the first row current, and so open a record nobody asked for.
        QWidget.focusInEvent(self, event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


_AT_TOP = QAbstractItemView.ScrollHint.PositionAtTop
Index = QModelIndex | QPersistentModelIndex


def message(said: Emptiness) -> QWidget:
    """Return what an empty list shows instead of rows."""
    widget, _heading, buttons = _centred(said.icon, said.heading, said.sentence)
    for place, (label, icon, run) in enumerate(said.acts):
        buttons.insertWidget(buttons.count() - 1, _act(label, icon, run, first=place == 0))
    return widget


def _act(label: str, icon: str, run: Callable[[], object], *, first: bool) -> QPushButton:
    return button(label, run, icon=icon, quiet=not first)


def _no_match(clear: Callable[[], object]) -> tuple[QWidget, Any]:
    sentence = _(
        "Words are looked for in names, functions, bodies and texts; accents and order do not count."
    )
    widget, heading, buttons = _centred("search", "", sentence)
    buttons.insertWidget(1, button(_("Clear the search"), clear, icon="x"))
    return widget, heading


def _centred(icon: str, heading: str, sentence: str) -> tuple[QWidget, Any, Any]:
    widget = QWidget()
    inside = column(widget, margins=24, spacing=10)
    inside.addStretch(2)
    inside.addWidget(picture(icon, 34, "accent"), 0, Qt.AlignmentFlag.AlignHCenter)
    said = words(heading, "heading", wrap=True)
    said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    inside.addWidget(said)
    explained = words(sentence, "muted", wrap=True)
    explained.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    inside.addWidget(explained)
    buttons = row(spacing=8)
    buttons.addStretch(1)
    buttons.addStretch(1)
    inside.addSpacing(4)
    inside.addLayout(buttons)
    inside.addStretch(3)
    return widget, said, buttons
