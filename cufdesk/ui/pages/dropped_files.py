"""Files dropped on a part of a page, whatever they are.

Qt gives a drag to the field under it, which would take the file's address as text, and the window takes
every PDF for one that came back: so the drag is looked at where the system hands it to the window as a whole,
before anybody else does, and taken while it is over its part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QDragLeaveEvent, QDropEvent
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.parts.pieces import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class DroppedFiles(QObject):
    """Takes files dropped on a widget, and hands their paths on."""

    def __init__(self, over: QWidget, take: Callable[[Sequence[str]], object]) -> None:
        super().__init__(over)
        self._over = over
        self._take = take
        self._watched: QObject | None = None
        self._leaving = False
        self._hint = words(_("Drop to attach to this meeting"), "heading")
        self._hint.setParent(over)
        self._hint.setAutoFillBackground(True)
        self._hint.hide()

    def watch(self) -> None:
        """Look at drags of the window that the widget stands in, before all who look already."""
        handle: QObject | None = self._over.window().windowHandle()
        if handle is None:
            return
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        handle.installEventFilter(self)
        self._watched = handle

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragLeave and not self._leaving:
            self._show_hint(shown=False)
        if kind not in _DRAGS or not self._over.isVisible():
            return False
        drag = cast("QDropEvent", event)
        paths = files_in(drag.mimeData()) if self._is_over(drag.position().toPoint()) else []
        was_shown, is_drop = not self._hint.isHidden(), kind == QEvent.Type.Drop
        self._show_hint(shown=bool(paths) and not is_drop)
        if not paths:
            return False
        if not was_shown:
            self._send_others_away(watched)
        drag.acceptProposedAction()
        if is_drop:
            # The other program waits until the drop is over.
            QTimer.singleShot(0, self, lambda: self._take(paths))
        return True

    def _is_over(self, place: QPoint) -> bool:
        """Tell whether a place of the window lies over the widget, as far as that can be seen."""
        window = self._over.window()
        part: QWidget | None = self._over
        while part is not None and part is not window:  # what is scrolled out of an area is not seen
            if not QRect(part.mapTo(window, QPoint(0, 0)), part.size()).contains(place):
                return False
            part = part.parentWidget()
        return True

    def _send_others_away(self, handle: QObject) -> None:
        """Tell who else looks at drags that this one is not theirs any more."""
        self._leaving = True
        QCoreApplication.sendEvent(handle, QDragLeaveEvent())
        self._leaving = False

    def _show_hint(self, *, shown: bool) -> None:
        self._hint.setGeometry(self._over.rect())
        self._hint.setVisible(shown)
        self._hint.raise_()


def files_in(data: QMimeData) -> list[str]:
    """Return the files of this machine that are dragged; none where something else is with them."""
    paths = [url.toLocalFile() for url in data.urls()] if data.hasUrls() else []
    return paths if all(paths) else []
