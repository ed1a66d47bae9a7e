"""The window: rail, top bar, pages, status line; it assembles them and passes on what they ask."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.draft_keeper import DraftKeeper
from cufdesk.ui.draft_offers import DraftOffers
from cufdesk.ui.files import Files
from cufdesk.ui.merging.flow import Merging
from cufdesk.ui.parts.notice import Notices
from cufdesk.ui.parts.pieces import column, row
from cufdesk.ui.printing import Printing
from cufdesk.ui.rail import PAGES, Rail
from cufdesk.ui.receiving.flow import Receiving
from cufdesk.ui.safety import Safety
from cufdesk.ui.sending.flow import Dispatch
from cufdesk.ui.status import StatusLine
from cufdesk.ui.top_bar import TopBar
from cufdesk.ui.undoing import Undoing

if TYPE_CHECKING:
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.menu import WindowMenu
    from cufdesk.ui.pages.page import Page
    from cufdesk.ui.parts.guide import Guide

_NARROW = 900  # logical pixels: below, the rail is folded
_LOW = 520
_FIRST_SIZE = (1280, 800)
_TITLE_BAR, _BORDER = 40, 4  # what the system draws around the window


class MainWindow(QMainWindow):
    """One window on one dossier, or on the welcome page."""

    painted = Signal()
    """The first paint is done: what is heavy may load now."""
    turned = Signal()
    """The window shows a dossier, or none, or the same one in another language: notices are told anew."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.files = Files(self)
        self.safety = Safety(self)
        self.merging = Merging(self)
        self.dispatch = Dispatch(self)
        self.printing = Printing(self)
        self.receiving = Receiving(self)
        self._was_painted = False
        self._page: Page | None = None
        self._key = ""
        self._pages: dict[str, Page] = {}
        self._typed: dict[str, str] = {}
        self._outdated: dict[str, frozenset[str]] = {}
        self.draft_keeper = DraftKeeper(self)
        self.draft_offers = DraftOffers(self, self.draft_keeper)
        self.undoing = Undoing(self)
        self._assemble()
        self._place()
        desk.went.connect(self.go)
        desk.changed.connect(self._refresh)
        desk.refused.connect(self._tell_refusal)
        desk.background.refused.connect(self._tell_refusal)
        desk.held.connect(self._tell_held)
        desk.hold_changed.connect(self._show_hold)
        desk.reading_asked.connect(self._read_minutes)
        desk.guide_asked.connect(self.show_guide)

    # building ----------------------------------------------------------------------------------------

    def _assemble(self) -> None:
        """Make the frame in the screen's language; called again when the language changes."""
        frame = QWidget()
        self.rail = Rail()
        self.top_bar = TopBar(self.undoing)
        self.stack = QStackedWidget()
        self.stack.setObjectName("page_ground")
        self.notices = Notices(frame)
        self.status = StatusLine(self.desk.background)
        self.desk.notified.connect(self.status.notify)
        right = column(spacing=0)
        right.addWidget(self.top_bar)
        right.addWidget(self.notices.area)
        right.addWidget(self.stack, 1)
        upper = row(spacing=0)
        upper.addWidget(self.rail)
        upper.addLayout(right, 1)
        whole = column(frame, spacing=0)
        whole.addLayout(upper, 1)
        whole.addWidget(self.status)
        self.rail.chosen.connect(self.go)
        self.rail.search_asked.connect(self.search_everywhere)
        self.rail.settings_asked.connect(self.show_settings)
        self.rail.menu_asked.connect(self.show_menu)
        self.top_bar.searched.connect(self._search)
        self.top_bar.list_asked.connect(self._enter_list)
        self.setCentralWidget(frame)
        self._frame = frame
        self._menu: WindowMenu | None = None
        self._guide: Guide | None = None
        self.setWindowTitle("Cufdesk")
        self.rail.set_dossier(bool(self.desk.path))
        frame.setFocus()  # else Qt gives it to the first button, the menu's

    def _place(self) -> None:
        """Stand where the window stood, else as large as it needs and the screen has room for."""
        room = self.screen().availableGeometry()
        width, height = _FIRST_SIZE
        self.resize(min(width, room.width() - _BORDER), min(height, room.height() - _TITLE_BAR))
        self.setMinimumSize(480, 320)
        if self.desk.settings.window:
            self.restoreGeometry(QByteArray.fromBase64(self.desk.settings.window.encode()))

    def finish(self) -> None:
        """Make what the first paint could do without: the menu with its shortcuts."""
        from cufdesk.ui.language import speak_in_qt
        from cufdesk.ui.menu import WindowMenu

        if self._menu is None:
            speak_in_qt()
            self._menu = WindowMenu(self, self._frame)
            self._menu.set_dossier(bool(self.desk.path), read_only=self.desk.read_only)

    def rebuild(self) -> None:
        """Make the window anew after a change of language; page, record and unsaved edits stay."""
        key = self._key
        states = {name: page.state() for name, page in self._pages.items()}
        typed = dict(self._typed)
        had_focus = self.top_bar.search.hasFocus()
        self.drop_pages()
        self._assemble()
        self.finish()
        self._fit()
        self._typed = typed
        self.show_dossier(key or "home")
        for name, state in states.items():
            self._made(name).restore(state)
        if had_focus:
            self.focus_search()

    # the dossier -------------------------------------------------------------------------------------

    def show_dossier(self, key: str = "home") -> None:
        """Show the dossier that the desk has now, or the welcome page."""
        is_open = bool(self.desk.path)
        self.rail.set_dossier(is_open)
        self.top_bar.setVisible(is_open)
        self._show_hold()
        if is_open:
            self.go(key)
            self.rail.pages[key].setFocus()
        else:
            self._show_welcome()
        self.turned.emit()

    def drop_pages(self) -> None:
        """Let go of the pages and notices; the desk may then turn to another dossier."""
        self._page, self._key = None, ""
        self.top_bar.show_page(None)
        while (widget := self.stack.currentWidget()) is not None:
            self.stack.removeWidget(widget)
            widget.deleteLater()
        self._pages.clear()
        self._typed.clear()
        self._outdated.clear()
        self.notices.clear()

    def may_leave(self) -> bool:
        """Ask each page what becomes of its unsaved edits; False means that the person stays."""
        for key, page in self._pages.items():
            self._bring_up_to_date(key)
            if not page.may_leave():
                self.go(key)
                return False
        self.draft_keeper.finish()
        self.draft_offers.forget()
        return True

    def _show_welcome(self) -> None:
        from cufdesk.ui.parts.welcome import Welcome

        welcome = Welcome(self.desk, self.files, self.safety)
        self.stack.addWidget(welcome)
        self.stack.setCurrentWidget(welcome)
        welcome.ways[0].setFocus()
        self.rail.show_page("")
        self.setWindowTitle("Cufdesk")

    def _show_hold(self) -> None:
        """Say whether the dossier can only be read, and offer what then can be done."""
        read_only = self.desk.read_only
        self.status.show_dossier(self.desk.path, read_only=read_only, why=self.desk.protection)
        if self._menu is not None:
            self._menu.set_dossier(bool(self.desk.path), read_only=read_only)
        if self._page is not None:
            self.top_bar.read(self._page)

    # pages -------------------------------------------------------------------------------------------

    def place(self) -> tuple[str, str]:
        """Return the page that is shown, and the record on it."""
        return self._key, self._page.shown_id() if self._page else ""

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._page

    def visited(self) -> tuple[Page, ...]:
        """Return the pages that were visited so far."""
        return tuple(self._pages.values())

    def go(self, key: str, record_id: str = "") -> None:
        """Show a page, made on its first visit, and a record on it."""
        if not self.desk.path:
            return
        page = self._made(key)
        is_other = page is not self._page
        if is_other:
            has_focus = self.rail.pages[key].hasFocus()
            self._key, self._page = key, page
            self.stack.setCurrentWidget(page)
            self.rail.show_page(key)
            self.top_bar.show_page(page, self._typed.get(key, ""))
            self.setWindowTitle(self.files.titled(page.title()))  # Qt adds the program's name
        self._bring_up_to_date(key)
        if record_id:
            page.show_id(record_id)
        elif is_other and not has_focus:
            page.enter_list()

    def _bring_up_to_date(self, key: str) -> None:
        if kinds := self._outdated.pop(key, frozenset()):
            self._pages[key].refresh(kinds)

    def _made(self, key: str) -> Page:
        if key not in self._pages:
            place = next(entry.place for entry in PAGES if entry.key == key)
            module, _colon, name = place.partition(":")
            page: Page = getattr(importlib.import_module(module), name)(self.desk)
            page.header_changed.connect(lambda: self._read_header(page))
            self._pages[key] = page
            self.stack.addWidget(page)
        return self._pages[key]

    def _read_header(self, page: Page) -> None:
        if page is self._page:
            self.top_bar.read(page)

    def _search(self, words: str) -> None:
        if self._page is not None:
            self._typed[self._key] = words
            self._page.search(words)

    def _enter_list(self) -> None:
        if self._page is not None:
            self._page.enter_list()

    def _refresh(self, kinds: frozenset[str]) -> None:
        """Have the visible page read again what it shows, and the others when they are visited."""
        for key, page in self._pages.items():
            shown = kinds & page.kinds
            if shown and page is self._page:
                page.refresh(shown)
            elif shown:
                self._outdated[key] = self._outdated.get(key, frozenset()) | shown

    # acts --------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Start a new record on the page that is shown."""
        if self._page is not None:
            self._page.new()

    def save(self) -> None:
        """Save what is edited on the page that is shown."""
        if self._page is not None:
            self._page.save()

    def focus_search(self) -> None:
        """Give the keyboard to the page's search field."""
        self.top_bar.focus_search()

    def search_everywhere(self) -> None:
        """Open the search over the whole dossier."""
        from cufdesk.ui.parts.search_everywhere import SearchEverywhere

        if self.desk.path:
            SearchEverywhere(self.desk, self).open()

    def show_menu(self) -> None:
        """Open the window's menu below its button."""
        self.finish()
        if self._menu is not None:
            self._menu.popup(self.rail.menu_button.mapToGlobal(self.rail.menu_button.rect().bottomLeft()))

    def show_settings(self, typed: dict[str, Any] | None = None) -> None:
        """Open the settings, with what was typed in them before the language changed."""
        from cufdesk.ui.parts.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self.desk, self)
        if typed is not None:
            dialog.restore(typed)
        dialog.language_chosen.connect(
            lambda entered: QTimer.singleShot(0, self, lambda: self._speak_anew(entered))
        )
        dialog.open()

    def _speak_anew(self, typed: dict[str, Any]) -> None:
        """Make window and settings anew in the language chosen in these."""
        self.rebuild()
        self.show_settings(typed)

    def show_page_guide(self) -> None:
        """Open the guide at the chapter of the page that is shown."""
        self.show_guide()

    def show_guide(self, topic: str = "") -> None:
        """Open the guide, at the chapter of the page that is shown unless another is asked for."""
        from cufdesk.ui.parts.guide import Guide

        if self._guide is None:
            self._guide = Guide(self)
        self._guide.show_topic(topic or (self._page.topic if self._page else ""))
        self._guide.show()
        self._guide.raise_()
        self._guide.activateWindow()

    def show_about(self) -> None:
        """Say what this program is."""
        from cufdesk.ui.parts.about import About

        About(self).open()

    def fold_rail(self) -> None:
        """Fold the rail to its icons, or unfold it, and remember it."""
        self.desk.settings.rail_closed = not self.desk.settings.rail_closed
        self._fit()

    def _read_minutes(self) -> None:
        from cufdesk.ui.review.window import open_review

        if self.desk.path:
            open_review(self.desk, self)

    def _tell_held(self, why: str) -> None:
        from cufdesk.ui.parts.dialogs import tell

        tell(self, _("Read only"), why)

    def _tell_refusal(self, sentence: str) -> None:
        from cufdesk.ui.parts.dialogs import tell

        tell(self, _("This cannot be done"), sentence)

    # Qt ----------------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_leave():
            event.ignore()
            return
        geometry: Any = self.saveGeometry().toBase64().data()
        self.desk.settings.window = bytes(geometry).decode()
        event.accept()

    def _fit(self) -> None:
        """Fold what the size of the window has no room for."""
        self.rail.set_narrow(self.width() < _NARROW or self.desk.settings.rail_closed)
        self.top_bar.set_low(self.height() < _LOW)
