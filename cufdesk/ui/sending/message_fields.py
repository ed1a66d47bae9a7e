"""Subject and text of a message: proposed anew with each choice, until the person writes their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cufdesk.i18n import _
from cufdesk.ui.parts.editor import TextEdit
from cufdesk.ui.parts.labelled import Labelled, line
from cufdesk.ui.parts.pieces import button, column, row, words
from cufdesk.words import LANGUAGE
from cufdesk.write_words import in_sentence

if TYPE_CHECKING:
    from cufdesk.usecases.sendings import Message


class MessageFields(QWidget):
    """What a person has written in a field stays; a button brings the proposal back."""

    def __init__(self) -> None:
        super().__init__()
        self._proposed: Message | None = None
        self.subject = line()
        self.text = TextEdit(least=7, most=12)
        self._languages = words("", "small", wrap=True)
        self.again = button(_("Propose again"), self._propose_again, icon="rotate-ccw", quiet=True)
        self.again.setAutoDefault(False)
        inside = column(self, spacing=10)
        inside.addWidget(Labelled(_("Subject of the message"), self.subject))
        inside.addWidget(Labelled(_("Text of the message"), self.text))
        beneath = row(spacing=8)
        beneath.addWidget(self._languages, 1)
        beneath.addWidget(self.again)
        inside.addLayout(beneath)
        self.subject.textChanged.connect(lambda _text: self._show_own())
        self.text.textChanged.connect(self._show_own)
        self._show_own()

    def propose(self, message: Message) -> None:
        """Show a proposal, in the fields that nobody has written in."""
        before = self._proposed
        own_subject = before is not None and self.subject.text() != before.subject
        own_text = before is not None and self._written() != before.text
        self._proposed = message
        if not own_subject:
            self.subject.setText(message.subject)
            self.subject.setCursorPosition(0)
        if not own_text:
            self.text.setPlainText(message.text)
        spoken = ", ".join(in_sentence(_(LANGUAGE[language])) for language in message.languages)
        self._languages.setText(_("In the language of the recipients: {languages}.").format(languages=spoken))
        self._show_own()

    def values(self) -> tuple[str, str]:
        """Return subject and text."""
        return self.subject.text().strip(), self._written().strip()

    def _written(self) -> str:
        """Return the text with its no-break spaces, which a plain text is given without."""
        return self.text.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def _propose_again(self) -> None:
        if self._proposed is not None:
            message, self._proposed = self._proposed, None
            self.propose(message)

    def _show_own(self) -> None:
        message = self._proposed
        shown = (self.subject.text(), self._written())
        self.again.setEnabled(message is not None and shown != (message.subject, message.text))
