"""Which conflicts are open: a small table kept beside the journal, so that nobody has to look through it."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from cufdesk.storage.journal.fold import Conflict, disputed
from cufdesk.storage.journal.pages import Key, changes_of

_KNOWN = "SELECT kind, row, field FROM journal_conflict"
_FORGET = "DELETE FROM journal_conflict WHERE kind = ? AND row = ?"
_KEEP = "INSERT INTO journal_conflict (kind, row, field) VALUES (?, ?, ?)"


def refresh(connection: Connection, keys: Collection[Key], *, known_only: bool) -> None:
    """Note anew which fields of some rows are in conflict.

    `known_only` looks at rows that are in conflict already: an ordinary write never makes a conflict.
    """
    noted = {(kind, row) for kind, row, _field in connection.exec_driver_sql(_KNOWN)}
    rows = noted & set(keys) if known_only else set(keys)
    if not rows:
        return
    found = disputed(changes_of(connection, (row for _kind, row in rows)))
    if rows & noted:
        connection.exec_driver_sql(_FORGET, sorted(rows & noted))
    if found:
        connection.exec_driver_sql(_KEEP, [(c.kind, c.row, c.field) for c in found])


def open_conflicts(connection: Connection, also: Collection[Key] = ()) -> list[Conflict]:
    """Return the open conflicts, in one order everywhere; `also` are rows that are not looked at yet."""
    rows = {row for _kind, row, _field in connection.exec_driver_sql(_KNOWN)}
    rows.update(row for _kind, row in also)
    return disputed(changes_of(connection, rows)) if rows else []
