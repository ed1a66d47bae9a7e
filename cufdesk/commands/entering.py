"""What is entered by hand, from the terminal: a meeting with who was there, and how its lines go on."""

from __future__ import annotations

import argparse
from datetime import time
from typing import TYPE_CHECKING, Any

from cufdesk.commands.command import Arguments, Command, WrongWords, a_day, answer, asking_words, opened
from cufdesk.i18n import N_, _, ngettext, screen_language
from cufdesk.refusal import Refusal

if TYPE_CHECKING:
    from cufdesk.domain.meetings import Meeting
    from cufdesk.storage.dossier import Dossier
    from cufdesk.usecases.room_names import Names

Data = dict[str, Any]


# a meeting -----------------------------------------------------------------------------------------------


def _meeting_words(parser: argparse.ArgumentParser) -> None:
    from cufdesk.words import ATTENDANCE, MEETING_KIND

    asking_words(parser)
    parser.add_argument(
        "reference", metavar=_("REFERENCE"), nargs="?", default="", help=_("of one that is there")
    )
    parser.add_argument("--new", metavar=_("TITLE"), default="", help=_("enter a new meeting"))
    parser.add_argument("--on", metavar=_("DAY"), type=a_day, help=_("its day, the first of several"))
    parser.add_argument("--to", metavar=_("DAY"), type=a_day, help=_("its last day"))
    parser.add_argument("--at", metavar="9:30-12:00", default="", help=_("from when to when"))
    parser.add_argument("--place", metavar=_("PLACE"))
    parser.add_argument("--kind", choices=tuple(MEETING_KIND))
    parser.add_argument("--chair", metavar=_("NAME"))
    parser.add_argument("--secretary", metavar=_("NAME"))
    parser.add_argument(
        "--point", metavar=_("TITLE"), action="append", default=[], help=_("a point of the agenda")
    )
    parser.add_argument(
        "--attend",
        metavar=_("NAME=STATUS"),
        action="append",
        default=[],
        help=_(
            "who was there: NAME, NAME=excused, NAME=represented:NAME; with the hours,"
            " NAME=present@9:30-11:00. STATUS is one of: {statuses}"
        ).format(statuses=", ".join(ATTENDANCE)),
    )


def _meeting(arguments: Arguments) -> int:
    from cufdesk.usecases.meetings import save_meeting

    if bool(arguments.new) == bool(arguments.reference):
        raise WrongWords(_("Say --new TITLE, or the reference of a meeting that is there."))
    with opened(arguments.dossier, hold=True) as dossier:
        stored = save_meeting(dossier, _entered(dossier, arguments))
    title = stored.title.in_language(screen_language())
    answer(arguments, {"id": stored.id, "reference": stored.reference, "title": title}, _meeting_lines)
    return 0


def _entered(dossier: Dossier, arguments: Arguments) -> Meeting:
    """Return the meeting as it is to be stored."""
    from cufdesk.domain.meetings import AgendaItem, Meeting
    from cufdesk.domain.values import Bilingual
    from cufdesk.usecases.meetings import meeting_named
    from cufdesk.usecases.room_names import names_of

    with dossier.read() as reading:
        language = reading.cover().first_language
        names = names_of(reading)
        if arguments.new:
            meeting = Meeting(title=Bilingual(**{language: arguments.new}), language=language)
        else:
            meeting = meeting_named(reading, arguments.reference)
    for field, value in (
        ("first_day", arguments.on),
        ("last_day", arguments.to),
        ("place", arguments.place),
        ("kind", arguments.kind),
        ("chair_id", _person(names, arguments.chair)),
        ("secretary_id", _person(names, arguments.secretary)),
    ):
        if value is not None:
            setattr(meeting, field, value)
    if arguments.at:
        meeting.start, meeting.end = _hours(arguments.at)
    points = [
        AgendaItem(meeting_id=meeting.id, title=Bilingual(**{language: one})) for one in arguments.point
    ]
    meeting.agenda = [*meeting.agenda, *points]
    for said in arguments.attend:
        _attend(meeting, names, said)
    return meeting


def _person(names: Names, words: str | None) -> str | None:
    if words is None:
        return None
    found = names.person(words)
    if found is None:
        raise Refusal(_("No one contact is called “{name}”.").format(name=words))
    return found


