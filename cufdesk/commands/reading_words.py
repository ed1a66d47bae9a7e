"""A person's own words for reading, from the terminal."""

from __future__ import annotations

import argparse
from typing import Any

from cufdesk.commands.command import Arguments, Command, WrongWords, answer, json_word
from cufdesk.i18n import N_, _


def _words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("list", metavar=_("LIST"), nargs="?", default="", help=_("as the program names it"))
    parser.add_argument("--in", dest="language", metavar=_("LANGUAGE"), default="fr", help="fr, es")
    parser.add_argument("--add", metavar=_("WORDS"), action="append", default=[], help=_("add to the list"))
    parser.add_argument(
        "--remove", metavar=_("WORDS"), action="append", default=[], help=_("take from the list")
    )
    json_word(parser)


def _run(arguments: Arguments) -> int:
    from cufdesk.usecases import reading_words

    if (arguments.add or arguments.remove) and not arguments.list:
        raise WrongWords(_("Say which list: --add and --remove need its name."))
    for word in arguments.remove:
        reading_words.remove_word(arguments.language, arguments.list, word)
    for word in arguments.add:
        reading_words.add_word(arguments.language, arguments.list, word)
    lists = reading_words.word_lists(arguments.language)
    chosen = [one for one in lists if arguments.list in ("", one.path)]
    if not chosen:
        raise WrongWords(_("There is no list of that name."))
    data = {
        "language": arguments.language,
        "lists": [
            {"list": one.path, "name": one.name, "own": list(one.own), "built_in": list(one.built_in)}
            for one in chosen
        ],
    }
    answer(arguments, data, lines_of)
    return 0


def lines_of(data: dict[str, Any]) -> list[str]:
    """Say each list with its own words; a single one also with those that come with the program."""
    alone = len(data["lists"]) == 1
    lines = []
    for one in data["lists"]:
        own = ", ".join(one["own"]) or "–"
        lines.append(f"{one['list']:26} {one['name']}: {own}")
        if alone:
            lines += [f"  {word}" for word in one["built_in"]]
    return lines


COMMANDS = (Command("reading-words", N_("your own words for reading texts"), _words, _run),)
