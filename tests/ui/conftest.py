"""Real windows on real dossiers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cufdesk.ui import theme
from cufdesk.ui.desk import Desk
from cufdesk.ui.language import speak
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.parts.background import Background
from cufdesk.ui.settings import Settings
from cufdesk.usecases.sample import create_sample

Settle = Callable[[], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Ignore what the screen that is none has to say about itself; every other warning fails its test."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(autouse=True)
def looks(qapp: QApplication) -> None:
    """Begin in English and in the light theme."""
    speak("en")
    theme.apply(qapp, "light")


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of the sample dossier, made once."""
    path = tmp_path_factory.mktemp("sample") / "visite-2015.cufdesk"
    create_sample(str(path)).close()
    return path.read_bytes()


@pytest.fixture
def sample(sample_file: bytes, tmp_path: Path) -> str:
    """Return the path of a sample dossier of the test's own."""
    path = tmp_path / "visite-2015.cufdesk"
    path.write_bytes(sample_file)
    return str(path)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """Return a window without a dossier."""
    desk = Desk(Settings(), Background())
    shown = MainWindow(desk)
    shown.resize(1280, 800)
    shown.finish()
    shown.show()
    shown.show_dossier()
    # Edits that a test left unsaved are nobody's to ask about.
    qtbot.addWidget(shown, before_close_func=lambda _window: shown.drop_pages())
    yield shown
    if shiboken6.isValid(shown):  # who closed it may have had it deleted
        shown.drop_pages()
    desk.leave()
    desk.background.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


@pytest.fixture
def settle(qtbot: QtBot, window: MainWindow) -> Settle:
    """Return what waits until the window has answered everything it was asked."""

    def wait() -> None:
        qtbot.waitUntil(window.desk.background.idle)
        qtbot.wait(1)

    return wait


@pytest.fixture
def sample_window(window: MainWindow, sample: str, settle: Settle) -> MainWindow:
    """Return a window on the sample."""
    assert window.files.open_path(sample)
    settle()
    return window
