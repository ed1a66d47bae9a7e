"""People and bodies made from inside another form, typed or pasted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.values import Bilingual
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.parts.form_sheet import FormSheet
from cufdesk.ui.parts.paste_box import PasteBox
from cufdesk.ui.parts.quick_create import create
from tests.ui.conftest import Settle

_SIGNATURE = """Mtra. Rosa Ruiz Pérez
Directora General, SRE
Tel. 55 3686 5100
Cel. +52 55 1234 5678
rruiz@sre.gob.mx"""

During = Callable[[Callable[[FormSheet], None]], None]


@pytest.fixture
def during(settle: Settle) -> During:
    """Return what works in the sheet that opens next, and adds what it holds."""

    def plan(work: Callable[[FormSheet], None]) -> None:
        def run() -> None:
            sheet: Any = QApplication.activeModalWidget()
            assert isinstance(sheet, FormSheet)
            work(sheet)
            sheet.accept()

        QTimer.singleShot(50, run)

    return plan


def _paste(sheet: FormSheet, text: str, qtbot: QtBot, settle: Settle) -> None:
    QGuiApplication.clipboard().setText(text)
    field = sheet.forms[0].first_field()
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()


def test_a_pasted_person_keeps_what_has_no_field_here(
    sample_window: MainWindow, qtbot: QtBot, settle: Settle, during: During
) -> None:
    desk = sample_window.desk
    during(lambda sheet: _paste(sheet, _SIGNATURE, qtbot, settle))
    hit = create(desk, "person", "", sample_window)
    assert hit is not None
    with desk.dossier.read() as reading:
        person = reading.get(Person, hit.id)
    assert person is not None
    assert (person.given_names, person.first_surname, person.second_surname) == ("Rosa", "Ruiz", "Pérez")
    assert person.honorific == Bilingual("", "Mtra.")
    assert person.reached_by("email") == ["rruiz@sre.gob.mx"]
    assert person.reached_by("phone") == ["+52 55 3686 5100", "+52 55 1234 5678"]
    assert person.positions[0].title == Bilingual("", "Directora General")
    assert desk.lists.title_of(person.positions[0].organisation_id or "").startswith("Secrétariat")


def test_what_was_typed_before_stays_and_a_removed_address_does_not_come_back(
    sample_window: MainWindow, qtbot: QtBot, settle: Settle, during: During
) -> None:
    def work(sheet: FormSheet) -> None:
        _paste(sheet, _SIGNATURE, qtbot, settle)
        address: Any = sheet.forms[2].editor("value").widget
        address.setText("")

    during(work)
    hit = create(sample_window.desk, "person", "Rosalba Ruiz", sample_window)
    assert hit is not None
    assert hit.title == "Rosalba Ruiz Pérez"
    with sample_window.desk.dossier.read() as reading:
        person = reading.get(Person, hit.id)
    assert person is not None
    assert person.email == ""


def test_a_body_is_pasted_and_a_person_is_not_taken_for_one(
    sample_window: MainWindow, qtbot: QtBot, settle: Settle, during: During
) -> None:
    def work(sheet: FormSheet) -> None:
        box = sheet.findChild(PasteBox)
        assert box is not None
        _paste(sheet, _SIGNATURE, qtbot, settle)
        assert box.said.text() == "This text names a person: paste it into a new person."
        assert not sheet.is_edited()
        _paste(sheet, "Université de Nantes\n1 quai de Tourville\n44000 Nantes", qtbot, settle)

    during(work)
    hit = create(sample_window.desk, "organisation", "", sample_window)
    assert hit is not None
    with sample_window.desk.dossier.read() as reading:
        body = reading.get(Organisation, hit.id)
    assert body is not None
    assert body.name.fr == "Université de Nantes"
