"""Power cuts: whatever the disk forgets, every acknowledged transaction is there and the file is whole.

Kills cannot show this, since the system keeps what a dead program wrote. Here a real dossier is written
through a SQLite that shows each write; the files as a cut would leave them are then opened by the program.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from random import Random

from cufdesk.storage.dossier import Dossier
from cufdesk.storage.file import has_hot_journal
from tests.proofs.disk import Disk
from tests.proofs.outcome import Outcome
from tests.proofs.transactions import fault, new_file, write
from tests.proofs.watched import watched

_NAME = "cut.cufdesk"
_TRANSACTIONS = 6
_CUTS_OF_A_RECORDING = 20
_CONTROL_CUTS = 100


def prove(runs: int, seed: int, folder: Path) -> Outcome:
    """Cut the power `runs` times, and see that with less synchronisation something is lost."""
    outcome = Outcome("power", runs, seed)
    counts = outcome.counts
    for cut, wrong in zip(range(runs), _cuts(Random(seed), folder, counts), strict=False):
        if wrong:
            outcome.fail(f"cut {cut}", wrong)
    outcome.require(counts["writes forgotten"], "nothing was ever forgotten")
    outcome.require(counts["in a transaction"] >= runs / 10, "few cuts hit a transaction")
    for level in ("NORMAL", "OFF"):
        control = _cuts(Random(seed), folder, Counter(), f"PRAGMA synchronous = {level}")
        failed = next((cut for cut in range(1, _CONTROL_CUTS + 1) if next(control)), 0)
        outcome.require(failed, f"with synchronous = {level} nothing was lost: these cuts prove nothing")
        counts[f"cuts until {level} failed"] = failed
    return outcome


def _cuts(random: Random, folder: Path, counts: Counter[str], *pragmas: str) -> Iterator[str]:
    """Cut the power again and again; give what was wrong after each cut."""
    for number in count():
        place = folder / f"{pragmas[0].split()[-1] if pragmas else 'cut'}{number}"
        place.mkdir()
        size = random.choice([2, 20, 60])
        cache = random.choice([[], ["PRAGMA cache_size = 10"]])
        base, disk, done = _recorded(place, size, [*pragmas, *cache])
        for _ in range(_CUTS_OF_A_RECORDING):
            # A cut right after an acknowledgement shows whether it was true.
            cut = random.choice([random.choice(done), random.randint(0, len(disk.operations))])
            files, lost = disk.after_cut(base, cut, random.choice([0, 0.3, 0.7, 1]), random)
            for old in place.iterdir():
                old.unlink()
            for name, content in files.items():
                (place / name).write_bytes(content)
            counts["writes forgotten"] += lost
            counts["in a transaction"] += has_hot_journal(str(place / _NAME))
            yield fault(str(place / _NAME), size, sum(end <= cut for end in done))[1]


def _recorded(place: Path, size: int, pragmas: list[str]) -> tuple[dict[str, bytes], Disk, list[int]]:
    """Write some transactions; return the files before, the disk, and where on it each transaction ends."""
    path = str(place / _NAME)
    new_file(path)
    base = {entry.name: entry.read_bytes() for entry in place.iterdir()}
    disk = Disk()
    done: list[int] = []
    with watched(disk, *pragmas), closing(Dossier.open(path)) as dossier:
        for n in range(1, _TRANSACTIONS + 1):
            write(dossier, n, size)
            done.append(len(disk.operations))
    return base, disk, done
