"""Two copies of a dossier meet: the union of their journals, and the rows that it tells.

What the other copy wrote and this one does not know is put into this journal as it stands; each row that it
touches becomes what all its changes tell. A row that something refers to is never left deleted: it is brought
back by a repair that any copy would make in the same way. Nothing here looks at the journal as a whole: the
work grows with what comes in.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from sqlalchemy import Connection

from cufdesk.domain.records import TABLES
from cufdesk.storage.file import moment
from cufdesk.storage.journal import turns
from cufdesk.storage.journal.clock import MOST, NODES, WriteId, nodes, parsed
from cufdesk.storage.journal.fold import Change, State, fold
from cufdesk.storage.journal.pages import Key, add_write, changes_of, ids_replaced, write_named, writes
from cufdesk.storage.journal.rows import referring, stored
from cufdesk.storage.journal.values import ALIVE, Values, fields, packed, refuse_unfit, unpacked, written_ids

_THEIRS = """SELECT seq, clock, node, at, author, machine, label, kind, target FROM journal_write
    WHERE node = ? AND clock > ? AND kind <> 'merge'"""
_THEIR_CHANGES = """SELECT kind, row, subject, op, content, replaces FROM journal_change WHERE write = ?
    ORDER BY rowid"""
_BRING = """INSERT INTO journal_write (clock, node, at, author, machine, label, kind, target)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_CHANGE = """INSERT INTO journal_change (write, kind, row, subject, op, content, replaces)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""
_OPS = {"insert", "update", "delete"}
_LABEL = 5  # its place in a write, its own place left out


class Scrubber(Protocol):
    """Says what is left of what names an anonymised person."""

    def text(self, text: str) -> str:
        """Return a text without their names."""

    def content(self, kind: str, row: str, subject: str, op: str, content: bytes) -> bytes:
        """Return what a change holds without their values."""


class BadCopy(Exception):
    """The other copy's journal holds what no journal holds; nothing was taken from it."""


class Line(NamedTuple):
    """A write of one side that the other does not know."""

    at: str
    author: str
    machine: str
    label: str


@dataclass
class Report:
    """What a merge did, or would do.

    `here` and `there` are the writes that only one side knew; `already` counts the other's that were known.
    `changed` counts rows per (table, "insert" | "update" | "delete"), against the tables as they were;
    `sizes` says how many rows of each table there were.
    """

    here: list[Line] = field(default_factory=list)
    there: list[Line] = field(default_factory=list)
    already: int = 0
    repaired: int = 0
    changed: Counter[tuple[str, str]] = field(default_factory=Counter)
    sizes: dict[str, int] = field(default_factory=dict)
    touched: dict[Key, Values | None] = field(default_factory=dict)


def bring(connection: Connection, other: sqlite3.Connection, scrubber: Scrubber | None = None) -> Report:
    """Put what another copy wrote into this journal; return what the touched rows become, not yet put.

    `scrubber` takes the values of anonymised people out of what comes in.
    Raises `BadCopy` for a journal that is no journal.
    """
    mine = nodes(connection)
    report = Report(here=_only_here(connection, other, mine))
    try:
        incoming = sorted(_unknown(other, mine), key=lambda write: (write[1], write[2]))
        known = int(other.execute("SELECT count(*) FROM journal_write WHERE kind <> 'merge'").fetchone()[0])
        report.already = known - len(incoming)
        taken = _take(connection, other, incoming, report, scrubber)
        states = _states(connection, taken)
        report.repaired = _repair(connection, states)
    except (ValueError, KeyError, TypeError) as error:
        raise BadCopy(str(error)) from error
    if states:
        _tell(connection, states, report)
    return report


def _tell(connection: Connection, states: Mapping[Key, State], report: Report) -> None:
    """Note what rows become, and how that differs from what they are."""
    was = stored(connection, states)
    for key, state in states.items():
        now = state.values if state.alive else None
        if now is not None or key in was:
            report.touched[key] = now
        if now != was.get(key):
            report.changed[key[0], _what(was.get(key), now)] += 1
    report.sizes = _sizes(connection)


def mark_brought(connection: Connection, first: int, merge: int) -> None:
    """Note which merge brought the writes between two places, and what they undid."""
    connection.exec_driver_sql(
        "UPDATE journal_write SET merge = ? WHERE seq > ? AND seq < ?", (merge, first, merge)
    )
    turns.note(connection, turns.brought_targets(connection, merge))


def last_place(connection: Connection) -> int:
    """Return the place of the last write."""
    return int(connection.exec_driver_sql("SELECT coalesce(max(seq), 0) FROM journal_write").scalar_one())


def _only_here(connection: Connection, other: sqlite3.Connection, mine: Mapping[str, int]) -> list[Line]:
    theirs: dict[str, int] = dict(other.execute(NODES).fetchall())
    found: list[Line] = []
    for node, clock in mine.items():
        if clock > theirs.get(node, 0):
            own = writes(
                connection, "WHERE node = ? AND clock > ? AND kind <> 'merge'", node, theirs.get(node, 0)
            )
            found += [Line(write.at, write.author, write.machine, write.label) for write in own]
    return sorted(found)


