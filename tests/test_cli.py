"""The commands as a person types them: in a process of their own where streams and locks matter."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cufdesk import cli
from cufdesk.i18n import set_language
from cufdesk.storage.lock import sidecar
from cufdesk.usecases.files import open_dossier
from tests.everything import everything
from tests.makers import a_dossier

ROOT = Path(__file__).resolve().parent.parent
MINUTES = (
    "Relevé de décisions de la réunion du 3 mars 2020\n\n"
    "Présents : Mme Ana Ruiz, directrice du Réseau des villes ; M. Jean Petit, maire.\n\n"
    "Décisions\n\n"
    "1. Le comité publiera un guide avant le 15 mai 2020.\n"
    "2. Le comité se réunira de nouveau à l’automne.\n"
)


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("CUFDESK_LANGUAGE", "en")
    yield
    set_language("en")


@pytest.fixture
def made(tmp_path: Path) -> str:
    dossier = a_dossier(tmp_path, *everything())
    dossier.close()
    return dossier.path


@pytest.fixture
def minutes(tmp_path: Path) -> str:
    (tmp_path / "relevé.txt").write_text(MINUTES, "utf-8")
    return str(tmp_path / "relevé.txt")


def cufdesk(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "cufdesk", *words],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
    )


def digest(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


class Said:
    """What a command run in this process answered."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *words: str) -> None:
        capsys.readouterr()
        self.status = cli.main(words)
        self.out, self.err = capsys.readouterr()

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    return lambda *words: Said(capsys, *words)


# making and looking ----------------------------------------------------------------------------------------


def test_new_makes_a_dossier_and_never_overwrites(tmp_path: Path, say: Callable[..., Said]) -> None:
    path = str(tmp_path / "visite 2015.cufdesk")
    assert say("new", path).status == 0
    assert say("info", path, "--json").json["title"] == "visite 2015"
    before = digest(path)
    again = say("new", path)
    assert (again.status, again.out) == (1, "")
    assert again.err == "visite 2015.cufdesk exists already: choose another name.\n"
    assert say("new", path, "--sample").status == 1
    assert digest(path) == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["visite 2015.cufdesk"]


@pytest.mark.parametrize("more", [(), ("--sample",)])
def test_a_new_dossier_has_the_ending_of_dossiers_whatever_name_it_is_given(
    more: tuple[str, ...], tmp_path: Path, say: Callable[..., Said]
) -> None:
    made = tmp_path / "notes.txt.cufdesk"
    assert say("new", str(tmp_path / "notes.txt"), *more).out == f"Created: {made}\n"
    assert [entry.name for entry in tmp_path.iterdir()] == [made.name]
    assert more or say("info", str(made), "--json").json["title"] == "notes.txt"
    assert say("new", str(made)).status == 1, "the ending is not put twice"


def test_new_with_the_sample(tmp_path: Path, say: Callable[..., Said]) -> None:
    path = str(tmp_path / "sample.cufdesk")
    assert say("new", path, "--sample").status == 0
    counts = say("info", path, "--json").json["counts"]
    assert counts["decisions"] == 8
    assert say("check", path).status == 0
    assert not os.path.exists(sidecar(path))


def test_info_has_the_shape_of_the_contract(made: str, say: Callable[..., Said]) -> None:
    data = say("info", made, "--json").json
    assert set(data) == {
        "title",
        "file_version",
        "counts",
        "last_change",
        "last_backup",
        "copy_of",
        "synchronised_folder",
    }
    assert (data["last_backup"], data["copy_of"], data["synchronised_folder"]) == (None, None, None)
    assert {"people", "organisations", "visits", "meetings", "decisions", "actions"} <= set(data["counts"])
    assert set(data["last_change"]) == {"when", "who", "label"}
    assert "People" in say("info", made).out


def test_check_finds_nothing_or_says_what(made: str, say: Callable[..., Said]) -> None:
    sound = say("check", made, "--json")
    assert (sound.status, sound.json) == (0, {"ok": True, "problems": []})
    whole = Path(made).read_bytes()
    Path(made).write_bytes(whole[: 4096 * 30] + bytes(4096) + whole[4096 * 31 :])
    damaged = say("check", made, "--json")
    assert (damaged.status, damaged.json["ok"], damaged.err) == (1, False, "")
    assert set(damaged.json["problems"][0]) == {"what", "where", "sentence"}
    assert "damaged" in say("check", made).out


def test_search_answers_with_what_matched(made: str, say: Callable[..., Said]) -> None:
    data = say("search", made, "ruiz", "direc", "--json").json
    assert data["total"] == 1
    assert set(data["results"][0]) == {"kind", "id", "title", "detail", "matched"}
    assert data["results"][0]["matched"].startswith("ruiz")
    none = say("search", made, "nobody", "--json")
    assert (none.status, none.json) == (0, {"total": 0, "results": []})
    assert len(say("search", made, "r", "--limit", "2", "--json").json["results"]) == 2
    assert "Ruiz, Rosa" in say("search", made, "ruiz").out


