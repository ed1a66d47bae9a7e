"""Contacts found by filters and orders, and what is linked to them, in the real window on the sample."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cufdesk.domain.contacts import Person
from cufdesk.ui.language import speak
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.pages.contacts import ContactsPage
from cufdesk.ui.pages.linked import LinkedRecords
from cufdesk.ui.pages.record_page import RecordPage
from cufdesk.ui.parts.list_filters import ListFilters
from cufdesk.usecases.contacts import save_person
from tests.makers import a_person

Settle = Callable[[], None]
Visit = Callable[[str], RecordPage]


@pytest.fixture
def contacts(visit: Visit) -> ContactsPage:
    page = visit("contacts")
    assert isinstance(page, ContactsPage)
    return page


def _titles(page: RecordPage) -> list[str]:
    rows = [page.table.model.row_at(place) for place in range(page.table.model.rowCount())]
    return [row.title for row in rows if row is not None]


def _choose(filters: ListFilters, name: str, key: str) -> None:
    """Choose as a click does: Qt tells of it by `activated`."""
    field = filters.fields[name] if name else filters.order
    assert field.findData(key) >= 0
    field.setCurrentIndex(field.findData(key))
    field.activated.emit(field.currentIndex())


def _linked(page: RecordPage, qtbot: QtBot) -> LinkedRecords:
    made = page.card.findChild(LinkedRecords)
    assert made is not None
    qtbot.waitUntil(lambda: made.rows.count() > 0 or bool(made.none.text()))
    return made


def _lines(made: LinkedRecords) -> list[str]:
    return [made.rows.item(place).text() for place in range(made.rows.count())]


def test_a_filter_stays_while_somebody_types_and_goes_with_one_press(
    contacts: ContactsPage, settle: Settle
) -> None:
    filters = contacts.filters["person"]
    _choose(filters, "kind", "ministry")
    settle()
    by_ministry = _titles(contacts)
    assert "Rojas, Antonio" in by_ministry
    assert "Zapata, Eugène" not in by_ministry
    contacts.search("roj")
    settle()
    assert _titles(contacts) == ["Rojas, Antonio"]
    assert filters.toggle.text() == "Filters (1)"
    filters.clear_button.click()
    contacts.search("")
    settle()
    assert "Zapata, Eugène" in _titles(contacts)
    assert filters.toggle.text() == "Filters"


def test_each_list_keeps_its_own_filters(contacts: ContactsPage, settle: Settle) -> None:
    _choose(contacts.filters["person"], "side", "french")
    contacts.show_subject("organisation")
    settle()
    assert contacts.filters["organisation"].isVisible()
    assert not contacts.filters["person"].isVisible()
    assert "Conférence nationale des gouverneurs" in _titles(contacts)
    contacts.show_subject("person")
    settle()
    assert "Rojas, Antonio" not in _titles(contacts)


def test_the_order_of_the_delegation(contacts: ContactsPage, settle: Settle) -> None:
    before = _titles(contacts)
    _choose(contacts.filters["person"], "", "notified")
    settle()
    assert _titles(contacts)[0] == "Rojas, Antonio"
    assert before[0] != "Rojas, Antonio"
    assert sorted(_titles(contacts)) == sorted(before)


def test_what_is_missing_is_named_in_the_rows(contacts: ContactsPage, settle: Settle) -> None:
    _choose(contacts.filters["person"], "missing", " name ")
    settle()
    model = contacts.table.model
    row = model.row_at(0)
    assert row is not None
    assert model.rowCount() == 1
    assert model.cells.detail(row, 0).startswith("Missing: name, ")
    contacts.filters["person"].clear_button.click()
    settle()
    row = model.row_at(0)
    assert row is not None
    assert "Missing" not in model.cells.detail(row, 0)


def test_saved_lists_are_offered_once_filters_are_looked_at(contacts: ContactsPage, settle: Settle) -> None:
    filters = contacts.filters["person"]
    field = filters.fields["group"]
    assert field.count() == 1
    filters.toggle.click()
    settle()
    assert field.count() == 2
    _choose(filters, "group", field.itemData(1))
    settle()
    assert len(_titles(contacts)) == 5


def test_a_change_of_language_keeps_filters_and_order(
    contacts: ContactsPage, sample_window: MainWindow, settle: Settle
) -> None:
    filters = contacts.filters["person"]
    filters.toggle.click()
    settle()
    group = filters.fields["group"].itemData(1)
    _choose(filters, "group", group)
    _choose(filters, "", "notified")
    _choose(contacts.filters["organisation"], "country", "FR")
    settle()
    before = _titles(contacts)
    assert len(before) == 5
    speak("fr")
    sample_window.rebuild()
    settle()
    made = sample_window.page
    assert isinstance(made, ContactsPage)
    assert made is not contacts
    assert _titles(made) == before
    shown = made.filters["person"]
    assert (shown.chosen(), shown.chosen_order()) == ((("group", group),), "notified")
    assert shown.fields["group"].currentText() == "Partenaires habituels"
    assert shown.toggle.isChecked()
    assert shown.fields["group"].isVisible()
    assert made.filters["organisation"].chosen() == (("country", "FR"),)
    assert not made.filters["organisation"].toggle.isChecked()


def test_a_list_that_is_gone_is_no_filter_after_a_change_of_language(
    contacts: ContactsPage, sample_window: MainWindow, settle: Settle
) -> None:
    state = contacts.state()
    contacts.restore(state._replace(chosen={"person": {"group": "gone"}}))
    settle()
    assert contacts.filters["person"].chosen() == ()
    assert "Zapata, Eugène" in _titles(contacts)


def test_nothing_fits_says_so_and_leads_back(contacts: ContactsPage, settle: Settle) -> None:
    _choose(contacts.filters["person"], "mandate", "region_president")
    settle()
    said = {label.text() for label in contacts.table.findChildren(QLabel) if label.isVisible()}
    assert "Nothing fits the filters" in said
    contacts.table.cleared.emit()
    settle()
    assert len(_titles(contacts)) == 9


def test_a_record_that_is_gone_to_shows_past_the_filters(contacts: ContactsPage, settle: Settle) -> None:
    zapata = contacts.desk.lists.suggest("person", "zapata")[0].id
    _choose(contacts.filters["person"], "kind", "ministry")
    settle()
    contacts.show_id(zapata)
    settle()
    settle()
    assert contacts.shown_id() == contacts.table.chosen_id == zapata
    assert contacts.filters["person"].chosen() == ()
    assert "Zapata, Eugène" in _titles(contacts)


# what is linked ------------------------------------------------------------------------------------------


def test_linked_records_come_after_the_form_and_open(
    contacts: ContactsPage, sample_window: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    contacts.show_id(contacts.desk.lists.suggest("person", "rojas")[0].id)
    linked = _linked(contacts, qtbot)
    assert _lines(linked)[:2] == ["Functions", "Directeur général adjoint de la coordination politique"]
    assert "What they were sent" in _lines(linked)
    lead = contacts.card.findChild(QPushButton, "linked")
    assert lead is not None
    assert lead.text() == "Linked records (6)"
    lead.click()
    assert linked.rows.hasFocus()
    place = _lines(linked).index("Meetings") + 1
    linked.rows.setFocus()
    linked.rows.setCurrentRow(place)
    qtbot.keyClick(linked.rows, Qt.Key.Key_Return)
    settle()
    assert sample_window.page is not None
    assert sample_window.page.title() == "Meetings"


def test_actions_say_their_deadline_and_their_state(contacts: ContactsPage, qtbot: QtBot) -> None:
    contacts.show_id(contacts.desk.lists.suggest("organisation", "cuf")[0].id)
    linked = _linked(contacts, qtbot)
    place = _lines(linked).index("Actions owed") + 1
    spoken = linked.rows.item(place).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(_lines(linked)[place])
    assert spoken.endswith("To do")


def test_a_body_without_links_says_so_and_a_new_record_shows_nothing(
    contacts: ContactsPage, qtbot: QtBot
) -> None:
    contacts.show_id(contacts.desk.lists.suggest("organisation", "commission")[0].id)
    linked = _linked(contacts, qtbot)
    assert linked.none.text() == "Nothing is linked to this record yet."
    assert _lines(linked) == []
    contacts.new()
    assert not linked.isVisible()


# photos --------------------------------------------------------------------------------------------------


def _jpeg(colour: str) -> bytes:
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG")  # type: ignore[call-overload]
    return bytes(held.data())


def test_a_photo_takes_the_place_of_initials_once_it_is_read(
    contacts: ContactsPage, settle: Settle, qtbot: QtBot
) -> None:
    made: Person = save_person(contacts.desk.dossier, a_person("Aa", "Aaa", photo=_jpeg("#00ff00")))
    settle()
    table = contacts.table
    place = table.model.place_of(made.id)
    row = table.model.row_at(place)
    assert row is not None
    middle = table.view.visualRect(table.model.index(place, 0)).center()
    spot = (14 + 17, middle.y())  # in the middle of the disc
    assert table.model.photo_of(row, 68) is None  # another size is read beside the window

    def is_green() -> bool:
        shade = table.view.viewport().grab().toImage().pixelColor(*spot)
        return shade.green() > 200 and shade.red() < 60

    qtbot.waitUntil(is_green)
    photo = table.model.photo_of(row, 34)
    assert photo is not None
    assert photo.width() == 34  # never unfolded whole
