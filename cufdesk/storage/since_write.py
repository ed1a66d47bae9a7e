"""What a file has come to know since one of its writes: which rows, and what they were then.

Since a write made here that is whatever came after it, merges too. A write that a merge brought was made in a
copy that had seen no more than what its clock had passed; what was written here meanwhile with an earlier
clock cannot be told from what that copy had.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cufdesk.storage.history import FieldChange, RowChange
from cufdesk.storage.journal.fold import Change, fold
from cufdesk.storage.journal.pages import Key, Write, changes_of, writes
from cufdesk.storage.journal.rows import stored
from cufdesk.storage.journal.values import Values, by_name
from cufdesk.storage.undoing import Look

_LATER = """SELECT c.kind, c.row, c.subject
    FROM journal_change AS c JOIN journal_write AS w ON w.seq = c.write
    WHERE {which} GROUP BY c.kind, c.row, c.subject ORDER BY min(c.rowid)"""
_HERE = "w.seq > :seq"
_BROUGHT = "(w.clock, w.node) > (:clock, :node)"
_DELETION = """WHERE seq = (SELECT max(write) FROM journal_change WHERE row = ? AND op = 'delete')"""


class Touched(NamedTuple):
    """A row that was written later, and the id of the record that shows it."""

    key: Key
    subject: str


def touched_since(look: Look, write: Write) -> list[Touched]:
    """Return the rows that were written since a write, in the order in which that began."""
    which = _HERE if write.merge is None else _BROUGHT
    asked = {"seq": write.seq, "clock": write.id.clock, "node": write.id.node}
    found = look.session.connection().exec_driver_sql(_LATER.format(which=which), asked)
    return [Touched((str(kind), str(row)), str(subject)) for kind, row, subject in found]


def changed_since(look: Look, write: Write, touched: Iterable[Touched]) -> list[RowChange]:
    """Return what has become of rows since a write, whatever the way there: only what differs now."""
    wanted = list(touched)
    connection = look.session.connection()
    changes = changes_of(connection, {one.key[1] for one in wanted})
    now = stored(connection, {one.key for one in wanted})
    found = []
    for key, subject in wanted:
        known = [change for change in changes.get(key, ()) if _was_known(change, write)]
        then = fold(*key, known)
        change = _difference(key, subject, then.values if then.alive else None, now.get(key))
        if change is not None:
            found.append(change)
    return found


def deletion_of(look: Look, row: str) -> Write | None:
    """Return the last write that deleted a row, or None."""
    return next(iter(writes(look.session.connection(), _DELETION, row)), None)


def _was_known(change: Change, write: Write) -> bool:
    return change.place <= write.seq if write.merge is None else change.write <= str(write.id)


def _difference(key: Key, subject: str, then: Values | None, now: Values | None) -> RowChange | None:
    """Return a row's change between two moments, or None; values that are None say that it is not there."""
    if then == now:
        return None
    before, after = then or {}, now or {}
    fields = tuple(
        FieldChange(name, before.get(name, field.empty), after.get(name, field.empty))
        for name, field in by_name(key[0]).items()
        if before.get(name, field.empty) != after.get(name, field.empty)
    )
    op = "insert" if then is None else "delete" if now is None else "update"
    return RowChange(*key, subject, op, fields)
