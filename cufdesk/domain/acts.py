"""Acts towards others: what was distributed, signed or handed over is not undone but answered by another act.

An undo of such a write would say that it never happened, while somebody holds the paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

ACTS: Mapping[tuple[str, str], frozenset[str]] = {
    ("meeting", "state"): frozenset({"distributed"}),
    ("joint_document", "state"): frozenset({"handed_over"}),
    ("agreement", "state"): frozenset({"signed"}),
    ("budget", "state"): frozenset({"submitted"}),
    ("sending", "state"): frozenset({"sent"}),
}
"""For a field of a table, the states that others have been told of."""

Changed = tuple[str, str, Mapping[str, Any], Mapping[str, Any]]
"""Table, "insert" | "update" | "delete", the old and the new values of the fields that changed."""


def is_act(changes: Iterable[Changed]) -> bool:
    """Tell whether a change brings a record into a state that others are told of, or out of it.

    The counter-act is an act too: undoing it would say again, in silence, what was taken back.
    """
    return any(
        op == "update" and name in new and not states.isdisjoint((old.get(name), new[name]))
        for kind, op, old, new in changes
        for (table, name), states in ACTS.items()
        if table == kind
    )
