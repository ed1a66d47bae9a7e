"""The register from the terminal: what is to be done, by whom and when."""

from __future__ import annotations

import argparse
from datetime import date, datetime
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from cufdesk.commands.command import Arguments, Command, WrongWords, answer, asking_words, opened, positive
from cufdesk.i18n import N_, _, ngettext, screen_translator

if TYPE_CHECKING:
    from cufdesk.domain.register import Scope
    from cufdesk.storage.dossier import Dossier

Data = dict[str, Any]
_MOST = 160  # characters of a text: a line of the register is one line
_WHATS = (
    ("actions", "action", N_("actions alone: so the list, unless told otherwise")),
    ("decisions", "decision", N_("decisions alone")),
    ("all", "all", N_("decisions and actions: so the file of an export, unless told otherwise")),
)
_FILTERS = ("late", "open", "within", "unnamed", "lines", "person", "body", "theme", "meeting")


def scope_words(parser: argparse.ArgumentParser | argparse._ArgumentGroup) -> None:
    """Take what narrows the register."""
    parser.add_argument("--late", action="store_true", help=_("only what is late"))
    parser.add_argument("--open", action="store_true", help=_("only what is to do or under way"))
    parser.add_argument("--within", type=positive, metavar=_("DAYS"), help=_("only what is due within days"))
    parser.add_argument("--unnamed", action="store_true", help=_("only what nobody is responsible for"))
    for word, what, said in _WHATS:
        parser.add_argument(f"--{word}", dest="lines", action="store_const", const=what, help=_(said))
    parser.add_argument("--person", metavar=_("NAME"), default="", help=_("a responsible person"))
    parser.add_argument("--body", metavar=_("NAME"), default="", help=_("a responsible body"))
    parser.add_argument("--theme", metavar=_("NAME"), default="", help=_("the theme of the decision"))
    parser.add_argument(
        "--meeting", metavar=_("REFERENCE"), default="", help=_("a meeting, by its reference")
    )
    parser.add_argument("--on", type=_day, metavar=_("DAY"), help=_("as of a day: 2015-07-20"))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("a day is written 2015-07-20")) from None


def asks_for_some(arguments: Arguments) -> bool:
    """Tell whether something narrows the register."""
    return any(getattr(arguments, name) for name in _FILTERS)


def is_of_register(arguments: Arguments) -> bool:
    """Tell whether something is asked for that only the register has."""
    return asks_for_some(arguments) or arguments.on is not None


def today_of(arguments: Arguments) -> date:
    """Return the day as of which the register is asked."""
    return arguments.on or datetime.now().astimezone().date()


def scope_of(dossier: Dossier, arguments: Arguments, unless: str) -> Scope:
    """Return what the words of the command ask for; `unless` is what is told where they do not say."""
    from cufdesk.domain.register import LATE, UNFINISHED, UNNAMED, Scope
    from cufdesk.usecases.register_state import named_scope

    if arguments.late and arguments.within:
        raise WrongWords(_("--late and --within exclude each other."))
    what = arguments.lines or unless
    scope = Scope(
        what="" if what == "all" else what,
        state=UNFINISHED if arguments.open else "",
        when=LATE if arguments.late else str(arguments.within or ""),
        also=UNNAMED if arguments.unnamed else "",
        theme=arguments.theme,
    )
    named = {name: getattr(arguments, name) for name in ("person", "body", "meeting")}
    return named_scope(dossier, scope, **named)


def _actions_words(parser: argparse.ArgumentParser) -> None:
    asking_words(parser)
    scope_words(parser)


def _actions(arguments: Arguments) -> int:
    from cufdesk.usecases.register_state import register_state

    with opened(arguments.dossier) as dossier:
        data = register_state(dossier, scope_of(dossier, arguments, "action"), today_of(arguments))
    answer(arguments, data, action_lines)
    return 0


def action_lines(data: Data) -> list[str]:
    """Say each line to a person, and at the end how many there are."""
    lines = [_said(one) for one in data["lines"]]
    counts = data["counts"]
    n = len(lines)
    told = [ngettext("{n} line", "{n} lines", n).format(n=n)]
    if counts["late"]:
        told.append(ngettext("{n} late", "{n} late", counts["late"]).format(n=counts["late"]))
    if counts["unnamed"]:
        said = ngettext("{n} without anybody", "{n} without anybody", counts["unnamed"])
        told.append(said.format(n=counts["unnamed"]))
    return [*lines, " · ".join(told)]


def _said(one: Data) -> str:
    from cufdesk.domain.minutes_rules import state_told
    from cufdesk.domain.register import FINISHED

    t = screen_translator()
    due = t.short_date(date.fromisoformat(one["deadline"])) if one["deadline"] else one["deadline_words"]
    who = ", ".join(one["responsible"])
    is_action = one["kind"] == "action"
    if not who and is_action and one["state"] not in FINISHED:
        who = _("nobody responsible yet")
    parts = (
        shorten(one["text"], _MOST, placeholder="…"),
        who,
        due,
        _("late") if one["late"] else "",
        t.word("decision_state", state_told(one["state"], one["modality"], is_action=is_action)),
        _("held back until the prior agreement") if one["held"] else "",
    )
    return f"{one['number']}  " + " · ".join(part for part in parts if part)


def export(arguments: Arguments) -> int:
    """Write the register to a file; the words of the command narrow it."""
    from cufdesk.usecases.register_export import ENDINGS, export_actions

    path = Path(arguments.file)
    if path.suffix.lower() not in ENDINGS:
        raise WrongWords(_("The register is exported as .xlsx or .csv."))
    with opened(arguments.dossier) as dossier:
        scope = scope_of(dossier, arguments, "all")
        count = export_actions(dossier, path, scope, today_of(arguments))
    answer(arguments, {"file": str(path), "exported": count}, _export_lines)
    return 0


def _export_lines(data: Data) -> list[str]:
    n = data["exported"]
    return [data["file"], ngettext("{n} line", "{n} lines", n).format(n=n)]


COMMANDS = (Command("actions", N_("who does what by when, across all meetings"), _actions_words, _actions),)
