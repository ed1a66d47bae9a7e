"""What it takes to make one record of two: whoever named the one names the other, parts included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import class_mapper

from cufdesk.domain.base import Record
from cufdesk.domain.not_same import NotSame, pair_of
from cufdesk.domain.records import BY_NAME
from cufdesk.storage.aggregates import owners
from cufdesk.storage.columns import columns
from cufdesk.storage.dossier import Reading
from cufdesk.storage.journal.pages import Key
from cufdesk.storage.journal.rows import references_to, referring
from cufdesk.storage.ranks import STEP
from cufdesk.storage.writing import Writing


def links_to(look: Reading | Writing, key: Key) -> Counter[str]:
    """Count what names a record, by table: its own parts are not links."""
    found = referring(look.session.connection(), key)
    return Counter(table for (table, _row), column in found if owners().get(table) != (key[0], column))


def point_at(writing: Writing, kind: str, gone: str, kept: str) -> None:
    """Let everything that names one record name another of its kind, and give that one its parts.

    What then stands twice in a list, equal in all but its place, stands there once; what would name itself
    names nothing.
    """
    session = writing.session
    for table, name in references_to(kind):
        record_class = BY_NAME[table]
        attribute = next(column.attribute for column in columns(table) if column.name == name)
        mapped = getattr(record_class, attribute)
        offset = 0
        if owners().get(table) == (kind, name):
            ranks = session.scalars(select(record_class.__table__.c.rank).where(mapped == kept))
            offset = max([0, *ranks])
        for row in session.scalars(select(record_class).where(mapped == gone).order_by(record_class.id)):
            setattr(row, attribute, kept)
            if offset:
                row.rank += max(offset, STEP)  # type: ignore[attr-defined]
        session.flush()
    _drop_self_references(writing, kind, kept)
    _drop_twins(writing, kind, kept)
    _repair_pairs(writing, kind, gone, kept)
    session.expire_all()


def _drop_self_references(writing: Writing, kind: str, kept: str) -> None:
    session = writing.session
    for table, name in references_to(kind):
        record_class = BY_NAME[table]
        if table == kind:
            own: Any = session.get(record_class, kept)
            if getattr(own, name) == kept:
                setattr(own, name, None)
        elif owners().get(table, ("", ""))[0] == kind and owners()[table][1] != name:
            owner = owners()[table][1]
            chosen = select(record_class).where(getattr(record_class, name) == kept)
            for row in session.scalars(chosen.where(getattr(record_class, owner) == kept)):
                session.delete(row)
    session.flush()


def _drop_twins(writing: Writing, kind: str, kept: str) -> None:
    """Delete parts that say what another part of the same record says already."""
    session = writing.session
    for table, name in references_to(kind):
        if table not in owners():
            continue
        record_class = BY_NAME[table]
        rows = list(session.scalars(select(record_class).where(getattr(record_class, name) == kept)))
        rows.sort(key=lambda row: (row.rank, row.id))  # type: ignore[attr-defined]
        known: dict[tuple[Any, ...], Record] = {}
        for row in rows:
            first = known.setdefault(_content(table, row), row)
            if first is not row:
                _hand_over(writing, (table, row.id), first.id)
                session.delete(row)
    session.flush()


def _content(table: str, row: Record) -> tuple[Any, ...]:
    own = [column.attribute for column in columns(table) if column.name not in {"id", "rank"}]
    return tuple(getattr(row, attribute) for attribute in own)


def _hand_over(writing: Writing, twin: Key, first: str) -> None:
    """Let whoever named a part that goes (a function, in a visit) name the one that stays."""
    for (table, row_id), column in referring(writing.connection, twin):
        row = writing.session.get(BY_NAME[table], row_id)
        setattr(row, column, first)
    writing.session.flush()


def _repair_pairs(writing: Writing, kind: str, gone: str, kept: str) -> None:
    """Let pairs that are not the same name who stayed; the two themselves are no such pair any more."""
    known = {pair_of(pair.a, pair.b): pair for pair in pairs_with(writing, kind, kept)}
    for pair in pairs_with(writing, kind, gone):
        other = pair.b if pair.a == gone else pair.a
        renamed = pair_of(kept, other)
        if other == kept or renamed in known:
            writing.session.delete(pair)
        else:
            pair.a, pair.b = renamed
            known[renamed] = pair
    writing.session.flush()


def pairs_with(look: Reading | Writing, kind: str, record_id: str) -> list[NotSame]:
    """Return the pairs of a table that name a record."""
    chosen = select(NotSame).where(NotSame.kind == kind).order_by(NotSame.id)
    return list(look.session.scalars(chosen.where(or_(NotSame.a == record_id, NotSame.b == record_id))))


def attributes(kind: type[Record]) -> Iterable[str]:
    """Return the attributes that hold a record's own values: its columns but the id, texts of two as one."""
    mapper = class_mapper(kind)
    paired = {column.name for composite in mapper.composites for column in composite.columns}
    names = [column.attribute for column in columns(kind.__tablename__) if column.name not in {"id", *paired}]
    return [*names, *(composite.key for composite in mapper.composites)]
