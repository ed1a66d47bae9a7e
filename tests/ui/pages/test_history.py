"""The history page in the real window: list, filters, what a write changed, taking back, one record."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from cufdesk.domain.contacts import Person
from cufdesk.domain.meetings import Meeting
from cufdesk.i18n import set_language
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.pages.history import HistoryPage
from cufdesk.ui.pages.record_page import RecordPage
from cufdesk.ui.parts.form import with_values
from cufdesk.ui.parts.row_button import RowButton
from cufdesk.usecases import history as use_cases
from cufdesk.usecases.contacts import delete_person
from cufdesk.usecases.meetings import save_meeting
from tests.ui.conftest import Settle
from tests.ui.pages.history_page import NAME, Open, buttons, choose, stored, texts, titles


def test_the_last_write_stands_first_under_its_day(person: Person, open_page: Open) -> None:
    page = open_page()
    assert titles(page)[:3] == [
        f"Edit the contact {NAME}",
        f"Edit the contact {NAME}",
        f"Add {NAME} to the contacts",
    ]
    day = page.list.model.row_at(0)
    assert isinstance(day, str)
    assert day.startswith("Today · ")
    assert not page.list.model.flags(page.list.model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert page.count() == len(titles(page))
    spoken = page.list.model.data(page.list.model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"Edit the contact {NAME}, "), "a screen reader says who and when"


def test_the_keyboard_walks_through_it(person: Person, open_page: Open, qtbot: QtBot, settle: Settle) -> None:
    page = open_page()
    page.enter_list()
    settle()
    assert page.list.view.hasFocus()
    assert page.list.view.currentIndex().row() == 1, "the day is passed over"
    qtbot.keyClick(page.list.view, Qt.Key.Key_Down)
    settle()
    assert page.card.told is not None
    assert page.card.told.id == page.list.model.id_at(2)
    qtbot.keyClick(page.list.view, Qt.Key.Key_Up)
    qtbot.keyClick(page.list.view, Qt.Key.Key_Up)
    assert page.list.view.currentIndex().row() == 1
    qtbot.keyClick(page.list.view, Qt.Key.Key_Return)
    settle()
    assert page.card.isAncestorOf(page.window().focusWidget())


def test_a_write_is_told_in_plain_words(person: Person, open_page: Open, settle: Settle) -> None:
    page = open_page()
    choose(page, 1, settle)
    shown = texts(page)
    assert "Contact Lucía Prueba" in shown
    assert "Puebla → Mérida" in shown
    assert "(empty) → 01" in shown
    assert not buttons(page)["Back to Puebla"].isEnabled(), "the city was changed again since"
    assert buttons(page)["Back to Puebla"].toolTip() == "It was changed again since."
    assert buttons(page)["Empty it again"].isEnabled()


def test_one_field_is_taken_back(
    person: Person, sample_window: MainWindow, open_page: Open, settle: Settle, qtbot: QtBot
) -> None:
    page = open_page()
    choose(page, 1, settle)
    qtbot.mouseClick(buttons(page)["Empty it again"], Qt.MouseButton.LeftButton)
    settle()
    again = stored(sample_window, person.id)
    assert again is not None
    assert (again.languages, again.city) == ("", "Xalapa")
    assert sample_window.status.note.full == f"Taken back: edit the contact {NAME} (Ctrl+Z to undo)"
    assert titles(page)[0] == f"Take back: edit the contact {NAME}"
    assert page.card.told is not None
    assert page.card.told.kept.startswith("Nothing of this change stands any more")
    assert not page.card._take_back.isEnabled()
    qtbot.keyClick(sample_window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    again = stored(sample_window, person.id)
    assert again is not None
    assert again.languages == "01"
    assert sample_window.page is page, "an undo leaves the person in the history"
    assert page.card._take_back.isEnabled()


def test_a_whole_write_is_taken_back(
    person: Person, sample_window: MainWindow, open_page: Open, settle: Settle, qtbot: QtBot
) -> None:
    page = open_page()
    choose(page, 0, settle)
    qtbot.mouseClick(buttons(page)["Take this change back"], Qt.MouseButton.LeftButton)
    settle()
    again = stored(sample_window, person.id)
    assert again is not None
    assert again.city == "Mérida"


def test_a_deleted_record_keeps_its_history_and_comes_back(
    person: Person, sample_window: MainWindow, open_page: Open, settle: Settle, qtbot: QtBot
) -> None:
    delete_person(sample_window.desk.dossier, person.id)
    page = open_page()
    choose(page, 0, settle)
    assert "Deleted: contact Lucía Prueba" in texts(page)
    assert "Xalapa" in texts(page)
    assert "Open the record" not in buttons(page)
    history = next(
        made
        for made in page.card.findChildren(QToolButton)
        if made.accessibleName() == "History of this record"
    )
    qtbot.mouseClick(history, Qt.MouseButton.LeftButton)
    settle()
    assert len(titles(page)) == 4
    assert page.filters._title.full == "Contact Lucía Prueba"
    assert page.list.view.currentIndex().row() == 1
    qtbot.mouseClick(buttons(page)["Take this change back"], Qt.MouseButton.LeftButton)
    settle()
    assert stored(sample_window, person.id) is not None
    assert len(titles(page)) == 5
    qtbot.mouseClick(buttons(page)["Open the record"], Qt.MouseButton.LeftButton)
    settle()
    assert isinstance(sample_window.page, RecordPage)
    assert sample_window.page.shown_id() == person.id


def test_an_act_is_kept_and_says_why(sample_window: MainWindow, open_page: Open, settle: Settle) -> None:
    dossier = sample_window.desk.dossier
    with dossier.read() as reading:
        meeting = reading.all(Meeting)[0]
    meeting = save_meeting(dossier, with_values(meeting, {"state": "draft", "remarks": []}))
    save_meeting(dossier, with_values(meeting, {"state": "distributed"}))
    page = open_page()
    choose(page, 0, settle)
    assert not page.card._take_back.isEnabled()
    assert "engaged others" in page.card._reason.text()
    assert not any(text.startswith("Back to") for text in buttons(page))
    sample_window.resize(1024, 640)
    settle()
    reason = page.card._reason
    assert reason.width() > 0.85 * page.card.width()  # not a column of single words beside the button
    choose(page, 1, settle)
    assert reason.isVisibleTo(page.card) == bool(page.card.told and page.card.told.kept)


def test_a_record_leads_to_its_history_and_back(
    person: Person, sample_window: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    sample_window.go("contacts", person.id)
    settle()
    contacts = sample_window.page
    assert isinstance(contacts, RecordPage)
    qtbot.mouseClick(contacts.card._history, Qt.MouseButton.LeftButton)
    settle()
    page = sample_window.page
    assert isinstance(page, HistoryPage)
    assert len(titles(page)) == 3
    assert page.filters._title.full == "Contact Lucía Prueba"
    everything = next(made for made in page.filters.findChildren(QPushButton))
    everything.click()
    settle()
    assert len(titles(page)) > 10
    assert not page.filters._only.isVisible()


def test_a_line_of_the_home_page_leads_to_its_write(
    person: Person, sample_window: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    use_cases.undo(sample_window.desk.dossier)
    sample_window.go("home")
    settle()
    name = f"Undone: edit the contact {NAME}"
    line = next(
        made for made in sample_window._pages["home"].findChildren(RowButton) if made.accessibleName() == name
    )
    line.click()
    settle()
    page = sample_window.page
    assert isinstance(page, HistoryPage)
    assert page.card.told is not None
    assert page.card.told.title == name
    assert page.list.view.currentIndex().row() == 1


def test_a_write_far_down_is_found(
    sample_window: MainWindow, open_page: Open, settle: Settle, small_pages: None
) -> None:
    wanted = use_cases.history(sample_window.desk.dossier, 100)["entries"][-3]["id"]
    page = open_page()
    assert len(titles(page)) == 20
    sample_window.desk.show_history(wanted)
    settle()
    assert page.card.told is not None
    assert page.card.told.id == wanted
    assert page.list.model.id_at(page.list.view.currentIndex().row()) == wanted
    assert page.list.view.visualRect(page.list.view.currentIndex()).intersects(
        page.list.view.viewport().rect()
    )


def test_list_and_card_take_turns_where_room_is_short(
    person: Person, sample_window: MainWindow, open_page: Open, settle: Settle, qtbot: QtBot
) -> None:
    page = open_page()
    sample_window.resize(640, 360)
    settle()
    page.enter_list()
    settle()
    assert page.list.isVisible()
    assert not page.card.isVisible()
    qtbot.keyClick(page.list.view, Qt.Key.Key_Return)
    settle()
    assert page.card.isVisible()
    assert not page.list.isVisible()
    button = page.card._take_back
    assert button.mapTo(sample_window, button.rect().bottomRight()).y() < 360
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.list.isVisible()


def test_the_choice_outlives_a_change_of_language(
    person: Person, sample_window: MainWindow, open_page: Open, settle: Settle
) -> None:
    page = open_page()
    choose(page, 1, settle)
    written = page.list.chosen_id
    set_language("fr")
    sample_window.rebuild()
    settle()
    again = sample_window.page
    assert isinstance(again, HistoryPage)
    assert again is not page
    assert again.card.told is not None
    assert again.card.told.id == written
    assert "Ville" in texts(again)


def test_a_dossier_that_can_only_be_read_is_told_not_turned(
    sample: str, window: MainWindow, settle: Settle
) -> None:
    os.chmod(sample, 0o400)
    assert window.files.open_path(sample)
    window.go("history")
    settle()
    page = window.page
    assert isinstance(page, HistoryPage)
    choose(page, 0, settle)
    assert page.card._reason.text() == "This dossier can only be read."
    assert not page.card._take_back.isEnabled()
