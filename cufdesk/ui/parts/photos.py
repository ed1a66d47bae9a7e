"""Photos of rows that are looked at: read and made small beside the window, a few at a time, and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader

if TYPE_CHECKING:
    from cufdesk.storage.lists import Lists
    from cufdesk.ui.parts.background import Background

_AT_ONCE = 4  # no keystroke waits for more
_WAITING = 40  # rows that a tall screen shows
_KEPT = 600


class Photos(QObject):
    """Gives small photos; those asked for last come first, and those scrolled past are not read at all."""

    came = Signal()

    def __init__(self, lists: Lists, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._lists = lists
        self._background = background
        self._made: dict[tuple[str, int, int], QImage] = {}
        self._wanted: dict[tuple[str, int, int], None] = {}
        self._reading = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read)

    def of(self, person_id: str, weight: int, side: int) -> QImage | None:
        """Return a photo of at least `side` pixels each way, null if it is none; None while it comes.

        `weight`, its bytes, tells a photo from the one before.
        """
        key = (person_id, weight, side)
        made = self._made.get(key)
        if made is None:
            self._wanted.pop(key, None)
            self._wanted[key] = None
            if not self._reading:
                self._soon.start()
        return made

    def _read(self) -> None:
        if self._reading or not self._wanted:
            return
        keys = [self._wanted.popitem()[0] for _turn in range(min(_AT_ONCE, len(self._wanted)))]
        while len(self._wanted) > _WAITING:
            del self._wanted[next(iter(self._wanted))]
        lists = self._lists

        def read() -> list[QImage]:
            return [small(lists.photo(person_id) or b"", side) for person_id, _weight, side in keys]

        self._reading = True
        job = self._background.ask(read, lambda images: self._take(keys, images), self, refused=self._fail)
        if job.cancelled():  # the window is closing
            self._reading = False

    def _take(self, keys: list[tuple[str, int, int]], images: list[QImage]) -> None:
        self._reading = False
        if len(self._made) > _KEPT:
            self._made.clear()
        self._made.update(zip(keys, images, strict=True))
        self.came.emit()
        if self._wanted:
            self._soon.start()

    def _fail(self, _refusal: object) -> None:
        self._reading = False


def small(content: bytes, side: int) -> QImage:
    """Return a picture just large enough to fill a square of pixels; a JPEG is never unfolded whole."""
    held = QByteArray(content)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and min(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    return reader.read()
