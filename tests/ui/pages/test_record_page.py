"""A page of records from end to end: choose, edit, save, take back, make, delete, search, leave."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from cufdesk.domain.contacts import Person
from cufdesk.i18n import set_language
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


def test_choosing_a_row_shows_the_record(contacts: RecordPage) -> None:
    person = _choose(contacts, 0)
    assert person == _stored(contacts, contacts.table.chosen_id)
    assert contacts.card._title.full == f"{person.given_names} {person.first_surname}"
    assert contacts.shown_id() == person.id
    assert not contacts.card.is_edited()
    assert not contacts.card._save.isEnabled()


def test_an_edit_is_saved_with_ctrl_s(
    contacts: RecordPage, sample_window: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    person = _choose(contacts, 0)
    _field(contacts, "source").setText("bureau@exemple.invalid")
    assert contacts.card._save.isEnabled()
    with qtbot.waitSignal(contacts.desk.changed) as changed:
        qtbot.keyClick(sample_window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "person" in changed.args[0]
    settle()
    stored = _stored(contacts, person.id)
    assert stored is not None
    assert stored.source == "bureau@exemple.invalid"
    assert contacts.card.record == stored
    assert not contacts.card.is_edited()
    assert contacts.table.view.currentIndex().row() == 0


def test_a_new_name_moves_the_record_in_the_list(contacts: RecordPage, settle: Settle) -> None:
    person = _choose(contacts, 0)
    _field(contacts, "first_surname").setText("Zzz")
    contacts.save()
    settle()
    last = contacts.table.model.rowCount() - 1
    assert contacts.table.model.id_at(last) == person.id
    assert contacts.table.view.currentIndex().row() == last


def test_esc_takes_edits_back_after_asking(contacts: RecordPage, answer: Answer, qtbot: QtBot) -> None:
    person = _choose(contacts, 0)
    _field(contacts, "source").setText("x")
    asked = answer("Cancel")
    contacts._escape()
    assert asked == ["Take the changes back?"]
    assert contacts.card.is_edited()
    answer("Take back")
    contacts._escape()
    assert not contacts.card.is_edited()
    assert _field(contacts, "source").text() == person.source


def test_leaving_a_record_asks_what_becomes_of_edits(contacts: RecordPage, answer: Answer) -> None:
    first = _choose(contacts, 0)
    _field(contacts, "source").setText("garde@exemple.invalid")
    asked = answer("Stay here")
    _choose(contacts, 1)
    assert asked == ["Unsaved changes"]
    assert contacts.shown_id() == first.id
    assert contacts.table.view.currentIndex().row() == 0
    answer("Save")
    second = _choose(contacts, 1)
    assert contacts.shown_id() == second.id != first.id
    stored = _stored(contacts, first.id)
    assert stored is not None
    assert stored.source == "garde@exemple.invalid"


def test_edits_may_be_dropped(contacts: RecordPage, answer: Answer) -> None:
    first = _choose(contacts, 0)
    _field(contacts, "source").setText("jamais@exemple.invalid")
    answer("Do not save")
    _choose(contacts, 1)
    assert _stored(contacts, first.id) == first


def test_wrong_input_is_not_saved(visit: Visit) -> None:
    page = visit("calendar")
    before = _choose(page, 0)
    assert page.card.form is not None
    editor: Any = page.card.form.editor("first_day")
    editor.parts[0].widget.setText("bientôt")
    page.save()
    assert page.card.is_edited()
    assert page._read(before.id) == before


def test_a_refusal_is_told_and_nothing_is_lost(contacts: RecordPage, answer: Answer, qtbot: QtBot) -> None:
    count = contacts.table.model.rowCount()
    contacts.new()
    _field(contacts, "source").setText("sans-nom@exemple.invalid")
    asked = answer("Understood")
    contacts.save()
    assert asked == ["This cannot be done"]
    assert contacts.card.is_edited()
    assert _field(contacts, "source").text() == "sans-nom@exemple.invalid"
    assert contacts.desk.lists.count("person") == count


def test_a_new_record_is_made_and_chosen(
    contacts: RecordPage, sample_window: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    qtbot.keyClick(sample_window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert contacts.card._title.full == "New person"
    assert not contacts.table.view.currentIndex().isValid()
    _field(contacts, "given_names").setText("Ana")
    _field(contacts, "first_surname").setText("Ángel")
    contacts.save()
    settle()
    assert not contacts.card.is_new
    assert contacts.table.chosen_id == contacts.shown_id()
    row = contacts.table.model.row_at(contacts.table.view.currentIndex().row())
    assert row is not None
    assert row.title == "Ángel, Ana"


def test_a_new_record_given_up_leaves_nothing(contacts: RecordPage) -> None:
    contacts.new()
    contacts._escape()
    assert contacts.card.record is None
    assert contacts.shown_id() == ""
    person = _choose(contacts, 1)
    contacts.new()
    contacts._escape()
    assert contacts.card.record == person, "the one that was shown before comes back"
    assert contacts.table.view.currentIndex().row() == 1


def test_deleting_names_the_record_and_asks(contacts: RecordPage, answer: Answer, settle: Settle) -> None:
    contacts.new()
    _field(contacts, "given_names").setText("Passant")
    contacts.save()
    settle()
    record_id, count = contacts.shown_id(), contacts.table.model.rowCount()
    asked = answer("Cancel")
    contacts._delete()
    assert asked == ["Delete “Passant”?"]
    assert _stored(contacts, record_id) is not None
    answer("Delete")
    contacts._delete()
    settle()
    assert _stored(contacts, record_id) is None
    assert contacts.table.model.rowCount() == count - 1
    assert contacts.card.record is None


def test_what_is_named_elsewhere_is_not_deleted(visit: Visit, answer: Answer, settle: Settle) -> None:
    page = visit("contacts")
    page.search("rojas")
    settle()
    rojas = _choose(page, 0)
    asked = answer("Delete")

    def then() -> None:
        answer("Understood")

    QTimer.singleShot(40, then)
    page._delete()
    assert asked[-1] == "This cannot be done"
    assert _stored(page, rojas.id) == rojas


def test_words_in_the_top_bar_search_the_list(
    contacts: RecordPage, sample_window: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    field = sample_window.top_bar.search
    field.setFocus()
    qtbot.keyClicks(field, "dir sre")
    settle()
    assert contacts.table.model.rowCount() == 1
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert contacts.table.view.hasFocus()
    assert contacts.card.record.first_surname == "Rojas"


def test_a_letter_in_the_list_begins_a_search(
    contacts: RecordPage, sample_window: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    contacts.enter_list()
    qtbot.keyClick(contacts.table.view, Qt.Key.Key_Z)
    assert sample_window.top_bar.search.text() == "z"
    assert sample_window.top_bar.search.hasFocus()
    settle()
    assert contacts.table.model.rowCount() == 1
    contacts.table.cleared.emit()
    assert sample_window.top_bar.search.text() == ""


def test_people_and_bodies_are_two_lists(contacts: RecordPage, settle: Settle, qtbot: QtBot) -> None:
    people = contacts.count()
    qtbot.mouseClick(contacts._segments.buttons["organisation"], Qt.MouseButton.LeftButton)
    settle()
    assert contacts.count() == contacts.desk.lists.count("organisation") != people
    assert contacts.primary_act().label == "New body"  # type: ignore[union-attr]
    body = _choose(contacts, 0)
    contacts.show_subject("person")
    assert contacts.card.record is None
    contacts.show_id(body.id)
    settle()
    assert contacts.shown_id() == body.id


def test_a_decision_leads_to_its_meeting(sample_window: MainWindow, visit: Visit, settle: Settle) -> None:
    (total, hits) = sample_window.desk.lists.search("présidentielle")
    action = next(hit for hit in hits if hit.kind in ("action", "decision"))
    assert total
    sample_window.desk.show_record(action.kind, action.id)
    settle()
    page = sample_window._page
    assert isinstance(page, RecordPage)
    assert page.shown_id() == action.parent
    assert page.card.form is not None
    decisions = page.card.form.editor("decisions")
    assert isinstance(decisions, PartsEditor)
    assert decisions.rows.hasFocus()
    part = decisions._parts[decisions._place()]
    assert action.id in {part.id, *(inner.id for inner in part.actions)}
    area = page.card._area.viewport()
    row = decisions.rows.visualRect(decisions.rows.currentIndex())
    assert area.rect().contains(decisions.rows.viewport().mapTo(area, row.center()))


def test_a_change_by_another_page_is_shown(contacts: RecordPage, settle: Settle) -> None:
    from cufdesk.ui.parts.form import with_values
    from cufdesk.usecases.contacts import save_person

    person = _choose(contacts, 0)
    save_person(contacts.desk.dossier, with_values(person, {"languages": "01 53 41 81 81"}))
    settle()
    assert _field(contacts, "languages").text() == "01 53 41 81 81"
    assert not contacts.card.is_edited()


def test_unsaved_edits_outlive_a_change_elsewhere(contacts: RecordPage, settle: Settle) -> None:
    from cufdesk.ui.parts.form import with_values
    from cufdesk.usecases.contacts import save_person

    person = _choose(contacts, 0)
    _field(contacts, "source").setText("en-cours@exemple.invalid")
    save_person(contacts.desk.dossier, with_values(person, {"languages": "01"}))
    settle()
    assert _field(contacts, "source").text() == "en-cours@exemple.invalid"


def test_a_record_deleted_elsewhere_is_gone(contacts: RecordPage, settle: Settle) -> None:
    from cufdesk.usecases.contacts import delete_person

    contacts.new()
    _field(contacts, "given_names").setText("Passant")
    contacts.save()
    settle()
    delete_person(contacts.desk.dossier, contacts.shown_id())
    settle()
    assert contacts.card.record is None


def test_unsaved_edits_outlive_a_change_of_language(
    contacts: RecordPage, sample_window: MainWindow, settle: Settle
) -> None:
    person = _choose(contacts, 2)
    _field(contacts, "source").setText("en-cours@exemple.invalid")
    set_language("es")
    sample_window.rebuild()
    settle()
    again = sample_window._page
    assert isinstance(again, RecordPage)
    assert again is not contacts
    assert again.shown_id() == person.id
    assert again.card.is_edited()
    assert _field(again, "source").text() == "en-cours@exemple.invalid"
    assert again.table.view.currentIndex().row() == 2


def test_list_and_form_take_turns_where_room_is_short(
    contacts: RecordPage, sample_window: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    sample_window.resize(640, 360)
    settle()
    assert contacts._panes._list_card.isVisible()
    assert not contacts._panes.records.isVisible()
    contacts.enter_list()
    qtbot.keyClick(contacts.table.view, Qt.Key.Key_Return)
    assert not contacts._panes._list_card.isVisible()
    assert contacts._panes.records.isVisible()
    assert contacts.card._back.isVisible()
    assert contacts.card._save.isVisible()
    assert contacts.card._save.mapTo(sample_window, contacts.card._save.rect().bottomRight()).y() < 360
    contacts._escape()
    assert contacts._panes._list_card.isVisible()
    sample_window.resize(1280, 800)
    assert contacts._panes.records.isVisible()
    assert not contacts.card._back.isVisible()


def test_a_dossier_that_can_only_be_read(
    sample: str, window: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    import os

    os.chmod(sample, 0o400)
    assert window.files.open_path(sample)
    window.go("contacts")
    settle()
    page = window._page
    assert isinstance(page, RecordPage)
    _choose(page, 0)
    assert page.desk.read_only
    assert _field(page, "source").isReadOnly()
    assert not page.card._delete.isEnabled()
    primary = page.primary_act()
    assert primary is not None
    assert not primary.enabled
    page.new()
    assert not page.card.is_new
