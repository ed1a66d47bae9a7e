"""Copies and backups from the terminal; a copy and a backup are made also while a window has the dossier."""

from __future__ import annotations

import argparse

from cufdesk import terminal
from cufdesk.commands.command import Arguments, Command, answer, asking_words, dossier_words, json_word
from cufdesk.i18n import N_, _


def _copy_words(parser: argparse.ArgumentParser) -> None:
    dossier_words(parser)
    parser.add_argument("file", metavar=_("FILE"))
    json_word(parser)


def _copy(arguments: Arguments) -> int:
    from cufdesk.storage.file import inspect_header
    from cufdesk.usecases.copying import save_copy

    inspect_header(arguments.dossier)
    with terminal.progress() as progress:
        path = save_copy(arguments.dossier, arguments.file, author=terminal.author(), progress=progress)
    answer(arguments, {"file": path}, lambda data: [data["file"]])
    return 0


def _backup(arguments: Arguments) -> int:
    from cufdesk.storage.file import inspect_header
    from cufdesk.usecases.backups import back_up

    inspect_header(arguments.dossier)
    with terminal.progress() as progress:
        backup = back_up(arguments.dossier, progress=progress)
    answer(arguments, {"file": backup.path}, lambda data: [data["file"]])
    return 0


def _restore_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", metavar=_("BACKUP"))
    dossier_words(parser)
    json_word(parser)


def _restore(arguments: Arguments) -> int:
    from cufdesk.usecases.backups import restore

    path = arguments.dossier
    with terminal.progress() as progress:
        kept = restore(arguments.backup, path, author=terminal.author(), progress=progress)
    data = {"file": path, "kept": kept.path if kept else None}
    answer(arguments, data, terminal.restore_lines)
    return 0


COMMANDS = (
    Command("copy", N_("save a copy of a dossier, which may be open"), _copy_words, _copy),
    Command("backup", N_("back a dossier up now, which may be open"), asking_words, _backup),
    Command("restore", N_("put a backup in the place of its dossier"), _restore_words, _restore),
)
