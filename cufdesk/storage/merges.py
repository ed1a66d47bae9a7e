"""The merges of this very file: what each brought, and what became of the conflicts that it made.

All of it is told by the journal, except what only the moment knew: what the copy was called, and what had
been written here since the two parted. That is kept as a fact of the file ("merge <id of the write>": JSON),
since a merge is a write of this file alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection

from cufdesk.storage.journal.clock import parsed
from cufdesk.storage.journal.fold import Change, Conflict, fold
from cufdesk.storage.journal.pages import Key, Write, changes_by, changes_of, write_named, writes
from cufdesk.storage.journal.turns import last_undo
from cufdesk.storage.journal.values import ALIVE, Value, by_name
from cufdesk.storage.undoing import Look

# A merge that brought nothing is not kept: found by the index of what was brought, however long the journal.
BROUGHT_SOMETHING = "seq IN (SELECT merge FROM journal_write WHERE merge IS NOT NULL)"
_REMEMBER = "INSERT INTO fact (name, value) VALUES (?, ?)"
_RECALL = "SELECT value FROM fact WHERE name = ?"


class Side(NamedTuple):
    """How much one side wrote since the copies parted, and when it wrote last (ISO, UTC; empty: never)."""

    writes: int
    last: str

    @classmethod
    def of(cls, moments: Iterable[str]) -> Side:
        """Return the side that wrote at these moments."""
        found = sorted(moments)
        return cls(len(found), found[-1] if found else "")


class Remembered(NamedTuple):
    """What the copy was called (its file's name), and what had been written here; None where nobody noted."""

    name: str
    here: Side | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A conflict that a merge made, and how it stands.

    `value` is what the field holds now. `write` is the write that settled it, None while it is open or
    where nobody did (the merge itself was undone).
    """

    conflict: Conflict
    value: Value
    write: Write | None
    is_open: bool


def remember(connection: Connection, place: int, name: str, here: Side) -> None:
    """Note what only the moment of the merge knows; `place` is where the merge stands in the journal."""
    (merge,) = writes(connection, "WHERE seq = ?", place)
    value = json.dumps({"name": name, "here": here.writes, "here_last": here.last}, ensure_ascii=False)
    connection.exec_driver_sql(_REMEMBER, (_fact(merge), value))


def remembered(look: Look, merge: Write) -> Remembered:
    """Return what was noted at a merge."""
    found = look.session.connection().exec_driver_sql(_RECALL, (_fact(merge),)).scalar()
    if not found:
        return Remembered("", None)
    said = json.loads(found)
    return Remembered(str(said["name"]), Side(int(said["here"]), str(said["here_last"])))


def _fact(merge: Write) -> str:
    return f"merge {merge.id}"


def merges(look: Look) -> list[Write]:
    """Return the merges of this file, the last first, undone ones included."""
    return writes(look.session.connection(), f"WHERE {BROUGHT_SOMETHING} ORDER BY seq DESC")


def undone_by(look: Look, merge: Write) -> Write | None:
    """Return the write that undid a merge, or None while it stands."""
    return last_undo(look.session.connection(), merge) if merge.undone else None


def brought_by(look: Look, merge: Write) -> list[Write]:
    """Return the writes that a merge brought, in the order of the clock; what it mended itself included."""
    return writes(look.session.connection(), "WHERE merge = ? ORDER BY clock, node", merge.seq)


def counts_of(look: Look, merge: Write) -> dict[str, dict[str, int]]:
    """Return, per table, how many rows a merge added, changed and removed ("insert", "update", "delete")."""
    counts: dict[str, dict[str, int]] = {}
    for key, before, after in _stages(look, merge):
        was, now = fold(*key, before), fold(*key, after)
        if (not was.alive and not now.alive) or (was.alive and now.alive and was.values == now.values):
            continue
        what = "update" if was.alive and now.alive else "insert" if now.alive else "delete"
        counts.setdefault(key[0], {"insert": 0, "update": 0, "delete": 0})[what] += 1
    return dict(sorted(counts.items()))


def outcomes_of(look: Look, merge: Write) -> list[Outcome]:
    """Return the conflicts that a merge made, in one order everywhere, and how each stands now."""
    connection = look.session.connection()
    found: list[Outcome] = []
    for key, before, after in _stages(look, merge):
        known = {conflict.field for conflict in fold(*key, before).conflicts}
        made = [conflict for conflict in fold(*key, after).conflicts if conflict.field not in known]
        if made:
            changes = sorted(changes_of(connection, [key[1]])[key], key=lambda change: change.place)
            found += [_outcome(connection, conflict, changes, merge) for conflict in made]
    return found


def _stages(look: Look, merge: Write) -> list[tuple[Key, list[Change], list[Change]]]:
    """Return the rows that a merge touched, with their changes before it and with it."""
    connection = look.session.connection()
    places = [write.seq for write in brought_by(look, merge)]
    touched = sorted({key for key, _change in changes_by(connection, places)})
    changes = changes_of(connection, (row for _kind, row in touched))
    first = min(places, default=merge.seq)
    return [
        (
            key,
            [change for change in changes[key] if change.place < first],
            [change for change in changes[key] if change.place <= merge.seq],
        )
        for key in touched
    ]


def _outcome(connection: Connection, conflict: Conflict, changes: list[Change], merge: Write) -> Outcome:
    """Follow a conflict through the changes since its merge: the last that ended it has settled it."""
    key, settled_at, stood = (conflict.kind, conflict.row), "", True
    so_far = [change for change in changes if change.place <= merge.seq]
    for change in changes:
        if change.place > merge.seq:
            so_far.append(change)
            stands = any(open_.field == conflict.field for open_ in fold(*key, so_far).conflicts)
            settled_at = "" if stands else change.write if stood else settled_at
            stood = stands
    now = fold(*key, changes)
    if conflict.field == ALIVE:
        value: Value = int(now.alive)
    else:
        value = now.values.get(conflict.field, by_name(conflict.kind)[conflict.field].empty)
    write = write_named(connection, parsed(settled_at)) if settled_at else None
    ended_by_undo = write is not None and write.target == str(merge.id)
    return Outcome(conflict, value, None if ended_by_undo else write, is_open=stood)
