"""Minutes taken in the room: typed, typed over, taken back, read back to the end, and printed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cufdesk.domain.meetings import Decision, Meeting
from cufdesk.storage.dossier import Dossier
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.pages.meetings import MeetingsPage
from cufdesk.ui.pages.room_acts import room_act
from cufdesk.ui.parts.guide import Guide
from cufdesk.ui.room.read_back import ReadBack
from cufdesk.ui.room.window import RoomWindow
from cufdesk.usecases.contacts import save_person
from tests.makers import a_decision, a_meeting, a_person, an_action
from tests.ui.conftest import Settle


def meeting_of(dossier: Dossier) -> Meeting:
    with dossier.read() as reading:
        meeting = reading.get(Meeting, "room")
    assert meeting is not None
    return meeting


def decisions(dossier: Dossier) -> list[Decision]:
    return meeting_of(dossier).decisions


@pytest.fixture
def room(sample_window: MainWindow, qtbot: QtBot, settle: Settle) -> RoomWindow:
    """Return the window of the room on a meeting that holds nothing yet."""
    with sample_window.desk.dossier.write("meeting") as writing:
        writing.save(a_meeting(id="room", state="to_write"))
    settle()
    shown = RoomWindow(sample_window.desk, "room", sample_window)
    shown.open()
    qtbot.waitExposed(shown)
    return shown


def type_line(room: RoomWindow, line: str) -> None:
    room.line.setFocus()
    QTest.keyClicks(room.line, line)
    room.naming.popup.hide()
    QTest.keyClick(room.line, Qt.Key.Key_Return)


def shown_lines(room: RoomWindow) -> list[list[str]]:
    found = []
    for place in range(room.list.topLevelItemCount()):
        item = room.list.topLevelItem(place)
        assert item is not None
        found.append([item.text(column) for column in range(4)])
        below = [item.child(n) for n in range(item.childCount())]
        found += [[child.text(column) for column in range(4)] for child in below if child is not None]
    return found


def test_what_is_typed_is_stored_and_shown_line_by_line(room: RoomWindow) -> None:
    type_line(room, "D meet in June")
    type_line(room, "A write the budget @ CUF > 12/05/2015")
    type_line(room, "A book the room")
    assert shown_lines(room) == [
        ["D1", "meet in June", "Adopted", ""],
        ["A1", "write the budget", "CUF", "12\u00a0May 2015"],
        ["A2", "book the room", "nobody yet", "no date yet"],
    ]
    stored = decisions(room._desk.dossier)
    assert [len(one.actions) for one in stored] == [2]
    assert meeting_of(room._desk.dossier).state == "in_progress"
    assert "1 without a responsible" in room.told.text()


def test_what_a_line_becomes_is_told_while_it_is_typed(room: RoomWindow) -> None:
    type_line(room, "D meet in June")
    room.line.setText("A write @ CUF @ nobody we know > 12/05/2015")
    assert room.understood.text() == "Action of D1 · CUF (known) · nobody we know · 12\u00a0May 2015"
    room.line.setText("A write > some day")
    assert room.understood.text() == "Action of D1 · some day: no date"
    room.line.setText("")
    assert room.understood.text() == ""


def test_a_line_that_belongs_to_nothing_stays_in_the_field_with_the_reason(room: RoomWindow) -> None:
    type_line(room, "A write the budget")
    assert room.line.text() == "A write the budget"
    assert "note the decision first" in room.understood.text()
    assert decisions(room._desk.dossier) == []


def test_the_last_line_is_typed_over_and_taken_back(room: RoomWindow) -> None:
    type_line(room, "D meet in June")
    type_line(room, "A write the budget")
    QTest.keyClick(room.line, Qt.Key.Key_Up)
    assert room.line.text() == "A write the budget"
    room.line.setText("A write the budgets")
    QTest.keyClick(room.line, Qt.Key.Key_Return)
    (decision,) = decisions(room._desk.dossier)
    assert [action.text.fr for action in decision.actions] == ["write the budgets"]
    QTest.keyClick(room.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [action.text.fr for action in decisions(room._desk.dossier)[0].actions] == ["write the budget"]


def test_esc_gives_up_the_line_first_and_closes_then(room: RoomWindow) -> None:
    type_line(room, "D meet in June")
    room.line.setText("A half a li")
    QTest.keyClick(room.line, Qt.Key.Key_Escape)
    assert (room.line.text(), room.isVisible()) == ("", True)
    QTest.keyClick(room.line, Qt.Key.Key_Escape)
    assert not room.isVisible()


def test_a_contact_that_is_added_meanwhile_can_be_named(room: RoomWindow, qtbot: QtBot) -> None:
    dossier = room._desk.dossier
    save_person(dossier, a_person("Zoé", "Quiroga"))
    qtbot.waitUntil(lambda: room._names.knows("Quiroga"))
    for line in ("D decide", "A write @ Quiroga"):
        room.line.setText(line)
        room.keep()
    last = decisions(dossier)[-1].actions[-1]
    assert last.responsible_person_id == room._names.person("Zoé Quiroga")


def test_names_are_offered_behind_an_at_and_taken_by_enter(room: RoomWindow, qtbot: QtBot) -> None:
    type_line(room, "D meet in June")
    room.line.setFocus()
    QTest.keyClicks(room.line, "A write @ zapa")
    qtbot.waitUntil(room.naming.popup.isVisible)
    assert "Eugène Zapata" in str(room.naming.popup.currentIndex().data())
    QTest.keyClick(room.naming.popup, Qt.Key.Key_Return)
    assert room.line.text().strip().endswith("Zapata")
    assert decisions(room._desk.dossier)[0].actions == []
    QTest.keyClick(room.line, Qt.Key.Key_Return)
    (action,) = decisions(room._desk.dossier)[0].actions
    assert action.responsible_person_id is not None


def test_an_address_offers_no_name(room: RoomWindow) -> None:
    room.line.setFocus()
    QTest.keyClicks(room.line, "A write to someone@zap")
    assert not room.naming.popup.isVisible()


@pytest.fixture
def read_back(sample_window: MainWindow, qtbot: QtBot, settle: Settle) -> ReadBack:
    """Return the read-back of two decisions."""
    actions = [an_action("Book the room"), an_action("Write", responsible_organisation_id=None)]
    first = a_decision("First", actions=actions)
    with sample_window.desk.dossier.write("meeting") as writing:
        writing.save(a_meeting(id="room", decisions=[first, a_decision("Second")]))
    settle()
    shown = ReadBack(sample_window.desk, "room", sample_window)
    shown.resize(1000, 700)
    shown.open()
    qtbot.waitExposed(shown)
    return shown


def test_space_agrees_and_goes_on_to_the_end(read_back: ReadBack) -> None:
    dossier = read_back._desk.dossier
    assert read_back.count.text() == "1 / 2"
    QTest.keyClick(read_back, Qt.Key.Key_Space)
    assert [one.read_back for one in decisions(dossier)] == ["agreed", ""]
    assert read_back.count.text() == "2 / 2"
    QTest.keyClick(read_back, Qt.Key.Key_Space)
    assert [one.read_back for one in decisions(dossier)] == ["agreed", "agreed"]
    assert read_back.decision is None
    assert read_back.draft_button.isVisible()


def test_e_corrects_and_ctrl_enter_keeps(read_back: ReadBack) -> None:
    dossier = read_back._desk.dossier
    before = decisions(dossier)[0].text.fr
    QTest.keyClick(read_back, Qt.Key.Key_E)
    QTest.keyClicks(read_back.editor, "Other words")
    QTest.keyClick(read_back.editor, Qt.Key.Key_Escape)
    assert read_back.isVisible()
    assert decisions(dossier)[0].text.fr == before
    QTest.keyClick(read_back, Qt.Key.Key_E)
    QTest.keyClicks(read_back.editor, "Other words")
    read_back.keep()
    assert (decisions(dossier)[0].text.fr, decisions(dossier)[0].read_back) == ("Other words", "corrected")
    assert read_back.count.text() == "1 / 2"


def test_a_break_does_not_begin_again(read_back: ReadBack, sample_window: MainWindow) -> None:
    QTest.keyClick(read_back, Qt.Key.Key_Space)
    QTest.keyClick(read_back, Qt.Key.Key_Escape)
    again = ReadBack(sample_window.desk, "room", sample_window)
    assert again.place == 1
    again.back()
    assert again.place == 0
    again.deleteLater()


def test_one_key_shows_the_draft(read_back: ReadBack, qtbot: QtBot) -> None:
    read_back.next()
    read_back.next()
    with qtbot.waitSignal(read_back.draft_asked):
        QTest.keyClick(read_back, Qt.Key.Key_P)


def test_the_draft_of_the_room_is_the_record_of_its_meeting(room: RoomWindow, qtbot: QtBot) -> None:
    type_line(room, "D meet in June")
    with qtbot.waitSignal(room._desk.preview_asked) as asked:
        room.draft()
    assert asked.args is not None
    assert asked.args[:2] == ["minutes", "room"]


def test_f1_shows_the_chapter_over_the_room(room: RoomWindow) -> None:
    QTest.keyClick(room, Qt.Key.Key_F1)
    [guide] = room.findChildren(Guide)
    assert guide.isVisible()
    guide.close()


def test_the_page_of_meetings_opens_the_room(sample_window: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    with sample_window.desk.dossier.read() as reading:
        meeting = reading.all(Meeting)[0]
    sample_window.desk.show_record("meeting", meeting.id)
    settle()
    page = sample_window.page
    assert isinstance(page, MeetingsPage)
    act = room_act(page)
    assert (act.enabled, act.shortcut) == (True, "Ctrl+M")
    act.run()
    (room,) = page.findChildren(RoomWindow)
    qtbot.waitExposed(room)
    assert room.notes.meeting_id == meeting.id
    room.reject()


def test_minutes_that_are_distributed_open_no_room(
    sample_window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sample_window.desk.dossier.read() as reading:
        meeting = max(reading.all(Meeting), key=lambda one: len(one.decisions))
    sample_window.desk.show_record("meeting", meeting.id)
    settle()
    page = sample_window.page
    assert isinstance(page, MeetingsPage)
    said: list[str] = []
    monkeypatch.setattr(page.desk, "refuse", lambda refusal: said.append(str(refusal)))
    with page.desk.dossier.write("") as writing:
        stored = writing.get(Meeting, meeting.id)
        assert stored is not None
        stored.state = "distributed"
        writing.save(stored)
    settle()
    room_act(page).run()
    assert page.findChildren(RoomWindow) == []
    [sentence] = said
    assert "changed by a numbered correction" in sentence
