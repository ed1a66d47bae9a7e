"""Backups are whole, private, checked, and made before everything changes."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cufdesk.domain.contacts import Person
from cufdesk.refusal import Damaged, Refusal
from cufdesk.storage import backups, copying, upgrades
from cufdesk.storage.backup_names import folder, named
from cufdesk.storage.comparing import Content, contents
from cufdesk.storage.copying import Stopped, refuse_unsound
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.facts import dossier_id
from cufdesk.storage.file import VERSION, connect, inspect_header
from cufdesk.storage.overview import check
from tests.storage.making import a_cover
from tests.storage.old_files import WRITES, make_version_1


def add(dossier: Dossier, *names: str) -> None:
    with dossier.write("add") as writing:
        writing.add_all(Person(given_names=name) for name in names)


def names(path: str) -> list[str]:
    with closing(connect(path, read_only=True)) as connection:
        return [name for (name,) in connection.execute("SELECT given_names FROM person ORDER BY 1")]


def mode(path: str) -> int:
    return stat.S_IMODE(os.stat(path).st_mode)


def spoil(path: str, page: int = 30) -> None:
    """Overwrite the middle of a file."""
    whole = Path(path).read_bytes()
    Path(path).write_bytes(whole[: 4096 * page] + bytes(4096) + whole[4096 * (page + 1) :])


def refuse_writing(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a folder take no new file, also for the superuser."""
    real = os.open

    def open_file(path: str, flags: int, *rest: int) -> int:
        if flags & os.O_CREAT and str(path).startswith(place):
            raise PermissionError(13, "Permission denied", path)
        return real(path, flags, *rest)

    monkeypatch.setattr(os, "open", open_file)


# making ----------------------------------------------------------------------------------------------------


def test_a_backup_of_an_open_dossier_is_whole_private_and_says_nothing(dossier: Dossier) -> None:
    add(dossier, "Ana", "Eva")
    with dossier.write("under way") as writing:
        writing.save(Person(given_names="Ida"))
        backup = backups.make(dossier.path, "asked")
    assert names(backup.path) == ["Ana", "Eva"]
    assert check(backup.path) == []
    assert mode(backup.path) == 0o600
    assert mode(folder(dossier.path)) == 0o700
    assert os.listdir(folder(dossier.path)) == [os.path.basename(backup.path)]
    assert backups.listed(dossier.path) == [backup]
    assert backup.checked
    assert datetime.now(UTC) - backup.at < timedelta(seconds=30)


def test_two_in_one_second_have_two_names(dossier: Dossier) -> None:
    made = [backups.make(dossier.path, "asked") for _ in range(3)]
    assert backups.listed(dossier.path) == made[::-1]


def test_writing_goes_on_while_backups_are_made(dossier: Dossier) -> None:
    stop = threading.Event()
    refused: list[BaseException] = []

    def write() -> None:
        try:
            while not stop.is_set():
                add(dossier, "Ana", "Eva")
        except BaseException as error:  # noqa: BLE001 - shown by the test
            refused.append(error)

    writer = threading.Thread(target=write)
    writer.start()
    made = [backups.make(dossier.path, "asked") for _ in range(8)]
    stop.set()
    writer.join()
    assert refused == []
    counts = [len(names(backup.path)) for backup in made]
    assert counts == sorted(counts)
    assert all(count % 2 == 0 for count in counts), "a backup holds half a write"


def test_a_damaged_dossier_gives_no_backup(dossier: Dossier) -> None:
    add(dossier, *(f"name {number}" for number in range(300)))
    dossier.close()
    spoil(dossier.path)
    with pytest.raises(Damaged, match="damaged"):
        backups.make(dossier.path, "asked")
    assert os.listdir(folder(dossier.path)) == []


def test_a_row_that_refers_to_nothing_gives_no_backup(dossier: Dossier) -> None:
    with closing(sqlite3.connect(dossier.path)) as connection:
        info = list(connection.execute("PRAGMA table_info(attendance)"))
        values = {name: "" if kind == "TEXT" else 0 for _, name, kind, needed, *_ in info if needed}
        values |= {"id": "a", "meeting_id": "nowhere"}
        marks = ", ".join(f":{name}" for name in values)
        connection.execute(f"INSERT INTO attendance ({', '.join(values)}) VALUES ({marks})", values)
        connection.commit()
    with pytest.raises(Damaged):
        backups.make(dossier.path, "asked")
    assert backups.listed(dossier.path) == []


