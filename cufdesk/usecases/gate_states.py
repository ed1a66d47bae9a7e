"""Where gates stand, and what each holds back: as the window shows it and the command line answers it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from cufdesk.domain.base import Record
from cufdesk.domain.gate_reasons import act_words, awaited, gate_name, reason
from cufdesk.domain.gate_rules import HELD_NATURES, Act, Engagement, Held, closed_by_decision, is_open, state
from cufdesk.domain.gates import Gate
from cufdesk.domain.meetings import Meeting
from cufdesk.i18n import Translator
from cufdesk.storage.dossier import Dossier, Reading
from cufdesk.storage.gates import Linked, Look, disputed_steps, gates_on, linked_to, names_in
from cufdesk.storage.printing import decision_references
from cufdesk.usecases.conditional_texts import conditional_texts

_FINISHED = {"done", "dropped"}


class HeldThing(NamedTuple):
    """Something that a closed gate holds back: the act, the row it is about, what that is called."""

    act: Act
    kind: str
    id: str
    title: str


def holds_back(look: Look, gate: Gate, t: Translator) -> list[HeldThing]:
    """Return what a gate holds back now; nothing once it is open."""
    return [] if is_open(gate) else [*_held(linked_to(look, gate.decision_id), t)]


def _held(linked: Linked, t: Translator) -> Iterator[HeldThing]:
    for committee in linked.committees:
        yield HeldThing("invitation", "committee", committee.id, committee.name.in_language(t.language))
    for action in linked.decision.actions if linked.decision else ():
        if action.nature in HELD_NATURES and action.state not in _FINISHED:
            title = " · ".join(part for part in (action.number, action.text.in_language(t.language)) if part)
            yield HeldThing(HELD_NATURES[action.nature], "action", action.id, title)
    for agreement in linked.agreements:
        if agreement.state not in {"signed", "ended"}:
            yield HeldThing("signature", "agreement", agreement.id, agreement.title.in_language(t.language))
    for document in linked.documents:
        if document.state != "handed_over":
            yield HeldThing(
                "signature", "joint_document", document.id, document.title.in_language(t.language)
            )


# before the person tries ---------------------------------------------------------------------------------


def held_sentences(dossier: Dossier, record: Any, t: Translator) -> list[str]:
    """Return what cannot be done yet with a record as it stands in its form, and why; mostly nothing."""
    with dossier.read() as reading:
        return [*_sentences(reading, record, t)]


def _sentences(look: Look, record: Any, t: Translator) -> Iterator[str]:
    decisions = record.decisions if isinstance(record, Meeting) else ()
    ids: list[str | None] = [decision.id for decision in decisions]
    ids = ids or [getattr(record, "decision_id", None)]
    gates = gates_on(look, ids)
    closed = closed_by_decision(gates, disputed_steps(look))
    names = names_in(look, gates, t.language)
    for decision in decisions:
        if decision.id in closed:
            why = reason(closed[decision.id], t, names)
            yield f"{decision.number} – {why}" if decision.number else why
    if not decisions and (found := closed.get(getattr(record, "decision_id", None) or "")):
        yield f"{_cannot(record, found, t)} {reason(found, t, names)}"


def _cannot(record: Record, gates: tuple[Gate, ...], t: Translator) -> str:
    kind = {"committee": "seat"}.get(record.__tablename__, record.__tablename__)
    return act_words(Held(Engagement("signature", kind, record.id, "", 0), gates), t)


# as data -------------------------------------------------------------------------------------------------


def gates_state(reading: Reading, t: Translator) -> list[dict[str, Any]]:
    """Return every gate with its steps and what it holds back, ready for JSON."""
    gates = reading.all(Gate)
    decisions = decision_references(reading, (gate.decision_id for gate in gates))
    return [gate_state(reading, gate, decisions.get(gate.decision_id or "", ""), t) for gate in gates]


def gate_state(reading: Reading, gate: Gate, decision: str, t: Translator) -> dict[str, Any]:
    """Return one gate; days are ISO texts, what is not known is null or empty."""
    names = names_in(reading, [gate], t.language)
    return {
        "id": gate.id,
        "title": gate_name(gate, t),
        "decision": decision,
        "open": is_open(gate),
        "state": state(gate),
        "answer_by": gate.answer_by.isoformat() if gate.answer_by else None,
        "awaited": "" if is_open(gate) else awaited(gate, t, names),
        "steps": [
            {
                "step": step.kind,
                "person": names.get(step.person_id or ""),
                "state": step.answer or "waiting",
                "date": step.day.isoformat() if step.day else None,
                "evidence": step.evidence,
                "text": step.text.in_language(t.language),
            }
            for step in gate.steps
        ],
        "holds_back": [thing._asdict() for thing in holds_back(reading, gate, t)],
        "conditional": [
            {"place": one.place, "language": one.language, "word": one.found.word, "around": one.found.around}
            for one in (conditional_texts(reading, gate) if is_open(gate) else ())
        ],
    }
