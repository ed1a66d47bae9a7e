"""The commands of the terminal: the same use cases as the window, JSON where it helps.

Exit status: 0 done, 1 refused (one sentence on standard error, nothing changed) or, for `check`, something
found, 2 the words of the command are off. Each command loads what it needs when it runs, so that `--help`
answers at once.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cufdesk import terminal
from cufdesk.commands import (
    contacts,
    duplicates,
    entering,
    gates,
    history,
    lines,
    meetings,
    minutes,
    minutes_check,
    protection,
    reading_words,
    received,
    register,
    room,
    safety,
    sendings,
)
from cufdesk.commands.command import (
    Arguments,
    Command,
    WrongWords,
    answer,
    asking_words,
    dossier_words,
    json_word,
    opened,
    positive,
)
from cufdesk.commands.parser_words import translate_parser
from cufdesk.i18n import DOCUMENT_LANGUAGES, DOCUMENT_LAYOUTS, N_, _
from cufdesk.refusal import Refusal

if TYPE_CHECKING:
    from cufdesk.storage.dossier import Dossier

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what a command says and return the exit status."""
    try:
        terminal.speak()
        translate_parser()
        chosen = _parser().parse_args(arguments)
        terminal.prepare(as_json=getattr(chosen, "json", False))
        status: int = chosen.run(chosen)
        sys.stdout.flush()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 2
    except WrongWords as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except Refusal as refusal:
        print(refusal.sentence, file=sys.stderr)
        return 1
    except BrokenPipeError:
        terminal.close_quietly()
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cufdesk", description=_("The desk of a country-group secretariat.")
    )
    commands = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
    for command in COMMANDS:
        summary = _(command.summary)
        own = commands.add_parser(command.name, help=summary, description=summary)
        command.declare(own)
        own.set_defaults(run=command.run)
    return parser


# the commands --------------------------------------------------------------------------------------------


def _new_words(parser: argparse.ArgumentParser) -> None:
    dossier_words(parser)
    parser.add_argument("--sample", action="store_true", help=_("with the 2015 sample"))


def _new(arguments: Arguments) -> int:
    from cufdesk.usecases.files import ENDING, create_dossier, dossier_path

    path = dossier_path(arguments.dossier)
    if arguments.sample:
        from cufdesk.usecases.sample import create_sample

        create_sample(path, author=terminal.author()).close()
    else:
        from cufdesk.domain.cover import Cover
        from cufdesk.domain.values import Bilingual

        title = os.path.basename(path)[: -len(ENDING)]
        create_dossier(path, Cover(title=Bilingual(fr=title)), author=terminal.author()).close()
    print(_("Created: {path}").format(path=path))
    return 0


def _info(arguments: Arguments) -> int:
    from cufdesk.usecases.files import info

    with opened(arguments.dossier) as dossier:
        answer(arguments, info(dossier), terminal.info_lines)
    return 0


def _check(arguments: Arguments) -> int:
    from dataclasses import asdict

    from cufdesk.usecases.files import check

    problems = [asdict(problem) for problem in check(arguments.dossier)]
    answer(arguments, {"ok": not problems, "problems": problems}, terminal.check_lines)
    return 1 if problems else 0


def _search_words(parser: argparse.ArgumentParser) -> None:
    asking_words(parser)
    parser.add_argument("words", metavar=_("WORDS"), nargs="+")
    parser.add_argument("--limit", type=positive, default=50, metavar="N")


def _search(arguments: Arguments) -> int:
    from cufdesk.usecases.searching import search

    with opened(arguments.dossier) as dossier:
        answer(arguments, search(dossier, " ".join(arguments.words), arguments.limit), terminal.search_lines)
    return 0


def _read_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar=_("FILE"))
    parser.add_argument("--into", metavar=_("DOSSIER"), help=_("keep it in this dossier"))
    parser.add_argument("--rules", metavar=_("FILE"), help=_("words of your own for the rules"))
    json_word(parser)


def _read_minutes(arguments: Arguments) -> int:
    from cufdesk.reading.understanding import as_json
    from cufdesk.usecases import reading

    read = reading.understand(arguments.file, arguments.rules)
    data = as_json(read.understanding)
    if arguments.into:
        with opened(arguments.into, hold=True) as dossier:
            kept = reading.keep(dossier, read.understanding, text=read.text, source_name=read.source_name)
        if kept.unsafe:
            terminal.warn(kept.unsafe)
        data["kept"] = {
            "meeting": kept.meeting.id,
            "reference": kept.meeting.reference,
            "recognised": kept.recognised,
            "created": kept.created,
        }
    answer(arguments, data, terminal.minutes_lines)
    return 0


def _merge_words(parser: argparse.ArgumentParser) -> None:
    dossier_words(parser)
    parser.add_argument("other", metavar=_("OTHER"))
    parser.add_argument("--dry-run", action="store_true", help=_("say what would come, change nothing"))
    parser.add_argument(
        "--allow-removals", action="store_true", help=_("also where a large part would be taken away")
    )
    json_word(parser)


