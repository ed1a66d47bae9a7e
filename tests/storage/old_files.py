"""A dossier as version 1 laid it out: no journal, no facts, a plain list of writes."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing

from cufdesk.domain.contacts import Person
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.layout import JOURNAL, OWN
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


def make_version_1(path: str, *names: str) -> None:
    """Make a file of version 1 with these people in it."""
    dossier = Dossier.create(path, a_cover())
    with dossier.write("people") as writing:
        writing.add_all(Person(given_names=name) for name in names)
    dossier.close()
    of_version_2 = [statement.split()[2] for statement in (*JOURNAL, *OWN) if "CREATE TABLE" in statement]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in of_version_2:
            connection.execute(f"DROP TABLE {table}")
        for statement in _WRITE_LOG:
            connection.execute(statement)
        connection.executemany("INSERT INTO write_log VALUES (?, ?, ?, ?)", WRITES)
        connection.execute("PRAGMA user_version = 1")
        connection.execute("VACUUM")
    os.chmod(path, 0o600)
