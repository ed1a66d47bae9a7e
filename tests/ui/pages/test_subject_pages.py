"""Every subject's page on the sample, in every language: its records shown and given back, its rules told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from cufdesk.ui.language import speak
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.pages.record_page import RecordPage
from tests.makers import a_dossier

Settle = Callable[[], None]
Visit = Callable[[str], RecordPage]

PAGES = ["contacts", "visits", "meetings", "committee", "budgets", "calendar", "documents", "agreements"]


@pytest.mark.parametrize("language", ["fr", "es", "en"])
@pytest.mark.parametrize("key", PAGES)
def test_every_record_of_the_sample_is_shown_and_given_back(
    visit: Visit, settle: Settle, key: str, language: str
) -> None:
    speak(language)
    page = visit(key)
    for subject in page._subjects:
        page.show_subject(subject.kind)
        settle()
        count = page.table.model.rowCount()
        assert count == page.desk.lists.count(subject.kind) > 0
        for place in range(count):
            page.table.view.setCurrentIndex(page.table.model.index(place, 0))
            form = page.card.form
            assert form is not None
            assert form.record() == page.card.record
            assert not page.card.is_edited()
            assert page.card._title.full
            for number in range(page.table.model.columnCount()):
                assert isinstance(page.table.model.index(place, number).data(), str)


@pytest.mark.parametrize("key", PAGES)
def test_an_empty_dossier_says_what_to_do(
    key: str, window: MainWindow, settle: Settle, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = a_dossier(tmp_path_factory.mktemp("empty"))
    path = made.path
    made.close()
    assert window.files.open_path(path)
    window.go(key)
    settle()
    page = window._page
    assert isinstance(page, RecordPage)
    assert page.table._stack.currentWidget() is page.table._empty
    texts = [label.text() for label in page.table._empty.findChildren(QLabel) if label.text()]
    assert len(texts) == 2
    page.new()
    assert page.card.is_new
    page.card.show_nothing()


@pytest.mark.parametrize("key", PAGES)
def test_nothing_is_clipped_in_a_small_window(
    visit: Visit, sample_window: MainWindow, settle: Settle, key: str
) -> None:
    """The half of 1280 × 720, as at 200 %."""
    speak("fr")
    sample_window.resize(640, 360)
    page = visit(key)
    page.table.enter()
    page._work_on(page.table.model.id_at(0))
    settle()
    form = page.card.form
    assert form is not None
    area = page.card._area
    assert form.minimumSizeHint().width() <= area.viewport().width()
    assert area.viewport().height() >= 120
    for cell in form.cells:
        assert cell.geometry().right() <= form.width()


def _findings(page: RecordPage) -> list[str]:
    box = page.card._findings
    widgets = [item.widget() for item in (box.itemAt(place) for place in range(box.count())) if item]
    return [label.text() for made in widgets if made for label in made.findChildren(QLabel) if label.text()]


def test_the_committee_s_rules_follow_the_form(visit: Visit, qtbot: QtBot) -> None:
    page = visit("committee")
    page.table.view.setCurrentIndex(page.table.model.index(0, 0))
    told = _findings(page)
    assert any(sentence.startswith("Parity") for sentence in told)
    assert page.card.form is not None
    page.card.form.editor("parity").widget.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not any(sentence.startswith("Parity") for sentence in _findings(page)))


def test_the_budget_says_whether_it_balances(visit: Visit) -> None:
    page = visit("budgets")
    page.table.view.setCurrentIndex(page.table.model.index(0, 0))
    assert "Expenditure and revenue are equal." in _findings(page)


def test_the_visit_counts_its_delegates(visit: Visit) -> None:
    page = visit("visits")
    page.table.view.setCurrentIndex(page.table.model.index(0, 0))
    assert _findings(page) == ["5 delegates announced, 5 listed."]


def test_meetings_offer_to_read_minutes(visit: Visit, qtbot: QtBot) -> None:
    page = visit("meetings")
    acts = page.secondary_acts()
    labels = [act.label for act in acts]
    assert labels == ["In the room", "Read minutes…", "More…"]
    page.desk.reading_asked.disconnect()
    with qtbot.waitSignal(page.desk.reading_asked):
        acts[1].run()


def test_what_is_done_now_and_then_with_minutes_stands_in_a_menu(visit: Visit) -> None:
    page = visit("meetings")
    page.secondary_acts()[-1].run()
    [menu] = page.findChildren(QMenu)
    labels = [action.text() for action in menu.actions()]
    assert labels[:4] == ["Print…", "Send…", "", "Check before sending out…"]
    menu.close()


def test_the_calendar_is_in_the_order_of_days(visit: Visit) -> None:
    page = visit("calendar")
    days = [page.table.model.row_at(place).values[0] for place in range(page.table.model.rowCount())]  # type: ignore[union-attr]
    assert days == sorted(days)


def test_a_record_s_document_is_asked_for(visit: Visit, qtbot: QtBot) -> None:
    page = visit("meetings")
    page.desk.printing_asked.disconnect()
    page.table.view.setCurrentIndex(page.table.model.index(0, 0))
    with qtbot.waitSignal(page.desk.printing_asked) as asked:
        page.card._print.click()
    assert asked.args == ["minutes", page.shown_id()]
