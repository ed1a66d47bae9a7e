"""The history: who wrote what and when, of the whole dossier or of one record; and how things are called."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from textwrap import shorten
from typing import Any, NamedTuple

from sqlalchemy import Connection

from cufdesk import folding
from cufdesk.domain.records import TABLES
from cufdesk.i18n import translator
from cufdesk.refusal import Unreadable
from cufdesk.storage.aggregates import chain, owners
from cufdesk.storage.journal.fold import fold
from cufdesk.storage.journal.pages import Key, Write, change_from, changes_of, writes
from cufdesk.storage.journal.rows import stored
from cufdesk.storage.journal.values import Value, Values, by_name
from cufdesk.storage.journal_reader import TOLD
from cufdesk.storage.undoing import Look

_SUBJECTS = """SELECT write, subject,
        max(row = subject AND op = 'insert'), max(row = subject AND op = 'delete')
    FROM journal_change WHERE write IN (SELECT value FROM json_each(?))
    GROUP BY write, subject ORDER BY write, min(rowid)"""
_LABELS = "SELECT seq, label FROM journal_write"
_THESE = "WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq DESC"
_MOMENTS = "SELECT seq, at FROM journal_write WHERE seq IN (SELECT value FROM json_each(?))"
_DETAILS = """SELECT c.kind, c.row, w.clock, w.node, c.op, c.content, c.replaces, 0, w.seq, c.subject
    FROM journal_change AS c JOIN journal_write AS w ON w.seq = c.write WHERE w.seq = ?
    ORDER BY c.rowid LIMIT ?"""
# Counting stops at one more than is read: how many rows a large import has is nothing that a line says.
_FIRST = """SELECT c.kind, c.row, w.clock, w.node, c.op, c.content, c.replaces, 0, w.seq, c.subject,
        (SELECT count(*) FROM (SELECT 1 FROM journal_change WHERE write = wanted.value LIMIT :most + 1))
    FROM json_each(:writes) AS wanted CROSS JOIN journal_change AS c
    JOIN journal_write AS w ON w.seq = c.write
    WHERE c.rowid IN (SELECT rowid FROM journal_change WHERE write = wanted.value ORDER BY rowid LIMIT :most)
    ORDER BY c.rowid"""
_SUBJECT = "SELECT DISTINCT kind, subject FROM journal_change WHERE write = ? LIMIT 50"
_ALL_SUBJECTS = """SELECT DISTINCT kind, subject FROM journal_change
    WHERE write IN (SELECT seq FROM journal_write WHERE seq = :seq OR merge = :seq)"""
_TOLD_OTHERS = """SELECT max(w.seq) FROM journal_change AS c JOIN journal_write AS w ON w.seq = c.write
    WHERE c.subject = ? AND (w.kind = 'act' OR (c.op = 'insert' AND c.row = c.subject))"""
_BY_KIND = """EXISTS (SELECT 1 FROM journal_change AS c
    WHERE c.write = journal_write.seq AND c.kind IN (SELECT value FROM json_each(?)))"""
_COUNTS = """SELECT (SELECT count(*) FROM journal_change WHERE write = :seq),
    (SELECT count(*) FROM journal_write WHERE merge = :seq)"""
_KIND_OF = "SELECT kind FROM journal_change WHERE row = ? LIMIT 1"
_AUTHORS = "SELECT DISTINCT author FROM journal_write WHERE author <> '' ORDER BY author"

# What a record is called by, the first that is not empty; `{l}` is the language.
_CALLED = (
    "title_{l}", "name_{l}", "label_{l}", "text_{l}", "function_{l}",
    "title_fr", "title_es", "name_fr", "name_es", "label_fr", "label_es",
    "text_fr", "text_es", "function_fr", "function_es", "acronym", "written_name", "value", "words",
)  # fmt: skip
# What a part without a name of its own is called after, before its owner.
_CALLED_AFTER = ("person_id", "member_id", "other_id", "organisation_id", "funder_id")
_FIRST_FUNCTION = "SELECT id FROM position WHERE person_id = ? ORDER BY rank, id LIMIT 1"
_REMARK = 60  # characters of a remark that it is called by
_LOOKED_THROUGH = 2000  # writes whose labels are compared with words at a time


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the history is wanted; empty means any. `before` is the place of the entry above.

    `kinds` are tables, each with those of its parts; `since` is an ISO moment in UTC, `words` are found
    in labels as beginnings of words, in any order. `subject` is the id of a record; its parts go with it.
    """

    author: str = ""
    subject: str = ""
    kinds: frozenset[str] = frozenset()
    since: str = ""
    words: str = ""
    before: int = 0
    limit: int = 100


