"""Data protection from the terminal: what is held on a person."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from cufdesk import terminal
from cufdesk.commands.command import Arguments, Command, answer, dossier_words, json_word, opened
from cufdesk.i18n import LANGUAGES, N_, _
from cufdesk.refusal import Refusal


def _person_words(parser: argparse.ArgumentParser) -> None:
    dossier_words(parser)
    parser.add_argument("person", metavar=_("PERSON"), help=_("a name, or an id"))


def _extract_words(parser: argparse.ArgumentParser) -> None:
    _person_words(parser)
    parser.add_argument("--output", metavar=_("FILE.pdf|FILE.json"), required=True)
    parser.add_argument("--language", choices=LANGUAGES, default="")
    json_word(parser)


def _extract(arguments: Arguments) -> int:
    from cufdesk.usecases.access_extracts import write_extract
    from cufdesk.usecases.protection import person_named

    with opened(arguments.dossier) as dossier, terminal.progress() as progress:
        person = person_named(dossier, arguments.person)
        target = Path(arguments.output)
        path = write_extract(dossier, person.id, target, language=arguments.language, progress=progress)
    answer(arguments, {"file": str(path)}, lambda data: [data["file"]])
    return 0


def _anonymise_words(parser: argparse.ArgumentParser) -> None:
    _person_words(parser)
    parser.add_argument("--yes", action="store_true", help=_("it cannot be undone: do it all the same"))
    json_word(parser)


def _anonymise(arguments: Arguments) -> int:
    from datetime import datetime

    from cufdesk.usecases.anonymising import anonymise, consequences
    from cufdesk.usecases.protection import person_named

    with opened(arguments.dossier, hold=True) as dossier, terminal.progress() as progress:
        person = person_named(dossier, arguments.person)
        if not arguments.yes:
            name, _beyond = consequences(dossier, person.id)
            sentence = _("Anonymising {name} cannot be undone: repeat with --yes. Nothing was changed.")
            raise Refusal(sentence.format(name=name))
        today = datetime.now().astimezone().date()
        done = anonymise(dossier, person.id, today, progress=progress)
    data = {
        "name": done.name,
        "backups": [{"file": one.name, "removed": one.is_removed} for one in done.backups],
        "still": [{"kind": kind, "id": row, "title": title} for kind, row, title in done.still],
        "beyond": list(done.beyond),
    }
    answer(arguments, data, _anonymised_lines)
    return 0


def _anonymised_lines(data: dict[str, Any]) -> list[str]:
    """Say to a person what was done, and what is left to them."""
    lines = [_("This person is called “{name}” from now on.").format(name=data["name"])]
    for one in data["backups"]:
        said = _("Backup removed: {name}") if one["removed"] else _("Backup rewritten: {name}")
        lines.append(said.format(name=one["file"]))
    if data["still"]:
        lines += ["", _("A word like the surname still stands in:")]
        lines += [f"  – {one['title']}" for one in data["still"]]
    return [*lines, "", _("Out of reach:"), *(f"  – {sentence}" for sentence in data["beyond"])]


COMMANDS = (
    Command("access-extract", N_("everything that is held on a person"), _extract_words, _extract),
    Command("anonymise", N_("take a person’s values out, for good"), _anonymise_words, _anonymise),
)
