"""The list of what was understood: looked through, ticked and corrected with the keyboard or the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.parts.pieces import named
from cufdesk.ui.review.items import GROUPS, Item
from cufdesk.ui.review.row_painter import RowPainter
from cufdesk.ui.review.rows import Rows
from cufdesk.words import MODALITY

if TYPE_CHECKING:
    from cufdesk.ui.review.model import Review

BECOMES = {"d": "decision", "a": "action", "c": "context", "t": ""}
MODALITY_KEYS = {str(place + 1): key for place, key in enumerate(MODALITY)}
_WITH_LETTERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def _is_control_y(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier


class ItemsView(QListView):
    """Shows a review's items; one of them may have a form open in its place."""

    chosen = Signal(object)
    """The item that the keyboard is on."""
    toggled = Signal(object)
    group_toggled = Signal(str)
    correction_asked = Signal(object)
    become_asked = Signal(object, str)
    """An item, and the kind that it is to become; no kind asks for the menu of them."""
    modality_asked = Signal(object, str)
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = Rows(self)
        self._form: QWidget | None = None
        self._form_item: Item | None = None
        self._painter = RowPainter(self, self.rows, self._form_of)
        self.setModel(self.rows)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(24)
        named(self, _("What was understood"))

    # showing -----------------------------------------------------------------------------------------

    def show_review(self, review: Review) -> None:
        """Show another text's items, the first of them chosen."""
        self.close_form()
        self.rows.show_review(review)
        self.choose(next(review.items(), None))

    def refresh(self) -> None:
        """Show what has changed, the same item chosen."""
        item = self.current()
        if self.rows.refresh():
            self.choose(item)
        self.scheduleDelayedItemsLayout()

    def current(self) -> Item | None:
        """Return the chosen item."""
        return self.rows.item_at(self.currentIndex())

    def choose(self, item: Item | None) -> None:
        """Choose an item and bring it to view."""
        index = self.rows.index_of(item) if item else QModelIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def show_group(self, group: str) -> None:
        """Choose the first item of a group, its heading at the top."""
        items = self.rows.items_of(group)
        if items:
            self.choose(items[0])
            self.scrollTo(self.rows.index_of(group), QListView.ScrollHint.PositionAtTop)

    # the form ----------------------------------------------------------------------------------------

    @property
    def form(self) -> QWidget | None:
        """The form that is open."""
        return self._form

    def open_form(self, item: Item, form: QWidget) -> None:
        """Put a form in the place of an item."""
        self.close_form()
        self._form, self._form_item = form, item
        self.setIndexWidget(self.rows.index_of(item), form)
        self.fit_form()

    def fit_form(self) -> None:
        """Give the form the height that it needs now, and bring it to view."""
        if self._form_item is not None:
            self.doItemsLayout()
            self.scrollTo(self.rows.index_of(self._form_item))

    def close_form(self) -> None:
        """Take the form away, whatever stands in it."""
        if self._form_item is None:
            return
        index = self.rows.index_of(self._form_item)
        focused = QApplication.focusWidget()
        had_focus = self._form is not None and focused is not None and self._form.isAncestorOf(focused)
        self._form = self._form_item = None
        if index.isValid():
            self.setIndexWidget(index, None)  # type: ignore[arg-type]
        self.scheduleDelayedItemsLayout()
        if had_focus:
            self.setFocus()

    def _form_of(self, item: Item) -> QWidget | None:
        return self._form if item is self._form_item else None

    # keyboard and mouse ------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        item, control = self.current(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self._takes_letter(item, event):
            return
        match event.key():
            case Qt.Key.Key_Space if item and control:
                self.group_toggled.emit(item.group)
            case Qt.Key.Key_Space if item:
                self.toggled.emit(item)
            case Qt.Key.Key_Delete if item and item.kept:
                self.toggled.emit(item)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2 if item and not control:
                self.correction_asked.emit(item)
            case Qt.Key.Key_Down | Qt.Key.Key_Up if item and control:
                self._step_group(item, 1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Escape:
                event.ignore()  # the window's
            case _:
                super().keyPressEvent(event)

    def _takes_letter(self, item: Item | None, event: QKeyEvent) -> bool:
        """Do what a single letter or digit stands for: another kind, another modality; undo and redo."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) or _is_control_y(event):
            self.redo_asked.emit()
        elif item is None or event.modifiers() & _WITH_LETTERS:
            return False
        elif (letter := event.text().lower()) in BECOMES:
            self.become_asked.emit(item, BECOMES[letter])
        elif letter in MODALITY_KEYS:
            self.modality_asked.emit(item, MODALITY_KEYS[letter])
        else:
            return False
        return True

    def _step_group(self, item: Item, step: int) -> None:
        groups = [group for group in GROUPS if self.rows.items_of(group)]
        place = groups.index(item.group) + step
        if 0 <= place < len(groups):
            self.show_group(groups[place])

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        row, rect = self.rows.at(index), self.visualRect(index)
        if event.button() != Qt.MouseButton.LeftButton or row is None:
            super().mousePressEvent(event)
        elif isinstance(row, str):
            if self._painter.box_of(row, rect).contains(point):
                self.group_toggled.emit(row)
        else:
            super().mousePressEvent(event)
            if self._painter.box_of(row, rect).contains(point):
                self.toggled.emit(row)
            elif self._painter.pencil_of(rect).contains(point):
                self.correction_asked.emit(row)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        item = self.rows.item_at(index)
        if item is not None and not self._painter.box_of(item, self.visualRect(index)).contains(point):
            self.correction_asked.emit(item)
        else:
            self.mousePressEvent(event)  # a second quick tick is a tick

    @override
    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        self.chosen.emit(self.rows.item_at(current))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_painter"):
            self._painter.read_fonts()
            self.scheduleDelayedItemsLayout()
