"""`cufdesk merge`: what it says, what it changes, and what it refuses."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from cufdesk import cli
from cufdesk.domain.contacts import Person
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import contacts
from tests.makers import a_dossier, a_person


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CUFDESK_LANGUAGE", "en")
    monkeypatch.setenv("CUFDESK_HOME", str(tmp_path / "home"))


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Give a dossier with Ana in it, and a copy."""
    dossier = a_dossier(tmp_path)
    contacts.save_person(dossier, a_person("Ana", city="Paris"))
    dossier.close()
    copy = tmp_path / "laptop.cufdesk"
    shutil.copyfile(dossier.path, copy)
    return Path(dossier.path), copy


def move(path: Path, city: str) -> None:
    """Let Ana live elsewhere."""
    dossier = Dossier.open(str(path))
    with dossier.read() as reading:
        (ana,) = reading.all(Person)
    ana.city = city
    contacts.save_person(dossier, ana)
    dossier.close()


def city(path: Path) -> str:
    dossier = Dossier.open(str(path), hold=False)
    with dossier.read() as reading:
        (ana,) = reading.all(Person)
    dossier.close()
    return ana.city


def merged(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert cli.main(["merge", *words, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_a_rehearsal_says_all_and_changes_nothing(
    pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    here, there = pair
    move(there, "Lyon")
    before = here.read_bytes()
    data = merged(capsys, str(here), str(there), "--dry-run")
    assert (data["applied"], data["conflicts"]) == (1, [])
    assert data["counts"]["person"] == {"insert": 0, "update": 1, "delete": 0}
    assert here.read_bytes() == before


def test_both_values_of_a_conflict_are_told(
    pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    here, there = pair
    move(there, "Lyon")
    move(here, "Nice")
    data = merged(capsys, str(here), str(there))
    (conflict,) = data["conflicts"]
    assert (conflict["kind"], conflict["field"]) == ("person", "city")
    assert (conflict["here"], conflict["there"]) == ("Nice", "Lyon")
    assert cli.main(["check", str(here)]) == 0
    assert merged(capsys_after(capsys), str(here), str(there))["applied"] == 0


def capsys_after(capsys: pytest.CaptureFixture[str]) -> pytest.CaptureFixture[str]:
    """Forget what was printed so far."""
    capsys.readouterr()
    return capsys


def test_a_merge_that_was_undone_comes_back_with_its_copy(
    pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    here, there = pair
    move(there, "Lyon")
    merged(capsys, str(here), str(there))
    assert cli.main(["undo", str(here)]) == 0
    assert city(here) == "Paris"
    told = merged(capsys_after(capsys), str(here), str(there), "--dry-run")
    assert told["undone_before"]
    assert not told["brought_back"]
    assert merged(capsys, str(here), str(there))["brought_back"]
    assert city(here) == "Lyon"


@pytest.mark.parametrize("other", ["itself", "another dossier", "a text", "nothing"])
def test_what_is_no_copy_is_refused_and_changes_nothing(
    pair: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], other: str
) -> None:
    here, _there = pair
    paths = {"itself": here, "another dossier": tmp_path / "other" / "visite.cufdesk"}
    path = paths.get(other, tmp_path / "file")
    if other == "another dossier":
        path.parent.mkdir()
        path = Path(_closed(a_dossier(path.parent)))
    elif other == "a text":
        path.write_text("not a dossier", "utf-8")
    before = here.read_bytes()
    assert cli.main(["merge", str(here), str(path)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert here.read_bytes() == before


def _closed(dossier: Dossier) -> str:
    dossier.close()
    return dossier.path


def test_a_large_removal_is_asked_about(pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    here, _there = pair
    dossier = Dossier.open(str(here))
    people = [contacts.save_person(dossier, a_person(f"Eva {n}")) for n in range(6)]
    dossier.close()
    there = here.with_name("later.cufdesk")
    shutil.copyfile(here, there)
    away = Dossier.open(str(there))
    for person in people:
        contacts.delete_person(away, person.id)
    away.close()
    before = here.read_bytes()
    assert cli.main(["merge", str(here), str(there)]) == 1
    assert "6" in capsys.readouterr().err
    assert here.read_bytes() == before
    assert merged(capsys, str(here), str(there), "--allow-removals")["applied"] == 6
