"""The window of data protection, with a real dossier; anonymisation is asked twice."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cufdesk.domain.contacts import Person
from cufdesk.i18n import LANGUAGES
from cufdesk.ui.language import speak
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.menu import WindowMenu
from cufdesk.ui.parts.dialogs import Sheet
from cufdesk.ui.protection.window import ProtectionWindow
from tests.makers import a_dossier, a_meeting, a_person
from tests.ui.conftest import Settle

Answered = list[str]


@pytest.fixture
def people() -> list[Person]:
    return [
        a_person("Eugène", "Zapata", email="e@example.org", keep_until=date(2016, 1, 1)),
        a_person("Rosa", "Ruiz"),
    ]


@pytest.fixture
def opened(
    window: MainWindow, people: list[Person], tmp_path: Path, settle: Settle
) -> Callable[[], ProtectionWindow]:
    made = a_dossier(tmp_path, *people, a_meeting(people=people[:1]))
    made.close()
    assert window.files.open_path(made.path)
    settle()

    def show() -> ProtectionWindow:
        menu = window.findChild(WindowMenu)
        assert menu is not None
        next(act for act in menu.actions() if act.text() == "Data protection…").trigger()
        settle()
        (found,) = [one for one in window.findChildren(ProtectionWindow) if one.isVisible()]
        return found

    return show


def answers(*texts: str) -> Answered:
    """Press these buttons of the questions that come, one after the other; return what was asked."""
    asked: Answered = []
    waiting = list(texts)

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, Sheet):
            QTimer.singleShot(20, press)
            return
        asked.append("\n".join(label.text() for label in dialog.findChildren(QLabel)))
        text = waiting.pop(0)
        if waiting:
            QTimer.singleShot(20, press)
        next(made for made in dialog.findChildren(QPushButton) if made.text() == text).click()

    QTimer.singleShot(0, press)
    return asked


def stored(window: ProtectionWindow, person: Person) -> Person:
    with window._desk.dossier.read() as reading:
        found = reading.get(Person, person.id)
    assert found is not None
    return found


def cell(shown: ProtectionWindow, line: int, column: int) -> str:
    item = shown.list.topLevelItem(line)
    assert item is not None
    return item.text(column)


def test_who_is_past_stands_first(opened: Callable[[], ProtectionWindow]) -> None:
    shown = opened()
    names = [cell(shown, at, 0) for at in range(shown.list.topLevelItemCount())]
    assert names == ["Zapata, Eugène", "Ruiz, Rosa"]
    assert shown.hint.text() == "2 people are kept. 1 is past the day set for it."
    assert "past" in cell(shown, 0, 3)
    assert cell(shown, 1, 1) == "unknown"


def test_anonymising_is_asked_twice_and_told(
    opened: Callable[[], ProtectionWindow], people: list[Person], settle: Settle, qtbot: QtBot
) -> None:
    shown = opened()
    asked = answers("Go on", "Anonymise")
    shown.anonymise_button.click()
    settle()
    qtbot.waitUntil(lambda: len(shown.kept) == 1)
    assert len(asked) == 2
    assert "never be undone" in asked[0]
    assert "Copies saved elsewhere" in asked[1]
    assert stored(shown, people[0]).anonymised_on is not None
    told = [sheet for sheet in shown.findChildren(Sheet) if sheet.isVisible()]
    assert "Personne anonymisée" in "\n".join(label.text() for label in told[0].findChildren(QLabel))
    told[0].close()


@pytest.mark.parametrize("pressed", [("Cancel",), ("Go on", "Cancel")])
def test_either_question_can_be_answered_no(
    opened: Callable[[], ProtectionWindow], people: list[Person], settle: Settle, pressed: tuple[str, ...]
) -> None:
    shown = opened()
    asked = answers(*pressed)
    shown.anonymise_button.click()
    settle()
    assert len(asked) == len(pressed)
    assert stored(shown, people[0]).given_names == "Eugène"


def test_an_extract_is_written(
    opened: Callable[[], ProtectionWindow], settle: Settle, tmp_path: Path
) -> None:
    shown = opened()
    shown.write_extract(shown.kept[0], tmp_path / "extract.json")
    settle()
    assert json.loads((tmp_path / "extract.json").read_text("utf-8"))["person"]["given_names"] == "Eugène"
    shown.write_extract(shown.kept[0], tmp_path / "extract.docx")
    settle()
    assert shown.extract_button.isEnabled()
    assert not shown.bar.isVisible()


def test_the_record_opens_on_its_page(
    opened: Callable[[], ProtectionWindow], window: MainWindow, people: list[Person], settle: Settle
) -> None:
    shown = opened()
    shown.list.itemActivated.emit(shown.list.topLevelItem(0), 0)
    settle()
    assert window.page is not None
    assert window.page.shown_id() == people[0].id


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_has_a_name_in_every_language(
    window: MainWindow, tmp_path: Path, people: list[Person], settle: Settle, language: str
) -> None:
    made = a_dossier(tmp_path, *people)
    made.close()
    assert window.files.open_path(made.path)
    settle()
    speak(language)
    shown = ProtectionWindow(window.desk, window)
    shown.open()
    assert isinstance(shown, QDialog)
    assert all(made.text() for made in shown.findChildren(QPushButton))
    assert shown.list.accessibleName()
    assert shown.accessibleDescription()
    shown.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_day_is_cut_off(opened: Callable[[], ProtectionWindow], settle: Settle, language: str) -> None:
    speak(language)
    shown = opened()
    settle()
    for column in (1, 3):
        assert shown.list.sizeHintForColumn(column) <= shown.list.header().sectionSize(column)
    row = shown.list.visualRect(shown.list.model().index(0, 0))
    assert row.height() > shown.fontMetrics().height() + 8, "rows keep the height of the style"
