"""From the send dialog to the mail program, and what becomes of the message afterwards."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cufdesk.refusal import Refusal
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.parts import opening
from cufdesk.ui.parts.notice import Notice
from cufdesk.ui.sending.flow import NOTICE
from cufdesk.usecases.history import undo
from cufdesk.usecases.outgoing import outgoing
from tests.ui.sending.conftest import Begin, People, System, register


def prepared(window: MainWindow, begin: Begin, people: People, qtbot: QtBot) -> Notice:
    """Prepare a message, and return the notice that asks what became of it."""
    dialog = begin(*people("Rebollar"), *people("Romero", role="bcc"))
    dialog.send()
    qtbot.waitUntil(lambda: notice(window) is not None, timeout=20_000)
    shown = notice(window)
    assert shown is not None
    return shown


def notice(window: MainWindow) -> Notice | None:
    return next((window.notices.get(f"{NOTICE} {one.id}") for one in register(window)), None)


def press(shown: Notice, word: str) -> None:
    next(made for made in shown.buttons if made.text() == word).click()


def files() -> list[Path]:
    return [path for path in outgoing().rglob("*") if path.is_file()]


def test_the_message_is_opened_and_noted_as_sent(
    sample_window: MainWindow, begin: Begin, people: People, system: System, qtbot: QtBot
) -> None:
    shown = prepared(sample_window, begin, people, qtbot)
    [message] = [path for path in files() if path.suffix == ".eml"]
    assert system.opened == [message]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files()} == {0o600}
    assert stat.S_IMODE(message.parent.stat().st_mode) == 0o700
    assert "is open in your mail program" in shown.sentence.text()
    assert QGuiApplication.clipboard().text() == ""
    assert register(sample_window)[0].state == "prepared"
    press(shown, "Sent")
    assert register(sample_window)[0].state == "sent"
    assert notice(sample_window) is None
    assert files() == []
    with pytest.raises(Refusal, match="engaged others"):
        undo(sample_window.desk.dossier)


def test_what_was_not_sent_stays_prepared_and_its_file_goes(
    sample_window: MainWindow, begin: Begin, people: People, qtbot: QtBot
) -> None:
    press(prepared(sample_window, begin, people, qtbot), "Not sent")
    assert register(sample_window)[0].state == "prepared"
    assert files() == []


@pytest.mark.parametrize(("has_mail", "takes_it"), [(False, True), (True, False)])
def test_without_a_mail_program_the_folder_opens_and_the_addresses_are_copied(
    sample_window: MainWindow, begin: Begin, people: People, system: System, qtbot: QtBot,
    has_mail: bool, takes_it: bool,
) -> None:  # fmt: skip
    system.has_mail, system.takes_it = has_mail, takes_it
    shown = prepared(sample_window, begin, people, qtbot)
    said = shown.sentence.text()
    assert "No mail program opened" in said
    assert "addresses are copied" in said
    assert system.opened[-1].is_dir()
    assert sorted(path.suffix for path in system.opened[-1].iterdir()) == [".eml", ".pdf"]
    copied = QGuiApplication.clipboard().text()
    assert copied == "erika.rebollar@example.org, roberto.romero@example.org"
    assert [path.suffix for path in system.opened[:-1]] == ([".eml"] if has_mail else [])


def test_a_question_put_away_leaves_the_message_where_it_waits(
    sample_window: MainWindow, begin: Begin, people: People, qtbot: QtBot
) -> None:
    shown = prepared(sample_window, begin, people, qtbot)
    shown.cross.click()
    assert notice(sample_window) is None
    assert len(files()) == 2
    assert register(sample_window)[0].state == "prepared"


class Told:
    """What the system says of its programs."""

    def __init__(self, answer: str) -> None:
        self.stdout = answer


@pytest.mark.parametrize(
    ("asking", "answer", "has_one"),
    [
        ("/usr/bin/xdg-mime", "thunderbird.desktop\n", True),
        ("/usr/bin/xdg-mime", "\n", False),
        (None, "", True),  # nothing tells: the opening itself will
    ],
)
def test_the_system_tells_whether_there_is_a_mail_program(
    monkeypatch: pytest.MonkeyPatch, asking: str | None, answer: str, has_one: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda _name: asking)
    monkeypatch.setattr(subprocess, "run", lambda *_words, **_how: Told(answer))
    assert opening.has_mail_program() is has_one
