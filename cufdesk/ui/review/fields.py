"""The fields by which each kind of item is corrected: declared, made by the same editors as every form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cufdesk.country_words import COUNTRY
from cufdesk.i18n import N_, _
from cufdesk.reading.understanding import (
    ActionRead,
    AgendaRead,
    AgreementRead,
    DateRead,
    DecisionRead,
    HoursRead,
    OrganisationRead,
    PersonRead,
    PositionRead,
    ProgrammeItemRead,
    QuotaRead,
)
from cufdesk.ui.parts.date_field import day, period, times
from cufdesk.ui.parts.editor import Editor, Field, Group, LineEdit
from cufdesk.ui.parts.fields import ChoiceEditor, LineEditor, choice, line, text, whole_number
from cufdesk.ui.parts.pieces import button, column, icon_button, row
from cufdesk.ui.review.items import OfficeRead, PeriodRead, PlaceRead, TitleRead, Value
from cufdesk.ui.review.wording import AGREEMENT_STATUS, ROLES
from cufdesk.words import MINUTES_STATUS, MODALITY, PROGRAMME_ROLE

if TYPE_CHECKING:
    from collections.abc import Callable


def groups_for(value: Value) -> tuple[Group, ...]:
    """Return the fields for a value; none for what can only be looked at."""
    fields = _FIELDS.get(type(value), ())
    return (Group("", fields),) if fields else ()


def settled(before: Value, after: Value) -> Value:
    """Return a corrected value with what follows from the correction: a day that a person gave is exact."""
    match before, after:
        case DateRead(), DateRead() if (before.start, before.end) != (after.start, after.end):
            return replace(after, year_inferred=False, precision="exact" if after.start else before.precision)
        case ActionRead(), ActionRead() if before.deadline != after.deadline:
            return replace(after, precision="exact" if after.deadline else "none")
    return after


class _Words(LineEditor):
    """A text of one line that may be unknown: None where nothing stands."""

    @override
    def show(self, *values: Any) -> None:
        super().show(values[0] or "")

    @override
    def values(self) -> tuple[Any]:
        return (self.widget.text().strip() or None,)


class _Key(ChoiceEditor):
    """One of some keys that may be unknown: None for no choice."""

    @override
    def show(self, *values: Any) -> None:
        super().show(values[0] or "")

    @override
    def values(self) -> tuple[Any]:
        return (self.widget.currentData() or None,)


class _Several(LineEditor):
    """Names in one line, with semicolons between them."""

    @override
    def show(self, *values: Any) -> None:
        super().show(" ; ".join(values[0]))

    @override
    def values(self) -> tuple[Any]:
        return (tuple(name.strip() for name in self.widget.text().split(";") if name.strip()),)


class _Positions(Editor):
    """A person's functions, each with its body; as many as there are."""

    def __init__(self) -> None:
        super().__init__(QWidget())
        self._shown: list[PositionRead] = []
        self.lines: list[tuple[LineEdit, LineEdit]] = []
        outside = column(self.widget, spacing=6)
        self._rows: QVBoxLayout = column(spacing=6)
        self.add_button = button(_("Add a function"), self._add_empty, icon="plus", quiet=True)
        self.add_button.setAutoDefault(False)
        outside.addLayout(self._rows)
        below = row()
        below.addWidget(self.add_button)
        below.addStretch(1)
        outside.addLayout(below)

    @override
    def show(self, *values: Any) -> None:
        while self.lines:
            self._remove(self.lines[0])
        self._shown = list(values[0])
        for position in self._shown:
            self._add(position)
        if not self.lines:
            self._add(PositionRead(None, None))

    @override
    def values(self) -> tuple[Any]:
        held = [(title.text().strip() or None, body.text().strip() or None) for title, body in self.lines]
        return (tuple(self._position(title, body) for title, body in held if title or body),)

    def _position(self, title: str | None, body: str | None) -> PositionRead:
        """Return a position; its body is known by number as long as its name stays what it was."""
        known = (p.body for p in self._shown if p.organisation == body and body)
        return PositionRead(title, body, next(known, None))

    def _add_empty(self) -> None:
        self._add(PositionRead(None, None))
        self.lines[-1][0].setFocus()
        self.edited()

    def _add(self, position: PositionRead) -> None:
        holder = QWidget()
        inside = row(holder, spacing=6)
        title, body = LineEdit(), LineEdit()
        pair = (title, body)
        shown = ((title, _("Function"), position.title), (body, _("Body"), position.organisation))
        for widget, name, value in shown:
            widget.setPlaceholderText(name)
            widget.setAccessibleName(name)
            widget.setText(value or "")
            widget.setCursorPosition(0)
            widget.setMinimumWidth(60)
            widget.textChanged.connect(lambda _text: self.edited())
            inside.addWidget(widget, 1)
        inside.addWidget(icon_button("x", _("Remove this function"), lambda: self._drop(pair)))
        self.lines.append(pair)
        self._rows.addWidget(holder)

    def _drop(self, pair: tuple[LineEdit, LineEdit]) -> None:
        self._remove(pair)
        self.add_button.setFocus()
        self.edited()

    def _remove(self, pair: tuple[LineEdit, LineEdit]) -> None:
        self.lines.remove(pair)
        if (holder := pair[0].parentWidget()) is not None:
            self._rows.removeWidget(holder)
            holder.hide()
            holder.deleteLater()


