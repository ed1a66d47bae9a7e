"""The first step: choose a file, or paste the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.parts.dialogs import choose_file
from cufdesk.ui.parts.pieces import button, card, column, named, picture, row, words
from cufdesk.ui.review.banner import Banner
from cufdesk.ui.review.sides import Sides

if TYPE_CHECKING:
    from cufdesk.ui.desk import Desk

_LOW = 340  # below, there is room for words only
ENDINGS = ("txt", "md", "docx", "odt")


class ChoosePage(QWidget):
    """Offers a file or pasted text; says why a text could not be read."""

    file_chosen = Signal(str)
    text_given = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.refusal = Banner()
        self.sides = Sides((_("From a file"), _("Paste the text")))
        self.stack = QStackedWidget()
        self.picture = picture("file-text", 40, "accent")
        self.file_button = button(
            _("Choose a file…"), self.choose_file, icon="folder-open", primary=True, tip="Ctrl+O"
        )
        self.file_button.setShortcut(QKeySequence("Ctrl+O"))
        self.text = QPlainTextEdit()
        self.read_button = button(_("Read this text"), self._give_text, icon="scan-text", primary=True)
        self.paste_button = button(_("Paste from the clipboard"), self.paste, icon="clipboard-paste")
        self.stack.addWidget(self._file_side())
        self.stack.addWidget(self._text_side())
        outside = column(self, spacing=12)
        outside.addWidget(self.refusal)
        outside.addWidget(self.sides)
        outside.addWidget(self.stack, 1)
        self.sides.chosen.connect(self._show_side)
        self.text.textChanged.connect(self._note_text)
        self.setAcceptDrops(True)
        self.sides.show_side(0)

    def refuse(self, sentence: str) -> None:
        """Say why the text could not be read."""
        self.refusal.say(sentence, tone="warning")

    def choose_file(self) -> None:
        """Ask for a file."""
        filters = [
            (_("Texts"), " ".join(f"*.{ending}" for ending in ENDINGS)),
            (_("All files"), "*"),
        ]
        path = choose_file(self, self._desk.settings, _("Which text shall be read?"), filters)
        if path:
            self.file_chosen.emit(path)

    def paste(self) -> None:
        """Put the clipboard's text into the field."""
        self.text.setPlainText(QGuiApplication.clipboard().text())
        self.read_button.setFocus()

    def _file_side(self) -> QWidget:
        frame, inside = card(margins=16, spacing=12)
        said = (
            (_("Minutes or a record of decisions, as a file"), "heading"),
            (_("Text, Word or OpenDocument (.txt, .docx, .odt). You can also drop it here."), "muted"),
            (_("Nothing is kept before you have looked over what was understood."), "small"),
        )
        sentences = [words(sentence, role, wrap=True) for sentence, role in said]
        inside.addStretch(1)
        inside.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for sentence in sentences:
            sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inside.addWidget(sentence)
        inside.insertSpacing(4, 8)
        inside.insertWidget(5, self.file_button, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.insertSpacing(6, 8)
        inside.addStretch(1)
        return frame

    def _text_side(self) -> QWidget:
        frame, inside = card(margins=16, spacing=12)
        named(self.text, _("The text to read"))
        self.text.setPlaceholderText(_("Paste the text of the minutes here."))
        self.text.setTabChangesFocus(True)
        inside.addWidget(self.text, 1)
        line = row(spacing=10)
        line.addWidget(self.paste_button)
        line.addStretch(1)
        line.addWidget(self.read_button)
        inside.addLayout(line)
        return frame

    def _show_side(self, side: int) -> None:
        self.stack.setCurrentIndex(side)
        if side == 1:
            self.paste_button.setEnabled(bool(QGuiApplication.clipboard().text()))
            self._note_text()
            self.text.setFocus()

    def _note_text(self) -> None:
        self.read_button.setEnabled(bool(self.text.toPlainText().strip()))

    def _give_text(self) -> None:
        self.text_given.emit(self.text.toPlainText())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.picture.setVisible(self.height() >= _LOW)

    # dropping a file ---------------------------------------------------------------------------------

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_file(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_file(event.mimeData())
        if path:
            event.acceptProposedAction()
            self.file_chosen.emit(path)


def _dropped_file(data: QMimeData) -> str:
    return next((url.toLocalFile() for url in data.urls() if url.isLocalFile()), "")
