from __future__ import annotations

import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cufdesk.ui.parts.error_dialog import ErrorDialog
from cufdesk.ui.parts.error_watch import ErrorWatch, report_of

SECRET = "antonio.rojas@example.org"


@pytest.fixture
def watch(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[ErrorWatch]:
    watch = ErrorWatch()
    monkeypatch.setattr(sys, "excepthook", watch.catch)
    monkeypatch.setattr(threading, "excepthook", watch._catch_in_thread)
    yield watch
    if watch._open is not None:
        watch._open.close()


def look_up() -> None:
    try:
        {}[SECRET]  # type: ignore[index]
    except KeyError as error:
        raise ValueError(f"no such person: {SECRET}") from error


def failure() -> Exception:
    try:
        look_up()
    except ValueError as error:
        return error
    raise AssertionError


def throw(error: Exception) -> None:
    sys.excepthook(type(error), error, error.__traceback__)


def test_a_bug_is_shown_once_with_details_to_copy(watch: ErrorWatch, qtbot: QtBot) -> None:
    throw(failure())
    throw(failure())
    dialog = watch._open
    assert isinstance(dialog, ErrorDialog)
    assert dialog.details.toPlainText().count("ValueError") == 2
    dialog.copy()
    assert "ValueError" in QApplication.clipboard().text()
    dialog.accept()
    assert watch._open is None


def test_no_personal_data_leaves_the_program(watch: ErrorWatch, own_home: Path) -> None:
    throw(failure())
    assert watch._open is not None
    log = own_home / "log" / "cufdesk.log"
    for text in (watch._open.details.toPlainText(), log.read_text("utf-8")):
        assert SECRET not in text
        assert "KeyError" in text
        assert "tests/ui/test_errors.py" in text
        assert str(Path(__file__).parents[2]) not in text
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


def test_errors_that_speak_of_code_keep_their_words() -> None:
    assert "AttributeError: no such name" in report_of(AttributeError("no such name"), None)


def test_a_bug_in_a_slot_or_in_a_thread_is_caught(watch: ErrorWatch, qtbot: QtBot) -> None:
    def fail() -> None:
        raise ValueError(SECRET)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: watch._open is not None)
    assert watch._open is not None
    watch._open.accept()
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: watch._open is not None)


def test_a_log_that_cannot_be_written_is_no_second_error(watch: ErrorWatch, own_home: Path) -> None:
    (own_home / "log").write_text("in the way", "utf-8")
    throw(failure())
    assert watch._open is not None


def test_a_long_log_is_put_aside(watch: ErrorWatch, own_home: Path) -> None:
    log = own_home / "log" / "cufdesk.log"
    log.parent.mkdir()
    log.write_text("x" * 1_000_001, "utf-8")
    throw(failure())
    assert log.stat().st_size < 10_000
    assert log.with_suffix(".log.1").exists()
