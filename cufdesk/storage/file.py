"""The file as the disk has it: what it is, how it is opened, and which sentence a failure deserves.

A dossier is one SQLite file with our application id and a version. Its journal mode is TRUNCATE with EXTRA
synchronisation: people copy the file by hand, and a copy of the main file alone must be whole (with a
write-ahead log it was not).
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from urllib.parse import quote

from cufdesk.i18n import N_, _
from cufdesk.refusal import Damaged, Refusal, Unreadable, why

APPLICATION_ID = 0x43554644  # "CUFD"
VERSION = 4

_MARKS = ("application_id", "user_version")
_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_STEPS = 20_000  # of SQLite between two looks at whether to go on
_DAMAGED = (
    "malformed",
    "not a database",
    "corrupt",
    "could not decode",
    "file format",
    "vtable constructor failed",
)
# What SQLite says of the world, and what a person is told.
_SENTENCES = (
    (
        ("disk is full", "no space left"),
        N_("There is no room left on the disk: free some space, then try again. Nothing was changed."),
    ),
    (
        ("interrupted write",),
        N_("A write to {name} was interrupted: open it once where it may be changed. Nothing was changed."),
    ),
    (("readonly", "read-only"), N_("{name} can be read but not changed. Nothing was changed.")),
    (
        ("locked",),
        N_("Another program is using {name}. Try again in a moment; nothing was changed."),
    ),
    (_DAMAGED, N_("{name} is damaged. Take the last backup; nothing was changed.")),
    (
        ("foreign key",),
        N_("Something that is named here is not there any more. Read it again; nothing was changed."),
    ),
    (
        ("unable to open", "disk i/o", "no such file"),
        N_("{name} cannot be reached any more (disk or folder gone). Nothing was changed."),
    ),
)
_PATIENCE = 5.0  # seconds to wait for another program that writes


def inspect_header(path: str) -> int:
    """Return the file's version, or refuse a file that is not a dossier that this program can open.

    Reads 100 bytes and the size; never changes the file. Not for a file that this process is writing: closing
    any handle on a file lets go of the locks that SQLite holds on it through another.
    """
    name = os.path.basename(path)
    header, size = _read_header(path, name)
    if size == 0:
        raise Damaged(_("{name} is empty: it is not a dossier. Nothing was changed.").format(name=name))
    if not header.startswith(_MAGIC) or len(header) < _HEADER:
        raise Damaged(_("{name} is not a dossier of Cufdesk. Nothing was changed.").format(name=name))
    version = int.from_bytes(header[60:64], "big")
    refuse_unknown(int.from_bytes(header[68:72], "big"), version, name)
    _refuse_truncated(header, size, path)
    return version


def refuse_unknown(application_id: int, version: int, name: str) -> None:
    """Refuse a database that is not a dossier of a version that this program knows."""
    if application_id != APPLICATION_ID:
        sentence = _(
            "{name} is a database of another program, not a dossier of Cufdesk. Nothing was changed."
        )
        raise Refusal(sentence.format(name=name))
    if version > VERSION:
        sentence = _("{name} was written by a newer Cufdesk. Open it with that version; nothing was changed.")
        raise Refusal(sentence.format(name=name))
    if version < 1:
        raise Damaged(_("{name} is damaged. Take the last backup; nothing was changed.").format(name=name))


def _read_header(path: str, name: str) -> tuple[bytes, int]:
    try:
        with open(path, "rb") as file:
            return file.read(_HEADER), os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        raise Damaged(_("There is no file {name}.").format(name=name)) from None
    except IsADirectoryError:
        raise Refusal(_("{name} is a folder, not a dossier.").format(name=name)) from None
    except PermissionError:
        raise Refusal(_("You are not allowed to read {name}.").format(name=name)) from None
    except OSError as error:
        raise Refusal(_("{name} cannot be read: {reason}.").format(name=name, reason=why(error))) from None


def _refuse_truncated(header: bytes, size: int, path: str) -> None:
    """Refuse a file shorter than its own header says; only where that count is valid."""
    page_size = int.from_bytes(header[16:18], "big")
    page_size = 65536 if page_size == 1 else page_size
    pages = int.from_bytes(header[28:32], "big")
    counted_now = header[24:28] == header[92:96]
    if counted_now and pages and size < pages * page_size and not has_hot_journal(path):
        sentence = _("{name} is incomplete: its end is missing. Take the last backup; nothing was changed.")
        raise Damaged(sentence.format(name=os.path.basename(path)))


def has_hot_journal(path: str) -> bool:
    """Tell whether SQLite has a rollback to finish, which may lengthen the file again."""
    try:
        return os.path.getsize(f"{path}-journal") > 0
    except OSError:
        return False


def finish_interrupted_write(path: str) -> None:
    """Let SQLite undo a write that a crash interrupted: a connection that only reads is not able to.

    A write that is under way is left alone. Raises sqlite3.DatabaseError for a file damaged or in use.
    """
    if has_hot_journal(path) and is_writable(path):
        connect(path).close()


@contextmanager
def telling(path: str) -> Iterator[None]:
    """Turn what the world does to a file (disk, damage, permissions) into a refusal with its sentence."""
    try:
        yield
    except (sqlite3.DatabaseError, Unreadable) as error:
        refusal = refusal_for(error, path)
        if refusal is None:
            raise
        raise refusal from error


def remove_empty_journal(path: str) -> None:
    """Take away the empty file that TRUNCATE leaves beside a dossier; one with content is SQLite's to use."""
    journal = f"{path}-journal"
    with suppress(OSError):  # already gone, or the folder is
        if os.path.getsize(journal) == 0:
            os.unlink(journal)


