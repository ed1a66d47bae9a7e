"""Copies and backups as a person types them, also while another process has the dossier open."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from cufdesk.storage import backups
from cufdesk.storage.backup_names import folder
from cufdesk.usecases.files import open_dossier
from tests.everything import everything
from tests.makers import a_dossier, a_person
from tests.test_cli import MINUTES, Said, cufdesk, digest

_HOLDER = """
import sys
from cufdesk.storage.dossier import Dossier

dossier = Dossier.open(sys.argv[1], author="Eva")
print("open", flush=True)
sys.stdin.read()
dossier.close()
"""


@pytest.fixture
def made(tmp_path: Path) -> str:
    dossier = a_dossier(tmp_path, *everything())
    dossier.close()
    return dossier.path


@pytest.fixture
def held(made: str) -> Iterator[str]:
    """Return a dossier that another process has open."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER, made], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        yield made


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Any:
    return lambda *words: Said(capsys, *words)


def people(path: str) -> int:
    with closing(open_dossier(path, hold=False)) as dossier:
        return int(dossier_info(dossier)["counts"]["people"])


def dossier_info(dossier: Any) -> dict[str, Any]:
    from cufdesk.usecases.files import info

    return info(dossier)


def add_person(path: str) -> None:
    with closing(open_dossier(path)) as dossier, dossier.write("one more") as writing:
        writing.save(a_person("Zoé", "Neuf"))


def test_copy_and_backup_of_a_dossier_that_is_open(held: str, tmp_path: Path, say: Any) -> None:
    before = digest(held)
    copied = say("copy", held, str(tmp_path / "portable.cufdesk"), "--json")
    assert (copied.status, copied.json) == (0, {"file": str(tmp_path / "portable.cufdesk")})
    backed = say("backup", held)
    path = backed.out.strip()
    assert (backed.status, os.path.dirname(path)) == (0, folder(held))
    assert say("check", path).status == say("check", str(tmp_path / "portable.cufdesk")).status == 0
    assert digest(held) == before
    refused = say("restore", path, held)
    assert (refused.status, refused.out) == (1, "")
    assert "is open at Eva" in refused.err
    assert digest(held) == before


def test_info_tells_of_copy_and_backup(made: str, tmp_path: Path, say: Any) -> None:
    target = str(tmp_path / "portable.cufdesk")
    say("backup", made)
    say("copy", made, target)
    told = say("info", made, "--json").json
    assert datetime.fromisoformat(told["last_backup"]).utcoffset() is not None
    of_copy = say("info", target, "--json").json
    assert set(of_copy["copy_of"]) == {"name", "at", "by", "machine"}
    assert (of_copy["copy_of"]["name"], of_copy["last_backup"]) == ("made.cufdesk", None)
    assert "Last backup: " in say("info", made).out
    lines = say("info", target).out
    assert "Copy of made.cufdesk, made on " in lines
    assert "no backup yet" in lines


def test_info_tells_of_a_synchronised_folder(tmp_path: Path, say: Any) -> None:
    place = tmp_path / "Nextcloud"
    place.mkdir()
    a_dossier(place).close()
    path = str(place / "made.cufdesk")
    assert say("info", path, "--json").json["synchronised_folder"] == "Nextcloud"
    assert "synchronised by Nextcloud" in say("info", path).out


def test_copy_never_overwrites(made: str, tmp_path: Path, say: Any) -> None:
    target = tmp_path / "there.cufdesk"
    target.write_text("mine", "utf-8")
    refused = say("copy", made, str(target))
    assert (refused.status, refused.out) == (1, "")
    assert "exists already" in refused.err
    assert target.read_text("utf-8") == "mine"


def test_what_is_no_dossier_is_neither_copied_nor_backed_up(tmp_path: Path, say: Any) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Monsieur le Maire,", "utf-8")
    for words in (("copy", str(letter), str(tmp_path / "x")), ("backup", str(letter))):
        refused = say(*words)
        assert (refused.status, "not a dossier" in refused.err) == (1, True)
    assert [entry.name for entry in tmp_path.iterdir()] == ["letter.txt"]


def test_restore_brings_back_and_keeps_what_was_there(made: str, say: Any) -> None:
    backup = say("backup", made, "--json").json["file"]
    before = people(made)
    add_person(made)
    assert people(made) == before + 1
    answer = say("restore", backup, made, "--json").json
    assert answer["file"] == made
    assert (people(made), people(answer["kept"])) == (before, before + 1)
    os.unlink(made)
    gone = say("restore", answer["kept"], made, "--json")
    assert gone.json == {"file": made, "kept": None}
    assert people(made) == before + 1
    assert "What was there is kept" in say("restore", backup, made).out


def test_reading_minutes_into_a_dossier_backs_it_up_first(
    made: str, tmp_path: Path, say: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "relevé.txt").write_text(MINUTES, "utf-8")
    words = ("read-minutes", str(tmp_path / "relevé.txt"), "--into", made)
    assert say(*words).status == 0
    (backup,) = backups.listed(made)
    assert backup.reason == "import"
    assert people(backup.path) < people(made)
    assert say(*words).status == 0
    assert backups.listed(made) == [backup], "a text that was kept before was backed up for"


def test_an_import_goes_on_without_a_backup_and_says_so(made: str, tmp_path: Path, say: Any) -> None:
    (tmp_path / "relevé.txt").write_text(MINUTES, "utf-8")
    Path(folder(made)).write_text("a file where the folder should be", "utf-8")
    before = people(made)
    done = say("read-minutes", str(tmp_path / "relevé.txt"), "--into", made, "--json")
    assert (done.status, people(made) > before) == (0, True)
    assert "Nothing can be written" in done.err
    assert done.json["kept"]["created"]


def test_in_a_process_of_its_own_the_path_is_all_that_is_printed(made: str) -> None:
    done = cufdesk("backup", made)
    assert (done.returncode, done.stderr) == (0, "")
    assert os.path.isfile(done.stdout.rstrip("\n"))


def test_bringing_a_copy_home_backs_the_dossier_up_first(made: str, tmp_path: Path, say: Any) -> None:
    copy = str(tmp_path / "portable.cufdesk")
    say("copy", made, copy)
    add_person(copy)
    before = people(made)
    assert say("merge", made, copy, "--dry-run").status == 0
    assert backups.listed(made) == []
    assert say("merge", made, copy).status == 0
    (backup,) = backups.listed(made)
    assert (backup.reason, people(backup.path), people(made)) == ("merge", before, before + 1)


def test_without_a_backup_no_copy_is_brought_home(made: str, tmp_path: Path, say: Any) -> None:
    copy = str(tmp_path / "portable.cufdesk")
    say("copy", made, copy)
    add_person(copy)
    Path(folder(made)).write_text("a file where the folder should be", "utf-8")
    before = digest(made)
    refused = say("merge", made, copy)
    assert (refused.status, "Nothing can be written" in refused.err) == (1, True)
    assert digest(made) == before


def test_another_dossier_is_refused_before_anything_is_made(made: str, tmp_path: Path, say: Any) -> None:
    (tmp_path / "there").mkdir()
    a_dossier(tmp_path / "there").close()
    assert say("merge", made, str(tmp_path / "there" / "made.cufdesk")).status == 1
    assert backups.listed(made) == []
