"""Contacts entered one after the other by keyboard, pasted, and told from those known, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from cufdesk.domain.contacts import Person
from cufdesk.ui.pages.contact_card import ContactCard
from cufdesk.ui.pages.contacts import ContactsPage
from cufdesk.ui.pages.record_page import RecordPage
from cufdesk.ui.parts.form_sheet import FormSheet
from cufdesk.ui.parts.row_button import RowButton
from cufdesk.usecases.uniting import not_same

Settle = Callable[[], None]
Visit = Callable[[str], RecordPage]
SIGNATURE = """Marie KELLER
Directrice des relations internationales
Ville de Strasbourg
Tél. : +33 3 68 98 50 00
marie.keller@strasbourg.eu
www.strasbourg.eu"""


@pytest.fixture
def contacts(visit: Visit) -> ContactsPage:
    page = visit("contacts")
    assert isinstance(page, ContactsPage)
    return page


def _card(page: ContactsPage) -> ContactCard:
    assert isinstance(page.card, ContactCard)
    return page.card


def _editor(page: ContactsPage, key: str) -> Any:
    assert page.card.form is not None
    return page.card.form.editor(key)


def _paste(page: ContactsPage, text: str, qtbot: QtBot, settle: Settle) -> None:
    """Paste with the keys, wherever the keyboard stands on the empty form."""
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()


def _people(page: ContactsPage) -> dict[str, Person]:
    with page.desk.dossier.read() as reading:
        return {person.first_surname: person for person in reading.all(Person)}


def _pressed(card: ContactCard, text: str) -> QPushButton:
    return next(made for made in card.paste.findChildren(QPushButton) if made.text() == text)


def test_the_keyboard_enters_one_after_the_other(
    contacts: ContactsPage, qtbot: QtBot, settle: Settle
) -> None:
    contacts.new()
    for surname in ("Abad", "Bravo"):
        _editor(contacts, "first_surname").focus()
        qtbot.keyClicks(QApplication.focusWidget(), surname)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        settle()
        assert contacts.card.is_new
        assert _editor(contacts, "first_surname").values() == ("",)
        assert QApplication.focusWidget() is contacts.card.first_field()
    assert {"Abad", "Bravo"} <= _people(contacts).keys()
    before = len(_people(contacts))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(_people(contacts)) == before  # an empty form is nobody


def test_a_signature_pasted_on_the_empty_form_fills_it(
    contacts: ContactsPage, qtbot: QtBot, settle: Settle
) -> None:
    contacts.new()
    _paste(contacts, SIGNATURE, qtbot, settle)
    assert _editor(contacts, "given_names").values() == ("Marie",)
    assert len(_people(contacts)) == 9  # nothing is stored before the person says so
    kept = "Body as written: Ville de Strasbourg"
    assert _editor(contacts, "notes").values() == (kept,)
    card = _card(contacts)
    _pressed(card, "Keep in the notes").click()
    assert _editor(contacts, "notes").values() == (f"{kept}\nwww.strasbourg.eu",)
    contacts.save()
    settle()
    keller = _people(contacts)["Keller"]
    assert (keller.email, keller.phone) == ("marie.keller@strasbourg.eu", "+33 3 68 98 50 00")
    assert keller.positions[0].title.fr == "Directrice des relations internationales"
    assert keller.notes == f"{kept}\nwww.strasbourg.eu"


def test_a_word_pasted_into_a_field_stays_in_it(contacts: ContactsPage, qtbot: QtBot, settle: Settle) -> None:
    contacts.new()
    _editor(contacts, "first_surname").focus()
    _paste(contacts, "Keller", qtbot, settle)
    assert _editor(contacts, "first_surname").values() == ("Keller",)
    _paste(contacts, SIGNATURE, qtbot, settle)  # the form is not empty any more
    assert _editor(contacts, "given_names").values() == ("",)


def test_what_is_typed_stays_when_a_text_is_read(contacts: ContactsPage, settle: Settle) -> None:
    contacts.new()
    _editor(contacts, "given_names").widget.setText("Anne-Marie")
    card = _card(contacts)
    card.paste.field.setPlainText(SIGNATURE)
    card.paste.field.pasted.emit()
    settle()
    assert _editor(contacts, "given_names").values() == ("Anne-Marie",)
    assert _editor(contacts, "first_surname").values() == ("Keller",)


def test_doubtful_findings_are_marked_until_they_are_touched(
    contacts: ContactsPage, qtbot: QtBot, settle: Settle
) -> None:
    contacts.new()
    _paste(contacts, "Marie KELLER\nTél. 06 12 34 56\nmarie.keller@strasbourg.eu", qtbot, settle)
    cell = contacts.card.form.cell("points")  # type: ignore[union-attr]
    assert cell.doubt.text().startswith("To be checked: ")
    cell.editor.edited()
    assert not cell.doubt.isVisible()


def test_several_pasted_together_come_one_after_the_other(
    contacts: ContactsPage, qtbot: QtBot, settle: Settle
) -> None:
    contacts.new()
    _paste(contacts, "Jean Dupont <jean@ville.fr>; Ana López <ana@x.org>; Zoé Petit <z@x.org>", qtbot, settle)
    assert _editor(contacts, "first_surname").values() == ("Dupont",)
    contacts.save()
    settle()
    assert _editor(contacts, "first_surname").values() == ("López",)
    _card(contacts).paste.skip.click()
    assert _editor(contacts, "first_surname").values() == ("Petit",)
    contacts.save()
    settle()
    assert not contacts.card.is_new
    assert {"Dupont", "Petit"} <= _people(contacts).keys()
    assert "López" not in _people(contacts)


def test_a_text_of_the_other_kind_says_where_it_belongs(
    contacts: ContactsPage, qtbot: QtBot, settle: Settle
) -> None:
    contacts.show_subject("organisation")
    contacts.new()
    _paste(contacts, SIGNATURE, qtbot, settle)
    said = {label.text() for label in _card(contacts).paste.findChildren(QLabel)}
    assert "This text names a person: paste it into a new person." in said
    assert not contacts.card.is_edited()


# likely twins --------------------------------------------------------------------------------------------


def _twins(page: ContactsPage, qtbot: QtBot, settle: Settle) -> list[str]:
    qtbot.wait(300)
    settle()
    lines = _card(page).likely.findChildren(RowButton)
    return [line.accessibleName() for line in lines if line.isVisible()]


def test_who_it_may_be_is_told_while_somebody_types(
    contacts: ContactsPage, qtbot: QtBot, settle: Settle
) -> None:
    contacts.new()
    _editor(contacts, "given_names").widget.setText("Antonio")
    _editor(contacts, "first_surname").widget.setText("Rojaz")
    assert _twins(contacts, qtbot, settle) == ["Looks like Antonio Rojas (SRE)"]
    _editor(contacts, "first_surname").widget.setText("Quiroga")
    assert _twins(contacts, qtbot, settle) == []
    _editor(contacts, "first_surname").widget.setText("Rojas")
    assert _twins(contacts, qtbot, settle) == ["Looks like Antonio Rojas (SRE)"]
    contacts.card.show_record(contacts.card.record, is_new=True)
    assert not _card(contacts).likely.isVisible()


def test_not_the_same_is_remembered_once_it_is_stored(
    contacts: ContactsPage, qtbot: QtBot, settle: Settle
) -> None:
    contacts.new()
    _editor(contacts, "given_names").widget.setText("Antonio")
    _editor(contacts, "first_surname").widget.setText("Rojas")
    assert _twins(contacts, qtbot, settle)
    line = _card(contacts).likely
    rojas = _people(contacts)["Rojas"].id
    line.findChildren(QToolButton)[0].click()
    assert line.others == {rojas}
    contacts.save()
    settle()
    stored = contacts.card.record
    assert not_same(contacts.desk.dossier, "person") == frozenset({tuple(sorted((rojas, stored.id)))})
    _editor(contacts, "city").widget.setText("Puebla")
    assert _twins(contacts, qtbot, settle) == []


def test_the_index_follows_what_changes(contacts: ContactsPage, qtbot: QtBot, settle: Settle) -> None:
    contacts.new()
    _editor(contacts, "given_names").widget.setText("Wilhelmina")
    _editor(contacts, "first_surname").widget.setText("Quastenberg")
    assert _twins(contacts, qtbot, settle) == []
    contacts.save()
    settle()
    contacts.new()
    _editor(contacts, "given_names").widget.setText("Wilhelmina")
    _editor(contacts, "first_surname").widget.setText("Quastenberg")
    assert _twins(contacts, qtbot, settle) == ["Looks like Wilhelmina Quastenberg"]


def test_a_body_is_compared_too(contacts: ContactsPage, qtbot: QtBot, settle: Settle) -> None:
    contacts.show_subject("organisation")
    settle()
    contacts.new()
    _editor(contacts, "acronym").widget.setText("FENAM")
    twins = _twins(contacts, qtbot, settle)
    assert any("Fédération nationale des municipalités" in twin for twin in twins)


def test_a_body_that_is_added_leaves_the_notes(contacts: ContactsPage, qtbot: QtBot, settle: Settle) -> None:
    contacts.new()
    _paste(contacts, SIGNATURE, qtbot, settle)

    def accept() -> None:
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, FormSheet)
        sheet.accept()

    QTimer.singleShot(50, accept)
    _pressed(_card(contacts), "Add it…").click()
    assert _editor(contacts, "notes").values() == ("",)
    contacts.save()
    settle()
    keller = _people(contacts)["Keller"]
    assert keller.positions[0].organisation_id
    assert keller.notes == ""
