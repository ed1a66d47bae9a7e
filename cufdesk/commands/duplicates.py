"""Who may be entered twice, from the terminal; the machine proposes and changes nothing."""

from __future__ import annotations

from typing import Any

from cufdesk import terminal
from cufdesk.commands.command import Arguments, Command, answer, asking_words, opened
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
    return lines or [_("No two contacts look alike.")]


COMMANDS = (Command("duplicates", N_("who may be entered twice, and why"), asking_words, _duplicates),)
