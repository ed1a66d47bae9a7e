"""What a row is, told by its changes alone: pure functions, the same answer in every copy.

Each change says of each field that it wrote which writes it replaced. The writes of a field that nobody
replaced are its tips: one tip is the value; several tips with different values were written unseen by each
other, and are a conflict until a later write replaces them all. Meanwhile the latest is shown.

A deletion replaces the row's life only, and says every write that it had seen: an edit that it had not seen
keeps the row alive, and the two are a conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cufdesk.storage.journal.values import ALIVE, ALL, Value, Values, by_name

Replaces = Mapping[str, Sequence[str]]
Tips = dict[str, list[str]]


class Head(NamedTuple):
    """A change without its values: the write's id, "insert" | "update" | "delete", what it replaced."""

    write: str
    op: str
    replaces: Replaces


class Change(NamedTuple):
    """A change of one row by one write.

    An insertion writes every field (empty unless named) and replaces for all of them what stands under "*";
    an update names each field in `new` and `replaces`; a deletion replaces "_" and has seen "*".
    """

    write: str
    op: str
    new: Values
    old: Values
    replaces: Replaces
    is_repair: bool = False
    place: int = 0
    """Where this very file has the write (`seq`)."""

    @property
    def head(self) -> Head:
        """The change without its values."""
        return Head(self.write, self.op, self.replaces)


class Side(NamedTuple):
    """One of the values of a conflict and the write that it comes from; of a life, whether it goes on."""

    write: str
    value: Value


@dataclass(frozen=True, slots=True)
class Conflict:
    """What two copies made of a field unseen by each other, the value that is shown last.

    `field` is "_" where one deleted the row and another changed it or refers to it.
    """

    kind: str
    row: str
    field: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class State:
    """A row as its changes tell it; fields that are empty are not in `values`."""

    alive: bool
    values: Values
    tips: Tips
    conflicts: tuple[Conflict, ...]

    def sides(self, name: str, empty: Value) -> tuple[Value, ...]:
        """Return the different values that a field has, the one that is shown last."""
        for conflict in self.conflicts:
            if conflict.field == name:
                latest_first = dict.fromkeys(side.value for side in reversed(conflict.sides))
                return tuple(latest_first)[::-1]
        return (int(self.alive),) if name == ALIVE else (self.values.get(name, empty),)


NOTHING = State(alive=False, values={}, tips={}, conflicts=())
"""A row that was never written."""


def tips_of(heads: Iterable[Head], wanted: Iterable[str]) -> Tips:
    """Return, for each wanted field, the writes that nobody replaced, the latest last."""
    written: dict[str, set[str]] = {name: set() for name in wanted}
    replaced: dict[str, set[str]] = {name: set() for name in written}
    for write, op, replaces in heads:
        if op == "insert":
            whole = replaces.get(ALL, ())
            for name, writes in written.items():
                writes.add(write)
                replaced[name].update(whole)
        elif op == "delete":
            if ALIVE in written:
                written[ALIVE].add(write)
                replaced[ALIVE].update(replaces[ALIVE])
        else:
            for name, ids in replaces.items():
                if name in written:
                    written[name].add(write)
                    replaced[name].update(ids)
    return {name: sorted(writes - replaced[name]) for name, writes in written.items()}


def fold(kind: str, row: str, changes: Sequence[Change]) -> State:
    """Return the state of a row; `changes` are all its changes, in any order."""
    if len(changes) == 1 and changes[0].op == "insert" and not changes[0].is_repair:
        only = changes[0]
        return State(alive=True, values=dict(only.new), tips=_same([only.write], kind), conflicts=())
    if not changes:
        return NOTHING
    by_write = {change.write: change for change in changes}
    names = by_name(kind)
    tips = tips_of((change.head for change in changes), (*names, ALIVE))
    values: Values = {}
    conflicts: list[Conflict] = []
    for name, field in names.items():
        sides = [Side(write, by_write[write].new.get(name, field.empty)) for write in tips[name]]
        if sides and sides[-1].value != field.empty:
            values[name] = sides[-1].value
        if len({side.value for side in sides}) > 1:
            conflicts.append(Conflict(kind, row, name, tuple(sides)))
    alive, dispute = _life(tips, by_write)
    if dispute:
        conflicts.append(Conflict(kind, row, ALIVE, dispute))
    return State(alive, values, tips, tuple(conflicts) if alive else ())


def seen_by(change: Change | Head) -> frozenset[str]:
    """Return the writes of its row that a deletion had seen."""
    return frozenset(change.replaces[ALL])


def _same(ids: list[str], kind: str) -> Tips:
    return dict.fromkeys((*by_name(kind), ALIVE), ids)


def _life(tips: Tips, by_write: Mapping[str, Change]) -> tuple[bool, tuple[Side, ...]]:
    """Return whether a row is there, and what is in dispute about it."""
    lives = [by_write[write] for write in tips[ALIVE]]
    ends = [change for change in lives if change.op == "delete"]
    going_on = [change for change in lives if change.op != "delete"]
    repairs = [change for change in going_on if change.is_repair]
    if not ends and not repairs:
        return bool(going_on), ()
    seen = frozenset[str]().union(*(seen_by(change) for change in ends))
    unseen = {write for name, ids in tips.items() if name != ALIVE for write in ids} - seen if ends else set()
    if not going_on and not unseen:
        return False, ()
    replaced = {write for repair in repairs for write in repair.replaces.get(ALIVE, ())}
    former = [by_write[write] for write in sorted(replaced) if write in by_write]
    ended = {change.write for change in (*ends, *former) if change.op == "delete"}
    held = unseen | {change.write for change in going_on}
    sides = [Side(write, 0) for write in sorted(ended)] + [Side(write, 1) for write in sorted(held)]
    return True, tuple(sides) if ended else ()


def disputed(changes: Mapping[tuple[str, str], Sequence[Change]]) -> list[Conflict]:
    """Return the conflicts of some rows, in one order everywhere."""
    found: defaultdict[tuple[str, str], list[Conflict]] = defaultdict(list)
    for (kind, row), own in changes.items():
        found[kind, row] += fold(kind, row, own).conflicts
    return [conflict for key in sorted(found) for conflict in found[key]]
