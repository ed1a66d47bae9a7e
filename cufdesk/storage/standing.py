"""What of a write stands as it left it, and so could be taken back now."""

from __future__ import annotations

from typing import NamedTuple

from cufdesk.storage.journal.pages import Key, Write
from cufdesk.storage.undoing import Look, out_of_turn


class Standing(NamedTuple):
    """Fields that would be what they were before, and rows that would come back or go."""

    fields: frozenset[tuple[Key, str]]
    rows: frozenset[Key]


NOTHING = Standing(frozenset(), frozenset())


def standing(look: Look, write: Write) -> Standing:
    """Return what taking a write back would change now; costs as much as doing it."""
    fields: set[tuple[Key, str]] = set()
    rows: set[Key] = set()
    for layer in out_of_turn(look, write).layers:
        for change in layer:
            key = (change.kind, change.row)
            if change.op == "update":
                fields.update((key, name) for name in change.new)
            else:
                rows.add(key)
    return Standing(frozenset(fields), frozenset(rows))
