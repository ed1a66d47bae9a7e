"""Minutes that were distributed: what becomes of them once a copy has come home."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from cufdesk.domain.meetings import Meeting
from cufdesk.domain.versions import next_issued
from cufdesk.i18n import screen_language, screen_translator
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.meetings import corrected_twice
from cufdesk.storage.sent_minutes import Sent, counted_days, sent_minutes
from cufdesk.storage.writing import Writing
from cufdesk.usecases.minutes_changes import changes

_COUNTED = frozenset(
    f"action.{name}" for name in ("deadline", "precision", "deadline_event_id", "deadline_offset")
)
"""What together makes a deadline: the day that they come to counts, not how it is kept."""


def sent_here(dossier: Dossier) -> list[Sent]:
    """Return the minutes that were distributed, as they stand in the file."""
    with dossier.read() as reading:
        return sent_minutes(reading.session)


def reworded(writing: Writing, sent: Iterable[Sent]) -> tuple[str, ...]:
    """Return what minutes are called that say something else now than either side had sent under a version.

    A correction makes another version, and tells itself what it changed.
    """
    counted = counted_days(writing.session)
    found: dict[str, str] = {}
    for before, days in sent:
        now = writing.get(Meeting, before.id)
        if now is None or (now.state, now.version) != (before.state, before.version):
            continue
        words = any(change.field not in _COUNTED for change in changes(before, now))
        if words or any(
            days.get(action.id, action.deadline) != counted.get(action.id, action.deadline)
            for decision in now.decisions
            for action in decision.actions
        ):
            found[now.id] = _named(now)
    return tuple(found.values())


def renumber(writing: Writing) -> tuple[str, ...]:
    """Give corrections that both sides wrote under one number a number each; return what they bear now.

    Both sides order them alike, so that two copies that come home to each other agree.
    """
    told: list[str] = []
    for meeting_id in corrected_twice(writing.session):
        meeting = writing.get(Meeting, meeting_id)
        if meeting is not None:
            told += _renumbered(meeting)
            writing.save(meeting)
    return tuple(told)


def _renumbered(meeting: Meeting) -> Iterator[str]:
    t = screen_translator()
    found = sorted(meeting.corrections, key=lambda one: (one.number, one.day or date.min, one.id))
    for before, one in pairwise(found):
        number, version = before.number + 1, next_issued(before.version)
        if (one.number, one.version) == (number, version):
            continue
        sentence = t._("{minutes}: correction no. {old} of {date} is now no. {new}, v{version}")
        yield sentence.format(
            minutes=_named(meeting), old=one.number, date=t.date(one.day), new=number, version=version
        )
        one.number, one.version = number, version
    meeting.corrections = found
    meeting.version = found[-1].version


def _named(meeting: Meeting) -> str:
    title = meeting.title.in_language(screen_language())
    return " – ".join(part for part in (meeting.reference, title) if part)
