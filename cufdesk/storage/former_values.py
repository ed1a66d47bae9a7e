"""A record as it is read, with one of its values as it was: to see whether that makes any difference."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import class_mapper

from cufdesk.domain.base import Record
from cufdesk.storage.columns import read_value
from cufdesk.storage.journal.pages import Key
from cufdesk.storage.journal.values import Value, by_name


def with_parts(record: Record) -> Iterator[tuple[Key, Record]]:
    """Return a record that was read whole, and all its parts, each by table and id."""
    yield (record.__tablename__, record.id), record
    for relation in class_mapper(type(record)).relationships:
        for part in getattr(record, relation.key):
            yield from with_parts(part)


@contextmanager
def former(record: Record, field: str, value: Value) -> Iterator[None]:
    """Have a record hold what the journal says that a field held, for the time of the block.

    Raises ValueError for what the column cannot hold.
    """
    column = by_name(record.__tablename__)[field]
    now = getattr(record, column.attribute)
    _set(record, column.attribute, read_value(record.__tablename__, column, value))
    try:
        yield
    finally:
        _set(record, column.attribute, now)


def _set(record: Record, attribute: str, value: object) -> None:
    """Set a column's attribute, and the value that it is a part of."""
    setattr(record, attribute, value)
    for whole in class_mapper(type(record)).composites:
        parts = [part.key for part in whole.props]
        if attribute in parts:
            setattr(record, whole.key, whole.composite_class(*(getattr(record, part) for part in parts)))
