"""What the journal costs: against a plain save of the same record with the same pragmas and search index."""

from __future__ import annotations

import random
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine, QueuePool, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from cufdesk.domain.base import Record, new_id
from cufdesk.domain.contacts import Person
from cufdesk.storage import search
from cufdesk.storage.aggregates import whole
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.file import connect
from cufdesk.storage.list_reader import Query
from cufdesk.storage.lists import Lists
from cufdesk.usecases import history, merging
from tests.benchmarks.measure import BUILD, Figure, spread
from tests.benchmarks.people import dossier_of

_SAVES = 60
_ROUNDS = 5
_EDITS = 300


def journal(_environment: Mapping[str, str]) -> list[Figure]:
    """Measure what a save, an insert, an undo, a merge and an opening cost with a journal."""
    with TemporaryDirectory(dir=BUILD if BUILD.exists() else None) as folder:
        return [*_saves(Path(folder)), _inserts(Path(folder)), *_merges(Path(folder)), _opening(Path(folder))]


class Plain:
    """The same file written without a journal: session, merge, search index, one transaction."""

    def __init__(self, path: Path) -> None:
        self.engine: Engine = create_engine(
            "sqlite://", creator=lambda: connect(str(path)), poolclass=QueuePool
        )
        event.listen(self.engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))

    @contextmanager
    def write(self) -> Iterator[Session]:
        touched: list[tuple[Record, str]] = []
        with (
            self.engine.connect() as connection,
            Session(connection, expire_on_commit=False, autoflush=False) as session,
            session.begin(),
        ):
            session.info["touched"] = lambda record, what: touched.append((record, what))
            yield session
            session.flush()
            for record, what in touched:
                if what == "insert" and isinstance(record, Person):
                    for parts in ("points", "positions"):
                        set_committed_value(record, parts, [])
            search.update(session, touched)

    def save(self, record: Record) -> None:
        with self.write() as session:
            session.merge(record, options=whole(type(record)))


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _people(path: Path) -> list[Person]:
    dossier = Dossier.open(str(path), hold=False)
    with dossier.read() as reading:
        found = reading.all(Person)
    dossier.close()
    return found


def _saves(folder: Path) -> list[Figure]:
    """Edit the same people in two copies by turns, and undo each edit of the one with the journal."""
    kept, bare = (_copy(dossier_of(10_000), folder, name) for name in ("kept", "bare"))
    people = random.Random(7).sample(_people(kept), _SAVES + 5)
    dossier, plain = Dossier.open(str(kept)), Plain(bare)
    times: dict[str, list[float]] = {"kept": [], "bare": [], "undo": []}
    for number, person in enumerate(people):
        person.city, person.languages = f"Ville {number}", str(number)

        def save(person: Person = person) -> None:
            with dossier.write("save") as writing:
                writing.save(person)

        found = {
            "kept": _timed(save),
            "bare": _timed(partial(plain.save, person)),
            "undo": _timed(partial(history.undo, dossier)),
        }
        if number >= 5:  # the first ones load what is loaded once
            for name, value in found.items():
                times[name].append(value)
    dossier.close()
    plain.engine.dispose()
    kept_, bare_, undo = (median(times[name]) for name in ("kept", "bare", "undo"))
    detail = f"{spread(times['kept'])}; plain {spread(times['bare'])}"
    return [
        Figure("journalled save of one person / plain save", kept_ / bare_, "x", 3, 2, detail),
        Figure("undo / journalled save", undo / kept_, "x", 3, detail=spread(times["undo"])),
    ]


def _inserts(folder: Path) -> Figure:
    """Insert 10,000 people in one go, with and without a journal by turns."""
    times: dict[str, list[float]] = {"kept": [], "bare": []}
    for turn in range(_ROUNDS):
        for name in ("kept", "bare"):
            path = _copy(dossier_of(100), folder, f"{name}-{turn}")
            people = [
                Person(given_names=f"Ana {n}", first_surname="Ruiz", notes=f"a{n}@example.org", city="Lyon")
                for n in range(10_000)
            ]
            times[name].append(_insert(path, people, journalled=name == "kept"))
            path.unlink()
    detail = f"{spread(times['kept'])}; plain {spread(times['bare'])}"
    return Figure(
        "insert of 10,000 people with the journal / without",
        median(times["kept"]) / median(times["bare"]),
        "x",
        2,
        detail=detail,
    )


def _insert(path: Path, people: list[Person], *, journalled: bool) -> float:
    if journalled:
        dossier = Dossier.open(str(path))

        def insert() -> None:
            with dossier.write("insert") as writing:
                writing.add_all(people)

        took = _timed(insert)
        dossier.close()
        return took
    plain = Plain(path)

    def add() -> None:
        with plain.write() as session:
            session.add_all(people)

    took = _timed(add)
    plain.engine.dispose()
    return took


