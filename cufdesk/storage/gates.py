"""Questions about gates: those of a decision, and what is linked to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import and_, func, or_, select, text

from cufdesk.domain.agreements import Agreement
from cufdesk.domain.base import Record
from cufdesk.domain.budgets import Budget
from cufdesk.domain.calendar import Milestone
from cufdesk.domain.committee import Committee
from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.documents import JointDocument
from cufdesk.domain.gates import Gate
from cufdesk.domain.meetings import Decision, Meeting
from cufdesk.domain.names import shown_name
from cufdesk.storage.aggregates import whole
from cufdesk.storage.dossier import Reading
from cufdesk.storage.writing import Writing

R = TypeVar("R", bound=Record)
Look = Reading | Writing


@dataclass(frozen=True, slots=True)
class Linked:
    """What is linked to a decision: the meeting that took it, and whatever was set up under it."""

    meeting: Meeting | None
    decision: Decision | None
    committees: tuple[Committee, ...]
    agreements: tuple[Agreement, ...]
    documents: tuple[JointDocument, ...]
    budgets: tuple[Budget, ...]
    milestones: tuple[Milestone, ...]


def gates_on(look: Look, decision_ids: Iterable[str | None]) -> list[Gate]:
    """Return the gates of decisions with their steps, in one stable order."""
    wanted = sorted({decision_id for decision_id in decision_ids if decision_id})
    if not wanted:
        return []
    chosen = select(Gate).options(*whole(Gate)).where(Gate.decision_id.in_(wanted)).order_by(Gate.id)
    return list(look.session.scalars(chosen))


def disputed_steps(look: Look) -> frozenset[str]:
    """Return the steps of gates of which two copies tell different answers, or one that it is gone."""
    found = look.session.execute(text("SELECT row FROM journal_conflict WHERE kind = 'gate_step'"))
    return frozenset(row for (row,) in found)


def meeting_of(look: Look, decision_id: str | None) -> Meeting | None:
    """Return the meeting that took a decision, or None."""
    chosen = select(Decision.meeting_id).where(Decision.id == decision_id)
    meeting_id = look.session.scalar(chosen) if decision_id else None
    return look.get(Meeting, meeting_id) if meeting_id else None


def linked_to(look: Look, decision_id: str | None) -> Linked:
    """Return what is linked to a decision, each kind in one stable order."""
    meeting = meeting_of(look, decision_id)
    decisions = meeting.decisions if meeting else []
    return Linked(
        meeting,
        next((decision for decision in decisions if decision.id == decision_id), None),
        _under(look, Committee, decision_id),
        _under(look, Agreement, decision_id),
        _under(look, JointDocument, decision_id),
        _under(look, Budget, decision_id),
        _under(look, Milestone, decision_id),
    )


def _under(look: Look, kind: type[R], decision_id: str | None) -> tuple[R, ...]:
    if not decision_id:
        return ()
    chosen = select(kind).options(*whole(kind)).filter_by(decision_id=decision_id).order_by(kind.id)
    return tuple(look.session.scalars(chosen))


def groups_of(look: Look, side: str) -> list[Organisation]:
    """Return the country groups of a side."""
    chosen = select(Organisation).options(*whole(Organisation))
    chosen = chosen.where(Organisation.kind == "country_group", Organisation.side == side)
    return list(look.session.scalars(chosen.order_by(Organisation.id)))


def names_in(look: Look, gates: Iterable[Gate], language: str) -> dict[str, str]:
    """Return the names of the people who are asked, by id."""
    ids = {step.person_id for gate in gates for step in gate.steps if step.person_id}
    people = (look.get(Person, person_id) for person_id in sorted(ids))
    return {person.id: shown_name(person, language) for person in people if person is not None}


def decision_named(look: Look, reference: str) -> str | None:
    """Return the id of the one decision that is called "2015-02/D4", "D4" or by its id, or None."""
    meeting, _slash, number = reference.strip().rpartition("/")
    chosen = select(Decision.id).join(Meeting, Meeting.id == Decision.meeting_id)
    by_name = func.lower(Decision.number) == number.lower()
    if meeting:
        by_name = and_(by_name, func.lower(Meeting.reference) == meeting.lower())
    found = set(look.session.scalars(chosen.where(or_(by_name, Decision.id == reference.strip()))))
    return found.pop() if len(found) == 1 else None
