"""The lines of the history in the real window: what each write changed, and how high its row is."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from cufdesk.i18n import set_language
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.pages.history import HistoryPage
from cufdesk.ui.parts.form import with_values
from cufdesk.usecases.contacts import save_person
from tests.makers import a_person
from tests.ui.conftest import Settle


def opened(window: MainWindow, settle: Settle) -> HistoryPage:
    window.go("history")
    settle()
    assert isinstance(window.page, HistoryPage)
    return window.page


def test_a_line_says_what_changed_in_the_language_of_the_screen(
    sample_window: MainWindow, settle: Settle
) -> None:
    dossier = sample_window.desk.dossier
    made = save_person(dossier, a_person("Lucía", "Prueba", city="Puebla"))
    made = save_person(dossier, with_values(made, {"city": "Mérida", "languages": "01"}))
    save_person(dossier, with_values(made, {"city": "Xalapa"}))
    set_language("fr")
    page = opened(sample_window, settle)
    model = page.list.model
    rows: list[Any] = [model.row_at(at) for at in (1, 2, 3)]
    assert [row.summary for row in rows] == [
        "ville\N{NO-BREAK SPACE}: Mérida → Xalapa",
        "langues parlées\N{NO-BREAK SPACE}: vide → 01, et 1 autre changement",
        "",
    ]
    spoken = model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "ville\N{NO-BREAK SPACE}: Mérida → Xalapa" in spoken


def test_a_row_is_higher_where_there_is_something_to_say(sample_window: MainWindow, settle: Settle) -> None:
    dossier = sample_window.desk.dossier
    made = save_person(dossier, a_person("Lucía", "Prueba"))
    page = opened(sample_window, settle)
    rows = page.list.view.verticalHeader()
    day, added = rows.sectionSize(0), rows.sectionSize(1)
    assert day < added
    save_person(dossier, with_values(made, {"city": "Xalapa"}))
    settle()
    assert [rows.sectionSize(at) for at in (0, 2)] == [day, added], "the rows moved down with their heights"
    assert rows.sectionSize(1) > added
    page.list.view.grab()  # both kinds are painted
