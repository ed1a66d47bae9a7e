"""Which document, of which record, in which language: three lists that follow each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from cufdesk.i18n import _
from cufdesk.refusal import Refusal
from cufdesk.ui.parts.labelled import Labelled, choice, chosen_key
from cufdesk.ui.parts.pieces import column, row
from cufdesk.words import LANGUAGE

if TYPE_CHECKING:
    from cufdesk.ui.desk import Desk

_LEAST = 8  # signs of a list that are always seen


def narrow(field: QComboBox) -> QComboBox:
    """Let a list be narrower than its longest entry, where room is short."""
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(_LEAST)
    return field


class DocumentChoice(QWidget):
    """Emits `changed` when another document, record or language is chosen."""

    changed = Signal()

    def __init__(self, desk: Desk, what: str, reference: str, language: str) -> None:
        super().__init__()
        from cufdesk.usecases.printing import documents

        self._desk = desk
        self._printables = {one.what: one for one in documents(desk.dossier) if one.records}
        self.document = choice({one.what: one.title for one in self._printables.values()}, what)
        self.record, self.languages = QComboBox(), QComboBox()
        for field in (self.document, self.record, self.languages):
            narrow(field)
        inside = column(self, spacing=12)
        self.beside = row(spacing=12)
        self.beside.addWidget(Labelled(_("Document"), self.document), 4)
        self.beside.addWidget(Labelled(_("Language"), self.languages), 3)
        inside.addLayout(self.beside)
        self._of = Labelled(_("Record"), self.record)
        inside.addWidget(self._of)
        self._fill()
        if reference and self.what():
            self._choose_record(reference)
        if self.languages.findData(language) >= 0:
            self.languages.setCurrentIndex(self.languages.findData(language))
        self.document.currentIndexChanged.connect(self._another)
        for field in (self.record, self.languages):
            field.currentIndexChanged.connect(lambda _place: self.changed.emit())

    def what(self) -> str:
        """Return the document by its name on the command line; nothing where none can be printed."""
        return chosen_key(self.document)

    def reference(self) -> str:
        """Return the reference, or the id, of the record."""
        return chosen_key(self.record)

    def language(self) -> str:
        """Return the language of the document."""
        return chosen_key(self.languages)

    def _another(self) -> None:
        self._fill()
        self.changed.emit()

    def _fill(self) -> None:
        """Offer the records and languages of the chosen document; the language stays where it can."""
        chosen = self._printables.get(chosen_key(self.document))
        language = chosen_key(self.languages)
        with QSignalBlocker(self.record), QSignalBlocker(self.languages):
            self.record.clear()
            self.languages.clear()
            for record in chosen.records if chosen else ():
                self.record.addItem(record.title or record.reference, record.reference)
            for key in chosen.languages if chosen else ():
                self.languages.addItem(_(LANGUAGE[key]), key)
            self.languages.setCurrentIndex(max(self.languages.findData(language), 0))
        self._of.setVisible(self.record.count() > 1)

    def _choose_record(self, reference: str) -> None:
        """Choose the record that a reference or an id names; one that is none of this document's is left."""
        from cufdesk.usecases.printing import prepare

        try:
            sheet = prepare(self._desk.dossier, self.what(), reference).sheet
            named, title = sheet.reference, sheet.title
        except Refusal:
            named = title = ""
        with QSignalBlocker(self.record):
            if named and self.record.findData(named) < 0:  # a directory for a circle of its own
                self.record.addItem(title, named)
            self.record.setCurrentIndex(max(self.record.findData(named), 0))
