"""What a use case may do inside one transaction: save, add, delete; and what is noted at its end."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, event, inspect, select
from sqlalchemy.orm import Mapper, Session, class_mapper, object_session
from sqlalchemy.orm.attributes import History, get_history, set_committed_value
from sqlalchemy.orm.base import PASSIVE_NO_INITIALIZE

from cufdesk.domain.acts import is_act
from cufdesk.domain.base import Record
from cufdesk.domain.cover import COVER_ID, Cover
from cufdesk.refusal import Unreadable
from cufdesk.storage import search
from cufdesk.storage.aggregates import chain, lean, whole
from cufdesk.storage.journal import conflicts, rows
from cufdesk.storage.journal.capture import Capture, Gate
from cufdesk.storage.journal.clock import Clock
from cufdesk.storage.journal.pages import Key, Written, add_changes, add_write
from cufdesk.storage.journal.subjects import shown_by, subjects_of
from cufdesk.storage.journal.values import Values
from cufdesk.storage.ranks import settled_ranks

R = TypeVar("R", bound=Record)

_TOUCHED = "touched"


def the_cover(session: Session) -> Cover:
    """Return what stands on the cover; raises Unreadable for a file without one."""
    cover = session.get(Cover, COVER_ID)
    if cover is None:
        raise Unreadable("cover")
    return cover


class Writing:
    """A transaction under way. A save that changes nothing leaves no trace."""

    def __init__(self, session: Session, label: str, author: str, clock: Clock, gate: Gate) -> None:
        self.session = session
        self.label = label
        self.kind = "edit"
        self.target = ""
        self.is_kept_alone = False  # noted even where it changes nothing itself, as a merge may
        self.kept: Callable[[int], object] = lambda _place: None  # told the write's place in the journal
        self._author = author
        self._clock = clock
        self._gate = gate
        self._capture = Capture()
        self._touched: list[search.Touched] = []
        self._layers: list[list[Written]] = []
        self._put: dict[Key, Values | None] = {}
        self._shown: set[Key] = set()
        session.info[_TOUCHED] = self._note
        gate.watch(session)

    @property
    def connection(self) -> Connection:
        """The connection of this transaction, for the questions of this room."""
        return self.session.connection()

    def get(self, kind: type[R], record_id: str) -> R | None:
        """Return a record with all its parts as this transaction sees it, or None."""
        return self.session.get(kind, record_id, options=whole(kind))

    def several(self, kind: type[R], ids: Sequence[str]) -> list[R]:
        """Return those of some records that are there, with all their parts, a few statements for them all.

        Whoever holds on to them has their parts looked up without another question.
        """
        found: list[R] = []
        for chunk in search.chunks(ids):
            found += self.session.scalars(select(kind).options(*whole(kind)).where(kind.id.in_(chunk)))
        return found

    def all(self, kind: type[R], *, pictures: bool = True) -> list[R]:
        """Return all records of a kind with their parts; without `pictures` to look at, not to change."""
        options = whole(kind) if pictures else lean(kind)
        return list(self.session.scalars(select(kind).options(*options).order_by(kind.id)))

    def cover(self) -> Cover:
        """Return what stands on the cover."""
        return the_cover(self.session)

    def save(self, record: R) -> R:
        """Make the stored aggregate equal to the record, parts included; return it as stored.

        Parts stand in the order of their lists: whatever their ranks say, the stored ones are kept as far as
        that order allows. A record that was read here and got other parts is saved too.
        """
        _spell_out(record)
        stored = self.session.merge(record, options=whole(type(record)))
        _rank(stored)
        self.session.flush()
        _complete(stored)
        return stored

    def save_all(self, records: Sequence[Record]) -> None:
        """Store records that this transaction has read, and their parts, as they are now, in one go."""
        for record in records:
            _spell_out(record)
            if self.session.merge(record, options=whole(type(record))) is not record:
                raise ValueError("only what this transaction has read is saved with others")
            _rank(record)
        self.session.flush()
        for record in records:
            _complete(record)

    def add_all(self, records: Iterable[Record]) -> None:
        """Insert new records in one go, each with its parts."""
        new = list(records)
        for record in new:
            _rank(record)
        self.session.add_all(new)
        self.session.flush()
        for record in new:
            _complete(record)

    def delete(self, record: Record) -> None:
        """Delete a record that this transaction has read, with its parts."""
        self.session.delete(record)
        self.session.flush()

    def put(self, layers: Sequence[Sequence[Written]], become: rows.Rows) -> None:
        """Make rows what they shall become, past the session: for what the journal itself brings about.

        Each layer is a write of its own; layers do not see each other.
        """
        for number, layer in enumerate(layers):
            if number == len(self._layers):
                self._layers.append([])
            self._layers[number] += layer
        self.put_rows(become)

    def put_rows(self, become: rows.Rows) -> None:
        """Make rows what they shall become; their changes stand in the journal already."""
        self._put.update(become)
        self._shown |= shown_by(self.connection, become)
        with self._gate.opened():
            rows.put(self.connection, become)
        self._shown |= shown_by(self.connection, become)
        self.session.expire_all()

    def deleted(self) -> list[Key]:
        """Return table and id of the rows deleted so far, parts included."""
        last = {(record.__tablename__, record.id): what for record, what in self._touched}
        gone = [row for row, what in last.items() if what == "delete"]
        return gone + [row for row, values in self._put.items() if values is None]

    def put_keys(self) -> tuple[Key, ...]:
        """Return the rows that were put past the session so far."""
        return tuple(self._put)

    def changes_anything(self) -> bool:
        """Tell whether something was put past the session so far."""
        return any(self._layers)

    def look_again(self) -> None:
        """Let the clock follow writes that have come in from another copy."""
        self._clock.forget()

    def finish(self) -> frozenset[str] | None:
        """Bring index and journal up to date, and return the names of the tables that changed.

        That is None where nothing is kept of this write, and none where the journal alone has it.
        """
        self.session.flush()
        captured = self._capture.written(self.connection)
        layers = [[*captured, *(self._layers[0] if self._layers else ())], *self._layers[1:]]
        if not any(layers) and not self._put and not self.is_kept_alone:
            return None
        if is_act((c.kind, c.op, c.old, c.new) for c in captured) and self.kind == "edit":
            self.kind = "act"
        subjects = subjects_of(self.connection, [change for layer in layers for change in layer])
        self.kept(self._keep(layers, subjects))
        touched = set(self._put) | {(change.kind, change.row) for layer in layers for change in layer}
        conflicts.refresh(self.connection, touched, known_only=not self._put)
        search.update(self.session, self._touched)
        if self._put:
            search.refresh(self.session, set(self._put), self._shown)
        return frozenset(table for kind, _row in touched for table in chain(kind))

    def _keep(self, layers: Sequence[Sequence[Written]], subjects: dict[Key, Key]) -> int:
        """Put this write into the journal, each layer under its own id; return the place of the last."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        place = 0
        for number, layer in enumerate(layers):
            place = add_write(
                self.connection,
                self._clock.tick(self.connection),
                at=at,
                author=self._author,
                machine=platform.node(),
                label=self.label if number == 0 else "",  # one line of the history
                kind=self.kind,
                target=self.target,
            )
            add_changes(self.connection, place, layer, subjects)
        return place

    def _note(self, record: Record, what: str) -> None:
        self._capture.note(record, what)
        self._touched.append((record, "index" if _changes_index(record) else what))


