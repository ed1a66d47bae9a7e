"""The numbered steps from one version of the file to the next.

Step n brings a file of version n - 1 to n inside the caller's transaction; a step that fails leaves the
file's bytes as they were. Step 1 makes the tables of a new file from the records themselves.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from cufdesk.storage.file import APPLICATION_ID, VERSION

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


def _first_tables(connection: sqlite3.Connection) -> None:
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


STEPS: tuple[Step, ...] = (_first_tables,)


def upgrade(connection: sqlite3.Connection, version: int) -> None:
    """Bring an open file from its version to this program's, all steps or none.

    Whoever waited here for another process finds its work done.
    """
    if version == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for step in STEPS[version:VERSION]:
            step(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite itself rolls back on a full disk
            connection.execute("ROLLBACK")
        raise
