"""Where two people both stand: once they are one person, one of their places is too many."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import select

from cufdesk.domain.committee import Committee, Seat
from cufdesk.domain.meetings import Attendance, Meeting
from cufdesk.domain.visits import DelegationMember, Visit
from cufdesk.storage.columns import columns
from cufdesk.storage.dossier import Reading
from cufdesk.storage.writing import Writing


class TwoSeats(NamedTuple):
    """The seats that two people hold in one committee, in the order in which the people were named."""

    committee: Committee
    first: Seat
    second: Seat


def seats_of_both(look: Reading | Writing, one: str, other: str) -> list[TwoSeats]:
    """Return the seats of two people, by their ids, in the committees in which both sit."""
    found = []
    for committee in look.all(Committee):
        seats = {seat.person_id: seat for seat in committee.seats if seat.person_id in {one, other}}
        if len(seats) == 2:
            found.append(TwoSeats(committee, seats[one], seats[other]))
    return found


def lists_of_both(look: Reading | Writing, one: str, other: str) -> list[Meeting | Visit]:
    """Return the meetings and visits that would list a person twice, each time with something else."""
    meetings = _with_both(look, Attendance, "meeting_id", (one, other))
    visits = _with_both(look, DelegationMember, "visit_id", (one, other))
    found: list[Meeting | Visit | None] = [look.get(Meeting, row_id) for row_id in meetings]
    found += [look.get(Visit, row_id) for row_id in visits]
    return [record for record in found if record is not None]


def _with_both(look: Reading | Writing, part: Any, owner: str, people: tuple[str, str]) -> list[str]:
    rows: dict[str, dict[str, Any]] = {}
    for row in look.session.scalars(select(part).where(part.person_id.in_(people)).order_by(part.id)):
        rows.setdefault(getattr(row, owner), {})[row.person_id] = _said(row)
    return [one for one, said in rows.items() if len(said) == 2 and said[people[0]] != said[people[1]]]


def _said(row: Any) -> tuple[Any, ...]:
    beside = {"id", "rank", "person_id"}
    return tuple(getattr(row, one.attribute) for one in columns(row.__tablename__) if one.name not in beside)


def end_own_representation(writing: Writing, person_id: str) -> None:
    """Let nobody be represented by themselves."""
    kinds: tuple[Any, ...] = (Seat, Attendance)
    for kind in kinds:
        chosen = select(kind).where(kind.person_id == person_id, kind.represented_by_id == person_id)
        for row in writing.session.scalars(chosen):
            row.represented_by_id = None
    writing.session.flush()
