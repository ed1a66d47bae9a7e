"""The life of minutes on the page of meetings: its panel above the form, and what saving may not do."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cufdesk.ui.minutes_life.acts import LifeActs
from cufdesk.ui.minutes_life.panel import LifePanel
from cufdesk.ui.pages.record_card import RecordCard
from cufdesk.ui.pages.record_page import RecordPage

if TYPE_CHECKING:
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.pages.subject import Subject
    from cufdesk.ui.parts.form import Form


class MinutesCard(RecordCard):
    """Shows a meeting; above its form how far its minutes are."""

    def __init__(self, desk: Desk, subject: Subject, acts: LifeActs) -> None:
        self._acts = acts
        super().__init__(desk, subject)

    @override
    def _assembled(self, form: Form) -> QWidget:
        widget = super()._assembled(form)
        self.life = LifePanel(self._acts)
        self._content.insertWidget(0, self.life)
        return widget

    @override
    def show_record(self, record: Any, *, is_new: bool = False) -> None:
        super().show_record(record, is_new=is_new)
        self._show_life(record)

    @override
    def show_beneath(self, record: Any) -> None:
        super().show_beneath(record)
        self._show_life(record)

    @override
    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        if self.record is not None:
            self._show_life(self.record)

    @override
    def first_stop(self) -> QWidget | None:
        """Return the next act, above the form: Tab goes through the page as the eye does."""
        stops = [] if self.is_new or self.record is None else self.life.stops()
        return stops[0] if stops else super().first_stop()

    def _show_life(self, record: Any) -> None:
        self.life.setVisible(not self.is_new)
        if not self.is_new:
            self.life.show_meeting(record, read_only=self.desk.read_only)
            self._put_before_form()

    def _put_before_form(self) -> None:
        """Have Tab lead through the acts to the form: the buttons are younger, and Qt has them last."""
        first, stops = self.first_field(), self.life.stops()
        if first is None or not stops:
            return
        before = first.previousInFocusChain()
        while before is not None and (before in stops or before.focusPolicy() == Qt.FocusPolicy.NoFocus):
            before = before.previousInFocusChain()
        for left, right in pairwise((before, *stops, first)):
            if left is not None and right is not None:
                QWidget.setTabOrder(left, right)


class MinutesPage(RecordPage):
    """A page of meetings: words of distributed minutes are not saved over, they are corrected."""

    @override
    def _made_card(self, subject: Subject) -> RecordCard:
        if subject.kind != "meeting":
            return super()._made_card(subject)
        self.life = LifeActs(self)
        return self._connected(MinutesCard(self.desk, subject, self.life))

    @override
    def _save(self) -> bool:
        """Store what the form holds; where that takes a correction, ask for its reason instead."""
        if isinstance(self.card, MinutesCard) and self._words_changed():
            self.life.correct()
            return not self.card.is_edited()
        return super()._save()

    def _words_changed(self) -> bool:
        """Tell whether the form says something else than the minutes that were distributed."""
        from cufdesk.usecases.minutes_changes import changes

        record, form = self.card.record, self.card.form
        if form is None or record is None or self.card.is_new or record.state != "distributed":
            return False
        return self.card.is_edited() and not form.check() and bool(changes(record, form.record()))
