"""Rows put into the tables of records as the journal tells them: for undo, merge and settling alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from sqlalchemy import Connection

from cufdesk.domain.records import TABLES
from cufdesk.storage.journal.pages import Key
from cufdesk.storage.journal.values import Values, fields, of_row, to_row

_CHUNK = 500

Rows = Mapping[Key, Values | None]
"""What rows shall hold; None for those that shall not be there."""


def put(connection: Connection, rows: Rows) -> None:
    """Make rows what they shall be; those that are there keep their place in the table."""
    by_kind: defaultdict[str, list[tuple[str, Values | None]]] = defaultdict(list)
    for (kind, row), values in rows.items():
        by_kind[kind].append((row, values))
    for kind in TABLES:
        gone = [(row,) for row, values in by_kind[kind] if values is None]
        kept = [(row, *to_row(kind, values).values()) for row, values in by_kind[kind] if values is not None]
        if gone:
            connection.exec_driver_sql(f"DELETE FROM {kind} WHERE id = ?", gone)  # noqa: S608 - our own name
        if kept:
            connection.exec_driver_sql(_upsert(kind), kept)


@cache
def _upsert(kind: str) -> str:
    names = [field.name for field in fields(kind)]
    columns = ", ".join(f'"{name}"' for name in ("id", *names))
    marks = ", ".join("?" * (len(names) + 1))
    new = ", ".join(f'"{name}" = excluded."{name}"' for name in names)
    return f"INSERT INTO {kind} ({columns}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {new}"  # noqa: S608 - our own names


def stored(connection: Connection, keys: Iterable[Key]) -> dict[Key, Values]:
    """Return what the tables hold of some rows; those that are not there are left out."""
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    for kind, row in keys:
        by_kind[kind].append(row)
    found: dict[Key, Values] = {}
    for kind, wanted in by_kind.items():
        for start in range(0, len(wanted), _CHUNK):
            part = wanted[start : start + _CHUNK]
            marks = ", ".join("?" * len(part))
            rows = connection.exec_driver_sql(
                f"SELECT * FROM {kind} WHERE id IN ({marks})",  # noqa: S608 - our own name
                tuple(part),
            ).mappings()
            found.update(((kind, row["id"]), of_row(kind, dict(row))) for row in rows)
    return found


@cache
def references_to(kind: str) -> tuple[tuple[str, str], ...]:
    """Return the columns (table, name) that refer to a table."""
    return tuple((name, field.name) for name in TABLES for field in fields(name) if field.target == kind)


def referring(connection: Connection, key: Key) -> list[tuple[Key, str]]:
    """Return the rows that refer to a row, each with the column that does."""
    kind, row = key
    found: list[tuple[Key, str]] = []
    for table, column in references_to(kind):
        rows = connection.exec_driver_sql(f"SELECT id FROM {table} WHERE {column} = ?", (row,))  # noqa: S608 - our own names
        found += [((table, str(other)), column) for (other,) in rows]
    return found
