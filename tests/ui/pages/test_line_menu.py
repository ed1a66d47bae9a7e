"""What a line of minutes can become: by menu and keyboard, once what stands in the form is saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cufdesk.domain.meetings import AgendaItem, Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.pages.line_menu import LinesEditor
from cufdesk.ui.pages.record_page import RecordPage
from cufdesk.usecases.meetings import save_meeting
from tests.makers import a_decision, a_meeting, an_action
from tests.ui.conftest import Settle

Visit = Callable[[str], RecordPage]


@pytest.fixture
def page(visit: Visit, sample_window: MainWindow, settle: Settle) -> RecordPage:
    meeting = a_meeting(
        reference="2015-09",
        decisions=[a_decision("Appel"), a_decision("Comité", actions=[an_action("Réunir")])],
    )
    meeting.agenda = [AgendaItem(meeting_id=meeting.id, title=Bilingual("Divers"))]
    save_meeting(sample_window.desk.dossier, meeting)
    page = visit("meetings")
    page.show_id(meeting.id)
    settle()
    return page


def _lines(page: RecordPage, key: str = "decisions") -> LinesEditor:
    assert page.card.form is not None
    editor = page.card.form.editor(key)
    assert isinstance(editor, LinesEditor)
    return editor


def _stored(page: RecordPage) -> Meeting:
    with page.desk.dossier.read() as reading:
        meeting = reading.get(Meeting, page.shown_id())
    assert meeting is not None
    return meeting


def _acts(menu: QMenu) -> dict[str, QAction]:
    return {act.text(): act for act in menu.actions() if not act.isSeparator()}


def _under(menu: QMenu, *path: str) -> QAction:
    for label in path[:-1]:
        below: Any = _acts(menu)[label].menu()
        menu = below
    return _acts(menu)[path[-1]]


def test_the_menu_tells_what_a_decision_and_its_actions_can_become(page: RecordPage) -> None:
    lines = _lines(page)
    lines.rows.setCurrentRow(1)
    menu = lines.menu()
    assert list(_acts(menu)) == [
        "How firm it is",
        "Action of D1",
        "Context of another decision",
        "Note of the agenda",
        "A1 · Réunir",
    ]
    below: Any = _acts(menu)["A1 · Réunir"].menu()
    assert list(_acts(below)) == [
        "How firm it is",
        "Decision of its own",
        "Context of a decision",
        "Note of the agenda",
    ]
    assert _under(menu, "How firm it is", "Proposed, subject to approval").isChecked()
    lines.rows.setCurrentRow(0)
    assert "Action of D1" not in _acts(lines.menu()), "nothing stands before the first"


def test_an_action_becomes_a_decision_and_is_gone_to(page: RecordPage, settle: Settle, qtbot: QtBot) -> None:
    lines = _lines(page)
    lines.rows.setCurrentRow(1)
    _under(lines.menu(), "A1 · Réunir", "Decision of its own").trigger()
    settle()
    assert [decision.number for decision in _stored(page).decisions] == ["D1", "D2", "D3"]
    assert lines.rows.count() == 3
    qtbot.waitUntil(lambda: lines.rows.currentRow() == 2)
    assert not page.card.is_edited()
    page.window().undoing.undo()  # type: ignore[attr-defined]
    settle()
    assert lines.rows.count() == 2


def test_what_is_typed_is_saved_first(page: RecordPage, settle: Settle) -> None:
    place: Any = page.card.form.editor("place")  # type: ignore[union-attr]
    place.widget.setText("Lyon")
    lines = _lines(page)
    lines.rows.setCurrentRow(1)
    _under(lines.menu(), "Action of D1").trigger()
    settle()
    stored = _stored(page)
    assert stored.place == "Lyon"
    assert [[action.text.fr for action in decision.actions] for decision in stored.decisions] == [
        ["Réunir", "Comité\nUne rencontre serait organisée."]
    ]


def test_what_cannot_be_saved_keeps_the_line_what_it_is(page: RecordPage, settle: Settle) -> None:
    page.desk.refused.disconnect()
    title: Any = page.card.form.editor("title")  # type: ignore[union-attr]
    for field in title.fields:
        field.setText("")
    lines = _lines(page)
    lines.rows.setCurrentRow(1)
    _under(lines.menu(), "Note of the agenda").trigger()
    settle()
    assert len(_stored(page).decisions) == 2
    page._cancel()


def test_a_point_of_the_agenda_becomes_a_decision(page: RecordPage, settle: Settle) -> None:
    points = _lines(page, "agenda")
    points.rows.setCurrentRow(0)
    _under(points.menu(), "Decision").trigger()
    settle()
    stored = _stored(page)
    assert stored.agenda == []
    assert (stored.decisions[-1].number, stored.decisions[-1].title.fr) == ("D3", "Divers")


def test_the_menu_opens_under_the_chosen_line_by_the_keyboard(
    page: RecordPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = _lines(page)
    lines.rows.setCurrentRow(1)
    seen: list[QPoint] = []
    monkeypatch.setattr(lines, "_show", seen.append)
    place = QPoint(3, 4)  # Qt's own choice is nowhere near the line
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, lines.rows.mapToGlobal(place))
    QApplication.sendEvent(lines.rows, event)
    row = lines.rows.visualItemRect(lines.rows.item(1))
    assert seen == [
        lines.rows.viewport().mapToGlobal(QPoint(row.left() + row.height(), row.bottom())),
    ]


def test_menus_of_the_top_bar_open_under_their_button(
    page: RecordPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    window: Any = page.window()
    seen: list[QPoint] = []
    monkeypatch.setattr(QMenu, "popup", lambda _menu, place: seen.append(place))
    asked = next(made for made in window.top_bar.buttons if made.accessibleName() == "More…")
    asked.setFocus()
    asked.click()
    assert seen == [asked.mapToGlobal(QPoint(0, asked.height()))]
    asked.clearFocus()
    asked.click()
    assert page.rect().contains(page.mapFromGlobal(seen[1])), "no button has the keyboard"


def test_the_menu_opens_by_its_button_which_has_a_name(page: RecordPage, qtbot: QtBot) -> None:
    lines = _lines(page)
    lines.rows.setCurrentRow(0)
    assert lines.become.isEnabled()
    assert lines.become.accessibleName() == "Make it another kind of line (Shift+F10)"
    seen: list[list[str]] = []

    def look() -> None:
        menu: Any = QApplication.activePopupWidget()
        seen.append(list(_acts(menu)))
        menu.close()

    QTimer.singleShot(50, look)
    lines.become.click()
    QTimer.singleShot(50, look)
    lines.rows.customContextMenuRequested.emit(lines.rows.visualItemRect(lines.rows.item(0)).center())
    assert len(seen) == 2
    assert seen[0] == seen[1] != []


def test_a_point_of_the_agenda_becomes_a_part_of_a_decision(page: RecordPage, settle: Settle) -> None:
    points = _lines(page, "agenda")
    points.rows.setCurrentRow(0)
    _under(points.menu(), "Action of a decision", "D2 · Comité").trigger()
    settle()
    stored = _stored(page)
    assert stored.agenda == []
    assert [action.text.fr for action in stored.decisions[1].actions] == ["Réunir", "Divers"]


def test_a_line_of_the_context_becomes_a_decision(page: RecordPage, settle: Settle) -> None:
    lines = _lines(page)
    lines.rows.setCurrentRow(1)
    assert "A line of its context" not in _acts(lines.menu())
    stored = _stored(page)
    stored.decisions[1].context = Bilingual("Un cadre.\nUne suite.")
    save_meeting(page.desk.dossier, stored)
    settle()
    lines.rows.setCurrentRow(1)
    _under(lines.menu(), "A line of its context", "Une suite.", "Decision").trigger()
    settle()
    stored = _stored(page)
    assert (stored.decisions[1].context.fr, stored.decisions[2].text.fr) == ("Un cadre.", "Une suite.")
