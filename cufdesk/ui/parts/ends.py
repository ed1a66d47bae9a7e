"""A line with something at each end; where the room is narrow, what stood at the right goes beneath."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QWidget
from typing_extensions import override


class Ends(QLayout):
    """Two groups of buttons, at the left and at the right, or the second beneath the first."""

    def __init__(self, left: QWidget, right: QHBoxLayout, *, spacing: int = 2) -> None:
        super().__init__()
        self._entries: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)
        self.addWidget(left)
        self.addChildLayout(right)
        self.addItem(right)

    @override
    def addItem(self, arg__1: QLayoutItem) -> None:
        self._entries.append(arg__1)

    @override
    def count(self) -> int:
        return len(self._entries)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._entries[index] if 0 <= index < len(self._entries) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._entries.pop(index) if 0 <= index < len(self._entries) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        heights = [size.height() for size in self._sizes()]
        if self._fits(arg__1):
            return max(heights, default=0)
        return sum(heights) + self.spacing() * (len(heights) - 1)

    @override
    def setGeometry(self, arg__1: QRect) -> None:
        super().setGeometry(arg__1)
        beside, y = self._fits(arg__1.width()), arg__1.y()
        for place, (entry, size) in enumerate(zip(self._shown(), self._sizes(), strict=True)):
            x = arg__1.x() if entry is self._entries[0] else arg__1.x() + arg__1.width() - size.width()
            if place and not beside:
                y += self._sizes()[0].height() + self.spacing()
            down = (arg__1.height() - size.height()) // 2 if beside else 0
            entry.setGeometry(QRect(x, y + max(down, 0), size.width(), size.height()))

    @override
    def sizeHint(self) -> QSize:
        sizes = self._sizes()
        wide = sum(size.width() for size in sizes) + self.spacing() * (len(sizes) - 1)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    @override
    def minimumSize(self) -> QSize:
        sizes = self._sizes()
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _shown(self) -> list[QLayoutItem]:
        return [entry for entry in self._entries if not entry.isEmpty()]

    def _sizes(self) -> list[QSize]:
        return [entry.sizeHint() for entry in self._shown()]

    def _fits(self, width: int) -> bool:
        return self.sizeHint().width() <= width