def test_committee_and_budget_answer(made: str, say: Callable[..., Said]) -> None:
    body = say("committee", made, "--json").json["bodies"][0]
    assert {"id", "kind", "name", "seats", "rules"} <= set(body)
    assert {"rule", "side", "category", "required", "have", "holds", "sentence", "decision"} == set(
        body["rules"][0]
    )
    budget = say("budget", made, "--json").json["budgets"][0]
    assert {"id", "title", "version", "state", "base_currency", "totals", "checks", "conversions"} == set(
        budget
    )
    assert {"check", "holds", "difference", "currency", "lines", "sentence", "decision"} == set(
        budget["checks"][0]
    )
    assert "✓ Expenditure and revenue are equal." in say("budget", made).out
    assert "Parity holds" in say("committee", made).out


# reading minutes -------------------------------------------------------------------------------------------


def test_read_minutes_says_what_it_understood(minutes: str, say: Callable[..., Said]) -> None:
    data = say("read-minutes", minutes, "--json").json
    keys = {"title", "from", "to", "headcount", "people", "organisations", "programme", "decisions", "dates"}
    assert keys | {"quotas", "agreements", "blanks", "repairs"} == set(data)
    assert data["from"] == "2020-03-03"
    assert [decision["number"] for decision in data["decisions"]] == ["D1", "D2"]
    told = say("read-minutes", minutes).out
    assert "Ana Ruiz" in told
    actions = [action for decision in data["decisions"] for action in decision["actions"]]
    assert actions
    lines = [line for line in told.splitlines() if line.startswith("A1 ")]
    assert len(lines) == 1
    assert actions[0]["text"] in lines[0]


@pytest.mark.parametrize("language", ["fr", "es"])
def test_the_parsers_own_sentences_are_spoken_too(
    monkeypatch: pytest.MonkeyPatch, say: Callable[..., Said], language: str
) -> None:
    monkeypatch.setenv("CUFDESK_LANGUAGE", language)
    told = say("info", "--help").out + say("info").err + say("frobnicate").err + say("print", "--layout").err
    assert {"fr": "afficher cette aide", "es": "mostrar esta ayuda"}[language] in told
    for english in ("usage:", "show this", "error:", "required", "choose from", "expected one"):
        assert english not in told
    monkeypatch.setenv("CUFDESK_LANGUAGE", "en")
    assert "show this help message and exit" in say("info", "--help").out


def test_read_minutes_into_a_dossier_keeps_them_once(
    made: str, minutes: str, say: Callable[..., Said]
) -> None:
    first = say("read-minutes", minutes, "--into", made, "--json").json["kept"]
    assert (first["recognised"], first["reference"], first["created"]["decisions"]) == (False, "2020-03", 2)
    before = digest(made)
    again = say("read-minutes", minutes, "--into", made, "--json").json["kept"]
    assert (again["recognised"], again["meeting"], again["created"]) == (True, first["meeting"], {})
    assert digest(made) == before
    assert say("check", made).status == 0
    assert not os.path.exists(sidecar(made))


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 100, b"%PDF-1.7\n"])
def test_a_file_that_is_no_text_is_refused_and_nothing_kept(
    tmp_path: Path, made: str, say: Callable[..., Said], content: bytes
) -> None:
    (tmp_path / "bad.txt").write_bytes(content)
    before = digest(made)
    said = say("read-minutes", str(tmp_path / "bad.txt"), "--into", made)
    assert (said.status, said.out) == (1, "")
    assert "bad.txt" in said.err
    assert len(said.err.strip().splitlines()) == 1
    assert digest(made) == before


def test_a_command_that_writes_is_refused_while_the_dossier_is_open(made: str, minutes: str) -> None:
    holder = open_dossier(made, author="Eva")
    try:
        before = digest(made)
        said = cufdesk("read-minutes", minutes, "--into", made)
        assert (said.returncode, said.stdout) == (1, "")
        assert "is open at Eva" in said.stderr
        assert digest(made) == before
        assert cufdesk("info", made).returncode == 0
        assert cufdesk("print", made, "--list").returncode == 0
    finally:
        holder.close()
    assert cufdesk("read-minutes", minutes, "--into", made).returncode == 0


# printing --------------------------------------------------------------------------------------------------


def test_print_lists_what_there_is(made: str, say: Callable[..., Said]) -> None:
    documents = say("print", made, "--list", "--json").json["documents"]
    assert set(documents[0]) == {"what", "title", "languages", "records"}
    minutes = next(document for document in documents if document["what"] == "minutes")
    assert minutes["records"] == [{"reference": "2015-02", "title": "Échanges avec la délégation"}]
    assert "minutes:2015-02" in say("print", made, "--list").out


def test_print_one_and_all(tmp_path: Path, made: str, say: Callable[..., Said]) -> None:
    target = tmp_path / "one.pdf"
    said = say("print", made, "minutes:2015-02", "--language", "es", "--output", str(target))
    assert (said.status, said.out, said.err) == (0, f"{target}\n", "")
    assert target.read_bytes().startswith(b"%PDF-")
    both = ("print", made, "programme", "--language", "es+fr")
    say(*both, "--output", str(tmp_path / "columns.pdf"))
    say(*both, "--layout", "alternating", "--output", str(tmp_path / "in-turn.pdf"))
    assert (tmp_path / "columns.pdf").read_bytes() != (tmp_path / "in-turn.pdf").read_bytes()
    folder = tmp_path / "out" / "all"
    printed = say("print", made, "all", "--output", str(folder), "--json").json["files"]
    assert sorted(printed) == sorted(str(path) for path in folder.iterdir())
    assert len(printed) > 5


