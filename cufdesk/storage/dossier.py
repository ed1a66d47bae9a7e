"""The open dossier: the one way to read its records and the one way to write them.

    with dossier.read() as reading:
        meeting = reading.get(Meeting, meeting_id)
    with dossier.write(_("Save the meeting")) as writing:
        meeting = writing.save(meeting)

A write is one transaction with one label for a person: all of it or nothing. After the commit, one
announcement says which tables changed. Records handed out are values: detached, whole, comparable with `==`.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from cufdesk.domain.base import Record
from cufdesk.domain.cover import Cover
from cufdesk.i18n import _
from cufdesk.paths import account
from cufdesk.refusal import Damaged, Refusal, Unreadable, why
from cufdesk.storage import backups, upgrades
from cufdesk.storage.aggregates import lean, whole
from cufdesk.storage.file import (
    connect,
    finish_interrupted_write,
    identity,
    inspect_header,
    is_writable,
    laid_out_otherwise,
    refusal_for,
    remove_empty_journal,
    sentence_for,
    telling,
)
from cufdesk.storage.journal.capture import Gate, refuse_bypass
from cufdesk.storage.journal.clock import Clock
from cufdesk.storage.lock import Lock
from cufdesk.storage.placing import place_new
from cufdesk.storage.writing import Writing, the_cover

R = TypeVar("R", bound=Record)
Listener = Callable[[frozenset[str]], None]


class Reading:
    """One consistent look at the records; `session` is for the questions in this room only."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, kind: type[R], record_id: str) -> R | None:
        """Return a record with all its parts, or None."""
        return self.session.get(kind, record_id, options=whole(kind))

    def all(self, kind: type[R], *, pictures: bool = True) -> list[R]:
        """Return all records of a kind with their parts, in one stable order; `pictures` as `lean` says."""
        options = whole(kind) if pictures else lean(kind)
        return list(self.session.scalars(select(kind).options(*options).order_by(kind.id)))

    def cover(self) -> Cover:
        """Return what stands on the cover."""
        return the_cover(self.session)


