"""Deadlines of distributed minutes that are counted from a date of the calendar: they stay as they were sent.

Whoever holds the minutes reads a day in them. Where the date that it was counted from moves, the action keeps
that day and hangs on the date no more: only a numbered correction gives it another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

from cufdesk.domain.calendar import Milestone
from cufdesk.domain.deadlines import effective_deadline
from cufdesk.domain.meetings import Action
from cufdesk.i18n import ngettext, screen_translator
from cufdesk.storage.dossier import Dossier, Reading
from cufdesk.storage.sent_minutes import counted_in_sent
from cufdesk.storage.writing import Writing


class Sent(NamedTuple):
    """A deadline as it was sent: the number of its action in the register, and the day it came to."""

    number: str
    day: date | None


def sent_deadlines(look: Reading | Writing, milestone_id: str = "") -> dict[str, Sent]:
    """Return, by action, the deadlines of distributed minutes that are counted from a date, or from any."""
    return {
        action.id: Sent(number, effective_deadline(action, {event.id: event}).day)
        for number, action, event in counted_in_sent(look.session, milestone_id)
    }


@contextmanager
def kept(dossier: Dossier, writing: Writing, milestone_id: str = "") -> Iterator[None]:
    """Let deadlines stay as they were sent, whatever becomes of the date that they are counted from."""
    with dossier.read() as reading:
        before = sent_deadlines(reading, milestone_id)
    yield
    if before:
        _keep(writing, before)


def _keep(writing: Writing, before: Mapping[str, Sent]) -> None:
    for action_id, now in sent_deadlines(writing).items():
        was = before.get(action_id)
        if was is None or was.day == now.day or (action := writing.get(Action, action_id)) is None:
            continue
        action.deadline = was.day
        action.deadline_event_id = action.deadline_offset = None
        # The words stay beside the day, as they were printed.
        action.precision = "relative" if action.deadline_text else "exact"
        writing.save(action)


def moving_words(look: Reading, milestone: Milestone) -> str:
    """Say which distributed deadlines a date that was moved leaves where they are; nothing for none."""
    t = screen_translator()
    now = {milestone.id: milestone}
    found = [
        f"{number} ({t.date(was)})" if was else number
        for number, action, event in counted_in_sent(look.session, milestone.id)
        if (was := effective_deadline(action, {event.id: event}).day) != effective_deadline(action, now).day
    ]
    sentence = ngettext(
        "Distributed minutes count a deadline from this date. It stays as it was sent, and only a numbered"
        " correction changes it: {lines}.",
        "Distributed minutes count deadlines from this date. They stay as they were sent, and only a numbered"
        " correction changes them: {lines}.",
        len(found),
    )
    return sentence.format(lines=", ".join(found)) if found else ""