def _unknown(other: sqlite3.Connection, mine: Mapping[str, int]) -> Iterator[Any]:
    for node, clock in other.execute(NODES).fetchall():
        if clock > MOST:
            raise ValueError(f"a clock stands at {clock}")
        if clock > mine.get(node, 0):
            yield from other.execute(_THEIRS, (node, mine.get(node, 0))).fetchall()


def _take(
    connection: Connection,
    other: sqlite3.Connection,
    incoming: list[Any],
    report: Report,
    scrubber: Scrubber | None,
) -> set[Key]:
    """Put writes and their changes into this journal; return the rows that they touch."""
    keys: set[Key] = set()
    for seq, *written in incoming:
        _clock, _node, at, _author, _machine, _label, kind, target = written
        _refuse_bad_write(at, kind, target)
        if scrubber is not None:
            written[_LABEL] = scrubber.text(written[_LABEL])
        place = connection.exec_driver_sql(_BRING, tuple(written)).lastrowid
        changes = other.execute(_THEIR_CHANGES, (seq,)).fetchall()
        for change in changes:
            _refuse_bad_change(*change)
        if scrubber is not None:
            changes = [(*one[:4], scrubber.content(*one[:5]), one[5]) for one in changes]
        if changes:
            connection.exec_driver_sql(_CHANGE, [(place, *change) for change in changes])
        keys.update((kind, row) for kind, row, *_rest in changes)
        report.there.append(Line(*written[2:6]))
    return keys


def _refuse_bad_write(at: str, kind: str, target: str) -> None:
    """Raise ValueError for a write that this program could not tell of."""
    moment(at)
    if kind in {"undo", "redo"}:
        parsed(target)


def _refuse_bad_change(kind: str, _row: str, _subject: str, op: str, content: bytes, replaces: str) -> None:
    """Raise ValueError for a change that this program could not read again, or its tables not hold."""
    if kind not in TABLES or op not in _OPS:
        raise ValueError(f"{op} of {kind}")
    for values in unpacked(content):
        refuse_unfit(kind, values)
    for ids in ids_replaced(op, replaces).values():
        for written in ids:
            parsed(written)


def _states(connection: Connection, keys: Iterable[Key]) -> dict[Key, State]:
    changes = changes_of(connection, (row for _kind, row in keys))
    return {key: fold(*key, changes[key]) for key in sorted(keys)}


def _repair(connection: Connection, states: dict[Key, State]) -> int:
    """Bring rows back that something refers to; return how many. Adds them to the states."""
    made = 0
    todo = list(states)
    while todo:
        wanted = {key for looked in todo for key in _missing(connection, looked, states)}
        todo = sorted(wanted)
        for key in todo:
            changes = changes_of(connection, [key[1]])[key]
            if not changes:
                raise ValueError(f"{key[0]} {key[1]} was never written")
            states[key] = fold(*key, [*changes, _revive(connection, key, fold(*key, changes))])
            made += 1
    return made


def _missing(connection: Connection, key: Key, states: Mapping[Key, State]) -> Iterator[Key]:
    """Give the rows that are gone though this one refers to them, or this one where others refer to it."""
    state = states[key]
    if state.alive:
        for name, target in ((f.name, f.target) for f in fields(key[0]) if f.target):
            other = (target, str(state.values.get(name) or ""))
            if other[1] and not _is_there(connection, other, states):
                yield other
    elif any(other not in states for other, _column in referring(connection, key)):
        yield key


def _is_there(connection: Connection, key: Key, states: Mapping[Key, State]) -> bool:
    if key in states:
        return states[key].alive
    return bool(stored(connection, [key]))


def _revive(connection: Connection, key: Key, state: State) -> Change:
    """Write that a row goes on; the id says all that the repair depends on, so that every copy agrees."""
    ends = state.tips.get(ALIVE, [])
    if not ends:
        raise ValueError(f"{key[0]} {key[1]} was never written")
    digest = hashlib.sha256("|".join((*key, *ends)).encode()).hexdigest()[:12]
    last = parsed(ends[-1])
    repair = WriteId(max(parsed(write).clock for write in ends) + 1, f"r{digest}")
    change = Change(str(repair), "update", {ALIVE: 1}, {}, {ALIVE: ends}, is_repair=True)
    if write_named(connection, repair) is None:
        ended = write_named(connection, last)
        place = add_write(connection, repair, at=ended.at if ended else "", kind="repair")
        subject = connection.exec_driver_sql(
            "SELECT subject FROM journal_change WHERE row = ? ORDER BY rowid LIMIT 1", (key[1],)
        ).scalar_one()
        row = (place, *key, subject, "update", packed(change.new, {}), written_ids({ALIVE: ends}))
        connection.exec_driver_sql(_CHANGE, row)
    return change


def _what(was: Values | None, now: Values | None) -> str:
    return "delete" if now is None else "insert" if was is None else "update"


def _sizes(connection: Connection) -> dict[str, int]:
    return {
        kind: int(connection.exec_driver_sql(f"SELECT count(*) FROM {kind}").scalar_one())  # noqa: S608 - our own names
        for kind in TABLES
    }