def _hours(text: str) -> tuple[time | None, time | None]:
    """Return the times of "9:30-12:00", "9:30" or "-12:00"."""
    found: list[time | None] = []
    first, _dash, last = text.partition("-")
    for part in (first, last):
        hour, _colon, minute = part.strip().partition(":")
        try:
            found.append(time(int(hour), int(minute or 0)) if hour else None)
        except ValueError:
            raise WrongWords(_("“{text}” are no hours: write 9:30-12:00.").format(text=text)) from None
    return found[0], found[1]


def _attend(meeting: Meeting, names: Names, said: str) -> None:
    """Note one person's part in a meeting; who is listed already is noted anew."""
    from cufdesk.domain.meetings import Attendance
    from cufdesk.words import ATTENDANCE

    name, _equals, told = said.partition("=")
    told, _at, hours = told.partition("@")
    status, _colon, other = (told or "present").partition(":")
    if status not in ATTENDANCE:
        raise WrongWords(_("“{word}” is none of: {words}.").format(word=status, words=", ".join(ATTENDANCE)))
    person = _person(names, name.strip())
    known = next((one for one in meeting.attendances if one.person_id == person), None)
    if known is None:
        known = Attendance(meeting_id=meeting.id, person_id=person)
        meeting.attendances = [*meeting.attendances, known]
    known.status = status
    known.represented_by_id = _person(names, other.strip()) if other else None
    known.arrived, known.departed = _hours(hours) if hours else (None, None)


def _meeting_lines(data: Data) -> list[str]:
    return [" · ".join(text for text in (data["reference"], data["title"]) if text)]


# lines that go on ----------------------------------------------------------------------------------------


def _follow_words(parser: argparse.ArgumentParser) -> None:
    from cufdesk.words import ACTION_NATURE, DECISION_STATE

    asking_words(parser)
    parser.add_argument("lines", metavar=_("LINE"), nargs="+", help=_("by its number: 2015-02/D4-A10"))
    parser.add_argument("--state", choices=tuple(DECISION_STATE), help=_("how far it is"))
    parser.add_argument("--on", metavar=_("DAY"), type=a_day, help=_("the day of which that is told"))
    parser.add_argument("--note", metavar=_("TEXT"), default="", help=_("what was told"))
    parser.add_argument("--evidence", metavar=_("TEXT"), help=_("what proves it"))
    parser.add_argument("--person", metavar=_("NAME"), help=_("the person responsible"))
    parser.add_argument("--body", metavar=_("NAME"), help=_("the body responsible"))
    parser.add_argument("--deadline", metavar=_("DAY"), type=a_day, help=_("the day by which it is due"))
    parser.add_argument("--theme", metavar=_("NAME"), help=_("the theme of the decision"))
    parser.add_argument("--nature", choices=tuple(ACTION_NATURE), help=_("what it engages"))
    parser.add_argument(
        "--carry-to", metavar=_("REFERENCE"), default="", help=_("put it on the agenda of a meeting")
    )


def _follow(arguments: Arguments) -> int:
    from cufdesk.usecases.line_names import line_named
    from cufdesk.usecases.meetings import meeting_named
    from cufdesk.usecases.register import Changes, carry_over, change_lines
    from cufdesk.usecases.room_names import names_of

    with opened(arguments.dossier, hold=True) as dossier:
        with dossier.read() as reading:
            ids = [line_named(reading, name)[1].id for name in arguments.lines]
            names = names_of(reading)
            target = meeting_named(reading, arguments.carry_to).id if arguments.carry_to else ""
        changes = Changes(
            state=arguments.state,
            note=arguments.note,
            evidence=arguments.evidence,
            day=arguments.on,
            person=_person(names, arguments.person),
            body=_body(names, arguments.body),
            deadline=arguments.deadline,
            theme=arguments.theme,
            nature=arguments.nature,
        )
        if changes != Changes(day=arguments.on) or not target:
            change_lines(dossier, ids, changes)
        if target:
            carry_over(dossier, ids, target)
    answer(arguments, {"changed": len(ids)}, _follow_lines)
    return 0


def _body(names: Names, words: str | None) -> str | None:
    found = names.body(words) if words is not None else None
    if words is not None and found is None:
        raise Refusal(_("No one body is called “{name}”.").format(name=words))
    return found


def _follow_lines(data: Data) -> list[str]:
    n = data["changed"]
    return [ngettext("{n} line changed", "{n} lines changed", n).format(n=n)]


COMMANDS = (
    Command("meeting", N_("enter a meeting by hand, or complete one"), _meeting_words, _meeting),
    Command(
        "follow-up",
        N_("how far lines are, who carries them, where they come up again"),
        _follow_words,
        _follow,
    ),
)
