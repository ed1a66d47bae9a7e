"""A backup takes the place of its dossier; what was there is kept; a refusal leaves all as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from cufdesk.domain.contacts import Person
from cufdesk.refusal import Damaged, Refusal
from cufdesk.storage import backups, copying
from cufdesk.storage.backup_names import Backup, folder, named
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.facts import CopyOf, copy_of, set_copy
from cufdesk.storage.file import VERSION, inspect_header
from cufdesk.storage.lock import Lock, sidecar
from cufdesk.storage.overview import check
from cufdesk.storage.restoring import restore
from tests.storage.making import a_cover
from tests.storage.old_files import make_version_1
from tests.storage.test_backups import add, names, refuse_writing, spoil


@pytest.fixture
def saved(path: str) -> Backup:
    """Make a dossier with Ana, its backup, and then Eva in the dossier."""
    dossier = Dossier.create(path, a_cover())
    add(dossier, "Ana", *(f"Ida {number}" for number in range(200)))
    backup = backups.make(path, "asked")
    add(dossier, "Eva")
    dossier.close()
    return backup


def state(path: str) -> dict[str, bytes]:
    """Return all files beside a dossier and in its folder of backups."""
    return {str(found): found.read_bytes() for found in Path(path).parent.rglob("*") if found.is_file()}


def refused(path: str, backup: str, words: str) -> None:
    """See that restoring is refused with these words and leaves every byte of every file."""
    before = state(path)
    with pytest.raises(Refusal, match=words):
        restore(backup, path)
    assert state(path) == before


def test_the_backup_is_there_and_what_was_there_is_kept(path: str, saved: Backup) -> None:
    kept = restore(saved.path, path, author="Ana")
    assert "Eva" not in names(path)
    assert kept is not None
    assert (kept.reason, kept.checked) == ("restore", True)
    assert "Eva" in names(kept.path)
    assert check(path) == []
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert not os.path.exists(sidecar(path))
    back = restore(kept.path, path)
    assert "Eva" in names(path)
    assert back is not None
    assert len(backups.listed(path)) == 3
    assert sorted(os.listdir(os.path.dirname(path))) == ["visite.cufdesk", "visite.cufdesk.backups"]


def test_a_dossier_that_is_gone_comes_back(path: str, saved: Backup) -> None:
    os.unlink(path)
    assert restore(saved.path, path) is None
    assert "Ana" in names(path)
    Dossier.open(path).close()


def test_a_journal_left_behind_is_not_played_into_the_backup(path: str, saved: Backup) -> None:
    os.unlink(path)
    Path(f"{path}-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(4096))
    restore(saved.path, path)
    assert not os.path.exists(f"{path}-journal")
    assert check(path) == []


@pytest.mark.parametrize("harm", ["empty", "first bytes", "middle", "half"])
def test_a_damaged_dossier_is_set_aside_as_it_is(path: str, saved: Backup, harm: str) -> None:
    whole = Path(path).read_bytes()
    if harm == "middle":
        spoil(path)
    else:
        spoilt = {"empty": b"", "first bytes": b"?" * 64 + whole[64:], "half": whole[: len(whole) // 2]}
        Path(path).write_bytes(spoilt[harm])
    damaged = Path(path).read_bytes()
    kept = restore(saved.path, path)
    assert kept is not None
    assert not kept.checked
    assert Path(kept.path).read_bytes() == damaged
    assert stat.S_IMODE(os.stat(kept.path).st_mode) == 0o600
    assert "Ana" in names(path)
    assert backups.last(path) == saved


def test_held_elsewhere_it_is_refused(path: str, saved: Backup) -> None:
    lock = Lock(path, "Eva Ñ")
    refused(path, saved.path, "is open at Eva Ñ")
    lock.release()


def test_a_backup_of_another_dossier_is_refused(path: str, saved: Backup, tmp_path: Path) -> None:
    os.mkdir(tmp_path / "there")
    other = Dossier.create(str(tmp_path / "there" / "other.cufdesk"), a_cover())
    foreign = backups.make(other.path, "asked")
    other.close()
    refused(path, foreign.path, "another dossier")
    # Where nothing is there to compare with, it is the person's choice.
    os.unlink(path)
    restore(foreign.path, path)
    assert names(path) == []


@pytest.mark.parametrize("harm", ["middle", "half", "nothing"])
def test_a_spoilt_backup_is_refused(path: str, saved: Backup, harm: str) -> None:
    whole = Path(saved.path).read_bytes()
    if harm == "middle":
        spoil(saved.path)
    else:
        Path(saved.path).write_bytes(whole[: len(whole) // 2] if harm == "half" else b"")
    refused(path, saved.path, "choose another one")


def test_no_backup_of_that_name_is_a_refusal(path: str, saved: Backup) -> None:
    refused(path, saved.path + "x", "no file")
    refused(path, path, "same file")


def test_another_file_in_the_place_is_not_touched(path: str, saved: Backup, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Monsieur le Maire,", "utf-8")
    refused(str(letter), saved.path, "not a dossier")
    with closing(sqlite3.connect(tmp_path / "other.cufdesk")) as connection:
        connection.execute("CREATE TABLE t (x)")
    refused(str(tmp_path / "other.cufdesk"), saved.path, "another program")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    refused(path, saved.path, "newer")


def test_where_the_present_state_cannot_be_kept_nothing_is_restored(
    path: str, saved: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(path)
    real = os.open
    refuse_writing(folder(path), monkeypatch)
    assert os.open is not real
    with pytest.raises(Refusal, match="may not write"):
        restore(saved.path, path)
    assert state(path) == before


def test_a_full_disk_leaves_everything(path: str, saved: Backup, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> dict[str, int]:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(copying, "_copy", full)
    refused(path, saved.path, "no room left")


def test_a_backup_of_an_older_version_is_brought_up_to_date(path: str) -> None:
    make_version_1(path, "Ana")
    dossier = Dossier.open(path)
    add(dossier, "Eva")
    dossier.close()
    (older,) = backups.listed(path)
    bytes_before = Path(older.path).read_bytes()
    restore(older.path, path)
    assert (inspect_header(path), names(path), check(path)) == (VERSION, ["Ana"], [])
    assert Path(older.path).read_bytes() == bytes_before


def test_a_copy_stays_a_copy_and_an_original_an_original(path: str, saved: Backup) -> None:
    said = CopyOf("visite.cufdesk", "2015-02-12T13:05:00+00:00", "Ana", "portable")
    with closing(sqlite3.connect(path)) as connection:
        set_copy(connection, said)
        connection.commit()
    of_copy = backups.make(path, "asked")
    restore(saved.path, path)
    assert copy_of(path) == said
    shutil.copy(of_copy.path, named(folder(path), of_copy.at, "import").path)
    with closing(sqlite3.connect(path)) as connection:
        set_copy(connection, None)
        connection.commit()
    restore(of_copy.path, path)
    assert copy_of(path) is None


def test_an_interrupted_write_is_undone_before_the_state_is_kept(path: str, saved: Backup) -> None:
    """Leave a journal as a killed program does: the backup holds what was committed."""
    copy, journal = f"{path}.copy", f"{path}-journal"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA cache_size = 2")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE person SET given_names = 'half'")
        connection.execute("UPDATE search_entry SET title = title || '!'")
        shutil.copy(path, copy)
        shutil.copy(journal, f"{copy}-journal")
        connection.execute("ROLLBACK")
    os.replace(copy, path)
    os.replace(f"{copy}-journal", journal)
    assert os.path.getsize(journal) > 0
    kept = restore(saved.path, path)
    assert kept is not None
    assert kept.checked
    assert "Eva" in names(kept.path)
    assert "half" not in names(path)
    assert "Ana" in names(path)


def test_damaged_is_the_refusal_that_offers_a_backup(path: str, saved: Backup) -> None:
    os.unlink(path)
    with pytest.raises(Damaged):
        Dossier.open(path)
    Path(path).write_bytes(b"")
    with pytest.raises(Damaged):
        Dossier.open(path)
    Path(path).write_bytes(Path(saved.path).read_bytes()[:5000])
    with pytest.raises(Damaged):
        Dossier.open(path)


def test_the_person_of_a_restored_dossier_can_be_written(path: str, saved: Backup) -> None:
    restore(saved.path, path)
    dossier = Dossier.open(path)
    with dossier.write("on") as writing:
        writing.save(Person(given_names="Zoé"))
    dossier.close()
    assert "Zoé" in names(path)
    assert check(path) == []