def quick_check(path: str, cancelled: Callable[[], bool] | None = None) -> None:
    """Refuse (`Damaged`) a file whose pages do not fit together; a look that was cancelled tells nothing."""
    name = os.path.basename(path)
    try:
        with closing(connect(path, read_only=True)) as connection:
            if cancelled is not None:
                connection.set_progress_handler(cancelled, _STEPS)
            sound = connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlite3.Error as error:
        if cancelled is not None and cancelled():
            return
        refusal = refusal_for(error, path)
        if refusal is None:
            raise
        raise refusal from error
    if not sound:
        raise Damaged(_("{name} is damaged. Take the last backup; nothing was changed.").format(name=name))


def moment(stored: str) -> datetime:
    """Return when something was written; raises Unreadable."""
    try:
        return datetime.fromisoformat(stored)
    except ValueError as error:
        raise Unreadable(repr(stored)) from error


def is_writable(path: str) -> bool:
    """Tell whether the person may change the file; without write permission, nobody may."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    folder = os.path.dirname(os.path.abspath(path))
    return (
        bool(mode & (stat.S_IWUSR | stat.S_IWGRP)) and os.access(path, os.W_OK) and os.access(folder, os.W_OK)
    )


def connect(path: str, *, read_only: bool = False) -> sqlite3.Connection:
    """Open a connection with the pragmas of a dossier; transactions are begun and ended by the caller.

    Raises sqlite3.DatabaseError for a file that is damaged, locked, or not there.
    """
    mode = "ro" if read_only else "rw"
    uri = f"file:{quote(os.path.abspath(path))}?mode={mode}"
    connection = sqlite3.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, timeout=_PATIENCE
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        if not read_only:
            connection.execute("PRAGMA journal_mode = TRUNCATE")
            connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except UnicodeDecodeError as error:
        connection.close()
        # SQLite quotes a damaged schema in letters that are none.
        raise sqlite3.DatabaseError("malformed database schema") from error
    except BaseException:
        connection.close()
        raise
    return connection


def identity(path: str) -> tuple[int, int] | None:
    """Return what tells this very file from another put in its place, or None when there is no file."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino


def is_damage(error: BaseException) -> bool:
    """Tell whether a failure says that the content of the file is damaged."""
    return _says(str(error).lower(), _DAMAGED)


def _says(text: str, signs: tuple[str, ...]) -> bool:
    """Tell whether a message says one of some things; a constraint without a name is the search index's."""
    return any(sign in text for sign in signs) or (signs is _DAMAGED and text == "constraint failed")


def is_damaged_file(error: BaseException) -> bool:
    """Tell whether an exception that nobody handled says that a file is damaged: that is no bug."""
    return isinstance(error, sqlite3.DatabaseError) and is_damage(error)


def refusal_for(error: BaseException, path: str) -> Refusal | None:
    """Return the refusal for a failure that the world caused (disk, permissions), None for our bugs."""
    sentence = sentence_for(error, path)
    if sentence is None:
        return None
    return Damaged(sentence) if is_damage(error) or isinstance(error, Unreadable) else Refusal(sentence)


def sentence_for(error: BaseException, path: str) -> str | None:
    """Return the sentence for a failure that the world caused (disk, permissions), None for our bugs."""
    name = os.path.basename(path)
    text = str(error).lower()
    if isinstance(error, Unreadable):
        sentence = _(
            "{name} holds what cannot be read ({detail}). Take the last backup; nothing was changed."
        )
        return sentence.format(name=name, detail=error)
    if getattr(error, "sqlite_errorname", "") == "SQLITE_READONLY_ROLLBACK":
        text = "interrupted write"
    for signs, sentence in _SENTENCES:
        if _says(text, signs):
            return _(sentence).format(name=name)
    return _sentence_for_layout(path) if "no such" in text or "has no column" in text else None


def _sentence_for_layout(path: str) -> str | None:
    """Return the sentence for a file that lacks a table or the like, None if it lacks none: it is our bug."""
    from cufdesk.storage.upgrades import is_laid_out

    try:
        with telling(path), closing(connect(path, read_only=True)) as connection:
            application_id, version = (
                int(connection.execute(f"PRAGMA {mark}").fetchone()[0]) for mark in _MARKS
            )
            refuse_unknown(application_id, version, os.path.basename(path))
            return None if is_laid_out(connection) else laid_out_otherwise(path)
    except Refusal as refusal:
        return refusal.sentence


def laid_out_otherwise(path: str) -> str:
    """Return the sentence for a file whose tables are not those of this program."""
    sentence = _("{name} is not laid out as this Cufdesk expects it. Nothing was changed.")
    return sentence.format(name=os.path.basename(path))
