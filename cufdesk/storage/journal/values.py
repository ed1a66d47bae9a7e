"""How the journal writes the values of a row: JSON, equal for equal values, the same in every copy.

A value is written as `storage/columns.py` says. What is empty (NULL, "", 0) is left out of a new row: every
column that a row does not name is empty.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64decode
from collections.abc import Mapping
from functools import cache
from typing import Any

from cufdesk.domain.records import BY_NAME
from cufdesk.refusal import Unreadable
from cufdesk.storage.columns import Column, bytes_as_text, columns, read_value

Value = str | int | None
Values = dict[str, Value]

_SORTS = {str, int, type(None)}
_LONG = 400  # bytes from which a change is compressed

ALIVE = "_"
"""The field that says whether the row exists."""

ALL = "*"
"""In what a deletion replaces: every write of the row that it had seen."""


@cache
def fields(kind: str) -> tuple[Column, ...]:
    """Return the columns of a table that the journal tells of: all but its id."""
    if kind not in BY_NAME:
        raise Unreadable(f"{kind!r} is no table of records")
    return tuple(column for column in columns(kind) if column.name != "id")


@cache
def by_name(kind: str) -> dict[str, Column]:
    """Return the fields of a table by their names."""
    return {field.name: field for field in fields(kind)}


def of_record(kind: str, held: Mapping[str, Any]) -> Values:
    """Return what a record holds, given its `__dict__`; what is empty is left out."""
    values: Values = {}
    for name, attribute, empty, write, *_rest in fields(kind):
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
            value = bytes_as_text(value)
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
        new, old = dict(said["new"]), dict(said["old"])
    except (zlib.error, KeyError, TypeError, ValueError) as error:
        raise Unreadable(f"a change cannot be read: {error}") from error
    if not _SORTS.issuperset(map(type, (*new.values(), *old.values()))):
        raise Unreadable("a change holds what is no value")
    return new, old


def refuse_unfit(kind: str, values: Values) -> None:
    """Raise ValueError for a value that its column cannot hold; what is no column must be written somehow."""
    names = by_name(kind)
    for name, value in values.items():
        str(value).encode()  # a lone surrogate is no character
        if name in names:
            read_value(kind, names[name], value)


def written_ids(replaces: Mapping[str, list[str]]) -> str:
    """Return what a change replaces as it is stored."""
    return json.dumps(replaces, separators=(",", ":")) if replaces else "{}"
