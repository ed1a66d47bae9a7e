"""What was told last of each line of the register, read through SQLite alone, as the register itself."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from cufdesk.domain.progress import in_time
from cufdesk.storage.file import connect, finish_interrupted_write, telling

if TYPE_CHECKING:
    from cufdesk.storage.dossier import Reading

_NOTES = (
    "SELECT owner, day, state, text FROM ("
    "SELECT action_id AS owner, day, state, text, rank, id FROM action_progress"
    " UNION ALL SELECT decision_id, day, state, text, rank, id FROM decision_progress)"
    " ORDER BY owner, rank, id"
)
_EVIDENCE = "SELECT id, evidence FROM action WHERE evidence != ''"


@dataclass(slots=True)
class Note:
    """A note of progress."""

    day: date | None
    state: str
    text: str


class FollowUp(NamedTuple):
    """The latest note of a line that says something, None where there is none, and what proves it done."""

    note: Note | None = None
    evidence: str = ""


def read_follow_ups(path: str) -> dict[str, FollowUp]:
    """Return what was told last, by the ids of decisions and actions; refuses what cannot be read."""
    with telling(path):
        finish_interrupted_write(path)
        with closing(connect(path, read_only=True)) as connection:
            return _told(connection)


def follow_ups_of(reading: Reading) -> dict[str, FollowUp]:
    """Return what was told last as one look at the records sees it."""
    plain = reading.session.connection().connection.driver_connection
    if not isinstance(plain, sqlite3.Connection):
        raise TypeError(type(plain).__name__)
    return _told(plain)


def _told(connection: sqlite3.Connection) -> dict[str, FollowUp]:
    notes: defaultdict[str, list[Note]] = defaultdict(list)
    for owner, day, state, text in connection.execute(_NOTES):
        notes[owner].append(Note(date.fromisoformat(day) if day else None, state, text))
    evidence = dict(connection.execute(_EVIDENCE))
    return {
        one: FollowUp(
            next((note for note in reversed(in_time(notes[one])) if note.text.strip()), None),
            evidence.get(one, ""),
        )
        for one in (*notes, *(evidence.keys() - notes.keys()))
    }
