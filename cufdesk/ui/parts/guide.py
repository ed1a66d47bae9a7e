"""The user guide in a window of its own: chapters at the left, text at the right, search within."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QSplitter, QTextBrowser, QWidget
from typing_extensions import override

from cufdesk.folding import fold
from cufdesk.i18n import _, screen_language
from cufdesk.paths import resource
from cufdesk.ui.parts.pieces import column, named, words
from cufdesk.ui.parts.search_field import SearchField

_TOPIC = Qt.ItemDataRole.UserRole
_LINE = 140  # per cent
_HEADINGS = {1: (24, 0, 10), 2: (17, 20, 4), 3: (15, 14, 4)}  # size, room above and below, in pixels
_PARAGRAPH, _ENTRY = 10, 4  # room below


# A chapter that is not named here comes after these.
_ORDER = (
    "start",
    "contacts",
    "visits",
    "minutes",
    "in-the-room",
    "register",
    "prior-agreement",
    "committee",
    "budget",
    "calendar",
    "joint-document",
    "agreements",
    "sendings",
    "history",
    "search-and-keyboard",
    "files-and-safety",
    "two-copies",
    "data-protection",
    "command-line",
)


def chapters(language: str) -> list[tuple[str, str, str]]:
    """Return the chapters of the guide in a language: topic (its file's name), title, text."""
    folder = resource("guide", language)
    topics = [name.removesuffix(".md") for name in os.listdir(folder) if name.endswith(".md")]
    found = []
    for topic in sorted(
        topics, key=lambda topic: (_ORDER.index(topic) if topic in _ORDER else len(_ORDER), topic)
    ):
        with open(os.path.join(folder, f"{topic}.md"), encoding="utf-8") as file:
            text = file.read()
        found.append((topic, _title_of(text, topic), text))
    return found


def _title_of(text: str, topic: str) -> str:
    first = next((line for line in text.splitlines() if line.startswith("# ")), "")
    return first[2:].strip() or topic


class Guide(QWidget):
    """The window of the guide; it stays open beside the work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(_("Guide"))
        self.resize(960, 680)
        self._chapters = chapters(screen_language())
        self.search = SearchField(_("Search the guide"))
        self.search.textChanged.connect(self._fill)
        self.search.confirmed.connect(self._find_next)
        self.search.moved.connect(self._enter_contents)
        self.contents = named(QListWidget(), _("Contents"))
        self.contents.setFrameShape(QFrame.Shape.NoFrame)
        self.contents.setProperty("role", "plain")
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = named(QTextBrowser(), _("Text of the guide"))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self._nothing = words(_("Nothing found."), "muted")
        self._lay_out()
        self.contents.currentItemChanged.connect(self._show_chosen)
        self._fill("")

    def show_topic(self, topic: str) -> None:
        """Show a chapter; an unknown topic shows the first."""
        for at in range(self.contents.count()):
            item = self.contents.item(at)
            if item.data(_TOPIC) == topic:
                self.contents.setCurrentItem(item)
                return
        self.contents.setCurrentRow(0)

    def _lay_out(self) -> None:
        left = QWidget()
        side = column(left, margins=16, spacing=12)
        side.addWidget(self.search)
        side.addWidget(self._nothing)
        side.addWidget(self.contents, 1)
        both = QSplitter()
        both.addWidget(left)
        both.addWidget(self.text)
        both.setStretchFactor(1, 1)
        both.setSizes([300, 660])
        both.setChildrenCollapsible(False)
        column(self).addWidget(both)
        self.text.document().setDocumentMargin(32)

    def _fill(self, typed: str) -> None:
        """List the chapters that hold what was typed; all of them for nothing."""
        wanted = fold(typed.strip())
        current = self.contents.currentItem()
        topic = str(current.data(_TOPIC)) if self.contents.count() else ""
        self.contents.blockSignals(True)
        self.contents.clear()
        for name, title, text in self._chapters:
            if not wanted or wanted in fold(text):
                item = QListWidgetItem(title)
                item.setData(_TOPIC, name)
                self.contents.addItem(item)
        self.contents.blockSignals(False)
        self._nothing.setVisible(self.contents.count() == 0)
        self.show_topic(topic)

    def _show_chosen(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        text = next(text for name, _title, text in self._chapters if name == item.data(_TOPIC))
        self.text.document().setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        dress(self.text.document())
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        if self.search.text().strip():
            self.text.find(self.search.text().strip())

    def _follow(self, link: QUrl) -> None:
        """Follow a link to another chapter ("visits.md"); the guide has no links to the network."""
        self.show_topic(link.fileName().removesuffix(".md"))

    def _enter_contents(self) -> None:
        self.contents.setFocus()

    def _find_next(self) -> None:
        """Go to the next place that holds what was typed, and from the last to the first."""
        wanted = self.search.text().strip()
        if wanted and not self.text.find(wanted):
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(wanted)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


def dress(document: QTextDocument) -> None:
    """Give a text read from Markdown the sizes and spaces that Qt leaves out."""
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        shape = QTextBlockFormat()
        shape.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        level = block.blockFormat().headingLevel()
        if level:
            size, above, below = _HEADINGS[min(level, 3)]
            shape.setTopMargin(above)
            shape.setBottomMargin(below)
            _enlarge(cursor, size)
        else:
            in_list = block.textList() is not None
            shape.setBottomMargin(_ENTRY if in_list else _PARAGRAPH)
        cursor.mergeBlockFormat(shape)
        block = block.next()


def _enlarge(cursor: QTextCursor, size: int) -> None:
    """Set the cursor's heading in a size of pixels, in place of Markdown's relative one."""
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    letters = cursor.charFormat()
    letters.clearProperty(QTextFormat.Property.FontSizeAdjustment)
    letters.setProperty(QTextFormat.Property.FontPixelSize, size)
    letters.setFontWeight(QFont.Weight.DemiBold)
    cursor.setCharFormat(letters)


def show_chapter(above: QWidget, topic: str) -> Guide:
    """Show a chapter over a window that keeps the main one, and the guide of that, from being reached."""
    guide = Guide(above)
    guide.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    guide.show_topic(topic)
    guide.show()
    guide.activateWindow()
    return guide
