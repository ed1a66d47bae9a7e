"""The navigation rail: the pages of a dossier, and the window's menu, search and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QToolButton, QWidget
from typing_extensions import override

from cufdesk.i18n import N_, _
from cufdesk.ui.icons import icon
from cufdesk.ui.parts.pieces import (
    ToolButton,
    column,
    icon_button,
    named,
    on_click,
    prepare,
    restyle,
    row,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QBoxLayout

OPEN_WIDTH = 216
NARROW_WIDTH = 58
_ICON = 19
_LOW = 632  # logical pixels: below, the lines of full height have no room


class PageEntry(NamedTuple):
    """A page of the rail; its class is looked up on the first visit."""

    key: str
    title: str
    icon: str
    place: str
    shortcut: str = ""
    """Where it is not Ctrl and the page's number."""


PAGES = (
    PageEntry("home", N_("Home"), "house", "cufdesk.ui.pages.home:HomePage"),
    PageEntry("contacts", N_("Contacts"), "users", "cufdesk.ui.pages.contacts:ContactsPage"),
    PageEntry("visits", N_("Visits"), "plane", "cufdesk.ui.pages.visits:VisitsPage"),
    PageEntry("meetings", N_("Meetings"), "messages-square", "cufdesk.ui.pages.meetings:MeetingsPage"),
    PageEntry(
        "register", N_("Register"), "clipboard-list", "cufdesk.ui.pages.register:RegisterPage", "Ctrl+L"
    ),
    PageEntry("committee", N_("Committee"), "landmark", "cufdesk.ui.pages.committee:CommitteePage"),
    PageEntry("budgets", N_("Budget"), "wallet", "cufdesk.ui.pages.budgets:BudgetsPage"),
    PageEntry("calendar", N_("Calendar"), "calendar-days", "cufdesk.ui.pages.calendar:CalendarPage"),
    PageEntry("documents", N_("Joint document"), "file-pen", "cufdesk.ui.pages.documents:DocumentsPage"),
    PageEntry("agreements", N_("Agreements"), "handshake", "cufdesk.ui.pages.agreements:AgreementsPage"),
    PageEntry("sendings", N_("Sendings"), "send", "cufdesk.ui.pages.sendings:SendingsPage", "Ctrl+E"),
    PageEntry("history", N_("History"), "history", "cufdesk.ui.pages.history:HistoryPage"),
)


def shortcuts() -> dict[str, str]:
    """Return the shortcut of each page, by its key."""
    numbered = [entry.key for entry in PAGES if not entry.shortcut]
    numbers = {key: f"Ctrl+{number % 10}" for number, key in enumerate(numbered, start=1)}
    return {entry.key: entry.shortcut or numbers[entry.key] for entry in PAGES}


class Rail(QFrame):
    """Pages from top to bottom; folded to its icons where the window is narrow or the person prefers it."""

    chosen = Signal(str)
    search_asked = Signal()
    settings_asked = Signal()
    menu_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._narrow = self._low = False
        self._group = QButtonGroup(self)
        self.pages: dict[str, QToolButton] = {}
        self._others: list[QToolButton] = []
        outside = column(self, spacing=2)
        outside.setContentsMargins(9, 10, 10, 8)
        outside.addLayout(self._head())
        outside.addWidget(self._page_list(), 1)
        outside.addSpacing(8)  # in a low window the list ends right here
        self._add_other(outside, "search", _("Search everywhere"), "Ctrl+K", self.search_asked.emit)
        self._add_other(outside, "settings", _("Settings"), "Ctrl+,", self.settings_asked.emit)
        self.setFixedWidth(OPEN_WIDTH)

    def show_page(self, key: str) -> None:
        """Mark the page that is shown; an empty key marks none."""
        self._group.setExclusive(bool(key))
        for name, made in self.pages.items():
            made.setChecked(name == key)
            if name == key:
                self._area.ensureWidgetVisible(made, 0, 0)

    def set_dossier(self, is_open: bool) -> None:
        """Offer the pages only while a dossier is open."""
        for made in (*self.pages.values(), self._others[0]):
            made.setVisible(is_open)

    def set_narrow(self, narrow: bool) -> None:
        """Fold the rail to its icons, or unfold it."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._name.setVisible(not narrow)
        self.setFixedWidth(NARROW_WIDTH if narrow else OPEN_WIDTH)
        self._lay_all()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the lines closer where the window is low: all pages are seen at once."""
        super().resizeEvent(event)
        low = event.size().height() < _LOW
        if low != self._low:
            self._low = low
            self._lay_all()

    def _lay_all(self) -> None:
        for made in (*self.pages.values(), *self._others):
            _lay(made, self._narrow, self._low)

    def _head(self) -> QBoxLayout:
        head = row(spacing=4)
        self.menu_button = icon_button("list", _("Menu"), self.menu_asked.emit)
        self.menu_button.setToolTip(_("Menu (F10)"))
        self.menu_button.setFixedSize(38, 36)
        self._name = words("Cufdesk")
        self._name.setObjectName("rail_name")
        head.addWidget(self.menu_button)
        head.addWidget(self._name, 1)
        return head

    def _page_list(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("rail_inside")
        pages = column(inside, spacing=2)
        known = shortcuts()
        for entry in PAGES:
            made = self._made(entry.icon, _(entry.title), known[entry.key])
            made.setCheckable(True)
            made.clicked.connect(lambda _checked=False, key=entry.key: self.chosen.emit(key))
            self._group.addButton(made)
            self.pages[entry.key] = made
            pages.addWidget(made)
        pages.addStretch(1)
        area = named(QScrollArea(), _("Pages"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        hidden = "ScrollBarAlwaysOff"
        prepare(area, focusPolicy="NoFocus", horizontalScrollBarPolicy=hidden, verticalScrollBarPolicy=hidden)
        area.setWidget(inside)
        self._area = area
        return area

    def _add_other(
        self, layout: QBoxLayout, icon_name: str, title: str, shortcut: str, run: Callable[[], object]
    ) -> None:
        made = self._made(icon_name, title, shortcut)
        on_click(made, run)
        self._others.append(made)
        layout.addWidget(made)

    def _made(self, icon_name: str, title: str, shortcut: str) -> QToolButton:
        made = named(ToolButton(), title)
        made.setProperty("rail", True)
        made.setText(title)
        made.setToolTip(f"{title} ({shortcut})")
        made.setIcon(icon(icon_name))
        prepare(made, focusPolicy="StrongFocus")
        _lay(made, self._narrow, self._low)
        return made


def _lay(made: QToolButton, narrow: bool, low: bool) -> None:
    """Show icon and title, or the icon alone; in a low window a little lower."""
    prepare(made, toolButtonStyle="ToolButtonIconOnly" if narrow else "ToolButtonTextBesideIcon")
    made.setIconSize(QSize(_ICON if narrow else _ICON + 7, _ICON))
    made.setFixedSize((NARROW_WIDTH if narrow else OPEN_WIDTH) - 19, 35 if low else 38)
    restyle(made, "narrow", narrow)
