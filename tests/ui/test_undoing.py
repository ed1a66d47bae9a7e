"""Undo and redo by keyboard in the real window: what the menu says, what becomes of a form, refusals."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from cufdesk.domain.contacts import Person
from cufdesk.domain.meetings import Meeting
from cufdesk.i18n import set_language
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.pages.record_page import RecordPage
from cufdesk.ui.parts.form import with_values
from cufdesk.ui.undoing import tell_left
from cufdesk.usecases.contacts import delete_person, save_person
from cufdesk.usecases.meetings import save_meeting
from tests.makers import a_person
from tests.ui.conftest import Settle

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NAME = "Ms\N{NO-BREAK SPACE}Lucía Prueba"


@pytest.fixture
def contacts(sample_window: MainWindow, settle: Settle) -> RecordPage:
    """Return the page of the contacts with one more, whose city was changed."""
    dossier = sample_window.desk.dossier
    stored = save_person(dossier, a_person("Lucía", "Prueba"))
    save_person(dossier, with_values(stored, {"city": "Puebla"}))
    sample_window.go("contacts", stored.id)
    settle()
    page = sample_window.page
    assert isinstance(page, RecordPage)
    return page


@pytest.fixture
def press(sample_window: MainWindow, qtbot: QtBot, settle: Settle) -> Callable[..., None]:
    """Return what presses Ctrl+Z and the like where the keyboard is, and waits for what comes of it."""

    def run(key: Qt.Key, held: Any = CONTROL, at: QWidget | None = None) -> None:
        sample_window.activateWindow()  # a question may just have been closed
        qtbot.waitUntil(sample_window.isActiveWindow)
        qtbot.keyClick(at or sample_window, key, held)
        settle()

    return run


def answer(button: str) -> list[str]:
    """Press a button of the question that comes next; return what is asked, once it was."""
    asked: list[str] = []

    def click() -> None:
        question: Any = QApplication.activeModalWidget()
        if question is None:  # a slow machine has not asked yet
            QTimer.singleShot(20, click)
            return
        asked.extend((question.windowTitle(), question.accessibleDescription()))
        next(made for made in question.findChildren(QPushButton) if made.text() == button).click()

    QTimer.singleShot(50, click)
    return asked


def action(window: MainWindow, shortcut: str) -> QAction:
    assert window._menu is not None
    return next(act for act in window._menu.actions() if act.shortcut().toString() == shortcut)


def stored(window: MainWindow, record_id: str) -> Person | None:
    with window.desk.dossier.read() as reading:
        return reading.get(Person, record_id)


def city(window: MainWindow, record_id: str) -> str | None:
    person = stored(window, record_id)
    return person.city if person else None


def field(page: RecordPage, key: str) -> Any:
    assert page.card.form is not None
    return page.card.form.editor(key).widget


def test_undo_and_redo_by_keyboard(
    contacts: RecordPage, sample_window: MainWindow, press: Callable[..., None], settle: Settle
) -> None:
    window, record_id = sample_window, contacts.shown_id()
    assert action(window, "Ctrl+Z").text() == f"Undo: edit the contact {NAME}"
    assert window.top_bar.turns["undo"].toolTip() == f"Undo: edit the contact {NAME} (Ctrl+Z)"
    assert not action(window, "Ctrl+Shift+Z").isEnabled()
    press(Qt.Key.Key_Z)
    assert city(window, record_id) == ""
    assert field(contacts, "city").text() == "", "the form shows it"
    assert window.status.note.full == f"Undone: edit the contact {NAME}"
    assert action(window, "Ctrl+Shift+Z").text() == f"Redo: edit the contact {NAME}"
    press(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert city(window, record_id) == "Puebla"
    assert window.status.note.full == f"Redone: edit the contact {NAME}"
    press(Qt.Key.Key_Z)
    press(Qt.Key.Key_Y)
    assert city(window, record_id) == "Puebla"
    assert not window.top_bar.turns["redo"].isEnabled()


def test_several_undos_in_a_row_take_one_write_each(
    contacts: RecordPage, sample_window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    record_id = contacts.shown_id()
    qtbot.keyClick(sample_window, Qt.Key.Key_Z, CONTROL)
    qtbot.keyClick(sample_window, Qt.Key.Key_Z, CONTROL)
    settle()
    assert stored(sample_window, record_id) is None
    assert contacts.card.record is None


def test_a_deleted_record_comes_back_and_is_shown(
    contacts: RecordPage, sample_window: MainWindow, press: Callable[..., None], settle: Settle
) -> None:
    record_id = contacts.shown_id()
    answer("Delete")
    contacts._delete()
    settle()
    assert sample_window.status.note.full == "Deleted: Lucía Prueba (Ctrl+Z to undo)"
    assert action(sample_window, "Ctrl+Z").text() == f"Undo: delete the contact {NAME}"
    sample_window.go("calendar")
    settle()
    press(Qt.Key.Key_Z)
    assert sample_window.page is contacts
    assert contacts.shown_id() == record_id
    assert contacts.table.chosen_id == record_id


def test_undo_survives_closing_the_dossier(
    contacts: RecordPage, sample_window: MainWindow, press: Callable[..., None], settle: Settle
) -> None:
    path, record_id = sample_window.desk.path, contacts.shown_id()
    delete_person(sample_window.desk.dossier, record_id)
    settle()
    sample_window.files.close()
    assert not action(sample_window, "Ctrl+Z").isEnabled()
    assert sample_window.files.open_path(path)
    settle()
    assert action(sample_window, "Ctrl+Z").text() == f"Undo: delete the contact {NAME}"
    press(Qt.Key.Key_Z)
    assert city(sample_window, record_id) == "Puebla"


@pytest.mark.parametrize("key", ["city", "notes"])
def test_a_field_undoes_what_was_typed_there_first(
    contacts: RecordPage,
    sample_window: MainWindow,
    press: Callable[..., None],
    qtbot: QtBot,
    settle: Settle,
    key: str,
) -> None:
    record_id, made = contacts.shown_id(), field(contacts, key)
    contacts.card._area.ensureWidgetVisible(made)
    made.setFocus()
    assert QApplication.focusWidget() is made
    qtbot.keyClicks(made, "x")
    assert contacts.card.is_edited()
    press(Qt.Key.Key_Z, at=made)
    assert not contacts.card.is_edited()
    assert city(sample_window, record_id) == "Puebla", "the dossier is as it was"
    press(Qt.Key.Key_Z, at=made)
    assert city(sample_window, record_id) == ""


@pytest.mark.parametrize(("key", "held"), [(Qt.Key.Key_Z, CONTROL), (Qt.Key.Key_Y, CONTROL)])
def test_a_search_field_never_undoes_the_dossier(
    contacts: RecordPage,
    sample_window: MainWindow,
    press: Callable[..., None],
    settle: Settle,
    key: Qt.Key,
    held: Qt.KeyboardModifier,
) -> None:
    window, record_id = sample_window, contacts.shown_id()
    if key == Qt.Key.Key_Y:
        press(Qt.Key.Key_Z)
    before = city(window, record_id)
    window.focus_search()
    settle()
    assert QApplication.focusWidget() is window.top_bar.search
    press(key, held, at=window.top_bar.search)
    assert city(window, record_id) == before
    contacts.table.enter()
    press(key, held, at=contacts.table.view)  # the keys are the dossier's again
    assert city(window, record_id) != before


def test_unsaved_edits_stay_when_something_else_is_undone(
    contacts: RecordPage, sample_window: MainWindow, press: Callable[..., None], settle: Settle
) -> None:
    other = save_person(sample_window.desk.dossier, a_person("Otro", "Nombre"))
    settle()
    field(contacts, "source").setText("en-cours@exemple.invalid")
    shown = contacts.shown_id()
    press(Qt.Key.Key_Z)
    assert stored(sample_window, other.id) is None
    assert contacts.shown_id() == shown, "nobody is led away from what they edit"
    assert field(contacts, "source").text() == "en-cours@exemple.invalid"
    assert contacts.card.is_edited()


def test_an_undo_of_the_edited_record_asks_and_leaves_the_edits_on_top(
    contacts: RecordPage, sample_window: MainWindow, press: Callable[..., None], settle: Settle
) -> None:
    record_id = contacts.shown_id()
    field(contacts, "source").setText("en-cours@exemple.invalid")
    asked = answer("Do nothing")
    press(Qt.Key.Key_Z)
    assert asked[0] == "Undo this change?"
    assert asked[1].startswith(f"Undo: edit the contact {NAME}\n")
    assert city(sample_window, record_id) == "Puebla"
    answer("Undo the change")
    press(Qt.Key.Key_Z)
    assert city(sample_window, record_id) == ""
    assert field(contacts, "city").text() == ""
    assert field(contacts, "source").text() == "en-cours@exemple.invalid"
    contacts.save()
    settle()
    person = stored(sample_window, record_id)
    assert person is not None
    assert (person.city, person.source) == ("", "en-cours@exemple.invalid")


def test_edits_of_a_record_that_an_undo_takes_away_are_not_lost(
    contacts: RecordPage, sample_window: MainWindow, press: Callable[..., None], settle: Settle
) -> None:
    record_id = contacts.shown_id()
    press(Qt.Key.Key_Z)
    field(contacts, "source").setText("en-cours@exemple.invalid")
    answer("Undo the change")
    press(Qt.Key.Key_Z)
    assert stored(sample_window, record_id) is None
    assert field(contacts, "source").text() == "en-cours@exemple.invalid"
    contacts.save()
    person = stored(sample_window, record_id)
    assert person is not None
    assert person.source == "en-cours@exemple.invalid"


def test_edits_on_another_page_are_brought_up_to_date_before_they_are_saved(
    contacts: RecordPage, sample_window: MainWindow, press: Callable[..., None], settle: Settle
) -> None:
    record_id = contacts.shown_id()
    field(contacts, "source").setText("en-cours@exemple.invalid")
    sample_window.go("calendar")
    settle()
    answer("Undo the change")
    press(Qt.Key.Key_Z)
    answer("Save")
    assert sample_window.may_leave()
    person = stored(sample_window, record_id)
    assert person is not None
    assert (person.city, person.source) == ("", "en-cours@exemple.invalid")


def test_an_act_is_refused_with_its_sentence(
    sample_window: MainWindow, press: Callable[..., None], settle: Settle
) -> None:
    dossier = sample_window.desk.dossier
    with dossier.read() as reading:
        meeting = reading.all(Meeting)[0]
    meeting = save_meeting(dossier, with_values(meeting, {"state": "draft", "remarks": []}))
    save_meeting(dossier, with_values(meeting, {"state": "distributed"}))
    settle()
    assert action(sample_window, "Ctrl+Z").isEnabled()
    said = answer("Understood")
    press(Qt.Key.Key_Z)
    QApplication.processEvents()
    assert said[0] == "This cannot be done"
    assert "engaged others" in said[1]
    with dossier.read() as reading:
        again = reading.get(Meeting, meeting.id)
    assert again is not None
    assert again.state == "distributed"


def test_what_is_left_is_told_in_plain_words(sample_window: MainWindow) -> None:
    said = answer("Understood")
    left = [f"Contact {number}: city" for number in range(8)]
    tell_left(sample_window, "Bring the copy home", left)
    assert said[0] == "Only in part: bring the copy home"
    assert "– Contact 5: city\n– and 2 more" in said[1]


def test_a_dossier_that_can_only_be_read_is_not_turned(
    sample: str, window: MainWindow, settle: Settle
) -> None:
    os.chmod(sample, 0o400)
    assert window.files.open_path(sample)
    window.desk.dossier.cover()
    settle()
    undo = action(window, "Ctrl+Z")
    assert not undo.isEnabled()
    assert undo.toolTip() == "The dossier is open to be read only."


def test_the_buttons_fold_away_where_room_is_short(
    sample_window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    sample_window.go("meetings")
    settle()
    undo = sample_window.top_bar.turns["undo"]
    assert undo.isVisible()
    sample_window.resize(560, 400)
    qtbot.waitUntil(lambda: not undo.isVisible())
    assert action(sample_window, "Ctrl+Z").isEnabled()
    sample_window.resize(1280, 800)
    qtbot.waitUntil(undo.isVisible)


def test_the_menu_speaks_another_language_after_a_change(
    contacts: RecordPage, sample_window: MainWindow, settle: Settle
) -> None:
    set_language("fr")
    sample_window.rebuild()
    settle()
    assert action(sample_window, "Ctrl+Z").text().startswith("Annuler\N{NO-BREAK SPACE}: ")
    assert sample_window.top_bar.turns["undo"].toolTip().endswith("(Ctrl+Z)")


class _Greedy(QLineEdit):
    """A line that wants Ctrl+E for itself, as Qt's does on X11, where the keys mean the line's end."""

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


def test_ctrl_e_in_a_field_goes_to_the_sendings(contacts: RecordPage, qtbot: QtBot) -> None:
    line = _Greedy(contacts)
    line.show()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    taken = {}
    for key in (Qt.Key.Key_E, Qt.Key.Key_A):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, CONTROL)
        event.ignore()
        QApplication.sendEvent(line, event)
        taken[key] = event.isAccepted()
    assert taken == {Qt.Key.Key_E: False, Qt.Key.Key_A: True}
