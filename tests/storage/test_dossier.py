"""A dossier is opened, or refused with a sentence and not one byte of it changed."""

from __future__ import annotations

import hashlib
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from cufdesk.domain.contacts import Person
from cufdesk.domain.cover import Cover
from cufdesk.domain.values import Bilingual
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.file import APPLICATION_ID, VERSION, inspect_header
from cufdesk.storage.lock import sidecar
from tests.storage.making import a_cover


def digest(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def around(path: str) -> set[str]:
    """Return what lies in the folder of a dossier."""
    return {entry.name for entry in Path(path).parent.iterdir()}


def closed(path: str, people: int = 0) -> str:
    """Make a dossier with some people, closed."""
    dossier = Dossier.create(path, a_cover())
    with dossier.write("people") as writing:
        writing.add_all(Person(given_names=f"Ana {number}", notes="x" * 200) for number in range(people))
    dossier.close()
    return path


def header_changed(path: str, at: int, value: int) -> None:
    with open(path, "r+b") as file:
        file.seek(at)
        file.write(value.to_bytes(4, "big"))


def refused(path: str) -> str:
    """Return the sentence with which both ways to open refuse a file, and see that nothing was changed."""
    before, others = digest(path), around(path)
    for hold in (True, False):
        with pytest.raises(Refusal) as refusal:
            Dossier.open(path, hold=hold)
    assert digest(path) == before
    assert around(path) == others
    assert os.path.basename(path) in refusal.value.sentence
    return refusal.value.sentence


# what is no dossier --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"x", "is not a dossier"),
        ("Relevé de décisions\n".encode() * 50, "is not a dossier"),
        (b"PK\x03\x04" + bytes(500), "is not a dossier"),
        (b"SQLite format 3\x00" + bytes(20), "is not a dossier"),
        (b"SQLite format 3\x00" + bytes(500), "another program"),
    ],
)
def test_what_is_no_dossier_is_refused(path: str, content: bytes, said: str) -> None:
    Path(path).write_bytes(content)
    assert said in refused(path)


