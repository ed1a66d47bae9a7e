"""What belongs to one file alone: the id that all copies of a dossier share, and that a file is a copy.

Through SQLite alone: the window asks before the records are loaded.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import NamedTuple

from cufdesk.storage.file import connect

DOSSIER = "dossier"
_COPY = ("copy_of", "copy_at", "copy_by", "copy_machine")
_SET = "INSERT INTO fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"


class CopyOf(NamedTuple):
    """Of which file this one is a copy, when it was made (ISO, UTC), by whom, and on which machine."""

    name: str
    at: str
    by: str
    machine: str


def facts(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the facts of a file; none for one of before there were any."""
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'fact'").fetchone():
        return {}
    return dict(connection.execute("SELECT name, value FROM fact"))


def dossier_id(connection: sqlite3.Connection) -> str:
    """Return the id that all copies of a dossier share, nothing where it is not known.

    In a file of before there were facts it is the id of its first write, as `journal/beginning.py` has it.
    """
    found = facts(connection)
    if not found and connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'write_log'").fetchone():
        first = connection.execute("SELECT id FROM write_log ORDER BY at, rowid LIMIT 1").fetchone()
        return str(first[0]) if first else ""
    return found.get(DOSSIER, "")


def copy_of(path: str) -> CopyOf | None:
    """Return what a file that is a copy says about that, or None; raises sqlite3.Error."""
    with closing(connect(path, read_only=True)) as connection:
        return copy_among(facts(connection))


def copy_among(found: dict[str, str]) -> CopyOf | None:
    """Return what facts say about being a copy, or None."""
    return CopyOf(*(found.get(name, "") for name in _COPY)) if _COPY[0] in found else None


def set_copy(connection: sqlite3.Connection, copy: CopyOf | None) -> None:
    """Write that a file is a copy, or that it is none."""
    for name in _COPY:
        connection.execute("DELETE FROM fact WHERE name = ?", (name,))
    if copy is not None:
        connection.executemany(_SET, zip(_COPY, copy, strict=True))
