from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from types import TracebackType

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread
from pytestqt.qtbot import QtBot

from cufdesk.refusal import Refusal
from cufdesk.ui.parts.background import Background, Job


@pytest.fixture
def background(qapp: QCoreApplication) -> Iterator[Background]:
    background = Background()
    yield background
    background.close()


def test_the_answer_comes_in_the_thread_of_the_window(background: Background, qtbot: QtBot) -> None:
    threads: list[object] = []

    def work(job: Job) -> int:
        threads.append(threading.current_thread())
        return 42

    def done(answer: int) -> None:
        threads.append(threading.current_thread())
        assert answer == 42
        assert QThread.currentThread() is QCoreApplication.instance().thread()  # type: ignore[union-attr]

    background.run(work, done, background, label="work")
    qtbot.waitUntil(background.idle)
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_a_question_does_not_wait_for_long_work(background: Background, qtbot: QtBot) -> None:
    gate = threading.Event()
    answers: list[str] = []
    background.run(lambda job: gate.wait(10), lambda _ok: answers.append("work"), background, label="work")
    background.ask(lambda: "question", answers.append, background)
    qtbot.waitUntil(lambda: answers == ["question"])
    assert background.busy()
    gate.set()
    qtbot.waitUntil(lambda: answers == ["question", "work"])


def test_the_answer_for_a_deleted_asker_is_dropped(background: Background, qtbot: QtBot) -> None:
    gate = threading.Event()
    answers: list[bool] = []
    asker = QObject()
    background.run(lambda job: gate.wait(10), answers.append, asker, label="work")
    asker.deleteLater()
    QCoreApplication.sendPostedEvents(asker, QEvent.Type.DeferredDelete)
    gate.set()
    qtbot.waitUntil(background.idle)
    assert answers == []


def test_a_refusal_goes_to_its_asker_else_to_the_person(background: Background, qtbot: QtBot) -> None:
    said: list[str] = []
    background.refused.connect(lambda sentence: said.append(f"person: {sentence}"))

    def refuse(job: Job) -> None:
        raise Refusal("no")

    background.run(refuse, None, background, label="a", refused=lambda r: said.append(f"asker: {r.sentence}"))
    background.run(refuse, None, background, label="b")
    qtbot.waitUntil(background.idle)
    assert said == ["asker: no", "person: no"]


def test_a_bug_reaches_the_hook_of_the_program(
    background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[BaseException] = []

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        caught.append(error)

    monkeypatch.setattr(sys, "excepthook", hook)
    background.run(lambda job: 1 // 0, None, background, label="work")
    qtbot.waitUntil(lambda: bool(caught))
    assert isinstance(caught[0], ZeroDivisionError)


def test_progress_is_told_and_a_cancelled_job_stops(background: Background, qtbot: QtBot) -> None:
    fractions: list[float] = []
    ends: list[str] = []
    reached = threading.Event()
    background.moved.connect(lambda job: fractions.append(job.fraction))

    def work(job: Job) -> str:
        job.progress(0.5)
        reached.set()
        while not job.cancelled():
            pass
        raise RuntimeError("given up")

    job = background.run(
        work,
        lambda _answer: ends.append("done"),
        background,
        label="work",
        stopped=lambda: ends.append("stopped"),
    )
    assert reached.wait(10)
    job.cancel()
    qtbot.waitUntil(background.idle)
    assert ends == ["stopped"]
    assert fractions == [0.5]


def test_work_that_was_done_before_it_heard_of_the_stop_stays_done(
    background: Background, qtbot: QtBot
) -> None:
    ends: list[str] = []

    def work(job: Job) -> str:
        job.cancel()
        return "written"

    background.run(work, ends.append, background, label="work", stopped=lambda: ends.append("stopped"))
    qtbot.waitUntil(background.idle)
    assert ends == ["written"]


def test_a_cancelled_question_that_waits_is_never_asked(background: Background, qtbot: QtBot) -> None:
    gate = threading.Event()
    asked: list[str] = []
    background.ask(lambda: gate.wait(10), None, background)
    late = background.ask(lambda: asked.append("asked"), None, background)
    late.cancel()
    gate.set()
    qtbot.waitUntil(background.idle)
    assert asked == []


def test_nothing_is_begun_after_the_end(background: Background) -> None:
    background.close()
    job = background.ask(lambda: 1, None, background)
    assert job.cancelled()
    assert background.idle()
