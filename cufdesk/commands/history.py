"""The history from the terminal: read it, undo, redo."""

from __future__ import annotations

import argparse

from cufdesk import terminal
from cufdesk.commands.command import Arguments, Command, answer, asking_words, opened, positive
from cufdesk.i18n import N_


def _history_words(parser: argparse.ArgumentParser) -> None:
    asking_words(parser)
    parser.add_argument("--limit", type=positive, default=50, metavar="N")


def _history(arguments: Arguments) -> int:
    from cufdesk.usecases.history import history

    with opened(arguments.dossier) as dossier:
        answer(arguments, history(dossier, arguments.limit), terminal.history_lines)
    return 0


def _undo(arguments: Arguments) -> int:
    from cufdesk.usecases.history import turned_data, undo

    with opened(arguments.dossier, hold=True) as dossier:
        answer(arguments, turned_data(dossier, undo(dossier)), terminal.undone_lines)
    return 0


def _redo(arguments: Arguments) -> int:
    from cufdesk.usecases.history import redo, turned_data

    with opened(arguments.dossier, hold=True) as dossier:
        answer(arguments, turned_data(dossier, redo(dossier)), terminal.redone_lines)
    return 0


COMMANDS = (
    Command("history", N_("what was written, the last first"), _history_words, _history),
    Command("undo", N_("undo the last change"), asking_words, _undo),
    Command("redo", N_("redo what was undone last"), asking_words, _redo),
)
