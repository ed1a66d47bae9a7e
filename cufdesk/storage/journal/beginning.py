"""How the journal begins in a file that was made before there was one: with its records as they stand.

Copies of one old file that are brought up to date apart begin with the same write if they hold the same, and
belong together in any case.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from cufdesk.domain.records import TABLES
from cufdesk.storage.aggregates import owners
from cufdesk.storage.file import moment
from cufdesk.storage.journal import clock
from cufdesk.storage.journal.values import Values, fields, of_row, packed

_WRITE = """INSERT INTO journal_write (clock, node, at, author, machine, label, kind)
    VALUES (?, ?, ?, ?, '', ?, ?)"""
_CHANGE = """INSERT INTO journal_change (write, kind, row, subject, op, content, replaces)
    VALUES (?, ?, ?, ?, 'insert', ?, '{}')"""


def begin(connection: sqlite3.Connection) -> None:
    """Put the former list of writes and all records into the journal, and name the dossier.

    Raises Unreadable for a moment that is none.
    """
    log = connection.execute("SELECT at, author, label, id FROM write_log ORDER BY at, rowid").fetchall()
    last_clock = 0
    for at, author, label, written in log:
        last_clock = max(last_clock + 1, _clock(at))
        connection.execute(_WRITE, (last_clock, _digest(written), at, author, label, "note"))
    rows = {(kind, row): values for kind, row, values in _rows(connection)}
    content = _digest(repr(sorted(rows.items())))
    last = log[-1][0] if log else datetime.now(UTC).isoformat(timespec="seconds")
    write = connection.execute(_WRITE, (last_clock + 1, content, last, "", "", "start")).lastrowid
    connection.executemany(
        _CHANGE,
        (
            (write, kind, row, _subject(rows, kind, row), packed(values, {}))
            for (kind, row), values in rows.items()
        ),
    )
    dossier = log[0][3] if log else content
    connection.execute("INSERT INTO fact (name, value) VALUES ('dossier', ?)", (dossier,))
    connection.execute("DROP TABLE write_log")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _clock(at: str) -> int:
    """Return what the clock said at a stored moment, the same on every machine; raises Unreadable."""
    said = moment(at)
    in_zone = said if said.tzinfo else said.replace(tzinfo=UTC)
    return clock.at(int(in_zone.timestamp() * 1000))


def _rows(connection: sqlite3.Connection) -> Iterator[tuple[str, str, Values]]:
    """Give table, id and values of every row, of the tables that a file of that time has."""
    laid_out = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    for kind in TABLES:
        if kind not in laid_out:
            continue
        cursor = connection.execute(f"SELECT * FROM {kind} ORDER BY id")  # noqa: S608 - our own names
        names = [column[0] for column in cursor.description]
        for row in cursor:
            stored = dict(zip(names, row, strict=True))
            yield kind, stored.pop("id"), _values(kind, stored)


def _values(kind: str, stored: dict[str, Any]) -> Values:
    """Return what a row holds, also in columns that a later version does not have."""
    empty: dict[str, Any] = {field.name: field.empty for field in fields(kind)}
    former = {name: value for name, value in stored.items() if name not in empty and value}
    return of_row(kind, empty | stored) | former


def _subject(rows: Mapping[tuple[str, str], Values], kind: str, row: str) -> str:
    """Return the id of the record whose form shows a row."""
    if kind in owners() and (kind, row) in rows:
        table, column = owners()[kind]
        return _subject(rows, table, str(rows[kind, row][column]))
    return row
