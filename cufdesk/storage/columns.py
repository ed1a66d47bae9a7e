"""How each column of a record's table is written as JSON, as the table stores it: in the journal, in drafts.

A day is "2015-06-29", a figure "9.9", a flag 1; bytes are base64.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import LargeBinary
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import class_mapper

from cufdesk.domain.base import Figure
from cufdesk.domain.records import BY_NAME

Change = Callable[[Any], Any] | None

_DIALECT = sqlite.dialect()
_INTEGERS = range(-(2**63), 2**63)  # what a column of SQLite holds


class Column(NamedTuple):
    """A column: its name, the record's attribute, and how its values are written and read again."""

    name: str
    attribute: str
    empty: str | int | None
    """What stands where nothing is known: None where that may be, else "" or 0."""
    write: Change
    """Turns a record's value into the written one; None where they are the same."""
    read: Change
    """Turns a written value into the record's; None where they are the same."""
    holds: type
    """Of the written value: str or int."""
    is_bytes: bool
    target: str
    """The table that it refers to, or nothing."""


@cache
def columns(kind: str) -> tuple[Column, ...]:
    """Return the columns of a table, its id among them."""
    mapper = class_mapper(BY_NAME[kind])
    found = []
    for column in BY_NAME[kind].__table__.columns:
        stored = column.type.dialect_impl(_DIALECT)
        write: Change = stored.bind_processor(_DIALECT)
        read: Change = stored.result_processor(_DIALECT, None)
        holds = getattr(column.type, "impl", column.type).python_type
        is_bytes = isinstance(column.type, LargeBinary)
        if is_bytes:
            write, read, holds = bytes_as_text, _text_as_bytes, str
        elif isinstance(column.type, Figure):
            read = _figure
        empty: str | int | None = None if column.nullable else holds()
        attribute = mapper.get_property_by_column(column).key
        target = next((key.column.table.name for key in column.foreign_keys), "")
        found.append(Column(column.name, attribute, empty, write, read, holds, is_bytes, target))
    return tuple(found)


def read_value(kind: str, column: Column, value: Any) -> Any:
    """Return a record's value as it was written; raises ValueError for what the column cannot hold."""
    if value is None and column.empty is None:
        return None
    if type(value) is not column.holds or (column.holds is int and value not in _INTEGERS):
        raise ValueError(f"{column.name} of a {kind} cannot be {value!r:.40}")
    return value if column.read is None else column.read(value)


def bytes_as_text(value: bytes | None) -> str | None:
    """Return bytes as they are written."""
    return None if value is None else b64encode(value).decode()


def _text_as_bytes(value: str | None) -> bytes | None:
    return None if value is None else b64decode(value, validate=True)


def _figure(value: str) -> Decimal:
    try:
        found = Decimal(value)
    except InvalidOperation:
        raise ValueError(f"no figure: {value:.40}") from None
    if not found.is_finite():
        raise ValueError(f"no figure: {value:.40}")
    return found
