"""Minutes taken in the room, from the terminal: lines out of a file or typed one after the other."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from cufdesk.commands.command import Arguments, Command, answer, dossier_words, json_word, opened
from cufdesk.i18n import N_, _


def _words(parser: argparse.ArgumentParser) -> None:
    dossier_words(parser)
    parser.add_argument("meeting", metavar=_("MEETING"), help=_("its reference (2015-02), or its id"))
    parser.add_argument(
        "file", metavar=_("FILE"), nargs="?", default="-", help=_("lines to note; - for the keyboard")
    )
    json_word(parser)


def _capture(arguments: Arguments) -> int:
    from cufdesk.exchange.text_files import file_text
    from cufdesk.usecases.capturing import capture_all
    from cufdesk.usecases.meetings import meeting_named

    text = sys.stdin.read() if arguments.file == "-" else file_text(Path(arguments.file))
    with opened(arguments.dossier, hold=True) as dossier:
        with dossier.read() as reading:
            meeting_id = meeting_named(reading, arguments.meeting).id
        kept = capture_all(dossier, meeting_id, text.splitlines())
    noted = [
        {"line": place, "kind": noted.kind or "context", "number": noted.number} for place, noted in kept
    ]
    answer(arguments, {"noted": noted}, _lines)
    return 0


def _lines(data: dict[str, Any]) -> list[str]:
    kinds = {"decision": _("Decision"), "action": _("Action"), "context": _("Context")}
    return [f"{one['line']}: {kinds[one['kind']]} {one['number']}".rstrip() for one in data["noted"]]


COMMANDS = (Command("capture", N_("note what is said in a meeting, line by line"), _words, _capture),)
