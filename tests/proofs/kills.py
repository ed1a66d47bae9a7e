"""Kill -9: the file holds what was acknowledged or one transaction more, each of them whole.

A program writes large transactions with a cache of twenty pages, so that pages reach the file long before the
commit, and says n after commit n. It is killed at a random moment: in a transaction, while it opens the file,
or while it rolls back what the kill before it has left.
"""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from cufdesk.storage import dossier as room
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.file import connect, has_hot_journal
from tests.proofs.outcome import Outcome
from tests.proofs.processes import Program, started
from tests.proofs.transactions import fault, last_transaction, new_file, write

_CONTROL_TRIALS = 60
_TRIALS_OF_A_FILE = 25
_AGAIN = 0.3  # of the kills are followed by one in the next opening
_SHARE_IN_WRITING = 0.3  # of the kills must hit a transaction whose pages are on their way


def prove(runs: int, seed: int, folder: Path) -> Outcome:
    """Kill a writing program `runs` times, and see that the same without a rollback journal is found out."""
    outcome = Outcome("kills", runs, seed)
    counts = outcome.counts
    for trial, wrong in enumerate(_trials(Random(seed), folder, counts, journal_mode="")):
        if wrong:
            outcome.fail(f"trial {trial}", wrong)
        if trial + 1 >= runs:
            break
    outcome.require(counts["in a transaction"] >= runs * _SHARE_IN_WRITING, "few kills hit a transaction")
    control = _trials(Random(seed), folder, Counter(), journal_mode="OFF")
    failed = next((trial for trial in range(1, _CONTROL_TRIALS + 1) if next(control)), 0)
    outcome.require(failed, "without a rollback journal nothing was lost: these kills prove nothing")
    counts["kills until the control failed"] = failed
    return outcome


def _trials(random: Random, folder: Path, counts: Counter[str], journal_mode: str) -> Iterator[str]:
    """Kill again and again, with a new file now and then; give what was wrong after each kill."""
    for number in count():
        path = str(folder / f"killed{journal_mode}{number}.cufdesk")
        size = random.choice([20, 30, 50])
        new_file(path)
        trial = _Trial(path, size, journal_mode, counts)
        trial.measure()
        for _ in range(_TRIALS_OF_A_FILE):
            trial.kill(random.uniform(0, 1.7) * trial.pace)
            if not journal_mode and random.random() < _AGAIN:
                trial.kill_again(random.uniform(0, 1.2) * trial.opening)
            wrong = trial.verdict()
            yield wrong
            if wrong:
                break


class _Trial:
    """A file, what of it was acknowledged, and how long opening and a transaction take, in seconds."""

    def __init__(self, path: str, size: int, journal_mode: str, counts: Counter[str]) -> None:
        self._path = path
        self._size = size
        self._journal_mode = journal_mode
        self._counts = counts
        self._acknowledged = 0
        self._wrong = ""
        self.opening = self.pace = 0.0

    def measure(self) -> None:
        """Let the program write a little, and time it."""
        with self._program() as program:
            program.hear()
            for _ in range(3):
                begun = time.monotonic()
                program.hear()
                self.pace = time.monotonic() - begun
            self._kill(program)

    def kill(self, delay: float) -> None:
        """Kill the program some time after it has opened the file."""
        begun = time.monotonic()
        with self._program() as program:
            if program.hear() is None:
                self._wrong = "the program did not open the file"
            self.opening = time.monotonic() - begun
            time.sleep(delay)
            self._kill(program)
        self._counts["in a transaction"] += has_hot_journal(self._path)

    def kill_again(self, delay: float) -> None:
        """Kill the next program while it opens the file, or rolls back what the last one left."""
        hot = has_hot_journal(self._path)
        with self._program() as program:
            time.sleep(delay)
            self._kill(program)
        self._counts["in the next opening"] += 1
        self._counts["before a rollback was done"] += hot and has_hot_journal(self._path)

    def verdict(self) -> str:
        """Return what is wrong with the file; what it holds counts as acknowledged from now on."""
        n, wrong = fault(self._path, self._size, self._acknowledged)
        self._counts["transactions"] += max(0, n - self._acknowledged)
        self._acknowledged = n
        return self._wrong or wrong

    def _program(self) -> AbstractContextManager[Program]:
        return started(_write_on, self._path, self._size, self._journal_mode)

    def _kill(self, program: Program) -> None:
        """Kill the program, and take down what it has acknowledged, beginning with what it found."""
        said: list[int] = program.kill()
        if program.ended_by_itself:
            self._wrong = "the program ended by itself"
        if said:
            found, acknowledged = said[0], said[-1]
            if found not in {self._acknowledged, self._acknowledged + 1}:
                self._wrong = f"{self._acknowledged} was acknowledged, the next program found {found}"
            self._counts["transactions"] += acknowledged - self._acknowledged
            self._acknowledged = acknowledged


def _write_on(voice: Connection, path: str, size: int, journal_mode: str) -> None:
    """Write one transaction after another, and say the number of each when it is done."""

    def connect_with_small_cache(path: str, *, read_only: bool = False) -> sqlite3.Connection:
        connection = connect(path, read_only=read_only)
        connection.execute("PRAGMA cache_size = 20")
        if journal_mode:
            connection.execute(f"PRAGMA journal_mode = {journal_mode}")
        return connection

    vars(room)[connect.__name__] = connect_with_small_cache
    dossier = Dossier.open(path)
    with dossier.read() as reading:
        last = last_transaction(reading)
    voice.send(last)
    for n in count(last + 1):
        write(dossier, n, size)
        voice.send(n)
