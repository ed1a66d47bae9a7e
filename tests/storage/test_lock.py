"""One process writes a dossier at a time; the right to write never outlives its holder."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cufdesk.domain.contacts import Person
from cufdesk.refusal import Refusal
from cufdesk.storage import file, upgrades
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.lock import Lock, sidecar
from tests.storage.making import a_cover

_HOLDER = """
import sys
from cufdesk.storage.dossier import Dossier

dossier = Dossier.open(sys.argv[1], author="Eva Ñ")
print("open", flush=True)
sys.stdin.read()
dossier.close()
"""


@contextmanager
def held_elsewhere(path: str) -> Iterator[subprocess.Popen[str]]:
    """Open the dossier in another process, which closes it in the end unless it was killed."""
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        yield holder


@pytest.fixture
def closed(path: str) -> str:
    Dossier.create(path, a_cover()).close()
    return path


def test_a_second_process_is_told_who_has_it_open(closed: str) -> None:
    with held_elsewhere(closed):
        before = Path(closed).read_bytes()
        with pytest.raises(Refusal, match="is open at Eva Ñ"):
            Dossier.open(closed)
        assert Path(closed).read_bytes() == before
        assert os.path.exists(sidecar(closed))
    dossier = Dossier.open(closed)
    dossier.close()


def test_a_second_process_may_read(closed: str) -> None:
    with held_elsewhere(closed):
        dossier = Dossier.open(closed, hold=False)
        assert dossier.cover().title.fr == "Coopération"
        with pytest.raises(Refusal), dossier.write("no") as writing:
            writing.save(Person(given_names="Ana"))
        dossier.close()
        assert os.path.exists(sidecar(closed)), "a reader took the holder's lock away"


def test_the_lock_of_a_killed_process_is_free_at_once(closed: str) -> None:
    with held_elsewhere(closed) as holder:
        holder.kill()
        holder.wait()
        assert os.path.exists(sidecar(closed))
        dossier = Dossier.open(closed)
        with dossier.write("on") as writing:
            writing.save(Person(given_names="Ana"))
        dossier.close()
    assert not os.path.exists(sidecar(closed))


def test_the_same_process_cannot_hold_it_twice(closed: str) -> None:
    dossier = Dossier.open(closed)
    with pytest.raises(Refusal, match="is open"):
        Dossier.open(closed)
    dossier.close()
    Dossier.open(closed).close()


@pytest.mark.parametrize("words", ["", "{", "[]", '{"author": 3}', "\udcff"])
def test_a_sidecar_with_any_words_does_no_harm(closed: str, words: str) -> None:
    Path(sidecar(closed)).write_text(words, errors="surrogateescape")
    dossier = Dossier.open(closed)
    with pytest.raises(Refusal):
        Dossier.open(closed)
    dossier.close()


def test_a_lock_taken_between_opening_and_locking_is_not_shared(closed: str) -> None:
    """Remove the sidecar under a holder: the next one makes its own, and the path names that one."""
    first = Lock(closed, "Ana")
    os.unlink(sidecar(closed))
    second = Lock(closed, "Eva")
    with pytest.raises(Refusal):
        Lock(closed, "Ida")
    first.release()
    second.release()
    second.release()


def test_opening_that_fails_gives_the_lock_back(closed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_connection: sqlite3.Connection) -> None:
        raise sqlite3.DatabaseError("database disk image is malformed")

    monkeypatch.setattr(upgrades, "VERSION", file.VERSION + 1)
    monkeypatch.setattr(upgrades, "STEPS", (*upgrades.STEPS, failing))
    with pytest.raises(Refusal, match="damaged"):
        Dossier.open(closed)
    assert not os.path.exists(sidecar(closed))
