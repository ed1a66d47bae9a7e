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

WRITTEN_FOR_OTHERS = frozenset({"correction"})
"""Tables whose rows are acts by being there: a numbered correction is not un-numbered again."""

Changed = tuple[str, str, Mapping[str, Any], Mapping[str, Any]]
"""Table, "insert" | "update" | "delete", the old and the new values of the fields that changed."""


def is_act(changes: Iterable[Changed]) -> bool:
    """Tell whether a change brings a record into a state that others are told of, out of it, or is for them.

    The counter-act is an act too: undoing it would say again, in silence, what was taken back.
    """
    found = list(changes)
    if any(op == "insert" and kind in WRITTEN_FOR_OTHERS for kind, op, _old, _new in found):
        return True
    return any(
        op == "update" and name in new and not states.isdisjoint((old.get(name), new[name]))
        for kind, op, old, new in found
        for (table, name), states in ACTS.items()
        if table == kind
    )