def _merge(arguments: Arguments) -> int:
    from dataclasses import replace

    from cufdesk.usecases import conflicts, merging

    if arguments.dry_run:
        merged = merging.rehearse_beside(arguments.dossier, arguments.other)
        answer(arguments, merging.as_json(merged, rehearsed=True), terminal.merge_lines)
        return 0
    with opened(arguments.dossier, hold=True) as dossier:
        try:
            merged = merging.merge(dossier, arguments.other, allow_removals=arguments.allow_removals)
        except merging.LargeRemoval as refusal:
            how = _("Repeat with --allow-removals to agree.")
            raise Refusal(f"{refusal.sentence} {how}") from refusal
        if merged.earlier is not None:  # who brings a copy home again wants what it brought before
            merging.bring_back(dossier, merged.earlier)
            merged = replace(merged, conflicts=tuple(conflicts.cards(dossier)))
    answer(arguments, merging.as_json(merged, brought_back=True), terminal.merge_lines)
    return 0


def _print_words(parser: argparse.ArgumentParser) -> None:
    asking_words(parser)
    parser.add_argument("what", metavar=_("WHAT[:REFERENCE]"), nargs="?", help=_("a document, or “all”"))
    parser.add_argument("--list", action="store_true", help=_("say what can be printed"))
    parser.add_argument("--language", choices=DOCUMENT_LANGUAGES, default="")
    parser.add_argument(
        "--layout",
        choices=DOCUMENT_LAYOUTS,
        default="columns",
        help=_("two languages side by side, or one after the other"),
    )
    parser.add_argument(
        "--circle",
        metavar="public|partners|internal",
        default="",
        help=_("whom a directory goes to: partners unless another is named"),
    )
    parser.add_argument(
        "--columns",
        metavar=_("NAMES"),
        help=_("what a directory tells of a person: function,email,phone,address,languages"),
    )
    parser.add_argument("--output", metavar=_("FILE|FOLDER"), default="")


def _print(arguments: Arguments) -> int:
    from cufdesk.usecases import printing

    if not arguments.what and not arguments.list:
        raise WrongWords(_("Say which document to print, “all”, or --list."))
    with opened(arguments.dossier) as dossier:
        if arguments.list:
            documents = [terminal.printable(document) for document in printing.documents(dossier)]
            answer(arguments, {"documents": documents}, terminal.document_lines)
            return 0
        try:
            paths = _printed(dossier, arguments)
        except printing.UnknownDocument as unknown:
            raise WrongWords(unknown.sentence) from unknown
    answer(arguments, {"files": paths}, lambda data: data["files"])
    return 0


def _printed(dossier: Dossier, arguments: Arguments) -> list[str]:
    from pathlib import Path

    from cufdesk.usecases import printing

    target = Path(arguments.output or ".")
    what, reference = _asked_for(arguments)
    with terminal.progress() as progress:
        if what == "all":
            found = printing.print_all(
                dossier,
                target,
                arguments.language,
                layout=arguments.layout,
                progress=progress,
                warn=terminal.warn,
            )
            return [str(path) for path in found]
        if arguments.output.endswith(("/", os.sep)):
            target.mkdir(parents=True, exist_ok=True)
        path = printing.print_document(
            dossier,
            what,
            reference,
            arguments.language,
            target=target,
            layout=arguments.layout,
            progress=progress,
            warn=terminal.warn,
        )
    return [str(path)]


def _asked_for(arguments: Arguments) -> tuple[str, str]:
    """Return the document and its reference; the words for a directory are a part of the reference."""
    what, _colon, reference = arguments.what.partition(":")
    if not arguments.circle and arguments.columns is None:
        return what, reference
    if what != "directory" or reference:
        raise WrongWords(_("--circle and --columns go with “directory” alone."))
    from cufdesk.documents.circles import extent, extent_named

    if arguments.columns is None:
        return what, extent(arguments.circle).id
    return what, extent_named(f"{arguments.circle}:{arguments.columns}").id


def _committee(arguments: Arguments) -> int:
    from cufdesk.usecases.states import committee_state

    with opened(arguments.dossier) as dossier:
        answer(arguments, committee_state(dossier), terminal.committee_lines)
    return 0


def _budget(arguments: Arguments) -> int:
    from cufdesk.usecases.states import budget_state

    with opened(arguments.dossier) as dossier:
        answer(arguments, budget_state(dossier), terminal.budget_lines)
    return 0


COMMANDS = (
    Command("new", N_("create a dossier"), _new_words, _new),
    Command("info", N_("what a dossier holds"), asking_words, _info),
    Command("check", N_("whether file, references and index agree"), asking_words, _check),
    *safety.COMMANDS,
    *history.COMMANDS,
    Command("search", N_("search everywhere"), _search_words, _search),
    Command("read-minutes", N_("read minutes, and keep them in a dossier"), _read_words, _read_minutes),
    *reading_words.COMMANDS,
    *room.COMMANDS,
    *entering.COMMANDS,
    *lines.COMMANDS,
    *minutes.COMMANDS,
    *minutes_check.COMMANDS,
    Command("merge", N_("bring a copy's changes home"), _merge_words, _merge),
    Command("print", N_("print documents"), _print_words, _print),
    *meetings.COMMANDS,
    *contacts.COMMANDS,
    *register.COMMANDS,
    *sendings.COMMANDS,
    *received.COMMANDS,
    *duplicates.COMMANDS,
    *protection.COMMANDS,
    *gates.COMMANDS,
    Command("committee", N_("where the committees stand"), asking_words, _committee),
    Command("budget", N_("where the budgets stand"), asking_words, _budget),
)
