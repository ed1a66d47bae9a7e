"""A program that dies while it writes leaves the dossier as it was before, whole."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cufdesk.domain.contacts import Person
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.file import has_hot_journal
from cufdesk.storage.lists import Lists
from cufdesk.storage.overview import check
from tests.storage.making import a_cover

# Pages go to the disk before the commit: the cache is too small to hold them back.
_LARGE_WRITE = """
import sys
from cufdesk.domain.contacts import Person
from cufdesk.storage.dossier import Dossier

dossier = Dossier.open(sys.argv[1])
with dossier.write("large") as writing:
    run = writing.session.connection().exec_driver_sql
    run("PRAGMA cache_size = 10")
    writing.add_all(Person(given_names=f"Ana {n}", notes="x" * 300) for n in range(1000))
    print("half", flush=True)
    sys.stdin.read()
"""
_WITHOUT_JOURNAL = """
from cufdesk.storage import dossier as room

connect = room.connect

def connect_without_journal(path, *, read_only=False):
    connection = connect(path, read_only=read_only)
    connection.execute("PRAGMA journal_mode = OFF")
    return connection

room.connect = connect_without_journal
"""
_MANY_WRITES = """
import sys
from cufdesk.domain.contacts import Person
from cufdesk.storage.dossier import Dossier

dossier = Dossier.open(sys.argv[1])
for count in range(10_000):
    with dossier.write("ten") as writing:
        writing.session.connection().exec_driver_sql("PRAGMA cache_size = 10")
        writing.add_all(Person(given_names="Ana", notes="x" * 2000) for _ in range(10))
    print(count, flush=True)
"""


@pytest.fixture
def closed(path: str) -> str:
    dossier = Dossier.create(path, a_cover())
    with dossier.write("people") as writing:
        writing.add_all(Person(given_names=f"Eva {n}", notes="y" * 300) for n in range(300))
    dossier.close()
    return path


@contextmanager
def killed(code: str, path: str, lines: int) -> Iterator[None]:
    """Run a program, and kill it as soon as it has said so many lines."""
    program = subprocess.Popen(
        [sys.executable, "-c", code, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with program:
        assert program.stdout is not None
        said = [program.stdout.readline() for _ in range(lines)]
        program.kill()
        assert all(said)
    yield


def digest(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def people(dossier: Dossier) -> int:
    with dossier.read() as reading:
        return len(reading.all(Person))


def test_a_write_killed_half_way_never_was(closed: str) -> None:
    before = digest(closed)
    with killed(_LARGE_WRITE, closed, 1):
        assert digest(closed) != before, "nothing had reached the file: this proves nothing"
        assert has_hot_journal(closed)
        dossier = Dossier.open(closed)
    assert people(dossier) == 300
    dossier.close()
    assert digest(closed) == before
    assert check(closed) == []
    assert {entry.name for entry in Path(closed).parent.iterdir()} == {os.path.basename(closed)}


@pytest.mark.parametrize("look", ["check", "read-only", "lists"])
def test_any_way_to_look_at_the_file_finishes_the_rollback(closed: str, look: str) -> None:
    before = digest(closed)
    with killed(_LARGE_WRITE, closed, 1):
        if look == "check":
            assert check(closed) == []
        elif look == "read-only":
            dossier = Dossier.open(closed, hold=False)
            assert people(dossier) == 300
            dossier.close()
        else:
            lists = Lists(closed)
            assert lists.count("person") == 300
            lists.close()
    assert digest(closed) == before


def test_who_reads_while_the_holder_dies_goes_on_reading(closed: str) -> None:
    reader = Dossier.open(closed, hold=False)
    lists = Lists(closed)
    assert (people(reader), lists.count("person")) == (300, 300)
    with killed(_LARGE_WRITE, closed, 1):
        assert has_hot_journal(closed)
    assert lists.count("person") == 300
    lists.close()
    assert people(reader) == 300
    reader.close()


def test_a_rollback_that_may_not_be_written_is_told(closed: str) -> None:
    with killed(_LARGE_WRITE, closed, 1):
        os.chmod(closed, 0o400)
    for look in (lambda: Dossier.open(closed), lambda: check(closed)):
        with pytest.raises(Refusal, match="was interrupted"):
            look()


def test_without_a_journal_the_same_death_does_damage(closed: str) -> None:
    """The control: what these tests look for does happen."""
    before = digest(closed)
    with killed(_WITHOUT_JOURNAL + _LARGE_WRITE, closed, 1):
        assert not has_hot_journal(closed)
        assert digest(closed) != before
    assert check(closed) != []


@pytest.mark.parametrize("lines", [1, 2, 3, 5, 8])
def test_every_write_that_was_done_is_there_after_a_kill(closed: str, lines: int) -> None:
    with killed(_MANY_WRITES, closed, lines):
        dossier = Dossier.open(closed)
    found = people(dossier) - 300
    assert found % 10 == 0
    assert found >= lines * 10
    dossier.close()
    assert check(closed) == []
