"""What a flush writes, noted row by row as it happens, and put into the journal at the end of the write.

The flush itself tells: nobody who saves a record can forget the journal. What would pass it by (a statement
on a record's table that is not the flush's) is refused by `Gate`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, inspect
from sqlalchemy.orm import Session
from sqlalchemy.orm.base import NO_VALUE

from cufdesk.domain.base import Record
from cufdesk.domain.records import TABLES
from cufdesk.storage.journal.fold import fold, tips_of
from cufdesk.storage.journal.pages import Key, Written, changes_of, heads_of
from cufdesk.storage.journal.values import ALIVE, ALL, Value, Values, by_name, fields, of_record

_WRITES = re.compile(r"^\s*(?:WITH\b.*?)?\b(?:INSERT|REPLACE|UPDATE|DELETE)\b", re.IGNORECASE | re.DOTALL)
_NAMED = re.compile(
    r"\b(?:INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM)\s+(?:main\s*\.\s*)?[\"`\[]?(\w+)", re.IGNORECASE
)


class Bypass(RuntimeError):
    """A statement would have changed records without the journal: a bug of ours."""


class Gate:
    """Lets statements on tables of records through while the flush, or the journal itself, writes them."""

    def __init__(self) -> None:
        self.is_open = False

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Let statements through; what they change must stand in the journal."""
        self.is_open = True
        try:
            yield
        finally:
            self.is_open = False

    def watch(self, session: Session) -> None:
        """Open for each flush of a session."""
        from sqlalchemy import event

        event.listen(session, "before_flush", lambda *_: setattr(self, "is_open", True))
        event.listen(session, "after_flush", lambda *_: setattr(self, "is_open", False))


def refuse_bypass(connection: Connection, _cursor: Any, statement: str, *_: Any) -> None:
    """Refuse a statement that writes records outside of the gate (an engine's "before_cursor_execute")."""
    if writes_records(statement):
        gate = connection.get_execution_options().get("gate")
        if gate is None or not gate.is_open:
            raise Bypass(f"this would pass the journal by: {statement[:80]}")


@lru_cache(maxsize=512)
def writes_records(statement: str) -> bool:
    """Tell whether a statement changes a table of records."""
    if _WRITES.match(statement) is None:
        return False
    return any(name.lower() in TABLES for name in _NAMED.findall(statement))


@dataclass(slots=True)
class _Noted:
    op: str
    new: dict[str, Value]
    old: dict[str, Any]


class Capture:
    """The rows that a transaction has written so far, each with what it was before and what it is now."""

    def __init__(self) -> None:
        self._rows: dict[Key, _Noted] = {}

    def note(self, record: Record, what: str) -> None:
        """Take down a row that the flush inserts, updates or deletes; called for each as it is written."""
        key = (record.__tablename__, record.id)
        if what == "insert":
            noted = _Noted("insert", of_record(key[0], record.__dict__), {})
        elif what == "delete":
            noted = _Noted("delete", {}, _before(record))
        else:
            noted = _changed(record)
        before = self._rows.pop(key, None)
        after = noted if before is None else _together(key[0], before, noted)
        if after is not None:
            self._rows[key] = after

    def written(self, connection: Connection) -> list[Written]:
        """Return what stands to be put into the journal; rows that came to nothing are left out."""
        heads = heads_of(connection, [row for _kind, row in self._rows])
        found = []
        for (kind, row), noted in self._rows.items():
            self._complete(connection, kind, row, noted)
            known = heads.get((kind, row), [])
            if noted.op == "update":
                new = {name: value for name, value in noted.new.items() if noted.old[name] != value}
                if new:
                    old = {name: noted.old[name] for name in new}
                    found.append(Written(kind, row, "update", new, old, dict(tips_of(known, new))))
            elif noted.op == "insert":
                found.append(Written(kind, row, "insert", noted.new, {}, whole(kind, known) if known else {}))
            else:
                found.append(Written(kind, row, "delete", {}, noted.old, ending(kind, known)))
        return found

    @staticmethod
    def _complete(connection: Connection, kind: str, row: str, noted: _Noted) -> None:
        """Take from the journal what the session did not know: an expired attribute has no old value."""
        unknown = [name for name, value in noted.old.items() if value is NO_VALUE]
        if unknown:
            known = fold(kind, row, changes_of(connection, [row])[kind, row]).values
            empties = by_name(kind)
            noted.old.update({name: known.get(name, empties[name].empty) for name in unknown})


def whole(kind: str, heads: list[Any]) -> dict[str, list[str]]:
    """Return what an insertion replaces: every tip of the row."""
    tips = tips_of(heads, (*by_name(kind), ALIVE))
    return {ALL: sorted({write for ids in tips.values() for write in ids})}


def ending(kind: str, heads: list[Any]) -> dict[str, list[str]]:
    """Return what a deletion replaces, and every tip that it has seen."""
    return {ALIVE: tips_of(heads, (ALIVE,))[ALIVE], **whole(kind, heads)}


def _before(record: Record) -> dict[str, Any]:
    """Return what a row held before this flush; what is empty is left out."""
    was = {name: value for name, value in inspect(record).committed_state.items() if value is not NO_VALUE}
    held = {name: was.get(name, value) for name, value in record.__dict__.items()}
    return dict(of_record(record.__tablename__, held))


def _changed(record: Record) -> _Noted:
    was, now = inspect(record).committed_state, record.__dict__
    new: Values = {}
    old: dict[str, Any] = {}
    for field in fields(record.__tablename__):
        if field.attribute in was:
            before = was[field.attribute]
            write = field.write
            new[field.name] = now[field.attribute] if write is None else write(now[field.attribute])
            old[field.name] = before if before is NO_VALUE or write is None else write(before)
    return _Noted("update", new, old)


def _together(kind: str, before: _Noted, after: _Noted) -> _Noted | None:
    """Return what two flushes of one transaction made of a row, None where that is nothing."""
    match before.op, after.op:
        case "insert", "update":
            empties = by_name(kind)
            both = before.new | after.new
            return _Noted("insert", {k: v for k, v in both.items() if v != empties[k].empty}, {})
        case "insert", "delete":
            return None
        case "update", "delete":
            empties = by_name(kind)
            old = after.old | before.old
            return _Noted("delete", {}, {k: v for k, v in old.items() if v != empties[k].empty})
        case "delete", "insert":
            names = by_name(kind)
            return _Noted(
                "update",
                {name: after.new.get(name, field.empty) for name, field in names.items()},
                {name: before.old.get(name, field.empty) for name, field in names.items()},
            )
    return _Noted("update", before.new | after.new, after.old | before.old)
