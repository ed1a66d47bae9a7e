"""Parts of a record in its form: added, edited, moved, removed; the record that was shown stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cufdesk.domain.meetings import DecisionLink
from cufdesk.ui.desk import Desk
from cufdesk.ui.language import speak
from cufdesk.ui.pages.budgets import Budgets
from cufdesk.ui.pages.committee import Committees
from cufdesk.ui.pages.decisions import Decisions, Links
from cufdesk.ui.pages.documents import JointDocuments
from cufdesk.ui.pages.meetings import Meetings
from cufdesk.ui.parts.children import PartsEditor
from cufdesk.ui.parts.form import Form
from cufdesk.ui.parts.form_sheet import FormSheet
from cufdesk.ui.parts.part_delegate import HEADING, NOTE
from tests.makers import (
    a_budget,
    a_committee,
    a_decision,
    a_joint_document,
    a_line,
    a_meeting,
    a_seat,
    a_section,
    an_action,
)

Make = Callable[..., Form]


def _parts(form: Form, key: str) -> PartsEditor:
    editor = form.editor(key)
    assert isinstance(editor, PartsEditor)
    return editor


def _texts(editor: PartsEditor) -> list[str]:
    return [editor.rows.item(row).text() for row in range(editor.rows.count())]


def _marks(editor: PartsEditor) -> list[str]:
    """Return what stands before the lines of each part, as it is spoken."""
    spoken = [
        editor.rows.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(editor.rows.count())
    ]
    return [text.split(",")[0] for text in spoken]


def _in_sheet(act: Callable[[FormSheet], None]) -> None:
    """Do something in the dialog that opens next."""

    def run() -> None:
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, FormSheet)
        act(sheet)

    QTimer.singleShot(50, run)


def _headings(record: Any) -> Sequence[str]:
    return [section.heading.fr for section in record.sections]


@pytest.fixture
def sections(a_form: Make) -> tuple[Form, PartsEditor, Any]:
    document = a_joint_document(sections=[a_section(name) for name in ("Un", "Deux", "Trois")])
    form = a_form(*JointDocuments.groups)
    form.show_record(document)
    return form, _parts(form, "sections"), document


def test_parts_are_moved_by_keyboard(sections: tuple[Form, PartsEditor, Any], qtbot: QtBot) -> None:
    form, editor, document = sections
    editor.rows.setCurrentRow(0)
    qtbot.keyClick(editor.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    changed = form.record()
    assert _headings(changed) == ["Deux", "Un", "Trois"]
    assert _marks(editor) == ["1", "2", "3"], "numbers follow the places"
    assert editor.rows.currentRow() == 1, "the moved part stays chosen"
    assert _headings(document) == ["Un", "Deux", "Trois"]
    qtbot.keyClick(editor.rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert form.record() == document
    assert not form.is_edited()


def test_a_part_at_the_end_goes_no_further(sections: tuple[Form, PartsEditor, Any], qtbot: QtBot) -> None:
    form, editor, document = sections
    editor.rows.setCurrentRow(2)
    qtbot.keyClick(editor.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert form.record() == document


def test_parts_are_removed(sections: tuple[Form, PartsEditor, Any], qtbot: QtBot) -> None:
    form, editor, _document = sections
    editor.rows.setCurrentRow(1)
    qtbot.keyClick(editor.rows, Qt.Key.Key_Delete)
    assert _headings(form.record()) == ["Un", "Trois"]
    for _time in range(2):
        editor.remove()
    assert form.record().sections == []
    assert editor.rows.isHidden()
    assert not editor._none.isHidden()


def test_a_part_is_edited_in_a_sheet(sections: tuple[Form, PartsEditor, Any], qtbot: QtBot) -> None:
    form, editor, document = sections

    def rename(sheet: FormSheet) -> None:
        heading: Any = sheet.forms[0].editor("heading")
        heading.fields[0].setText("Premier")
        sheet.accept()

    editor.rows.setCurrentRow(0)
    _in_sheet(rename)
    qtbot.keyClick(editor.rows, Qt.Key.Key_Return)
    assert _headings(form.record()) == ["Premier", "Deux", "Trois"]
    assert _texts(editor)[0] == "Premier"
    assert form.record().sections[0].id == document.sections[0].id


def test_a_sheet_given_up_changes_nothing(sections: tuple[Form, PartsEditor, Any]) -> None:
    form, editor, document = sections
    _in_sheet(lambda sheet: sheet.done(0))
    editor.add()
    assert form.record() == document


def test_a_new_part_goes_to_the_end(sections: tuple[Form, PartsEditor, Any], qtbot: QtBot) -> None:
    form, editor, document = sections
    _in_sheet(lambda sheet: sheet.accept())
    qtbot.mouseClick(editor.add_button, Qt.MouseButton.LeftButton)
    added = form.record().sections[-1]
    assert added.document_id == document.id
    assert _marks(editor) == ["1", "2", "3", "4"]


def test_seats_move_within_their_side(a_form: Make) -> None:
    seats = [a_seat(side="french"), a_seat(side="partner"), a_seat(side="french", category="chair")]
    committee = a_committee(seats=seats)
    form = a_form(*Committees.groups)
    form.show_record(committee)
    editor = _parts(form, "seats")
    assert [editor.rows.item(row).data(HEADING) for row in range(5)] == [True, None, None, True, None]
    editor.rows.setCurrentRow(1)
    editor.move(1)
    assert [seat.id for seat in form.record().seats if seat.side == "french"] == [seats[2].id, seats[0].id]


def test_a_heading_is_never_chosen(a_form: Make) -> None:
    form = a_form(*Committees.groups)
    form.show_record(a_committee(seats=[a_seat()]))
    editor = _parts(form, "seats")
    editor.rows.setCurrentRow(0)
    editor.remove()
    editor.move(1)
    assert len(form.record().seats) == 1


def test_currencies_are_never_added_up(a_form: Make) -> None:
    lines = [a_line("1000"), a_line("200.50"), a_line("5000", currency="MXN"), a_line("9", "74", "revenue")]
    form = a_form(*Budgets.groups)
    form.show_record(a_budget(lines=lines))
    rows = _parts(form, "lines").rows
    notes = [rows.item(row).data(NOTE) for row in range(rows.count()) if rows.item(row).data(HEADING)]
    assert notes == ["€1,200.50 + MXN\u00a05,000.00", "€9.00"]


def test_actions_are_numbered_through_the_record(a_form: Make) -> None:
    first = a_decision("Un", number="D1", actions=[an_action(number="A1"), an_action(number="A2")])
    second = a_decision("Deux", number="D2")
    form = a_form(*Meetings.groups)
    form.show_record(a_meeting(decisions=[first, second]))
    editor = _parts(form, "decisions")

    def add_action(sheet: FormSheet) -> None:
        actions = _parts(sheet.forms[0], "actions")
        _in_sheet(lambda inner: inner.accept())
        actions.add()
        sheet.accept()

    editor.rows.setCurrentRow(1)
    _in_sheet(add_action)
    editor.edit()
    _in_sheet(lambda sheet: sheet.accept())
    editor.add()
    decisions = form.record().decisions
    assert [decision.number for decision in decisions] == ["D1", "D2", "D3"]
    assert [action.number for decision in decisions for action in decision.actions] == ["A1", "A2", "A3"]


def test_a_part_is_found_by_what_it_holds(a_form: Make) -> None:
    action = an_action()
    meeting = a_meeting(decisions=[a_decision("Un"), a_decision("Deux", actions=[action])])
    form = a_form(*Meetings.groups)
    form.show_record(meeting)
    editor = _parts(form, "decisions")
    assert editor.focus_part(action.id)
    assert editor.rows.currentRow() == 1
    assert not editor.focus_part("gone")


def test_what_can_only_be_read_is_not_changed(sections: tuple[Form, PartsEditor, Any], qtbot: QtBot) -> None:
    form, editor, document = sections
    form.set_read_only(True)
    editor.rows.setCurrentRow(0)
    qtbot.keyClick(editor.rows, Qt.Key.Key_Delete)
    qtbot.keyClick(editor.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert form.record() == document
    assert editor.add_button.isHidden()


@pytest.mark.parametrize("language", ["fr", "es", "en"])
def test_no_list_of_a_meeting_asks_for_more_width_than_a_small_screen_has(
    a_form: Make, language: str
) -> None:
    speak(language)
    form = a_form(*Meetings.groups)
    assert form.minimumSizeHint().width() <= 402  # what a window of 1024 leaves to the form


def test_acts_go_beneath_where_they_do_not_fit_beside(a_form: Make, qtbot: QtBot) -> None:
    form = a_form(*Meetings.groups)
    editor = _parts(form, "decisions")
    for width, is_beside in ((700, True), (260, False)):
        form.resize(width, 3000)
        qtbot.wait(1)
        add, last = editor.add_button.geometry(), editor._remove.geometry()
        assert (add.center().y() == last.center().y()) is is_beside
        assert (add.left(), last.right()) == (0, editor.widget.rect().right())


def test_a_sheet_is_as_tall_as_its_fields_or_the_screen(desk: Desk, qtbot: QtBot) -> None:
    room = QApplication.primaryScreen().availableGeometry().height()
    heights = {}
    for spec, part in ((Decisions(), a_decision()), (Links(), DecisionLink(decision_id=""))):
        sheet = FormSheet(desk, "", [(spec.groups, part)])
        qtbot.addWidget(sheet)
        with qtbot.waitExposed(sheet):
            sheet.show()
        heights[spec.one] = sheet.height()
        assert sheet.height() <= room
    assert heights["Decision"] > room * 0.8, "the whole height is there, and needed"
    assert heights["Link to another decision"] < room * 0.5
