"""What a person can do with gates: ask for an agreement, note each answer, see what is left to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cufdesk.country_words import COUNTRY
from cufdesk.domain.gate_rules import is_open
from cufdesk.domain.gates import Gate, GateStep
from cufdesk.domain.values import Bilingual
from cufdesk.folding import fold
from cufdesk.i18n import N_, _, screen_language, screen_translator, translator
from cufdesk.refusal import Refusal
from cufdesk.storage import gates as questions
from cufdesk.storage.dossier import Dossier, Reading
from cufdesk.usecases import records
from cufdesk.usecases.conditional_texts import ConditionalText, conditional_texts
from cufdesk.usecases.keeping import in_both
from cufdesk.usecases.labels import Labels, label
from cufdesk.usecases.minutes_life import today

_LABELS = Labels[Gate](
    N_("Ask for the prior agreement “{name}”"),
    N_("Edit the prior agreement “{name}”"),
    N_("Delete the prior agreement “{name}”"),
    lambda gate: gate.title.in_language(screen_language()),
)
_ANSWER = N_("Note an answer to “{name}”")
ANSWERS = ("yes", "reservations", "no", "postponed")


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answered: "yes", "reservations", "no" or "postponed"; empty takes the answer back.

    `text` are the reservations, or what was said; empty leaves what is there.
    """

    answer: str
    day: date | None = None
    evidence: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """A gate after an answer; where that opened it, the texts that are still conditional."""

    gate: Gate
    opened: bool
    conditional: tuple[ConditionalText, ...]


def proposed_gate(dossier: Dossier, decision_id: str) -> Gate:
    """Return a gate for a decision, not kept yet: the members are informed, then the president answers.

    Refuses a decision that is not there any more.
    """
    with dossier.read() as reading:
        linked = questions.linked_to(reading, decision_id)
        president = _president_id(reading)
    if linked.decision is None:
        raise Refusal(_("This decision is not there any more."))
    reference = linked.meeting.reference if linked.meeting else ""
    number = "/".join(part for part in (reference, linked.decision.number) if part)
    gate = Gate(title=in_both(N_("Prior agreement on {decision}"), decision=number), decision_id=decision_id)
    gate.steps = [
        GateStep(gate_id=gate.id, kind="members"),
        GateStep(gate_id=gate.id, kind="president", person_id=president),
    ]
    return gate


def _president_id(reading: Reading) -> str | None:
    """Return who presides over the French group for the partner country, where that can be told."""
    groups = questions.groups_of(reading, "french")
    if country := COUNTRY.get(reading.cover().partner_country):
        names = [fold(translator(language)._(country)) for language in ("fr", "es")]
        groups = [
            one for one in groups if any(name in fold(f"{one.name.fr} {one.name.es}") for name in names)
        ]
    return groups[0].president_id if len(groups) == 1 else None


def save_gate(dossier: Dossier, gate: Gate) -> Gate:
    """Store a gate with its steps; it belongs to a decision and asks somebody."""
    _refuse_senseless(gate)
    return records.save(dossier, gate, _LABELS)


def _refuse_senseless(gate: Gate) -> None:
    if not gate.decision_id:
        raise Refusal(_("Say which decision this agreement is asked for."))
    if not gate.steps:
        raise Refusal(_("Say who has to agree: there is no step yet."))
    if any((step.day or step.evidence) and not step.answer for step in gate.steps):
        raise Refusal(_("A step has a date or evidence but no answer: say what was answered."))
    for step in gate.steps:
        _refuse_to_come(step.day)


def _refuse_to_come(day: date | None) -> None:
    """Refuse an answer of a day to come: nobody has given it yet, and it would open the gate."""
    if day is not None and day > today():
        said = screen_translator().date(day)
        raise Refusal(
            _("{date} is still to come: an answer bears the day on which it was given.").format(date=said)
        )


def delete_gate(dossier: Dossier, gate_id: str) -> None:
    """Delete a gate: it holds nothing back any more."""
    records.delete(dossier, Gate, gate_id, _LABELS)


def answer_step(dossier: Dossier, gate_id: str, step_id: str, said: Answer) -> Answered:
    """Note what was answered at a step; tells whether that opened the gate, and what is left conditional.

    Refuses a gate or step that is not there, an answer that is none, and one of a day to come.
    """
    if said.answer and said.answer not in ANSWERS:
        raise Refusal(
            _("“{answer}” is no answer: {answers}.").format(answer=said.answer, answers=", ".join(ANSWERS))
        )
    _refuse_to_come(said.day)
    with dossier.write("") as writing:
        gate = writing.get(Gate, gate_id)
        step = next((step for step in gate.steps if step.id == step_id), None) if gate else None
        if gate is None or step is None:
            raise Refusal(_("This record is not there any more."))
        was_open = is_open(gate)
        before, step.answer = step.answer, said.answer
        step.day, step.evidence = (said.day, said.evidence) if said.answer else (None, "")
        if said.text:
            step.text = _with(step.text, said.text)
        elif said.answer != before:
            step.text = Bilingual()  # the reservations of an answer that does not stand any more
        writing.label = label(_ANSWER, _LABELS.name(gate))
        writing.save(gate)
        opened = is_open(gate) and not was_open
    with dossier.read() as reading:
        stored = reading.get(Gate, gate_id) or gate
        left = tuple(conditional_texts(reading, stored)) if opened else ()
    return Answered(stored, opened, left)


def _with(text: Bilingual, said: str) -> Bilingual:
    """Return a text with one of its languages, that of the screen, said anew."""
    return Bilingual(text.fr, said) if screen_language() == "es" else Bilingual(said, text.es)


def gate_on(reading: Reading, reference: str) -> tuple[str, list[Gate]]:
    """Return the decision that a reference names ("2015-02/D4", "D4", an id), and its gates; or refuse."""
    decision_id = questions.decision_named(reading, reference)
    if decision_id is None:
        raise Refusal(
            _("No decision, or more than one, is called “{reference}”.").format(reference=reference)
        )
    return decision_id, questions.gates_on(reading, [decision_id])