def test_a_copy_that_lacks_a_row_is_not_taken(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    add(dossier, "Ana", "Eva")
    whole = copying._copy

    def lossy(source: str, made: str, *rest: None) -> dict[str, int]:
        counts = whole(source, made, *rest)
        with closing(sqlite3.connect(made)) as connection:
            connection.execute("DELETE FROM person WHERE given_names = 'Eva'")
            connection.commit()
        return counts

    monkeypatch.setattr(copying, "_copy", lossy)
    with pytest.raises(Damaged):
        backups.make(dossier.path, "asked")
    assert os.listdir(folder(dossier.path)) == []


def test_a_full_disk_is_told_and_leaves_nothing(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> dict[str, int]:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(copying, "_copy", full)
    with pytest.raises(Refusal, match="no room left"):
        backups.make(dossier.path, "asked")
    assert os.listdir(folder(dossier.path)) == []


def test_stopping_leaves_nothing(dossier: Dossier) -> None:
    with pytest.raises(Stopped):
        backups.make(dossier.path, "asked", cancelled=lambda: True)
    assert os.listdir(folder(dossier.path)) == []


def test_progress_goes_from_little_to_all(dossier: Dossier) -> None:
    add(dossier, *(f"name {number}" for number in range(4000)))
    shares: list[float] = []
    backups.make(dossier.path, "asked", progress=shares.append)
    assert shares == sorted(shares)
    assert len(shares) > 1
    assert shares[-1] == 1


def test_half_made_files_of_a_killed_program_go_after_a_day(dossier: Dossier) -> None:
    backups.make(dossier.path, "asked")
    old, new = (Path(folder(dossier.path)) / f".cufdesk-{name}.new" for name in ("old", "new"))
    for path in (old, new):
        path.touch()
    os.utime(old, (0, 0))
    backups.make(dossier.path, "asked")
    assert (old.exists(), new.exists()) == (False, True)


def test_an_unknown_reason_is_a_bug(dossier: Dossier) -> None:
    with pytest.raises(ValueError, match="lunch"):
        backups.make(dossier.path, "lunch")


# when one is due -------------------------------------------------------------------------------------------


def test_one_is_due_once_something_was_written(dossier: Dossier) -> None:
    assert backups.is_due(dossier.path)
    backup = backups.make(dossier.path, "opening")
    assert not backups.is_due(dossier.path)
    os.utime(dossier.path, (2e9, 2e9))
    with closing(sqlite3.connect(dossier.path)) as connection:
        connection.execute("INSERT INTO draft VALUES ('d', 'person', '2015', 'Ana', 'Ana', '{}')")
        connection.commit()
    assert not backups.is_due(dossier.path), "the time of the file or a draft counted"
    add(dossier, "Ana")
    assert backups.is_due(dossier.path)
    backups.make(dossier.path, "opening")
    assert not backups.is_due(dossier.path)
    assert not backups.is_due(backup.path), "a backup has no backups of its own"


def test_a_spoilt_backup_does_not_count(dossier: Dossier) -> None:
    backup = backups.make(dossier.path, "opening")
    Path(backup.path).write_bytes(b"")
    assert backups.is_due(dossier.path)


def test_old_ones_go_when_a_new_one_is_made(dossier: Dossier) -> None:
    first = backups.make(dossier.path, "opening")
    now = datetime.now(UTC)
    place = folder(dossier.path)
    for hours in (100, 101, 500, 501):
        os.link(first.path, named(place, now - timedelta(hours=hours), "opening").path)
    kept = backups.make(dossier.path, "opening")
    assert len(backups.listed(dossier.path)) <= 5
    assert backups.listed(dossier.path)[0] == kept


# before an upgrade -----------------------------------------------------------------------------------------


def test_an_older_file_is_backed_up_before_it_is_upgraded(path: str) -> None:
    make_version_1(path, "Ana", "Eva")
    Dossier.open(path).close()
    (backup,) = backups.listed(path)
    assert (backup.reason, inspect_header(backup.path), inspect_header(path)) == ("upgrade", 1, VERSION)
    assert names(backup.path) == names(path) == ["Ana", "Eva"]
    Dossier.open(path).close()
    assert backups.listed(path) == [backup]


def test_without_a_backup_there_is_no_upgrade(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make_version_1(path, "Ana")
    before = Path(path).read_bytes()
    refuse_writing(folder(path), monkeypatch)
    with pytest.raises(Refusal, match="Nothing was changed"):
        Dossier.open(path)
    assert Path(path).read_bytes() == before


def test_the_real_step_brings_a_file_of_version_1_up_to_date(path: str) -> None:
    make_version_1(path, "Ana", "Eva")
    dossier = Dossier.open(path)
    with dossier.read() as reading:
        assert sorted(person.given_names for person in reading.all(Person)) == ["Ana", "Eva"]
    dossier.close()
    assert check(path) == []
    with closing(connect(path, read_only=True)) as connection:
        kinds = [kind for (kind,) in connection.execute("SELECT kind FROM journal_write ORDER BY seq")]
        assert kinds == ["note", "note", "start"]
        assert dossier_id(connection) == WRITES[0][0]


@pytest.mark.parametrize("where", ["before", "middle", "after"])
def test_the_real_step_that_fails_leaves_every_byte(
    path: str, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fail before the journal is begun, at its tenth statement, and when all is done but the commit."""
    make_version_1(path, "Ana", "Eva")
    before = Path(path).read_bytes()
    step = upgrades.STEPS[0]

    def failing(connection: sqlite3.Connection) -> None:
        if where == "before":
            raise RuntimeError("a bug in a step")
        if where == "middle":
            connection.set_authorizer(_forbid_after(10))
        step(connection)
        raise RuntimeError("a bug in a step")

    monkeypatch.setattr(upgrades, "STEPS", (failing,))
    with pytest.raises((RuntimeError, sqlite3.DatabaseError)):
        Dossier.open(path)
    assert Path(path).read_bytes() == before
    assert not os.path.exists(f"{path}-journal") or os.path.getsize(f"{path}-journal") == 0
    monkeypatch.undo()
    Dossier.open(path).close()
    assert names(path) == ["Ana", "Eva"]


def _forbid_after(most: int) -> Callable[[int, str | None, str | None, str | None, str | None], int]:
    inserts = 0

    def authorise(action: int, *_names: str | None) -> int:
        nonlocal inserts
        inserts += action == sqlite3.SQLITE_INSERT
        return sqlite3.SQLITE_DENY if inserts > most else sqlite3.SQLITE_OK

    return authorise


# comparing -------------------------------------------------------------------------------------------------


def described(path: str) -> list[Content]:
    return list(contents(backups.listed(path), path))


def test_a_backup_is_told_by_what_it_holds_and_how_it_differs(dossier: Dossier) -> None:
    add(dossier, "Ana")
    backups.make(dossier.path, "asked")
    add(dossier, "Eva")
    add(dossier, "Ida")
    (content,) = described(dossier.path)
    assert (content.fewer, content.more, content.counts["person"]) == (2, 0, 1)
    assert (content.last_label, content.readable, content.other) == ("add", True, False)
    assert content.size > 4096


def test_a_backup_of_before_the_journal_is_compared_too(path: str) -> None:
    make_version_1(path, "Ana")
    dossier = Dossier.open(path)
    assert [(c.fewer, c.last_at) for c in described(path)] == [(0, WRITES[-1][1])]
    add(dossier, "Eva")
    dossier.close()
    (content,) = described(path)
    assert (content.fewer, content.more, content.other) == (1, 0, False)


def test_damage_of_the_dossier_says_nothing_against_its_backups(dossier: Dossier) -> None:
    """Spoil the dossier page by page: the backup can be chosen every time."""
    add(dossier, *(f"name {number}" for number in range(300)))
    backups.make(dossier.path, "asked")
    dossier.close()
    whole = Path(dossier.path).read_bytes()
    compared = set()
    for page in range(len(whole) // 4096):
        Path(dossier.path).write_bytes(whole[: 4096 * page] + bytes(4096) + whole[4096 * (page + 1) :])
        (content,) = described(dossier.path)
        assert (content.readable, content.other, content.counts["person"]) == (True, False, 300)
        compared.add(content.fewer)
    assert compared == {0, None}


def test_what_cannot_be_read_or_is_of_another_dossier_is_told(dossier: Dossier, tmp_path: Path) -> None:
    backup = backups.make(dossier.path, "asked")
    other = Dossier.create(str(tmp_path / "other.cufdesk"), a_cover())
    foreign = backups.make(other.path, "asked")
    other.close()
    os.replace(foreign.path, named(folder(dossier.path), backup.at, "import").path)
    spoilt = named(folder(dossier.path), backup.at - timedelta(days=1), "import")
    Path(spoilt.path).write_bytes(b"nothing")
    told = {
        content.backup.reason + str(content.backup.at.day): content for content in described(dossier.path)
    }
    assert told[f"import{backup.at.day}"].other
    assert not told[f"import{spoilt.at.day}"].readable
    assert told[f"asked{backup.at.day}"].fewer == 0
    refuse_unsound(backup.path)
