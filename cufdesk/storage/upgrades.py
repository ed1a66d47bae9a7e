"""How a new file is laid out, and the numbered steps that bring an older one to the same layout.

A new file gets its tables from the records themselves, at this program's version. `STEPS[n]` brings a file of
version n + 1 to n + 2; a step that fails leaves the file's bytes as they were.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from cufdesk.storage.file import APPLICATION_ID, VERSION

_COLUMNS = """SELECT t.name, c.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
    WHERE t.type = 'table'"""
Step = Callable[[sqlite3.Connection], None]

SEARCH = (
    """CREATE TABLE search_entry (
        row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, parent TEXT NOT NULL,
        sort_key TEXT NOT NULL, title TEXT NOT NULL, detail TEXT NOT NULL, folded TEXT NOT NULL) STRICT""",
    "CREATE INDEX search_entry_order ON search_entry (kind, sort_key, row)",
    """CREATE VIRTUAL TABLE search_words USING fts5(folded, content='search_entry', content_rowid='row',
        tokenize="unicode61 remove_diacritics 0", prefix='1 2 3')""",
)
WRITE_LOG = (
    """CREATE TABLE write_log (
        id TEXT PRIMARY KEY, at TEXT NOT NULL, author TEXT NOT NULL, label TEXT NOT NULL) STRICT""",
    "CREATE INDEX write_log_at ON write_log (at)",
)


def lay_out(connection: sqlite3.Connection) -> None:
    """Make the tables of a new, empty file."""
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable

    from cufdesk.domain.records import TABLES

    dialect = sqlite.dialect()
    for table in TABLES.values():
        connection.execute(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            connection.execute(str(CreateIndex(index).compile(dialect=dialect)))
    for statement in (*SEARCH, *WRITE_LOG):
        connection.execute(statement)


STEPS: tuple[Step, ...] = ()


def create(connection: sqlite3.Connection) -> None:
    """Turn an empty file into a dossier of this version."""
    _in_one_go(connection, lambda: (lay_out,))


def upgrade(connection: sqlite3.Connection, version: int) -> None:
    """Bring an open file from its version to this program's, all steps or none.

    Whoever waited here for another process finds its work done.
    """
    if version == VERSION:
        return

    def steps_left() -> tuple[Step, ...]:
        found = connection.execute("PRAGMA user_version").fetchone()[0]
        return STEPS[found - 1 : VERSION - 1]

    _in_one_go(connection, steps_left)


def lacks_columns(connection: sqlite3.Connection) -> bool:
    """Tell whether a table or column that the records need is missing, whatever the version says."""
    from cufdesk.domain.records import TABLES

    there = set(connection.execute(_COLUMNS))
    return any(
        (table.name, column.name) not in there for table in TABLES.values() for column in table.columns
    )


def _in_one_go(connection: sqlite3.Connection, steps: Callable[[], tuple[Step, ...]]) -> None:
    """Take the steps and note the version in one transaction; what the steps are is asked inside it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in steps():
            step(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite itself rolls back on a full disk
            connection.execute("ROLLBACK")
        raise
