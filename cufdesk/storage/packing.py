"""Whole records as plain JSON values, and back: what a draft keeps of a record with its parts.

A packed record is a dict: each column by its name, written as `columns.py` says, and each list of parts by
its name, in order. What another version of the program wrote can be read: a column that is not known is
ignored, a missing one takes its default.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from sqlalchemy.orm import class_mapper

from cufdesk.domain.base import Record, new_id
from cufdesk.domain.records import BY_NAME
from cufdesk.storage.columns import Column, columns, read_value

Packed = dict[str, Any]


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


def pack(record: Record) -> Packed:
    """Return a whole record as JSON values, its parts in their lists."""
    kind = record.__tablename__
    packed: Packed = {}
    for column in columns(kind):
        value = getattr(record, column.attribute)
        packed[column.name] = value if column.write is None else column.write(value)
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
    for column in columns(kind):
        if column.name not in held:
            if column.name == "id" or (column.target and column.empty is not None):
                raise ValueError(f"a {kind} without {column.name}")
            continue
        value = read_value(kind, column, held[column.name])
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


def _references(kind: str, packed: Packed, owner: str) -> Iterator[tuple[Packed, Column]]:
    """Give each row with its columns that refer to others; the one that names its owner is none of them."""
    for column in columns(kind):
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
    for column in columns(kind):
        if column.target:
            packed[column.name] = ids.get(packed.get(column.name) or "", packed.get(column.name))
    for key, (part_kind, _owner) in _lists(kind).items():
        for part in packed.get(key, []):
            _rename(part_kind, part, ids)
