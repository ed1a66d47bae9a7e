"""A switch between two sides, for a window that is too narrow to show both."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from cufdesk.ui.parts.pieces import button, row


class Sides(QWidget):
    """Two buttons, one of them chosen."""

    chosen = Signal(int)

    def __init__(self, names: tuple[str, str]) -> None:
        super().__init__()
        self.side = 1
        self._group = QButtonGroup(self)
        line = row(self, spacing=4)
        for number, name in enumerate(names):
            made = button(name)
            made.setProperty("segment", True)
            made.setCheckable(True)
            made.setAutoDefault(False)
            self._group.addButton(made, number)
            line.addWidget(made)
        line.addStretch(1)
        self._group.button(self.side).setChecked(True)
        self._group.idClicked.connect(self.show_side)

    def show_side(self, side: int) -> None:
        """Choose a side: 0 or 1."""
        self.side = side
        self._group.button(side).setChecked(True)
        self.chosen.emit(side)
