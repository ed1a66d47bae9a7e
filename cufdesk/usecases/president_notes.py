"""What the note to the president is made of: a gate, its decision, and what is linked to that."""

from __future__ import annotations

from collections.abc import Iterator

from cufdesk.documents.president_note import NoteContent
from cufdesk.domain.base import Record
from cufdesk.domain.gate_rules import HELD_NATURES
from cufdesk.domain.gates import Gate
from cufdesk.domain.values import Bilingual
from cufdesk.storage import printing as questions
from cufdesk.storage.directory import directory_of
from cufdesk.storage.gates import Linked, Look, linked_to
from cufdesk.usecases.held_back import engaged
from cufdesk.usecases.sheets import Ground

_FINISHED = {"done", "dropped"}


def content(ground: Ground, gate: Gate) -> NoteContent:
    """Return what the note of a gate says."""
    reading = ground.reading
    linked = linked_to(reading, gate.decision_id)
    already = [*_engaged(reading, linked)]
    return NoteContent(
        gate=gate,
        decision=linked.decision,
        meeting=linked.meeting,
        reference=questions.decision_references(reading, [gate.decision_id]).get(gate.decision_id or "", ""),
        budgets=linked.budgets,
        milestones=tuple(questions.milestones(reading, {gate.decision_id or ""})),
        engaged=tuple(already),
        held=tuple(name for name in _held(linked) if name not in already),
        cover=ground.cover,
        directory=directory_of(reading, [gate]),
        changed=ground.changed,
    )


def _engaged(look: Look, linked: Linked) -> Iterator[Bilingual]:
    """Give the names of what is linked to the decision and engages somebody already."""
    named: list[tuple[Record, Bilingual]] = [
        *((one, one.name) for one in linked.committees),
        *((one, one.title) for one in linked.agreements),
        *((one, one.title) for one in linked.documents),
    ]
    for record, name in named:
        if engaged(look, record):
            yield name
    actions = {action.id: action.text for action in (linked.decision.actions if linked.decision else ())}
    for one in engaged(look, linked.meeting):
        if one.row in actions:
            yield actions[one.row]


def _held(linked: Linked) -> Iterator[Bilingual]:
    """Give the names of what waits for the answer."""
    yield from (committee.name for committee in linked.committees)
    for action in linked.decision.actions if linked.decision else ():
        if action.nature in HELD_NATURES and action.state not in _FINISHED:
            yield action.text
    yield from (agreement.title for agreement in linked.agreements)
    yield from (document.title for document in linked.documents)