def _words(key: str, label: str, *, half: bool = False) -> Field:
    return Field((key,), label, lambda _context: _Words(), half=half)


def _several(key: str, label: str) -> Field:
    return Field((key,), label, lambda _context: _Several(), hint=N_("Separate several names by semicolons."))


def _key(key: str, label: str, names: dict[str, str], *, required: bool = False) -> Field:
    choices: Callable[[], list[tuple[str, str]]] = lambda: [(k, _(name)) for k, name in names.items()]  # noqa: E731
    return Field((key,), label, lambda _context: _Key(choices, required=required), half=True)


_FIELDS: dict[type, tuple[Field, ...]] = {
    TitleRead: (line("text", N_("Title")),),
    PeriodRead: (period("start", "end", N_("From – to")),),
    PlaceRead: (line("text", N_("Place")),),
    HoursRead: (times("start", "end", N_("Hours")),),
    OfficeRead: (line("name", N_("Name")),),
    AgendaRead: (text("text", N_("Point of the agenda"), least=2),),
    PersonRead: (
        _words("civility", N_("Form of address"), half=True),
        _words("name", N_("Name"), half=True),
        _key("role", N_("Part taken"), ROLES, required=True),
        _words("represented_by", N_("Represented by"), half=True),
        Field(("positions",), N_("Functions"), lambda _context: _Positions()),
    ),
    OrganisationRead: (
        line("name", N_("Name")),
        _words("acronym", N_("Acronym"), half=True),
        _key("country", N_("Country"), COUNTRY),
    ),
    ProgrammeItemRead: (
        text("text", N_("Text")),
        _key("our_role", N_("Our part"), PROGRAMME_ROLE),
        _key("minutes_status", N_("Minutes"), MINUTES_STATUS),
    ),
    DecisionRead: (
        line("title", N_("Title")),
        text("text", N_("Text")),
        text("context", N_("Context"), least=2),
        _key("modality", N_("Modality"), MODALITY),
        _words("party", N_("Party"), half=True),
        line("number", N_("Number"), half=True),
    ),
    ActionRead: (
        text("text", N_("Text"), least=2),
        _key("modality", N_("Modality"), MODALITY),
        _several("responsible", N_("Responsible")),
        day("deadline", N_("Deadline")),
        _words("deadline_text", N_("Deadline as written"), half=True),
    ),
    DateRead: (period("start", "end", N_("From – to")),),
    QuotaRead: (
        whole_number("count", N_("How many"), empty=False),
        choice("category", N_("Category"), "seat_category", required=True),
        _key("side", N_("Side"), COUNTRY),
        _words("qualifier", N_("Who they stand for"), half=True),
    ),
    AgreementRead: (
        _several("parties", N_("Parties")),
        _key("status", N_("State"), AGREEMENT_STATUS),
    ),
}
