"""A third value is written with the editor that the field has in its form, and stored like any other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QColor, QImage

from cufdesk.domain.base import Record
from cufdesk.domain.cover import COVER_ID, Cover
from cufdesk.domain.meetings import Attendance
from cufdesk.storage.dossier import Dossier
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.merging.card import CardView
from cufdesk.ui.merging.settling import SettlingWindow
from cufdesk.ui.parts.date_field import DayEditor, TimeEditor
from cufdesk.ui.parts.editor import Editor
from cufdesk.ui.parts.fields import ChoiceEditor, LineEditor, TextEditor, WholeNumberEditor
from cufdesk.ui.parts.money_field import NumberEditor
from cufdesk.ui.parts.reference import PositionEditor, ReferenceEditor
from tests.makers import (
    a_budget,
    a_committee,
    a_conversion,
    a_line,
    a_meeting,
    a_milestone,
    a_person,
    a_position,
    a_seat,
    a_visit,
)
from tests.two_copies import all_of, change
from tests.ui.merging.conftest import Apart

Brought = Callable[[str], SettlingWindow]
EDITORS: dict[str, type[Editor]] = {
    "city": LineEditor,
    "notes": TextEditor,
    "country": ChoiceEditor,
    "first_day": DayEditor,
    "last_day": DayEditor,
    "start": TimeEditor,
    "declared": WholeNumberEditor,
    "amount": NumberEditor,
    "rate": NumberEditor,
    "base_currency": ChoiceEditor,
    "person_id": ReferenceEditor,
    "position_id": PositionEditor,
}


class Field(NamedTuple):
    """What is written here and there, and the third that is entered and stored."""

    record: Record
    attribute: str
    here: Any
    there: Any
    third: Any


class Story:
    """Records of every kind, new each time, and a field of each sort to be written on both sides."""

    def __init__(self) -> None:
        self.functions = [a_position(title) for title in ("Maire", "Présidente", "Élue")]
        self.people = [a_person("Ana", "Uno", positions=self.functions), a_person("Luis"), a_person("Eva")]
        self.budget = a_budget(lines=[a_line()], conversions=[a_conversion()])
        self.visit, self.milestone = a_visit(self.people[:1]), a_milestone(done=False)
        self.committee, self.meeting = a_committee(seats=[a_seat()]), a_meeting()
        self.attendance = Attendance(meeting_id=self.meeting.id, person_id=self.people[0].id)
        self.meeting.attendances = [self.attendance]

    def records(self) -> list[Record]:
        return [*self.people, self.budget, self.visit, self.milestone, self.committee, self.meeting]

    def fields(self) -> dict[str, Field]:
        people = [person.id for person in self.people]
        functions = [position.id for position in self.functions]
        june = [date(2015, 6, day) for day in (1, 2, 3)]
        found = (
            Field(self.people[0], "city", "Paris", "Lyon", "Lima"),
            Field(self.people[0], "notes", "un", "deux", "un\ndeux"),
            Field(self.people[0], "country", "FR", "CL", "ES"),
            Field(self.milestone, "first_day", june[0], june[1], None),
            Field(self.milestone, "last_day", *june),
            Field(self.meeting, "start", time(9), time(10), time(11, 30)),
            Field(self.visit, "declared", 4, 5, 6),
            Field(self.budget.lines[0], "amount", Decimal(10), Decimal(20), Decimal("15.5")),
            Field(self.budget.conversions[0], "rate", *map(Decimal, ("0.05", "0.06", "0.055"))),
            Field(self.budget, "base_currency", "MXN", "USD", "EUR"),
            Field(self.committee.seats[0], "person_id", *people),
            Field(self.attendance, "position_id", *functions),
        )
        return {field.attribute: field for field in found}


def write(story: Story, side: str) -> Callable[[Dossier], None]:
    """Return what writes all fields as one side does."""

    def step(field: Field) -> Callable[[Dossier], None]:
        kind, key = type(field.record), field.record.id
        return lambda d: change(d, kind, key, **{field.attribute: getattr(field, side)})

    return all_of(*(step(field) for field in story.fields().values()))


@pytest.mark.parametrize("attribute", EDITORS)
def test_each_sort_of_field_has_its_editor(
    window: MainWindow, apart: Apart, brought: Brought, attribute: str
) -> None:
    story = Story()
    field = story.fields()[attribute]
    kind, key = type(field.record), field.record.id
    steps = [write(story, side) for side in ("here", "there")]
    opened = brought(apart(*steps, *story.records()))
    assert len(opened.views) == len(EDITORS)
    view = view_of(opened, key, attribute)
    view.write_third()
    third = view.third
    assert third is not None
    assert type(third.editor) is EDITORS[attribute]
    assert third.editor.values() == (field.here,)  # what is shown meanwhile
    assert third.editor.widget.isVisible()
    third.editor.show(field.third)
    view.take_third.click()
    assert view.state == "settled"
    with window.desk.dossier.read() as reading:
        now = reading.get(kind, key)
    assert getattr(now, attribute) == field.third


def view_of(opened: SettlingWindow, key: str, attribute: str) -> CardView:
    return next(
        view for view in opened.views if view.card.row == key and view.card.field.startswith(attribute)
    )


def a_picture(colour: str) -> bytes:
    image, buffer = QImage(8, 8, QImage.Format.Format_RGB32), QBuffer()
    image.fill(QColor(colour))
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes
    return bytes(buffer.data().data())


def test_of_two_pictures_one_is_taken(window: MainWindow, apart: Apart, brought: Brought) -> None:
    one, other = a_picture("red"), a_picture("blue")
    opened = brought(
        apart(
            lambda d: change(d, Cover, COVER_ID, logo=one), lambda d: change(d, Cover, COVER_ID, logo=other)
        )
    )
    (view,) = opened.views
    assert view.third is None
    assert [made.text() for made in view.buttons] == ["Take this (1)", "Take this (2)", "Later"]
    view.buttons[1].click()
    assert window.desk.dossier.cover().logo == other
