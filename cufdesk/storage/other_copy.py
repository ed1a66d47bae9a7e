"""Another copy of a dossier, looked at without changing a byte of it.

An older file, or one with an interrupted write, is looked at in a private copy of our own that is gone
afterwards: upgrading it, or finishing the write, would change it.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from cufdesk.i18n import _
from cufdesk.refusal import Refusal, Unreadable, why
from cufdesk.storage import upgrades
from cufdesk.storage.copying import Stopped
from cufdesk.storage.file import VERSION, connect, has_hot_journal, inspect_header, is_damage, sentence_for
from cufdesk.storage.laid_anew import Lent
from cufdesk.storage.sent_minutes import Sent, sent_minutes

_STEPS = 1_000  # of SQLite between two looks at whether to go on


@contextmanager
def opened_copy(path: str, *, cancelled: Callable[[], bool] | None = None) -> Iterator[sqlite3.Connection]:
    """Give a connection to what a file holds, at this program's version; the file keeps every byte.

    Refuses what is no dossier, what is damaged, and what cannot be read. A question that is under way when
    `cancelled` says so ends with `Stopped`.
    """
    version = inspect_header(path)
    with telling_of_copy(path, cancelled):
        if version == VERSION and not has_hot_journal(path):
            with closing(connect(path, read_only=True)) as connection:
                _heed(connection, cancelled)
                connection.execute("BEGIN")  # one look, though its owner may be writing
                connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # it begins here
                yield connection
        else:
            with tempfile.TemporaryDirectory(prefix="cufdesk-") as folder:
                own = os.path.join(folder, "copy")
                _fetch(path, own)
                with closing(connect(own)) as connection:
                    _heed(connection, cancelled)
                    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
                    _upgrade(connection, version, path)
                    yield connection


@contextmanager
def telling_of_copy(path: str, cancelled: Callable[[], bool] | None = None) -> Iterator[None]:
    """Turn what fails while a copy is read into a refusal that names the copy, or into `Stopped`.

    For questions asked of it inside a write of the dossier, which would take the failure for its own.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        if cancelled is not None and cancelled():
            raise Stopped(_("Stopped: nothing was changed.")) from error
        if is_damage(error):
            raise Refusal(damaged_copy(path)) from error
        sentence = sentence_for(error, path)
        if sentence is None:
            raise
        raise Refusal(sentence) from error


def _upgrade(connection: sqlite3.Connection, version: int, path: str) -> None:
    try:
        upgrades.upgrade(connection, version)
    except Unreadable as error:
        raise Refusal(damaged_copy(path)) from error


def _heed(connection: sqlite3.Connection, cancelled: Callable[[], bool] | None) -> None:
    """Have questions end when they are not wanted any more."""
    if cancelled is not None:
        connection.set_progress_handler(cancelled, _STEPS)


def _fetch(path: str, own: str) -> None:
    """Copy a file with the interrupted write beside it, if there is one; nobody else may read the copy."""
    try:
        for ending in ("", "-journal"):
            if not ending or os.path.exists(path + ending):
                shutil.copyfile(path + ending, own + ending)
                os.chmod(own + ending, 0o600)
    except OSError as error:
        name = os.path.basename(path)
        sentence = _("{name} cannot be read: {reason}.")
        raise Refusal(sentence.format(name=name, reason=why(error))) from error


def damaged_copy(path: str) -> str:
    """Return the sentence for a copy that cannot be believed."""
    sentence = _("{name} is damaged: nothing was taken from it, and nothing was changed.")
    return sentence.format(name=os.path.basename(path))


def distributed_minutes(connection: sqlite3.Connection) -> list[Sent]:
    """Return the minutes of an opened copy that were distributed there."""
    engine = create_engine("sqlite://", creator=lambda: Lent(connection), poolclass=StaticPool)
    try:
        with Session(engine, expire_on_commit=False) as session:
            return sent_minutes(session)
    except DBAPIError as error:
        raise error.orig or error from error
