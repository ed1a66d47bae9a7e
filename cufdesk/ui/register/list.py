"""The list of the register: lines of any number, several of them chosen at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStackedLayout, QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.parts.table import Emptiness, RowsView, message
from cufdesk.ui.register.delegate import RegisterDelegate
from cufdesk.ui.register.model import DUE, FROM, STATE, WHAT, RegisterModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from cufdesk.domain.register import Line, Scope

_WIDTHS = {DUE: 190, STATE: 110}
_FROM_SHARE = 28  # percent of what the others leave
_HIDE_BELOW = {DUE: 640, STATE: 640, FROM: 860}
_FLAGS = QItemSelectionModel.SelectionFlag


class RegisterList(QWidget):
    """Shows the lines within a scope; the choice is kept by id as long as its lines are shown."""

    picked = Signal()
    """Other lines are chosen than before."""
    activated = Signal(str)
    marked = Signal()
    """Space: the chosen lines are to be marked as done."""
    typed = Signal(str)
    cleared = Signal()

    def __init__(self, today: date, read: Callable[[], object]) -> None:
        super().__init__()
        self.model = RegisterModel(today, self)
        self.view = LinesView()
        self.view.setAccessibleName(_("Register"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(RegisterDelegate(self.view, self.model))
        self._blank = QWidget()
        self._empty = message(
            Emptiness(
                "clipboard-list",
                _("Nothing has been decided yet"),
                _("Decisions and actions of all meetings come together here, as soon as minutes have some."),
                ((_("Read minutes…"), "scan-text", read),),
            )
        )
        self._no_match = message(
            Emptiness(
                "search",
                _("No line fits"),
                _("Words are looked for in numbers, texts, names, themes and meetings."),
                ((_("Show everything"), "x", self.cleared.emit),),
            )
        )
        self._stack = QStackedLayout(self)
        for widget in (self._blank, self.view, self._empty, self._no_match):
            self._stack.addWidget(widget)
        self._ids: tuple[str, ...] = ()
        self.view.selectionModel().selectionChanged.connect(self._keep_choice)
        self.view.activated.connect(self._activate)
        self.view.marked.connect(self.marked)
        self.view.resized.connect(self._lay_columns)
        self.view.typed.connect(self.typed)

    # what is shown ---------------------------------------------------------------------------------------

    def narrow(self, scope: Scope, order: str) -> None:
        """Show the lines within a scope in an order; those chosen stay chosen as far as they are shown."""
        current = self._current_id()
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        self.model.narrow(scope, order)
        self._choose_again(current)
        selection.blockSignals(False)
        shown = self.view if self.model.lines else self._empty if self.model.is_empty else self._no_match
        self._stack.setCurrentWidget(shown)
        self._keep_choice()

    def _choose_again(self, current: str) -> None:
        if not (self._ids or current):
            return
        places = {line.id: place for place, line in enumerate(self.model.lines)}
        chosen = QItemSelection()
        for record_id in self._ids:
            if (place := places.get(record_id)) is not None:
                chosen.select(self.model.index(place, WHAT), self.model.index(place, FROM))
        selection = self.view.selectionModel()
        if current in places:
            index = self.model.index(places[current], WHAT)
            selection.setCurrentIndex(index, _FLAGS.NoUpdate)
            self.view.scrollTo(index)
        selection.select(chosen, _FLAGS.ClearAndSelect)

    # what is chosen --------------------------------------------------------------------------------------

    def ids(self) -> tuple[str, ...]:
        """Return the ids of the chosen lines, in their order."""
        return self._ids

    def chosen(self) -> list[Line]:
        """Return the chosen lines, in their order."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [line for row in rows if (line := self.model.line_at(row)) is not None]

    def choose(self, ids: Iterable[str]) -> bool:
        """Choose lines by their ids, and bring the first into view; tell whether it is shown."""
        self._ids = tuple(ids)
        first = self._ids[0] if self._ids else ""
        self._choose_again(first)
        return self.model.place_of(first) >= 0

    def enter(self) -> None:
        """Take the keyboard; without a current line, go to the first."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.view.currentIndex().isValid() and self.model.lines:
            self.view.setCurrentIndex(self.model.index(0, WHAT))

    def _current_id(self) -> str:
        line = self.model.line_at(self.view.currentIndex().row())
        return line.id if line else ""

    def _keep_choice(self, *_changed: object) -> None:
        ids = tuple(line.id for line in self.chosen())
        if ids != self._ids:
            self._ids = ids
        self.picked.emit()
        self.view.viewport().update()

    def _activate(self) -> None:
        if record_id := self._current_id():
            self.activated.emit(record_id)

    # room ------------------------------------------------------------------------------------------------

    def _lay_columns(self, room: int) -> None:
        shown = [column for column in (DUE, STATE, FROM) if room >= _HIDE_BELOW[column]]
        self.model.alone = DUE not in shown
        for column in (DUE, STATE, FROM):
            self.view.setColumnHidden(column, column not in shown)
        left = room - sum(_WIDTHS[column] for column in shown if column in _WIDTHS)
        origin = left * _FROM_SHARE // 100 if FROM in shown else 0
        for column, width in (*_WIDTHS.items(), (FROM, origin), (WHAT, left - origin)):
            self.view.setColumnWidth(column, width)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.view.viewport().update()


class LinesView(RowsView):
    """Rows of which several are chosen with Shift and Ctrl; Space marks them, letters go to the search."""

    marked = Signal()
    resized = Signal(int)
    """The rows have another width: how wide they are."""

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit(self.viewport().width())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if self.selectionModel().hasSelection():
                self.marked.emit()
        else:
            super().keyPressEvent(event)
