"""What stood beside minutes when they were sent: people, bodies, the visit and dates, as the journal tells.

What others hold says the names, functions and dates of that day; a contact that is renamed since, or a date
that moves, changes nothing in it. The words of the minutes themselves are kept by other means: only a
correction changes them, and from it on what stands beside them is that of its day.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager

from sqlalchemy import Connection, create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from cufdesk.domain.base import Record
from cufdesk.domain.contacts import Person
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.records import BY_NAME
from cufdesk.domain.visits import Visit
from cufdesk.storage.directory import named_by
from cufdesk.storage.dossier import Reading
from cufdesk.storage.journal.fold import Change, fold
from cufdesk.storage.journal.pages import changes_of
from cufdesk.storage.journal.values import to_row
from cufdesk.storage.laid_anew import insert

_ROWS = """SELECT DISTINCT row FROM journal_change
    WHERE subject IN (SELECT value FROM json_each(?))"""
_DATES = "SELECT DISTINCT row FROM journal_change WHERE kind = 'milestone'"


@contextmanager
def as_sent(reading: Reading, meeting: Meeting) -> Iterator[Reading]:
    """Give what stands beside minutes: as it was when their version was distributed, else as it is now."""
    sent = _sent_by(reading.session.connection(), meeting.id) if meeting.state == "distributed" else None
    if sent is None:
        yield reading
        return
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as plain:
        engine = create_engine("sqlite://", creator=lambda: plain, poolclass=StaticPool)
        Record.metadata.create_all(engine)
        past = _Past(reading.session.connection(), plain, sent)
        past.bring(_dates(reading.session.connection()), later=False)
        past.bring([meeting.visit_id] if meeting.visit_id else [])
        with Session(engine) as session:
            look = Reading(session)
            _bring_named(past, look, meeting, reading)
            yield look


def _bring_named(past: _Past, look: Reading, meeting: Meeting, reading: Reading) -> None:
    """Bring the people and bodies that the minutes and their visit name, and the meetings of its steps."""
    visit = look.get(Visit, meeting.visit_id) if meeting.visit_id else None
    records: list[Record] = [meeting, visit] if visit is not None else [meeting]
    steps = {item.meeting_id for item in visit.programme if item.meeting_id} if visit is not None else set()
    named = named_by(records)
    past.bring([*steps, *named["organisation"]])
    # Of whom the values were erased nothing is told that the erasing did not leave.
    erased = [one for one in named["person"] if _is_erased(reading, one)]
    past.bring(erased, now=True)
    past.bring(named["person"] - set(erased))
    people = [one for one in (look.get(Person, key) for key in sorted(named["person"])) if one is not None]
    past.bring(named_by(people)["organisation"])


def _is_erased(reading: Reading, person_id: str) -> bool:
    person = reading.session.get(Person, person_id)
    return person is not None and person.anonymised_on is not None


def _dates(connection: Connection) -> list[str]:
    """Return every date that the calendar ever had: which of them the minutes set may have changed."""
    return [row[0] for row in connection.exec_driver_sql(_DATES)]


def _sent_by(connection: Connection, meeting_id: str) -> str | None:
    """Return the write that made the version which others hold: its distribution, or its last correction."""
    rows = [row[0] for row in connection.exec_driver_sql(_ROWS, (json.dumps([meeting_id]),))]
    found = [
        change
        for (kind, _row), changes in changes_of(connection, rows).items()
        for change in changes
        if (kind == "meeting" and change.new.get("state") == "distributed")
        or (kind == "correction" and change.op == "insert")
    ]
    return max((change.write for change in found), default=None)


class _Past:
    """Puts records as they were, up to a write and with it, into another set of tables."""

    def __init__(self, journal: Connection, tables: sqlite3.Connection, until: str) -> None:
        self._journal = journal
        self._tables = tables
        self._until = until
        self._brought: set[str] = set()

    def bring(self, subjects: Iterable[str | None], *, now: bool = False, later: bool = True) -> None:
        """Put records with their parts there, once each, as they were then, or as they are `now`.

        What was not there yet stands as it is, unless nothing made `later` is wanted: two contacts may have
        become one, that is younger than the minutes which name it.
        """
        wanted = sorted({one for one in subjects if one} - self._brought)
        self._brought |= set(wanted)
        for subject in wanted:
            rows = [row[0] for row in self._journal.exec_driver_sql(_ROWS, (json.dumps([subject]),))]
            changes = changes_of(self._journal, rows)
            was = {key: self._until_then(own) for key, own in changes.items()}
            is_there = any(row == subject and fold(kind, row, own).alive for (kind, row), own in was.items())
            if is_there and not now:
                self._put(was)
            elif now or later:
                self._put(changes)

    def _until_then(self, changes: list[Change]) -> list[Change]:
        return [change for change in changes if change.write <= self._until]

    def _put(self, rows: dict[tuple[str, str], list[Change]]) -> None:
        for (kind, row), changes in rows.items():
            state = fold(kind, row, changes)
            if state.alive and kind in BY_NAME:
                insert(self._tables, kind, {"id": row, **to_row(kind, state.values)})
