"""A page of records: the list at the left, the chosen record's form at the right.

Where room is short, one is shown at a time. A page's subjects say what is listed, edited and printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.refusal import Refusal
from cufdesk.ui.pages.document_acts import document_acts
from cufdesk.ui.pages.page import Act, Page, PageState, Unsaved
from cufdesk.ui.pages.record_card import RecordCard
from cufdesk.ui.pages.record_questions import sure_to_take_back
from cufdesk.ui.parts.dialogs import ask_unsaved
from cufdesk.ui.parts.pieces import row
from cufdesk.ui.parts.segments import Segments
from cufdesk.ui.parts.table import Emptiness, RecordTable
from cufdesk.ui.parts.two_panes import TwoPanes
from cufdesk.ui.top_bar import TopBar

if TYPE_CHECKING:
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.pages.subject import Subject

_SINGLE = 700  # logical pixels: below, list and form take turns
_MARGINS, _NARROW_MARGINS = (16, 16, 16, 14), (8, 8, 8, 6)


class RecordPage(Page):
    """Lists and edits the records of its subjects."""

    subjects: ClassVar[tuple[type[Subject], ...]]
    heading: ClassVar[str]

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._words = ""
        self._before_new = ""
        self._subjects = [made() for made in self.subjects]
        self._tables: dict[str, RecordTable] = {}
        self._cards: dict[str, RecordCard] = {}
        self._subject = self._subjects[0]
        self._segments = Segments((subject.kind, _(subject.many)) for subject in self._subjects)
        self._segments.chosen.connect(self._switch)
        several = len(self._subjects) > 1
        self._panes = TwoPanes(self._subject.list_share, self._segments if several else None)
        self._outside = row(self)
        self._outside.setContentsMargins(*_MARGINS)
        self._outside.addWidget(self._panes)
        QShortcut(
            QKeySequence("Esc"), self, self._escape, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        desk.hold_changed.connect(self._show_hold)
        self.show_subject(self._subject.kind)

    # building --------------------------------------------------------------------------------------------

    def _made_table(self, subject: Subject) -> RecordTable:
        acts = [(_(subject.new), "plus", self.new), *subject.empty_acts(self.desk)]
        empty = Emptiness(subject.icon, _(subject.empty_heading), _(subject.empty_sentence), tuple(acts))
        table = RecordTable(
            self.desk.lists, self.desk.background, subject.kind, subject.columns, empty, square=subject.square
        )
        table.view.setAccessibleName(_(subject.many))
        table.chosen.connect(self._choose)
        table.activated.connect(self._work_on)
        table.typed.connect(self._type)
        table.cleared.connect(lambda: self._type(""))
        table.missed.connect(lambda: self._type("", enter=False))
        table.emptied.connect(lambda empty: self._cards[subject.kind].show_choice(not empty))
        table.counted.connect(self.header_changed)
        return table

    def _made_card(self, subject: Subject) -> RecordCard:
        return self._connected(RecordCard(self.desk, subject))

    def _connected(self, made: RecordCard) -> RecordCard:
        made.save_asked.connect(self.save)
        made.cancel_asked.connect(self._cancel)
        made.delete_asked.connect(self._delete)
        made.back_asked.connect(self._back)
        made.set_read_only(self.desk.read_only)
        return made

    @property
    def table(self) -> RecordTable:
        """The list that is shown."""
        return self._tables[self._subject.kind]

    @property
    def card(self) -> RecordCard:
        """The card that is shown."""
        return self._cards[self._subject.kind]

    # what the top bar says -------------------------------------------------------------------------------

    @override
    def count(self) -> int | None:
        return self.table.count()

    @override
    def search_hint(self) -> str:
        return _(self._subject.search_hint)

    @override
    def secondary_acts(self) -> list[Act]:
        return document_acts(self.desk, self.printable, self.shown_id)

    @override
    def primary_act(self) -> Act | None:
        return Act(_(self._subject.new), "plus", self.new, _("Ctrl+N"), enabled=not self.desk.read_only)

    # the list --------------------------------------------------------------------------------------------

    def show_subject(self, kind: str) -> None:
        """Show the list of a kind, made on its first visit."""
        self._subject = next(subject for subject in self._subjects if subject.kind == kind)
        if is_new := kind not in self._tables:
            self._tables[kind] = self._made_table(self._subject)
            self._cards[kind] = self._made_card(self._subject)
            self._panes.lists.addWidget(self._tables[kind])
            self._panes.records.addWidget(self._cards[kind])
        if is_new or self.table.words != self._words:
            self.search(self._words)
        self._panes.lists.setCurrentWidget(self.table)
        self._panes.records.setCurrentWidget(self.card)
        self._segments.choose(kind)
        self._fit()
        self.header_changed.emit()

    def _switch(self, kind: str) -> None:
        if kind != self._subject.kind:
            if self.may_leave():
                self.show_subject(kind)
            else:
                self._segments.choose(self._subject.kind)

    @override
    def search(self, words: str) -> None:
        self._words = words
        self.table.ask(words)

    @override
    def enter_list(self) -> None:
        self._show_front(record=False)
        self.table.enter()

    @override
    def refresh(self, kinds: frozenset[str]) -> None:
        for table in self._tables.values():
            table.refresh()
        for made in self._cards.values():
            made.names.forget()
        if self.card.record is not None and not self.card.is_new:
            self._reread()

    def _type(self, words: str, *, enter: bool = True) -> None:
        """Put words into the search field of the window, and perhaps the keyboard behind them."""
        bar = self.window().findChild(TopBar)
        if bar is None or not self.isVisible():
            self.search(words)
            return
        bar.search.setText(words)
        if enter:  # for no reason that would select the words: the next letter would replace them
            bar.search.setFocus(Qt.FocusReason.OtherFocusReason)

    # the record ------------------------------------------------------------------------------------------

    def _choose(self, record_id: str) -> None:
        """Show the record that the person went to in the list, unless they stay with unsaved edits."""
        if self.card.record is not None and record_id == self.card.record.id:
            return
        if self.may_leave():
            self._show(record_id)
        if self.table.chosen_id != self.shown_id():
            self.table.choose(self.shown_id())

    def _work_on(self, record_id: str) -> None:
        if self.shown_id() != record_id:
            self._choose(record_id)
        if self.shown_id() == record_id and self.card.form is not None:
            self._show_front(record=True)
            self.card.focus_first()

    def _show(self, record_id: str) -> bool:
        record = self._read(record_id)
        if record is None:
            self.card.show_nothing()
            return False
        self._show_in_card(record)
        return True

    def _show_in_card(self, record: Any, *, is_new: bool = False) -> None:
        self.card.show_record(record, is_new=is_new)
        self._panes.join(self.table.view, self.card.first_stop())

    def _read(self, record_id: str) -> Any:
        try:
            with self.desk.dossier.read() as reading:
                return reading.get(self._subject.record_class(), record_id)
        except Refusal as refusal:
            self.desk.refuse(refusal)
            return None

    def _reread(self) -> None:
        shown = self.card.record
        now = self._read(shown.id)
        if now is not None and now != shown:
            self.card.show_beneath(now)
        elif now is None and not self.card.is_edited():  # edits stay: saving them makes the record anew
            self.card.show_nothing()
            self._show_front(record=False)
        elif now is not None:
            self.card.look_again()

    @override
    def show_id(self, record_id: str) -> None:
        lists = self.desk.lists
        parent = lists.parent_of(record_id)
        kind = lists.kind_of(parent) if parent else ""
        if kind not in {subject.kind for subject in self._subjects}:
            return
        if not self.may_leave():
            return
        self.show_subject(kind)
        self.table.bring(parent)
        if self._show(parent):
            self._show_front(record=True)
            if parent != record_id:
                self.card.show_part(record_id)

    @override
    def shown_id(self) -> str:
        record = self.card.record
        return str(record.id) if record is not None and not self.card.is_new else ""

    # acts ------------------------------------------------------------------------------------------------

    @override
    def new(self) -> None:
        if self.desk.read_only or not self.may_leave():
            return
        try:
            record = self._subject.new_record(self.desk.dossier.cover())
        except Refusal as refusal:
            self.desk.refuse(refusal)
            return
        self._before_new = self.shown_id()
        self.table.choose("")
        self._show_in_card(record, is_new=True)
        self._show_front(record=True)
        self.card.focus_first()

    @override
    def save(self) -> None:
        self._save()

    def _save(self) -> bool:
        """Store what the form holds; False means that the person has to look at it again."""
        form = self.card.form
        if form is None or not self.card.is_edited():
            return True
        if form.check():
            return False
        try:
            stored = self._subject.save(self.desk.dossier, form.record())
        except Refusal as refusal:
            self.desk.refuse(refusal)
            return False
        self.card.show_record(stored)
        self.table.bring(stored.id)
        self.desk.notify(_("Saved: {name}").format(name=self._subject.name(stored)))
        return True

    def _cancel(self) -> None:
        """Take back what was entered; a new record gives way to the one before it."""
        if self.card.is_new:
            self.card.show_nothing()
            self._show_front(record=False)
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if self._before_new:
                self.table.choose(self._before_new)
                self._show(self._before_new)
        elif self.card.form is not None and self.card.record is not None:
            self.card.show_record(self.card.record)

    def _escape(self) -> None:
        if self.card.is_edited():
            if sure_to_take_back(self):
                self._cancel()
        elif self.card.is_new:
            self._cancel()
        elif self._words and self.table.view.hasFocus():
            self._type("", enter=False)
        else:
            self._back()

    def _delete(self) -> None:
        if (record := self.card.record) is None:
            return
        name = self._subject.name(record) or _("Without a name")
        try:
            self._subject.refuse_deleting(self.desk.dossier, record.id)
            if not self.card.sure_to_delete():
                return
            self._subject.delete(self.desk.dossier, record.id)
        except Refusal as refusal:
            self.desk.refuse(refusal)
            return
        self.card.show_nothing()
        self.table.choose("")
        self._show_front(record=False)
        self.desk.notify(_("Deleted: {name} (Ctrl+Z to undo)").format(name=name))

    @override
    def may_leave(self) -> bool:
        if not self.card.is_edited():
            return True
        name = "" if self.card.is_new else self._subject.name(self.card.record)
        if not ask_unsaved(self, name, self._save):
            return False
        if self.card.is_edited():
            self._cancel()
        return True

    # room ------------------------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show list and form side by side, or the one that is worked on."""
        single = self.width() < _SINGLE
        if single != self._panes.is_single:
            self._panes.is_single = single
            self._outside.setContentsMargins(*(_NARROW_MARGINS if single else _MARGINS))
        self._show_front(record=self._panes.record_alone())

    def _show_front(self, *, record: bool) -> None:
        has_record = self.card.record is not None
        self._panes.show_front(record=has_record and record)
        if has_record:
            self.card.show_back(self._panes.is_single)

    def _back(self) -> None:
        if self.may_leave():
            self._show_front(record=False)
            self.table.enter()

    def _show_hold(self) -> None:
        for made in self._cards.values():
            made.set_read_only(self.desk.read_only)
        self.header_changed.emit()

    # what is not saved: a rebuild of the window, a draft ---------------------------------------------------

    @override
    def state(self) -> object:
        return PageState(self._subject.kind, self._words, self.card.standing())

    @override
    def restore(self, state: object) -> None:
        if isinstance(state, PageState):
            self._words = state.words
            self.show_subject(state.kind)
            if state.standing is not None:
                self._present(state.standing)

    @override
    def unsaved(self) -> Unsaved | None:
        return self.card.unsaved()

    @override
    def take_up(self, edit: Unsaved) -> bool:
        if not self.may_leave():
            return False
        self.show_subject(edit.kind)
        self._before_new = ""
        self._present(edit)
        return True

    def _present(self, edit: Unsaved) -> None:
        self.card.show_edit(edit)
        self._panes.join(self.table.view, self.card.first_stop())
        self.table.choose("" if edit.is_new else edit.mine.id)
        self._show_front(record=True)
