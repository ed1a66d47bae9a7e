"""From a PDF dropped anywhere on the window, or chosen, to the sheet that says what it is.

Qt gives a drag to whatever field lies under it, and a field would take the file's address as text: so the
drag is looked at before, where the system hands it to the window as a whole. Only PDFs are taken, and only
while a dossier is open; every other drag goes its usual way.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDropEvent
from typing_extensions import override

from cufdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

    from cufdesk.ui.main_window import MainWindow
    from cufdesk.ui.receiving.overlay import Overlay
    from cufdesk.ui.receiving.sheet import ReceivedSheet

ENDING = ".pdf"


class Receiving(QObject):
    """Takes PDFs and shows what they are."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._overlay: Overlay | None = None
        window.painted.connect(self._watch)

    def _watch(self) -> None:
        """Look at drags before the widget under them does; the system's window is there by now."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    # ways in -----------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for PDFs, then show what they are."""
        from cufdesk.ui.parts.dialogs import choose_files

        if not self._desk.path:
            return
        filters = [(_("PDF documents"), f"*{ENDING} *{ENDING.upper()}"), (_("All files"), "*")]
        paths = choose_files(
            self._window,
            self._desk.settings,
            _("Recognise a received PDF"),
            filters,
            use="received",
            otherwise=os.path.dirname(self._desk.path),
        )
        if paths:
            self.show(paths)

    def show(self, paths: Sequence[str]) -> ReceivedSheet:
        """Show what some files are."""
        from cufdesk.ui.receiving.sheet import ReceivedSheet

        sheet = ReceivedSheet(self._desk, paths, self._window)
        sheet.open()
        return sheet

    # dropping ----------------------------------------------------------------------------------------

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            return self._take(cast("QDropEvent", event))
        if kind == QEvent.Type.DragLeave and self._overlay is not None:
            self._show_overlay(shown=False)
            return True
        return False

    def _take(self, event: QDropEvent) -> bool:
        paths = pdfs_in(event.mimeData()) if self._desk.path else []
        is_drop = event.type() == QEvent.Type.Drop
        self._show_overlay(shown=bool(paths) and not is_drop)
        if not paths:
            return False
        event.acceptProposedAction()
        if is_drop:
            # The other program waits until the drop is over.
            QTimer.singleShot(0, self, lambda: self.show(paths))
        return True

    def _show_overlay(self, *, shown: bool) -> None:
        if shown and self._overlay is None:
            from cufdesk.ui.receiving.overlay import Overlay

            self._overlay = Overlay(self._window)
        elif not shown and self._overlay is not None:
            self._overlay.hide()
            self._overlay.deleteLater()
            self._overlay = None


def pdfs_in(data: QMimeData) -> list[str]:
    """Return the PDFs of this machine among what is dragged; none where something else is with them."""
    paths = [url.toLocalFile() for url in data.urls()] if data.hasUrls() else []
    return paths if all(path.lower().endswith(ENDING) for path in paths) else []
