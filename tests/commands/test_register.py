from __future__ import annotations

import csv
import json
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from cufdesk.cli import main
from cufdesk.domain.meetings import ActionProgress, DecisionProgress
from cufdesk.domain.values import Bilingual
from cufdesk.exchange.tables import read_table
from tests.makers import a_decision, a_dossier, a_meeting, a_person, an_action, an_organisation

ON = ["--on", "2015-03-20"]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUFDESK_LANGUAGE", "en")


@pytest.fixture
def home(tmp_path: Path) -> str:
    rosa, cuf = a_person("Rosa", "Ruiz"), an_organisation("CUF")
    actions = [
        an_action("Envoyer la note", deadline=date(2015, 3, 1), responsible_person_id=rosa.id),
        an_action("=Payer", deadline=date(2015, 4, 1), responsible_organisation_id=cuf.id),
        an_action("Écrire", state="done"),
    ]
    actions[0].evidence = "Courriel"
    actions[0].progress = [
        ActionProgress(action_id=actions[0].id, text="Plan prêt"),
        ActionProgress(action_id=actions[0].id, state="open"),
    ]
    decision = a_decision("Le forum", actions=actions, theme="Forum")
    decision.progress = [
        DecisionProgress(decision_id=decision.id, day=date(2015, 3, 4), text="Acté"),
        DecisionProgress(decision_id=decision.id, day=date(2015, 3, 3), text="Ouvert"),
    ]
    meeting = a_meeting(decisions=[decision])
    made = a_dossier(tmp_path, rosa, cuf, meeting)
    made.close()
    return made.path


def numbers(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    assert main(["actions", *words, *ON, "--json"]) == 0
    return [line["number"].rpartition("/")[2] for line in json.loads(capsys.readouterr().out)["lines"]]


def test_it_tells_who_does_what_by_when(home: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["actions", home, *ON]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].replace("\u00a0", " ") == (
        "2015-02/D1-A1  Envoyer la note · Rosa Ruiz · 1 Mar 2015 · late · To do"
    )
    assert lines[-1] == "3 lines · 1 late"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], ["D1-A1", "D1-A2", "D1-A3"]),
        (["--late"], ["D1-A1"]),
        (["--open"], ["D1-A1", "D1-A2"]),
        (["--within", "30"], ["D1-A2"]),
        (["--within", "3"], []),
        (["--unnamed"], ["D1-A3"]),
        (["--person", "Rosa"], ["D1-A1"]),
        (["--body", "cuf"], ["D1-A2"]),
        (["--theme", "forum", "--open"], ["D1-A1", "D1-A2"]),
        (["--theme", "other"], []),
        (["--meeting", "2015-02", "--late"], ["D1-A1"]),
        (["--decisions"], ["D1"]),
        (["--all"], ["D1-A1", "D1-A2", "D1", "D1-A3"]),
        (["--all", "--late"], ["D1-A1"]),
        (["--actions"], ["D1-A1", "D1-A2", "D1-A3"]),
    ],
)
def test_it_is_narrowed(
    home: str, capsys: pytest.CaptureFixture[str], words: list[str], expected: list[str]
) -> None:
    assert numbers(capsys, home, *words) == expected


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["--body", "nobody"], 1),
        (["--person", "nobody"], 1),
        (["--meeting", "1999"], 1),
        (["--late", "--within", "3"], 2),
        (["--within", "0"], 2),
        (["--on", "tomorrow"], 2),
    ],
)
def test_what_means_nothing_is_said(
    home: str, capsys: pytest.CaptureFixture[str], words: list[str], status: int
) -> None:
    assert main(["actions", home, *words]) == status
    assert capsys.readouterr().err.strip()


def test_it_is_exported_with_no_formula_in_it(
    home: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "out.csv"
    assert main(["export", home, "actions", str(path), *ON]) == 0
    assert capsys.readouterr().out.splitlines() == [str(path), "4 lines"]
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert rows[0][:3] == ["Number", "Kind", "Text"]
    assert [row[2] for row in rows[1:]] == ["Le forum", "Envoyer la note", "'=Payer", "Écrire"]
    assert [row[6] for row in rows[1:]] == ["", "yes", "", ""]
    assert rows[0][16:] == ["Progress", "Date of the progress", "Evidence"]
    assert [row[16:] for row in rows[1:]] == [
        ["Acté", "2015-03-04", ""],
        ["Plan prêt", "", "Courriel"],
        ["", "", ""],
        ["", "", ""],
    ]
    assert path.stat().st_mode & 0o077 == 0


def test_a_workbook_holds_what_is_asked_for(home: str, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    assert main(["export", home, "actions", str(path), "--open", *ON]) == 0
    table = read_table(path)
    assert [row.cell(2) for row in table.rows[1:]] == ["Le forum", "Envoyer la note", "=Payer"]
    assert [row.cell(4) for row in table.rows[1:]] == ["", "2015-03-01", "2015-04-01"]


@pytest.mark.parametrize("words", [[], ["--open"], ["--meeting", "2015-02"]])
@pytest.mark.parametrize("what", ["--all", "--actions", "--decisions"])
def test_list_and_file_tell_the_same_lines(
    home: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], what: str
) -> None:
    path = tmp_path / "out.csv"
    assert main(["export", home, "actions", str(path), *words, what, *ON]) == 0
    capsys.readouterr()
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines(), delimiter=";"))[1:]
    assert sorted(row[0].rpartition("/")[2] for row in rows) == sorted(numbers(capsys, home, *words, what))


def test_columns_speak_the_language(home: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUFDESK_LANGUAGE", "fr")
    path = tmp_path / "out.csv"
    assert main(["export", home, "actions", str(path)]) == 0
    assert path.read_text("utf-8-sig").startswith("Numéro;")


def test_each_is_one_line_however_long_its_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = Bilingual("Une rencontre\nde haut niveau. " + "Le Forum y accueille des élus. " * 20, "")
    decision = a_decision(text=text)
    decision.title = Bilingual()
    with closing(a_dossier(tmp_path, a_meeting(decisions=[decision]))) as made:
        assert main(["actions", made.path, "--decisions"]) == 0
    first, last = capsys.readouterr().out.splitlines()
    assert "Une rencontre de haut niveau. Le Forum" in first
    assert "… · " in first
    assert len(first) < 220
    assert last.startswith("1 line")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["actions", "out.vcf"], 2),
        (["contacts", "out.csv", "--late"], 2),
        (["actions", "out.csv", "--late", "--on", "2001-01-01"], 1),
    ],
)
def test_what_does_not_go_together_is_said(
    home: str, tmp_path: Path, words: list[str], status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", home, *words]) == status
    assert not (tmp_path / words[1]).exists()
