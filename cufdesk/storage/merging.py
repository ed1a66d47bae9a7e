"""A copy comes home: its writes are taken in, inside a write of its own."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import IntegrityError

from cufdesk.storage.journal import conflicts, merge
from cufdesk.storage.journal.fold import Conflict
from cufdesk.storage.journal.merge import BadCopy, Report
from cufdesk.storage.other_copy import dossier_of
from cufdesk.storage.undoing import Look
from cufdesk.storage.writing import Writing

__all__ = ["BadCopy", "Report", "is_same_dossier", "open_conflicts", "open_conflicts_after", "take_in"]

_DOSSIER = "SELECT value FROM fact WHERE name = 'dossier'"


def take_in(writing: Writing, other: sqlite3.Connection) -> Report:
    """Take in what another copy wrote; return what it came to.

    Raises `BadCopy` for a file whose journal cannot be believed.
    """
    connection = writing.connection
    before = merge.last_place(connection)
    report = merge.bring(connection, other)
    if report.there:
        writing.kind = "merge"
        writing.is_kept_alone = True
        writing.look_again()
        try:
            writing.put_rows(report.touched)
        except IntegrityError as error:  # a value that the table itself refuses
            raise BadCopy(str(error)) from error
        writing.kept = lambda place: merge.mark_brought(connection, before, place)
    return report


def is_same_dossier(look: Look, other: sqlite3.Connection) -> bool:
    """Tell whether another file is a copy of this dossier."""
    mine = look.session.connection().exec_driver_sql(_DOSSIER).scalar()
    return bool(mine) and mine == dossier_of(other)


def open_conflicts_after(writing: Writing) -> list[Conflict]:
    """Return the conflicts that will stand open once this write is kept."""
    return conflicts.open_conflicts(writing.connection, writing.put_keys())


def open_conflicts(look: Look) -> list[Conflict]:
    """Return the conflicts that nobody has settled yet."""
    return conflicts.open_conflicts(look.session.connection())
