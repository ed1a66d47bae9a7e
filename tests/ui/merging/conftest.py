"""Windows on a dossier of which a copy has been edited elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cufdesk.domain.base import Record
from cufdesk.storage.dossier import Dossier
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.merging.settling import SettlingWindow
from cufdesk.ui.merging.sheet import MergeSheet
from tests.makers import a_dossier
from tests.two_copies import DESK, LAPTOP, copied, on
from tests.ui.conftest import Settle

Write = Callable[[Dossier], object]
Apart = Callable[..., str]
Opened = Callable[[str], None]
Told = Callable[[], SettlingWindow]


@pytest.fixture
def apart(tmp_path: Path) -> Apart:
    """Return what makes a dossier, has both sides write in it, and gives the path of the copy."""

    def make(here: Write, there: Write, *records: Record) -> str:
        made = a_dossier(tmp_path, *records)
        made.close()
        copy = copied(made.path)
        with on(copy, "Luis", LAPTOP) as laptop:
            there(laptop)
        with on(made.path, "Ana", DESK) as desk:
            here(desk)
        return copy

    return make


def home_of(copy: str) -> str:
    """Return the path of the dossier that a copy was taken from."""
    return next(str(path) for path in Path(copy).parent.glob("*.cufdesk") if str(path) != copy)


@pytest.fixture
def rehearsed(window: MainWindow, settle: Settle) -> Callable[[str], MergeSheet]:
    """Return what opens the dossier of a copy and shows what the copy would bring."""

    def show(copy: str) -> MergeSheet:
        assert window.files.open_path(home_of(copy))
        settle()
        sheet = window.merging.bring(copy)
        settle()
        return sheet

    return show


@pytest.fixture
def brought(
    window: MainWindow, rehearsed: Callable[[str], MergeSheet], settle: Settle, qtbot: QtBot
) -> Callable[[str], SettlingWindow]:
    """Return what brings a copy home and gives the window of what is to be settled."""

    def bring(copy: str) -> SettlingWindow:
        rehearsed(copy).bring()
        settle()
        return settling(window, qtbot)

    return bring


def settling(window: MainWindow, qtbot: QtBot) -> SettlingWindow:
    """Return the window of what is to be settled, once it is the active one."""

    def shown() -> list[SettlingWindow]:
        return [made for made in window.findChildren(SettlingWindow) if made.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    (found,) = shown()
    found.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is found)
    return found


def focused() -> QWidget:
    """Return the widget that has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(dialog: QWidget, text: str) -> None:
    """Press the visible button with a text."""
    shown = [made for made in dialog.findChildren(QPushButton) if made.isVisible()]
    next(made for made in shown if made.text() == text).click()
