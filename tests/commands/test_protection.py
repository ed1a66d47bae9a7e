"""Duplicates, extracts and anonymisation as a person types them."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.makers import a_dossier, a_meeting, a_person
from tests.test_cli import Said


@pytest.fixture
def made(tmp_path: Path) -> str:
    people = [a_person("Eugène", "Zapata", email="e@example.org"), a_person("Eugenio", "Zapata")]
    with closing(a_dossier(tmp_path, *people, a_meeting(people=people[:1]))) as dossier:
        return dossier.path


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Any:
    return lambda *words: Said(capsys, *words)


def test_duplicates_answer_in_lines_and_in_json(made: str, say: Any) -> None:
    told = say("duplicates", made, "--json")
    assert told.status == 0
    (pair,) = told.json["pairs"]
    assert (pair["kind"], pair["verdict"]) == ("person", "similar")
    assert {pair["a"]["name"], pair["b"]["name"]} == {"Zapata, Eugène", "Zapata, Eugenio"}
    assert say("duplicates", made).out.splitlines()[1] == f"  – {pair['reasons'][0]}"


def test_an_extract_is_written_as_its_ending_says(made: str, tmp_path: Path, say: Any) -> None:
    target = tmp_path / "extract.json"
    told = say("access-extract", made, "eugene zapata", "--output", str(target), "--json")
    assert (told.status, told.json) == (0, {"file": str(target)})
    assert json.loads(target.read_text("utf-8"))["person"]["given_names"] == "Eugène"
    assert say("access-extract", made, "zapata", "--output", str(target)).status == 1, "there are two"
    pdf = tmp_path / "extract.pdf"
    assert say("access-extract", made, "eugene", "--output", str(pdf), "--language", "fr").status == 0
    assert pdf.read_bytes().startswith(b"%PDF-")


def test_anonymising_wants_a_yes_and_tells_what_was_done(made: str, say: Any) -> None:
    before = Path(made).read_bytes()
    refused = say("anonymise", made, "eugene")
    assert (refused.status, refused.out) == (1, "")
    assert "--yes" in refused.err
    assert Path(made).read_bytes() == before
    backup = say("backup", made, "--json").json["file"]
    told = say("anonymise", made, "eugene", "--yes", "--json")
    assert told.status == 0
    assert told.json["backups"] == [{"file": Path(backup).name, "removed": False}]
    assert told.json["name"] == "Personne anonymisée n°\u00a01"
    assert told.json["beyond"]
    assert say("check", made).status == say("check", backup).status == 0
    assert b"example.org" not in Path(made).read_bytes() + Path(backup).read_bytes()
    assert say("undo", made).status == 1
    lines = say("anonymise", made, "anonymisee", "--yes").out
    assert "Out of reach:" in lines
