"""A list and the record beside it; where room is short, one of both at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from cufdesk.ui.parts.pieces import card

_GAP = 12
_LEAST_LIST = 300
_LEAST_RECORD = 320


class TwoPanes(QSplitter):
    """The panes; `share` is the list's part of the width in percent, `over_list` stands above the list."""

    def __init__(self, share: int, over_list: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.lists = QStackedWidget()
        self.records = QStackedWidget()
        self.is_single = False
        self._list_card, self._inside = card(margins=1, spacing=0)
        inside = self._inside
        inside.setContentsMargins(1, 6, 1, 8)
        if over_list is not None:
            inside.addWidget(over_list)
        inside.addWidget(self.lists, 1)
        self._list_card.setMinimumWidth(_LEAST_LIST)
        self.records.setMinimumWidth(_LEAST_RECORD)
        self.setHandleWidth(_GAP)
        self.setChildrenCollapsible(False)
        self.addWidget(self._list_card)
        self.addWidget(self.records)
        self.setStretchFactor(0, share)
        self.setStretchFactor(1, 100 - share)
        self.setSizes([100 * share, 100 * (100 - share)])

    def add_over_list(self, widget: QWidget) -> None:
        """Put something more right above the list."""
        self._inside.insertWidget(self._inside.count() - 1, widget)

    def record_alone(self) -> bool:
        """Tell whether the record hides the list."""
        return not self._list_card.isVisibleTo(self)

    def join(self, left: QWidget, right: QWidget | None) -> None:
        """Have Tab lead from a widget of the list straight to one of the record, and Shift+Tab back."""
        if right is None:
            return
        before = right.previousInFocusChain()
        # Qt orders none but those that take the keyboard.
        while before is not None and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
            before = before.previousInFocusChain()
        if before is not None and before is not left:
            QWidget.setTabOrder(before, left)

    def show_front(self, *, record: bool) -> None:
        """Bring the record or the list to the front; with room for both, both are shown."""
        self._list_card.setVisible(not self.is_single or not record)
        self.records.setVisible(not self.is_single or record)
