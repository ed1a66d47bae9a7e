"""How the journal writes the values of a row: JSON, equal for equal values, the same in every copy.

A value is written as the table stores it (a day as "2015-06-29", a figure as "9.9", a flag as 1); bytes as
base64. What is empty (NULL, "", 0) is left out of a new row: every column that a row does not name is empty.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Integer, LargeBinary
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import class_mapper

from cufdesk.domain.records import BY_NAME
from cufdesk.refusal import Unreadable

Value = str | int | None
Values = dict[str, Value]

_DIALECT = sqlite.dialect()
_LONG = 400  # bytes from which a change is compressed

ALIVE = "_"
"""The field that says whether the row exists."""

ALL = "*"
"""In what a deletion replaces: every write of the row that it had seen."""


class Field(NamedTuple):
    """A column as the journal sees it."""

    name: str
    attribute: str
    empty: Value
    write: Callable[[Any], Value] | None
    """Turns a record's value into the journal's; None where they are the same."""
    is_bytes: bool
    target: str
    """The table that it refers to, or nothing."""


@cache
def fields(kind: str) -> tuple[Field, ...]:
    """Return the fields of a table, its id apart."""
    if kind not in BY_NAME:
        raise Unreadable(f"{kind!r} is no table of records")
    mapper = class_mapper(BY_NAME[kind])
    found = []
    for column in BY_NAME[kind].__table__.columns:
        if column.name == "id":
            continue
        is_bytes = isinstance(column.type, LargeBinary)
        plain = column.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)
        write = _bytes_as_text if is_bytes else plain
        empty: Value = None if column.nullable else 0 if _is_number(column) else ""
        target = next((key.column.table.name for key in column.foreign_keys), "")
        attribute = mapper.get_property_by_column(column).key
        found.append(Field(column.name, attribute, empty, write, is_bytes, target))
    return tuple(found)


def _is_number(column: Any) -> bool:
    """Tell whether a column is stored as a whole number; a flag is."""
    return isinstance(getattr(column.type, "impl", column.type), Integer)


def _bytes_as_text(value: bytes | None) -> str | None:
    return None if value is None else b64encode(value).decode()


@cache
def by_name(kind: str) -> dict[str, Field]:
    """Return the fields of a table by their names."""
    return {field.name: field for field in fields(kind)}


def of_record(kind: str, held: Mapping[str, Any]) -> Values:
    """Return what a record holds, given its `__dict__`; what is empty is left out."""
    values: Values = {}
    for name, attribute, empty, write, _is_bytes, _target in fields(kind):
        value = held.get(attribute)
        if write is not None:
            value = write(value)
        if value != empty:
            values[name] = value
    return values


def of_row(kind: str, stored: Mapping[str, Any]) -> Values:
    """Return what a row of the table holds; what is empty is left out."""
    values: Values = {}
    for field in fields(kind):
        value = stored[field.name]
        if field.is_bytes:
            value = _bytes_as_text(value)
        if value != field.empty:
            values[field.name] = value
    return values


def to_row(kind: str, values: Mapping[str, Value]) -> dict[str, Any]:
    """Return a whole row for the table: every column, as it is stored."""
    row: dict[str, Any] = {}
    for field in fields(kind):
        value: Any = values.get(field.name, field.empty)
        if value is None and field.empty is not None:
            value = field.empty
        row[field.name] = b64decode(value) if field.is_bytes and value is not None else value
    return row


def packed(new: Values, old: Values) -> bytes:
    """Return the content of a change as it is stored."""
    written = json.dumps({"new": new, "old": old}, ensure_ascii=False, separators=(",", ":")).encode()
    if len(written) < _LONG:
        return written
    return min(written, zlib.compress(written, 6), key=len)


def unpacked(content: bytes) -> tuple[Values, Values]:
    """Return new and old values; raises Unreadable for what is no content."""
    try:
        written = content if content[:1] == b"{" else zlib.decompress(content)
        said = json.loads(written)
        return dict(said["new"]), dict(said["old"])
    except (zlib.error, KeyError, TypeError, ValueError) as error:
        raise Unreadable(f"a change cannot be read: {error}") from error


def written_ids(replaces: Mapping[str, list[str]]) -> str:
    """Return what a change replaces as it is stored."""
    return json.dumps(replaces, separators=(",", ":")) if replaces else "{}"
