"""A file that may not grow, and a write that the system stops half way: nothing is changed, work goes on."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from tests.proofs.full_disk import holds, write_until_refused
from tests.proofs.outcome import Outcome
from tests.proofs.transactions import fault, new_file, write

_MOST = 300_000  # bytes that the file may still grow by


def prove(runs: int, seed: int, folder: Path) -> Outcome:
    """Let a dossier meet a limit of its size `runs` times, each time at another place."""
    random = Random(seed)
    outcome = Outcome("size-limit", runs, seed)
    for run in range(runs):
        path = str(folder / f"limited{run}.cufdesk")
        size = random.choice([1, 5, 20])
        wrong = _meet_limit(path, size, random.randint(0, _MOST), outcome)
        if wrong:
            outcome.fail(f"run {run}, size {size}", wrong)
    outcome.require(outcome.counts["writes refused"] >= runs / 2, "the limit was hardly ever met")
    return outcome


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Let no file grow beyond a size in bytes; without the signal that would end the program."""
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, old)


def _meet_limit(path: str, size: int, growth: int, outcome: Outcome) -> str:
    new_file(path)
    dossier = Dossier.open(path)
    try:
        write(dossier, 1, size)
        with largest_file(os.path.getsize(path) + growth):
            last, wrong = write_until_refused(dossier, size, outcome, "")
            wrong = wrong or holds(dossier, last, size)
        write(dossier, last + 1, size)
    except Refusal as refusal:
        return f"refused: {refusal.sentence}"
    finally:
        dossier.close()
    outcome.counts["transactions"] += last + 1
    return wrong or fault(path, size, last + 1)[1]
