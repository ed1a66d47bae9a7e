"""Whole records as plain JSON values, and back: what a draft keeps of a record with its parts.

A packed record is a dict: each column by its name, written as the table stores it (a day "2015-06-29", a
figure "9.9", a flag 1, bytes as base64), and each list of parts by its name, in order. What another version
of the program wrote can be read: a column that is not known is ignored, a missing one takes its default.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import LargeBinary
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import class_mapper

from cufdesk.domain.base import Figure, Record, new_id
from cufdesk.domain.records import BY_NAME

Packed = dict[str, Any]

_DIALECT = sqlite.dialect()
_INTEGERS = range(-(2**63), 2**63)  # what a column of SQLite holds
_Change = Callable[[Any], Any] | None


class _Column(NamedTuple):
    name: str
    attribute: str
    write: _Change
    """Turns a record's value into the packed one; None where they are the same."""
    read: _Change
    holds: type
    """Of the packed value: str or int."""
    nullable: bool
    target: str
    """The table that it refers to, or nothing."""


@cache
def _columns(kind: str) -> tuple[_Column, ...]:
    mapper = class_mapper(BY_NAME[kind])
    found = []
    for column in BY_NAME[kind].__table__.columns:
        stored = column.type.dialect_impl(_DIALECT)
        write: _Change = stored.bind_processor(_DIALECT)
        read: _Change = stored.result_processor(_DIALECT, None)
        holds = getattr(column.type, "impl", column.type).python_type
        if isinstance(column.type, LargeBinary):
            write, read, holds = _bytes_as_text, _text_as_bytes, str
        elif isinstance(column.type, Figure):
            read = _figure
        attribute = mapper.get_property_by_column(column).key
        target = next((key.column.table.name for key in column.foreign_keys), "")
        found.append(_Column(column.name, attribute, write, read, holds, bool(column.nullable), target))
    return tuple(found)


@cache
def _pairs(kind: str) -> dict[str, tuple[str, int, Callable[..., Any]]]:
    """Return, for each column of a value of several: the value, the place in it, what makes it."""
    return {
        column.name: (composite.key, place, composite.composite_class)
        for composite in class_mapper(BY_NAME[kind]).composites
        for place, column in enumerate(composite.columns)
    }


@cache
def _lists(kind: str) -> dict[str, tuple[str, str]]:
    """Return the lists of a kind: by attribute, the parts' table and their column that names the owner."""
    return {
        relation.key: (relation.mapper.class_.__tablename__, str(next(iter(relation.remote_side)).name))
        for relation in class_mapper(BY_NAME[kind]).relationships
    }


def _bytes_as_text(value: bytes | None) -> str | None:
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


def pack(record: Record) -> Packed:
    """Return a whole record as JSON values, its parts in their lists."""
    kind = record.__tablename__
    packed: Packed = {}
    for name, attribute, write, _read, _holds, _nullable, _target in _columns(kind):
        value = getattr(record, attribute)
        packed[name] = value if write is None else write(value)
    for key in _lists(kind):
        packed[key] = [pack(part) for part in getattr(record, key)]
    return packed


def unpack(kind: str, packed: object) -> Any:
    """Return the record of a table that was packed; raises ValueError for what is no record of it."""
    if kind not in BY_NAME:
        raise ValueError(f"no kind of record: {kind}")
    return _unpacked(kind, packed, {})


def _unpacked(kind: str, packed: object, fixed: Packed) -> Record:
    if not isinstance(packed, dict):
        raise ValueError(f"no {kind}: {type(packed).__name__}")  # noqa: TRY004 - bad data, not a bad call
    held = packed | fixed
    values: dict[str, Any] = {}
    pairs = _pairs(kind)
    together: dict[str, tuple[Callable[..., Any], list[str]]] = {}
    for column in _columns(kind):
        if column.name not in held:
            if column.name == "id" or (column.target and not column.nullable):
                raise ValueError(f"a {kind} without {column.name}")
            continue
        value = _read(kind, column, held[column.name])
        if column.name in pairs:
            attribute, place, made = pairs[column.name]
            together.setdefault(attribute, (made, ["", ""]))[1][place] = value
        else:
            values[column.attribute] = value
    values |= {attribute: made(*texts) for attribute, (made, texts) in together.items()}
    for key, (part_kind, owner) in _lists(kind).items():
        parts = held.get(key, [])
        if not isinstance(parts, list):
            raise ValueError(f"{key} of a {kind} is no list")  # noqa: TRY004
        values[key] = [_unpacked(part_kind, part, {owner: held["id"]}) for part in parts]
    return BY_NAME[kind](**values)


def _read(kind: str, column: _Column, value: Any) -> Any:
    if value is None and column.nullable:
        return None
    if type(value) is not column.holds or (column.holds is int and value not in _INTEGERS):
        raise ValueError(f"{column.name} of a {kind} cannot be {value!r:.40}")
    return value if column.read is None else column.read(value)


def references(kind: str, packed: Packed) -> Iterator[tuple[str, str]]:
    """Give table and id of the other records that a packed record and its parts refer to."""
    for holder, column in _references(kind, packed, ""):
        if holder.get(column.name):
            yield column.target, holder[column.name]


def without(kind: str, packed: Packed, gone: Iterable[str]) -> Packed:
    """Return a packed record that does not refer to records that are gone."""
    lost = frozenset(gone)
    copied: Packed = json.loads(json.dumps(packed))
    for holder, column in _references(kind, copied, ""):
        if holder.get(column.name) in lost:
            holder[column.name] = None
    return copied


def _references(kind: str, packed: Packed, owner: str) -> Iterator[tuple[Packed, _Column]]:
    """Give each row with its columns that refer to others; the one that names its owner is none of them."""
    for column in _columns(kind):
        if column.target and column.name != owner:
            yield packed, column
    for key, (part_kind, part_owner) in _lists(kind).items():
        for part in packed.get(key, []):
            yield from _references(part_kind, part, part_owner)


def renewed(kind: str, packed: Packed) -> Packed:
    """Return a packed record with new ids throughout: one that was deleted is not born again."""
    ids = {old: new_id() for old in _ids(kind, packed)}
    copied: Packed = json.loads(json.dumps(packed))
    _rename(kind, copied, ids)
    return copied


def _ids(kind: str, packed: Packed) -> Iterator[str]:
    yield packed["id"]
    for key, (part_kind, _owner) in _lists(kind).items():
        for part in packed.get(key, []):
            yield from _ids(part_kind, part)


def _rename(kind: str, packed: Packed, ids: Mapping[str, str]) -> None:
    packed["id"] = ids[packed["id"]]
    for column in _columns(kind):
        if column.target:
            packed[column.name] = ids.get(packed.get(column.name) or "", packed.get(column.name))
    for key, (part_kind, _owner) in _lists(kind).items():
        for part in packed.get(key, []):
            _rename(part_kind, part, ids)
