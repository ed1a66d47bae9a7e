"""Minutes that others hold: those that were distributed, and the days that their deadlines came to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from cufdesk.domain.calendar import Milestone
from cufdesk.domain.deadlines import effective_deadline
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.storage.meetings import distributed


class Sent(NamedTuple):
    """Minutes that were distributed, and by action the days that its deadlines come to."""

    meeting: Meeting
    days: Mapping[str, date | None]


def sent_minutes(session: Session) -> list[Sent]:
    """Return the minutes that were distributed, as they stand."""
    counted = counted_days(session)
    return [
        Sent(
            meeting,
            {
                action.id: counted.get(action.id, action.deadline)
                for decision in meeting.decisions
                for action in decision.actions
            },
        )
        for meeting in distributed(session)
    ]


def counted_days(session: Session) -> dict[str, date | None]:
    """Return, by action, the days that deadlines of distributed minutes come to, counted from their dates."""
    return {
        action.id: effective_deadline(action, {event.id: event}).day
        for _number, action, event in counted_in_sent(session)
    }


def counted_in_sent(session: Session, milestone_id: str = "") -> list[tuple[str, Action, Milestone]]:
    """Return the actions of distributed minutes whose deadline is counted from a date, or from any.

    Each with its number in the register ("2015-02/D4-A10") and the date.
    """
    chosen = (
        select(Meeting.reference, Decision, Action, Milestone)
        .join(Decision, Decision.meeting_id == Meeting.id)
        .join(Action, Action.decision_id == Decision.id)
        .join(Milestone, Milestone.id == Action.deadline_event_id)
        .where(Meeting.state == "distributed")
        .order_by(Meeting.reference, Decision.rank, Action.rank, Action.id)
    )
    if milestone_id:
        chosen = chosen.where(Milestone.id == milestone_id)
    return [
        (_numbered(reference, decision, action), action, event)
        for reference, decision, action, event in session.execute(chosen)
    ]


def _numbered(reference: str, decision: Decision, action: Action) -> str:
    above = decision.number or f"D{decision.rank}"
    own = action.number or f"A{action.rank}"
    number = own if own.startswith(f"{above}-") else f"{above}-{own}"
    return f"{reference}/{number}" if reference else number
