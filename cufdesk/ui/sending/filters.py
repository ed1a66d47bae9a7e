"""What narrows the register: which document, and whether it was sent."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cufdesk.i18n import _
from cufdesk.ui.parts.editor import ComboBox
from cufdesk.ui.parts.pieces import named, row
from cufdesk.words import PAPER, SENDING_STATE


class SendingFilters(QWidget):
    """Two lists above the register; people are found by the search of the page."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.document = _choice(_("Document"), _("All documents"), PAPER)
        self.state = _choice(_("State"), _("Any state"), SENDING_STATE)
        line = row(self, spacing=8)
        line.setContentsMargins(12, 4, 12, 6)
        line.addWidget(self.document, 4)
        line.addWidget(self.state, 3)
        for field in (self.document, self.state):
            field.activated.connect(lambda _place: self.changed.emit())

    def chosen(self) -> tuple[tuple[str, Any], ...]:
        """Return the columns of the list that are narrowed, with their values."""
        named = (("what", self.document.currentData()), ("state", self.state.currentData()))
        return tuple((column, value) for column, value in named if value)


def _choice(name: str, everything: str, words: dict[str, str]) -> ComboBox:
    made = named(ComboBox(), name)
    made.addItem(everything, "")
    for key, word in words.items():
        made.addItem(_(word), key)
    return made
