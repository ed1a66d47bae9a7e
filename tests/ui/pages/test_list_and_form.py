"""List and form agree on the record, and the keyboard finds its way between them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cufdesk.domain.contacts import Person
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.pages.record_page import RecordPage
from cufdesk.ui.parts.children import PartsEditor

Settle = Callable[[], None]
Visit = Callable[[str], RecordPage]
Answer = Callable[[str], list[str]]


def _field(page: RecordPage, key: str) -> Any:
    assert page.card.form is not None
    return page.card.form.editor(key).widget


def _choose(page: RecordPage, place: int) -> Any:
    page.table.view.setCurrentIndex(page.table.model.index(place, 0))
    return page.card.record


def _stored(page: RecordPage, record_id: str) -> Person | None:
    with page.desk.dossier.read() as reading:
        return reading.get(Person, record_id)


@pytest.fixture
def contacts(visit: Visit) -> RecordPage:
    return visit("contacts")


def test_the_tab_key_passes_an_empty_list_of_parts(contacts: RecordPage, qtbot: QtBot) -> None:
    contacts.new()
    functions = contacts.card.form.editor("positions")  # type: ignore[union-attr]
    assert isinstance(functions, PartsEditor)
    reaches = contacts.card.form.editor("points")  # type: ignore[union-attr]
    assert isinstance(reaches, PartsEditor)
    _field(contacts, "usage_name").setFocus()
    for key, where in (
        (Qt.Key.Key_Tab, contacts.card.form.editor("gender").widget),  # type: ignore[union-attr]
        (Qt.Key.Key_Tab, functions.add_button),
        (Qt.Key.Key_Tab, reaches.add_button),
        (Qt.Key.Key_Tab, _field(contacts, "city")),
        (Qt.Key.Key_Backtab, reaches.add_button),
        (Qt.Key.Key_Backtab, functions.add_button),
    ):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert where.hasFocus()


def test_the_tab_key_passes_an_empty_list_that_can_only_be_read(contacts: RecordPage, qtbot: QtBot) -> None:
    contacts.new()
    contacts.card.set_read_only(True)
    _field(contacts, "usage_name").setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert _field(contacts, "city").hasFocus()


def _click(page: RecordPage, place: int, qtbot: QtBot) -> None:
    view = page.table.view
    middle = view.visualRect(page.table.model.index(place, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def _agrees(page: RecordPage, place: int) -> bool:
    """Tell whether a row is the one that is current, selected, and shown in the form."""
    selected = [index.row() for index in page.table.view.selectionModel().selectedRows()]
    record_id = page.table.model.id_at(place)
    return (
        page.table.view.currentIndex().row() == place
        and selected == [place]
        and page.shown_id() == page.table.chosen_id == record_id
    )


@pytest.mark.parametrize(("button", "left"), [("Save", True), ("Do not save", True), ("Stay here", False)])
def test_list_and_form_show_the_same_record_after_the_question(
    contacts: RecordPage, answer: Answer, settle: Settle, qtbot: QtBot, button: str, left: bool
) -> None:
    _click(contacts, 0, qtbot)
    before = _field(contacts, "source").text()
    _field(contacts, "source").setText("bureau@exemple.invalid")
    answer(button)
    _click(contacts, 1, qtbot)
    settle()
    assert _agrees(contacts, 1 if left else 0)
    if left:
        _click(contacts, 0, qtbot)
        settle()
        assert _agrees(contacts, 0)
        assert _field(contacts, "source").text() == ("bureau@exemple.invalid" if button == "Save" else before)


def test_a_new_record_left_by_a_click_agrees_with_the_list(
    contacts: RecordPage, answer: Answer, settle: Settle, qtbot: QtBot
) -> None:
    _click(contacts, 0, qtbot)
    contacts.new()
    _field(contacts, "given_names").setText("Passant")
    answer("Do not save")
    _click(contacts, 2, qtbot)
    settle()
    assert _agrees(contacts, 2)


def test_all_letters_typed_in_the_list_are_searched(
    contacts: RecordPage, sample_window: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    _click(contacts, 1, qtbot)
    for letter in "zapata":
        qtbot.keyClicks(QApplication.focusWidget(), letter)
    assert sample_window.top_bar.search.text() == "zapata"
    assert contacts.shown_id() == contacts.table.chosen_id
    settle()


def test_a_saved_record_that_the_search_hides_clears_the_search(
    contacts: RecordPage, sample_window: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    sample_window.top_bar.search.setText("rojas")
    settle()
    contacts.new()
    _field(contacts, "given_names").setText("Passant")
    _field(contacts, "first_surname").setText("Zzz")
    contacts.save()
    qtbot.waitUntil(lambda: sample_window.top_bar.search.text() == "")
    settle()
    last = contacts.table.model.rowCount() - 1
    assert _agrees(contacts, last)
    view = contacts.table.view
    assert view.viewport().rect().contains(view.visualRect(contacts.table.model.index(last, 0)))


def test_esc_in_the_list_clears_the_search(
    contacts: RecordPage, sample_window: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    sample_window.top_bar.search.setText("rojas")
    settle()
    contacts.enter_list()
    qtbot.keyClick(contacts.table.view, Qt.Key.Key_Escape)
    settle()
    assert sample_window.top_bar.search.text() == ""
    assert contacts.table.view.hasFocus()
    assert contacts.count() == contacts.desk.lists.count("person")


def test_an_empty_list_asks_for_no_choice(
    contacts: RecordPage, sample_window: MainWindow, settle: Settle
) -> None:
    assert all(said.isVisible() for said in contacts.card._asking)
    sample_window.top_bar.search.setText("xyzxyz")
    settle()
    assert not any(said.isVisible() for said in contacts.card._asking)
    sample_window.top_bar.search.setText("")
    settle()
    assert all(said.isVisible() for said in contacts.card._asking)


def test_the_question_before_deleting_says_what_goes_along(contacts: RecordPage, qtbot: QtBot) -> None:
    person = _choose(contacts, 0)
    said: list[str] = []

    def refuse() -> None:
        question: Any = QApplication.activeModalWidget()
        said.append(question.accessibleDescription())
        question.reject()

    QTimer.singleShot(30, refuse)
    contacts.card.delete_asked.emit()
    assert f"Functions ({len(person.positions)})" in said[0]
    assert _stored(contacts, person.id) == person


def test_the_tab_key_goes_from_list_to_form_in_reading_order(contacts: RecordPage, qtbot: QtBot) -> None:
    _choose(contacts, 0)
    contacts.enter_list()
    seen: list[str] = []
    for _step in range(4):
        widget = QApplication.focusWidget()
        assert widget is not None
        seen.append(widget.accessibleName() or widget.toolTip())
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert seen == ["People", "Civility", "Side", "Given names"]
    for _step in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert contacts.table.view.hasFocus()
