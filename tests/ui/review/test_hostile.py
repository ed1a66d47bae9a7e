"""Whatever is dropped on the window: one sentence, nothing hangs, nothing is written, and it can be left."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from cufdesk.domain.meetings import Meeting
from cufdesk.ui.desk import Desk
from cufdesk.ui.review.window import ReviewWindow, open_review
from cufdesk.usecases import reading
from cufdesk.usecases.reading import TextRead
from tests.hostile_files import hostile_files


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> ReviewWindow:
    window = open_review(desk)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window, before_close_func=lambda shown: shown.done(0))
    return window


def _drop(window: ReviewWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    window.choose_page.dropEvent(event)


@pytest.mark.parametrize("name", sorted(hostile_files()))
def test_dropped_file_gets_one_sentence_and_another_can_be_chosen(
    window: ReviewWindow, desk: Desk, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(hostile_files()[name])
    _drop(window, path)
    assert window.step == "busy"
    qtbot.waitUntil(lambda: window.step == "choose", timeout=20_000)
    said = window.choose_page.refusal.sentence.text()
    assert window.choose_page.refusal.isVisible()
    assert said.endswith(".")
    assert "\n" not in said
    assert name in said
    assert window.choose_page.file_button.isEnabled()
    with desk.dossier.read() as look:
        assert look.all(Meeting) == []


def test_pasted_text_that_is_too_long_says_what_to_do(window: ReviewWindow, qtbot: QtBot) -> None:
    window.read_text("La commission décide. " * 250_000)
    qtbot.waitUntil(lambda: window.step == "choose", timeout=20_000)
    assert "Keep the part" in window.choose_page.refusal.sentence.text()


def test_reading_that_takes_long_is_left_at_once(
    window: ReviewWindow, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, let_go = threading.Event(), threading.Event()
    plain = reading.understand_text

    def slow(raw: str) -> TextRead:
        begun.set()
        let_go.wait(20)
        return plain(raw)

    monkeypatch.setattr(reading, "understand_text", slow)
    window.read_text("Relevé de décisions du 3 mars 2016")
    qtbot.waitUntil(begun.is_set, timeout=10_000)
    assert window.step == "busy"
    window.cancel_button.click()
    assert not window.isVisible()
    let_go.set()
    qtbot.waitUntil(desk.background.idle, timeout=10_000)
    assert window.step == "busy", "what comes late is not shown"
