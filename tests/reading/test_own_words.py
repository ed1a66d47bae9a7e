from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cufdesk.reading.minutes import read
from cufdesk.reading.own_words import own_words
from cufdesk.refusal import Refusal
from cufdesk.usecases import reading

if TYPE_CHECKING:
    from pathlib import Path

WORDS = """
# Ce que dit notre secrétariat
[fr.modality]
adopted = ["tranche pour", "-vote"]

[fr.headings]
present = ["autour de la table ronde"]

[fr.table]
responsible = ["qui s'y colle"]

[fr.dates]
fuzzy = ["à la saint-glinglin"]

[fr.civilities]
"brig" = "Brig"
"""
TEXT = """Réunion du 3 mai 2016

Autour de la table ronde : Brig Paul Roux, Mme Anne Petit

Le maire tranche pour le second projet.

Action | Qui s'y colle
Réserver la salle | Mme Petit
"""


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "mots.toml"
    path.write_text(WORDS, "utf-8")
    return path


def test_words_of_ones_own_count_beside_those_of_the_program(words: Path) -> None:
    own = read(TEXT, language="fr", own=own_words(words))
    assert next((person.civility, person.name) for person in own.people) == ("Brig", "Paul Roux")
    assert own.decisions[0].modality == "adopted"
    [action] = own.decisions[1].actions
    assert action.responsible == ("Anne Petit",)
    # Without them none of this is known.
    plain = read(TEXT, language="fr")
    assert ("Brig", "Paul Roux") not in [(person.civility, person.name) for person in plain.people]
    assert [d for d in plain.decisions if "tranche" in d.text] == []


def test_a_word_is_taken_out_by_a_hyphen_before_it(words: Path) -> None:
    text = "Décisions :\n- Le public vote."
    assert read(text, language="fr").decisions[0].modality == "adopted"
    assert read(text, language="fr", own=own_words(words)).decisions[0].modality is None


@pytest.mark.parametrize(
    ("told", "line", "word"),
    [
        ("[fr.modality]\nadopted = [\n", 3, "crochet"),
        ("[fr.modality]\n\ndecided = ['x']\n", 3, "fr.modality.decided"),
        ("[de.modality]\nadopted = ['x']\n", 1, "de"),
        ("[fr.modality]\nadopted = 'tranche'\n", 2, "modality.adopted"),
        ("[fr.modality]\nadopted = [\n'bon',\n'']\n", 2, ""),
        ("[fr.modality]\nadopted = ['bon', 3]\n", 2, "3"),
        ("[fr.months]\nbrumaire = 'deux'\n", 2, "brumaire"),
        ("fr = 3\n", 1, "fr"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_line(tmp_path: Path, told: str, line: int, word: str) -> None:
    path = tmp_path / "mots.toml"
    path.write_text(told, "utf-8")
    with pytest.raises(Refusal) as refused:
        own_words(path)
    assert f"“mots.toml”, line {line}:" in str(refused.value)
    assert word in str(refused.value) or word == "crochet"


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"[fr.modality]\nadopted = ['\xe9']\n", b"a" * 2_000_000])
def test_what_is_no_list_of_words_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "mots.toml"
    path.write_bytes(data)
    with pytest.raises(Refusal, match=r"mots\.toml"):
        own_words(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"rien\.toml"):
        own_words(tmp_path / "rien.toml")


def test_this_persons_own_file_counts_without_being_named(
    words: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("CUFDESK_HOME", str(home))
    file = tmp_path / "texte.txt"
    file.write_text(TEXT, "utf-8")
    without = reading.understand(file)
    (home / "reading.toml").write_text(WORDS, "utf-8")
    own = reading.understand(file)
    assert len(own.understanding.decisions) == len(without.understanding.decisions) + 1
    assert reading.understand(file, words).understanding == own.understanding
    (home / "reading.toml").write_text("[fr\n", "utf-8")
    with pytest.raises(Refusal, match=r"reading\.toml.*1"):
        reading.understand(file)