class Entry(NamedTuple):
    """A write, and the ids of the records whose forms show what it changed.

    `op` says whether it made all of these records ("insert"), deleted them ("delete") or changed them;
    `came` is the moment at which this very file came to know it: by a merge, that of the merge.
    """

    write: Write
    subjects: tuple[str, ...]
    op: str
    came: str


class Size(NamedTuple):
    """How many rows a write changed itself, and how many writes it brought from another copy."""

    rows: int
    brought: int


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


class Beginning(NamedTuple):
    """The first rows that a write changed, and whether these are all of them."""

    changes: tuple[RowChange, ...]
    is_all: bool


def always() -> bool:
    """Want an answer whatever happens."""
    return True


def entries(look: Look, asked: Asked, wanted: Callable[[], bool] = always) -> list[Entry]:
    """Return writes, the last first; fewer than asked for where nobody wants the answer any more."""
    connection = look.session.connection()
    words = folding.words_of(asked.words)
    if not words:
        chosen, values = _chosen(asked)
        return _as_entries(connection, writes(connection, chosen, *values))
    found: list[int] = []
    part = replace(asked, limit=_LOOKED_THROUGH)
    while len(found) < asked.limit and wanted():
        chosen, values = _chosen(part)
        some = connection.exec_driver_sql(f"{_LABELS} {chosen}", tuple(values)).all()
        found += [seq for seq, label in some if _holds(label, words)]
        if len(some) < _LOOKED_THROUGH:
            break
        part = replace(part, before=some[-1][0])
    return _as_entries(connection, writes(connection, _THESE, json.dumps(found[: asked.limit])))


def _chosen(asked: Asked) -> tuple[str, list[Any]]:
    """Return the condition, order and limit of what is asked for, and their values."""
    where: list[str] = [TOLD]
    values: list[Any] = []
    kinds = [table for table in TABLES if not asked.kinds.isdisjoint(chain(table))]
    for condition, value in (
        ("author = ?", asked.author),
        ("seq IN (SELECT write FROM journal_change WHERE subject = ?)", asked.subject),
        (_BY_KIND, json.dumps(kinds) if kinds else ""),
        ("at >= ?", asked.since),
        ("seq < ?", asked.before),
    ):
        if value:
            where.append(condition)
            values.append(value)
    return f"WHERE {' AND '.join(where)} ORDER BY seq DESC LIMIT ?", [*values, asked.limit]


def _holds(label: str, words: Sequence[str]) -> bool:
    folded = folding.fold(label)
    if not all(word in folded for word in words):  # most labels: told without taking them apart
        return False
    own = folding.words_of(label)
    return all(any(other.startswith(word) for other in own) for word in words)


def _as_entries(connection: Connection, found: Sequence[Write]) -> list[Entry]:
    subjects: defaultdict[int, list[tuple[str, bool, bool]]] = defaultdict(list)
    for write, *subject in connection.exec_driver_sql(_SUBJECTS, (json.dumps([w.seq for w in found]),)):
        subjects[write].append(tuple(subject))
    merges = json.dumps(sorted({write.merge for write in found if write.merge}))
    moments = {seq: str(at) for seq, at in connection.exec_driver_sql(_MOMENTS, (merges,))}
    return [
        Entry(
            write,
            tuple(subject for subject, _made, _gone in subjects[write.seq]),
            _op(subjects[write.seq]),
            moments.get(write.merge or 0, write.at),
        )
        for write in found
    ]


def _op(subjects: Sequence[tuple[str, bool, bool]]) -> str:
    if subjects and all(made for _subject, made, _gone in subjects):
        return "insert"
    return "delete" if subjects and all(gone for _subject, _made, gone in subjects) else "update"


def only_subject(look: Look, write: Write) -> Key | None:
    """Return the one record whose form shows all that a write changed, if it is there now."""
    connection = look.session.connection()
    found = connection.exec_driver_sql(_SUBJECT, (write.seq,))
    keys = {(chain(kind)[-1], subject) for kind, subject in found}
    return next(iter(stored(connection, keys)), None) if len(keys) == 1 else None


