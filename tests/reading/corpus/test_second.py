"""The second frozen half, written when the first had been measured often: nobody touched it either."""

from __future__ import annotations

from pathlib import Path

import pytest

from cufdesk.folding import words_of
from tests.reading.corpus.scoring import holds
from tests.reading.corpus.test_frozen import (
    CORPUS,
    KEYS,
    MODALITIES,
    ROLES,
    altered,
    content,
    entries,
    expected,
)

SECOND = CORPUS / "second"
TEXTS = sorted(SECOND.glob("*.txt"))


def test_the_files_are_those_of_the_manifest() -> None:
    assert len(TEXTS) == 14
    assert altered((CORPUS / "second.sha256").read_text("utf-8"), SECOND, "second") == []


def test_the_bytes_of_the_offices_survive() -> None:
    raw = {path.name[:2]: path.read_bytes() for path in TEXTS}
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


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
def test_a_phrase_is_found_in_one_place_only(text: Path) -> None:
    written = content(text)
    phrases = [entry["phrase"] for kind in ("decisions", "actions") for entry in entries(text, kind)]
    folded = f" {' '.join(words_of(written))} "
    assert [phrase for phrase in phrases if folded.count(f" {' '.join(words_of(phrase))} ") != 1] == []
    names = [entry["name"] for entry in entries(text, "people") if entry["name"]]
    assert [name for name in names if not holds(written, name)] == []
