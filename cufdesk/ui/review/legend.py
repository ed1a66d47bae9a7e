"""The legend: how each kind is marked, how many there are; a press leads to the first of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.icons import icon
from cufdesk.ui.parts.pieces import PushButton, named
from cufdesk.ui.review.flow import FlowLayout
from cufdesk.ui.review.items import GROUPS
from cufdesk.ui.review.marks import MARKS, UNMARKED, Mark, paint_sample
from cufdesk.ui.review.wording import GROUP_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.ui.review.model import Review


class Legend(QWidget):
    """One button for each kind that there is something of."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, spacing=4)
        self.buttons: dict[str, QPushButton] = {}

    def show_review(self, review: Review) -> None:
        """Show the kinds that a text holds; buttons that stay the same stay."""
        names = dict(_counted(review))
        if names == {group: made.text() for group, made in self.buttons.items()}:
            return
        self._flow.empty()
        self.buttons.clear()
        for group, name in names.items():
            self._add(group, name)

    def _add(self, group: str, text: str) -> None:
        made = named(PushButton(text), text)
        made.setProperty("quiet", True)
        made.setIcon(icon("wand-sparkles") if group in UNMARKED else QIcon(_Sample(MARKS[group])))
        made.setIconSize(QSize(26, 16))
        made.setAutoDefault(False)
        made.clicked.connect(lambda: self.asked.emit(group))
        self.buttons[group] = made
        self._flow.addWidget(made)


def _counted(review: Review) -> Iterator[tuple[str, str]]:
    """Give each group that there is something of, with its name and how many."""
    for group in GROUPS:
        count = sum(1 for item in review.in_group(group) if item.parent is None)
        if group != "about" and count:
            yield group, f"{_(GROUP_NAMES[group])} {count}"


class _Sample(QIconEngine):
    """A piece of a kind's mark; painted in the colours of the theme that is on."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self._mark = mark

    @override
    def clone(self) -> QIconEngine:
        return _Sample(self._mark)

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        inside = QRectF(rect).adjusted(1, 0.5, -7, -0.5)  # what is over keeps the word away
        paint_sample(painter, self._mark, inside)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    @override
    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        picture = QPixmap(size * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture
