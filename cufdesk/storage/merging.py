"""A copy comes home: its writes are taken in, inside a write of its own."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from sqlalchemy.exc import IntegrityError

from cufdesk.domain.name_traces import NONE
from cufdesk.storage import merges, scrubbing
from cufdesk.storage.facts import DOSSIER, dossier_id
from cufdesk.storage.journal import conflicts, merge
from cufdesk.storage.journal.fold import Conflict
from cufdesk.storage.journal.merge import BadCopy, Report
from cufdesk.storage.journal.pages import Key, Write, writes
from cufdesk.storage.scrubbing import Scrubber
from cufdesk.storage.scrubs import scrubs
from cufdesk.storage.undoing import Look
from cufdesk.storage.writing import Writing

__all__ = [
    "BadCopy",
    "Report",
    "Taken",
    "gone",
    "is_same_dossier",
    "open_conflicts",
    "open_conflicts_after",
    "take_in",
    "undone_merge",
]

_NAMED = "SELECT value FROM fact WHERE name = ?"
_BROUGHT = "SELECT clock, node FROM journal_write WHERE merge = ? ORDER BY seq"
_KNOWN = "SELECT 1 FROM journal_write WHERE node = ? AND clock = ?"


class Taken(NamedTuple):
    """What came of taking a copy's writes in, and these writes, in the order of the clock."""

    report: Report
    writes: list[Write]
    obeyed: bool = False
    """Whether the copy told of people who are anonymised here by that."""


def take_in(writing: Writing, other: sqlite3.Connection, name: str) -> Taken:
    """Take in what another copy wrote, and remember what the copy was called.

    Raises `BadCopy` for a file whose journal cannot be believed.
    """
    connection = writing.connection
    before = merge.last_place(connection)
    scrubber, obeyed = _obey(writing, other)
    report = merge.bring(connection, other, scrubber)
    brought = writes(connection, "WHERE seq > ? ORDER BY clock, node", before)
    if obeyed:
        writing.kind = "act"
    if report.there:
        writing.kind = "merge"
        writing.is_kept_alone = True
        writing.look_again()
        try:
            writing.put_rows(report.touched)
        except IntegrityError as error:  # a value that the table itself refuses
            raise BadCopy(str(error)) from error
        here = merges.Side.of(line.at for line in report.here if line.label)

        def keep(place: int) -> None:
            merge.mark_brought(connection, before, place)
            merges.remember(connection, place, name, here)

        writing.kept = keep
    return Taken(report, brought, obeyed)


def _obey(writing: Writing, other: sqlite3.Connection) -> tuple[Scrubber | None, bool]:
    """Anonymise here whom the copy has anonymised; return what scrubs all that comes from it."""
    mine = scrubbing.driver(writing)
    known = scrubs(mine)
    new = [one for one in scrubs(other) if one.person not in {scrub.person for scrub in known}]
    here = {one.person: scrubbing.traces_of(mine, [one.person]) for one in new}
    people = [
        scrubbing.person_in(connection, one, here.get(one.person, NONE))
        for one in (*known, *new)
        for connection in (mine, other)
    ]
    if new:
        scrubbing.obey(writing, new)
    return (Scrubber(people) if people else None), bool(new)


def gone(report: Report, kind: str) -> list[Key]:
    """Return the rows of a table that a merge takes away."""
    return sorted(key for key, values in report.touched.items() if key[0] == kind and values is None)


def undone_merge(look: Look, other: sqlite3.Connection) -> Write | None:
    """Return the last merge that brought writes of this copy and was undone since, unknown to the copy."""
    connection = look.session.connection()
    for found in writes(connection, f"WHERE {merges.BROUGHT_SOMETHING} AND undone = 1 ORDER BY seq DESC"):
        undo = merges.undone_by(look, found)
        knows_undo = undo is not None and _is_in(other, undo.id.clock, undo.id.node)
        brought = connection.exec_driver_sql(_BROUGHT, (found.seq,))
        if not knows_undo and any(_is_in(other, clock, node) for clock, node in brought):
            return found
    return None


def _is_in(other: sqlite3.Connection, clock: int, node: str) -> bool:
    return other.execute(_KNOWN, (node, clock)).fetchone() is not None


def is_same_dossier(look: Look, other: sqlite3.Connection) -> bool:
    """Tell whether another file is a copy of this dossier."""
    mine = look.session.connection().exec_driver_sql(_NAMED, (DOSSIER,)).scalar()
    return bool(mine) and mine == dossier_id(other)


def open_conflicts_after(writing: Writing) -> list[Conflict]:
    """Return the conflicts that will stand open once this write is kept."""
    return conflicts.open_conflicts(writing.connection, writing.put_keys())


def open_conflicts(look: Look) -> list[Conflict]:
    """Return the conflicts that nobody has settled yet."""
    return conflicts.open_conflicts(look.session.connection())
