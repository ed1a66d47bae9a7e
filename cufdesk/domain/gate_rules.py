"""What a gate (accord préalable) says: whether it is open, and what a closed one holds back.

A gate belongs to one decision and holds back only what is linked to it (relevé of February 2015, the
meeting's fifth decision): invitations, engagements towards others, signatures. Budget, calendar and
candidates go on. Only a step forward is held back: what was so before the gate stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from cufdesk.domain.agreements import Agreement
from cufdesk.domain.base import Record
from cufdesk.domain.committee import Committee
from cufdesk.domain.documents import JointDocument
from cufdesk.domain.gates import Gate, GateStep
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.sendings import Sending

State = Literal["waiting", "open", "reservations", "refused", "postponed"]
Act = Literal["invitation", "commitment", "signature"]

HELD_NATURES: Mapping[str, Act] = {
    "invitation": "invitation",
    "commitment": "commitment",
    "signature": "signature",
}
"""Of an action, by its nature: the others prepare, and are never held back."""

# How far a state engages somebody. Who considered declines, or accepts what they were asked, engages us no
# further; a confirmation does.
_SEAT = {"approached": 1, "accepted": 1, "confirmed": 2}
_ACTION = {"under_way": 1, "done": 2}
_DOCUMENT = {"signed_off": 1, "handed_over": 2}
_SENDING = {"prepared": 1, "sent": 2}


@dataclass(frozen=True, slots=True)
class Engagement:
    """Something that engages somebody: what kind of act it is, of which row, under which decision.

    `kind` is the row's table. A higher `degree` engages further. `whom` is the person whom a seat engages.
    """

    act: Act
    kind: str
    row: str
    decision_id: str
    degree: int
    whom: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """An engagement, and the closed gates that hold it back."""

    engagement: Engagement
    gates: tuple[Gate, ...]


def state(gate: Gate) -> State:
    """Return where a gate stands; one that asks nobody waits."""
    answers = {step.answer for step in gate.steps}
    if "no" in answers:
        return "refused"
    if "postponed" in answers:
        return "postponed"
    if not answers or "" in answers:
        return "waiting"
    return "reservations" if "reservations" in answers else "open"


def is_open(gate: Gate) -> bool:
    """Tell whether every step was answered yes, with or without reservations."""
    return state(gate) in {"open", "reservations"}


def unanswered(gate: Gate) -> list[GateStep]:
    """Return the steps that have no answer yet, in their order."""
    return [step for step in gate.steps if not step.answer]


def closed_by_decision(gates: Iterable[Gate], disputed: Collection[str] = ()) -> dict[str, tuple[Gate, ...]]:
    """Return the gates that are not open, by the decision that they belong to.

    `disputed` are the steps, by id, of which two copies tell different answers: their gate opens nothing
    until a person has settled which one holds.
    """
    found: dict[str, tuple[Gate, ...]] = {}
    for gate in gates:
        is_disputed = any(step.id in disputed for step in gate.steps)
        if gate.decision_id and (is_disputed or not is_open(gate)):
            found[gate.decision_id] = (*found.get(gate.decision_id, ()), gate)
    return found


def engagements(record: Record, document: JointDocument | None = None) -> list[Engagement]:
    """Return what a record already engages; nothing for kinds that no gate holds back.

    `document` is the joint document that a sending is of.
    """
    match record:
        case Committee():
            found = [
                Engagement(
                    "invitation",
                    "seat",
                    seat.id,
                    record.decision_id or "",
                    _SEAT.get(seat.step, 0),
                    seat.person_id or "",
                )
                for seat in record.seats
            ]
        case Meeting():
            found = [
                Engagement(
                    HELD_NATURES[action.nature],
                    "action",
                    action.id,
                    decision.id,
                    _ACTION.get(action.state, 0),
                )
                for decision in record.decisions
                for action in decision.actions
                if action.nature in HELD_NATURES
            ]
        case Agreement():
            signed = record.state == "signed" or record.signed_on is not None
            found = [Engagement("signature", "agreement", record.id, record.decision_id or "", int(signed))]
        case JointDocument():
            degree = _DOCUMENT.get(record.state, 0)
            found = [Engagement("signature", "joint_document", record.id, record.decision_id or "", degree)]
        case Sending() if document is not None and not record.draft:
            degree = _SENDING.get(record.state, 0)
            found = [Engagement("signature", "sending", record.id, document.decision_id or "", degree)]
        case _:
            found = []
    return [one for one in found if one.degree and one.decision_id]


def held_back(
    before: Sequence[Engagement], after: Sequence[Engagement], closed: Mapping[str, tuple[Gate, ...]]
) -> list[Held]:
    """Return what a change would newly engage, or engage further, although a gate of its decision is closed.

    `before` and `after` are a record's engagements as stored and as it shall be.
    """
    return [
        Held(one, closed[one.decision_id])
        for one in after
        if one.decision_id in closed and one.degree > _degree_before(one, before)
    ]


def _degree_before(one: Engagement, before: Iterable[Engagement]) -> int:
    """Return how far the same row, or the same person in another seat, was engaged under this decision."""
    same = (
        known.degree
        for known in before
        if (known.kind, known.decision_id) == (one.kind, one.decision_id)
        and ((known.row == one.row and one.whom in ("", known.whom)) or (one.whom and known.whom == one.whom))
    )
    return max(same, default=0)


def breaches(engaged: Iterable[Engagement], closed: Mapping[str, tuple[Gate, ...]]) -> list[Held]:
    """Return what is engaged although a gate of its decision is closed: brought by a copy, or from before."""
    return [Held(one, closed[one.decision_id]) for one in engaged if one.decision_id in closed]
