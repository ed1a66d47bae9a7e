"""Several programs on one file: one writes, the others read whole transactions, a dead one blocks nobody."""

from __future__ import annotations

import os
import platform
import time
from contextlib import ExitStack, closing
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any

from cufdesk.refusal import Refusal
from cufdesk.storage import dossier as room
from cufdesk.storage import lock
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.file import connect, has_hot_journal
from cufdesk.storage.lists import Lists
from cufdesk.storage.lock import Lock, sidecar
from tests.proofs.outcome import Outcome
from tests.proofs.processes import Program, started
from tests.proofs.transactions import disagreement, fault, last_transaction, new_file, write

_AUTHOR = "Eva Ñ"
_SIZE = 10
_GARBAGE = (b"", b"{", b"[]", b'{"author": 3}', b"\xff\xfe\0", b"x" * 100_000, b'{"machine": {"a": []}}')
_TRANSACTIONS = 8
_READERS = 2
_RACERS = 3
_SHARED = "two held the lock at once"
_TAKINGS = 150  # of the lock, by each racer
_CONTROL_RACES = 20


def prove(runs: int, seed: int, folder: Path) -> Outcome:
    """Let programs meet on a file `runs` times."""
    random = Random(seed)
    outcome = Outcome("two-processes", runs, seed)
    for run in range(runs):
        path = str(folder / f"shared{run}.cufdesk")
        new_file(path)
        for meet in (_second_comer, _dead_holder, _readers, _openers, _takers):
            if wrong := meet(path, random, outcome):
                outcome.fail(f"run {run}, {meet.__name__}", wrong)
        if wrong := fault(path, _SIZE, _last(path))[1]:
            outcome.fail(f"run {run}", wrong)
    outcome.require(outcome.counts["readings"] >= runs * _READERS, "the readers hardly read")
    loose = Outcome("control", _CONTROL_RACES, seed)
    path = str(folder / "loose.cufdesk")
    races = (_takers(path, random, loose, sound=False) for _ in range(_CONTROL_RACES))
    failed = next((race for race, wrong in enumerate(races, 1) if wrong == _SHARED), 0)
    outcome.require(failed, "a lock on a file that is gone was never shared: these races prove nothing")
    outcome.counts["races until the control failed"] = failed
    return outcome


def _last(path: str) -> int:
    with closing(Dossier.open(path, hold=False)) as dossier, dossier.read() as reading:
        return last_transaction(reading)


# one holds it, another comes -------------------------------------------------------------------------------


def _second_comer(path: str, random: Random, outcome: Outcome) -> str:
    """Hold the dossier elsewhere: who comes second is told by whom, may read, and may not write."""
    with started(_hold, path) as holder:
        holder.hear()
        said = _refused(path)
        if _AUTHOR not in said or platform.node() not in said:
            return f"the second comer was told: {said}"
        with closing(Dossier.open(path, hold=False)) as dossier:
            with dossier.read() as reading:
                if wrong := disagreement(reading, last_transaction(reading), _SIZE):
                    return wrong
            try:
                write(dossier, 99, _SIZE)
            except Refusal:
                outcome.counts["second comers"] += 1
            else:
                return "a second comer wrote"
        Path(sidecar(path)).write_bytes(random.choice(_GARBAGE))
        if not _refused(path):
            return "garbage in the sidecar let a second one in"
        holder.tell("close")
        holder.end()
    return "the sidecar was left" if os.path.exists(sidecar(path)) else ""


def _dead_holder(path: str, random: Random, outcome: Outcome) -> str:
    """Kill the holder while it writes: those who only read go on, and the next one may write."""
    with closing(Dossier.open(path, hold=False)) as reader, closing(Lists(path)) as lists:
        before, wrong = _look(reader, lists)
        with started(_write_on, path, 1000) as holder:
            holder.hear()
            holder.hear()
            deadline = time.monotonic() + random.uniform(0, 0.2)
            while not has_hot_journal(path) or time.monotonic() < deadline:
                time.sleep(0.001)
            acknowledged = max([before, *holder.kill()])
        outcome.counts["holders killed in a transaction"] += has_hot_journal(path)
        for _ in range(2):
            seen, wrong = _look(reader, lists)
            if wrong or seen not in {acknowledged, acknowledged + 1}:
                return wrong or f"{acknowledged} was acknowledged, a reader saw {seen}"
    Path(sidecar(path)).write_bytes(random.choice(_GARBAGE))
    with closing(Dossier.open(path)) as dossier:
        if dossier.read_only:
            return "the lock of a dead holder still holds"
    return "the sidecar was left" if os.path.exists(sidecar(path)) else ""


def _look(reader: Dossier, lists: Lists) -> tuple[int, str]:
    """Read in both ways that there are; return the last transaction, and what is wrong with it."""
    try:
        listed = lists.count("person")
        with reader.read() as reading:
            n = last_transaction(reading)
            wrong = disagreement(reading, n, _SIZE)
    except Refusal as refusal:
        return -1, f"a reader was refused: {refusal.sentence}"
    return n, wrong or (f"{listed} people were listed" if listed not in {0, _SIZE, 2 * _SIZE} else "")


