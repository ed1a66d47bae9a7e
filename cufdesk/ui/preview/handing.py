"""What can be done with a previewed document: keep it, open it in another program, print it on paper."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog

from cufdesk.i18n import _, ngettext
from cufdesk.refusal import Refusal, why
from cufdesk.ui.parts.dialogs import choose_new_file, confirm, tell
from cufdesk.ui.parts.notice import Answer
from cufdesk.ui.parts.opening import open_folder, passing_copy

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.background import Job
    from cufdesk.ui.preview.window import PreviewWindow

_KEPT = "kept"


class Handing(QObject):
    """Hands the document that a window shows on to files, programs and printers."""

    def __init__(self, desk: Desk, window: PreviewWindow) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    # a file ------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Ask where the document is to be kept, and write it there exactly as it is shown."""
        printed = self._window.printed
        if printed is None:
            return
        own = os.path.dirname(os.path.abspath(self._desk.path)) if self._desk.path else ""
        title = _("Where shall the document be kept?")
        chosen = choose_new_file(
            self._window, self._desk.settings, title, printed.name, ".pdf", use="printing", otherwise=own
        )
        if not chosen:
            return
        if os.path.dirname(os.path.abspath(chosen)) == own:  # for another dossier, that one's own is meant
            self._desk.settings.keep_folder("printing", "")
        question = _("{name} exists already. The new document takes its place.")
        asked = question.format(name=os.path.basename(chosen))
        if os.path.exists(chosen) and not confirm(self._window, _("Replace the file?"), asked, _("Replace")):
            return
        self.keep(Path(chosen))

    def keep(self, path: Path) -> None:
        """Write the document into a file, whole or not at all."""
        printed = self._window.printed
        if printed is None:
            return
        data = printed.data

        def work(_job: Job) -> Path:
            from cufdesk.usecases.kept_pdfs import keep_pdf

            return keep_pdf(data, path)

        label = _("Saving: {name}").format(name=path.name)
        self._desk.background.run(work, self._kept, self, label=label, refused=self._refused)

    def _kept(self, path: Path) -> None:
        sentence = _("{name} is saved.").format(name=path.name)
        answers = [
            Answer(_("Open"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))),
            Answer(_("Show in folder"), lambda: open_folder(str(path))),
        ]
        self._window.notices.show(_KEPT, sentence, answers, "success")
        self._desk.notify(sentence)

    def _refused(self, refusal: Refusal) -> None:
        tell(self._window, _("This cannot be done"), refusal.sentence)

    # another program ---------------------------------------------------------------------------------

    def open_outside(self) -> None:
        """Open a passing copy in the system's program for PDF; it is removed when this program ends."""
        printed = self._window.printed
        if printed is None:
            return
        try:
            path = passing_copy(printed.name, printed.data)
        except OSError as error:
            sentence = _("The document cannot be handed over: {reason}.")
            self._refused(Refusal(sentence.format(reason=why(error))))
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._refused(Refusal(_("No program for PDF files was found on this computer.")))

    # paper -------------------------------------------------------------------------------------------

    def print_on_paper(self) -> None:
        """Ask for printer, pages and copies, then print."""
        printed = self._window.printed
        if printed is None:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            sentence = _("This computer knows no printer. Save the document as PDF to print it elsewhere.")
            self._refused(Refusal(sentence))
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(printed.name)
        printer.setCreator("cufdesk")
        count = printed.pages.count
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(_("Print on paper"))
        dialog.setMinMax(1, count)
        dialog.setFromTo(1, count)
        option = QPrintDialog.PrintDialogOption
        dialog.setOptions(
            option.PrintPageRange
            | option.PrintCurrentPage
            | option.PrintCollateCopies  # not into a file: a print that is stopped would leave half of one
            | option.PrintShowPageSize
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.send(printer)

    def send(self, printer: QPrinter) -> None:
        """Print what the printer is set to, beside the window.

        The work has pages of its own and tells the desk: this window may be closed meanwhile.
        """
        printed = self._window.printed
        if printed is None:
            return
        data, name, current, desk = printed.data, printed.name, self._window.view.page, self._desk

        def work(job: Job) -> int:
            from cufdesk.exchange.pdf_pages import PdfPages
            from cufdesk.ui.preview.paper import chosen_pages, print_pages, with_copies

            pages = PdfPages(data, name)
            try:
                numbers = with_copies(printer, chosen_pages(printer, pages.count, current))
                return print_pages(pages, printer, numbers, job)
            finally:
                pages.close()

        def done(sheets: int) -> None:
            sentence = ngettext(
                "{count} page was sent to the printer.", "{count} pages were sent to the printer.", sheets
            )
            desk.notify(sentence.format(count=sheets))

        label = _("Printing on paper: {name}").format(name=name)
        desk.background.run(
            work, done, desk, label=label, stopped=lambda: desk.notify(_("Printing on paper was stopped."))
        )
