"""Lines of the room from the terminal: all are kept, or none with the reason."""

from __future__ import annotations

from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from cufdesk.domain.meetings import Meeting
from cufdesk.storage.dossier import Dossier
from tests.makers import a_dossier, a_meeting
from tests.test_cli import Said


@pytest.fixture
def made(tmp_path: Path) -> str:
    with closing(a_dossier(tmp_path, a_meeting(id="room", reference="2015-02", state="to_write"))) as dossier:
        return dossier.path


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Any:
    return lambda *words: Said(capsys, *words)


def decisions(path: str) -> list[list[str]]:
    with closing(Dossier.open(path)) as dossier, dossier.read() as reading:
        meeting = reading.get(Meeting, "room")
    assert meeting is not None
    return [[one.text.fr, *(action.text.fr for action in one.actions)] for one in meeting.decisions]


def test_lines_of_a_file_are_noted_in_one_go(made: str, tmp_path: Path, say: Any) -> None:
    lines = tmp_path / "notes.txt"
    lines.write_text("D réunir le comité\n\nA écrire @ CUF > 12/05\nla salle est petite\n", encoding="utf-8")
    told = say("capture", made, "2015-02", str(lines), "--json")
    assert told.status == 0
    assert told.json["noted"] == [
        {"line": 1, "kind": "decision", "number": "D1"},
        {"line": 3, "kind": "action", "number": "A1"},
        {"line": 4, "kind": "context", "number": "D1"},
    ]
    assert decisions(made) == [["réunir le comité", "écrire"]]
    history = say("history", made, "--json").json["entries"]
    assert history[0]["label"] == "Note D1, A1 in the room"


def test_typed_lines_are_noted(made: str, say: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("D un\nA agir\n"))
    assert say("capture", made, "room").status == 0
    assert decisions(made) == [["un", "agir"]]


def test_a_line_that_is_refused_is_named_and_nothing_is_noted(made: str, tmp_path: Path, say: Any) -> None:
    lines = tmp_path / "notes.txt"
    lines.write_text("A agir\nD un\n", encoding="utf-8")
    told = say("capture", made, "2015-02", str(lines))
    assert told.status == 1
    assert told.err.startswith("Line 1: An action follows from a decision")
    assert decisions(made) == []


def test_a_meeting_that_is_not_there_or_not_alone_is_refused(tmp_path: Path, say: Any) -> None:
    twins = [a_meeting(reference="2015-02"), a_meeting(reference="2015-02")]
    with closing(a_dossier(tmp_path, *twins)) as dossier:
        path = dossier.path
    lines = tmp_path / "notes.txt"
    lines.write_text("D un\n", encoding="utf-8")
    for reference, words in (("2015-02", "Several meetings"), ("2099", "No meeting")):
        told = say("capture", path, reference, str(lines))
        assert (told.status, words in told.err) == (1, True)
