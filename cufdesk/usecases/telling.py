"""The history in plain words: lines for a list, and what one write changed, record by record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from cufdesk.field_words import FIELD_WORDS
from cufdesk.i18n import Translator, _, screen_language, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.storage import undoing
from cufdesk.storage.aggregates import chain
from cufdesk.storage.dossier import Dossier, Reading
from cufdesk.storage.history import (
    Asked,
    Entry,
    RowChange,
    always,
    authors,
    details,
    entries,
    key_of,
    names_of,
    size_of,
    there_now,
)
from cufdesk.storage.journal.pages import Key, Write
from cufdesk.storage.journal.values import ALIVE, by_name
from cufdesk.storage.standing import NOTHING, Standing, standing
from cufdesk.usecases.history import why_kept
from cufdesk.usecases.summaries import summaries
from cufdesk.usecases.text_parts import shortened
from cufdesk.usecases.wording import field_name, moment_words, record_words, value_words, what_changed
from cufdesk.write_words import in_sentence, written_label

_LONGEST_BACK = 28  # characters of a value that a button names
_LONGEST_VALUE = 400  # characters of a text that was added or deleted
_TRIED = 400  # rows of a write up to which it is tried out what of it stands

Part = tuple[Key, str]
"""A field of a row, as `take_back` is told what to take back."""


class Line(NamedTuple):
    """A write in a list. `day` heads the lines of one day; `op` is "insert", "update" or "delete".

    `summary` is what it changed, in a line; empty where the title says it.
    """

    id: str
    place: int
    day: str
    title: str
    detail: str
    summary: str
    kind: str
    op: str
    undone: bool


class FieldTold(NamedTuple):
    """A field that a write changed: its name, the change in words, what the button says that reverts it."""

    part: Part
    name: str
    words: str
    back: str
    stands: bool


class RowTold(NamedTuple):
    """A row that a write made, changed or deleted; `title` is empty for the record itself that heads it."""

    key: Key
    op: str
    title: str
    fields: tuple[FieldTold, ...]
    parts: tuple[Part, ...]
    stands: bool


class RecordTold(NamedTuple):
    """A record and what a write did to it and to its parts; `is_there` tells whether it is there now."""

    key: Key
    title: str
    op: str
    rows: tuple[RowTold, ...]
    is_there: bool

    @property
    def parts(self) -> tuple[Part, ...]:
        """All that the write changed of it."""
        return tuple(part for row in self.rows for part in row.parts)

    @property
    def stands(self) -> bool:
        """Tell whether something of it could be taken back."""
        return any(row.stands or any(field.stands for field in row.fields) for row in self.rows)


class Told(NamedTuple):
    """A write in plain words: who and when, the records, how many rows are not told, what it brought.

    `kept` says why it cannot be taken back now; it is empty where it can.
    """

    id: str
    title: str
    detail: str
    undone: bool
    came_from: str
    records: tuple[RecordTold, ...]
    untold: int
    brought: int
    kept: str


# the list ------------------------------------------------------------------------------------------------


def lines(dossier: Dossier, asked: Asked, today: date, wanted: Callable[[], bool] = always) -> list[Line]:
    """Return the history as it is listed, the last first."""
    t = screen_translator()
    with dossier.read() as reading:
        found = entries(reading, asked, wanted)
        changed = summaries(reading, found, t)
    return [_line(entry, said.line(t), today, t) for entry, said in zip(found, changed, strict=True)]


def writers(dossier: Dossier) -> list[str]:
    """Return everybody who has written in the dossier."""
    with dossier.read() as reading:
        return authors(reading)


def record_title(dossier: Dossier, record_id: str) -> str:
    """Return what a record is called, also one that is gone; nothing for one that never was."""
    with dossier.read() as reading:
        key = key_of(reading, record_id)
        if key is None:
            return ""
        names = names_of(reading, [key], screen_language())
    return record_words(key[0], names.get(record_id, ""), screen_translator())


def _line(entry: Entry, summary: str, today: date, t: Translator) -> Line:
    write = entry.write
    day, own = _here(entry.came).date(), _here(write.at)
    when = t.time(own.time()) if own.date() == day else moment_words(write.at, t, today)
    detail = [write.author, _from(write, t) or write.machine, when]
    if write.undone:
        detail.append(t._("undone"))
    return Line(
        id=str(write.id),
        place=write.seq,
        day=_day_words(day, today, t),
        title=written_label(write.kind, write.label),
        detail=" · ".join(part for part in detail if part),
        summary=summary,
        kind=write.kind,
        op=entry.op,
        undone=write.undone,
    )


def _here(at: str) -> datetime:
    return datetime.fromisoformat(at).astimezone()


def _day_words(day: date, today: date, t: Translator) -> str:
    words = t.date(day)
    if day == today:
        return t._("Today · {day}").format(day=words)
    return t._("Yesterday · {day}").format(day=words) if day == today - timedelta(days=1) else words


def _from(write: Write, t: Translator) -> str:
    """Say that a write came from another copy, and from which machine."""
    if write.merge is None:
        return ""
    return t._("brought from {machine}").format(machine=write.machine) if write.machine else t._("brought")


# one write -----------------------------------------------------------------------------------------------


def told(dossier: Dossier, written: str, limit: int) -> Told:
    """Return what a write changed; of a large one, so many rows. Refuses an id that names no write."""
    t = screen_translator()
    with dossier.read() as reading:
        write = undoing.write_of(reading, written)
        if write is None:
            raise Refusal(_("This change is not in the history any more."))
        size = size_of(reading, write)
        changes = details(reading, write, limit)
        tried = size.rows <= _TRIED and not size.brought and not write.undone and not why_kept(write)
        stands = standing(reading, write) if tried else NOTHING
        records = tuple(_records(reading, changes, stands, t))
        nothing_stands = tried and not (stands.fields or stands.rows)
    who = [write.author, write.machine, moment_words(write.at, t)]
    return Told(
        id=written,
        title=written_label(write.kind, write.label),
        detail=" · ".join(part for part in who if part),
        undone=write.undone,
        came_from=_from(write, t),
        records=records,
        untold=size.rows - len(changes),
        brought=size.brought,
        kept=_kept(write, nothing_stands=nothing_stands),
    )


def _kept(write: Write, *, nothing_stands: bool) -> str:
    if write.undone:
        return _("This was undone.")
    if reason := why_kept(write):
        return reason
    if nothing_stands:
        return _("Nothing of this change stands any more: it was changed again since.")
    return ""


def _records(
    reading: Reading, changes: Sequence[RowChange], stands: Standing, t: Translator
) -> Iterator[RecordTold]:
    subjects = {change.subject: (chain(change.kind)[-1], change.subject) for change in changes}
    names = names_of(reading, _keys(changes, subjects.values()), screen_language())
    there = there_now(reading, subjects.values())
    for subject, key in subjects.items():
        own = [change for change in changes if change.subject == subject]
        own.sort(key=lambda change: change.row != subject)
        rows = [_row(change, names, stands, t) for change in own]
        op = next((change.op for change in own if change.row == subject), "update")
        title = record_words(key[0], names.get(subject, ""), t)
        yield RecordTold(key, _titled(op, title, t), op, tuple(rows), key in there)


def _keys(changes: Iterable[RowChange], subjects: Iterable[Key]) -> set[Key]:
    """Return the rows whose names are needed: what changed, what shows it, and what it refers to."""
    keys = set(subjects)
    for change in changes:
        keys.add((change.kind, change.row))
        fields = by_name(change.kind)
        for field in change.fields:
            if target := fields[field.field].target:
                keys.update((target, str(value)) for value in (field.old, field.new) if value)
    return keys


def _row(change: RowChange, names: Mapping[str, str], stands: Standing, t: Translator) -> RowTold:
    key = (change.kind, change.row)
    title = record_words(change.kind, names.get(change.row, ""), t)
    parts = tuple((key, name) for name in (*by_name(change.kind), ALIVE))
    return RowTold(
        key=key,
        op=change.op,
        title="" if change.row == change.subject else _titled(change.op, title, t),
        fields=tuple(_fields(change, names, stands, t)),
        parts=parts if change.op != "update" else tuple((key, field.field) for field in change.fields),
        stands=key in stands.rows,
    )


def _titled(op: str, title: str, t: Translator) -> str:
    if op == "insert":
        return t._("Added: {record}").format(record=in_sentence(title))
    return t._("Deleted: {record}").format(record=in_sentence(title)) if op == "delete" else title


def _fields(
    change: RowChange, names: Mapping[str, str], stands: Standing, t: Translator
) -> Iterator[FieldTold]:
    known = FIELD_WORDS.get(change.kind, {})
    key = (change.kind, change.row)
    for name, old, new in change.fields:
        if name not in known or (name == "rank" and change.op != "update"):
            continue
        part = (key, name)
        if change.op == "update":
            words = what_changed(change.kind, name, old, new, t, names)
            former = t._("Back to its former place")
            back = former if name == "rank" else _back(value_words(change.kind, name, old, t, names), t)
            yield FieldTold(part, field_name(change.kind, name, t), words, back, part in stands.fields)
        else:
            value = new if change.op == "insert" else old
            words = shortened(value_words(change.kind, name, value, t, names), _LONGEST_VALUE)
            yield FieldTold(part, field_name(change.kind, name, t), words, "", stands=False)


def _back(words: str, t: Translator) -> str:
    """Return what the button says that brings a value back."""
    if words == t._("(empty)"):
        return t._("Empty it again")
    if len(words) > _LONGEST_BACK:
        return t._("Back to the former value")
    return t._("Back to {value}").format(value=words)
