"""The sheet that asks why a finding can stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QLineEdit

from cufdesk.i18n import _
from cufdesk.ui.parts.dialogs import Sheet
from cufdesk.ui.parts.pieces import button, named, words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ReasonSheet(Sheet):
    """Asks for a reason; without one it does not close."""

    def __init__(self, said: str, parent: QWidget | None) -> None:
        super().__init__(_("Let it stand"), parent, width=460)
        self.content.addWidget(words(said, wrap=True))
        label = words(_("Why it can stand"), "label")
        self.line = named(QLineEdit(), _("Why it can stand"))
        label.setBuddy(self.line)
        self.content.addWidget(label)
        self.content.addWidget(self.line)
        self.content.addWidget(
            words(_("It comes back by itself as soon as the words change."), "small", wrap=True)
        )
        self.add_button(button(_("Cancel"), self.reject))
        self.accept_button = self.add_button(
            button(_("Let it stand"), self.accept, primary=True), default=True
        )
        self.accept_button.setEnabled(False)
        self.line.textChanged.connect(lambda text: self.accept_button.setEnabled(bool(text.strip())))
        self.line.setFocus()


def ask_reason(said: str, parent: QWidget | None) -> str:
    """Ask why a finding can stand; return nothing when given up."""
    sheet = ReasonSheet(said, parent)
    return sheet.line.text().strip() if sheet.exec() == QDialog.DialogCode.Accepted else ""
