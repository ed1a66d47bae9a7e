"""What the steps of an upgrade share: tables laid out by other statements, the search index made anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from cufdesk.storage import search
from cufdesk.storage.journal.values import Values, fields


def lay_out_anew(connection: sqlite3.Connection, table: str, statements: Sequence[str]) -> None:
    """Make a table by other statements, with its rows in their places; new columns are empty."""
    cursor = connection.execute(f"SELECT rowid, * FROM {table} ORDER BY rowid")  # noqa: S608 - our own name
    names = [column[0] for column in cursor.description[1:]]
    rows = [(place, dict(zip(names, row, strict=True))) for place, *row in cursor.fetchall()]
    connection.execute(f"DROP TABLE {table}")
    for statement in statements:
        connection.execute(statement)
    for place, row in rows:
        known: Values = {field.name: row.get(field.name, field.empty) for field in fields(table)}
        insert(connection, table, {"rowid": place, "id": row["id"], **known})


def insert(connection: sqlite3.Connection, table: str, row: Mapping[str, Any]) -> None:
    """Insert a row of one of our tables, by the names of its columns."""
    marks = ", ".join("?" * len(row))
    names = ", ".join(f'"{name}"' for name in row)  # "end" is a word of SQL
    sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - our own names
    connection.execute(sql, tuple(row.values()))


class Lent:
    """A connection in the middle of a transaction, lent to a session that must not end it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def commit(self) -> None:
        """Leave it to the upgrade."""

    def rollback(self) -> None:
        """Leave it to the upgrade."""

    def close(self) -> None:
        """Leave it to the upgrade."""


def index_anew(connection: sqlite3.Connection) -> None:
    """Make the search index of a file that is laid out as this program lays it out."""
    engine = create_engine("sqlite://", creator=lambda: Lent(connection), poolclass=StaticPool)
    with Session(engine) as session:
        search.rebuild(session)