def test_a_database_of_another_program_is_refused(path: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    assert "another program" in refused(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA application_id = 252006")
    assert "another program" in refused(path)


def test_a_newer_dossier_is_refused(path: str) -> None:
    header_changed(closed(path), 60, VERSION + 1)
    assert "newer" in refused(path)


def test_a_dossier_without_a_version_is_refused(path: str) -> None:
    header_changed(closed(path), 60, 0)
    assert "damaged" in refused(path)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="folder"):
        Dossier.open(str(tmp_path))
    with pytest.raises(Refusal, match="There is no file"):
        Dossier.open(str(tmp_path / "nothing.cufdesk"))
    assert list(tmp_path.iterdir()) == []


def test_a_truncated_dossier_is_refused_at_any_length(path: str) -> None:
    whole = Path(closed(path, people=200)).read_bytes()
    pages = range(4096, len(whole), 4096)
    lengths = {
        1,
        15,
        16,
        50,
        99,
        100,
        101,
        512,
        1024,
        4095,
        len(whole) - 1,
        *list(pages)[::5],
        *list(pages)[-2:],
    }
    for length in sorted(lengths):
        Path(path).write_bytes(whole[:length])
        refused(path)
    Path(path).write_bytes(whole)
    Dossier.open(path).close()


def test_header_is_read_without_touching_the_file(path: str) -> None:
    closed(path)
    before = os.stat(path)
    assert inspect_header(path) == VERSION
    assert os.stat(path).st_mtime_ns == before.st_mtime_ns
    with open(path, "rb") as file:
        assert int.from_bytes(file.read(72)[68:72], "big") == APPLICATION_ID


# what may only be read, and what goes away -----------------------------------------------------------------


def write_a_person(dossier: Dossier) -> None:
    with dossier.write("person") as writing:
        writing.save(Person(given_names="Ana"))


def test_a_file_without_write_permission_is_read_and_never_written(path: str) -> None:
    os.chmod(closed(path), 0o400)
    before, others = digest(path), around(path)
    dossier = Dossier.open(path)
    assert dossier.read_only
    assert dossier.cover().title.fr == "Coopération"
    with pytest.raises(Refusal, match="not changed"):
        write_a_person(dossier)
    dossier.close()
    assert digest(path) == before
    assert around(path) == others


def test_permission_taken_away_while_open_is_noticed(dossier: Dossier) -> None:
    before = digest(dossier.path)
    os.chmod(dossier.path, 0o400)
    with pytest.raises(Refusal, match="not changed"):
        write_a_person(dossier)
    assert digest(dossier.path) == before
    os.chmod(dossier.path, 0o600)
    write_a_person(dossier)


def test_a_vanished_file_is_noticed_and_not_made_again(dossier: Dossier) -> None:
    kept = Path(dossier.path).with_suffix(".moved")
    os.rename(dossier.path, kept)
    before = digest(str(kept))
    with pytest.raises(Refusal, match="not there any more"):
        write_a_person(dossier)
    assert not os.path.exists(dossier.path)
    assert digest(str(kept)) == before
    os.rename(kept, dossier.path)
    write_a_person(dossier)


def test_a_replaced_file_is_neither_written_nor_read(dossier: Dossier, tmp_path: Path) -> None:
    other = closed(str(tmp_path / "other.cufdesk"))
    assert dossier.cover().title.fr == "Coopération"
    os.replace(other, dossier.path)
    before = digest(dossier.path)
    with pytest.raises(Refusal, match="replaced"):
        write_a_person(dossier)
    with dossier.read(), pytest.raises(Refusal, match="replaced"), dossier.read():
        pass  # the first connection leads to the file of before; a second one would lead to the other
    assert digest(dossier.path) == before


def test_a_link_and_its_target_are_one_dossier(dossier: Dossier, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.cufdesk"
    link.parent.mkdir()
    link.symlink_to(dossier.path)
    with pytest.raises(Refusal, match="is open"):
        Dossier.open(str(link))
    dossier.close()
    opened = Dossier.open(str(link))
    write_a_person(opened)
    opened.close()
    assert [entry.name for entry in link.parent.iterdir()] == ["link.cufdesk"]


# making one ------------------------------------------------------------------------------------------------


def test_a_new_dossier_is_private_and_alone(path: str) -> None:
    old = os.umask(0)
    try:
        dossier = Dossier.create(path, a_cover(), author="Ana")
        write_a_person(dossier)
        modes = {entry.name: entry.stat().st_mode & 0o777 for entry in Path(path).parent.iterdir()}
        assert set(modes.values()) == {0o600}, modes
        dossier.close()
    finally:
        os.umask(old)
    assert around(path) == {os.path.basename(path)}


def test_creation_never_overwrites(path: str) -> None:
    Path(path).write_text("mine")
    with pytest.raises(Refusal, match="exists already"):
        Dossier.create(path, a_cover())
    assert Path(path).read_text() == "mine"
    dangling = Path(path).with_name("dangling.cufdesk")
    dangling.symlink_to("nowhere")
    with pytest.raises(Refusal, match="exists already"):
        Dossier.create(str(dangling), a_cover())
    assert around(path) == {os.path.basename(path), "dangling.cufdesk"}


def test_creation_in_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        Dossier.create(str(tmp_path / "missing" / "new.cufdesk"), a_cover())
    assert list(tmp_path.iterdir()) == []


def test_creation_that_fails_leaves_nothing(path: str) -> None:
    with pytest.raises(Exception, match="bytes-like"):
        Dossier.create(path, Cover(id="x" * 10, title=Bilingual("x"), logo="no bytes"))  # type: ignore[arg-type]
    assert around(path) == set()


def test_closing_removes_what_sqlite_leaves_beside(path: str) -> None:
    dossier = Dossier.create(path, a_cover())
    write_a_person(dossier)
    assert os.path.exists(sidecar(path))
    dossier.close()
    assert around(path) == {os.path.basename(path)}


# a full disk -----------------------------------------------------------------------------------------------


def write_much(dossier: Dossier) -> None:
    with dossier.write("much") as writing:
        writing.add_all(Person(given_names=f"Ana {number}", notes="x" * 500) for number in range(2000))


def people(dossier: Dossier) -> int:
    with dossier.read() as reading:
        return len(reading.all(Person))


def test_a_database_that_may_not_grow_keeps_what_it_had(dossier: Dossier) -> None:
    write_a_person(dossier)
    before = digest(dossier.path)
    with dossier.read() as reading:
        pages = reading.session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
        reading.session.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages + 5}")
    with pytest.raises(Refusal, match="no room left"):
        write_much(dossier)
    assert digest(dossier.path) == before
    assert people(dossier) == 1


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Let no file grow beyond a size; without the signal that would end the program."""
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, old)


def test_a_file_that_may_not_grow_keeps_what_it_had(dossier: Dossier) -> None:
    write_a_person(dossier)
    before = digest(dossier.path)
    with largest_file(os.path.getsize(dossier.path) + 8192), pytest.raises(Refusal):
        write_much(dossier)
    assert digest(dossier.path) == before
    assert people(dossier) == 1
    write_much(dossier)
    assert people(dossier) == 2001


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here: that needs the rights of an administrator")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_keeps_every_write_before_it(small_disk: Path) -> None:
    dossier = Dossier.create(str(small_disk / "full.cufdesk"), a_cover())
    written = 0

    def write_until_full() -> None:
        nonlocal written
        while written < 10_000:
            with dossier.write("people") as writing:
                writing.add_all(Person(given_names="Ana", notes="x" * 3000) for _ in range(10))
            written += 10

    with pytest.raises(Refusal, match="no room left"):
        write_until_full()
    assert people(dossier) == written > 0
    dossier.close()
    again = Dossier.open(str(small_disk / "full.cufdesk"))
    assert people(again) == written
    again.close()


def test_creation_on_a_full_disk_leaves_nothing(small_disk: Path) -> None:
    (small_disk / "filler").write_bytes(bytes(1000 * 1024))
    with pytest.raises(Refusal, match="no room left"):
        Dossier.create(str(small_disk / "new.cufdesk"), a_cover())
    assert [entry.name for entry in small_disk.iterdir()] == ["filler"]


def test_a_dossier_opens_on_a_full_disk(small_disk: Path) -> None:
    closed(str(small_disk / "full.cufdesk"))
    with open(small_disk / "filler", "wb", buffering=0) as filler:
        while shutil.disk_usage(small_disk).free:
            filler.write(bytes(4096))
    dossier = Dossier.open(str(small_disk / "full.cufdesk"))
    assert dossier.cover().title.fr == "Coopération"
    dossier.close()


def test_an_interrupted_program_leaves_the_file_closed(path: str) -> None:
    """End a program that has the dossier open: the next one opens it at once."""
    closed(path)
    code = f"from cufdesk.storage.dossier import Dossier; Dossier.open({path!r}); raise SystemExit(3)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 3
    dossier = Dossier.open(path)
    write_a_person(dossier)
    dossier.close()
    assert around(path) == {os.path.basename(path)}