def test_print_a_directory_for_a_circle(tmp_path: Path, made: str, say: Callable[..., Said]) -> None:
    words = ("print", made, "directory", "--output", f"{tmp_path}/")
    [path] = say(*words, "--circle", "public", "--json").json["files"]
    assert "_public_" in path
    [path] = say(*words, "--columns", "email,phone", "--json").json["files"]
    assert "_partenaires_" in path
    refused = say(*words, "--circle", "public", "--columns", "email")
    assert refused.status == 1
    assert "not for the circle" in refused.err


def test_print_into_a_folder_uses_the_conventional_name(
    tmp_path: Path, made: str, say: Callable[..., Said]
) -> None:
    said = say("print", made, "minutes", "--output", f"{tmp_path}/new/")
    [path] = said.out.splitlines()
    assert Path(path).parent == tmp_path / "new"
    assert Path(path).name.startswith("2015-02-13_CUF_MX_")
    assert Path(path).name.isascii()


# what is off -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("unknown",),
        ("info",),
        ("search", "{made}"),
        ("search", "{made}", "a", "--limit", "0"),
        ("search", "{made}", "a", "--limit", "many"),
        ("print", "{made}"),
        ("print", "{made}", "nothing-like-it"),
        ("print", "{made}", "minutes", "--circle", "public"),
        ("print", "{made}", "minutes", "--language", "de"),
        ("undo",),
    ],
)
def test_wrong_words_give_2(made: str, say: Callable[..., Said], words: tuple[str, ...]) -> None:
    before = digest(made)
    said = say(*(word.format(made=made) for word in words))
    assert (said.status, said.out) == (2, "")
    assert said.err
    assert digest(made) == before


@pytest.mark.parametrize(
    "words",
    [
        ("info", "{missing}"),
        ("check", "{text}"),
        ("search", "{text}", "a"),
        ("budget", "{folder}"),
        ("read-minutes", "{missing}"),
        ("attach", "{made}", "2015-02", "{missing}"),
        ("read-minutes", "{text}", "--into", "{missing}"),
        ("print", "{made}", "minutes:1999-01"),
        ("print", "{made}", "mandate"),
        ("print", "{made}", "minutes", "--output", "{text}"),
    ],
)
def test_a_refusal_gives_1_and_one_sentence(
    tmp_path: Path, made: str, minutes: str, say: Callable[..., Said], words: tuple[str, ...]
) -> None:
    names = {"made": made, "text": minutes, "folder": str(tmp_path), "missing": str(tmp_path / "missing.txt")}
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    said = say(*(word.format(**names) for word in words))
    assert (said.status, said.out) == (1, "")
    assert len(said.err.splitlines()) == 1
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_refusals_speak_the_persons_language(
    tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch, say: Callable[..., Said]
) -> None:
    missing = str(tmp_path / "nada.cufdesk")
    sentences = {}
    for language in ("en", "fr", "es"):
        monkeypatch.setenv("CUFDESK_LANGUAGE", language)
        sentences[language] = say("info", missing).err
    monkeypatch.delenv("CUFDESK_LANGUAGE")
    monkeypatch.setenv("LC_ALL", "es_MX.UTF-8")
    assert say("info", missing).err == sentences["es"]
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert say("info", missing).err == sentences["fr"]
    (own_home / "settings.json").write_text('{"language": "en"}')
    assert say("info", missing).err == sentences["en"]
    (own_home / "settings.json").write_text("[broken")
    assert say("info", missing).err == sentences["fr"]


def test_the_author_of_the_settings_is_written_down(
    tmp_path: Path, own_home: Path, say: Callable[..., Said]
) -> None:
    (own_home / "settings.json").write_text('{"author": "Ana Ruiz"}')
    path = str(tmp_path / "new.cufdesk")
    say("new", path)
    assert say("info", path, "--json").json["last_change"]["who"] == "Ana Ruiz"


def test_the_real_record_from_the_command_line(
    tmp_path: Path, real_texts: Path, say: Callable[..., Said]
) -> None:
    path = str(tmp_path / "visite.cufdesk")
    say("new", path)
    source = str(real_texts / "releve-2015.txt")
    data = say("read-minutes", source, "--into", path, "--json").json
    assert data["headcount"] == {"declared": 5, "listed": 5}
    assert data["kept"]["created"]["decisions"] == 8
    assert say("read-minutes", source, "--into", path, "--json").json["kept"]["recognised"]
    assert say("search", path, "rojas", "--json").json["total"] == 1
    said = say("print", path, "minutes:2015-02", "--language", "fr", "--output", str(tmp_path))
    assert Path(said.out.strip()).read_bytes().startswith(b"%PDF-")
