"""The final check of minutes, and what they leave open, from the terminal."""

from __future__ import annotations

import argparse
from textwrap import shorten
from typing import Any

from cufdesk.commands.command import Arguments, Command, WrongWords, answer, asking_words, opened, positive
from cufdesk.i18n import N_, _, ngettext, screen_translator


def _check_words(parser: argparse.ArgumentParser) -> None:
    asking_words(parser)
    parser.add_argument("reference", metavar=_("REFERENCE"), nargs="?", default="")
    parser.add_argument(
        "--accept",
        metavar="N",
        type=positive,
        action="append",
        default=[],
        help=_("let the finding of this number stand; needs --reason"),
    )
    parser.add_argument("--reason", metavar=_("WORDS"), default="", help=_("why it can stand"))


def _check(arguments: Arguments) -> int:
    from cufdesk.usecases import minutes_check

    if arguments.reason and not arguments.accept:
        raise WrongWords(_("--reason goes with --accept."))
    with opened(arguments.dossier, hold=bool(arguments.accept)) as dossier:
        meeting = minutes_check.meeting_to_check(dossier, arguments.reference)
        looked = minutes_check.look(dossier, meeting.id)
        if arguments.accept:
            if max(arguments.accept) > len(looked.open):
                raise WrongWords(_("There is no finding of that number."))
            chosen = [looked.open[number - 1] for number in dict.fromkeys(arguments.accept)]
            minutes_check.accept(dossier, meeting.id, chosen, arguments.reason)
            looked = minutes_check.look(dossier, meeting.id)
    answer(arguments, minutes_check.as_json(looked), check_lines)
    return 0


def check_lines(data: dict[str, Any]) -> list[str]:
    """Say what was found, under its severity, with the words in question."""
    from cufdesk.domain.minutes_checks.finding_words import severity_words

    lines = [" · ".join(part for part in (data["reference"], data["title"]) if part)]
    severity = ""
    for one in data["findings"]:
        if one["severity"] != severity:
            severity = one["severity"]
            lines += ["", f"{severity_words(severity, screen_translator())} ({data['counts'][severity]})"]
        head = " · ".join(part for part in (one["place"], one["sentence"]) if part)
        lines.append(f"{one['n']:4}  {head}")
        if one["text"]:
            lines.append(f"      {_around(one)}")
        lines.append(f"      {one['remedy']}")
    if not data["findings"]:
        lines += ["", _("Nothing is left to look at: these minutes can go out.")]
    if n := len(data["accepted"]):
        lines += ["", ngettext("{n} finding was let stand.", "{n} findings were let stand.", n).format(n=n)]
    return lines


def _blanks_words(parser: argparse.ArgumentParser) -> None:
    asking_words(parser)
    parser.add_argument("reference", metavar=_("REFERENCE"), nargs="?", default="", help=_("of one meeting"))


def _blanks(arguments: Arguments) -> int:
    from cufdesk.usecases.blanks import as_json
    from cufdesk.usecases.minutes_check import meeting_to_check

    with opened(arguments.dossier) as dossier:
        meeting_id = meeting_to_check(dossier, arguments.reference).id if arguments.reference else ""
        answer(arguments, as_json(dossier, meeting_id), blanks_lines)
    return 0


def blanks_lines(data: dict[str, Any]) -> list[str]:
    """Say what is open, under whoever could probably tell."""
    lines: list[str] = []
    for owner in dict.fromkeys(one["owner"] for one in data["blanks"]):
        own = [one for one in data["blanks"] if one["owner"] == owner]
        lines += ["", f"{owner} ({len(own)})"]
        for one in own:
            words = " – ".join(part for part in (one["words"], one["of"]) if part)
            parts = (one["place"], one["kind_words"], " ".join(words.split()), f"({one['why']})")
            lines.append("  " + " · ".join(part for part in parts if part))
    return lines[1:] or [_("Nothing is left open.")]


def _around(one: dict[str, Any]) -> str:
    """Return the words in question between brackets, with a few around them."""
    text, start, end = one["text"], one["from"], one["to"]
    if start is None:
        return shorten(text, 120, placeholder="…")
    before = ("…" if start > 40 else "") + text[max(0, start - 40) : start]
    after = text[end : end + 40] + ("…" if len(text) > end + 40 else "")
    return " ".join(f"{before}[{text[start:end]}]{after}".splitlines())


COMMANDS = (
    Command(
        "check-minutes",
        N_("what is to be looked at in minutes before they go out"),
        _check_words,
        _check,
    ),
    Command(
        "blanks",
        N_("what is left open, and who could probably tell"),
        _blanks_words,
        _blanks,
    ),
)
