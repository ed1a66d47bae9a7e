"""The history page narrowed: by who, what and when, by words; and read a page at a time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from cufdesk.domain.contacts import Person
from cufdesk.i18n import LANGUAGES
from cufdesk.ui.language import speak
from cufdesk.ui.main_window import MainWindow
from cufdesk.usecases.contacts import save_person
from tests.makers import a_person
from tests.ui.conftest import Settle
from tests.ui.pages.history_page import NAME, Open, pick, titles

# A meeting, what is attached to it, and the agreement that one of its decisions needs.
_OF_MEETINGS = ("meeting", "Attach a file to", "prior agreement")


def test_filters_narrow_the_list(
    person: Person, sample_window: MainWindow, open_page: Open, settle: Settle
) -> None:
    dossier = sample_window.desk.dossier
    dossier.author = "Ana Peña"
    save_person(dossier, a_person("Otra", "Persona"))
    dossier.author = "Claire Morel"
    save_person(dossier, a_person("Tercera", "Persona"))
    page = open_page()
    whole = len(titles(page))
    pick(page, "Person", "Ana Peña", settle)
    assert titles(page) == ["Add Ms\N{NO-BREAK SPACE}Otra Persona to the contacts"]
    pick(page, "Person", "Everybody", settle)
    pick(page, "Subject", "Meetings", settle)
    assert titles(page)
    assert [title for title in titles(page) if not any(word in title for word in _OF_MEETINGS)] == []
    pick(page, "Period", "Today", settle)
    assert titles(page)
    pick(page, "Subject", "All subjects", settle)
    assert len(titles(page)) == whole, "all of it was written today"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "in_one_row"), [(1100, False), (1800, True)])
def test_the_filters_show_their_words_whole(
    person: Person,
    sample_window: MainWindow,
    open_page: Open,
    settle: Settle,
    language: str,
    width: int,
    in_one_row: bool,
) -> None:
    for author in ("Ana Peña", "Claire Morel"):
        sample_window.desk.dossier.author = author
        save_person(sample_window.desk.dossier, a_person("Otra", author))
    speak(language)
    sample_window.rebuild()
    sample_window.resize(width, 650)
    page = open_page()
    settle()
    lists = [made for made in page.filters.findChildren(QComboBox) if made.isVisible()]
    assert len(lists) == 3
    assert (len({made.y() for made in lists}) == 1) is in_one_row
    for made in lists:
        assert made.width() >= made.fontMetrics().horizontalAdvance(made.currentText()) + 30


def test_a_period_leaves_out_what_is_older(
    sample_window: MainWindow, open_page: Open, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page()
    monkeypatch.setattr(type(page.desk), "today", staticmethod(lambda: date(2100, 1, 1)))
    pick(page, "Period", "Last 30 days", settle)
    assert titles(page) == []
    assert page.list._no_match.isVisible()
    clear = next(made for made in page.list._no_match.findChildren(QPushButton))
    clear.click()
    settle()
    assert titles(page)


def test_words_of_the_top_bar_search_the_labels(
    person: Person, sample_window: MainWindow, open_page: Open, settle: Settle, qtbot: QtBot
) -> None:
    page = open_page()
    field = sample_window.top_bar.search
    field.setFocus()
    qtbot.keyClicks(field, "LUCIA edit")
    settle()
    assert titles(page) == [f"Edit the contact {NAME}"] * 2
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert page.list.view.hasFocus()
    qtbot.keyClick(page.list.view, Qt.Key.Key_Escape)
    settle()
    assert field.text() == ""
    assert len(titles(page)) > 10


def test_the_history_is_read_a_page_at_a_time(
    sample_window: MainWindow, open_page: Open, settle: Settle, qtbot: QtBot, small_pages: None
) -> None:
    page = open_page()
    assert page.count() is None, "nobody has counted what was not read"
    assert len(titles(page)) == 20
    for _page in range(4):
        qtbot.keyClick(page.list.view, Qt.Key.Key_End)
        settle()
    assert len(titles(page)) == page.count() == page.list.model.count() > 40
    last: Any = page.list.model.row_at(page.list.model.rowCount() - 1)
    assert last.kind == "start"
    assert len(set(titles(page))) > 40
    assert page.list.model.rowCount() == page.list.model.count() + 1, "the day goes on across pages"
    chosen = page.list.chosen_id
    save_person(sample_window.desk.dossier, a_person("Una", "Más"))
    settle()
    assert titles(page)[0].startswith("Add Ms\N{NO-BREAK SPACE}Una Más")
    assert page.list.chosen_id == chosen
    assert page.list.model.id_at(page.list.view.currentIndex().row()) == chosen
