"""Copies of a dossier that are whole, also while a window has it open: made by SQLite, then checked.

The copy is made under a private name in the folder where it will stand, read from end to end, and brought
to the disk; only then does it get its name.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from cufdesk.i18n import _
from cufdesk.refusal import Damaged, Refusal, why
from cufdesk.storage.file import (
    connect,
    finish_interrupted_write,
    inspect_header,
    refuse_unknown,
    telling,
)
from cufdesk.storage.placing import half_made, sync

Progress = Callable[[float], None]
Asked = Callable[[], bool]
Change = Callable[[sqlite3.Connection], None]

_PAGES = 128  # copied between two looks at whether to go on
# What a copy may hold less or more of on purpose.
_OF_ONE_FILE = {"fact", "draft"}


class Stopped(Refusal):
    """The person stopped the work."""


@contextmanager
def checked_copy(
    source: str,
    folder: str,
    change: Change | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Asked | None = None,
) -> Iterator[str]:
    """Give the path of a checked copy of a dossier in a folder, to be put in its place; else it is removed.

    `change` is called with a connection to the copy. The dossier may be written meanwhile: a writer waits.
    Refuses what cannot be read or written, and a copy that is not sound (`Damaged`).
    """
    try:
        with telling(source), half_made(folder) as made:
            finish_interrupted_write(source)
            counts = _copy(source, made, progress, cancelled)
            _refuse_unsound(made, source, counts)
            if change is not None:
                _change(made, change)
                _refuse_unsound(made, source, {})
            sync(made)
            yield made
    except OSError as error:
        raise Refusal(cannot_write(error, folder)) from error


def cannot_write(error: OSError, folder: str) -> str:
    """Return the sentence for a folder that takes no file."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return _("There is no room left on the disk: free some space, then try again. Nothing was changed.")
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return _("You may not write in {folder}. Nothing was changed.").format(folder=folder)
    sentence = _("Nothing can be written in {folder}: {reason}. Nothing was changed.")
    return sentence.format(folder=folder, reason=why(error))


def refuse_unsound(path: str) -> None:
    """Refuse (`Damaged`) a file that is not whole: header, pages, references; other refusals as they come."""
    inspect_header(path)
    with telling(path):
        _refuse_unsound(path, path, {})


def _copy(source: str, made: str, progress: Progress | None, cancelled: Asked | None) -> dict[str, int]:
    """Copy all pages of one state of the source; return how many rows its tables have."""

    def tell(_status: int, remaining: int, total: int) -> None:
        if cancelled is not None and cancelled():
            raise Stopped(_("Stopped: nothing was changed."))
        if progress is not None and total:
            progress(1 - remaining / total)

    with (
        closing(connect(source, read_only=True)) as origin,
        closing(sqlite3.connect(made, isolation_level=None)) as copy,
    ):
        copy.execute("PRAGMA synchronous = OFF")  # synchronised once, when it is whole
        origin.execute("BEGIN")  # one state from the first page to the last
        counts = _counts(origin)
        origin.backup(copy, pages=_PAGES, progress=tell)
    return counts


def _change(made: str, change: Change) -> None:
    with closing(connect(made)) as connection:
        connection.execute("PRAGMA secure_delete = ON")  # what is left out is not to be found in the file
        change(connection)


def _refuse_unsound(path: str, source: str, counts: dict[str, int]) -> None:
    name = os.path.basename(source)
    with closing(connect(path, read_only=True)) as connection:
        sound = (
            _asked(connection, "page_count") > 1  # not an empty file
            and connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
            and connection.execute("PRAGMA foreign_key_check").fetchone() is None
        )
        if sound:
            refuse_unknown(_asked(connection, "application_id"), _asked(connection, "user_version"), name)
            there = _counts(connection)
    if not sound or any(there.get(table) != count for table, count in counts.items()):
        raise Damaged(_("{name} is damaged. Take the last backup; nothing was changed.").format(name=name))


def _asked(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the numbers of rows of the tables, without those of the search index."""
    names = connection.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    tables = [name for (name,) in names if not name.startswith("sqlite_") and name not in _OF_ONE_FILE]
    return {
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608 - our own names
        for name in tables
    }