def _noting(what: str) -> Callable[[Mapper[Any], Connection, Record], None]:
    """Return the listener that hands on each row as it is written; orphaned parts are only seen here."""

    def listener(_mapper: Mapper[Any], _connection: Connection, record: Record) -> None:
        session = object_session(record)
        if session is None or _TOUCHED not in session.info:
            raise RuntimeError("a record was written outside of a dossier's write")
        if what != "update" or session.is_modified(record, include_collections=False):
            session.info[_TOUCHED](record, what)

    return listener


def _changes_index(record: Record) -> bool:
    """Tell whether a cover gets what all entries of the index go by: first language, rule of particles."""
    if not isinstance(record, Cover):
        return False
    state = inspect(record).attrs
    return state.first_language.history.has_changes() or state.under_particle.history.has_changes()


for _what in ("insert", "update", "delete"):
    event.listen(Record, f"after_{_what}", _noting(_what), propagate=True)


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


def _rank(record: Record) -> None:
    """Give parts the ranks that keep the order of their lists; those that can keep what is stored do."""
    for relation in class_mapper(type(record)).relationships:
        parts = record.__dict__.get(relation.key, ())
        added = {part.id for part in _history(record, relation.key).added or ()}
        found = [(None if part.id in added else _stored_rank(part), part.id) for part in parts]
        for part, rank in zip(parts, settled_ranks(found), strict=True):
            if part.rank != rank:
                part.rank = rank
            _rank(part)


def _stored_rank(part: Any) -> int:
    """Return the rank that the file knows, whatever was set since."""
    history = _history(part, "rank")
    return int(history.deleted[0] if history.deleted else part.rank)


def _history(record: Record, name: str) -> History:
    """Return what became of one attribute since it was read, without asking the file."""
    return get_history(record, name, PASSIVE_NO_INITIALIZE)


def _complete(stored: Record) -> None:
    """Give a newly stored aggregate the empty lists that a merge leaves unloaded."""
    for relation in class_mapper(type(stored)).relationships:
        if relation.key not in stored.__dict__:
            set_committed_value(stored, relation.key, [])
        for part in getattr(stored, relation.key):
            _complete(part)
