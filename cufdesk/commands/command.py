"""What a command is, and what several of them share: their words, the open dossier, the answer."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from cufdesk import terminal
from cufdesk.i18n import _

if TYPE_CHECKING:
    from cufdesk.storage.dossier import Dossier

Arguments = argparse.Namespace


class Command(NamedTuple):
    """A command: what it does in a line, the words it takes, and what runs; `run` returns the exit status."""

    name: str
    summary: str
    declare: Callable[[argparse.ArgumentParser], object]
    run: Callable[[Arguments], int]


class WrongWords(Exception):
    """The words of the command are off in a way that only the command itself can tell."""


def dossier_words(parser: argparse.ArgumentParser) -> None:
    """Take a dossier."""
    parser.add_argument("dossier", metavar=_("DOSSIER"))


def asking_words(parser: argparse.ArgumentParser) -> None:
    """Take a dossier, and whether the answer is JSON."""
    dossier_words(parser)
    json_word(parser)


def json_word(parser: argparse.ArgumentParser) -> None:
    """Take whether the answer is JSON."""
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def positive(text: str) -> int:
    """Return a number above zero that was typed."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(_("a number above zero is needed"))
    return int(text)


def a_day(text: str) -> date:
    """Return a day that was typed as 2015-03-12."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("a day is written 2015-03-03")) from None


def opened(path: str, *, hold: bool = False) -> closing[Dossier]:
    """Open a dossier for a command, to be written only if it asks for that."""
    from cufdesk.usecases.files import open_dossier

    dossier = open_dossier(path, author=terminal.author(), hold=hold)
    if hold:
        from cufdesk.usecases.anonymising import finish_cleaning

        finish_cleaning(dossier)
    return closing(dossier)


def answer(arguments: Arguments, data: dict[str, Any], lines: Callable[[dict[str, Any]], list[str]]) -> None:
    """Write data as JSON, or the lines that say it to a person."""
    if arguments.json:
        print(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        print("\n".join(lines(data)))
