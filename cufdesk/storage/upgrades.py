"""How a new file is laid out, and the numbered steps that bring an older one to the same layout.

A new file gets its tables from the records themselves, at this program's version. `STEPS[n]` brings a file of
version n + 1 to n + 2; a step that fails leaves the file's bytes as they were.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from uuid import uuid4

from cufdesk.storage.file import APPLICATION_ID, VERSION
from cufdesk.storage.layout import JOURNAL, OWN, OWN_NAMES, lay_out
from cufdesk.storage.minutes_layout import MINUTES, MINUTES_ANEW
from cufdesk.storage.old_layouts import SENDINGS
from cufdesk.storage.scrubs import SCRUB

_COLUMNS = """SELECT t.name, c.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
    WHERE t.type = 'table'"""
Step = Callable[[sqlite3.Connection], None]


def _keep_a_journal(connection: sqlite3.Connection) -> None:
    """Version 2: a journal of every change, begun with the records as they stand."""
    from cufdesk.storage.journal.beginning import begin

    for statement in (*JOURNAL, *OWN):
        connection.execute(statement)
    begin(connection)


def _sendings_and_contacts(connection: sqlite3.Connection) -> None:
    """Version 3: sendings, saved lists and who was anonymised, all empty; contacts as they are now."""
    from cufdesk.storage.former_fields import move

    for statement in (*SENDINGS, SCRUB):
        connection.execute(statement)
    move(connection)


def _minutes(connection: sqlite3.Connection) -> None:
    """Version 4: what minutes are made of, gates and kept files, all empty; the search index made anew."""
    from cufdesk.storage.laid_anew import index_anew, lay_out_anew

    connection.execute("PRAGMA defer_foreign_keys = ON")
    for table, statements in MINUTES_ANEW.items():
        lay_out_anew(connection, table, statements)
    for statement in MINUTES:
        connection.execute(statement)
    index_anew(connection)


STEPS: tuple[Step, ...] = (_keep_a_journal, _sendings_and_contacts, _minutes)


def create(connection: sqlite3.Connection) -> None:
    """Turn an empty file into a dossier of this version, with an id that its copies will share."""

    def name(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO fact (name, value) VALUES ('dossier', ?)", (str(uuid4()),))

    _in_one_go(connection, lambda: (lay_out, name))


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


def is_older(version: int) -> bool:
    """Tell whether a file of this version has to be brought up to date."""
    return version < VERSION


def is_laid_out(connection: sqlite3.Connection) -> bool:
    """Tell whether every table, column and index is there, whatever the version says."""
    from cufdesk.domain.records import TABLES

    columns = set(connection.execute(_COLUMNS))
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    wanted = {index.name for table in TABLES.values() for index in table.indexes} | set(OWN_NAMES)
    return wanted <= names and all(
        (table.name, column.name) in columns for table in TABLES.values() for column in table.columns
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
