"""The deadline of an action: a day, words alone, or counted from a date of the calendar, worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cufdesk.i18n import N_, _, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.ui.parts.date_field import DayEditor
from cufdesk.ui.parts.editor import ComboBox, Editor, Field
from cufdesk.ui.parts.fields import ChoiceEditor, LineEditor, choices_of
from cufdesk.ui.parts.pieces import column, row, words
from cufdesk.ui.parts.reference import ReferenceEditor
from cufdesk.ui.parts.typed_values import read_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.ui.parts.editor import FormContext

KEYS = ("precision", "deadline", "deadline_event_id", "deadline_offset")
_SIDES = (("before", N_("days before")), ("after", N_("days after")))


def deadline(label: str) -> Field:
    """Declare the deadline of an action; its words in the minutes are a field of their own."""
    return Field(KEYS, label, DeadlineEditor)


class DeadlineEditor(Editor):
    """How the deadline is said first, then the fields that go with that, and what it comes to."""

    def __init__(self, context: FormContext) -> None:
        super().__init__(QWidget())
        self._context = context
        self.kind = ChoiceEditor(choices_of("deadline_precision"), required=True)
        self.day = DayEditor()
        self.offset = LineEditor()
        self.side = ComboBox()
        self.side.setMinimumContentsLength(12)
        for key, word in _SIDES:
            self.side.addItem(_(word), key)
        self.event = ReferenceEditor(context, "milestone")
        self._said = words("", "small", wrap=True)
        self._lay_out()
        self.side.currentIndexChanged.connect(self._change)
        for part in (self.kind, self.day, self.offset, self.event):
            part.edited = self._change
            part.settled = self.tell_settled
        self._fit()

    def _lay_out(self) -> None:
        inside = column(self.widget, spacing=6)
        first = row(spacing=10)
        first.addWidget(self.kind.widget, 1)
        first.addWidget(self.day.widget, 1)
        self._counted = QWidget()
        counted = row(self._counted, spacing=8)
        self.offset.widget.setMaximumWidth(64)
        counted.addWidget(self.offset.widget)
        counted.addWidget(self.side)
        counted.addWidget(self.event.widget, 1)
        inside.addLayout(first)
        inside.addWidget(self._counted)
        inside.addWidget(self._said)
        self.widget.setFocusProxy(self.kind.widget)

    # values ----------------------------------------------------------------------------------------------

    @override
    def show(self, *values: Any) -> None:
        precision, day, event, offset = values
        self.kind.show(precision)
        self.day.show(day)
        self.event.show(event)
        self.offset.show("" if offset is None else str(abs(offset)))
        self.side.blockSignals(True)
        self.side.setCurrentIndex(1 if (offset or 0) > 0 else 0)
        self.side.blockSignals(False)
        self._fit()

    @override
    def values(self) -> tuple[Any, ...]:
        (precision,), (event,) = self.kind.values(), self.event.values()
        days = read_whole(self.offset.values()[0])
        if days is not None and self.side.currentData() == "before":
            days = -days
        return precision, self.day.values()[0], event, days

    @override
    def problem(self) -> str:
        typed = self.offset.values()[0]
        if typed and read_whole(typed) is None:
            return _("Write a whole number, in figures.")
        return self.day.problem() or self.event.problem()

    @override
    def mark(self, wrong: bool) -> None:
        for part in (self.day, self.event):
            part.mark(wrong and bool(part.problem()))
        self.offset.mark(wrong and not (self.day.problem() or self.event.problem()))

    @override
    def set_name(self, name: str) -> None:
        self.kind.set_name(name)
        self.day.set_name(_("{label}: the day").format(label=name))
        self.offset.set_name(_("{label}: number of days").format(label=name))
        self.side.setAccessibleName(_("{label}: before or after").format(label=name))
        self.event.set_name(_("{label}: counted from").format(label=name))

    @override
    def set_read_only(self, read_only: bool) -> None:
        for part in self._parts():
            part.set_read_only(read_only)
        self.side.setEnabled(not read_only)

    def _parts(self) -> Sequence[Editor]:
        return self.kind, self.day, self.offset, self.event

    # what goes with what ---------------------------------------------------------------------------------

    def _change(self, *_args: object) -> None:
        self._fit()
        self.edited()

    def _fit(self) -> None:
        """Show the fields of the kind that is chosen, and any other that holds something."""
        precision, day, event, days = self.values()
        self.day.widget.setVisible(precision in {"exact", "fuzzy"} or bool(day or self.day.problem()))
        counted = precision == "relative" or bool(event or self.event.problem()) or days is not None
        self._counted.setVisible(counted)
        said = self._worked_out()
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self.kind.widget.setAccessibleDescription(said)

    def _worked_out(self) -> str:
        """Return what the deadline comes to, where that says more than the fields do."""
        precision, day, event_id, days = self.values()
        if not (event_id or day):
            return ""
        from cufdesk.domain.deadline_words import deadline_words, holiday_note
        from cufdesk.domain.deadlines import effective_deadline
        from cufdesk.domain.meetings import Action

        action = Action(
            decision_id="",
            precision=precision,
            deadline=day,
            deadline_event_id=event_id,
            deadline_offset=days,
        )
        event = self._event(event_id)
        due = effective_deadline(action, {event.id: event} if event else {})
        t = screen_translator()
        said = [deadline_words(due, t) if event_id else "", holiday_note(due, t)]
        if event_id and due.day is None:
            said.append(_("This date has no day yet."))
        return "\n".join(f"{text[:1].upper()}{text[1:]}" for text in said if text)

    def _event(self, event_id: str | None) -> Any:
        if not event_id:
            return None
        from cufdesk.domain.calendar import Milestone

        try:
            with self._context.desk.dossier.read() as reading:
                return reading.get(Milestone, event_id)
        except Refusal:
            return None
