"""A text of one line that ends with an ellipsis where room is short; its tip then holds the whole."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from cufdesk.ui.parts.pieces import prepare


class Elided(QLabel):
    """Shows as much of a text as there is room for."""

    def __init__(self, text: str = "", role: str = "", *, middle: bool = False) -> None:
        super().__init__()
        prepare(self, textFormat="PlainText")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)
        self._middle = middle
        self.full = ""
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self.full = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._elide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.full) + 2, metrics.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def _elide(self) -> None:
        metrics = QFontMetrics(self.font())
        room = max(self.width(), 0)
        shown = self.full if metrics.horizontalAdvance(self.full) <= room else self._shortened(metrics, room)
        self.setText(shown)
        self.setToolTip(self.full if shown != self.full else "")

    def _shortened(self, metrics: QFontMetrics, room: int) -> str:
        from PySide6.QtCore import Qt

        mode = Qt.TextElideMode.ElideMiddle if self._middle else Qt.TextElideMode.ElideRight
        return metrics.elidedText(self.full, mode, room)
