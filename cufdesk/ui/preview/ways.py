"""The ways to the preview: of the page that is shown, of a document that something asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from cufdesk.ui.main_window import MainWindow


class Previews(QObject):
    """Opens previews over the window of the dossier; what they need is loaded with the first."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.desk.preview_asked.connect(self.show)

    def show_page(self) -> None:
        """Show the document of the page that is shown; where it has none, the person chooses one."""
        page = self._window.page
        if page is not None and page.printable:
            self.show(page.printable, page.shown_id())
        else:
            self._window.print_page()

    def show(self, what: str, reference: str = "", language: str = "") -> None:
        """Show a document in a window of its own before it is kept."""
        from cufdesk.ui.preview.window import open_preview

        if self._window.desk.path:
            open_preview(self._window.desk, self._window, what, reference, language)
