"""What printing asks of the file: which records there are, the newest first, and what is linked to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import select, text

from cufdesk.domain.base import Record
from cufdesk.domain.calendar import Milestone
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.storage.aggregates import whole
from cufdesk.storage.dossier import Reading
from cufdesk.storage.facts import DOSSIER
from cufdesk.storage.file import moment
from cufdesk.storage.journal_reader import WRITE_ID

R = TypeVar("R", bound=Record)


def newest_first(reading: Reading, kind: type[R]) -> list[R]:
    """Return all records of a kind with their parts, the last created first."""
    chosen = select(kind).options(*whole(kind)).order_by(text(f"{kind.__tablename__}.rowid DESC"))
    return list(reading.session.scalars(chosen))


def last_change(reading: Reading) -> datetime | None:
    """Return when the dossier was last written, in UTC."""
    at = reading.session.scalar(text("SELECT max(at) FROM journal_write"))
    return moment(at) if at else None


def last_write(reading: Reading) -> str:
    """Return the id of the last write that this file came to know, as `WriteId` writes it."""
    last = reading.session.scalar(text(f"SELECT {WRITE_ID} FROM journal_write ORDER BY seq DESC LIMIT 1"))  # noqa: S608 - our own SQL
    return str(last or "")


def identity(reading: Reading) -> str:
    """Return the id that all copies of the dossier share."""
    return str(
        reading.session.scalar(text("SELECT value FROM fact WHERE name = :name"), {"name": DOSSIER}) or ""
    )


def decision_references(reading: Reading, ids: Iterable[str | None]) -> dict[str, str]:
    """Return the references of decisions, such as "2015-02/D4", by id."""
    wanted = sorted({decision_id for decision_id in ids if decision_id})
    if not wanted:
        return {}
    chosen = select(Decision.id, Decision.number, Meeting.reference).join(
        Meeting, Meeting.id == Decision.meeting_id
    )
    rows = reading.session.execute(chosen.where(Decision.id.in_(wanted)))
    return {
        decision_id: "/".join(part for part in (reference, number) if part)
        for decision_id, number, reference in rows
    }


def action_references(reading: Reading, ids: Iterable[str | None]) -> dict[str, str]:
    """Return the references of actions, such as "2015-02/D4-A10", by id."""
    wanted = sorted({action_id for action_id in ids if action_id})
    if not wanted:
        return {}
    chosen = select(Action.id, Action.number, Decision.number, Meeting.reference)
    joined = chosen.join(Decision, Decision.id == Action.decision_id).join(
        Meeting, Meeting.id == Decision.meeting_id
    )
    found = {}
    for action_id, own, number, reference in reading.session.execute(joined.where(Action.id.in_(wanted))):
        whole = own if own.startswith(f"{number}-") else "-".join(part for part in (number, own) if part)
        found[action_id] = "/".join(part for part in (reference, whole) if part)
    return found


def milestones(reading: Reading, decision_ids: Collection[str] | None = None) -> list[Milestone]:
    """Return the dates of the calendar in their order, or only those that some decisions have set."""
    chosen = select(Milestone)
    if decision_ids is not None:
        chosen = chosen.where(Milestone.decision_id.in_(sorted(decision_ids)))
    return sorted(reading.session.scalars(chosen), key=_when)


def _when(milestone: Milestone) -> tuple[date, date, str]:
    """Return the place of a date in the calendar; what has no day comes last."""
    first = milestone.first_day or milestone.last_day or date.max
    return first, milestone.last_day or first, milestone.id


def has_any(reading: Reading, kind: type[Record]) -> bool:
    """Tell whether there is any record of a kind."""
    return reading.session.scalar(select(kind.id).limit(1)) is not None
