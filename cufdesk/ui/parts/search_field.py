"""A field to search with: Esc empties it, Down and Enter lead to what was found."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.icons import icon


class SearchField(QLineEdit):
    """Emits what the list beside it must know; everything else is typing."""

    moved = Signal(int)
    """An arrow or page key (Qt.Key) that is for the list."""
    confirmed = Signal()

    def __init__(self, hint: str = "", role: str = "search") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.say(hint)
        if role == "search":
            self.setClearButtonEnabled(True)
            self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
            cross, lens = self.findChildren(QToolButton)
            cross.setAccessibleName(_("Clear the search"))
            lens.setAccessibleName(_("Search"))

    def say(self, hint: str) -> None:
        """Say what can be searched here."""
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up | Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                self.moved.emit(event.key())
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.confirmed.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case _:
                super().keyPressEvent(event)
