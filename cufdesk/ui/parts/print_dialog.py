"""The print dialog: which document, of which record, in which language, and where to."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QLabel, QProgressBar, QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.desk import ToSend
from cufdesk.ui.parts.dialogs import Sheet, choose_folder
from cufdesk.ui.parts.directory_extent import DirectoryExtent
from cufdesk.ui.parts.elided import Elided
from cufdesk.ui.parts.labelled import Labelled, choice, chosen_key, line
from cufdesk.ui.parts.opening import open_folder
from cufdesk.ui.parts.pieces import button, column, picture, row, words
from cufdesk.ui.parts.spoken_sizes import said_size
from cufdesk.ui.parts.weight_light import WeightLight
from cufdesk.words import LANGUAGE, LAYOUT

if TYPE_CHECKING:
    from cufdesk.refusal import Refusal
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.background import Job
    from cufdesk.usecases.printing import Layout, Printable


_REGISTER = "action-register"


class PrintDialog(Sheet):
    """Prints one document; it stays open afterwards, for another language or record."""

    def __init__(
        self, desk: Desk, what: str = "", reference: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Print a document"), parent, width=520)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        from cufdesk.usecases.printing import documents

        self._desk = desk
        self._asked = reference if what == _REGISTER else ""
        self._job: Job | None = None
        self._printables: dict[str, Printable] = {entry.what: entry for entry in documents(desk.dossier)}
        self.document = choice({entry.what: entry.title for entry in self._printables.values()}, what)
        self.record = QComboBox()
        self.language = QComboBox()
        self.extent = DirectoryExtent()
        self.layout_choice = choice({key: _(name) for key, name in LAYOUT.items()})
        self._own = os.path.dirname(os.path.abspath(desk.path))
        self.folder = line(desk.settings.folder("printing", self._own))
        self.state = Elided("", "small", middle=True)
        self.sentence: QLabel = words("", "error", wrap=True)
        self.bar = QProgressBar()
        keeping = self.bar.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(keeping)
        self._lay_out()
        self._add_buttons()
        self.document.currentIndexChanged.connect(self._show_choices)
        self.language.currentIndexChanged.connect(self._show_layout)
        self.extent.circle.currentIndexChanged.connect(self.fit_later)
        self._show_choices()
        self._choose_record(reference)
        self._show_result("")

    def _lay_out(self) -> None:
        for field in (self.document, self.record):
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(24)
        self.content.addWidget(Labelled(_("Document"), self.document))
        self._of = Labelled(_("Record"), self.record)
        self.content.addWidget(self._of)
        self.content.addWidget(self.extent)
        tongues = row(spacing=12)
        tongues.addWidget(Labelled(_("Language"), self.language), 1)
        self._laid_out = Labelled(_("Layout"), self.layout_choice)
        tongues.addWidget(self._laid_out, 1)
        self.content.addLayout(tongues)
        self._place = Labelled(_("Folder"), self.folder)
        place = row(spacing=8)
        place.addWidget(self._place, 1)
        browse = button(_("Browse…"), self._browse, icon="folder-open")
        browse.setAutoDefault(False)
        place.addWidget(browse, 0, Qt.AlignmentFlag.AlignBottom)
        self.content.addLayout(place)
        self.content.addWidget(self.bar)
        self.content.addWidget(self.sentence)
        self.content.addWidget(self._result())
        self.content.addStretch(1)

    def _result(self) -> QWidget:
        """Return what is shown once a file is printed."""
        self.printed = QWidget()
        inside = column(self.printed, spacing=8)
        done = row(spacing=10)
        done.addWidget(picture("circle-check", 18, "success"))
        done.addWidget(self.state, 1)
        inside.addLayout(done)
        acts = row(spacing=8)
        self.open_button = button(_("Open"), self._open_file, icon="external-link")
        self.folder_button = button(_("Show in folder"), self._open_folder, icon="folder-open")
        self.send_button = button(_("Send…"), self._send, icon="send")
        for made in (self.open_button, self.folder_button, self.send_button):
            made.setAutoDefault(False)
            acts.addWidget(made)
        acts.addStretch(1)
        self.weight = WeightLight()
        inside.addWidget(self.weight)
        inside.addLayout(acts)
        return self.printed

    def _add_buttons(self) -> None:
        self.stop = self.add_button(button(_("Close"), self.reject))
        self.preview_button = self.add_button(button(_("Preview"), self.preview, icon="eye"))
        self.print_button = self.add_button(
            button(_("Print"), self.print_document, icon="printer", primary=True), default=True
        )

    # choices -----------------------------------------------------------------------------------------

    def _show_choices(self) -> None:
        """Offer the records and languages of the chosen document; the language stays where it can."""
        chosen = self._printables.get(chosen_key(self.document))
        language = chosen_key(self.language)
        with QSignalBlocker(self.record), QSignalBlocker(self.language):
            self.record.clear()
            self.language.clear()
            for record in chosen.records if chosen else ():
                self.record.addItem(record.title or record.reference, record.reference)
            if chosen is not None and chosen.what == _REGISTER and chosen.records:
                self._offer_register()
            for key in chosen.languages if chosen else ():
                self.language.addItem(_(LANGUAGE[key]), key)
        self._choose(self.language, language)
        self._show_layout()
        self._of.setVisible(self.record.count() > 1)
        self.extent.setVisible(chosen is not None and chosen.what == "directory")
        can_print = chosen is not None and bool(chosen.records)
        self.print_button.setEnabled(can_print)
        self.preview_button.setEnabled(can_print)
        self.sentence.setText("" if can_print else _("There is nothing yet to print in this document."))
        self.sentence.setVisible(not can_print)
        self.fit_later()

    def _offer_register(self) -> None:
        """Offer the register as its page shows it, and whole."""
        from cufdesk.ui.register.printing import offered

        self.record.clear()
        for title, reference in offered(self._asked):
            self.record.addItem(title, reference)

    def _reference(self) -> str:
        """Return the reference of what is chosen: that of the record, or what a directory is to tell."""
        if chosen_key(self.document) == "directory":
            return self.extent.reference()
        return chosen_key(self.record)

    def _show_layout(self) -> None:
        """Ask how two languages stand only where there are two."""
        self._laid_out.setVisible("+" in chosen_key(self.language))

    @staticmethod
    def _choose(field: QComboBox, key: str) -> None:
        at = field.findData(key)
        field.setCurrentIndex(max(at, 0))

    def _choose_record(self, reference: str) -> None:
        """Choose the record by its reference, or by the id of a record that a page shows."""
        if not reference or self.record.findData(reference) >= 0:
            self._choose(self.record, reference)
            return
        title = self._desk.lists.title_of(reference)
        if self.record.count() == 1 and not self.record.itemData(0):
            return  # a document of the whole dossier: it is printed of no record
        same = [at for at in range(self.record.count()) if self.record.itemText(at) == title]
        if title and len(same) == 1:
            self.record.setCurrentIndex(same[0])
        elif title:
            self.record.insertItem(0, title, reference)
            self.record.setCurrentIndex(0)

    def _browse(self) -> None:
        folder = choose_folder(self, self.folder.text(), _("Where shall the document be kept?"))
        if folder:
            self.folder.setText(folder)

    # printing ----------------------------------------------------------------------------------------

    def print_document(self) -> None:
        """Print beside the window; the dialog says how far it is."""
        from cufdesk.usecases.printing import print_document

        self._place.show_error("")
        folder = self.folder.text().strip()
        if not os.path.isdir(folder):
            self._place.show_error(_("This folder does not exist."))
            self.fit_later()
            return
        # The dossier's own folder is not kept: for another dossier, that one's own is meant.
        self._desk.settings.keep_folder("printing", "" if os.path.abspath(folder) == self._own else folder)
        what, language = chosen_key(self.document), chosen_key(self.language)
        reference, layout = self._reference(), cast("Layout", chosen_key(self.layout_choice))
        dossier, warnings = self._desk.dossier, list[str]()

        def work(job: Job) -> Path:
            return print_document(
                dossier,
                what,
                reference,
                language,
                target=Path(folder),
                layout=layout,
                progress=job.progress,
                cancelled=job.cancelled,
                warn=warnings.append,
            )

        self._busy(True)
        label = _("Printing: {title}").format(title=self.document.currentText())
        self._job = self._desk.background.run(
            work,
            lambda path: self._done(path, warnings),
            self,
            label=label,
            refused=self._refused,
            stopped=self._stopped,
        )
        self._desk.background.moved.connect(self._move)

    def preview(self) -> None:
        """Show the document in the preview, which stands beside the window: this dialog closes."""
        what, reference = chosen_key(self.document), self._reference()
        language = chosen_key(self.language)
        layout = chosen_key(self.layout_choice)
        self.accept()
        self._desk.preview_document(what, reference, language, layout)

    def _busy(self, busy: bool) -> None:
        self.print_button.setEnabled(not busy)
        self.preview_button.setEnabled(not busy)
        self.stop.setText(_("Stop") if busy else _("Close"))
        self.bar.setRange(0, 0)
        self.bar.setVisible(busy)
        if busy:
            self.sentence.hide()
            self.printed.hide()
        else:
            self._job = None
            self._desk.background.moved.disconnect(self._move)
        self.fit_later()

    def _move(self, job: Job) -> None:
        if job is self._job and job.fraction > 0:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(job.fraction * 1000))

    def _done(self, path: Path, warnings: list[str]) -> None:
        self._busy(False)
        self.sentence.setText("\n".join(warnings))
        self.sentence.setVisible(bool(warnings))
        self._show_result(str(path))
        self._desk.notify(_("Printed: {name}").format(name=path.name))
        self.open_button.setFocus()

    def _refused(self, refusal: Refusal) -> None:
        self._busy(False)
        self.sentence.setText(refusal.sentence)
        self.sentence.show()

    def _stopped(self) -> None:
        self._busy(False)
        sentence = _("Printing was cancelled: nothing was written.")
        self.sentence.setText(sentence)
        self.sentence.show()
        self._desk.notify(sentence)

    def _show_result(self, path: str) -> None:
        self.path = path
        self.bar.setVisible(False)
        self.printed.setVisible(bool(path))
        if path:
            self.weight.show_file(os.path.getsize(path))
            self.send_button.setEnabled(not self._desk.read_only)
            self.state.show_text(
                _("{name} is ready ({size}).").format(
                    name=os.path.basename(path), size=said_size(os.path.getsize(path))
                )
            )
            self.fit_later()

    def _send(self) -> None:
        """Go on with the same document in the send dialog."""
        what, reference = chosen_key(self.document), self._reference()
        layout = cast("Layout", chosen_key(self.layout_choice))
        begin = ToSend(what, reference, chosen_key(self.language), layout=layout)
        self.reject()
        self._desk.send_document(begin)

    def _open_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.path))

    def _open_folder(self) -> None:
        open_folder(self.path)

    @override
    def reject(self) -> None:
        """Stop what is going on, or close."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()
