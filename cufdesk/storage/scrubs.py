"""Who was anonymised: a line a person, without anything of theirs but the id, obeyed by every merge.

It stands outside of the journal, so that no undo lets an older copy bring values back; a merge unites the
lines of both copies.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

SCRUB = """CREATE TABLE scrub (
        person TEXT PRIMARY KEY, day TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL)
        STRICT, WITHOUT ROWID"""
_ALL = "SELECT person, day, number, name FROM scrub ORDER BY number, person"
_UNCLEAN = "unclean"
_SAY_UNCLEAN = "INSERT OR IGNORE INTO fact (name, value) VALUES (?, '1')"
_KEEP = "INSERT OR IGNORE INTO scrub (person, day, number, name) VALUES (?, ?, ?, ?)"


class Scrub(NamedTuple):
    """An anonymised person: the id, the ISO day, the number, and what stands in the place of the name."""

    person: str
    day: str
    number: int
    name: str


def scrubs(connection: sqlite3.Connection) -> list[Scrub]:
    """Return who was anonymised; ids of records that were merged into one have the same number."""
    return [Scrub(*row) for row in connection.execute(_ALL)]


def remember(connection: sqlite3.Connection, found: Iterable[Scrub]) -> None:
    """Keep lines; those that are known stay as they are."""
    connection.executemany(_KEEP, list(found))


def say_unclean(connection: sqlite3.Connection) -> None:
    """Note that what was taken out may still lie in the free parts of the file, and in its backups."""
    connection.execute(_SAY_UNCLEAN, (_UNCLEAN,))


def say_clean(connection: sqlite3.Connection) -> None:
    """Note that file and backups are clean."""
    connection.execute("DELETE FROM fact WHERE name = ?", (_UNCLEAN,))


def is_unclean(connection: sqlite3.Connection) -> bool:
    """Tell whether the cleaning was interrupted."""
    return connection.execute("SELECT 1 FROM fact WHERE name = ?", (_UNCLEAN,)).fetchone() is not None
