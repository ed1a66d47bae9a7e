"""The numbers of the register: of a meeting (2015-02), of its decisions (D1, D2…) and actions (A1, A2…)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date

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


def free_reference(day: date | None, taken: Collection[str]) -> str:
    """Return the register's next number for a meeting: "2015-02", or "2015-02-2" when that is taken."""
    if day is None:
        return ""
    base = f"{day:%Y-%m}"
    numbers = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(number for number in numbers if number not in taken)
