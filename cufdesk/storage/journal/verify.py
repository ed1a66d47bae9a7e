"""Whether the tables hold what the journal tells, and whether what is derived from it agrees."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from cufdesk.domain.records import TABLES
from cufdesk.storage.journal.fold import Change, State, fold
from cufdesk.storage.journal.pages import Key, change_from
from cufdesk.storage.journal.turns import IS_UNDONE
from cufdesk.storage.journal.values import Values, fields, of_row

_ALL = """SELECT c.kind, c.row, w.clock, w.node, c.op, c.content, c.replaces, w.kind = 'repair', w.seq
    FROM journal_change AS c JOIN journal_write AS w ON w.seq = c.write ORDER BY c.row, c.kind"""
_ORPHANS = "SELECT count(*) FROM journal_change WHERE write NOT IN (SELECT seq FROM journal_write)"
_ID = "printf('%016x-%s', w.clock, w.node)"
UNDONE = f"SELECT w.seq FROM journal_write AS w WHERE w.undone <> {IS_UNDONE.format(target=_ID)}"  # noqa: S608 - our own names
"""SQL that gives the places of writes whose flag says otherwise than their undos and redos."""


def differences(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Give what does not agree as (table, id, "row" | "journal" | "conflict" | "undone").

    Raises ValueError for a change that cannot be read.
    """
    connection.row_factory = None
    if connection.execute(_ORPHANS).fetchone()[0]:
        yield "journal_change", "", "journal"
    there = _rows(connection)
    known = set(connection.execute("SELECT kind, row, field FROM journal_conflict"))
    for key, state in _states(connection):
        yield from _of_row(key, state, there.pop(key, None))
        for conflict in state.conflicts:
            if (*key, conflict.field) not in known:
                yield *key, "conflict"
            known.discard((*key, conflict.field))
    yield from ((kind, row, "row") for kind, row in there)
    yield from ((kind, row, "conflict") for kind, row, _field in sorted(known))
    yield from (("journal_write", str(seq), "undone") for (seq,) in connection.execute(UNDONE))


def _of_row(key: Key, state: State, there: Values | None) -> Iterator[tuple[str, str, str]]:
    if there != (state.values if state.alive else None):
        yield *key, "row"


def _states(connection: sqlite3.Connection) -> Iterator[tuple[Key, State]]:
    rows = connection.execute(_ALL)
    for key, own in groupby(rows, key=lambda row: (row[0], row[1])):
        changes: list[Change] = [change_from(row) for row in own]
        if key[0] not in TABLES:
            raise ValueError(f"the journal names a table {key[0]!r}")
        yield key, fold(*key, changes)


def _rows(connection: sqlite3.Connection) -> dict[Key, Values]:
    found: dict[Key, Values] = {}
    for kind in TABLES:
        names = ["id", *(field.name for field in fields(kind))]
        columns = ", ".join(f'"{name}"' for name in names)
        for row in connection.execute(f"SELECT {columns} FROM {kind}"):  # noqa: S608 - our own names
            stored: dict[str, Any] = dict(zip(names, row, strict=True))
            found[kind, stored["id"]] = of_row(kind, stored)
    return found