def _refused(path: str) -> str:
    """Return the sentence with which the dossier is refused to a second holder, nothing if it is not."""
    try:
        Dossier.open(path).close()
    except Refusal as refusal:
        return refusal.sentence
    return ""


def _readers(path: str, _random: Random, outcome: Outcome) -> str:
    """Let some read again and again while another writes: each sees a whole transaction, and no older one."""
    with ExitStack() as programs:
        readers = [programs.enter_context(started(_read_on, path)) for _ in range(_READERS)]
        for reader in readers:
            reader.hear()
        with started(_write_on, path, _TRANSACTIONS) as writer:
            while writer.hear() is not None:
                pass
            if writer.end() != 0:
                return "the writer ended in an error"
        said = [word for reader in readers for word in _stopped(reader)]
    outcome.counts["readings"] += sum(count for count, _wrong in said)
    return next((wrong for _count, wrong in said if wrong), "")


def _stopped(reader: Program) -> list[tuple[int, str]]:
    reader.tell("stop")
    reader.hear()
    reader.end()
    return reader.said[1:] or [(0, "a reader ended in an error")]


# the race for the lock -------------------------------------------------------------------------------------


def _openers(path: str, _random: Random, outcome: Outcome) -> str:
    """Let some open the dossier at once: one of them gets it, and its write is there afterwards."""
    before = _last(path)
    with ExitStack() as programs:
        racers = [programs.enter_context(started(_open_once, path)) for _ in range(_RACERS)]
        for racer in racers:
            racer.hear()
        for racer in racers:
            racer.tell("go")
        won = [racer.hear() for racer in racers]
        for racer in racers:
            racer.tell("close")
            racer.end()
    outcome.counts["races to open"] += 1
    if won.count(True) != 1 or won.count(False) != _RACERS - 1:
        return f"of those that opened at once {won} got it"
    return "" if _last(path) == before + 1 else "the write of the one that won is not there"


def _takers(path: str, _random: Random, outcome: Outcome, *, sound: bool = True) -> str:
    """Let some take and give back the lock as fast as they can: never do two of them hold it."""
    with ExitStack() as programs:
        racers = [programs.enter_context(started(_take_often, path, sound)) for _ in range(_RACERS)]
        for racer in racers:
            racer.hear()
        for racer in racers:
            racer.tell("go")
        said = [racer.hear() or (0, "a racer ended in an error") for racer in racers]
    outcome.counts["takings of the lock"] += sum(count for count, _wrong in said)
    return next((wrong for _count, wrong in said if wrong), "")


# what the other programs do --------------------------------------------------------------------------------


def _hold(voice: Connection, path: str) -> None:
    with closing(Dossier.open(path, author=_AUTHOR)) as dossier:
        with dossier.read() as reading:
            last = last_transaction(reading)
        write(dossier, last + 1, _SIZE)
        voice.send(last + 1)
        voice.recv()


def _write_on(voice: Connection, path: str, transactions: int) -> None:
    """Write transactions with a small cache, so that each is long on its way; say each when it is done."""

    def connect_with_small_cache(path: str, *, read_only: bool = False) -> Any:
        connection = connect(path, read_only=read_only)
        connection.execute("PRAGMA cache_size = 20")
        return connection

    vars(room)[connect.__name__] = connect_with_small_cache
    with closing(Dossier.open(path)) as dossier:
        with dossier.read() as reading:
            last = last_transaction(reading)
        for n in range(last + 1, last + 1 + transactions):
            write(dossier, n, _SIZE)
            voice.send(n)


def _read_on(voice: Connection, path: str) -> None:
    """Read until told to stop; say how often, and what was wrong."""
    count, last, wrong = 0, -1, ""
    with closing(Dossier.open(path, hold=False)) as reader, closing(Lists(path)) as lists:
        voice.send("ready")
        while not voice.poll(0) and not wrong:
            seen, wrong = _look(reader, lists)
            if seen < last:
                wrong = wrong or f"a reader saw {seen} after {last}"
            count, last = count + 1, seen
    voice.send((count, wrong))


def _open_once(voice: Connection, path: str) -> None:
    voice.send("ready")
    voice.recv()
    try:
        dossier = Dossier.open(path)
    except Refusal:
        voice.send(False)
        voice.recv()
        return
    with closing(dossier):
        with dossier.read() as reading:
            last = last_transaction(reading)
        write(dossier, last + 1, _SIZE)
        voice.send(True)
        voice.recv()


def _take_often(voice: Connection, path: str, sound: bool) -> None:
    """Take the lock; a mark that only one may set shows whether another holds it as well."""
    if not sound:
        vars(lock)["_is_current"] = lambda *_file_and_path: True
    mark = f"{path}.mark"
    voice.send("ready")
    voice.recv()
    count = 0
    for _ in range(_TAKINGS):
        if (held := _taken(path)) is None:
            continue
        try:
            os.close(os.open(mark, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            voice.send((count, _SHARED))
            return
        os.unlink(mark)
        held.release()
        count += 1
    voice.send((count, ""))


def _taken(path: str) -> Lock | None:
    try:
        return Lock(path, "Eva")
    except Refusal:
        return None