def _merges(folder: Path) -> list[Figure]:
    """Merge 300 edits into a dossier of 10,000 people, with its journal and with one twice as long."""
    times: dict[str, list[float]] = {"short": [], "long": []}
    bases = {"short": dossier_of(10_000), "long": _long_journal(folder)}
    sizes = {name: _records(path) for name, path in bases.items()}
    for turn in range(_ROUNDS):
        for name, base in bases.items():
            home, away = (_copy(base, folder, f"{name}-{turn}-{side}") for side in ("home", "away"))
            _edit(away, turn)
            dossier = Dossier.open(str(home))
            dossier.cover()
            times[name].append(_timed(partial(merging.merge, dossier, str(away))))
            dossier.close()
            home.unlink()
            away.unlink()
    short, long = median(times["short"]), median(times["long"])
    detail = f"{spread(times['short'])}; journal of {sizes['short']} and {sizes['long']} records"
    return [
        Figure("merge of 300 edits into 10,000 people", short / 1000, "s", 1, detail=detail),
        Figure(
            "merge with twice the journal / with the journal",
            long / short,
            "x",
            1.3,
            detail=spread(times["long"]),
        ),
    ]


def _edit(path: Path, seed: int) -> None:
    dossier = Dossier.open(str(path))
    for person in random.Random(seed).sample(_people(path), _EDITS):
        person.languages = f"555 {seed}"
        with dossier.write("edit") as writing:
            writing.save(person)
    dossier.close()


def _long_journal(folder: Path) -> Path:
    """Return the dossier of 10,000 people with as many more records in its journal as it has."""
    path = _copy(dossier_of(10_000), folder, "long")
    more = _records(path)
    people = _people(path)
    dossier = Dossier.open(str(path))
    for number in range(-(-more // len(people))):
        with dossier.write(f"round {number}") as writing:
            for person in people[: more - number * len(people)]:
                person.notes = f"round {number}"
                writing.save(person)
    dossier.close()
    return path


def _records(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM journal_change").fetchone()[0])


def _opening(folder: Path) -> Figure:
    """Open a dossier, list people, know what can be undone: with 100,000 journal records, and fresh."""
    fresh = _copy(dossier_of(100), folder, "fresh")
    old = _copy(dossier_of(100), folder, "old")
    _lengthen(old, 100_000)
    times: dict[str, list[float]] = {"fresh": [], "old": []}
    for _turn in range(25):
        for name, path in (("fresh", fresh), ("old", old)):
            times[name].append(_timed(partial(_open, path)))
    detail = f"{spread(times['old'])}; fresh {spread(times['fresh'])}; {_records(old)} records"
    return Figure(
        "opening with 100,000 journal records / fresh",
        median(times["old"]) / median(times["fresh"]),
        "x",
        1.2,
        detail=detail,
    )


def _open(path: Path) -> None:
    lists = Lists(str(path))
    lists.first(Query("person"))
    lists.close()
    dossier = Dossier.open(str(path))
    dossier.cover()
    history.steps(dossier)
    dossier.close()


def _lengthen(path: Path, records: int) -> None:
    """Put edits into a journal until it has so many records, as ordinary saves would leave it."""
    with closing(connect(str(path))) as connection:
        row, subject = connection.execute(
            "SELECT row, subject FROM journal_change WHERE kind = 'person' LIMIT 1"
        ).fetchone()
        clock, node = connection.execute("SELECT max(clock), node FROM journal_write").fetchone()
        connection.execute("BEGIN")
        missing = records - _records(path)
        first = connection.execute("SELECT max(seq) FROM journal_write").fetchone()[0]
        connection.executemany(
            "INSERT INTO journal_write (clock, node, at, author, machine, label, kind)"
            " VALUES (?, ?, '2015-02-12T14:05:00+00:00', 'Ana', 'desk', 'edit', 'edit')",
            ((clock + n, node) for n in range(1, missing + 1)),
        )
        content = b'{"new":{"languages":"1"},"old":{"languages":"2"}}'
        numbers = range(first + 1, first + missing + 1)
        rows: Iterator[tuple[Any, ...]] = (
            (n, "person", new_id() if n % 10 else row, subject, content) for n in numbers
        )
        connection.executemany(
            "INSERT INTO journal_change (write, kind, row, subject, op, content, replaces)"
            " VALUES (?, ?, ?, ?, 'update', ?, '{\"languages\":[]}')",
            rows,
        )
        connection.execute("COMMIT")


def _copy(source: Path, folder: Path, name: str) -> Path:
    path = folder / f"{name}.cufdesk"
    shutil.copyfile(source, path)
    return path
