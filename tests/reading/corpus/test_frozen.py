"""The frozen halves: nobody touched them, and what they expect stands in their texts."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from cufdesk.folding import words_of
from tests.reading.corpus.scoring import Entry, expectation, holds, scored

CORPUS = Path(__file__).resolve().parent
FROZEN = CORPUS / "frozen"
MANIFEST = CORPUS / "frozen.sha256"
HALVES = ("frozen", "second")
TEXTS = [text for half in HALVES for text in sorted((CORPUS / half).glob("*.txt"))]
MODALITIES = {"finding", "wish", "proposed", "adopted", "commitment", "announced"}
ROLES = {"present", "represented", "excused", "absent", "mentioned"}
KEYS = {
    "people": {"name", "function", "role", "optional", "or"},
    "dates": {"from", "to", "year_inferred", "optional", "or"},
    "decisions": {"phrase", "modality", "party", "may_act", "optional", "or"},
    "actions": {"phrase", "responsible", "deadline", "deadline_text", "precision", "optional", "or"},
}


def altered(manifest: str, folder: Path, half: str = "frozen") -> list[str]:
    """Return the names of the files that are not those of a half's manifest, byte for byte."""
    wanted = {name: digest for digest, name in (line.split("  ") for line in manifest.splitlines())}
    there = {
        f"{half}/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()
    }
    return sorted(name for name in wanted | there if wanted.get(name) != there.get(name))


def expected(text: Path) -> dict[str, Any]:
    return expectation(text.with_suffix(".expected.toml"))


def content(text: Path) -> str:
    return text.read_bytes().decode(expected(text).get("encoding", "utf-8-sig"))


def entries(text: Path, kind: str) -> list[Entry]:
    """Return the expected entries of a kind, and the alternatives to each."""
    told: list[Entry] = expected(text)[kind]
    return [{**entry, **other} for entry in told for other in ({}, *entry.get("or", ()))]


@pytest.mark.parametrize("half", HALVES)
def test_the_frozen_files_are_those_of_the_manifest(half: str) -> None:
    assert len(list((CORPUS / half).glob("*.txt"))) == 14
    assert altered((CORPUS / f"{half}.sha256").read_text("utf-8"), CORPUS / half, half) == []


def test_a_changed_a_new_and_a_lost_file_are_told(tmp_path: Path) -> None:
    names = sorted(path.name for path in FROZEN.iterdir())
    for name in names[1:]:
        (tmp_path / name).write_bytes((FROZEN / name).read_bytes())
    (tmp_path / names[1]).write_bytes((FROZEN / names[1]).read_bytes() + b"\n")
    (tmp_path / "zz.txt").write_bytes(b"")
    told = [f"frozen/{name}" for name in (names[0], names[1], "zz.txt")]
    assert altered(MANIFEST.read_text("utf-8"), tmp_path) == told


def test_the_bytes_of_the_offices_survive() -> None:
    raw = {path.name[:2]: path.read_bytes() for path in TEXTS}
    assert all(b"\r\n" in raw[number] for number in ("02", "03", "10", "11"))
    assert all(b"\r" not in raw[number] for number in ("01", "04", "13"))
    assert b"\x92" in raw["02"]
    assert b"\x93memorias\x94" in raw["10"]
    assert b"\x95" in raw["13"]
    assert "\u00a0".encode() in raw["03"]
    assert raw["11"].startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in raw["24"]
    assert b"\x92" in raw["24"]
    assert all(b"\r" not in raw[number] for number in ("15", "20"))


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
def test_an_expectation_says_only_what_the_schema_knows(text: Path) -> None:
    told = expected(text)
    assert set(told) <= {"language", "encoding", *KEYS}
    for kind, keys in KEYS.items():
        assert [entry for entry in entries(text, kind) if not set(entry) <= keys] == []
    assert {entry["role"] for entry in entries(text, "people")} <= ROLES
    assert {entry["modality"] for entry in entries(text, "decisions")} <= MODALITIES
    for entry in entries(text, "dates"):
        assert date.fromisoformat(entry["from"]) <= date.fromisoformat(entry.get("to", entry["from"]))


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
def test_names_phrases_and_terms_stand_in_the_text(text: Path) -> None:
    written = content(text)
    told = [entry["name"] or entry["function"] for entry in entries(text, "people")]
    told += [entry["phrase"] for kind in ("decisions", "actions") for entry in entries(text, kind)]
    told += [entry.get("party", "") for entry in entries(text, "decisions")]
    told += [name for entry in entries(text, "actions") for name in entry["responsible"]]
    told += [entry.get("deadline_text", "") for entry in entries(text, "actions")]
    assert [words for words in told if words and not holds(written, words)] == []


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
def test_a_phrase_is_found_in_one_place_only(text: Path) -> None:
    written = f" {' '.join(words_of(content(text)))} "
    phrases = [entry["phrase"] for kind in ("decisions", "actions") for entry in entries(text, kind)]
    assert [phrase for phrase in phrases if written.count(f" {' '.join(words_of(phrase))} ") != 1] == []
    assert [entry for entry in entries(text, "decisions") if len(words_of(entry["phrase"])) < 3] == []


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
def test_deadlines_and_precision_agree(text: Path) -> None:
    days = {entry["from"] for entry in entries(text, "dates")}
    days |= {entry.get("to", entry["from"]) for entry in entries(text, "dates")}
    for action in entries(text, "actions"):
        if action.get("deadline"):
            assert action["deadline"] in days
            assert action["precision"] == "exact"
        else:
            assert action["precision"] != "exact" or "or" in action
            assert bool(action.get("deadline_text")) == (action["precision"] != "none") or "or" in action


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
def test_days_of_the_week_agree_with_the_days(text: Path) -> None:
    """A wrong weekday would leave a reader to doubt which of the two is meant."""
    week = ["lundi lunes", "mardi martes mar", "mercredi miercoles mie", "jeudi jueves jeu"]
    week += ["vendredi viernes", "samedi sabado", "dimanche domingo"]
    of_week = {name: number for number, names in enumerate(week) for name in names.split()}
    starts = [date.fromisoformat(entry["from"]) for entry in entries(text, "dates")]
    written = content(text).replace("Santo Domingo", "")  # a city
    for name, day in pairwise(words_of(written)):
        if name in of_week and re.fullmatch(r"\d{1,2}", day):
            assert (of_week[name], int(day)) in {(start.weekday(), start.day) for start in starts}


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
def test_a_reading_that_says_what_is_expected_is_wholly_right(text: Path) -> None:
    told = expected(text)
    reading = {
        "people": [{**person, "positions": [{"title": person.get("function")}]} for person in told["people"]],
        "dates": told["dates"],
        "decisions": [{"text": entry["phrase"], **entry, "actions": []} for entry in told["decisions"]],
    }
    reading["decisions"].append(
        {"text": "", "actions": [{"text": entry["phrase"], **entry} for entry in told["actions"]]}
    )
    reading["decisions"][-1]["text"] = told["actions"][0]["phrase"]
    found = scored(reading, told)
    assert {kind: (counted.precision, counted.recall) for kind, counted in found.items()} == dict.fromkeys(
        found, (1.0, 1.0)
    )


@pytest.mark.parametrize("half", HALVES)
def test_a_half_is_large_enough_to_measure(half: str) -> None:
    texts = [text for text in TEXTS if text.parent.name == half]
    sizes = {kind: sum(len(expected(text)[kind]) for text in texts) for kind in KEYS}
    assert sizes["people"] > 60
    assert sizes["dates"] > 50
    assert sizes["decisions"] > 60
    assert sizes["actions"] > 60
