"""Files of contacts dropped on the page of contacts.

Qt gives a drag to the field under it, which would take the file's address as text: so the drag is looked at
where the system hands it to the window as a whole, as for PDFs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDropEvent
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

ENDINGS = (".vcf", ".csv", ".xlsx", ".ods")


class FileDrops(QObject):
    """Takes one file of contacts while a page is shown, and hands its path on."""

    def __init__(self, page: QWidget, take: Callable[[str], object]) -> None:
        super().__init__(page)
        self._page = page
        self._take = take
        self._watched: QObject | None = None

    def watch(self) -> None:
        """Look at drags of the page's window, which is there once the page is shown."""
        handle = self._page.window().windowHandle()
        if handle is not self._watched:
            handle.installEventFilter(self)
            self._watched = handle

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        if event.type() not in kinds or not self._page.isVisible():
            return False
        drag = cast("QDropEvent", event)
        path = contacts_in(drag.mimeData())
        if not path:
            return False
        drag.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            # The other program waits until the drop is over.
            QTimer.singleShot(0, self, lambda: self._take(path))
        return True


def contacts_in(data: QMimeData) -> str:
    """Return the one file of contacts of this machine that is dragged, or nothing."""
    paths = [url.toLocalFile() for url in data.urls()] if data.hasUrls() else []
    return paths[0] if len(paths) == 1 and paths[0].lower().endswith(ENDINGS) else ""
