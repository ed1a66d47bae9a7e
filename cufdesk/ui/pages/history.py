"""The history page: who wrote what and when, what it changed, and taking back one change out of its turn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from cufdesk.field_words import ONE
from cufdesk.i18n import N_, _
from cufdesk.ui.pages.history_card import HistoryCard
from cufdesk.ui.pages.page import Page
from cufdesk.ui.parts.history_filters import HistoryFilters, Narrowed
from cufdesk.ui.parts.history_list import HistoryList
from cufdesk.ui.parts.pieces import row
from cufdesk.ui.parts.two_panes import TwoPanes
from cufdesk.ui.top_bar import TopBar
from cufdesk.write_words import in_sentence

if TYPE_CHECKING:
    from collections.abc import Collection

    from cufdesk.storage.history import Asked
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.background import Job
    from cufdesk.usecases.history import Turned
    from cufdesk.usecases.telling import Told

_LIST_SHARE = 42  # percent of the width
_SINGLE = 700  # logical pixels: below, list and card take turns
_MARGINS, _NARROW_MARGINS = (16, 16, 16, 14), (8, 8, 8, 6)
_ROWS = 60  # rows of a write that are told at once
_WRITE = re.compile(r"[0-9a-f]{16}-\w+")


class HistoryState(NamedTuple):
    """What outlives a rebuild of the window."""

    words: str
    narrowed: Narrowed
    chosen: str


class HistoryPage(Page):
    """Lists the writes of the dossier, the last first, and tells the chosen one."""

    heading: ClassVar[str] = N_("History")
    kinds: ClassVar[frozenset[str]] = frozenset(ONE)
    topic: ClassVar[str] = "history"
    stays_put: ClassVar[bool] = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._words = ""
        self._rows = _ROWS
        self._job: Job | None = None
        self.filters = HistoryFilters()
        self.list = HistoryList(desk)
        self.card = HistoryCard(desk)
        self._panes = TwoPanes(_LIST_SHARE, self.filters)
        self._panes.lists.addWidget(self.list)
        self._panes.records.addWidget(self.card)
        self._outside = row(self)
        self._outside.setContentsMargins(*_MARGINS)
        self._outside.addWidget(self._panes)
        self._connect()
        self._ask_authors()
        self._ask()

    def _connect(self) -> None:
        self.filters.changed.connect(self._ask)
        self.list.chosen.connect(self._choose)
        self.list.activated.connect(self._work_on)
        self.list.typed.connect(self._type)
        self.list.cleared.connect(self._show_everything)
        self.list.counted.connect(self.header_changed)
        self.card.back_asked.connect(self._back)
        self.card.taken_back.connect(self._take_back)
        self.card.more_asked.connect(self._tell_more)
        self.desk.hold_changed.connect(self.card.show_hold)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Esc"), self, self._escape, context=within)

    # the top bar -----------------------------------------------------------------------------------------

    @override
    def count(self) -> int | None:
        return self.list.count()

    @override
    def search_hint(self) -> str:
        return _("Search what was done")

    @override
    def search(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self._ask()

    # the list --------------------------------------------------------------------------------------------

    def _asked(self) -> Asked:
        from cufdesk.storage.history import Asked

        return Asked(
            author=self.filters.author,
            subject=self.filters.record,
            kinds=self.filters.kinds,
            since=self.filters.since(self.desk.today()),
            words=self._words,
        )

    def _ask(self) -> None:
        asked = self._asked()
        narrowed = bool(asked.author or asked.subject or asked.kinds or asked.since or asked.words.strip())
        self.list.ask(asked, narrowed=narrowed)

    def _ask_authors(self) -> None:
        desk, path = self.desk, self.desk.path

        def question() -> list[str]:
            from cufdesk.usecases.telling import writers

            with desk.kept_open(path) as dossier:
                return writers(dossier)

        desk.background.ask(question, self.filters.offer, self)

    def _show_everything(self) -> None:
        self.filters.clear()
        self._type("", enter=False)
        self._ask()

    @override
    def refresh(self, kinds: frozenset[str]) -> None:
        self._ask_authors()
        self.list.refresh()
        if self.list.chosen_id:
            self._tell()

    @override
    def enter_list(self) -> None:
        self._show_front(card=False)
        self.list.enter()

    def _type(self, words: str, *, enter: bool = True) -> None:
        """Put words into the search field of the window, and perhaps the keyboard behind them."""
        bar = self.window().findChild(TopBar)
        if bar is None or not self.isVisible():
            self.search(words)
            return
        bar.search.setText(words)
        if enter:
            bar.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def show_id(self, record_id: str) -> None:
        """Show a write in the whole history, or the history of a record, whichever the id names."""
        self.filters.clear()
        if self._words:
            self._type("", enter=False)
        if _WRITE.fullmatch(record_id):
            self.list.bring(self._asked(), record_id)
            self._show_front(card=True)
            return
        self.filters.show_record(record_id, "")
        self._name_record(record_id)
        self.card.show_nothing()
        self.list.begin(self._asked())
        self.enter_list()

    def _name_record(self, record_id: str) -> None:
        desk, path = self.desk, self.desk.path

        def question() -> str:
            from cufdesk.usecases.telling import record_title

            with desk.kept_open(path) as dossier:
                return record_title(dossier, record_id)

        def show(title: str) -> None:
            if self.filters.record == record_id:
                self.filters.show_record(record_id, title)

        desk.background.ask(question, show, self)

    # one write -------------------------------------------------------------------------------------------

    def _choose(self, _written: str) -> None:
        self._rows = _ROWS
        self._tell()

    def _work_on(self, _written: str) -> None:
        self._show_front(card=True)
        self.card.focus_first()

    def _tell_more(self) -> None:
        self._rows += 4 * _ROWS
        self._tell()

    def _tell(self) -> None:
        """Read beside the window what the chosen write changed."""
        if self._job is not None:
            self._job.cancel()
        desk, path, written, rows = self.desk, self.desk.path, self.list.chosen_id, self._rows

        def question() -> Told:
            from cufdesk.usecases.telling import told

            with desk.kept_open(path) as dossier:
                return told(dossier, written, rows)

        self._job = desk.background.ask(question, self._show_told, self)

    def _show_told(self, told: Told) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.card.isAncestorOf(focused)
        self.card.show_told(told)
        self._show_front(card=self._panes.record_alone())
        if had_focus:
            self.card.focus_first()

    def _take_back(self, only: Collection[Any] | None) -> None:
        desk, path, written = self.desk, self.desk.path, self.list.chosen_id

        def work() -> tuple[Turned, list[str]]:
            from cufdesk.usecases import history

            with desk.kept_open(path) as dossier:
                turned = history.take_back(dossier, written, only)
                return turned, history.left_words(dossier, turned.left)

        desk.background.prepare(work, self, self._say_taken_back)

    def _say_taken_back(self, answer: tuple[Turned, list[str]]) -> None:
        from cufdesk.ui.undoing import tell_left

        turned, left = answer
        done = _("Taken back: {label} (Ctrl+Z to undo)")
        self.desk.notify(done.format(label=in_sentence(turned.label)))
        if left:
            tell_left(self, turned.label, left)

    # room ------------------------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        single = self.width() < _SINGLE
        if single != self._panes.is_single:
            self._panes.is_single = single
            self._outside.setContentsMargins(*(_NARROW_MARGINS if single else _MARGINS))
        self._show_front(card=self._panes.record_alone())

    def _show_front(self, *, card: bool) -> None:
        self._panes.show_front(record=card and bool(self.list.chosen_id))
        self.card.show_back(self._panes.is_single)

    def _back(self) -> None:
        self._show_front(card=False)
        self.list.enter()

    def _escape(self) -> None:
        if self._words and self.list.view.hasFocus():
            self._type("", enter=False)
        elif self.filters.record and self.list.view.hasFocus():
            self._show_everything()
        else:
            self._back()

    # a rebuild of the window -----------------------------------------------------------------------------

    @override
    def shown_id(self) -> str:
        return self.list.chosen_id

    @override
    def state(self) -> HistoryState:
        return HistoryState(self._words, self.filters.state(), self.list.chosen_id)

    @override
    def restore(self, state: object) -> None:
        if not isinstance(state, HistoryState):
            return
        self._words = state.words
        self.filters.restore(state.narrowed)
        if state.narrowed.record:
            self._name_record(state.narrowed.record)
        self.list.chosen_id = state.chosen
        self._ask()
        if state.chosen:
            self._tell()
