"""How the journal is told anew where a version keeps in rows of their own what were fields of a record.

A field that was written becomes a row that was inserted, changed or deleted by the same write, and says what
it replaced as the field did. Ids are made from the record's: copies of a dossier that are brought up to date
apart tell the same, and only what both wrote unseen by each other is a conflict, as before.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID, uuid5

from cufdesk.storage.journal.clock import WriteId
from cufdesk.storage.journal.pages import ids_replaced
from cufdesk.storage.journal.values import ALIVE, ALL, Value, Values, packed, unpacked, written_ids

_NAMESPACE = UUID("5a0f6f7e-3c11-4b1e-9d55-2b7c4f0c1a3d")
_WRITTEN = """SELECT c.rowid, c.write, w.clock, w.node, c.kind, c.row, c.subject, c.op, c.content, c.replaces
    FROM journal_change AS c JOIN journal_write AS w ON w.seq = c.write
    WHERE c.kind IN (SELECT value FROM json_each(?)) ORDER BY w.clock, w.node, c.rowid"""
_ADD = """INSERT INTO journal_change (write, kind, row, subject, op, content, replaces)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""


class Moved(NamedTuple):
    """A field that became a row: where it was, in which column of which table it is, what else stands there.

    `owner` is the column that names the former record; `shown_by_value` where the row belongs to what the
    field named instead.
    """

    kind: str
    field: str
    table: str
    column: str
    owner: str
    fixed: Mapping[str, Value]
    shown_by_value: bool = False

    def row(self, record_id: str) -> str:
        """Return the id of the row that a record's field became."""
        return str(uuid5(_NAMESPACE, f"{record_id}/{self.field}/{self.column}"))

    def values(self, record_id: str, value: Value) -> Values:
        """Return what the row holds."""
        return {self.owner: record_id, self.column: value, **self.fixed}


class _Past(NamedTuple):
    """What a write of a row had seen: the writes that gave it life, and all of them."""

    life: frozenset[str]
    seen: frozenset[str]


def tell_anew(connection: sqlite3.Connection, moved: Sequence[Moved]) -> None:
    """Rewrite the journal's changes of fields that became rows; raises Unreadable."""
    kinds = sorted({one.kind for one in moved})
    pasts: dict[str, dict[str, _Past]] = {}
    for found in connection.execute(_WRITTEN, (json.dumps(kinds),)).fetchall():
        place, write, clock, node, kind, record_id, subject, op, content, stored = found
        new, old = unpacked(content)
        replaces = ids_replaced(op, stored)
        fields = [one for one in moved if one.kind == kind]
        if not any(one.field in new or one.field in old for one in fields):
            continue
        name = str(WriteId(clock, node))
        for one in fields:
            row = one.row(record_id)
            said = _said(one, op, (new, old), replaces)
            for change in _changes(one, record_id, name, said, pasts.setdefault(row, {})):
                shown = str(said.after or said.before) if one.shown_by_value else subject
                connection.execute(_ADD, (write, one.table, row, shown, *change))
        for values in (new, old, replaces):
            for one in fields:
                values.pop(one.field, None)
        if op == "update" and not new:
            connection.execute("DELETE FROM journal_change WHERE rowid = ?", (place,))
        else:
            rest = (packed(new, old), written_ids(replaces), place)
            connection.execute("UPDATE journal_change SET content = ?, replaces = ? WHERE rowid = ?", rest)


class _Said(NamedTuple):
    before: Value
    after: Value
    replaced: Sequence[str]


def _said(one: Moved, op: str, values: tuple[Values, Values], replaces: Mapping[str, Sequence[str]]) -> _Said:
    """Return what a change said of a field, and which writes it replaced in that."""
    new, old = values
    if op == "insert":
        return _Said(None, new.get(one.field), replaces.get(ALL, ()))
    if op == "delete":
        return _Said(old.get(one.field), None, replaces.get(ALL, ()))
    return _Said(old.get(one.field), new.get(one.field), replaces.get(one.field, ()))


def _changes(
    one: Moved, record_id: str, write: str, said: _Said, past: dict[str, _Past]
) -> Iterator[tuple[str, bytes, str]]:
    """Give the change of the row that a change of the field is: operation, content, what it replaces."""
    known = [past[name] for name in said.replaced if name in past]
    life = frozenset[str]().union(*(of.life for of in known))
    seen = frozenset[str]().union(*(of.seen for of in known))
    if said.before and said.after and said.before != said.after and known:
        written = {one.column: sorted(name for name in said.replaced if name in past)}
        yield "update", packed({one.column: said.after}, {one.column: said.before}), written_ids(written)
        past[write] = _Past(life, seen | {write})
    elif said.after and not (said.before and known):
        whole = {ALL: sorted(seen)} if seen else {}
        yield "insert", packed(one.values(record_id, said.after), {}), written_ids(whole)
        past[write] = _Past(frozenset({write}), seen | {write})
    elif said.before and known and not said.after:
        ended = {ALIVE: sorted(life), ALL: sorted(seen)}
        yield "delete", packed({}, one.values(record_id, said.before)), written_ids(ended)
        past[write] = _Past(frozenset({write}), seen | {write})
