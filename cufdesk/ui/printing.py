"""The ways to a printed document: print dialog and preview, of a page or of what something asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from cufdesk.documents.two_languages import Layout
    from cufdesk.ui.main_window import MainWindow


class Printing(QObject):
    """Opens print dialogs and previews over the window; what they need is loaded with the first."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.desk.printing_asked.connect(self.ask)
        window.desk.preview_asked.connect(self.preview)

    def ask_for_page(self) -> None:
        """Open the print dialog on the document of the page that is shown."""
        page = self._window.page
        self.ask(page.printable if page else "", page.shown_id() if page else "")

    def ask(self, what: str = "", reference: str = "") -> None:
        """Open the print dialog."""
        from cufdesk.ui.parts.print_dialog import PrintDialog

        if self._window.desk.path:
            PrintDialog(self._window.desk, what, reference, self._window).open()

    def preview_page(self) -> None:
        """Show the document of the page that is shown; where it has none, the person chooses one."""
        page = self._window.page
        if page is not None and page.printable:
            self.preview(page.printable, page.shown_id())
        else:
            self.ask_for_page()

    def preview(self, what: str, reference: str = "", language: str = "", layout: Layout = "columns") -> None:
        """Show a document in a window of its own before it is kept."""
        from cufdesk.ui.preview.window import open_preview

        if self._window.desk.path:
            open_preview(self._window.desk, self._window, what, reference, language, layout)
