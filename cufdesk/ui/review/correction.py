"""The form that opens in the place of an item: its fields, applied with Enter, given up with Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.parts.editor import FormContext
from cufdesk.ui.parts.form import Form
from cufdesk.ui.parts.names import Names
from cufdesk.ui.parts.pieces import button, column, named, row, words
from cufdesk.ui.review.fields import groups_for, settled
from cufdesk.ui.review.marks import MARKS
from cufdesk.ui.review.wording import wording
from cufdesk.ui.theme import colour

if TYPE_CHECKING:
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.review.items import Item, Value

_LIST_KEYS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space}


class _NoNames(Names):
    """What was read refers to nothing in the dossier yet."""

    @override
    def learn_of(self, record: object) -> None:
        pass


class Correction(QFrame):
    """Corrects one item; nothing is changed before it is applied."""

    applied = Signal()
    given_up = Signal()
    resized = Signal()
    """The form needs another height than before."""

    def __init__(self, desk: Desk, item: Item) -> None:
        super().__init__()
        self.item = item
        named(self, wording(item).title)
        self.form = Form(FormContext(desk, _NoNames(desk.lists)), groups_for(item.value))
        self.form.show_record(item.value)
        self._height = 0
        outside = column(self, spacing=12)
        outside.setContentsMargins(16, 12, 16, 12)
        outside.addWidget(words(wording(item).title, "strong", wrap=True))
        outside.addWidget(self.form)
        outside.addLayout(self._buttons())

    def value(self) -> Value:
        """Return the item's value as the person has it now."""
        return settled(self.item.value, self.form.record())

    def is_edited(self) -> bool:
        """Tell whether there is something to lose."""
        return self.form.is_edited()

    def apply(self) -> bool:
        """Hand the corrections over, or go to what is wrong; return whether they were handed over."""
        if self.form.check():
            return False
        self.applied.emit()
        return True

    def _buttons(self) -> QHBoxLayout:
        line = row(spacing=8)
        cancel, apply = button(_("Cancel"), self.given_up.emit), button(_("Apply"), self.apply, icon="check")
        line.addStretch(1)
        for made in (cancel, apply):
            made.setAutoDefault(False)
            line.addWidget(made)
        if self.item.corrected and not self.item.moved:
            read = button(_("As it was read"), self._show_read, icon="rotate-ccw", quiet=True)
            read.setAutoDefault(False)
            line.insertWidget(0, read)
        return line

    def _show_read(self) -> None:
        self.form.replay(self.item.read)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.apply()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() not in _LIST_KEYS:  # the list must not move below the form
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("alternate"))
        painter.fillRect(0, 0, 3, self.height(), MARKS[self.item.group].colour())
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour("border"))
        painter.end()

    @override
    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.width() > 0:
            height = self.heightForWidth(self.width())
            if height != self._height:
                self._height = height
                self.resized.emit()
        return handled
