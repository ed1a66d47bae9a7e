"""A received PDF from the terminal."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cufdesk import cli
from cufdesk.domain.meetings import Action, Meeting
from cufdesk.storage.dossier import Dossier
from tests.makers import a_decision, a_dossier, a_meeting, an_action
from tests.received import locked, reprinted
from tests.two_copies import change

Capture = pytest.CaptureFixture[str]
PROMISED = {"known", "what", "reference", "version", "state", "changed_since"}


@pytest.fixture
def action() -> Action:
    return an_action(number="A12", deadline=date(2015, 6, 30))


@pytest.fixture
def office(tmp_path: Path, action: Action) -> str:
    meeting: Meeting = a_meeting(decisions=[a_decision(actions=[action])], reference="2015-02", version="0.1")
    made = a_dossier(tmp_path, meeting)
    made.close()
    return made.path


@pytest.fixture
def printed(office: str, tmp_path: Path) -> str:
    path = tmp_path / "received.pdf"
    assert cli.main(["print", office, "minutes", "--language", "fr", "--output", str(path)]) == 0
    return str(path)


def run(capsys: Capture, *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = cli.main(words)
    said = capsys.readouterr()
    return status, said.out, said.err


def test_the_answer_has_the_shape_that_is_promised(
    office: str, printed: str, action: Action, capsys: Capture
) -> None:
    status, out, err = run(capsys, "recognise", office, printed, "--json")
    told = json.loads(out)
    assert (status, err) == (0, "")
    assert told.keys() >= PROMISED
    assert {name: told[name] for name in PROMISED} == {
        "known": True,
        "what": "minutes",
        "reference": "2015-02",
        "version": "0.1",
        "state": "draft",
        "changed_since": [],
    }
    dossier = Dossier.open(office)
    change(dossier, Action, action.id, deadline=date(2015, 7, 15))
    dossier.close()
    told = json.loads(run(capsys, "recognise", office, printed, "--json")[1])
    assert told["state"] == "superseded"
    assert told["changed_since"] == ["deadline of A12: 30\u00a0June 2015 → 15\u00a0July 2015"]
    _status, out, _err = run(capsys, "recognise", office, printed)
    lines = out.splitlines()
    assert lines[0].endswith(" · 2015-02 · v0.1 · French")
    assert "Superseded" in lines
    assert "  – deadline of A12: 30\u00a0June 2015 → 15\u00a0July 2015" in lines


def test_what_is_not_known_is_an_answer_too(
    office: str, printed: str, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "other").mkdir()
    other = a_dossier(tmp_path / "other")
    other.close()
    for path, same in ((printed, False), (str(reprinted(Path(printed))), None)):
        status, out, _err = run(capsys, "recognise", other.path, path, "--json")
        told = json.loads(out)
        assert (status, told["known"], told["state"], told["same_dossier"]) == (0, False, None, same)
        status, out, _err = run(capsys, "recognise", other.path, path)
        assert status == 0
        assert out.strip()


def test_what_cannot_be_read_is_refused(office: str, printed: str, tmp_path: Path, capsys: Capture) -> None:
    empty = tmp_path / "empty.pdf"
    empty.touch()
    for path in (empty, locked(Path(printed), user="secret"), Path(office), tmp_path / "none.pdf"):
        status, out, err = run(capsys, "recognise", office, str(path), "--json")
        assert (status, out) == (1, "")
        assert err.count("\n") == 1
