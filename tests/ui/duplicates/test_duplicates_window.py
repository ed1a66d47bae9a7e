"""The window of duplicates, with a real dossier and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cufdesk.domain.contacts import Person
from cufdesk.i18n import LANGUAGES
from cufdesk.ui.duplicates.window import DuplicatesWindow
from cufdesk.ui.language import speak
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.pages.contacts import ContactsPage
from cufdesk.usecases.uniting import not_same
from tests.makers import a_dossier, a_meeting, a_person
from tests.ui.conftest import Settle

Opened = Callable[[], DuplicatesWindow]


@pytest.fixture
def people() -> list[Person]:
    kept = a_person("Eugène", "Zapata", city="Mexico", email="e@example.org")
    gone = a_person("Eugenio", "Zapata", city="Ciudad de México", email="e@example.org")
    return [kept, gone, a_person("Ana", "Ruiz"), a_person("Anna", "Ruiz"), a_person("Luis", "Vera")]


@pytest.fixture
def page(window: MainWindow, people: list[Person], tmp_path: Path, settle: Settle) -> ContactsPage:
    made = a_dossier(tmp_path, *people, a_meeting(people=people[:1]), a_meeting(people=people[:2]))
    made.close()
    assert window.files.open_path(made.path)
    settle()
    window.go("contacts")
    settle()
    assert isinstance(window.page, ContactsPage)
    return window.page


@pytest.fixture
def opened(page: ContactsPage, settle: Settle, qtbot: QtBot) -> Opened:
    def show() -> DuplicatesWindow:
        page.show_duplicates()
        settle()
        (found,) = [one for one in page.findChildren(DuplicatesWindow) if one.isVisible()]
        qtbot.waitUntil(lambda: QApplication.activeWindow() is found)
        return found

    return show


def stored(page: ContactsPage) -> dict[str, Person]:
    with page.desk.dossier.read() as reading:
        return {person.id: person for person in reading.all(Person)}


def test_the_pairs_are_listed_and_the_first_is_compared(opened: Opened, people: list[Person]) -> None:
    shown = opened()
    assert [one.verdict for one in shown.pairs] == ["likely", "similar"]
    assert shown.hint.text().startswith("2 pairs")
    made = shown.comparison
    assert made is not None
    assert made.two.kept.id == people[0].id, "two meetings name it"
    assert "1 meeting" in made.outcome.text()
    assert "City: Ciudad de México" in made.outcome.text()


def test_choosing_and_merging_by_keyboard_then_undo(
    opened: Opened, page: ContactsPage, people: list[Person], settle: Settle, qtbot: QtBot
) -> None:
    shown = opened()
    made = shown.comparison
    assert made is not None
    city = made.sides["city"]
    city[0].radio.setFocus()
    qtbot.keyClick(city[0].radio, Qt.Key.Key_Right)
    assert city[1].radio.isChecked()
    assert "City: Mexico" in made.outcome.text()
    qtbot.keyClick(city[1].radio, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(shown.pairs) == 1)
    settle()
    now = stored(page)
    assert people[1].id not in now
    assert now[people[0].id].city == "Ciudad de México"
    assert [one.verdict for one in shown.pairs] == ["similar"]
    shown.undo_button.click()
    settle()
    assert people[1].id in stored(page)
    assert len(shown.pairs) == 2


def test_a_click_anywhere_on_a_value_chooses_it(opened: Opened, qtbot: QtBot) -> None:
    made = opened().comparison
    assert made is not None
    qtbot.mouseClick(made.sides["city"][1], Qt.MouseButton.LeftButton)
    assert made.choices["city"] == "second"


def test_not_the_same_is_remembered_and_later_comes_last(
    opened: Opened, page: ContactsPage, people: list[Person], settle: Settle
) -> None:
    shown = opened()
    first = shown.pairs[0]
    shown.later_button.click()
    assert shown.pairs[-1] is first
    assert "left for later" in shown.list.item(1).text()
    shown.apart_button.click()
    settle()
    assert not_same(page.desk.dossier, "person") == {tuple(sorted((people[2].id, people[3].id)))}
    assert shown.pairs == [first]
    shown.close()
    assert len(opened().pairs) == 1


def test_two_chosen_rows_of_the_list_can_be_merged(
    page: ContactsPage, people: list[Person], settle: Settle
) -> None:
    assert "Merge…" not in [act.label for act in page.secondary_acts()]
    selection = page.table.view.selectionModel()
    for person in (people[2], people[4]):
        index = page.table.model.index(page.table.model.place_of(person.id), 0)
        flags = QItemSelectionModel.SelectionFlag
        selection.setCurrentIndex(index, flags.Select | flags.Rows)
    settle()
    (act,) = (act for act in page.secondary_acts() if act.label == "Merge…")
    act.run()
    settle()
    (shown,) = page.findChildren(DuplicatesWindow)
    assert not shown.list.isVisible()
    assert shown.comparison is not None
    assert {shown.comparison.two.kept.id, shown.comparison.two.gone.id} == {people[2].id, people[4].id}
    shown.merge_button.click()
    settle()
    assert len(stored(page)) == len(people) - 1


def test_nothing_can_be_answered_in_a_dossier_that_is_only_read(
    opened: Opened, page: ContactsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = opened()
    assert shown.merge_button.isEnabled()
    shown.close()
    monkeypatch.setattr(page.desk.dossier, "read_only", True)
    shown = opened()
    assert not shown.merge_button.isEnabled()
    assert not shown.apart_button.isEnabled()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_and_choice_has_a_name(opened: Opened, language: str) -> None:
    speak(language)
    shown = opened()
    assert shown.comparison is not None
    assert all(made.text() for made in shown.findChildren(QPushButton))
    assert all(side.radio.accessibleName() for sides in shown.comparison.sides.values() for side in sides)
    assert shown.list.accessibleName()
    assert shown.accessibleDescription()


def test_where_nothing_is_alike_it_says_so(opened: Opened, page: ContactsPage, people: list[Person]) -> None:
    with page.desk.dossier.write("Remove") as writing:
        for person in (people[3],):
            writing.delete(writing.get(Person, person.id))  # type: ignore[arg-type]
    from cufdesk.usecases.uniting import merge_people

    merge_people(page.desk.dossier, people[0].id, people[1].id)
    shown = opened()
    assert shown.hint.text() == "No two contacts look alike."
    assert not shown.merge_button.isEnabled()
