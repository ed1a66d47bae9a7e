"""A saved copy is whole while the dossier is open, says that it is one, and never takes another's place."""

from __future__ import annotations

import os
import platform
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from cufdesk.domain.contacts import Person
from cufdesk.refusal import Refusal
from cufdesk.storage import copying
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.facts import copy_of, facts
from cufdesk.storage.file import VERSION, connect, inspect_header
from cufdesk.storage.lock import sidecar
from cufdesk.storage.overview import check
from cufdesk.usecases.copying import save_copy
from tests.makers import a_person
from tests.storage.old_files import make_version_1

SECRET = "typed and not saved yet"


def told(path: str) -> dict[str, str]:
    with closing(connect(path, read_only=True)) as connection:
        return facts(connection)


def add_draft(path: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO draft VALUES ('d', 'person', '2015', 'Ana', ?, '{}')", (SECRET,))
        connection.commit()


def test_a_copy_of_an_open_dossier_says_that_it_is_one(dossier: Dossier, tmp_path: Path) -> None:
    with dossier.write("person") as writing:
        writing.save(a_person())
    add_draft(dossier.path)
    target = str(tmp_path / "portable.cufdesk")
    assert save_copy(dossier.path, target, author="Ana Ñ") == target
    said = copy_of(target)
    assert said is not None
    assert (said.name, said.by, said.machine) == (os.path.basename(dossier.path), "Ana Ñ", platform.node())
    assert told(target)["dossier"] == told(dossier.path)["dossier"]
    assert copy_of(dossier.path) is None
    assert check(target) == []
    assert stat.S_IMODE(os.stat(target).st_mode) == 0o600
    assert SECRET.encode() in Path(dossier.path).read_bytes()
    assert SECRET.encode() not in Path(target).read_bytes()
    opened = Dossier.open(target)
    with opened.write("on") as writing:
        writing.save(Person(given_names="Eva"))
    opened.close()
    assert copy_of(target) == said, "saving lost that it is a copy"


def test_a_copy_of_a_copy_says_the_latest(dossier: Dossier, tmp_path: Path) -> None:
    first, second = str(tmp_path / "one.cufdesk"), str(tmp_path / "two.cufdesk")
    save_copy(dossier.path, first, author="Ana")
    save_copy(first, second, author="Eva")
    said = copy_of(second)
    assert said is not None
    assert (said.name, said.by) == ("one.cufdesk", "Eva")


def test_nothing_is_overwritten_unless_the_person_agreed(dossier: Dossier, tmp_path: Path) -> None:
    target = tmp_path / "there.cufdesk"
    target.write_bytes(b"something of mine")
    with pytest.raises(Refusal, match="exists already"):
        save_copy(dossier.path, str(target))
    assert target.read_bytes() == b"something of mine"
    (tmp_path / "there.cufdesk-journal").write_bytes(b"of the old one")
    save_copy(dossier.path, str(target), over=True)
    assert check(str(target)) == []
    assert not (tmp_path / "there.cufdesk-journal").exists()
    assert {found.name for found in tmp_path.iterdir() if found.suffix in {".new", ".lock"}} == {
        os.path.basename(sidecar(dossier.path))
    }


def test_a_dossier_in_use_is_not_overwritten(dossier: Dossier, tmp_path: Path) -> None:
    other = Dossier.create(str(tmp_path / "other.cufdesk"), dossier.cover())
    before = Path(other.path).read_bytes()
    with pytest.raises(Refusal, match="is open"):
        save_copy(dossier.path, other.path, over=True)
    assert Path(other.path).read_bytes() == before
    other.close()


def test_a_place_that_does_not_do_is_refused(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path / "link.cufdesk"
    link.symlink_to(dossier.path)
    for target, words in (
        (dossier.path, "another name"),
        (str(link), "another name"),
        (str(tmp_path), "is a folder"),
        (str(tmp_path / "nowhere" / "x.cufdesk"), "does not exist"),
    ):
        with pytest.raises(Refusal, match=words):
            save_copy(dossier.path, target, over=True)
    before = set(tmp_path.iterdir())

    def full(*_args: object) -> dict[str, int]:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(copying, "_copy", full)
    with pytest.raises(Refusal, match="no room left"):
        save_copy(dossier.path, str(tmp_path / "x.cufdesk"))
    assert set(tmp_path.iterdir()) == before


def test_a_copy_of_an_older_file_is_of_this_version(tmp_path: Path) -> None:
    old, target = str(tmp_path / "old.cufdesk"), str(tmp_path / "new.cufdesk")
    make_version_1(old, "Ana")
    before = Path(old).read_bytes()
    save_copy(old, target)
    assert (inspect_header(target), inspect_header(old)) == (VERSION, 1)
    assert Path(old).read_bytes() == before
    assert copy_of(target) is not None
    assert check(target) == []