def subjects_of(look: Look, write: Write) -> set[Key]:
    """Return the records whose forms show what a write changed, or brought from another copy."""
    found = look.session.connection().exec_driver_sql(_ALL_SUBJECTS, {"seq": write.seq})
    return {(chain(kind)[-1], str(subject)) for kind, subject in found}


def told_others_at(look: Look, record_id: str) -> int:
    """Return the place of the last write that told others of a record, else of the one that made it."""
    found = look.session.connection().exec_driver_sql(_TOLD_OTHERS, (record_id,)).scalar()
    return int(found or 0)


def authors(look: Look) -> list[str]:
    """Return everybody who has written."""
    return [str(author) for (author,) in look.session.connection().exec_driver_sql(_AUTHORS)]


def details(look: Look, write: Write, limit: int = -1) -> list[RowChange]:
    """Return what a write changed, row by row; at most so many rows where a limit is given."""
    found = look.session.connection().exec_driver_sql(_DETAILS, (write.seq, limit))
    return [_row_change(row) for row in found]


def first_changes(look: Look, writes: Iterable[Write], most: int) -> dict[int, Beginning]:
    """Return, for each write by its place, at most so many of its rows; one statement for all of them.

    What cannot be read is left out, and the write counts as one with more rows.
    """
    asked = {"writes": json.dumps([write.seq for write in writes]), "most": most}
    found: defaultdict[int, list[RowChange]] = defaultdict(list)
    known: dict[int, int] = {}
    for *row, rows in look.session.connection().exec_driver_sql(_FIRST, asked):
        known[row[8]] = rows
        with suppress(Unreadable):
            found[row[8]].append(_row_change(row))
    return {seq: Beginning(tuple(found[seq]), len(found[seq]) == rows) for seq, rows in known.items()}


def size_of(look: Look, write: Write) -> Size:
    """Return how large a write is."""
    return Size(*look.session.connection().exec_driver_sql(_COUNTS, {"seq": write.seq}).one())


def key_of(look: Look, row: str) -> Key | None:
    """Return table and id of a row that was ever written, or None."""
    kind = look.session.connection().exec_driver_sql(_KIND_OF, (row,)).scalar()
    return (str(kind), row) if kind else None


def there_now(look: Look, keys: Iterable[Key]) -> set[Key]:
    """Return those of some rows that the tables hold."""
    return set(stored(look.session.connection(), keys))


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
    """Return how rows are called, also those that are gone.

    A part without a name has that of the person or body that it is about, else that of its owner; a contact
    without a name has that of the first function.
    """
    connection = look.session.connection()
    wanted = set(keys)
    values = _known(connection, wanted)
    found: dict[str, str] = {}
    unnamed: dict[Key, Key] = {}
    for key, held in values.items():
        name = called(key[0], held, language)
        if not name and key[0] == "person":
            name = _called_by_function(connection, key[1], language)
        if name:
            found[key[1]] = name
        elif key[0] in owners():
            unnamed[key] = _named_after(key[0], held)
    if unnamed:
        above = names_of(look, set(unnamed.values()) - wanted, language)
        for key, owner in unnamed.items():
            found[key[1]] = found.get(owner[1]) or above.get(owner[1], "")
    return found


def _called_by_function(connection: Connection, person: str, language: str) -> str:
    found = connection.exec_driver_sql(_FIRST_FUNCTION, (person,)).scalar()
    key = ("position", str(found))
    return called("position", stored(connection, [key])[key], language) if found else ""


def _named_after(kind: str, held: Values) -> Key:
    for column in _CALLED_AFTER:
        if held.get(column):
            return by_name(kind)[column].target, str(held[column])
    table, column = owners()[kind]
    return table, str(held.get(column) or "")


def called(kind: str, values: Values, language: str) -> str:
    """Return what a record with some values is called."""
    held = {name: str(value) for name, value in values.items() if value is not None}
    if kind == "person":
        parts = ("given_names", "particle", "first_surname", "second_surname")
        spoken = " ".join(held[name] for name in parts if held.get(name)).replace("’ ", "’")
        return spoken or held.get("written_name", "")
    if kind == "gate_step":
        return translator(language).word("gate_step", held.get("kind", ""))
    if kind == "remark":
        return shorten(held.get("text", ""), _REMARK, placeholder="…")
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
