"""A desk with a dossier, for parts shown without the window around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cufdesk.domain.base import Record
from cufdesk.ui.desk import Desk
from cufdesk.ui.parts.background import Background
from cufdesk.ui.parts.editor import FormContext, Group
from cufdesk.ui.parts.form import Form
from cufdesk.ui.parts.names import Names
from cufdesk.ui.settings import Settings
from tests.everything import everything
from tests.makers import a_dossier

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def records() -> list[Record]:
    """Return one record of every subject; they are in the desk's dossier."""
    return everything()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, records: list[Record]) -> Iterator[Desk]:
    """Return a desk with a dossier that holds the records."""
    made = a_dossier(tmp_path, *records)
    path = made.path
    made.close()
    desk = Desk(Settings(), Background())
    desk.take(path)
    yield desk
    desk.leave()
    desk.background.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


@pytest.fixture
def show(qtbot: QtBot, desk: Desk) -> Iterator[Show]:
    """Show a widget as an active window, and have it gone before the desk is."""
    shown: list[QWidget] = []

    def open_window(widget: QWidget) -> QWidget:
        shown.append(widget)
        widget.resize(640, 640)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is widget)
        return widget

    yield open_window
    for widget in shown:
        widget.hide()
        widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def a_form(desk: Desk, show: Show) -> Callable[..., Form]:
    """Return what makes a form of groups of fields."""

    def make(*groups: Group) -> Form:
        form = Form(FormContext(desk, Names(desk.lists)), groups)
        show(form)
        return form

    return make
