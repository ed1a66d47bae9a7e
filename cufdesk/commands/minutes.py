"""The life of minutes, from the terminal: how far they are, and each act of it."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any

from cufdesk.commands.command import (
    Arguments,
    Command,
    WrongWords,
    a_day,
    answer,
    asking_words,
    opened,
    positive,
)
from cufdesk.i18n import N_, _, ngettext, screen_translator
from cufdesk.refusal import Refusal

if TYPE_CHECKING:
    from cufdesk.domain.meetings import Meeting
    from cufdesk.storage.dossier import Dossier

Data = dict[str, Any]


def _words(parser: argparse.ArgumentParser) -> None:
    asking_words(parser)
    parser.add_argument("reference", metavar=_("REFERENCE"), nargs="?", default="")
    acts = parser.add_mutually_exclusive_group()
    acts.add_argument("--start", action="store_true", help=_("begin the minutes"))
    acts.add_argument("--send-draft", action="store_true", help=_("send the draft for remarks"))
    acts.add_argument("--remark", metavar=_("TEXT"), help=_("note a remark"))
    acts.add_argument("--take-in", metavar="N", type=positive, help=_("answer a remark: it is taken in"))
    acts.add_argument(
        "--turn-down", metavar="N", type=positive, help=_("answer a remark: it is not taken in")
    )
    acts.add_argument("--approve", action="store_true", help=_("say that they were approved"))
    acts.add_argument("--distribute", action="store_true", help=_("say that they are distributed"))
    acts.add_argument(
        "--take-back", action="store_true", help=_("say that they were not distributed after all")
    )
    acts.add_argument("--correct", metavar=_("REASON"), help=_("correct them after their distribution"))
    parser.add_argument("--until", metavar=_("DAY"), type=a_day, help=_("the last day for remarks"))
    parser.add_argument("--from", dest="author", metavar=_("NAME"), default="", help=_("who made the remark"))
    parser.add_argument("--about", metavar="D4-A10", default="", help=_("what the remark is about"))
    parser.add_argument("--reply", metavar=_("TEXT"), help=_("the answer to the remark"))
    parser.add_argument("--tacitly", action="store_true", help=_("by silence"))
    parser.add_argument(
        "--day",
        metavar=_("DAY"),
        type=a_day,
        help=_("when they were approved or distributed: today unless said"),
    )
    parser.add_argument("--unapproved", action="store_true", help=_("although nobody approved them"))
    parser.add_argument(
        "--set",
        metavar=_("PLACE.FIELD=VALUE"),
        dest="assignments",
        action="append",
        default=[],
        help=_("what is changed: by a correction, or alone before the distribution"),
    )


_ACTS = (
    "start",
    "send_draft",
    "remark",
    "take_in",
    "turn_down",
    "approve",
    "distribute",
    "take_back",
    "correct",
)


def _minutes(arguments: Arguments) -> int:
    from cufdesk.usecases.meetings import meeting_named
    from cufdesk.usecases.minutes_state import minutes_state, minutes_states

    act = next((name for name in _ACTS if getattr(arguments, name) not in (None, False)), "")
    if act and not arguments.reference:
        raise WrongWords(_("Say of which meeting: its reference."))
    if act == "correct" and not arguments.assignments:
        raise WrongWords(_("--correct and --set go together."))
    if arguments.assignments and act not in {"", "correct"}:
        raise WrongWords(_("--set goes with --correct, or stands alone before the distribution."))
    act = act or ("set" if arguments.assignments else "")
    if act and not arguments.reference:
        raise WrongWords(_("Say of which meeting: its reference."))
    with opened(arguments.dossier, hold=bool(act)) as dossier:
        if not arguments.reference:
            answer(arguments, minutes_states(dossier), minutes_lines)
            return 0
        with dossier.read() as reading:
            meeting_id = meeting_named(reading, arguments.reference).id
        # What the window shows before minutes go out is told here with what was done.
        left = _to_look_at(dossier, meeting_id) if act == "distribute" else 0
        done = _done(dossier, meeting_id, act, arguments)
        answer(arguments, {"meetings": [minutes_state(done)], "to_look_at": left}, minutes_lines)
    return 0


def _to_look_at(dossier: Dossier, meeting_id: str) -> int:
    from cufdesk.usecases.minutes_check import look

    return len(look(dossier, meeting_id).open)


def _done(  # noqa: PLR0911 - one for each act
    dossier: Dossier, meeting_id: str, act: str, arguments: Arguments
) -> Meeting:
    """Do an act on the minutes of a meeting, or none; return it as it is then."""
    from cufdesk.usecases import minutes_life as life

    match act:
        case "start":
            return life.start_writing(dossier, meeting_id)
        case "send_draft":
            return life.send_draft(dossier, meeting_id, arguments.until)
        case "remark":
            return _remarked(dossier, meeting_id, arguments)
        case "take_in" | "turn_down":
            return _answered(dossier, meeting_id, getattr(arguments, act), arguments, taken=act == "take_in")
        case "approve":
            return life.approve(dossier, meeting_id, tacitly=arguments.tacitly, day=arguments.day)
        case "distribute":
            return life.distribute(dossier, meeting_id, unapproved=arguments.unapproved, day=arguments.day)
        case "take_back":
            return life.take_back_distribution(dossier, meeting_id)
        case "correct":
            return _corrected(dossier, meeting_id, arguments)
        case "set":
            return _reworded(dossier, meeting_id, arguments)
    return life.minutes_of(dossier, meeting_id)


def _remarked(dossier: Dossier, meeting_id: str, arguments: Arguments) -> Meeting:
    from cufdesk.domain.minutes_life import Remark
    from cufdesk.usecases.minutes_life import add_remark

    remark = Remark(
        meeting_id=meeting_id, author=arguments.author, about=arguments.about, text=arguments.remark
    )
    return add_remark(dossier, meeting_id, remark)


def _answered(
    dossier: Dossier, meeting_id: str, number: int, arguments: Arguments, *, taken: bool
) -> Meeting:
    from cufdesk.usecases.minutes_life import answer_remark, minutes_of

    remarks = minutes_of(dossier, meeting_id).remarks
    if number > len(remarks):
        raise Refusal(_("These minutes have no remark no. {number}.").format(number=number))
    return answer_remark(dossier, meeting_id, remarks[number - 1].id, taken=taken, reply=arguments.reply)


def _corrected(dossier: Dossier, meeting_id: str, arguments: Arguments) -> Meeting:
    from cufdesk.domain.values import Bilingual
    from cufdesk.usecases.minutes_corrections import correct_minutes
    from cufdesk.usecases.minutes_life import minutes_of
    from cufdesk.usecases.minutes_setting import put
    from cufdesk.usecases.room_names import names_of

    meeting = minutes_of(dossier, meeting_id)
    with dossier.read() as reading:
        names = names_of(reading)
    for assignment in arguments.assignments:
        put(meeting, assignment, names)
    language = dossier.cover().first_language
    return correct_minutes(dossier, meeting, Bilingual(**{language: arguments.correct}))


def _reworded(dossier: Dossier, meeting_id: str, arguments: Arguments) -> Meeting:
    """Change words of minutes that nobody holds yet; those that were distributed ask for a correction."""
    from cufdesk.usecases.meetings import save_meeting
    from cufdesk.usecases.minutes_life import minutes_of
    from cufdesk.usecases.minutes_setting import put
    from cufdesk.usecases.room_names import names_of

    meeting = minutes_of(dossier, meeting_id)
    with dossier.read() as reading:
        names = names_of(reading)
    for assignment in arguments.assignments:
        put(meeting, assignment, names)
    return save_meeting(dossier, meeting)


def minutes_lines(data: Data) -> list[str]:
    """Say how far minutes are."""
    if not data["meetings"]:
        return [_("No meeting yet.")]
    lines = [line for one in data["meetings"] for line in _lines(one)]
    if left := data.get("to_look_at", 0):
        said = ngettext(
            "{n} thing was still to be looked at: check-minutes lists it.",
            "{n} things were still to be looked at: check-minutes lists them.",
            left,
        )
        lines.append(said.format(n=left))
    return lines


def _lines(one: Data) -> list[str]:
    t = screen_translator()
    until = _("remarks until {date}").format(date=_said(one["remarks_until"])) if one["remarks_until"] else ""
    given = (
        _("distributed on {date}").format(date=_said(one["distributed_on"])) if one["distributed_on"] else ""
    )
    if one["state"] == "approved" and one["approved_on"]:
        told = _("approved by silence on {date}") if one["tacitly"] else _("approved on {date}")
        given = told.format(date=_said(one["approved_on"]))
    version = f"v{one['version']}" if one["version"] else ""
    head = (one["reference"], one["title"], version, t.word("minutes_state", one["state"]))
    lines = [
        " · ".join(text for text in (*head, given or (until if one["state"] == "remarks" else "")) if text)
    ]
    for remark in one["remarks"]:
        said = (remark["author"], remark["about"], t.word("remark_state", remark["state"]), remark["text"])
        lines.append(f"    {remark['number']}. " + " · ".join(text for text in said if text))
        if remark["reply"]:
            lines.append(f"       {remark['reply']}")
    for correction in one["corrections"]:
        number = _("Correction no. {number}").format(number=correction["number"])
        reason = correction["reason"]["fr"] or correction["reason"]["es"]
        said = (number, f"v{correction['version']}", _said(correction["day"]), reason)
        lines.append("    " + " · ".join(text for text in said if text))
    return lines


def _said(day: str) -> str:
    return screen_translator().date(date.fromisoformat(day)) if day else ""


COMMANDS = (Command("minutes", N_("how far minutes are, and the next act"), _words, _minutes),)
