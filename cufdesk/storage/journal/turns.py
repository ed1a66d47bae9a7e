"""Which writes are undone: told by the last undo or redo of each that stands in this very file.

What a merge brought stands as long as the merge does: taken back, it has undone nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from sqlalchemy import Connection

from cufdesk.storage.journal.clock import parsed
from cufdesk.storage.journal.pages import Write, write_named, writes

# Without `target <> ''` the index on it, which holds undos and redos alone, is not used.
_STANDS = "coalesce((SELECT m.undone FROM journal_write AS m WHERE m.seq = {of}.merge), 0) = 0"
IS_UNDONE = f"""coalesce((SELECT s.kind = 'undo' FROM journal_write AS s
    WHERE s.target = {{target}} AND s.target <> '' AND {_STANDS.format(of="s")}
    ORDER BY s.clock DESC, s.node DESC LIMIT 1), 0)"""  # noqa: S608 - our own SQL
"""SQL that tells whether the write is undone that `{target}` names."""

_ASK = f"SELECT {IS_UNDONE.format(target='?')}"
_NOTE = "UPDATE journal_write SET undone = ? WHERE seq = ?"
_TURNS = f"WHERE target = ? AND target <> '' AND {_STANDS.format(of='journal_write')} ORDER BY clock, node"
_BROUGHT = "WHERE merge = ? AND kind IN ('undo', 'redo')"


def note(connection: Connection, targets: Iterable[str]) -> None:
    """Note anew which of some writes are undone, and of those that undone merges had turned."""
    todo = set(targets)
    while todo:
        target = write_named(connection, parsed(todo.pop()))
        if target is None:  # a merge of another copy
            continue
        undone = bool(connection.exec_driver_sql(_ASK, (str(target.id),)).scalar_one())
        if undone != target.undone:
            connection.exec_driver_sql(_NOTE, (int(undone), target.seq))
            if target.kind == "merge":
                todo |= brought_targets(connection, target.seq)


def brought_targets(connection: Connection, merge: int) -> set[str]:
    """Return which writes were undone or redone by what a merge brought."""
    return {turn.target for turn in writes(connection, _BROUGHT, merge)}


def last_undo(connection: Connection, target: Write) -> Write | None:
    """Return the write that undid another, or None while that stands."""
    found = writes(connection, _TURNS, str(target.id))
    return found[-1] if found and found[-1].kind == "undo" else None


def last_turn(connection: Connection, target: Write, kind: str) -> list[Write]:
    """Return the writes, one per side of a conflict, that undid or redid another for the last time.

    Where several copies did so unseen by each other, those that this file knew first: the others found, or
    left, everything as these had.
    """
    found = writes(connection, _TURNS, str(target.id))
    runs = [list(run) for _kind, run in groupby(found, key=lambda write: write.kind)]
    if not runs or runs[-1][0].kind != kind:
        return []
    first = min(runs[-1], key=lambda write: write.seq)
    return [write for write in runs[-1] if (write.id.node, write.at) == (first.id.node, first.at)]
