"""Gates from the terminal: where they stand, asking for an agreement, noting an answer."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any

from cufdesk.commands.command import Arguments, Command, WrongWords, answer, asking_words, opened
from cufdesk.i18n import N_, _, screen_translator
from cufdesk.refusal import Refusal

if TYPE_CHECKING:
    from cufdesk.domain.gates import Gate, GateStep
    from cufdesk.storage.dossier import Dossier

Data = dict[str, Any]
_ANSWERS = ("yes", "reservations", "no", "postponed", "none")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("a day as 2015-06-29 is needed")) from None


def _gate_words(parser: argparse.ArgumentParser) -> None:
    asking_words(parser)
    parser.add_argument(
        "decision", metavar=_("DECISION"), nargs="?", default="", help=_("by its number: 2015-02/D4")
    )
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--submit", action="store_true", help=_("ask the members and the president to agree"))
    act.add_argument(
        "--answer",
        metavar=_("STEP=ANSWER"),
        default="",
        help=_("STEP is members, president, other or its number; ANSWER is one of: {answers}").format(
            answers=", ".join(_ANSWERS)
        ),
    )
    act.add_argument("--remove", action="store_true", help=_("nothing is held back any more"))
    parser.add_argument("--day", type=_day, metavar=_("DAY"), help=_("the day of the answer"))
    parser.add_argument("--evidence", metavar=_("TEXT"), default="", help=_("what proves the answer"))
    parser.add_argument("--text", metavar=_("TEXT"), default="", help=_("the reservations, or what was said"))


def _gate(arguments: Arguments) -> int:
    from cufdesk.usecases.gate_states import gates_state
    from cufdesk.usecases.gates import gate_on

    writes = bool(arguments.submit or arguments.answer or arguments.remove)
    if writes and not arguments.decision:
        raise WrongWords(_("Say which decision, by its number."))
    if not arguments.answer and (arguments.day or arguments.evidence or arguments.text):
        raise WrongWords(_("A day, evidence or text goes with --answer."))
    wanted = None
    with opened(arguments.dossier, hold=writes) as dossier:
        if arguments.decision:
            with dossier.read() as reading:
                decision_id, gates = gate_on(reading, arguments.decision)
            if writes:
                _write(dossier, arguments, decision_id, gates)
            with dossier.read() as reading:
                wanted = {gate.id for gate in gate_on(reading, arguments.decision)[1]}
            if arguments.remove:
                answer(arguments, {"gates": []}, lambda _data: [_("Nothing is held back any more.")])
                return 0
        with dossier.read() as reading:
            found = gates_state(reading, screen_translator())
        shown = [one for one in found if wanted is None or one["id"] in wanted]
        answer(arguments, {"gates": shown}, gate_lines)
    return 0


def _write(dossier: Dossier, arguments: Arguments, decision_id: str, gates: list[Gate]) -> None:
    from cufdesk.usecases.gates import delete_gate, proposed_gate, save_gate

    if arguments.submit:
        if gates:
            raise Refusal(_("An agreement has been asked for already."))
        save_gate(dossier, proposed_gate(dossier, decision_id))
        return
    if not gates:
        raise Refusal(_("No agreement has been asked for this decision."))
    if arguments.remove:
        for gate in gates:
            delete_gate(dossier, gate.id)
        return
    _note(dossier, arguments, gates)


def _note(dossier: Dossier, arguments: Arguments, gates: list[Gate]) -> None:
    from cufdesk.usecases.gates import Answer, answer_step

    named, _equals, said = arguments.answer.partition("=")
    if said not in _ANSWERS:
        raise WrongWords(
            _("“{answer}” is no answer: {answers}.").format(answer=said, answers=", ".join(_ANSWERS))
        )
    found = [(gate, step) for gate in gates for step in _steps_named(gate, named)]
    if len(found) != 1:
        raise WrongWords(_("No step, or more than one, is called “{step}”.").format(step=named))
    [(gate, step)] = found
    given = "" if said == "none" else said
    answer_step(dossier, gate.id, step.id, Answer(given, arguments.day, arguments.evidence, arguments.text))


def _steps_named(gate: Gate, named: str) -> list[GateStep]:
    """Return the steps of a kind, or the one with a number."""
    if named.isdecimal():
        return gate.steps[int(named) - 1 : int(named)] if int(named) else []
    return [step for step in gate.steps if step.kind == named]


def gate_lines(data: Data) -> list[str]:
    """Say where each gate stands, who has answered what, what waits or is left to reword."""
    t = screen_translator()
    lines: list[str] = []
    for gate in data["gates"]:
        title = " · ".join(part for part in (gate["decision"], gate["title"]) if part)
        lines.append(_("{field}: {what}").format(field=title, what=t.word("gate_state", gate["state"])))
        for step in gate["steps"]:
            given = "" if step["state"] == "waiting" else step["state"]
            said = t.word("gate_answer", given) or _("No answer yet")
            day = t.date(date.fromisoformat(step["date"])) if step["date"] else ""
            who = " · ".join(part for part in (t.word("gate_step", step["step"]), step["person"]) if part)
            told = " · ".join(part for part in (said, day, step["evidence"], step["text"]) if part)
            sign = "✓" if given in {"yes", "reservations"} else "✗" if given else "?"
            lines.append(f"  {sign} " + _("{field}: {what}").format(field=who, what=told))
        lines += [_("  held back: {title}").format(title=thing["title"]) for thing in gate["holds_back"]]
        lines += [
            _("  conditional: {around} ({place})").format(around=one["around"], place=one["place"])
            for one in gate["conditional"]
        ]
    return lines or [_("No agreement has been asked for yet.")]


COMMANDS = (Command("gate", N_("prior agreements: where they stand, ask, answer"), _gate_words, _gate),)
