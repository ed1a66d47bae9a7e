"""What a use case may do inside one transaction: save, add, delete; and what is noted at its end."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, event, inspect, select, text
from sqlalchemy.orm import Mapper, Session, class_mapper, object_session
from sqlalchemy.orm.attributes import set_committed_value

from cufdesk.domain.base import Record
from cufdesk.domain.cover import COVER_ID, Cover
from cufdesk.storage import search
from cufdesk.storage.aggregates import chain, whole
from cufdesk.storage.journal.clock import Clock

R = TypeVar("R", bound=Record)

_TOUCHED = "touched"
_NOTE = text(
    "INSERT INTO journal_write (clock, node, at, author, machine, label, kind)"
    " VALUES (:clock, :node, :at, :author, :machine, :label, :kind)"
)


class Writing:
    """A transaction under way. A save that changes nothing leaves no trace."""

    def __init__(self, session: Session, label: str, author: str, clock: Clock) -> None:
        self.session = session
        self.label = label
        self.kind = "edit"
        self._author = author
        self._clock = clock
        self._touched: list[search.Touched] = session.info.setdefault(_TOUCHED, [])

    def get(self, kind: type[R], record_id: str) -> R | None:
        """Return a record with all its parts as this transaction sees it, or None."""
        return self.session.get(kind, record_id, options=whole(kind))

    def all(self, kind: type[R]) -> list[R]:
        """Return all records of a kind with their parts."""
        return list(self.session.scalars(select(kind).options(*whole(kind)).order_by(kind.id)))

    def cover(self) -> Cover:
        """Return what stands on the cover."""
        return self.session.get_one(Cover, COVER_ID)

    def save(self, record: R) -> R:
        """Make the stored aggregate equal to the record, parts included; return it as stored.

        Parts are numbered in the order of their lists.
        """
        _spell_out(record)
        stored = self.session.merge(record, options=whole(type(record)))
        _number(stored)
        self.session.flush()
        _complete(stored)
        return stored

    def add_all(self, records: Iterable[Record]) -> None:
        """Insert new records in one go, each with its parts."""
        new = list(records)
        for record in new:
            _number(record)
        self.session.add_all(new)
        self.session.flush()
        for record in new:
            _complete(record)

    def delete(self, record: Record) -> None:
        """Delete a record that this transaction has read, with its parts."""
        self.session.delete(record)
        self.session.flush()

    def deleted(self) -> list[tuple[str, str]]:
        """Return table and id of the rows deleted so far, parts included."""
        last = {(record.__tablename__, record.id): what for record, what in self._touched}
        return [row for row, what in last.items() if what == "delete"]

    def finish(self) -> frozenset[str]:
        """Bring the index up to date, note the write, and return the names of the tables that changed."""
        self.session.flush()
        if not self._touched:
            return frozenset()
        search.update(self.session, self._touched)
        connection = self.session.connection()
        write = self._clock.tick(connection)
        note = {
            "clock": write.clock,
            "node": write.node,
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "author": self._author,
            "machine": platform.node(),
            "label": self.label,
            "kind": self.kind,
        }
        connection.execute(_NOTE, note)
        return frozenset(table for record, _ in self._touched for table in chain(record.__tablename__))


def _note(what: str) -> Callable[[Mapper[Any], Connection, Record], None]:
    """Return the listener that remembers each row as it is written; orphaned parts are only seen here."""

    def listener(_mapper: Mapper[Any], _connection: Connection, record: Record) -> None:
        session = object_session(record)
        if session is None or _TOUCHED not in session.info:
            raise RuntimeError("a record was written outside of a dossier's write")
        if what != "update" or session.is_modified(record, include_collections=False):
            session.info[_TOUCHED].append((record, "language" if _changes_language(record) else what))

    return listener


def _changes_language(record: Record) -> bool:
    """Tell whether a cover gets another first language, in which all entries of the index are shown."""
    return isinstance(record, Cover) and inspect(record).attrs.first_language.history.has_changes()


for _what in ("insert", "update", "delete"):
    event.listen(Record, f"after_{_what}", _note(_what), propagate=True)


def _spell_out(record: Record) -> None:
    """Set what a new record leaves at its default: a merge copies only what was set.

    On a record that was read, what is not there was not read, and stays as it is stored.
    """
    mapper = class_mapper(type(record))
    new = inspect(record).key is None
    for attribute in mapper.column_attrs:
        if new and attribute.key not in record.__dict__:
            setattr(record, attribute.key, getattr(record, attribute.key))
    for relation in mapper.relationships:
        if new and relation.key not in record.__dict__:
            setattr(record, relation.key, [])
        for part in record.__dict__.get(relation.key, ()):
            _spell_out(part)


def _number(record: Record) -> None:
    """Give each part its place in the list that holds it."""
    for relation in class_mapper(type(record)).relationships:
        for rank, part in enumerate(record.__dict__.get(relation.key, ())):
            if part.rank != rank:
                part.rank = rank
            _number(part)


def _complete(stored: Record) -> None:
    """Give a newly stored aggregate the empty lists that a merge leaves unloaded."""
    for relation in class_mapper(type(stored)).relationships:
        if relation.key not in stored.__dict__:
            set_committed_value(stored, relation.key, [])
        for part in getattr(stored, relation.key):
            _complete(part)
