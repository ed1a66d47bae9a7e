"""Dossiers as older versions laid them out.

Version 1: no journal, no facts, a plain list of writes. Version 2: no sendings and no saved lists; one
e-mail, telephone, address and counterpart each, as columns. Version 3: meetings without agenda and files.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Any

from cufdesk.domain.base import Record
from cufdesk.domain.contacts import Person
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.journal.values import unpacked
from cufdesk.storage.layout import JOURNAL, OWN
from cufdesk.storage.minutes_layout import MINUTES
from cufdesk.storage.old_layouts import CONTACTS, SENDINGS
from cufdesk.storage.scrubs import SCRUB
from tests.storage.former_layouts import FORMER, FORMER_MINUTES
from tests.storage.making import a_cover

_WRITE_LOG = (
    """CREATE TABLE write_log (
        id TEXT PRIMARY KEY, at TEXT NOT NULL, author TEXT NOT NULL, label TEXT NOT NULL) STRICT""",
    "CREATE INDEX write_log_at ON write_log (at)",
)
WRITES = (
    ("0b6f1c1e", "2015-01-12T09:30:00+00:00", "Ana", "Creation of the dossier"),
    ("77aa02dd", "2015-02-12T13:05:00+00:00", "Ana", "Save the contact"),
)


Before = tuple[str, str, Mapping[str, Any] | None]


def _tables(statements: tuple[str, ...]) -> list[str]:
    return [statement.split()[2] for statement in statements if "CREATE TABLE" in statement]


def make_version_3(path: str, *names: str, records: Sequence[Record] = ()) -> None:
    """Make a file of version 3 with these people in it, and with what that version knew of records."""
    dossier = Dossier.create(path, a_cover())
    with dossier.write("people") as writing:
        writing.add_all([*(Person(given_names=name) for name in names), *records])
    dossier.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in reversed(_tables(MINUTES)):
            connection.execute(f"DROP TABLE {table}")
        for table, statements in FORMER_MINUTES.items():
            _lay_out_as_before(connection, table, statements)
        connection.execute("PRAGMA user_version = 3")
    os.chmod(path, 0o600)


def make_version_2(path: str, *names: str, records: Sequence[Record] = ()) -> None:
    """Make a file of version 2 with these people in it, and with what that version knew of records."""
    make_version_3(path, *names, records=records)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in reversed(_tables((*SENDINGS, *CONTACTS, SCRUB))):
            connection.execute(f"DROP TABLE {table}")
        for table, statements in FORMER.items():
            _lay_out_as_before(connection, table, statements)
        connection.execute("PRAGMA user_version = 2")


def _lay_out_as_before(connection: sqlite3.Connection, table: str, statements: tuple[str, ...]) -> None:
    cursor = connection.execute(f"SELECT rowid, * FROM {table}")
    rows = [dict(zip((one[0] for one in cursor.description), row, strict=True)) for row in cursor]
    connection.execute(f"DROP TABLE {table}")
    for statement in statements:
        connection.execute(statement)
    for row in rows:
        _insert(connection, table, row)


def _insert(connection: sqlite3.Connection, table: str, row: Mapping[str, Any]) -> None:
    """Insert a row; what it does not say is empty, what has no column here is left out."""
    names = {
        name: notnull for _n, name, _t, notnull, *_r in connection.execute(f"PRAGMA table_info({table})")
    }
    known = {name: row.get(name, "" if notnull else None) for name, notnull in names.items()}
    if "rowid" in row:
        known["rowid"] = row["rowid"]
    marks = ", ".join("?" * len(known))
    columns = ", ".join(f'"{name}"' for name in known)
    connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(known.values()))


def write_before(path: str, *changes: Before, label: str = "Save", node: str = "0dd0dd0dd0dd") -> str:
    """Write in a file of version 2 as that version did, table and journal alike; return the write's id.

    A change is (table, id, new values); None for the values deletes the row. What is new is inserted.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        clock = connection.execute("SELECT max(clock) + 1 FROM journal_write").fetchone()[0]
        place = connection.execute(_WRITE, (clock, node, label)).lastrowid
        for table, row, new in changes:
            _change_before(connection, place, table, row, new)
    return f"{clock:016x}-{node}"


_WRITE = """INSERT INTO journal_write (clock, node, at, author, machine, label, kind)
    VALUES (?, ?, '2015-03-01T10:00:00+00:00', 'Ana', 'desk', ?, 'edit')"""
_CHANGE = """INSERT INTO journal_change (write, kind, row, subject, op, content, replaces)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""


def _change_before(connection: Any, place: Any, table: str, row: str, new: Mapping[str, Any] | None) -> None:
    found = connection.execute(f"SELECT * FROM {table} WHERE id = ?", (row,))
    names = [one[0] for one in found.description]
    held = {
        name: value
        for stored in found
        for name, value in zip(names, stored, strict=True)
        if value and name != "id"
    }
    tips = _tips(connection, row)
    replaces: dict[str, list[str]] = {}
    if new is None:
        op, said, old = "delete", {}, held
        replaces = {"_": tips.get("_", []), "*": sorted({one for ids in tips.values() for one in ids})}
        connection.execute(f"DELETE FROM {table} WHERE id = ?", (row,))
    elif held:
        op, said, old = "update", dict(new), {name: held.get(name, "") for name in new}
        replaces = {name: tips[name] for name in new}
        sets = ", ".join(f"{name} = ?" for name in new)
        connection.execute(f"UPDATE {table} SET {sets} WHERE id = ?", (*new.values(), row))
    else:
        op, said, old = "insert", {name: value for name, value in new.items() if value}, {}
        _insert(connection, table, {**new, "id": row})
    content = json.dumps({"new": said, "old": old}).encode()
    connection.execute(_CHANGE, (place, table, row, row, op, content, json.dumps(replaces)))


def _tips(connection: Any, row: str) -> defaultdict[str, list[str]]:
    """Return the last write of each field of a row, in a file where nothing was written apart."""
    sql = """SELECT w.clock, w.node, c.op, c.content FROM journal_change AS c
        JOIN journal_write AS w ON w.seq = c.write WHERE c.row = ? ORDER BY w.clock"""
    whole: list[str] = []
    named: dict[str, list[str]] = {}
    for clock, node, op, content in connection.execute(sql, (row,)):
        write = f"{clock:016x}-{node}"
        if op == "insert":
            whole, named = [write], {"_": [write]}
        elif op == "update":
            named |= {name: [write] for name in unpacked(content)[0]}
    found: defaultdict[str, list[str]] = defaultdict(lambda: whole)
    found.update(named)
    return found


def make_version_1(path: str, *names: str, records: Sequence[Record] = ()) -> None:
    """Make a file of version 1 with these people in it, and with what that version knew of records."""
    make_version_2(path, *names, records=records)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in _tables((*JOURNAL, *OWN)):
            connection.execute(f"DROP TABLE {table}")
        for statement in _WRITE_LOG:
            connection.execute(statement)
        connection.executemany("INSERT INTO write_log VALUES (?, ?, ?, ?)", WRITES)
        connection.execute("PRAGMA user_version = 1")
        connection.execute("VACUUM")
    os.chmod(path, 0o600)
