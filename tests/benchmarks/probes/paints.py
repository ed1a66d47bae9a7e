"""Counts the paints of a widget, for probes that wait until something is on the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from typing_extensions import override


class Paints(QObject):
    """Counts the paints of a widget."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False
