"""What has changed, since a file was printed, in the records that its document is made of.

A change is told only where the document says it: with the value put back to what it was, the document must
read differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from cufdesk.documents.printing import fingerprint
from cufdesk.domain.base import Record
from cufdesk.domain.directory import Directory
from cufdesk.i18n import Translator
from cufdesk.storage.aggregates import chain, owners
from cufdesk.storage.dossier import Reading
from cufdesk.storage.former_values import former, with_parts
from cufdesk.storage.history import FieldChange, RowChange, names_of
from cufdesk.storage.journal.pages import Key, Write
from cufdesk.storage.since_write import Touched, changed_since, touched_since
from cufdesk.usecases.printing import Prepared
from cufdesk.usecases.summaries import row_sentences, rows_named

# Documents of the dossier as a whole print every record of some kinds, those that are gone by now too.
_KINDS = {
    "directory": frozenset({"person", "organisation"}),
    "calendar": frozenset({"milestone"}),
    "agreements": frozenset({"agreement"}),
    "action-register": frozenset({"meeting"}),
}
# Records of these kinds stand in a document because they belong to one of its records.
_LINKED = {"minutes": ("milestone", "decision_id")}
_RANK = "rank"
_MOST_TRIED = 200  # values put back to see whether the document says them; beyond, all are told


@dataclass(frozen=True, slots=True)
class _Made:
    """What a document is made of: its rows by key, the records of its own, and those that it only names."""

    rows: Mapping[Key, Record]
    own: frozenset[str]

    @classmethod
    def of(cls, now: Prepared) -> _Made:
        rows: dict[Key, Record] = {}
        own: set[str] = set()
        for field in fields(now.content):
            held = getattr(now.content, field.name)
            for record in _records(held):
                rows.update(with_parts(record))
                if field.name != "cover" and not isinstance(held, Directory):
                    own.add(record.id)
        return cls(rows, frozenset(own))


def _records(held: Any) -> Iterator[Record]:
    """Return the records in a field of a document's content."""
    if isinstance(held, Record):
        yield held
    elif isinstance(held, Directory):
        yield from held.people.values()
        yield from held.organisations.values()
    elif isinstance(held, tuple):
        for one in held:
            yield from _records(one)


def record_changes(reading: Reading, now: Prepared, write: Write, language: str, t: Translator) -> list[str]:
    """Return a sentence for each change since a write that the document, as it is now, says otherwise."""
    made = _Made.of(now)
    touched = [one for one in touched_since(reading, write) if _is_of(one, now, made)]
    changes = [one for one in changed_since(reading, write, touched) if _belongs(one, now, made)]
    told = _told(now, made, changes)
    names = names_of(reading, set(rows_named(told)), language)
    told.sort(key=lambda change: change.subject not in made.own)  # what it is about, before whom it names
    return list(dict.fromkeys(_sentences(told, now.sheet.record_id, names, t)))


def _is_of(one: Touched, now: Prepared, made: _Made) -> bool:
    """Tell whether a row may be one that the document prints, or printed."""
    kind = one.key[0]
    if one.subject in made.own or one.key in made.rows:
        return True
    if chain(kind)[-1] in _KINDS.get(now.paper.what, ()):
        return True
    return kind == _LINKED.get(now.paper.what, ("",))[0]


def _belongs(change: RowChange, now: Prepared, made: _Made) -> bool:
    """Tell whether a linked row, there or gone, was or is linked to one of the document's own rows."""
    kind, column = _LINKED.get(now.paper.what, ("", ""))
    if change.kind != kind or (change.kind, change.row) in made.rows:
        return True
    ids = {row for _kind, row in made.rows}
    return any(field.field == column and {field.old, field.new} & ids for field in change.fields)


def _told(now: Prepared, made: _Made, changes: Sequence[RowChange]) -> list[RowChange]:
    """Return the changes that the document says, without the parts of rows that came or went."""
    whole = {(change.kind, change.row) for change in changes if change.op != "update"}
    is_tried = sum(len(change.fields) for change in changes if change.op == "update") <= _MOST_TRIED
    printed = fingerprint(now.story())
    told = []
    for change in changes:
        if change.op != "update":
            # Somebody who is only named comes and goes with the part that names them.
            if _owner(change) not in whole and _is_own(change, now, made):
                told.append(change)
            continue
        record = made.rows.get((change.kind, change.row))
        said = [
            field
            for field in change.fields
            if field.field != _RANK
            and (record is None or not is_tried or _is_said(now, printed, record, field))
        ]
        if said:
            told.append(change._replace(fields=tuple(said)))
    return told or _moved(changes)


def _is_own(change: RowChange, now: Prepared, made: _Made) -> bool:
    """Tell whether a row is, or was, the document's own or a part of what is."""
    what = now.paper.what
    linked = change.kind == _LINKED.get(what, ("",))[0]
    return linked or change.subject in made.own or chain(change.kind)[-1] in _KINDS.get(what, ())


def _moved(changes: Iterable[RowChange]) -> list[RowChange]:
    """Return the changes of order alone: they count where nothing else did."""
    found = []
    for change in changes:
        ranks = tuple(field for field in change.fields if field.field == _RANK)
        if change.op == "update" and ranks:
            found.append(change._replace(fields=ranks))
    return found


def _owner(change: RowChange) -> Key | None:
    """Return the row that a part which came or went belongs to."""
    if change.kind not in owners():
        return None
    table, column = owners()[change.kind]
    return next(
        ((table, str(field.old or field.new)) for field in change.fields if field.field == column), None
    )


def _is_said(now: Prepared, printed: str, record: Record, field: FieldChange) -> bool:
    try:
        with former(record, field.field, field.old):
            return fingerprint(now.story()) != printed
    except ValueError:  # what was there once, this version cannot hold
        return True


def _sentences(
    changes: Iterable[RowChange], about: str, names: Mapping[str, str], t: Translator
) -> Iterator[str]:
    for change in changes:
        alone = change.subject == about
        yield from (sentence for _field, sentence in row_sentences(change, names, t, alone=alone))
