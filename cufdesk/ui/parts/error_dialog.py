"""The dialog that says that something of ours went wrong, and offers the details to copy."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from cufdesk.i18n import _
from cufdesk.ui.parts.dialogs import Sheet
from cufdesk.ui.parts.pieces import button, named, words


class ErrorDialog(Sheet):
    """Says that something of ours went wrong, and offers the details."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Something went wrong in Cufdesk"), parent, width=560)
        sentence = _(
            "This is a fault of the program, not yours. What was saved is safe in the dossier. "
            "You can go on working; if it happens again, send these details. They hold no personal data."
        )
        self.content.addWidget(words(sentence, wrap=True))
        self.details = named(QPlainTextEdit(report), _("Details"))
        self.details.setReadOnly(True)
        self.details.setMinimumHeight(150)
        self.content.addWidget(self.details, 1)
        self.copying = self.add_left(button(_("Copy the details"), self.copy, icon="copy"))
        going_on = self.add_button(button(_("Go on"), self.accept, primary=True), default=True)
        going_on.setFocus()

    def add(self, report: str) -> None:
        """Add another report below."""
        self.details.appendPlainText(f"\n{report}")

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QApplication.clipboard().setText(self.details.toPlainText())
        self.copying.setText(_("Copied"))
