"""A few names side by side, one of them chosen: the lists that a page switches between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from cufdesk.ui.parts.pieces import button, row

if TYPE_CHECKING:
    from collections.abc import Iterable


class Segments(QWidget):
    """Emits the key of the segment that the person chose; `choose` marks one without a word."""

    chosen = Signal(str)

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self._line = line = row(self, spacing=4)
        line.setContentsMargins(10, 3, 10, 2)
        group = QButtonGroup(self)
        self.buttons = {}
        for key, name in named:
            made = button(name)
            made.setProperty("segment", True)
            made.setCheckable(True)
            made.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
            group.addButton(made)
            self.buttons[key] = made
            line.addWidget(made)
        line.addStretch(1)

    def rename(self, key: str, name: str) -> None:
        """Give a segment another name, and the room that it takes: Qt leaves shown ones as wide as before."""
        self.buttons[key].setText(name)
        self._line.invalidate()
        self._line.activate()

    def choose(self, key: str) -> None:
        """Mark a segment as the chosen one."""
        self.buttons[key].setChecked(True)
