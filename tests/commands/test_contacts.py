from __future__ import annotations

import json
from pathlib import Path

import pytest

from cufdesk.cli import main
from cufdesk.domain.contacts import Person
from cufdesk.storage.dossier import Dossier
from tests.makers import a_dossier, a_group, a_person

TABLE = "Nom;Prénom;Courriel;Fonction\nRuiz;Rosa;rosa@example.org;Maire\n;;x@example.org;\nDíaz;Ana;;Maire\n"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUFDESK_LANGUAGE", "en")


@pytest.fixture
def home(tmp_path: Path) -> str:
    rosa = a_person("Rosa", "Ruiz", email="other@example.org")
    made = a_dossier(tmp_path, rosa, a_group(rosa))
    made.close()
    return made.path


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "liste.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


def names(home: str) -> list[str]:
    dossier = Dossier.open(home, hold=False)
    with dossier.read() as reading:
        found = sorted(person.given_names for person in reading.all(Person))
    dossier.close()
    return found


def test_a_dry_run_says_what_would_come_and_changes_nothing(
    home: str, table: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", home, table, "--dry-run", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["created"], data["updated"], data["unchanged"]) == (1, 0, 0)
    assert [(one["line"], one["name"]) for one in data["to_check"]] == [(2, "Rosa Ruiz")]
    assert "The same name" in data["to_check"][0]["reason"]
    assert [one["line"] for one in data["refused"]] == [3]
    assert names(home) == ["Rosa"]


def test_a_bad_line_refuses_all_unless_it_may_be_left_out(
    home: str, table: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", home, table]) == 1
    said = capsys.readouterr().err
    assert "line 3" in said
    assert "--skip-bad" in said
    assert names(home) == ["Rosa"]
    assert main(["import", home, table, "--skip-bad"]) == 0
    assert "1 contact created" in capsys.readouterr().out
    assert names(home) == ["Ana", "Rosa"]


def test_who_only_looks_alike_comes_in_where_asked(home: str, table: str) -> None:
    assert main(["import", home, table, "--skip-bad", "--also-similar"]) == 0
    assert names(home) == ["Ana", "Rosa", "Rosa"]


@pytest.mark.parametrize(("version", "ending"), [("3.0", "vcf"), ("4.0", "vcf"), ("3.0", "csv")])
def test_contacts_go_out_by_the_ending(
    home: str, tmp_path: Path, version: str, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"out.{ending}"
    assert main(["export", home, "contacts", str(path), "--vcard", version, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"file": str(path), "exported": 1}
    text = path.read_text(encoding="utf-8-sig")
    assert "Ruiz" in text
    assert (f"VERSION:{version}" in text) == (ending == "vcf")


def test_only_a_saved_list_goes_out(home: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tmp_path / "out.vcf")
    assert main(["export", home, "contacts", path, "--list", "Partenaires habituels"]) == 0
    assert "1 contact" in capsys.readouterr().out
    assert main(["export", home, "contacts", path, "--list", "Personne"]) == 1
    assert main(["export", home, "contacts", str(tmp_path / "out.pdf")]) == 2


def test_a_table_without_a_header_is_guessed_told_and_corrected(
    home: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bare.csv"
    path.write_text("Ana Díaz;Asesora;ana@example.org\nJean Petit;Maire;jean@example.org\n", encoding="utf-8")
    assert main(["import", home, str(path), "--dry-run", "--column", "2=unit", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [(one["field"], one["sure"]) for one in data["columns"]] == [
        ("full_name", False), ("unit", True), ("email", False),
    ]  # fmt: skip
    assert main(["import", home, str(path)]) == 0
    assert "2=title  Column 2: Function" in capsys.readouterr().out
    assert names(home) == ["Ana", "Jean", "Rosa"]
    for said in ("9=title", "x=title", "2=nothing", "2"):
        assert main(["import", home, str(path), "--column", said]) == 2
