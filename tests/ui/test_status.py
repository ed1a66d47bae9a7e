from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.parts.background import Job


def test_long_work_shows_how_far_it_is_and_can_be_stopped(sample_window: MainWindow, qtbot: QtBot) -> None:
    work = sample_window.status.work
    gate = threading.Event()
    stopped: list[bool] = []

    def do(job: Job) -> None:
        job.progress(0.25)
        gate.wait(10)

    background = sample_window.desk.background
    job = background.run(do, None, work, label="Printing", stopped=lambda: stopped.append(True))
    assert not work.isVisible()
    qtbot.waitUntil(work.isVisible)
    qtbot.waitUntil(lambda: work.bar.value() == 250)
    assert work.label.text() == "Printing"
    work.stop.click()
    assert job.cancelled()
    assert work.label.text() == "Stopping…"
    gate.set()
    qtbot.waitUntil(background.idle)
    assert not work.isVisible()


def test_short_work_and_questions_do_not_flicker(sample_window: MainWindow, qtbot: QtBot) -> None:
    background = sample_window.desk.background
    background.run(lambda job: None, None, sample_window, label="Short")
    background.ask(lambda: None, None, sample_window)
    qtbot.waitUntil(background.idle)
    assert not sample_window.status.work.isVisible()
    assert not sample_window.status.work._showing.isActive()


def test_what_was_done_is_said_for_a_while(sample_window: MainWindow) -> None:
    sample_window.desk.notify("Saved")
    assert sample_window.status.note.full == "Saved"
    sample_window.status._clearing.timeout.emit()
    assert sample_window.status.note.full == ""


def test_the_dossier_is_named_with_its_place(sample_window: MainWindow) -> None:
    assert sample_window.status.dossier.full == "visite-2015.cufdesk"
    assert not sample_window.status.read_only.isVisible()
