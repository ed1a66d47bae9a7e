"""What became of a decision or an action over time: the latest that was told gives its state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar


class Told(Protocol):
    """A note of progress: the day it is of, the state from then on (empty: as before), and its words."""

    day: date | None
    state: str
    text: str


T = TypeVar("T", bound=Told)


def in_time(progress: Sequence[T]) -> list[T]:
    """Return notes by their days; those of one day, and those without one, as they were entered.

    What has no day is of the day of the note before it.
    """
    days: list[date] = []
    for note in progress:
        days.append(note.day or (days[-1] if days else date.min))
    order = sorted(range(len(progress)), key=lambda place: (days[place], place))
    return [progress[place] for place in order]


def latest_state(progress: Sequence[Told]) -> str:
    """Return the state that the latest note gives, or nothing where none gives any."""
    return next((note.state for note in reversed(in_time(progress)) if note.state), "")
