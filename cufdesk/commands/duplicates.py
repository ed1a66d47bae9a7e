"""Who may be entered twice, and the two that a person says are one, from the terminal.

The machine proposes and changes nothing: only the two who are named become one.
"""

from __future__ import annotations

import argparse
from typing import Any

from cufdesk import terminal
from cufdesk.commands.command import (
    Arguments,
    Command,
    answer,
    asking_words,
    dossier_words,
    json_word,
    opened,
)
from cufdesk.i18n import N_, _, screen_translator


def _duplicates(arguments: Arguments) -> int:
    from cufdesk.usecases.duplicates import as_json, duplicates

    with opened(arguments.dossier) as dossier, terminal.progress() as progress:
        found = duplicates(dossier, progress)
    answer(arguments, as_json(found or []), duplicate_lines)
    return 0


def duplicate_lines(data: dict[str, Any]) -> list[str]:
    """Say to a person who may be entered twice."""
    from cufdesk.domain.likeness_words import VERDICTS

    lines = []
    for one in data["pairs"]:
        pair = screen_translator().all_of([one["a"]["name"], one["b"]["name"]])
        verdict = VERDICTS[one["verdict"]]
        lines.append(_("{field}: {what}").format(field=_(verdict), what=pair))
        lines += [f"  – {reason}" for reason in one["reasons"]]
        lines.append(f"    {one['a']['id']} {one['b']['id']}")
    return lines or [_("No two contacts look alike.")]


def _unite_words(parser: argparse.ArgumentParser) -> None:
    dossier_words(parser)
    parser.add_argument("kept", metavar=_("WHO_STAYS"), help=_("a name, or an id"))
    parser.add_argument("gone", metavar=_("WHO_GOES"), help=_("a name, or an id"))
    parser.add_argument("--dry-run", action="store_true", help=_("say what would become of them"))
    parser.add_argument(
        "--take",
        metavar=_("FIELD"),
        nargs="+",
        action="extend",
        default=[],
        help=_("fields whose value is taken from the one that goes"),
    )
    json_word(parser)


def _unite(arguments: Arguments) -> int:
    from cufdesk.usecases.unite_named import couple_named, united

    with opened(arguments.dossier, hold=not arguments.dry_run) as dossier:
        two = couple_named(dossier, arguments.kept, arguments.gone)
        data = united(dossier, two, arguments.take, write=not arguments.dry_run)
    answer(arguments, data, united_lines)
    return 0


def united_lines(data: dict[str, Any]) -> list[str]:
    """Say to a person what became of two records, or would."""
    from collections import Counter

    from cufdesk.usecases.couples import link_words

    names = {"kept": data["kept"]["name"], "gone": data["gone"]["name"]}
    head = _("{gone} is now {kept}.") if data["written"] else _("{gone} would become {kept}.")
    lines = [head.format(**names)]
    lost = [one for one in data["fields"] if one["lost"]]
    for one in lost:
        sentence = _("{field}: {kept} stays, {lost} goes into the history ({name})")
        words = {"field": one["label"], "kept": one["kept"], "lost": one["lost"], "name": one["field"]}
        lines.append(f"  – {sentence.format(**words)}")
    if data["links"]:
        lines.append(
            _("Now under the one that stays: {links}.").format(links=link_words(Counter(data["links"])))
        )
    if data["new_aliases"]:
        lines.append(_("Still found as: {names}.").format(names=", ".join(data["new_aliases"])))
    return [*lines, *data["warnings"]]


COMMANDS = (
    Command("duplicates", N_("who may be entered twice, and why"), asking_words, _duplicates),
    Command("unite", N_("make one of two contacts that are the same"), _unite_words, _unite),
)
