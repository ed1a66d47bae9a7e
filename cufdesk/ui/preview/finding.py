"""Finding words in the document: as they are typed, a few pages at a time, from the page that is shown on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.parts.pieces import icon_button, row, words
from cufdesk.ui.parts.search_field import SearchField

if TYPE_CHECKING:
    from cufdesk.exchange.pdf_pages import Hit, PdfPages
    from cufdesk.refusal import Refusal
    from cufdesk.ui.parts.background import Background, Job

_TYPING = 150  # ms without a key before the search begins
_AT_ONCE = 4  # pages; a picture that is wanted meanwhile waits no longer


class Finder(QObject):
    """Searches a document beside the window; `hits` are in its order, `chosen` is one of them or -1."""

    changed = Signal()
    """There are more hits, another one is chosen, or the search is over."""
    chose = Signal()
    """Another hit is to be shown."""

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._pages: PdfPages | None = None
        self._job: Job | None = None
        self._words = ""
        self.hits: list[Hit] = []
        self.chosen = -1
        self.searching = False

    def show(self, pages: PdfPages | None, current: int) -> None:
        """Turn to another document, and search it for the same words."""
        self._pages = pages
        self.find(self._words, current)

    def find(self, sought: str, current: int) -> None:
        """Search for words; the first hit on or after the current page is chosen."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._words = sought
        self.hits, self.chosen = [], -1
        self.searching = bool(sought.strip()) and self._pages is not None
        if self.searching:
            self._look(0, current)
        self.changed.emit()

    def move(self, direction: int) -> None:
        """Choose the next hit (1) or the one before (-1), and from the last the first."""
        if self.hits:
            self.chosen = (self.chosen + direction) % len(self.hits)
            self.changed.emit()
            self.chose.emit()

    def _look(self, page: int, current: int) -> None:
        pages, sought = self._pages, self._words
        if pages is None:
            return
        end = min(page + _AT_ONCE, pages.count)

        def work(_job: Job) -> list[Hit]:
            return [hit for number in range(page, end) for hit in pages.find(number, sought)]

        def done(found: list[Hit]) -> None:
            self._take(found, current)
            self.searching = end < pages.count
            if self.searching:
                self._look(end, current)
            elif self.hits and self.chosen < 0:  # all of them stand before the page that is shown
                self.move(1)
            self.changed.emit()

        def refused(_refusal: Refusal) -> None:
            done([])  # a damaged page, which says so itself

        def stopped() -> None:
            self.searching = False

        self._job = self._background.draw(work, done, self, refused=refused, stopped=stopped)

    def _take(self, found: list[Hit], current: int) -> None:
        known = len(self.hits)
        self.hits += found
        if self.chosen < 0:
            self.chosen = next((known + at for at, hit in enumerate(found) if hit.page >= current), -1)
            if self.chosen >= 0:
                self.chose.emit()


class FindBar(QWidget):
    """The field to search with, how many hits there are, and the way from one to the next."""

    left = Signal()
    """Esc in the empty field: back to the pages."""

    def __init__(self, finder: Finder) -> None:
        super().__init__()
        self._finder = finder
        self.current = 0
        """The page from which to search."""
        self.field = _Field(_("Search the document"))
        self.field.setMinimumWidth(120)
        self.field.setMaximumWidth(300)
        self.count: QLabel = words("", "small")
        self.back = icon_button("chevron-up", _("Previous place (Shift+F3)"), lambda: finder.move(-1))
        self.on = icon_button("chevron-down", _("Next place (F3)"), lambda: finder.move(1))
        line = row(self, spacing=6)
        for widget in (self.field, self.count, self.back, self.on):
            line.addWidget(widget)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        self._typing.timeout.connect(self._search)
        self.field.textChanged.connect(lambda _text: self._typing.start())
        self.field.confirmed.connect(lambda: self._confirm(1))
        self.field.backwards.connect(lambda: self._confirm(-1))
        self.field.left.connect(self.left)
        finder.changed.connect(self._show)
        self._show()

    def _search(self) -> None:
        self._finder.find(self.field.text(), self.current)

    def _confirm(self, direction: int) -> None:
        """Enter: search at once what was just typed, else go to the next hit."""
        if self._typing.isActive():
            self._typing.stop()
            self._search()
        else:
            self._finder.move(direction)

    def _show(self) -> None:
        finder = self._finder
        text = ""
        if finder.hits:
            text = _("{number} of {count}").format(number=finder.chosen + 1, count=len(finder.hits))
        elif finder.searching:
            text = _("Searching…")
        elif self.field.text().strip() and not self._typing.isActive():
            text = _("Nothing found.")
        self.count.setText(text)
        self.count.setVisible(bool(text))
        for made in (self.back, self.on):
            made.setEnabled(bool(finder.hits))


class _Field(SearchField):
    """The search field, which also knows the way back."""

    backwards = Signal()
    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.backwards.emit()
        elif event.key() == Qt.Key.Key_Escape and not self.text():
            self.left.emit()
        else:
            super().keyPressEvent(event)
