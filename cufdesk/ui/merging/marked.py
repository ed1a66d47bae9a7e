"""A long text of one side, whole, with what the other side does not have marked in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget
from typing_extensions import override

from cufdesk.ui.parts.editor import TextEdit
from cufdesk.ui.theme import colour

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARGIN = 6  # logical pixels above and below, together


class MarkedText(TextEdit):
    """A text to be read, not edited; the keyboard passes it by."""

    def __init__(self, text: str, marked: Iterable[tuple[int, int]], parent: QWidget | None = None) -> None:
        super().__init__()
        if parent is not None:
            self.setParent(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "marked")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPlainText(text)
        self.setExtraSelections([self._mark(start, end) for start, end in marked])

    @override
    def grow(self) -> None:
        """Take the height of the whole text: there is no frame, and nothing scrolls in it."""
        height, block = 0.0, self.document().begin()
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        self.setFixedHeight(max(round(height), self.fontMetrics().lineSpacing()) + _MARGIN)

    def marks(self) -> list[str]:
        """Return the marked stretches."""
        return [mark.cursor.selectedText() for mark in self.extraSelections()]

    def _mark(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setBackground(colour("warning_soft"))
        look.setForeground(colour("warning"))
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor, mark.format = cursor, look
        return mark
