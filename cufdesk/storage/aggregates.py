"""Which records belong together: how a subject is read whole, and which subject a part belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from sqlalchemy import LargeBinary, inspect
from sqlalchemy.orm import ColumnProperty, Session, class_mapper, defer, selectinload
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.strategy_options import _AbstractLoad

from cufdesk.domain.base import Record
from cufdesk.domain.records import ALL, BY_NAME


@cache
def whole(kind: type[Record]) -> tuple[_AbstractLoad, ...]:
    """Return the options that read a record with all its parts, two statements per level."""
    return tuple(_options(kind))


@cache
def lean(kind: type[Record]) -> tuple[_AbstractLoad, ...]:
    """Return the options that read a record with all its parts but without its picture.

    For what shows no picture: thousands of photos weigh more than all else in the file. Such a record can
    neither be compared nor saved once its session is closed; touching the picture then raises.
    """
    return (*whole(kind), *(defer(getattr(kind, name)) for name in _pictures(kind)))


def as_without_pictures(records: Iterable[Record]) -> None:
    """Let records that were read lean say that they have no picture; they are to be compared, never saved."""
    for record in records:
        for name in _pictures(type(record)):
            set_committed_value(record, name, None)


@cache
def _pictures(kind: type[Record]) -> tuple[str, ...]:
    return tuple(column.key for column in class_mapper(kind).column_attrs if _is_picture(column))


def _is_picture(column: ColumnProperty[object]) -> bool:
    return isinstance(column.columns[0].type, LargeBinary)


def _options(kind: type[Record]) -> list[_AbstractLoad]:
    options: list[_AbstractLoad] = []
    for relation in class_mapper(kind).relationships:
        option = selectinload(getattr(kind, relation.key))
        parts = _options(relation.mapper.class_)
        options.append(option.options(*parts) if parts else option)
    return options


@cache
def owners() -> dict[str, tuple[str, str]]:
    """Return, for each part's table, the table it belongs to and the column that says to which row."""
    found: dict[str, tuple[str, str]] = {}
    for record in ALL:
        for relation in class_mapper(record).relationships:
            part = relation.mapper.class_.__tablename__
            column = next(iter(relation.remote_side)).name
            found[part] = (record.__tablename__, str(column))
    return found


def chain(table: str) -> tuple[str, ...]:
    """Return a table and the tables that its rows are parts of, the subject last."""
    return (table, *chain(owners()[table][0])) if table in owners() else (table,)


Owner = tuple[str, str | None]


def owner_of(session: Session, record: Record, known: dict[tuple[str, str], Owner]) -> Owner:
    """Return table and id of the subject that shows a part, or an empty id when that is gone with it.

    `known` are those found before in the same transaction, by table and id of a part; it is added to.
    """
    table = record.__tablename__
    if table not in owners():
        return table, record.id
    above, column = owners()[table]
    key = above, _value(record, column)
    if key not in known:
        current = session.get(BY_NAME[above], key[1]) if key[1] else None
        if current is None or inspect(current).deleted or current in session.deleted:
            known[key] = chain(above)[-1], None
        else:
            known[key] = owner_of(session, current, known)
    return known[key]


def _value(record: Record, column: str) -> str:
    return str(getattr(record, column) or "")
