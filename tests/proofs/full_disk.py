"""A full disk: a write that finds no room changes nothing and says so; with room again, work goes on."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.file import has_hot_journal
from tests.proofs.outcome import Outcome
from tests.proofs.transactions import disagreement, fault, last_transaction, new_file, rows, write

_DISK = "4m"
_BLOCK = 4096
_MOST_FREE = 60  # blocks left when the writing begins
_MOST_FREE_TO_CREATE = 350  # blocks; a new file takes some 200
_SENTENCE = "no room left"
_WITHOUT = "no disk can be mounted here: that needs the rights of an administrator"


def prove(runs: int, seed: int, folder: Path) -> Outcome:
    """Fill a small disk `runs` times, each time to another place."""
    random = Random(seed)
    outcome = Outcome("full-disk", runs, seed)
    with small_disk(folder / "disk") as disk:
        if disk is None:
            outcome.skipped = _WITHOUT
            return outcome
        for run in range(runs):
            for old in disk.iterdir():
                old.unlink()
            size = random.choice([1, 5, 20])
            wrong = _creates_whole_or_not(disk, random.randint(0, _MOST_FREE_TO_CREATE), outcome)
            wrong = wrong or _fill(disk, size, random.randint(0, _MOST_FREE), random.random() < 0.5, outcome)
            if wrong:
                outcome.fail(f"run {run}, size {size}", wrong)
    outcome.require(outcome.counts["writes refused"] >= runs / 2, "the disk was hardly ever full")
    outcome.require(outcome.counts["creations refused"], "no creation met a full disk")
    return outcome


@contextmanager
def small_disk(folder: Path) -> Iterator[Path | None]:
    """Mount a disk of a few megabytes, or give None where that is not allowed."""
    folder.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", f"size={_DISK}", "tmpfs", str(folder)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def _creates_whole_or_not(disk: Path, free: int, outcome: Outcome) -> str:
    """Make a dossier on a disk with little room: it is there whole, or nothing of it is."""
    filler = disk / "filler"
    _leave_free(filler, free)
    path = disk / "new.cufdesk"
    try:
        new_file(str(path))
    except Refusal as refusal:
        outcome.counts["creations refused"] += 1
        if _SENTENCE not in refusal.sentence:
            return f"the creation was refused with: {refusal.sentence}"
        left = set(os.listdir(disk)) - {filler.name}
        filler.unlink()
        return f"left by a creation: {sorted(left)}" if left else ""
    filler.unlink()
    wrong = fault(str(path), 0, 0)[1]
    path.unlink()
    return wrong


def _fill(disk: Path, size: int, free: int, stay_open: bool, outcome: Outcome) -> str:
    """Write until the disk is full, make room, write on; return what went wrong."""
    path = str(disk / "full.cufdesk")
    filler = disk / "filler"
    new_file(path)
    dossier = Dossier.open(path)
    try:
        write(dossier, 1, size)
        _leave_free(filler, free)
        last, wrong = write_until_refused(dossier, size, outcome, _SENTENCE)
        _leave_free(filler, 0)
        wrong = wrong or holds(dossier, last, size)
        if not stay_open:
            dossier.close()
            dossier = Dossier.open(path)
            wrong = wrong or holds(dossier, last, size)
        filler.unlink()
        write(dossier, last + 1, size)
        outcome.counts["went on with room"] += 1
    except Refusal as refusal:
        return f"refused: {refusal.sentence}"
    finally:
        dossier.close()
    outcome.counts["transactions"] += last + 1
    return wrong or fault(path, size, last + 1)[1]


def _leave_free(filler: Path, blocks: int) -> None:
    """Fill the disk but for some blocks."""
    with open(filler, "ab", buffering=0) as file, suppress(OSError):
        while shutil.disk_usage(filler.parent).free > blocks * _BLOCK:
            file.write(bytes(_BLOCK))


def write_until_refused(dossier: Dossier, size: int, outcome: Outcome, sentence: str) -> tuple[int, str]:
    """Return the last transaction that was written, and what was wrong with the refusal of the next."""
    for n in range(2, 30):
        before = rows(dossier.path)
        try:
            write(dossier, n, size)
        except Refusal as refusal:
            outcome.counts["writes refused"] += 1
            if sentence not in refusal.sentence:
                return n - 1, f"the sentence was: {refusal.sentence}"
            if rows(dossier.path) != before:
                return n - 1, "a refused write changed the file"
            return n - 1, "its rollback was left behind" if has_hot_journal(dossier.path) else ""
    return n, ""


def holds(dossier: Dossier, n: int, size: int) -> str:
    """Return what is wrong with an open dossier after transaction n."""
    with dossier.read() as reading:
        if last_transaction(reading) != n:
            return f"{n} was written, the file holds {last_transaction(reading)}"
        return disagreement(reading, n, size)
