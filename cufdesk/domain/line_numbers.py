"""The numbers of decisions and actions within a meeting: D1, D2…; A1, A2… through the whole of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cufdesk.domain.meetings import Meeting


def next_number(numbers: Iterable[str], letter: str) -> str:
    """Return the number that follows the highest of its letter: "D3" after "D1" and "D2"."""
    known = [int(found[1]) for number in numbers if (found := re.search(rf"(?:^|-){letter}(\d+)$", number))]
    return f"{letter}{max(known, default=0) + 1}"


def next_decision(meeting: Meeting) -> str:
    """Return the number of a new decision: those that were given once are never given again."""
    return next_number((decision.number for decision in meeting.decisions), "D")


def next_action(meeting: Meeting) -> str:
    """Return the number of a new action."""
    actions = (action for decision in meeting.decisions for action in decision.actions)
    return next_number((action.number for action in actions), "A")
