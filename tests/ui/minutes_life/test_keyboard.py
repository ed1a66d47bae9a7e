"""The panel of the life of minutes by the keyboard alone: Tab meets it where the eye does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cufdesk.domain.meetings import Meeting
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.pages.meetings import MeetingsPage
from cufdesk.ui.pages.minutes_acts import MinutesCard
from cufdesk.usecases import minutes_life as life
from tests.ui.conftest import Settle


@pytest.fixture
def page(sample_window: MainWindow, settle: Settle) -> MeetingsPage:
    with sample_window.desk.dossier.read() as reading:
        shown = next(one for one in reading.all(Meeting) if one.reference == "2015-02")
    sample_window.desk.show_record("meeting", shown.id)
    settle()
    found = sample_window.findChild(MeetingsPage)
    assert found is not None
    return found


def _by_tab(page: MeetingsPage, start: QWidget, steps: int) -> list[QWidget | None]:
    start.setFocus()
    found: list[QWidget | None] = []
    for _step in range(steps):
        QTest.keyClick(QApplication.focusWidget() or start, Qt.Key.Key_Tab)
        found.append(QApplication.focusWidget())
    return found


def test_tab_leads_from_the_list_through_the_acts_to_the_form(page: MeetingsPage, settle: Settle) -> None:
    assert isinstance(page.card, MinutesCard)
    page.window().activateWindow()
    for _turn in range(2):
        stops = page.card.life.stops()
        assert page.card.life.acts()[0] in stops
        found = _by_tab(page, page.table.view, len(stops) + 1)
        assert found == [*stops, page.card.first_field()]
        life.answer_remark(page.desk.dossier, page.shown_id(), page.card.record.remarks[1].id, taken=True)
        settle()  # the buttons are others now
    page.new()
    settle()
    assert _by_tab(page, page.table.view, 1) == [page.card.first_field()], "a new meeting has no acts yet"
