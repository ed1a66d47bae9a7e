"""What the window asks of the journal right after the first paint: through SQLite alone."""

from __future__ import annotations

import json
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from cufdesk.refusal import Unreadable
from cufdesk.storage.file import connect, finish_interrupted_write, telling

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

TOLD = "kind <> 'repair' AND (label <> '' OR kind NOT IN ('undo', 'redo'))"
"""SQL that chooses the writes that a person is told of: no mending by a merge, no second layers."""

WRITE_ID = "printf('%016x-%s', clock, node)"
"""SQL that gives a write's id as `journal.clock.WriteId` writes it."""

# The same choice as storage/journal/undo.py makes; a test holds them together.
_MADE_HERE = "merge IS NULL AND kind IN ('edit', 'act', 'merge')"
_STEP = f"SELECT seq, {WRITE_ID}, kind, label FROM journal_write"  # noqa: S608 - our own SQL
_UNDO = f"{_STEP} WHERE {_MADE_HERE} AND undone = 0 ORDER BY seq DESC LIMIT 1"
_NEWEST = f"SELECT coalesce(max(seq), 0) FROM journal_write WHERE {_MADE_HERE}"  # noqa: S608 - our own SQL
_TURNS = """SELECT target FROM journal_write WHERE merge IS NULL AND kind = 'undo' AND seq > ?
    ORDER BY seq DESC"""
_NAMED = f"{_STEP} WHERE node = ? AND clock = ? AND undone = 1"
_TOUCHED = """SELECT 1 FROM journal_change AS c JOIN journal_write AS w ON w.seq = c.write
    WHERE (w.seq = ? OR w.merge = ?) AND c.subject IN (SELECT value FROM json_each(?)) LIMIT 1"""


class Step(NamedTuple):
    """A write that an undo or a redo would turn: its place in this file, its id, its kind, its label."""

    place: int
    id: str
    kind: str
    label: str


class Steps(NamedTuple):
    """What can be undone and redone; an act can be the next to undo, and refuses it."""

    undo: Step | None
    redo: Step | None


def read_steps(path: str) -> Steps:
    """Return what undo and redo would do now; refuses a file that cannot be read."""
    with _asking(path) as connection:
        return Steps(_step(connection, _UNDO), _redo(connection))


def touches(path: str, step: Step, records: Iterable[str]) -> bool:
    """Tell whether a step has changed one of some records, given by their ids."""
    with _asking(path) as connection:
        values = (step.place, step.place, json.dumps(list(records)))
        return connection.execute(_TOUCHED, values).fetchone() is not None


@contextmanager
def _asking(path: str) -> Iterator[sqlite3.Connection]:
    with telling(path):
        finish_interrupted_write(path)
        with closing(connect(path, read_only=True)) as connection:
            yield connection


def _step(connection: sqlite3.Connection, question: str, *values: Any) -> Step | None:
    found = connection.execute(question, values).fetchone()
    return Step(*found) if found else None


def _redo(connection: sqlite3.Connection) -> Step | None:
    """Return the write that was undone last and is not redone yet, unless something was written since."""
    (newest,) = connection.execute(_NEWEST).fetchone()
    for (target,) in connection.execute(_TURNS, (newest,)):
        clock, _dash, node = target.partition("-")
        try:
            named = int(clock, 16)
        except ValueError as error:
            raise Unreadable(repr(target)) from error
        if step := _step(connection, _NAMED, node, named):
            return step
    return None
