"""The journal's tables: a write and its changes put in, changes taken out again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection

from cufdesk.refusal import Unreadable
from cufdesk.storage.file import moment
from cufdesk.storage.journal.clock import WriteId
from cufdesk.storage.journal.fold import Change, Head
from cufdesk.storage.journal.values import ALIVE, ALL, Values, packed, unpacked, written_ids

Key = tuple[str, str]
"""Table and id of a row."""

Subjects = Mapping[Key, Key]
"""For rows, the records whose form shows them."""

_ADD_WRITE = """INSERT INTO journal_write (clock, node, at, author, machine, label, kind, target)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_ADD_CHANGE = """INSERT INTO journal_change (write, kind, row, subject, op, content, replaces)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""
_HEADS = """SELECT c.kind, c.row, w.clock, w.node, c.op, c.replaces
    FROM json_each(?) AS wanted CROSS JOIN journal_change AS c ON c.row = wanted.value
    JOIN journal_write AS w ON w.seq = c.write"""
_CHANGES = """SELECT c.kind, c.row, w.clock, w.node, c.op, c.content, c.replaces, w.kind = 'repair', w.seq
    FROM json_each(?) AS wanted CROSS JOIN journal_change AS c ON c.row = wanted.value
    JOIN journal_write AS w ON w.seq = c.write"""
_OF_WRITES = """SELECT c.kind, c.row, w.clock, w.node, c.op, c.content, c.replaces, w.kind = 'repair', w.seq
    FROM json_each(?) AS wanted CROSS JOIN journal_change AS c ON c.write = wanted.value
    JOIN journal_write AS w ON w.seq = c.write ORDER BY c.rowid"""
_WRITE = """SELECT seq, clock, node, at, author, machine, label, kind, target, merge, undone
    FROM journal_write"""


class Written(NamedTuple):
    """A change to be put into the journal."""

    kind: str
    row: str
    op: str
    new: Values
    old: Values
    replaces: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Write:
    """A write as the journal keeps it; `at` is ISO in UTC, `seq` its place in this very file.

    `kind`: "start" (how the file began), "note" (from before there was a journal), "edit", "act" (towards
    others), "undo" and "redo" (of `target`), "merge", "repair" (what a merge had to mend by itself).
    """

    seq: int
    id: WriteId
    at: str
    author: str
    machine: str
    label: str
    kind: str
    target: str
    merge: int | None
    undone: bool


def add_write(
    connection: Connection,
    write: WriteId,
    *,
    at: str,
    author: str = "",
    machine: str = "",
    label: str = "",
    kind: str = "edit",
    target: str = "",
) -> int:
    """Put a write into the journal; return its place."""
    row = (write.clock, write.node, at, author, machine, label, kind, target)
    return int(connection.exec_driver_sql(_ADD_WRITE, row).lastrowid)


def add_changes(connection: Connection, seq: int, changes: Iterable[Written], subjects: Subjects) -> None:
    """Put the changes of a write into the journal; `subjects` names the record that shows each row."""
    rows = [
        (seq, kind, row, subjects[kind, row][1], op, packed(new, old), written_ids(replaces))
        for kind, row, op, new, old, replaces in changes
    ]
    if rows:
        connection.exec_driver_sql(_ADD_CHANGE, rows)


def heads_of(connection: Connection, rows: Sequence[str]) -> dict[Key, list[Head]]:
    """Return the changes of rows, without their values."""
    found: defaultdict[Key, list[Head]] = defaultdict(list)
    for kind, row, clock, node, op, replaces in connection.exec_driver_sql(_HEADS, (json.dumps(list(rows)),)):
        found[kind, row].append(Head(str(WriteId(clock, node)), op, ids_replaced(op, replaces)))
    return found


def changes_of(connection: Connection, rows: Iterable[str]) -> dict[Key, list[Change]]:
    """Return the changes of rows; raises Unreadable for a change that cannot be read."""
    found: defaultdict[Key, list[Change]] = defaultdict(list)
    for row in connection.exec_driver_sql(_CHANGES, (json.dumps(sorted(rows)),)):
        found[row[0], row[1]].append(change_from(row))
    return found


def changes_by(connection: Connection, writes: Iterable[int]) -> list[tuple[Key, Change]]:
    """Return what some writes changed, in the order in which it was written."""
    found = connection.exec_driver_sql(_OF_WRITES, (json.dumps(sorted(writes)),))
    return [((row[0], row[1]), change_from(row)) for row in found]


def change_from(row: Any) -> Change:
    """Return the change in (kind, row, clock, node, op, content, replaces, is_repair, seq)."""
    _kind, _row, clock, node, op, content, replaces, is_repair, place = row
    new, old = unpacked(content)
    return Change(str(WriteId(clock, node)), op, new, old, ids_replaced(op, replaces), bool(is_repair), place)


def ids_replaced(op: str, stored: str) -> dict[str, list[str]]:
    """Return what a change replaces; raises Unreadable."""
    try:
        found: dict[str, list[str]] = json.loads(stored)
        are_ids = all(type(ids) is list and all(type(one) is str for one in ids) for ids in found.values())
    except (AttributeError, ValueError) as error:
        raise Unreadable(f"what a change replaces cannot be read: {error}") from error
    if not are_ids or (op == "delete" and not {ALIVE, ALL} <= found.keys()):
        raise Unreadable("what a change replaces cannot be read")
    return found


def writes(connection: Connection, where: str, *values: Any) -> list[Write]:
    """Return the writes that a condition (our own SQL) chooses; raises Unreadable."""
    found = connection.exec_driver_sql(f"{_WRITE} {where}", values).all()
    for write in found:
        moment(write.at)
    return [
        Write(seq, WriteId(clock, node), at, author, machine, label, kind, target, merge, bool(undone))
        for seq, clock, node, at, author, machine, label, kind, target, merge, undone in found
    ]


def write_named(connection: Connection, written: WriteId) -> Write | None:
    """Return the write of an id, or None."""
    found = writes(connection, "WHERE node = ? AND clock = ?", written.node, written.clock)
    return found[0] if found else None