class Dossier:
    """A dossier file in use by this process."""

    def __init__(self, path: str, *, author: str, read_only: bool, lock: Lock | None) -> None:
        self.path = os.path.realpath(path)
        self.author = author or account()
        self.read_only = read_only
        self._lock = lock
        self._clock = Clock()
        self._identity = identity(self.path)
        self._engine = self._make_engine()
        self._listeners: list[Listener] = []

    @classmethod
    def create(cls, path: str, cover: Cover, *, author: str = "", label: str = "") -> Dossier:
        """Make a new dossier and open it; refuses to overwrite, and leaves nothing behind when it fails."""
        if os.path.lexists(path):
            name = os.path.basename(path)
            raise Refusal(_("{name} exists already: choose another name.").format(name=name))
        half_made = f"{path}.{secrets.token_hex(4)}.new"
        try:
            _make_file(half_made)
            dossier = cls(half_made, author=author, read_only=False, lock=None)
            with dossier.write(label or _("Create the dossier")) as writing:
                writing.kind = "start"
                writing.save(cover)
            dossier.close()
            remove_empty_journal(half_made)
            place_new(half_made, path)
        except (OSError, sqlite3.Error) as error:
            raise Refusal(sentence_for(error, path) or _cannot_create(path, error)) from error
        finally:
            for leftover in (half_made, f"{half_made}-journal"):
                if os.path.exists(leftover):
                    os.unlink(leftover)
        return cls.open(path, author=author)

    @classmethod
    def open(cls, path: str, *, author: str = "", hold: bool = True) -> Dossier:
        """Open a dossier, upgraded to this version; refuses with a sentence what is not one.

        `hold` takes the right to write, which one process has at a time. A file without write permission is
        opened to be read. Without `hold` the dossier is for reading.
        """
        path = os.path.realpath(path)  # a link and its target are one dossier, with one lock and one journal
        version = inspect_header(path)
        writable = is_writable(path)
        lock = Lock(path, author or account()) if hold and writable else None
        try:
            _make_ready(path, version, writable=writable)
        except BaseException:
            if lock:
                lock.release()
            raise
        return cls(path, author=author, read_only=lock is None, lock=lock)

    @contextmanager
    def read(self) -> Iterator[Reading]:
        """Give one consistent look at the records."""
        with self._telling():
            if self.read_only:  # who holds the file may have died while writing
                finish_interrupted_write(self.path)
            with self._engine.connect() as connection, Session(connection) as session:
                yield Reading(session)

    @contextmanager
    def write(self, label: str) -> Iterator[Writing]:
        """Give the right to change records in one transaction under a label for a person.

        Refuses, with nothing changed, when the file is read-only, gone or replaced, or when the disk is full.
        """
        with self._session() as (session, gate), session.begin():
            writing = Writing(session, label, self.author, self._clock, gate)
            yield writing
            changed = writing.finish()
        if changed is not None:
            for listener in tuple(self._listeners):
                listener(changed)

    @contextmanager
    def rehearsal(self) -> Iterator[Writing]:
        """Give what `write` gives; nothing of it stays."""
        with self._session() as (session, gate):
            yield Writing(session, "", self.author, self._clock, gate)
            session.rollback()

    @contextmanager
    def _session(self) -> Iterator[tuple[Session, Gate]]:
        """Give a session that may write, and the gate that only its flush opens."""
        self._refuse_unwritable()
        with self._telling(), self._rolled_back_at_once(), self._engine.connect() as plain:
            gate = Gate()
            connection = plain.execution_options(intent="IMMEDIATE", gate=gate)
            with Session(connection, expire_on_commit=False, autoflush=False) as session:
                yield session, gate

    @contextmanager
    def aside(self) -> Iterator[Connection]:
        """Give one short transaction for what is no record and no change: nothing is journalled or told.

        Refuses as `write` does.
        """
        self._refuse_unwritable()
        with self._telling(), self._rolled_back_at_once(), self._engine.connect() as plain:
            connection = plain.execution_options(intent="IMMEDIATE")
            with connection.begin():
                yield connection

    def cover(self) -> Cover:
        """Return what stands on the cover."""
        with self.read() as reading:
            return reading.cover()

    def listen(self, listener: Listener) -> None:
        """Call the listener after each commit, in the writing thread, with the changed tables' names."""
        self._listeners.append(listener)

    def close(self) -> None:
        """Close the file and give the right to write back."""
        self._engine.dispose()
        if self._lock:
            remove_empty_journal(self.path)
            self._lock.release()

    def _make_engine(self) -> Engine:
        engine = create_engine("sqlite://", creator=self._connect, poolclass=QueuePool)
        event.listen(engine, "begin", _begin)
        event.listen(engine, "before_cursor_execute", refuse_bypass)
        return engine

    def _connect(self) -> sqlite3.Connection:
        """Open one more connection, to the very file that was opened first."""
        self._refuse_other_file()
        return connect(self.path, read_only=self.read_only)

    def _refuse_other_file(self) -> None:
        name = os.path.basename(self.path)
        found = identity(self.path)
        if found is None:
            raise Damaged(_("{name} is not there any more. Nothing was changed.").format(name=name))
        if found != self._identity:
            sentence = _("{name} was replaced by another file while it was open. Nothing was changed.")
            raise Refusal(sentence.format(name=name))

    def _refuse_unwritable(self) -> None:
        self._refuse_other_file()
        if self.read_only or not is_writable(self.path):
            name = os.path.basename(self.path)
            raise Refusal(_("{name} can be read but not changed. Nothing was changed.").format(name=name))

    @contextmanager
    def _rolled_back_at_once(self) -> Iterator[None]:
        """Let SQLite restore the file now: after a failed disk write it waits for the next look."""
        try:
            yield
        except DatabaseError:
            with suppress(DatabaseError, Refusal), self._engine.connect() as connection:
                connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema")
            raise

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Turn failures of disk and file into their sentence."""
        try:
            yield
        except (DatabaseError, sqlite3.DatabaseError, Unreadable) as error:
            refusal = refusal_for(getattr(error, "orig", None) or error, self.path)
            if refusal is None:
                raise
            raise refusal from error


def _begin(connection: Any) -> None:
    """Begin what sqlite3 would begin too late: a write takes its lock before its first look."""
    intent = connection.get_execution_options().get("intent", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {intent}")


def _make_file(path: str) -> None:
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    connection = connect(path)
    try:
        upgrades.create(connection)
    finally:
        connection.close()


def _make_ready(path: str, version: int, *, writable: bool) -> None:
    """Let SQLite look at the file (and finish an interrupted write), then upgrade it if it is older.

    The older file is backed up first.
    """
    with telling(path), closing(connect(path, read_only=not writable)) as connection:
        if writable and upgrades.is_older(version):
            backups.make(path, "upgrade")
            upgrades.upgrade(connection, version)
        elif upgrades.is_older(version):
            older = _(
                "{name} is of an older Cufdesk and cannot be brought up to date where it lies. Copy it first."
            )
            raise Refusal(older.format(name=os.path.basename(path)))
        if not upgrades.is_laid_out(connection):
            raise Refusal(laid_out_otherwise(path))


def _cannot_create(path: str, error: BaseException) -> str:
    folder = os.path.dirname(os.path.abspath(path))
    sentence = _("The dossier cannot be created in {folder}: {reason}.")
    return sentence.format(folder=folder, reason=why(error))
