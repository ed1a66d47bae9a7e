"""Settling what two copies made of the same thing: one side, the other, or a third, inside a write."""

from __future__ import annotations

from collections.abc import Mapping

from cufdesk.domain.records import BY_NAME
from cufdesk.storage.aggregates import owners
from cufdesk.storage.journal.fold import Change, Conflict, Side, State, fold
from cufdesk.storage.journal.pages import Key, Write, Written, changes_by, changes_of
from cufdesk.storage.journal.rows import stored
from cufdesk.storage.journal.undo import reversal
from cufdesk.storage.journal.values import ALIVE, Value, Values, by_name, fields
from cufdesk.storage.undoing import Look, write_of
from cufdesk.storage.writing import Writing


def conflict_about(look: Look, key: Key, field: str) -> Conflict | None:
    """Return the open conflict about a field ("_": about the row), or None."""
    return next((found for found in _state(look, key).conflicts if found.field == field), None)


def settle(writing: Writing, conflict: Conflict, value: Value) -> None:
    """Let a field hold a value, as the table stores it; the conflict is over, here and in every copy."""
    key = (conflict.kind, conflict.row)
    state = _state(writing, key)
    shown = state.values.get(conflict.field, by_name(conflict.kind)[conflict.field].empty)
    replaces = {conflict.field: state.tips[conflict.field]}
    change = Written(*key, "update", {conflict.field: value}, {conflict.field: shown}, replaces)
    writing.put([[change]], {key: state.values | {conflict.field: value}})


def keep(writing: Writing, conflict: Conflict) -> None:
    """Let a row that one side deleted go on, with what was deleted along with it."""
    key = (conflict.kind, conflict.row)
    state = _state(writing, key)
    going_on = Written(*key, "update", {ALIVE: 1}, {}, {ALIVE: state.tips[ALIVE]})
    layers = [[going_on]]
    become: dict[Key, Values | None] = {key: state.values}
    along = {(other, ALIVE) for other in deleted_along(writing, conflict)}
    for ended in ended_by(writing, conflict):
        made = reversal(writing.connection, [ended], along)
        layers += [[] for _layer in made.layers[len(layers) :]]
        for layer, found in zip(layers, made.layers, strict=False):
            layer += [change for change in found if (change.kind, change.row) not in become]
        become = made.rows | become
    writing.put(layers, become)


def remove(writing: Writing, conflict: Conflict) -> None:
    """Let a row go that one side deleted and the other went on with."""
    record = writing.get(BY_NAME[conflict.kind], conflict.row)
    if record is not None:
        writing.delete(record)


def deleted_along(look: Look, conflict: Conflict) -> set[Key]:
    """Return the rows that went with the row of a conflict: its parts, and what these cannot be without.

    The same write may have deleted other things, and changed some; that is not what is in dispute.
    """
    connection = look.session.connection()
    deleted: dict[Key, Values] = {}
    for ended in ended_by(look, conflict):
        found = changes_by(connection, [ended.seq])
        deleted.update((key, change.old) for key, change in found if change.op == "delete")
    key = (conflict.kind, conflict.row)
    there = stored(connection, deleted)
    values = {key: _state(look, key).values}
    while True:
        more = {
            other: old
            for other, old in deleted.items()
            if other not in values and _belongs(other, old, values)
        }
        if not more:  # what is there again already only led on to what went with it
            return set(values) - {key, *there}
        values.update(more)


def _belongs(key: Key, old: Values, to: Mapping[Key, Values]) -> bool:
    """Tell whether a row is a part of one of some rows, or one of them refers to it."""
    kind, row = key
    if kind in owners():
        table, column = owners()[kind]
        if (table, str(old.get(column))) in to:
            return True
    return any(
        field.target == kind and values.get(field.name) == row
        for other, values in to.items()
        for field in fields(other[0])
    )


def ended_by(look: Look, conflict: Conflict) -> list[Write]:
    """Return the writes that deleted the row of a conflict."""
    found = (write_of(look, side.write) for side in conflict.sides if not side.value)
    return [write for write in found if write is not None]


def origin_of(look: Look, conflict: Conflict, side: Side) -> Write | None:
    """Return the write that a person made a side with: an undo or redo only repeats it."""
    write = write_of(look, side.write)
    if write is None or write.kind not in {"undo", "redo"}:
        return write
    changes = changes_of(look.session.connection(), [conflict.row])[conflict.kind, conflict.row]
    same = [change for change in changes if _says(change, conflict.field, side.value)]
    for change in sorted(same, key=lambda change: change.write, reverse=True):
        other = write_of(look, change.write)
        if other is not None and other.kind not in {"undo", "redo"}:
            return other
    return write


def _says(change: Change, field: str, value: Value) -> bool:
    if field == ALIVE:
        return (change.op != "delete") == bool(value)
    return change.op != "delete" and field in change.new and change.new[field] == value


def _state(look: Look, key: Key) -> State:
    return fold(*key, changes_of(look.session.connection(), [key[1]])[key])
