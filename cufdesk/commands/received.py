"""A received PDF from the terminal: which document it is, which version, and what changed since."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cufdesk import terminal
from cufdesk.commands.command import Arguments, Command, answer, asking_words, opened
from cufdesk.i18n import N_, _, ngettext, screen_translator

if TYPE_CHECKING:
    from cufdesk.usecases.received_documents import Received
    from cufdesk.usecases.received_holders import Holding

Data = dict[str, Any]


def _recognise_words(parser: argparse.ArgumentParser) -> None:
    asking_words(parser)
    parser.add_argument("file", metavar=_("FILE"))


def _recognise(arguments: Arguments) -> int:
    from cufdesk.usecases.received_documents import recognise

    with opened(arguments.dossier) as dossier, terminal.progress() as progress:
        found = recognise(dossier, Path(arguments.file), progress=progress)
    answer(arguments, received_data(found), lambda _data: received_lines(found))
    return 0


def received_data(found: Received) -> Data:
    """Return what a file is, as the command line promises it; what is not known is null or empty."""
    data = asdict(found)
    data["reference"] = found.reference or found.print_reference
    data["record"] = found.record[1] if found.record else None
    del data["printable"], data["print_reference"], data["layout"]
    for name in ("version", "version_now"):  # as stored, not as printed
        data[name] = data[name].removeprefix("v")
    return {name: None if value == "" else value for name, value in data.items()}


def received_lines(found: Received) -> list[str]:
    """Say what a file is to a person."""
    lines = _which(found)
    if not found.known:
        return [*lines, *found.remarks]
    if found.state:
        lines.append(screen_translator().word("received_state", found.state))
    if found.changed_since:
        lines += ["", _("Changed since"), *(f"  – {sentence}" for sentence in found.changed_since)]
    if n := found.more:
        lines.append("  – " + ngettext("and {n} other change", "and {n} other changes", n).format(n=n))
    for title, people in (
        (_("This version went to"), found.sent),
        (_("A newer version went to"), found.newer),
    ):
        if people:
            lines += ["", title, *(f"  – {_person(one)}" for one in people)]
    if found.remarks:
        lines += ["", *found.remarks]
    return lines


def _which(found: Received) -> list[str]:
    """Return the document, its marks, and of when it is."""
    from cufdesk.usecases.wording import moment_words

    t = screen_translator()
    marks = (found.title, found.reference, found.version, t.word("language", found.language))
    lines = [" · ".join(part for part in marks if part)]
    if found.made:
        lines.append(_("as the dossier was on {moment}").format(moment=moment_words(found.made, t)))
    return [line for line in lines if line]


def _person(one: Holding) -> str:
    day = screen_translator().short_date(date.fromisoformat(one.day)) if one.day else ""
    version = f"v{one.version}" if one.version else ""
    return " · ".join(part for part in (one.name, version, day) if part)


COMMANDS = (
    Command(
        "recognise",
        N_("which document and version a received PDF is"),
        _recognise_words,
        _recognise,
    ),
)
