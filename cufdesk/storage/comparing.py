"""What a backup holds, and how it differs from its dossier as it stands: by the journals of the two."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace

from cufdesk.storage.backup_names import Backup
from cufdesk.storage.facts import dossier_id
from cufdesk.storage.file import connect
from cufdesk.storage.journal.clock import NODES

COUNTED = ("person", "organisation", "meeting", "decision", "action")
"""Tables whose numbers of records are said of a backup."""

_LAST = "SELECT at, label FROM {table} ORDER BY at DESC, rowid DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Content:
    """What a backup holds. `fewer` and `more` count the changes that only the dossier, only the backup has.

    They are None where there is nothing to compare with. `last_at` (ISO, UTC) and `last_label` are of the
    last change in the backup. One that cannot be read is not `readable`; `other` is one of another dossier.
    """

    backup: Backup
    size: int
    counts: dict[str, int]
    last_at: str = ""
    last_label: str = ""
    fewer: int | None = None
    more: int | None = None
    readable: bool = True
    other: bool = False


def contents(backups: list[Backup], path: str) -> Iterator[Content]:
    """Yield what each backup holds, compared with the dossier where that can be read."""
    with _reading(path) as present:
        for backup in backups:
            yield _content(backup, present)


@contextmanager
def _reading(path: str) -> Iterator[sqlite3.Connection | None]:
    """Give a connection to a file, None where it cannot be read."""
    connection = _opened(path) if os.path.isfile(path) else None
    try:
        yield connection
    finally:
        if connection is not None:
            connection.close()


def _opened(path: str) -> sqlite3.Connection | None:
    try:
        connection = connect(path, read_only=True)
    except sqlite3.Error:
        return None
    try:
        connection.execute("SELECT count(*) FROM journal_write").fetchone()
    except sqlite3.Error:
        connection.close()
        return None
    return connection


def _content(backup: Backup, present: sqlite3.Connection | None) -> Content:
    size = 0
    with suppress(OSError):
        size = os.path.getsize(backup.path)
    try:
        with closing(connect(backup.path, read_only=True)) as connection:
            counts = {
                table: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - our own names
                for table in COUNTED
            }
            keeps_journal = _has(connection, "journal_write")
            table = "journal_write" if keeps_journal else "write_log"
            last = connection.execute(_LAST.format(table=table)).fetchone() or ("", "")
            content = Content(backup, size, counts, *last)
            with suppress(sqlite3.Error):  # a damaged dossier says nothing against its backups
                if present is not None:
                    return _compared(content, connection, present, keeps_journal=keeps_journal)
            return content
    except sqlite3.Error:
        return Content(backup, size, {}, readable=False)


def _compared(
    content: Content, backup: sqlite3.Connection, present: sqlite3.Connection, *, keeps_journal: bool
) -> Content:
    mine, other = dossier_id(present), dossier_id(backup)
    if mine and other and mine != other:
        return replace(content, other=True)
    if keeps_journal:
        return replace(content, fewer=_unseen(present, backup), more=_unseen(backup, present))
    # Brought up to date, its list of writes became as many notes, and one write that begins the journal.
    written = int(present.execute("SELECT count(*) FROM journal_write").fetchone()[0])
    before = int(backup.execute("SELECT count(*) FROM write_log").fetchone()[0])
    return replace(content, fewer=max(written - before - 1, 0), more=0)


def _unseen(of: sqlite3.Connection, by: sqlite3.Connection) -> int:
    """Return how many writes of one journal the other does not hold."""
    known = dict(by.execute(NODES))
    counted = "SELECT count(*) FROM journal_write WHERE node = ? AND clock > ?"
    return sum(
        int(of.execute(counted, (node, known.get(node, 0))).fetchone()[0]) for node, _ in of.execute(NODES)
    )


def _has(connection: sqlite3.Connection, table: str) -> bool:
    return bool(connection.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (table,)).fetchone())
