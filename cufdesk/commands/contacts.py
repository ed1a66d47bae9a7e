"""Contacts in and out of a dossier, from the terminal."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cufdesk import terminal
from cufdesk.commands import register
from cufdesk.commands.command import (
    Arguments,
    Command,
    WrongWords,
    answer,
    asking_words,
    dossier_words,
    json_word,
    opened,
)
from cufdesk.i18n import N_, _, ngettext
from cufdesk.refusal import Refusal

if TYPE_CHECKING:
    from cufdesk.usecases.contact_files import ContactFile

Data = dict[str, Any]


def _import_words(parser: argparse.ArgumentParser) -> None:
    dossier_words(parser)
    parser.add_argument("file", metavar=_("FILE"), help=_("contacts: .vcf, .csv, .xlsx or .ods"))
    parser.add_argument("--kind", choices=("contacts",), default="contacts")
    parser.add_argument("--dry-run", action="store_true", help=_("say what would come, change nothing"))
    parser.add_argument(
        "--skip-bad", action="store_true", help=_("leave out the lines that cannot be taken in")
    )
    parser.add_argument(
        "--also-similar",
        action="store_true",
        help=_("also take in who looks like somebody known, as another contact"),
    )
    parser.add_argument(
        "--sheet",
        metavar=_("NAME"),
        default="",
        help=_("the sheet of a workbook, where another one was read"),
    )
    parser.add_argument(
        "--column",
        metavar=_("N=FIELD"),
        nargs="+",
        action="extend",
        default=[],
        help=_("what a column of a table holds, where it was understood otherwise: 3=title, 4= for nothing"),
    )
    json_word(parser)


def _import(arguments: Arguments) -> int:
    from cufdesk.usecases import contact_bringing, contact_import, contact_plans
    from cufdesk.usecases.contact_files import read_contacts

    file = _corrected(read_contacts(Path(arguments.file), sheet=arguments.sheet), arguments.column)
    imported = None
    with opened(arguments.dossier, hold=not arguments.dry_run) as dossier, terminal.progress() as progress:
        plan = contact_import.plan_import(dossier, file, progress=progress)
        if arguments.also_similar:
            places = (n for n, one in enumerate(plan.entries) if one.outcome == contact_plans.CHECK)
            plan.choices = dict.fromkeys(places, contact_plans.CREATE)
        if not arguments.dry_run:
            if not arguments.skip_bad:
                _refuse_bad(plan)
            imported = contact_bringing.bring_in(dossier, plan, progress=progress)
    data = contact_plans.as_json(plan, imported) | {"columns": columns_of(file)} | _sheets_of(file)
    answer(arguments, data, import_lines)
    return 0


def _corrected(file: ContactFile, columns: list[str]) -> ContactFile:
    """Return a file whose columns hold what is said of them: "3=title" is the third, "4=" is not taken in."""
    from cufdesk.exchange.contact_columns import FIELDS

    mapping = file.mapping
    for said in columns:
        number, sign, field = said.partition("=")
        if not sign or not number.isdecimal() or (field and field not in FIELDS):
            sentence = _("“{said}” says nothing of a column: write 3=title, with one of {fields}.")
            raise WrongWords(sentence.format(said=said, fields=", ".join(FIELDS)))
        if mapping is None or not 0 < int(number) <= len(mapping.columns):
            raise WrongWords(_("There is no column {n} in this file.").format(n=number))
        mapping = mapping.with_field(int(number) - 1, field)
    return file.with_mapping(mapping) if mapping is not None and columns else file


def columns_of(file: ContactFile) -> list[Data]:
    """Return what each column of a table is taken for, and whether its header says so."""
    from cufdesk.exchange.contact_columns import SURE

    return [
        {"column": one.index + 1, "header": one.header, "field": one.field, "sure": one.confidence >= SURE}
        for one in (file.mapping.columns if file.mapping else ())
    ]


def _sheets_of(file: ContactFile) -> Data:
    """Return which sheet of a workbook was read, and which others are shown."""
    table = file.table
    shown = table.shown if table else ()
    sheet = table.sheet if table else ""
    return {"sheet": sheet, "other_sheets": [name for name in shown if name != sheet]}


def _refuse_bad(plan: Any) -> None:
    from cufdesk.usecases.contact_plans import refuse_bad_lines

    try:
        refuse_bad_lines(plan)
    except Refusal as refusal:
        how = _("Repeat with --skip-bad to leave them out.")
        raise Refusal(f"{refusal.sentence} {how}") from refusal


def import_lines(data: Data) -> list[str]:
    """Say what came in, who is to be looked at, and what could not be taken in."""
    lines = [
        ngettext("{n} contact created", "{n} contacts created", data["created"]).format(n=data["created"]),
        ngettext("{n} brought up to date", "{n} brought up to date", data["updated"]).format(
            n=data["updated"]
        ),
        ngettext("{n} unchanged", "{n} unchanged", data["unchanged"]).format(n=data["unchanged"]),
    ]
    for heading, name in ((N_("To check"), "to_check"), (N_("Left out"), "refused"), (N_("Notes"), "notes")):
        if data[name]:
            lines.append(_("{heading}:").format(heading=_(heading)))
            lines += [f"    {_line(one)}" for one in data[name]]
    lists = (_("List: {name}").format(name=f"{one['name']} ({one['people']})") for one in data["lists"])
    lines += lists
    if data["other_sheets"]:
        sentence = _("Read from the sheet “{sheet}”; --sheet reads another one: {others}.")
        lines.append(sentence.format(sheet=data["sheet"], others=", ".join(data["other_sheets"])))
    return [*lines, *_guessed(data["columns"])]


def _guessed(columns: list[Data]) -> list[str]:
    """Say what columns were guessed to hold, so that it can be said otherwise."""
    from cufdesk.exchange.contact_columns import FIELDS

    guessed = [one for one in columns if one["field"] and not one["sure"]]
    if not guessed:
        return []
    lines = [_("Guessed from what the columns hold; --column says it otherwise:")]
    for one in guessed:
        name = one["header"] or _("Column {n}").format(n=one["column"])
        word = FIELDS[one["field"]]
        said = _("{field}: {value}").format(field=name, value=_(word))
        lines.append(f"    {one['column']}={one['field']}  {said}")
    return lines


def _line(one: Data) -> str:
    said = one.get("name") or one.get("text") or ""
    place = _("line {line}").format(line=one["line"])
    return " · ".join(part for part in (place, said, one["reason"]) if part)


def _export_words(parser: argparse.ArgumentParser) -> None:
    asking_words(parser)
    parser.add_argument("what", choices=("contacts", "actions"))
    parser.add_argument("file", metavar=_("FILE"), help=_("its ending says the format: .vcf, .csv, .xlsx"))
    parser.add_argument("--vcard", choices=("3.0", "4.0"), default="3.0", help=_("the version of vCards"))
    parser.add_argument("--list", metavar=_("NAME"), default="", help=_("only the people of a saved list"))
    parser.add_argument("--with-bodies", action="store_true", help=_("the bodies as well"))
    parser.add_argument(
        "--bare", action="store_true", help=_("without what only this program reads: origin, retention…")
    )
    register.scope_words(parser.add_argument_group(_("with “actions”")))


def _export(arguments: Arguments) -> int:
    if arguments.what == "actions":
        return register.export(arguments)
    if register.is_of_register(arguments):
        raise WrongWords(_("--late, --open and the others of the register go with “actions” alone."))
    from cufdesk.usecases.contact_export import ENDINGS, Which, export_contacts
    from cufdesk.usecases.correspondents import group_named

    path = Path(arguments.file)
    if path.suffix.lower() not in ENDINGS:
        raise WrongWords(_("Contacts are exported as .vcf, .csv or .xlsx."))
    with opened(arguments.dossier) as dossier, terminal.progress() as progress:
        group = group_named(dossier, arguments.list).id if arguments.list else ""
        which = Which(group=group, bodies=arguments.with_bodies, whole=not arguments.bare)
        count = export_contacts(dossier, path, which, vcard_version=arguments.vcard, progress=progress)
    answer(arguments, {"file": str(path), "exported": count}, export_lines)
    return 0


def export_lines(data: Data) -> list[str]:
    """Say where the file is, and how many contacts it holds."""
    n = data["exported"]
    return [data["file"], ngettext("{n} contact", "{n} contacts", n).format(n=n)]


COMMANDS = (
    Command("import", N_("bring in contacts from a file"), _import_words, _import),
    Command("export", N_("write contacts or actions to a file"), _export_words, _export),
)
