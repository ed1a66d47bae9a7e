"""What was done in a review, step by step: taken back, made again; and the numbers that follow from it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from cufdesk.reading.understanding import ActionRead, DecisionRead

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cufdesk.ui.review.items import Item, Value

Numbered = TypeVar("Numbered", DecisionRead, ActionRead)
_PLAIN = re.compile(r"[DA]\d+")


class _State(NamedTuple):
    """An item as it stood, in its group."""

    item: Item
    value: Value
    read: Value | None
    accepted: bool
    parent: Item | None


_Picture = dict[str, list[_State]]


class Steps:
    """The states that a review was in. Items keep their identity: whoever holds one finds it again."""

    def __init__(self, groups: dict[str, list[Item]]) -> None:
        self._groups = groups
        self._done: list[_Picture] = []
        self._undone: list[_Picture] = []
        self._first = [item for items in groups.values() for item in items]

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to make again."""
        return bool(self._undone)

    @property
    def fewer(self) -> bool:
        """Whether an item that was read is gone: it became part of another, or another kind."""
        here = {id(item) for items in self._groups.values() for item in items}
        return any(id(item) not in here for item in self._first)

    def note(self) -> None:
        """Note how things stand, before a change."""
        self._done.append(self._picture())
        self._undone.clear()

    def undo(self) -> bool:
        """Put things back as they stood before the last change; False where there was none."""
        return self._step(self._done, self._undone)

    def redo(self) -> bool:
        """Make the last change again that was taken back; False where there was none."""
        return self._step(self._undone, self._done)

    def _step(self, source: list[_Picture], target: list[_Picture]) -> bool:
        if not source:
            return False
        target.append(self._picture())
        for group, states in source.pop().items():
            self._groups[group][:] = [state.item for state in states]
            for item, value, read, accepted, parent in states:
                item.value, item.read, item.accepted, item.parent = value, read, accepted, parent
        return True

    def _picture(self) -> _Picture:
        return {
            group: [_State(one, one.value, one.read, one.accepted, one.parent) for one in items]
            for group, items in self._groups.items()
        }


def are_counted(items: Iterable[Item]) -> bool:
    """Tell whether decisions and actions are simply counted: D1, D2… and A1, A2… through the text.

    Numbers that the text itself gave are never changed.
    """
    values = [item.value for item in items]
    decisions = [value.number for value in values if isinstance(value, DecisionRead)]
    actions = [value.number for value in values if isinstance(value, ActionRead)]
    return decisions == [f"D{n + 1}" for n in range(len(decisions))] and actions == [
        f"A{n + 1}" for n in range(len(actions))
    ]


def counted_anew(items: Iterable[Item]) -> None:
    """Count decisions and actions in their order; a number that a person typed otherwise stays."""
    decisions = actions = 0
    for item in items:
        if isinstance(item.value, DecisionRead) and _PLAIN.fullmatch(item.value.number):
            decisions += 1
            _number(item, item.value, f"D{decisions}")
        elif isinstance(item.value, ActionRead) and _PLAIN.fullmatch(item.value.number):
            actions += 1
            _number(item, item.value, f"A{actions}")


def highest(numbers: Iterable[str]) -> int:
    """Return the highest of the numbers that are D or A and digits; 0 where there is none."""
    return max((int(number[1:]) for number in numbers if _PLAIN.fullmatch(number)), default=0)


def _number(item: Item, value: Numbered, number: str) -> None:
    """Give an item its number, as if it had been read so: being counted is no correction."""
    if value.number == number:
        return
    if type(item.read) is type(value) and item.read.number == value.number:
        item.read = replace(item.read, number=number)
    item.value = replace(value, number=number)
