"""When an action is due: on a day, in words that no day stands for, or counted from an event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from cufdesk.domain.calendar import Milestone
from cufdesk.domain.holidays import holiday, working_day_until
from cufdesk.domain.meetings import Action
from cufdesk.domain.values import Bilingual

ENGAGED = frozenset({"open", "under_way", ""})
"""The states in which something is still to be done."""


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline, worked out.

    `day` is None where nobody set one, or where the event that it is counted from has no day yet. `event` is
    that event, with the `offset` in days from its first day (negative: before it). `words` are those of the
    minutes. `holiday` is the key of the public holiday that `day` is, if it is one.
    """

    day: date | None = None
    event: Milestone | None = None
    offset: int = 0
    words: Bilingual = field(default_factory=Bilingual)
    holiday: str = ""

    def __bool__(self) -> bool:
        return bool(self.day or self.event or self.words)

    @property
    def working_day(self) -> date | None:
        """Return the last day on which the office works and the deadline is still kept."""
        return working_day_until(self.day) if self.day else None


def effective_deadline(action: Action, milestones: Mapping[str, Milestone]) -> Due:
    """Return when an action is due; `milestones` holds, by id, at least the one that it is counted from."""
    event = milestones.get(action.deadline_event_id or "")
    offset = action.deadline_offset or 0
    day = action.deadline
    if event is not None:
        start = event.first_day or event.last_day
        day = _counted(start, offset) if start else day
    return Due(day, event, offset, action.deadline_text, holiday(day) if day else "")


def _counted(start: date, offset: int) -> date | None:
    """Return the day so many days later; None where the calendar has none."""
    try:
        return start + timedelta(days=offset)
    except OverflowError:
        return None


def is_late(action: Action, milestones: Mapping[str, Milestone], today: date) -> bool:
    """Tell whether an action is still to be done after the day on which it was due."""
    day = effective_deadline(action, milestones).day
    return action.state in ENGAGED and day is not None and day < today
