"""How a line of the register is said on the screen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cufdesk.domain.minutes_rules import state_told
from cufdesk.i18n import _, ngettext, screen_translator

if TYPE_CHECKING:
    from cufdesk.domain.register import Counts, Line


def said_responsible(line: Line) -> str:
    """Return who is responsible, or that nobody is yet; nothing for a decision."""
    if line.responsible:
        return ", ".join(line.responsible)
    return _("nobody responsible yet") if line.is_action else ""


def said_deadline(line: Line) -> str:
    """Return the day on which something is due, else the words of the minutes."""
    if line.deadline:
        return screen_translator().short_date(date.fromisoformat(line.deadline))
    return line.deadline_words or line.event


def said_beside_deadline(line: Line, today: date) -> str:
    """Return how late something is, or how far its day; what it is counted from where it has no day."""
    if not line.deadline:
        return said_from_event(line)
    if line.is_late(today.isoformat()):
        days = (today - date.fromisoformat(line.deadline)).days
        return ngettext("late by {n} day", "late by {n} days", days).format(
            n=screen_translator().number(days)
        )
    return said_from_event(line) or (line.deadline_words if line.is_action else "")


def said_from_event(line: Line) -> str:
    """Return what a deadline is counted from: "15 days before: Forum"."""
    if not line.event:
        return ""
    if not line.offset:
        return line.event
    n = abs(line.offset)
    said = (
        ngettext("{n} day before: {event}", "{n} days before: {event}", n)
        if line.offset < 0
        else ngettext("{n} day after: {event}", "{n} days after: {event}", n)
    )
    return said.format(n=n, event=line.event)


def said_state(line: Line) -> str:
    """Return how far something is; nothing for what leaves nothing to be done."""
    state = state_told(line.state, line.modality, is_action=line.is_action)
    return screen_translator().word("decision_state", state)


def said_beneath(line: Line, today: date, *, alone: bool) -> str:
    """Return the second line of a row; `alone` says that no column beside it tells the rest."""
    modality = screen_translator().word("modality", line.modality)
    parts = [said_responsible(line)]
    if alone:
        late = said_beside_deadline(line, today) if line.is_late(today.isoformat()) else ""
        parts += [said_deadline(line), late, said_state(line)]
    parts.append(modality)
    if line.held:
        parts.append(_("held back until the prior agreement"))
    return " · ".join(part for part in parts if part)


def said_whole(line: Line, today: date) -> str:
    """Return everything that a row shows, as a screen reader says it."""
    due = said_deadline(line)
    parts = (
        line.number,
        line.text,
        said_responsible(line),
        _("due: {deadline}").format(deadline=due) if due else "",
        said_beside_deadline(line, today),
        said_state(line),
        screen_translator().word("modality", line.modality),
        _("held back until the prior agreement") if line.held else "",
        said_carried(line),
        line.meeting,
    )
    return ", ".join(part for part in parts if part)


def said_carried(line: Line) -> str:
    """Return on which agendas an action comes up again."""
    if not line.carried:
        return ""
    return _("carried over to: {meetings}").format(meetings="; ".join(line.carried))


def said_counts(counts: Counts) -> str:
    """Return "8 decisions · 24 actions · 3 late · 2 within 30 days · 10 without anybody"."""
    found = (
        (counts.decisions, ngettext("{n} decision", "{n} decisions", counts.decisions)),
        (counts.actions, ngettext("{n} action", "{n} actions", counts.actions)),
        (counts.late, ngettext("{n} late", "{n} late", counts.late)),
        (counts.soon, ngettext("{n} within 30 days", "{n} within 30 days", counts.soon)),
        (counts.unnamed, ngettext("{n} without anybody", "{n} without anybody", counts.unnamed)),
    )
    return " · ".join(said.format(n=n) for n, said in found if n)
