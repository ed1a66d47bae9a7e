"""The two bars above the pages: what the document is and can become; which page is seen, and how large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QIntValidator, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.parts.elided import Elided
from cufdesk.ui.parts.pieces import button, column, icon_button, named, row, set_icon, words
from cufdesk.ui.preview.layout import STEPS
from cufdesk.ui.preview.view import PAGE, WIDTH
from cufdesk.words import LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEIGHT, _LOWER = 60, 48
_WIDE = 980  # logical pixels: below, buttons with an icon drop their word
_ROOM_FOR_STEPS, _ROOM_FOR_ZOOM = 820, 640  # below, the keyboard has what the bar leaves out


class HeadBar(QFrame):
    """Title, file name, language, and what can be done with the document."""

    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("top_bar")
        self.setFixedHeight(_HEIGHT)
        self.title = Elided("", "heading")
        self.file_name = Elided("", "small", middle=True)
        self.language = named(QComboBox(), _("Language"))
        self.language.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.language.activated.connect(lambda _at: self.language_chosen.emit(self.language.currentData()))
        self.opening = button(_("Open"), icon="external-link", tip=_("Open in the PDF program"))
        self.saving = button(_("Save as PDF…"), icon="download", tip=_("Save as PDF… (Ctrl+S)"))
        self.sending = button(_("Send…"), icon="send")
        self.paper = button(_("Print on paper…"), icon="printer", primary=True)
        texts = column(spacing=0)
        texts.addStretch(1)
        texts.addWidget(self.title)
        texts.addWidget(self.file_name)
        texts.addStretch(1)
        line = row(self, spacing=10)
        line.setContentsMargins(20, 0, 16, 0)
        line.addLayout(texts, 1)
        for widget in (self.language, *self.acts()):
            line.addWidget(widget)

    def acts(self) -> tuple[QWidget, ...]:
        """Return the buttons that need a document."""
        return (self.opening, self.saving, self.sending, self.paper)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for made, word, icon in (
            (self.opening, _("Open"), "external-link"),
            (self.saving, _("Save as PDF…"), "download"),
            (self.sending, _("Send…"), "send"),
        ):
            made.setAccessibleName(word)
            made.setText(word if self.width() >= _WIDE else "")
            set_icon(made, icon)

    def show_document(self, title: str, file_name: str, languages: Iterable[str], language: str) -> None:
        """Say which document is shown, and the languages in which it can be had."""
        self.title.show_text(title)
        self.file_name.show_text(file_name)
        with QSignalBlocker(self.language):
            self.language.clear()
            for key in languages:
                self.language.addItem(_(LANGUAGE[key]), key)
            self.language.setCurrentIndex(max(0, self.language.findData(language)))
        self.language.setVisible(self.language.count() > 1)


class ViewBar(QFrame):
    """The page that is shown, the zoom, and room for the search."""

    page_asked = Signal(int)
    """A page, from 0."""
    mode_asked = Signal(str)
    zoom_asked = Signal(float)
    stepped = Signal(int)

    def __init__(self, search: QWidget) -> None:
        super().__init__()
        self.setObjectName("top_bar")
        self.setFixedHeight(_LOWER)
        self.side = icon_button("panel-left", _("Show or hide the pages at the side (Ctrl+B)"))
        self.side.setCheckable(True)
        self.page = named(QLineEdit(), _("Page"))
        self.page.setFixedWidth(56)
        self.page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.page.returnPressed.connect(self._ask_page)
        self.count = words("", "muted")
        self.zoom = named(QComboBox(), _("Zoom"))
        self.zoom.setMinimumWidth(140)
        for key, name in ((WIDTH, _("Fit width")), (PAGE, _("Fit page"))):
            self.zoom.addItem(name, key)
        for step in STEPS:
            self.zoom.addItem(said_zoom(step), step)
        self.zoom.activated.connect(self._ask_zoom)
        self.out = icon_button("zoom-out", _("Smaller (Ctrl+-)"), lambda: self.stepped.emit(-1))
        self.closer = icon_button("zoom-in", _("Larger (Ctrl++)"), lambda: self.stepped.emit(1))
        line = row(self, spacing=6)
        line.setContentsMargins(12, 0, 16, 0)
        line.addWidget(self.side)
        line.addSpacing(8)
        line.addWidget(self.page)
        line.addWidget(self.count)
        line.addSpacing(12)
        for widget in (self.out, self.zoom, self.closer):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(search)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.zoom.setVisible(self.width() >= _ROOM_FOR_ZOOM)
        for made in (self.out, self.closer):
            made.setVisible(self.width() >= _ROOM_FOR_STEPS)

    def show_count(self, count: int) -> None:
        """Say how many pages there are."""
        self.page.setValidator(QIntValidator(1, max(1, count), self))
        self.count.setText(f"/ {count}")

    def show_page(self, page: int) -> None:
        """Say which page (from 0) is shown."""
        self.page.setText(str(page + 1))

    def show_zoom(self, zoom: float, mode: str) -> None:
        """Say at which zoom pages are shown, and what it follows."""
        at = self.zoom.findData(mode or zoom)
        self.zoom.setPlaceholderText(said_zoom(zoom))
        self.zoom.setCurrentIndex(at)
        self.zoom.setToolTip(said_zoom(zoom))
        self.zoom.setAccessibleDescription(said_zoom(zoom))

    def _ask_page(self) -> None:
        self.page_asked.emit(int(self.page.text()) - 1)

    def _ask_zoom(self, at: int) -> None:
        chosen = self.zoom.itemData(at)
        if isinstance(chosen, str):
            self.mode_asked.emit(chosen)
        else:
            self.zoom_asked.emit(chosen)


def said_zoom(zoom: float) -> str:
    """Return a zoom as it is said: "125%"."""
    return _("{number}%").format(number=round(zoom * 100))
