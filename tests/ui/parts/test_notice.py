"""Notices above the page: each under its key, the gravest first, put away by hand or by their buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.parts.notice import Answer, Notice, Notices


def sentences(notices: Notices) -> list[str]:
    """Return what stands above the page, from top to bottom."""
    items = [notices._column.itemAt(at) for at in range(notices._column.count())]
    shown = [item.widget() for item in items if item is not None]
    return [notice.sentence.text() for notice in shown if isinstance(notice, Notice)]


def test_the_gravest_stand_first_and_the_older_before_the_newer(sample_window: MainWindow) -> None:
    notices = sample_window.notices
    assert not notices.area.isVisible()
    notices.show("a", "One")
    notices.show("b", "Two", tone="warning")
    notices.show("c", "Three")
    notices.show("d", "Four", tone="danger")
    assert sentences(notices) == ["Four", "Two", "One", "Three"]
    assert notices.area.isVisible()
    notices.drop("d")
    notices.drop("never shown")
    assert sentences(notices) == ["Two", "One", "Three"]


def test_one_key_has_one_notice(sample_window: MainWindow) -> None:
    notices = sample_window.notices
    notices.show("a", "One", tone="warning")
    notices.show("a", "Other")
    assert sentences(notices) == ["Other"]


def test_a_button_does_its_act_and_the_notice_goes(sample_window: MainWindow, qtbot: QtBot) -> None:
    done: list[str] = []
    closed: list[str] = []
    notices = sample_window.notices
    notice = notices.show(
        "a",
        "One",
        [("Do", lambda: done.append("do")), Answer("Look", lambda: done.append("look"), stays=True)],
        closed=lambda: closed.append("a"),
    )
    qtbot.mouseClick(notice.buttons[1], Qt.MouseButton.LeftButton)
    assert (done, notices.get("a")) == (["look"], notice)
    notice.buttons[0].setFocus()
    qtbot.keyClick(notice.buttons[0], Qt.Key.Key_Space)
    assert (done, notices.get("a"), closed) == (["look", "do"], None, [])
    assert not notices.area.isVisible()


def test_the_cross_and_escape_put_it_away(sample_window: MainWindow, qtbot: QtBot) -> None:
    closed: list[str] = []
    notices = sample_window.notices
    notices.show("a", "One", closed=lambda: closed.append("a")).cross.click()
    second = notices.show("b", "Two", [("Do", lambda: None)], closed=lambda: closed.append("b"))
    second.buttons[0].setFocus()
    qtbot.keyClick(second.buttons[0], Qt.Key.Key_Escape)
    assert closed == ["a", "b"]
    assert sentences(notices) == []


def test_notices_go_with_the_dossier(sample_window: MainWindow) -> None:
    sample_window.notices.show("a", "One")
    sample_window.files.close()
    assert sample_window.notices.get("a") is None
    assert not sample_window.notices.area.isVisible()
