"""Undo and redo: what rows would be without some writes, written as an ordinary write.

A reversal replaces only what still stands as its target left it; what another write has changed since stays,
and is returned as left. Where a field would be in conflict without the target (a settled conflict that is
opened again), the reversal is made of several writes unseen by each other, one for each side.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import Connection

from cufdesk.storage.aggregates import owners
from cufdesk.storage.journal.capture import ending, whole
from cufdesk.storage.journal.clock import parsed
from cufdesk.storage.journal.fold import Change, fold, seen_by
from cufdesk.storage.journal.pages import Key, Write, Written, changes_by, changes_of, write_named, writes
from cufdesk.storage.journal.turns import last_turn
from cufdesk.storage.journal.values import ALIVE, ALL, Value, Values, by_name

_MADE_HERE = "merge IS NULL AND kind IN ('edit', 'act', 'merge')"


class Left(NamedTuple):
    """A field that was not taken back, since another write has changed it ("_": the row itself)."""

    kind: str
    row: str
    field: str


@dataclass
class Reversal:
    """What takes writes back: layers of changes (one per side of a conflict), and rows as they become.

    `rows` holds what each row becomes, None for one that goes.
    """

    layers: list[list[Written]] = field(default_factory=lambda: [[]])
    rows: dict[Key, Values | None] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)

    def add(self, layer: int, change: Written) -> None:
        """Put a change into a layer."""
        while len(self.layers) <= layer:
            self.layers.append([])
        self.layers[layer].append(change)


def next_to_undo(connection: Connection) -> Write | None:
    """Return the last write of this copy that stands; what another copy brought goes with its merge."""
    found = writes(connection, f"WHERE {_MADE_HERE} AND undone = 0 ORDER BY seq DESC LIMIT 1")
    return found[0] if found else None


def next_to_redo(connection: Connection) -> Write | None:
    """Return the write that was undone last, unless something was written since."""
    newest = writes(connection, f"WHERE {_MADE_HERE} ORDER BY seq DESC LIMIT 1")
    after = newest[0].seq if newest else 0
    undos = writes(connection, "WHERE merge IS NULL AND kind = 'undo' AND seq > ? ORDER BY seq DESC", after)
    for written in dict.fromkeys(undo.target for undo in undos):
        target = write_named(connection, parsed(written))
        if target is not None and target.undone:
            return target
    return None


def to_undo(connection: Connection, target: Write) -> Reversal:
    """Return what takes a write back; a merge is taken back with all that it brought."""
    again = last_turn(connection, target, "redo")
    if again:
        return reversal(connection, again)
    brought = writes(connection, "WHERE merge = ?", target.seq) if target.kind == "merge" else []
    return reversal(connection, [*brought, target])


def to_redo(connection: Connection, target: Write) -> Reversal:
    """Return what brings a write that was undone back."""
    return reversal(connection, last_turn(connection, target, "undo"))


def reversal(
    connection: Connection, taken: Sequence[Write], only: Collection[tuple[Key, str]] | None = None
) -> Reversal:
    """Return what makes rows be as they were before some writes that follow each other.

    `only` names the fields to take back, all of them if it is None.
    """
    places = [write.seq for write in taken]
    touched = dict.fromkeys(key for key, _change in changes_by(connection, places))
    changes = changes_of(connection, (row for _kind, row in touched))
    made = Reversal()
    for key in touched:
        wanted = None if only is None else {name for other, name in only if other == key}
        if wanted is None or wanted:
            _Row(made, key, changes[key], (min(places), max(places)), wanted).take_back()
    _leave_parts(made)
    return made


def _leave_parts(made: Reversal) -> None:
    """Leave the parts of what is left: a sending that stays keeps the people whom it was sent to."""
    left = {(one.kind, one.row) for one in made.left if one.field == ALIVE}
    while left:
        parts = {
            (change.kind, change.row)
            for layer in made.layers
            for change in layer
            if change.op == "delete" and made.rows.get((change.kind, change.row), ...) is None
            if _owner(change) in left
        }
        for layer in made.layers:
            layer[:] = [change for change in layer if (change.kind, change.row) not in parts]
        for key in sorted(parts):
            del made.rows[key]
            made.left.append(Left(*key, ALIVE))
        left = parts


def _owner(change: Written) -> Key | None:
    """Return the record that a row is a part of."""
    if change.kind not in owners():
        return None
    table, column = owners()[change.kind]
    return table, str(change.old.get(column))


class _Row:
    """One row on its way back: as it was before the writes, after them, and as it is now."""

    def __init__(
        self,
        made: Reversal,
        key: Key,
        changes: Sequence[Change],
        places: tuple[int, int],
        only: Collection[str] | None,
    ) -> None:
        first, last = places
        self._made = made
        self._key = key
        self._only = only
        self._places: dict[int, int] = {}
        """Where in each layer the update of this row stands."""
        self._heads = [change.head for change in changes]
        self._former = [change for change in changes if change.place < first]
        self._before = fold(*key, self._former)
        self._after = fold(*key, [change for change in changes if change.place <= last])
        self._now = fold(*key, changes)

    def take_back(self) -> None:
        before, after, now = self._before, self._after, self._now
        if before.alive and after.alive and now.alive:
            self._take_fields_back()
        elif before.alive and not after.alive and not now.alive:
            self._bring_back()
        elif after.alive and not before.alive and now.alive:
            self._take_away()
        elif before.alive and after.alive:
            self._made.left.append(Left(*self._key, ALIVE))

    def _take_fields_back(self) -> None:
        values = dict(self._now.values)
        for name, empty in self._fields():
            sides, now = self._before.sides(name, empty), self._now.values.get(name, empty)
            if sides == self._after.sides(name, empty):
                continue
            if self._now.sides(name, empty) != self._after.sides(name, empty):
                self._made.left.append(Left(*self._key, name))
                continue
            for layer, value in enumerate(sides):
                self._write(layer, {name: value}, {name: now}, {name: self._now.tips[name]})
            values[name] = sides[-1]
            self._made.rows[self._key] = values
        before, after, now_ = (state.sides(ALIVE, 0) for state in (self._before, self._after, self._now))
        if before != after and now_ == after:
            self._take_life_back()

    def _take_life_back(self) -> None:
        """Open a dispute about the row again, or end one."""
        if len(self._before.sides(ALIVE, 0)) > 1:
            if any(change.op != "delete" for change in self._standing()):  # somebody had said that it goes on
                self._write(0, {ALIVE: 1}, {}, {ALIVE: self._now.tips[ALIVE]})
            self._dispute()
        else:
            self._write(0, {ALIVE: 1}, {}, {ALIVE: self._now.tips[ALIVE]})
        self._made.rows.setdefault(self._key, dict(self._now.values))

    def _bring_back(self) -> None:
        """Insert the row again; where sides differ, each later side is a write of its own."""
        first: Values = {}
        for name, own in by_name(self._key[0]).items():
            sides = self._before.sides(name, own.empty)
            if sides[0] != own.empty:
                first[name] = sides[0]
            for layer, value in enumerate(sides[1:], 1):
                self._write(layer, {name: value}, {name: own.empty}, {name: self._now.tips[name]})
        self._made.add(0, Written(*self._key, "insert", first, {}, whole(self._key[0], self._heads)))
        self._made.rows[self._key] = dict(self._before.values)
        if len(self._before.sides(ALIVE, 0)) > 1:
            self._dispute()

    def _take_away(self) -> None:
        if all(
            self._now.sides(name, empty) == self._after.sides(name, empty) for name, empty in self._fields()
        ):
            old = dict(self._now.values)
            self._made.add(0, Written(*self._key, "delete", {}, old, ending(self._key[0], self._heads)))
            self._made.rows[self._key] = None
        else:
            self._made.left.append(Left(*self._key, ALIVE))

    def _dispute(self) -> None:
        """Write the deletions that were in dispute again, as not having seen what they had not seen."""
        ends = [change for change in self._standing() if change.op == "delete"]
        seen = frozenset[str]().union(*(seen_by(change) for change in ends))
        replaces = {ALIVE: self._now.tips[ALIVE], ALL: sorted(seen)}
        old = dict(ends[-1].old) if ends else {}
        self._made.add(self._free_layer(), Written(*self._key, "delete", {}, old, replaces))

    def _standing(self) -> list[Change]:
        """Return what was said of the row's life before, and not replaced."""
        return [change for change in self._former if change.write in self._before.tips[ALIVE]]

    def _free_layer(self) -> int:
        """Return the first layer that does not see this row: a write changes a row once."""
        for number, layer in enumerate(self._made.layers[1:], 1):
            if all((change.kind, change.row) != self._key for change in layer):
                return number
        return len(self._made.layers)

    def _fields(self) -> Iterator[tuple[str, Value]]:
        for name, own in by_name(self._key[0]).items():
            if self._only is None or name in self._only:
                yield name, own.empty

    def _write(self, layer: int, new: Values, old: Values, replaces: dict[str, list[str]]) -> None:
        """Put a field into a layer, together with the others of its row."""
        place = self._places.get(layer)
        if place is None:
            self._made.add(layer, Written(*self._key, "update", new, old, replaces))
            self._places[layer] = len(self._made.layers[layer]) - 1
            return
        own, other = self._made.layers[layer], self._made.layers[layer][place]
        own[place] = Written(
            *self._key, "update", other.new | new, other.old | old, other.replaces | replaces
        )
