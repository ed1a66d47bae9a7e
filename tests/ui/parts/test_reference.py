"""References: found by typing, chosen by keyboard, opened, emptied, and made on the spot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cufdesk.domain.base import Record
from cufdesk.domain.committee import Seat
from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.visits import DelegationMember
from cufdesk.ui.desk import Desk
from cufdesk.ui.pages.committee import Seats
from cufdesk.ui.pages.visits import Delegation
from cufdesk.ui.parts.form import Form
from cufdesk.ui.parts.form_sheet import FormSheet
from cufdesk.ui.parts.reference import PositionEditor, ReferenceEditor
from tests.makers import a_seat

Make = Callable[..., Form]


@pytest.fixture
def rosa(records: list[Record]) -> Person:
    return next(record for record in records if isinstance(record, Person))


def _editor(form: Form, key: str) -> ReferenceEditor:
    editor = form.editor(key)
    assert isinstance(editor, ReferenceEditor)
    return editor


def _type(editor: ReferenceEditor, text: str, qtbot: QtBot) -> list[str]:
    """Type a name and return what is suggested."""
    editor.line.setFocus()
    editor.line.selectAll()
    qtbot.keyClicks(editor.line, text)
    qtbot.waitUntil(lambda: editor._popup.isVisible() and editor._context.desk.background.idle())
    model = editor.suggestions
    return [model.item(row).text() for row in range(model.rowCount())]


def test_the_record_is_named_and_can_be_opened(a_form: Make, desk: Desk, rosa: Person, qtbot: QtBot) -> None:
    form = a_form(*Seats.groups)
    form.show_record(a_seat(person_id=rosa.id))
    editor = _editor(form, "person_id")
    assert editor.line.text() == "Rosa Ruiz"
    with qtbot.waitSignal(desk.went) as went:
        editor.open_button.click()
    assert went.args == ["contacts", rosa.id]


def test_typing_suggests_and_the_keyboard_chooses(a_form: Make, rosa: Person, qtbot: QtBot) -> None:
    form = a_form(*Seats.groups)
    form.show_record(a_seat())
    editor = _editor(form, "person_id")
    assert _type(editor, "rui ro", qtbot) == ["Ruiz, Rosa", "Add “rui ro” to the contacts…"]
    assert form.record().person_id is None
    qtbot.keyClick(editor._popup, Qt.Key.Key_Down)
    qtbot.keyClick(editor._popup, Qt.Key.Key_Return)
    assert form.record().person_id == rosa.id
    assert editor.line.text() == "Rosa Ruiz"
    assert form.check() == []


def test_escape_closes_the_suggestions_and_is_no_shortcut_meanwhile(
    a_form: Make, rosa: Person, qtbot: QtBot
) -> None:
    form = a_form(*Seats.groups)
    form.show_record(a_seat())
    editor = _editor(form, "person_id")
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    asked.ignore()
    QApplication.sendEvent(editor.line, asked)
    assert not asked.isAccepted(), "without suggestions Escape is the page's"
    _type(editor, "Ros", qtbot)
    for receiver in (editor.line, editor._popup):
        asked.ignore()
        QApplication.sendEvent(receiver, asked)
        assert asked.isAccepted()
    qtbot.keyClick(editor._popup, Qt.Key.Key_Escape)
    assert not editor._popup.isVisible()
    assert editor.line.text() == "Ros"


def test_a_name_that_is_not_chosen_is_wrong(a_form: Make, rosa: Person, qtbot: QtBot) -> None:
    form = a_form(*Seats.groups)
    form.show_record(a_seat(person_id=rosa.id))
    editor = _editor(form, "person_id")
    _type(editor, "Rosalie", qtbot)
    editor._popup.hide()
    assert form.check() == ["Choose an entry of the list, or empty the field."]
    editor._clear.trigger()
    assert form.check() == []
    assert form.record().person_id is None


def test_a_name_typed_in_full_is_taken_when_the_field_is_left(
    a_form: Make, rosa: Person, qtbot: QtBot
) -> None:
    form = a_form(*Seats.groups)
    form.show_record(a_seat())
    editor = _editor(form, "person_id")
    _type(editor, "rosa ruiz", qtbot)
    editor._popup.hide()
    QApplication.sendEvent(editor.line, QFocusEvent(QEvent.Type.FocusOut))
    assert form.record().person_id == rosa.id


def test_a_person_is_made_where_it_is_needed(a_form: Make, desk: Desk, qtbot: QtBot) -> None:
    form = a_form(*Seats.groups)
    form.show_record(a_seat())
    editor = _editor(form, "person_id")
    assert _type(editor, "Ines Vega", qtbot) == ["Add “Ines Vega” to the contacts…"]
    seen: list[tuple[str, str]] = []

    def fill() -> None:
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, FormSheet)
        first: Any = sheet.forms[0].editor("given_names").widget
        last: Any = sheet.forms[0].editor("first_surname").widget
        seen.append((first.text(), last.text()))
        function: Any = sheet.forms[1].editor("title")
        function.fields[0].setText("Maire")
        sheet.accept()

    QTimer.singleShot(50, fill)
    qtbot.keyClick(editor._popup, Qt.Key.Key_Down)
    qtbot.keyClick(editor._popup, Qt.Key.Key_Return)
    assert seen == [("Ines", "Vega")]
    seat: Seat = form.record()
    with desk.dossier.read() as reading:
        person = reading.get(Person, seat.person_id or "")
    assert person is not None
    assert [position.title.fr for position in person.positions] == ["Maire"]
    assert editor.line.text() == "Ines Vega"


def test_a_refusal_keeps_the_sheet_open(a_form: Make, desk: Desk, qtbot: QtBot) -> None:
    form = a_form(*Seats.groups)
    form.show_record(a_seat())
    editor = _editor(form, "person_id")
    _type(editor, "X", qtbot)
    sentences: list[str] = []

    def empty_and_add() -> None:
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, FormSheet)
        for key in ("given_names", "first_surname"):
            field: Any = sheet.forms[0].editor(key).widget
            field.clear()
        sheet.accept()
        sentences.append(sheet._refusal.text())
        sheet.done(0)

    QTimer.singleShot(50, empty_and_add)
    qtbot.keyClick(editor._popup, Qt.Key.Key_Down)
    qtbot.keyClick(editor._popup, Qt.Key.Key_Return)
    assert sentences == ["Enter a name, or at least a function: this contact has neither."]
    assert form.record().person_id is None


def test_a_body_in_capitals_is_an_acronym(a_form: Make, desk: Desk, qtbot: QtBot) -> None:
    from cufdesk.ui.pages.contact_parts import Functions
    from tests.makers import a_position

    form = a_form(*Functions.groups)
    form.show_record(a_position())
    editor = _editor(form, "organisation_id")
    _type(editor, "FENAMM", qtbot)

    def add() -> None:
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, FormSheet)
        sheet.accept()

    QTimer.singleShot(50, add)
    qtbot.keyClick(editor._popup, Qt.Key.Key_Down)
    qtbot.keyClick(editor._popup, Qt.Key.Key_Return)
    with desk.dossier.read() as reading:
        body = reading.get(Organisation, form.record().organisation_id)
    assert body is not None
    assert body.acronym == "FENAMM"


def test_the_functions_offered_are_those_of_the_person(
    a_form: Make, rosa: Person, records: list[Record]
) -> None:
    jean = [record for record in records if isinstance(record, Person)][1]
    form = a_form(*Delegation.groups)
    member = DelegationMember(visit_id="v", person_id=rosa.id, position_id=rosa.positions[1].id)
    form.show_record(member)
    editor = form.editor("position_id")
    assert isinstance(editor, PositionEditor)
    choices = [editor.widget.itemText(place) for place in range(editor.widget.count())]
    assert choices == ["All functions", "Directrice · RVM", "Conseillère · RVM"]
    assert form.record() == member
    hit = form.context.desk.lists.titles([jean.id])[jean.id]
    _editor(form, "person_id").take(hit)
    choices = [editor.widget.itemText(place) for place in range(editor.widget.count())]
    assert choices == ["All functions", "Maire · AMF"]
    assert form.record().position_id is None, "a function of somebody else is not kept"


def test_esc_in_a_sheet_asks_before_losing_what_was_entered(desk: Desk, show: Any, qtbot: QtBot) -> None:
    sheet = FormSheet(desk, "Seat", [(Seats.groups, a_seat())])
    show(sheet)
    notes: Any = sheet.forms[0].editor("notes").widget
    notes.setPlainText("à confirmer")
    asked: list[str] = []

    def answer() -> None:
        question = QApplication.activeModalWidget()
        assert question is not None
        asked.append(question.windowTitle())
        stay = next(b for b in question.findChildren(QPushButton) if b.text() == "Stay here")
        stay.click()

    QTimer.singleShot(50, answer)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert asked == ["Unsaved changes"]
    assert sheet.isVisible()
