"""A line of minutes from the terminal: what it says, and making it another kind of line."""

from __future__ import annotations

import argparse
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from cufdesk.commands.command import Arguments, Command, WrongWords, answer, asking_words, opened
from cufdesk.i18n import N_, _, screen_translator
from cufdesk.refusal import Refusal

if TYPE_CHECKING:
    from cufdesk.domain.meetings import Meeting
    from cufdesk.storage.dossier import Dossier
    from cufdesk.usecases.line_names import NamedLine

Data = dict[str, Any]
_KINDS = ("decision", "action", "context", "note")
_MOST = 160  # characters of a line's words


def _words(parser: argparse.ArgumentParser) -> None:
    from cufdesk.words import MODALITY

    asking_words(parser)
    parser.add_argument(
        "line",
        metavar=_("LINE"),
        help=_(
            "by its number: 2015-02/D4, 2015-02/D4-A10, 2015-02/D4-C2 for the second line of a context,"
            " 2015-02/P3 for the third point of the agenda"
        ),
    )
    acts = parser.add_mutually_exclusive_group()
    acts.add_argument("--into", choices=_KINDS, help=_("make it another kind of line"))
    acts.add_argument("--modality", choices=tuple(MODALITY), help=_("say how firm it is"))
    parser.add_argument(
        "--of", metavar="D4", default="", help=_("with --into: of which decision it is to be a part")
    )


def _line(arguments: Arguments) -> int:
    from cufdesk.usecases.line_names import line_named

    if arguments.of and not arguments.into:
        raise WrongWords(_("--of goes with --into."))
    with opened(arguments.dossier, hold=bool(arguments.into or arguments.modality)) as dossier:
        with dossier.read() as reading:
            meeting, line = line_named(reading, arguments.line)
        line_id = _changed(dossier, meeting, line, arguments)
        if arguments.into or arguments.modality:
            answer(arguments, _data(dossier, meeting.id, line_id), _lines)
        else:
            answer(arguments, _told(meeting, line), _lines)
    return 0


def _changed(dossier: Dossier, meeting: Meeting, line: NamedLine, arguments: Arguments) -> str:
    """Do what is asked with a line; return the id of the line that there is then."""
    from cufdesk.usecases.line_kinds import change_modality

    if arguments.modality:
        if line.kind in {"context", "point"}:
            raise Refusal(_("Decisions and actions alone have a modality."))
        change_modality(dossier, line.id, arguments.modality)
    if not arguments.into:
        return line.id
    if arguments.into == line.kind.replace("point", "note"):
        raise Refusal(_("It is a line of that kind already."))
    of = _decision_named(meeting, arguments.of)
    match line.kind:
        case "context":
            return _from_context(dossier, line, arguments.into)
        case "point":
            return _from_point(dossier, line, arguments.into, of)
    return _from_line(dossier, line, arguments.into, of)


def _from_line(dossier: Dossier, line: NamedLine, into: str, of: str) -> str:
    from cufdesk.usecases import line_kinds

    match into:
        case "decision":
            return line_kinds.action_to_decision(dossier, line.id)
        case "action":
            return line_kinds.decision_to_action(dossier, line.id)
        case "note":
            return line_kinds.to_note(dossier, line.id)
    return line_kinds.to_context(dossier, line.id, of)


def _from_context(dossier: Dossier, line: NamedLine, into: str) -> str:
    from cufdesk.usecases import context_lines

    turn = {
        "decision": context_lines.context_to_decision,
        "action": context_lines.context_to_action,
        "note": context_lines.context_to_note,
    }[into]
    return turn(dossier, line.id, line.place)


def _from_point(dossier: Dossier, line: NamedLine, into: str, of: str) -> str:
    from cufdesk.usecases import line_kinds

    if into == "decision":
        return line_kinds.note_to_decision(dossier, line.id)
    if not of:
        raise WrongWords(_("Say of which decision: --of D4."))
    turn = line_kinds.note_to_action if into == "action" else line_kinds.note_to_context
    return turn(dossier, line.id, of)


def _decision_named(meeting: Meeting, number: str) -> str:
    from cufdesk.usecases.line_names import lines_of

    wanted = number.rpartition("/")[2].casefold()
    for line in lines_of(meeting) if wanted else ():
        if line.kind == "decision" and line.number.casefold() == wanted:
            return line.id
    if number:
        raise Refusal(_("These minutes have no {place}.").format(place=number))
    return ""


def _data(dossier: Dossier, meeting_id: str, line_id: str) -> Data:
    from cufdesk.usecases.line_names import lines_of
    from cufdesk.usecases.minutes_life import minutes_of

    meeting = minutes_of(dossier, meeting_id)
    return _told(meeting, next(one for one in lines_of(meeting) if one.id == line_id))


def _told(meeting: Meeting, line: NamedLine) -> Data:
    firm = {one.id: one.modality for one in meeting.decisions}
    firm |= {action.id: action.modality for one in meeting.decisions for action in one.actions}
    modality = "" if line.kind == "context" else firm.get(line.id, "")
    number = "/".join(part for part in (meeting.reference, line.number) if part)
    return {"number": number, "kind": line.kind, "id": line.id, "modality": modality, "text": line.text}


def _lines(data: Data) -> list[str]:
    kinds = {
        "decision": _("Decision"),
        "action": _("Action"),
        "context": _("Context"),
        "point": _("Point of the agenda"),
    }
    modality = screen_translator().word("modality", data["modality"]) if data["modality"] else ""
    said = (kinds[data["kind"]], modality, shorten(data["text"], _MOST, placeholder="…"))
    return [f"{data['number']}  " + " · ".join(part for part in said if part)]


COMMANDS = (Command("line", N_("a line of minutes, and making it another kind of line"), _words, _line),)
