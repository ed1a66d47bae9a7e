"""kill -9 at any moment of a backup, a copy or a restore: the dossier is the one state or the other."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cufdesk.storage import backups
from cufdesk.storage.backup_names import folder
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.file import quick_check
from cufdesk.storage.overview import check
from cufdesk.storage.placing import is_half_made
from tests.storage.making import a_cover
from tests.storage.test_backups import add, names

_ROUNDS = 12
_WORKER = """
import sys
from cufdesk.storage import backups
from cufdesk.storage.restoring import restore
from cufdesk.usecases.copying import save_copy

path, first, second, copy = sys.argv[1:]
print("begun", flush=True)
while True:
    restore(first, path)
    save_copy(path, copy, over=True)
    restore(second, path)
    backups.make(path, "asked")
"""
_CARELESS = """
import shutil, sys

path, first, second, copy = sys.argv[1:]
print("begun", flush=True)
while True:
    for source in (first, second):
        with open(source, "rb") as origin, open(path, "wb") as target:
            while part := origin.read(4096):
                target.write(part)
                target.flush()
"""


def run_and_kill(program: str, words: list[str], seconds: float) -> None:
    with subprocess.Popen([sys.executable, "-c", program, *words], stdout=subprocess.PIPE) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == b"begun\n"
        time.sleep(seconds)
        assert worker.poll() is None, "it ended by itself"
        worker.kill()


@pytest.fixture
def states(path: str, tmp_path: Path) -> list[str]:
    """Return a dossier, two backups of it with and without Eva, and a place for copies."""
    dossier = Dossier.create(path, a_cover())
    add(dossier, "Ana", *(f"Ida {number}" for number in range(2000)))
    first = backups.make(path, "asked")
    add(dossier, "Eva")
    second = backups.make(path, "asked")
    dossier.close()
    return [path, first.path, second.path, str(tmp_path / "copy.cufdesk")]


def test_killed_at_any_moment_every_file_that_has_a_name_is_whole(states: list[str]) -> None:
    path, first, second, copy = states
    whole = [names(first), names(second)]
    moments = random.Random(2015)
    for _round in range(_ROUNDS):
        run_and_kill(_WORKER, states, moments.uniform(0.05, 0.9))
        assert names(path) in whole
        quick_check(path)
        for backup in backups.listed(path):
            assert names(backup.path) in whole
        if os.path.exists(copy):
            quick_check(copy)
    assert check(path) == []
    Dossier.open(path).close()
    left = [name for name in os.listdir(folder(path)) if is_half_made(name)]
    assert len(left) <= _ROUNDS


def test_a_careless_way_of_putting_back_would_be_seen(states: list[str]) -> None:
    """Negative control: write over the dossier in place, and a kill leaves what is no whole file."""
    path, first, second, _copy = states
    states_of_old = {Path(first).read_bytes(), Path(second).read_bytes()}
    broken = 0
    for _round in range(6):
        run_and_kill(_CARELESS, states, random.Random(_round).uniform(0.05, 0.2))
        broken += Path(path).read_bytes() not in states_of_old
    assert broken > 0
