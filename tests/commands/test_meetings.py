"""The files of a meeting from the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cufdesk import cli
from tests.makers import a_dossier, a_meeting

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def office(tmp_path: Path) -> str:
    made = a_dossier(tmp_path, a_meeting(reference="2015-02"), a_meeting(reference="2015-03"))
    made.close()
    return made.path


def test_files_are_attached_listed_and_given_back(office: str, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "Ordre du jour.txt").write_bytes(b"1. Budget")
    (tmp_path / "carte.bin").write_bytes(bytes(1500))
    files = [str(tmp_path / name) for name in ("Ordre du jour.txt", "carte.bin")]
    assert cli.main(["attach", office, "2015-02", *files, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["reference"] == "2015-02"
    assert [(one["file_name"], one["weight"]) for one in told["attachments"]] == [
        ("Ordre du jour.txt", 9),
        ("carte.bin", 1500),
    ]
    assert cli.main(["attachments", office, told["meeting"]]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].replace("\xa0", " ").startswith("carte.bin · 2 kB · ")
    assert cli.main(["attachments", office, "2015-02", "--output", str(tmp_path / "copies")]) == 0
    assert (tmp_path / "copies" / "carte.bin").read_bytes() == bytes(1500)
    capsys.readouterr()
    assert cli.main(["info", office, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["counts"]["attachments"] == 2
    assert cli.main(["check", office]) == 0


def test_what_cannot_be_attached_is_a_sentence(office: str, tmp_path: Path, capsys: Capture) -> None:
    assert cli.main(["attach", office, "2019-01", str(tmp_path / "x")]) == 1
    assert capsys.readouterr().err == "No meeting has the reference “2019-01”.\n"
    assert cli.main(["attach", office, "2015-02", str(tmp_path / "x")]) == 1
    assert capsys.readouterr().err == "x cannot be found.\n"
    assert cli.main(["attachments", office, "2015-03"]) == 0
    assert capsys.readouterr().out == "No file is attached to this meeting.\n"
