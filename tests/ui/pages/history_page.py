"""What the tests of the history page share: how it is read and used as a person does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from cufdesk.domain.contacts import Person
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.pages.history import HistoryPage
from tests.ui.conftest import Settle

NAME = "Ms\N{NO-BREAK SPACE}Lucía Prueba"
Open = Callable[[], HistoryPage]


def titles(page: HistoryPage) -> list[str]:
    rows = (page.list.model.row_at(at) for at in range(page.list.model.rowCount()))
    return [row.title for row in rows if row is not None and not isinstance(row, str)]


def choose(page: HistoryPage, nth: int, settle: Settle) -> None:
    """Go to the nth write of the list."""
    model = page.list.model
    places = [at for at in range(model.rowCount()) if model.id_at(at)]
    page.list.view.setCurrentIndex(model.index(places[nth], 0))
    settle()


def texts(page: HistoryPage) -> list[str]:
    inside = page.card._area.widget()
    assert inside is not None
    return [label.text() for label in inside.findChildren(QLabel)]


def buttons(page: HistoryPage) -> dict[str, QPushButton]:
    return {made.text(): made for made in page.card.findChildren(QPushButton) if made.text()}


def pick(page: HistoryPage, name: str, text: str, settle: Settle) -> None:
    """Pick something in one of the lists above the history."""
    made = next(one for one in page.filters.findChildren(QComboBox) if one.accessibleName() == name)
    made.setCurrentText(text)
    made.activated.emit(made.currentIndex())
    settle()


def stored(window: MainWindow, record_id: str) -> Person | None:
    with window.desk.dossier.read() as reading:
        return reading.get(Person, record_id)
