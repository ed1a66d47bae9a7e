"""Rules that minutes live by and that several rooms ask for."""

from __future__ import annotations

ISSUED = frozenset({"approved", "distributed"})
"""States in which minutes are no draft any more."""

PENDING = frozenset({"announced", "in_progress"})
"""Of what is told of the minutes of a programme's step: that they are still to come."""


_NOTHING_TO_DO = frozenset({"finding", "announced"})


def state_told(state: str, modality: str, *, is_action: bool) -> str:
    """Return the state that is told of a line, as a key of the words `decision_state`; empty for none.

    A finding, or what others announced, leaves nothing to be done: it is not called open.
    """
    return "" if not is_action and modality in _NOTHING_TO_DO and state == "open" else state


def minutes_status(state: str | None, entered: str) -> str:
    """Return how far the minutes of a programme's step are, as a key of the words `minutes_status`.

    `state` is that of the meeting which the step was, None where no meeting is named: then what was entered
    by hand counts. Minutes of a meeting are announced until they are issued, whatever was entered.
    """
    if state is None:
        return entered
    return "available" if state in ISSUED else "announced"
