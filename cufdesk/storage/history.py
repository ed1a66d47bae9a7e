"""The history: who wrote what and when, of the whole dossier or of one record; and how things are called."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection

from cufdesk.storage.aggregates import chain, owners
from cufdesk.storage.journal.fold import fold
from cufdesk.storage.journal.pages import Key, Write, change_from, changes_of, writes
from cufdesk.storage.journal.rows import stored
from cufdesk.storage.journal.values import Value, Values, by_name
from cufdesk.storage.journal_reader import TOLD
from cufdesk.storage.undoing import Look

_SUBJECTS = """SELECT DISTINCT c.write, c.subject FROM journal_change AS c
    WHERE c.write IN (SELECT value FROM json_each(?)) ORDER BY c.write, c.rowid"""
_DETAILS = """SELECT c.kind, c.row, w.clock, w.node, c.op, c.content, c.replaces, 0, w.seq, c.subject
    FROM journal_change AS c JOIN journal_write AS w ON w.seq = c.write WHERE w.seq = ? ORDER BY c.rowid"""
_SUBJECT = "SELECT DISTINCT kind, subject FROM journal_change WHERE write = ? LIMIT 50"
_AUTHORS = "SELECT DISTINCT author FROM journal_write WHERE author <> '' ORDER BY author"

# What a record is called by, the first that is not empty; `{l}` is the language.
_CALLED = (
    "title_{l}", "name_{l}", "label_{l}", "text_{l}", "function_{l}",
    "title_fr", "title_es", "name_fr", "name_es", "label_fr", "label_es",
    "text_fr", "text_es", "function_fr", "function_es", "acronym", "written_name",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the history is wanted; empty means any. `before` is the place of the entry above."""

    author: str = ""
    subject: str = ""
    kind: str = ""
    before: int = 0
    limit: int = 100


class Entry(NamedTuple):
    """A write, and the ids of the records whose forms show what it changed."""

    write: Write
    subjects: tuple[str, ...]


class FieldChange(NamedTuple):
    """One field: what it was and what it became, as stored."""

    field: str
    old: Value
    new: Value


class RowChange(NamedTuple):
    """What a write did to one row; for a row that was made or deleted, its fields that were not empty."""

    kind: str
    row: str
    subject: str
    op: str
    fields: tuple[FieldChange, ...]


def entries(look: Look, asked: Asked) -> list[Entry]:
    """Return writes, the last first."""
    connection = look.session.connection()
    where, values = [TOLD], []
    for condition, value in (
        ("author = ?", asked.author),
        ("seq IN (SELECT write FROM journal_change WHERE subject = ?)", asked.subject),
        ("seq IN (SELECT write FROM journal_change WHERE kind = ?)", asked.kind),
        ("seq < ?", asked.before),
    ):
        if value:
            where.append(condition)
            values.append(value)
    found = writes(connection, f"WHERE {' AND '.join(where)} ORDER BY seq DESC LIMIT ?", *values, asked.limit)
    subjects: defaultdict[int, list[str]] = defaultdict(list)
    for write, subject in connection.exec_driver_sql(_SUBJECTS, (json.dumps([w.seq for w in found]),)):
        subjects[write].append(subject)
    return [Entry(write, tuple(subjects[write.seq])) for write in found]


def only_subject(look: Look, write: Write) -> Key | None:
    """Return the one record whose form shows all that a write changed, if it is there now."""
    connection = look.session.connection()
    found = connection.exec_driver_sql(_SUBJECT, (write.seq,))
    keys = {(chain(kind)[-1], subject) for kind, subject in found}
    return next(iter(stored(connection, keys)), None) if len(keys) == 1 else None


def authors(look: Look) -> list[str]:
    """Return everybody who has written."""
    return [str(author) for (author,) in look.session.connection().exec_driver_sql(_AUTHORS)]


def details(look: Look, write: Write) -> list[RowChange]:
    """Return what a write changed, row by row."""
    found = look.session.connection().exec_driver_sql(_DETAILS, (write.seq,))
    return [_row_change(row) for row in found]


def _row_change(row: Any) -> RowChange:
    kind, row_id, *_rest, subject = row
    change = change_from(row[:9])
    names = by_name(kind)
    fields = tuple(
        FieldChange(name, change.old.get(name, own.empty), change.new.get(name, own.empty))
        for name, own in names.items()
        if name in change.new or name in change.old
    )
    return RowChange(kind, row_id, subject, change.op, fields)


def names_of(look: Look, keys: Iterable[Key], language: str) -> dict[str, str]:
    """Return how rows are called, also those that are gone; a part without a name has that of its owner."""
    connection = look.session.connection()
    wanted = set(keys)
    values = _known(connection, wanted)
    found: dict[str, str] = {}
    unnamed: dict[Key, Key] = {}
    for key, held in values.items():
        name = called(key[0], held, language)
        if name:
            found[key[1]] = name
        elif key[0] in owners():
            table, column = owners()[key[0]]
            unnamed[key] = (table, str(held.get(column) or ""))
    if unnamed:
        above = names_of(look, set(unnamed.values()) - wanted, language)
        for key, owner in unnamed.items():
            found[key[1]] = found.get(owner[1]) or above.get(owner[1], "")
    return found


def called(kind: str, values: Values, language: str) -> str:
    """Return what a record with some values is called."""
    held = {name: str(value) for name, value in values.items() if value is not None}
    if kind == "person":
        spoken = " ".join(
            held[name] for name in ("given_names", "first_surname", "second_surname") if held.get(name)
        )
        return spoken or held.get("written_name", "")
    number = held.get("number", "")
    spoken = next((held[key] for name in _CALLED if held.get(key := name.format(l=language))), "")
    return " · ".join(part for part in (number, spoken) if part)


def _known(connection: Connection, keys: set[Key]) -> dict[Key, Values]:
    """Return the values of rows: as the tables have them, or as the journal knew them last."""
    found = stored(connection, keys)
    gone = keys - set(found)
    if gone:
        changes = changes_of(connection, (row for _kind, row in gone))
        found.update((key, fold(*key, own).values) for key, own in changes.items() if key in gone)
    return found
