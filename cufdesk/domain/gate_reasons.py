"""Why a gate holds something back: who still has to answer what, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cufdesk.domain.gate_rules import Held, unanswered
from cufdesk.domain.gates import Gate, GateStep
from cufdesk.i18n import Translator


def gate_name(gate: Gate, t: Translator) -> str:
    """Return what a gate is called; one without a title goes by what it is."""
    return gate.title.in_language(t.language) or t._("Prior agreement")


def whom(step: GateStep, t: Translator, names: Mapping[str, str]) -> str:
    """Return who answers a step: a name by a person's id, with their part, or the part alone."""
    if step.kind == "members":
        return t._("the members of the group")
    name = names.get(step.person_id or "", "")
    if step.kind == "president":
        part = t._("the presidency of the group")
        return t._("{name} ({part})").format(name=name, part=part) if name else part
    return name or t._("whoever else must agree")


def awaited(gate: Gate, t: Translator, names: Mapping[str, str]) -> str:
    """Return who keeps a gate closed, and how; nothing for an open gate."""
    said = [_answered(step, t, names) for step in gate.steps if step.answer in {"no", "postponed"}]
    said += [_unanswered(step, t, names) for step in unanswered(gate)]
    if not gate.steps:
        said = [t._("nobody has been asked yet")]
    return t._("; ").join(said)


def _answered(step: GateStep, t: Translator, names: Mapping[str, str]) -> str:
    if step.kind == "members":
        said = {
            "no": t._("the members of the group answered no"),
            "postponed": t._("the members of the group postponed their answer"),
        }
    else:
        said = {"no": t._("{who} answered no"), "postponed": t._("{who} postponed the answer")}
    sentence = said[step.answer].format(who=whom(step, t, names))
    return t._("{answer} on {day}").format(answer=sentence, day=t.date(step.day)) if step.day else sentence


def _unanswered(step: GateStep, t: Translator, names: Mapping[str, str]) -> str:
    if step.kind == "members":
        return t._("the members of the group are still to be informed")
    return t._("{who} has not answered yet").format(who=whom(step, t, names))


def reason(gates: Sequence[Gate], t: Translator, names: Mapping[str, str]) -> str:
    """Return why something is held back: a sentence for each closed gate."""
    sentence = t._("Held back by “{gate}”: {awaited}.")
    disputed = t._("two copies tell different answers, which has to be settled first")
    return " ".join(
        sentence.format(gate=gate_name(gate, t), awaited=awaited(gate, t, names) or disputed)
        for gate in gates
    )


def act_words(held: Held, t: Translator) -> str:
    """Return what was tried, as a sentence."""
    if held.engagement.kind == "sending":
        return t._("The final document cannot be sent yet.")
    texts = {
        "seat": t._("Nobody can be invited to this committee yet."),
        "agreement": t._("This agreement cannot be signed yet."),
        "joint_document": t._("This document cannot be signed off or handed over yet."),
    }
    actions = {
        "invitation": t._("This invitation cannot be sent yet."),
        "commitment": t._("This engagement cannot be made yet."),
        "signature": t._("This signature cannot be given yet."),
    }
    return texts.get(held.engagement.kind) or actions[held.engagement.act]
