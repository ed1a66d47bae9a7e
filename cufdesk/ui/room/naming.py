"""Who is meant after @: names offered while one types in the line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView
from typing_extensions import override

from cufdesk.folding import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLineEdit

_SHOWN = 6
_PRESS = QEvent.Type.KeyPress
_TAKING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}


class Naming(QObject):
    """Offers names behind the last @ of a line; Enter or Tab takes the one that is marked, Esc none."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._names: Sequence[tuple[str, list[str]]] = ()
        self._model = QStringListModel(self)
        self.completer = QCompleter(self._model, self)
        self.popup = QListView()
        self.completer.setPopup(self.popup)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setMaxVisibleItems(_SHOWN)
        self.completer.setWidget(line)
        chosen: Any = self.completer.activated  # two signals under one name
        chosen[str].connect(self.take)
        line.textEdited.connect(self._offer)
        self.popup.installEventFilter(self)

    def know(self, names: Sequence[str]) -> None:
        """Take the names that can be offered."""
        self._names = [(name, words_of(name)) for name in names]

    def fitting(self, typed: str) -> list[str]:
        """Return the names with a word that begins like each typed one, at most six."""
        wanted = words_of(typed)
        found = [
            name
            for name, words in self._names
            if all(any(word.startswith(part) for word in words) for part in wanted)
        ]
        return found[:_SHOWN] if wanted else []

    def take(self, name: str) -> None:
        """Put a name in the place of what was typed behind the @."""
        start, end = self._stretch()
        text = self._line.text()
        space = " " if text[start - 1 : start] in {"@", ","} else ""
        whole = f"{text[:start]}{space}{name} {text[end:].lstrip()}"
        self._line.setText(whole)
        self._line.setCursorPosition(len(text[:start]) + len(space) + len(name) + 1)

    def _offer(self) -> None:
        start, end = self._stretch()
        typed = self._line.text()[start:end] if start >= 0 else ""
        found = self.fitting(typed)
        if not found or found == [typed.strip()]:
            self.popup.hide()
            return
        self._model.setStringList(found)
        self.completer.complete()
        self.popup.setCurrentIndex(self._model.index(0))

    def _stretch(self) -> tuple[int, int]:
        """Return where the name stands that the cursor is in, or (-1, -1) outside of a name."""
        text, at = self._line.text(), self._line.cursorPosition()
        begun = max(text.rfind("@", 0, at), text.rfind(",", 0, at))
        mark = text.rfind("@", 0, at)
        if mark < 0 or text.rfind(">", mark, at) >= 0 or (mark > 0 and not text[mark - 1].isspace()):
            return -1, -1
        start = begun + 1
        while start < at and text[start] == " ":
            start += 1
        return start, at

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.popup
            and isinstance(event, QKeyEvent)
            and event.type() == _PRESS
            and Qt.Key(event.key()) in _TAKING
            and self.popup.currentIndex().isValid()
        ):
            name = str(self.popup.currentIndex().data())
            self.popup.hide()
            self.take(name)
            return True
        return super().eventFilter(watched, event)
