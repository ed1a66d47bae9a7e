"""Ctrl+Z in a field: first what was typed there, and only then the dossier's last change.

In a search field it is about the words of the search alone. Ctrl+E is the window's in any field: on Linux, Qt
would move the cursor to the line's end instead, which the End key does.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from typing_extensions import override

from cufdesk.ui.parts.search_field import SearchField

_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)


class OwnUndo(QObject):
    """Watches the field that has the keyboard: Qt's own would swallow the keys also with nothing to undo."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._field: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
            self._follow(None, app.focusWidget())

    def _follow(self, _former: QWidget | None, now: QWidget | None) -> None:
        if self._field is not None and shiboken6.isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = now if isinstance(now, _FIELDS) else None
        if self._field is not None:
            self._field.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_E and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return True
        turn = _turn(event)
        if turn and isinstance(watched, SearchField):
            event.accept()  # with nothing left to undo there, nothing happens
            return True
        if not turn or not isinstance(watched, QWidget) or can_turn(watched, redo=turn == "redo"):
            return False
        event.ignore()  # the window's own undo takes it
        return True


def can_turn(field: QWidget, *, redo: bool) -> bool:
    """Tell whether a field has something of its own to undo or to redo."""
    if isinstance(field, QPlainTextEdit | QTextEdit):
        document = field.document()
        own = document.isRedoAvailable() if redo else document.isUndoAvailable()
        return own and not field.isReadOnly()
    line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
    if line is None or line.isReadOnly():
        return False
    return line.isRedoAvailable() if redo else line.isUndoAvailable()


def _turn(event: QKeyEvent) -> str:
    """Return "undo" or "redo" for their keys, or nothing."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    if event.key() == Qt.Key.Key_Z:
        return {control: "undo", control | shift: "redo"}.get(held, "")
    return "redo" if event.key() == Qt.Key.Key_Y and held == control else ""
