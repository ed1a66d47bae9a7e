"""Windows in which something is typed, and what the file then holds of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cufdesk.domain.contacts import Person
from cufdesk.storage import drafts
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.drafts import Draft, Edit
from cufdesk.storage.packing import pack
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.pages.record_page import RecordPage

Settle = Callable[[], None]
Visit = Callable[[str], RecordPage]
Answer = Callable[[str], list[str]]
Kept = Callable[[], list[Draft]]


@pytest.fixture
def visit(window: MainWindow, settle: Settle) -> Iterator[Visit]:
    """Return what goes to a page of the window's dossier and waits until it is there."""

    def go(key: str) -> RecordPage:
        window.go(key)
        settle()
        assert isinstance(window.page, RecordPage)
        return window.page

    yield go
    for page in window.visited():
        for made in getattr(page, "_cards", {}).values():
            made.show_nothing()


@pytest.fixture
def kept(window: MainWindow, settle: Settle) -> Kept:
    """Return what reads the drafts once everything asked for is done."""

    def read() -> list[Draft]:
        QApplication.processEvents()
        settle()
        return drafts.waiting(window.desk.dossier)

    return read


@pytest.fixture
def answer() -> Answer:
    """Return what presses a button of the question that comes next, and notes what was asked."""
    asked: list[str] = []

    def press(word: str) -> list[str]:
        def run() -> None:
            question: Any = QApplication.activeModalWidget()
            if question is None:  # a busy machine is slow to ask
                QTimer.singleShot(30, run)
                return
            asked.append(question.windowTitle())
            asked.append(question.accessibleDescription())
            next(made for made in question.findChildren(QPushButton) if made.text() == word).click()

        QTimer.singleShot(30, run)
        return asked

    return press


@pytest.fixture
def opened(window: MainWindow, sample: str, settle: Settle, qtbot: QtBot) -> Callable[[], MainWindow]:
    """Return what opens the sample in the window and waits for what it has to offer."""

    def open_it() -> MainWindow:
        assert window.files.open_path(sample)
        settle()
        settle()
        return window

    return open_it


def a_person(path: str, surname: str) -> Person:
    """Return a person of a closed dossier."""
    dossier = Dossier.open(path)
    with dossier.read() as reading:
        found = next(person for person in reading.all(Person) if person.first_surname == surname)
    dossier.close()
    return found


def leave_draft(path: str, draft: Draft) -> None:
    """Leave a draft in a closed dossier, as a crash does."""
    dossier = Dossier.open(path, author="Ana")
    drafts.keep(dossier, draft)
    dossier.close()


def a_draft_of(person: Person, *, is_new: bool = False, **changes: Any) -> Draft:
    """Return a draft of a person with other values."""
    packed = pack(person)
    title = f"{person.given_names} {person.first_surname}"
    return Draft(person.id, "person", title, Edit(packed, packed | changes, is_new).written())


def field(page: RecordPage, key: str) -> Any:
    """Return the widget of a field of the card that is shown."""
    assert page.card.form is not None
    return page.card.form.editor(key).widget
