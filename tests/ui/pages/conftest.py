"""Pages in the real window, on the sample."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from cufdesk.domain.contacts import Person
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.pages.history import HistoryPage
from cufdesk.ui.pages.record_page import RecordPage
from cufdesk.ui.parts import history_list, history_model
from cufdesk.ui.parts.form import with_values
from cufdesk.usecases.contacts import save_person
from tests.makers import a_person
from tests.ui.conftest import Settle
from tests.ui.pages.history_page import Open

Visit = Callable[[str], RecordPage]
Answer = Callable[[str], list[str]]


@pytest.fixture
def visit(sample_window: MainWindow, settle: Callable[[], None]) -> Iterator[Visit]:
    """Return what goes to a page and waits until it is there."""

    def go(key: str) -> RecordPage:
        sample_window.go(key)
        settle()
        page = sample_window._page
        assert isinstance(page, RecordPage)
        return page

    yield go
    for page in sample_window._pages.values():
        for made in getattr(page, "_cards", {}).values():
            made.show_nothing()


@pytest.fixture
def answer() -> Answer:
    """Return what presses a button of the question that comes next, and notes what was asked."""
    asked: list[str] = []

    def press(button: str) -> list[str]:
        def run() -> None:
            question: Any = QApplication.activeModalWidget()
            asked.append(question.windowTitle())
            next(made for made in question.findChildren(QPushButton) if made.text() == button).click()

        QTimer.singleShot(30, run)
        return asked

    return press


@pytest.fixture
def person(sample_window: MainWindow) -> Person:
    """Return a contact that was added and changed twice."""
    dossier = sample_window.desk.dossier
    made = save_person(dossier, a_person("Lucía", "Prueba", city="Puebla"))
    made = save_person(dossier, with_values(made, {"city": "Mérida", "languages": "01"}))
    return save_person(dossier, with_values(made, {"city": "Xalapa"}))


@pytest.fixture
def open_page(sample_window: MainWindow, settle: Settle) -> Open:
    def go() -> HistoryPage:
        sample_window.go("history")
        settle()
        page = sample_window.page
        assert isinstance(page, HistoryPage)
        return page

    return go


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history_model, "PAGE", 20)
    monkeypatch.setattr(history_list, "_NEAR", 5)
