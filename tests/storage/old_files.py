"""Dossiers as older versions laid them out.

Version 1: no journal, no facts, a plain list of writes. Version 2: no sendings and no saved lists.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing

from cufdesk.domain.contacts import Person
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.layout import JOURNAL, OWN
from cufdesk.storage.old_layouts import SENDINGS
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


def _tables(statements: tuple[str, ...]) -> list[str]:
    return [statement.split()[2] for statement in statements if "CREATE TABLE" in statement]


def make_version_2(path: str, *names: str) -> None:
    """Make a file of version 2 with these people in it."""
    dossier = Dossier.create(path, a_cover())
    with dossier.write("people") as writing:
        writing.add_all(Person(given_names=name) for name in names)
    dossier.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in reversed(_tables(SENDINGS)):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("PRAGMA user_version = 2")
    os.chmod(path, 0o600)


def make_version_1(path: str, *names: str) -> None:
    """Make a file of version 1 with these people in it."""
    make_version_2(path, *names)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in _tables((*JOURNAL, *OWN)):
            connection.execute(f"DROP TABLE {table}")
        for statement in _WRITE_LOG:
            connection.execute(statement)
        connection.executemany("INSERT INTO write_log VALUES (?, ?, ?, ?)", WRITES)
        connection.execute("PRAGMA user_version = 1")
        connection.execute("VACUUM")
    os.chmod(path, 0o600)
