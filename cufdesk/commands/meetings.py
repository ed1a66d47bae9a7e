"""Meetings from the terminal: the files that go with them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cufdesk.commands.command import Arguments, Command, answer, asking_words, opened
from cufdesk.i18n import N_, _, screen_translator

if TYPE_CHECKING:
    from cufdesk.domain.meetings import Attachment, Meeting

Data = dict[str, Any]


def _attach_words(parser: argparse.ArgumentParser) -> None:
    asking_words(parser)
    parser.add_argument("meeting", metavar=_("MEETING"), help=_("its reference, or its id"))
    parser.add_argument("files", metavar=_("FILE"), nargs="+")


def _attach(arguments: Arguments) -> int:
    from cufdesk.usecases.attachments import attach, attachments_of

    with opened(arguments.dossier, hold=True) as dossier:
        with dossier.read() as reading:
            meeting, _known = attachments_of(reading, arguments.meeting)
        made = attach(dossier, meeting.id, arguments.files)
    answer(arguments, _data(meeting, made), _lines)
    return 0


def _attachments_words(parser: argparse.ArgumentParser) -> None:
    asking_words(parser)
    parser.add_argument("meeting", metavar=_("MEETING"), help=_("its reference, or its id"))
    parser.add_argument("--output", metavar=_("FOLDER"), help=_("keep a copy of each file in this folder"))


def _attachments(arguments: Arguments) -> int:
    from cufdesk.usecases.attachments import attachments_of, keep_copy

    with opened(arguments.dossier) as dossier:
        with dossier.read() as reading:
            meeting, known = attachments_of(reading, arguments.meeting)
        data = _data(meeting, known)
        if arguments.output:
            folder = Path(arguments.output)
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            data["files"] = [str(keep_copy(dossier, one.id, folder)) for one in known]
    answer(arguments, data, _lines)
    return 0


def _data(meeting: Meeting, attachments: list[Attachment]) -> Data:
    return {
        "meeting": meeting.id,
        "reference": meeting.reference,
        "attachments": [
            {
                "id": one.id,
                "title": {"fr": one.title.fr, "es": one.title.es},
                "file_name": one.file_name,
                "weight": one.weight,
                "fingerprint": one.fingerprint,
            }
            for one in attachments
        ],
    }


def _lines(data: Data) -> list[str]:
    from cufdesk.domain.weights import weight_words

    t = screen_translator()
    if "files" in data:
        return [str(path) for path in data["files"]]
    lines = [
        " · ".join((one["file_name"], weight_words(one["weight"], t), one["fingerprint"]))
        for one in data["attachments"]
    ]
    return lines or [_("No file is attached to this meeting.")]


COMMANDS = (
    Command("attach", N_("keep files with a meeting"), _attach_words, _attach),
    Command("attachments", N_("list or copy the files of a meeting"), _attachments_words, _attachments),
)
