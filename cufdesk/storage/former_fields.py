"""Version 3 of the contacts: what were single fields of people and bodies become rows of their own.

The values move with their history (`journal/moving.py`). What the history does not account for, as a merge
that had to mend something may leave it, is put right by a write of its own: no value is lost.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from cufdesk.i18n import N_, _
from cufdesk.storage.journal.clock import WriteId
from cufdesk.storage.journal.fold import Change, State, fold
from cufdesk.storage.journal.moving import Moved, tell_anew
from cufdesk.storage.journal.pages import Key, change_from
from cufdesk.storage.journal.values import ALIVE, ALL, packed, to_row, written_ids
from cufdesk.storage.laid_anew import insert, lay_out_anew
from cufdesk.storage.old_layouts import ANEW, CONTACTS
from cufdesk.storage.ranks import STEP

MOVED: tuple[Moved, ...] = (
    *(
        Moved("person", kind, "contact_point", "value", "person_id", {"rank": STEP * place, "kind": kind})
        for place, kind in enumerate(("email", "phone", "address"), 1)
    ),
    Moved("organisation", "counterpart_id", "counterpart", "other_id", "organisation_id", {"rank": STEP}),
    Moved(
        "organisation",
        "counterpart_id",
        "counterpart",
        "organisation_id",
        "other_id",
        {"rank": STEP},
        shown_by_value=True,
    ),
)
LABEL = N_("Bring the contacts to the layout of this version")
"""What the write is called that puts right what the history did not account for."""

_OF_TABLES = """SELECT c.kind, c.row, w.clock, w.node, c.op, c.content, c.replaces, w.kind = 'repair', w.seq
    FROM journal_change AS c JOIN journal_write AS w ON w.seq = c.write
    WHERE c.kind IN (SELECT value FROM json_each(?)) ORDER BY w.clock, w.node"""
_LAST = "SELECT coalesce(max(clock), 0), coalesce(max(at), '') FROM journal_write"
_WRITE = """INSERT INTO journal_write (clock, node, at, author, machine, label, kind)
    VALUES (?, ?, ?, '', '', ?, 'note')"""
_CHANGE = """INSERT INTO journal_change (write, kind, row, subject, op, content, replaces)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""


def move(connection: sqlite3.Connection) -> None:
    """Lay people, bodies and the cover out anew, and move what they held; the index is made at the end."""
    held = list(_held(connection))
    for statement in CONTACTS:
        connection.execute(statement)
    tell_anew(connection, MOVED)
    _put_right(connection, held)
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for table in ("cover", "person", "organisation"):
        lay_out_anew(connection, table, ANEW[table])
    for (kind, row), (state, _changes) in _states(connection).items():
        if state.alive:
            insert(connection, kind, {"id": row, **to_row(kind, state.values)})
    _note_conflicts(connection)
    _move_in_drafts(connection)


def _held(connection: sqlite3.Connection) -> Iterator[tuple[Moved, str, str]]:
    """Give every value that moves: what moves, the record's id, the value."""
    for one in MOVED:
        column = one.field
        sql = f"SELECT id, {column} FROM {one.kind} WHERE coalesce({column}, '') <> '' ORDER BY id"  # noqa: S608 - our own names
        for record_id, value in connection.execute(sql):
            yield one, record_id, value


def _states(connection: sqlite3.Connection) -> dict[Key, tuple[State, list[Change]]]:
    """Return what the journal tells of the rows that fields became, with their changes."""
    tables = json.dumps(sorted({one.table for one in MOVED}))
    changes: defaultdict[Key, list[Change]] = defaultdict(list)
    for row in connection.execute(_OF_TABLES, (tables,)):
        changes[row[0], row[1]].append(change_from(row))
    return {key: (fold(*key, own), own) for key, own in changes.items()}


def _put_right(connection: sqlite3.Connection, held: Sequence[tuple[Moved, str, str]]) -> None:
    """Write what the tables held and the journal does not tell so."""
    states = _states(connection)
    wanted = {(one.table, one.row(record_id)): (one, record_id, value) for one, record_id, value in held}
    found: list[tuple[str, str, str, str, bytes, str]] = []
    for key, (one, record_id, value) in wanted.items():
        state, changes = states.get(key, (None, []))
        if state is None or not state.alive or state.values.get(one.column) != value:
            seen = [change.write for change in changes]
            shown = value if one.shown_by_value else record_id
            content = packed(one.values(record_id, value), {})
            found.append((*key, shown, "insert", content, written_ids({ALL: seen} if seen else {})))
    for key, (state, changes) in states.items():
        if state.alive and key not in wanted:
            seen = [change.write for change in changes]
            shown = str(state.values.get("person_id") or state.values.get("organisation_id"))
            ended = written_ids({ALIVE: seen, ALL: seen})
            found.append((*key, shown, "delete", packed({}, state.values), ended))
    if found:
        clock, at = connection.execute(_LAST).fetchone()
        node = hashlib.sha256(repr(sorted(found)).encode()).hexdigest()[:12]
        place = connection.execute(_WRITE, (*WriteId(clock + 1, node), at, _(LABEL))).lastrowid
        connection.executemany(_CHANGE, [(place, *change) for change in found])


def _note_conflicts(connection: sqlite3.Connection) -> None:
    for one in MOVED:
        connection.execute("DELETE FROM journal_conflict WHERE kind = ? AND field = ?", (one.kind, one.field))
    for key, (state, _changes) in _states(connection).items():
        for conflict in state.conflicts:
            connection.execute("INSERT INTO journal_conflict VALUES (?, ?, ?)", (*key, conflict.field))


def _move_in_drafts(connection: sqlite3.Connection) -> None:
    """Let what was typed and not saved keep what moved; a draft that cannot be read stays what it is."""
    kinds = json.dumps(sorted({one.kind for one in MOVED}))
    sql = "SELECT id, kind, content FROM draft WHERE kind IN (SELECT value FROM json_each(?))"
    for draft, kind, content in connection.execute(sql, (kinds,)).fetchall():
        with suppress(ValueError):
            held = json.loads(content)
            for packed_record in (held.get("base"), held.get("mine")) if isinstance(held, dict) else ():
                if isinstance(packed_record, dict):
                    _move_in(kind, packed_record)
            moved = json.dumps(held, separators=(",", ":"))
            connection.execute("UPDATE draft SET content = ? WHERE id = ?", (moved, draft))


def _move_in(kind: str, record: dict[str, Any]) -> None:
    """Put the fields of a packed record into lists of parts, as far as they are its own."""
    lists = {"contact_point": "points", "counterpart": "counterparts"}
    for one in MOVED:
        if one.kind == kind and not one.shown_by_value and record.get(one.field):
            row_id = str(record.get("id"))
            part = {"id": one.row(row_id), **one.values(row_id, record[one.field])}
            record.setdefault(lists[one.table], []).append(part)
    for one in MOVED:
        if one.kind == kind:
            record.pop(one.field, None)
