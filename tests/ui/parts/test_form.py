"""A form shows any record and gives it back; what the person enters makes another one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cufdesk.domain.base import Record
from cufdesk.domain.budgets import BudgetLine
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.domain.visits import Visit
from cufdesk.i18n import set_language
from cufdesk.ui.pages.agreements import Agreements
from cufdesk.ui.pages.budgets import Budgets, Lines
from cufdesk.ui.pages.calendar import Milestones
from cufdesk.ui.pages.committee import Committees
from cufdesk.ui.pages.contact_subjects import Bodies, People
from cufdesk.ui.pages.documents import JointDocuments
from cufdesk.ui.pages.meetings import Meetings
from cufdesk.ui.pages.sendings import Lists, Sendings
from cufdesk.ui.pages.subject import Subject
from cufdesk.ui.pages.visits import Visits
from cufdesk.ui.parts.bilingual import BilingualEditor
from cufdesk.ui.parts.date_field import DayEditor, PairEditor
from cufdesk.ui.parts.form import Form, with_values
from tests.makers import a_line, a_meeting, a_person, a_visit
from tests.storage.making import records as records_of

Make = Callable[..., Form]
SUBJECTS: list[type[Subject]] = [
    People,
    Bodies,
    Visits,
    Meetings,
    Committees,
    Budgets,
    Milestones,
    JointDocuments,
    Agreements,
    Lists,
    Sendings,
]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_any_record_comes_back_equal(subject: type[Subject], a_form: Make, qtbot: QtBot) -> None:
    form = a_form(*subject.groups)

    @settings(max_examples=12, suppress_health_check=list(HealthCheck))
    @given(records_of(subject().record_class(), {}), st.sampled_from(["fr", "es", "en"]))
    def law(record: Record, language: str) -> None:
        set_language(language)
        form.show_record(record)
        assert form.record() == record
        assert not form.is_edited()

    law()


def test_an_edit_makes_another_value(a_form: Make) -> None:
    person = a_person()
    form = a_form(*People.groups)
    form.show_record(person)
    edits: list[bool] = []
    form.edited.connect(lambda: edits.append(form.is_edited()))
    _line(form, "first_surname").setText("  Ruiz Gómez ")
    assert form.record() == with_values(person, {"first_surname": "Ruiz Gómez"})
    assert person.first_surname == "Ruiz", "the record that was shown stays what it is"
    _line(form, "first_surname").setText("Ruiz")
    assert edits == [True, False], "what is typed back is no edit"


def test_bilingual_texts_are_one_value(a_form: Make) -> None:
    meeting = a_meeting()
    form = a_form(*Meetings.groups)
    form.show_record(meeting)
    editor = form.editor("title")
    assert isinstance(editor, BilingualEditor)
    editor.fields[1].setText("Intercambios")  # type: ignore[union-attr]
    assert form.record().title == Bilingual(meeting.title.fr, "Intercambios")
    assert [field.accessibleName() for field in editor.fields] == ["Title, in French", "Title, in Spanish"]


def test_wrong_input_is_marked_with_a_sentence(a_form: Make) -> None:
    form = a_form(*Visits.groups)
    form.show_record(a_visit([]))
    editor = form.editor("first_day")
    assert isinstance(editor, PairEditor)
    first = editor.parts[0].widget
    first.setFocus()
    first.setText("32/13/2015")  # type: ignore[attr-defined]
    assert form.is_edited()
    assert form.check() == ["This is not a day: write for example 29/06/2015."]
    assert first.property("wrong") is True
    assert not editor.parts[1].widget.property("wrong")
    first.setText("12/02/2015")  # type: ignore[attr-defined]
    assert not first.property("wrong"), "the mark goes as soon as the input is right"
    assert form.check() == []


def test_a_period_does_not_end_before_it_begins(a_form: Make) -> None:
    form = a_form(*Visits.groups)
    form.show_record(Visit(first_day=date(2015, 2, 12)))
    _part(form, "first_day", 1).setText("11/02/2015")
    assert form.check() == ["The last day lies before the first."]
    _part(form, "first_day", 1).setText("13/02/2015")
    assert form.check() == []
    assert form.record().last_day == date(2015, 2, 13)


def test_a_day_is_written_like_the_others_when_it_is_left(a_form: Make) -> None:
    set_language("fr")
    form = a_form(*Visits.groups)
    form.show_record(Visit())
    field = _part(form, "first_day", 0)
    field.setText("1er juillet 2015")
    field.editingFinished.emit()
    assert field.text() == "01/07/2015"
    assert form.record().first_day == date(2015, 7, 1)


def test_a_day_is_picked_from_the_calendar_by_keyboard(a_form: Make, qtbot: QtBot) -> None:
    form = a_form(*Visits.groups)
    form.show_record(Visit(first_day=date(2015, 6, 29)))
    editor = form.editor("first_day")
    assert isinstance(editor, PairEditor)
    assert isinstance(editor.parts[0], DayEditor)
    qtbot.keyClick(editor.parts[0].widget, Qt.Key.Key_F4)
    calendar = QApplication.activePopupWidget()
    assert calendar is not None
    month = calendar.month  # type: ignore[attr-defined]
    qtbot.keyClick(month.focusWidget() or month, Qt.Key.Key_Right)
    qtbot.keyClick(month.focusWidget() or month, Qt.Key.Key_Return)
    assert form.record().first_day == date(2015, 6, 30)
    assert QApplication.activePopupWidget() is None


def test_times_and_whole_numbers(a_form: Make) -> None:
    form = a_form(*Meetings.groups)
    form.show_record(Meeting(start=time(9)))
    _part(form, "start", 1).setText("10h30")
    assert (form.record().start, form.record().end) == (time(9), time(10, 30))
    visit = a_form(*Visits.groups)
    visit.show_record(Visit(declared=5))
    _line(visit, "declared").setText("cinq")
    assert visit.check() == ["Write a whole number, in figures."]
    _line(visit, "declared").setText("")
    assert visit.check() == []
    assert visit.record().declared is None


@pytest.mark.parametrize(
    ("language", "typed"), [("fr", "12 500,75"), ("es", "12,500.75"), ("en", "12,500.75")]
)
def test_an_amount_is_exact_in_every_language(a_form: Make, language: str, typed: str) -> None:
    set_language(language)
    form = a_form(*Lines.groups)
    line = a_line()
    form.show_record(line)
    editor: Any = form.editor("amount")
    editor.number.widget.setText(typed)
    editor.currency.widget.setCurrentText("MXN")
    changed: BudgetLine = form.record()
    assert (changed.amount, changed.currency) == (Decimal("12500.75"), "MXN")
    editor.number.widget.setText("beaucoup")
    assert len(form.check()) == 1


def test_an_unknown_key_is_kept(a_form: Make) -> None:
    person = a_person(country="XX")
    form = a_form(*People.groups)
    form.show_record(person)
    assert form.record() == person


def test_a_wheel_over_a_choice_changes_nothing(a_form: Make, qtbot: QtBot) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    form = a_form(*People.groups)
    form.show_record(a_person(side="french"))
    widget = form.editor("side").widget
    at = QPointF(5, 5)
    event = QWheelEvent(
        at,
        QPointF(widget.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    assert form.record().side == "french"


def test_edits_are_replayed_over_what_is_stored(a_form: Make) -> None:
    person = a_person()
    edits = with_values(person, {"source": "rosa@exemple.invalid", "positions": []})
    form = a_form(*People.groups)
    form.show_record(person)
    form.replay(edits)
    assert form.record() == edits
    assert form.is_edited()
    assert form.shown == person


def test_half_fields_stand_in_one_column_where_room_is_short(a_form: Make, qtbot: QtBot) -> None:
    form = a_form(*People.groups)
    first, second = form.cells[0], form.cells[1]
    assert first.y() == second.y()
    form.resize(380, 700)
    qtbot.waitUntil(lambda: second.y() > first.y())


def test_every_field_has_a_name_for_a_screen_reader(a_form: Make) -> None:
    for subject in SUBJECTS:
        form = a_form(*subject.groups)
        for cell in form.cells:
            name = cell.editor.widget.accessibleName() or _focus_target(cell.editor.widget).accessibleName()
            assert name, (subject, cell.field.keys)


def test_a_field_says_what_is_wrong_when_it_is_left(a_form: Make) -> None:
    form = a_form(*Visits.groups)
    form.show_record(Visit())
    field = _line(form, "declared")
    field.setFocus()
    field.setText("x")
    QApplication.sendEvent(field, QFocusEvent(QFocusEvent.Type.FocusOut))
    assert field.property("wrong") is True


def _line(form: Form, key: str) -> Any:
    return form.editor(key).widget


def _part(form: Form, key: str, place: int) -> Any:
    editor = form.editor(key)
    assert isinstance(editor, PairEditor)
    return editor.parts[place].widget


def _focus_target(widget: Any) -> Any:
    target = widget
    while target.focusProxy() is not None:
        target = target.focusProxy()
    return target
