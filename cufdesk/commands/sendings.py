"""What leaves the office, from the terminal: the register, and a message that waits to be sent."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cufdesk import terminal
from cufdesk.commands.command import Arguments, Command, WrongWords, answer, asking_words, opened
from cufdesk.i18n import DOCUMENT_LANGUAGES, N_, _, screen_translator
from cufdesk.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.domain.sendings import SendingRecipient
    from cufdesk.storage.dossier import Dossier

Data = dict[str, Any]


def _register_words(parser: argparse.ArgumentParser) -> None:
    asking_words(parser)
    parser.add_argument("--what", metavar=_("WHAT"), default="", help=_("only this document"))
    parser.add_argument("--to", metavar=_("NAME"), default="", help=_("only what this person was sent"))
    parser.add_argument("--state", choices=("prepared", "sent"), default="")
    parser.add_argument(
        "--older", metavar=_("WHAT[:REFERENCE]"), help=_("who holds an older version of this document")
    )


def _register(arguments: Arguments) -> int:
    from cufdesk.usecases.printing import WHATS, UnknownDocument
    from cufdesk.usecases.sending_register import older_data, register_data

    if arguments.what and arguments.what not in WHATS:
        raise WrongWords(_("There is no document named “{what}”.").format(what=arguments.what))
    with opened(arguments.dossier) as dossier:
        if not arguments.older:
            data = register_data(dossier, arguments.what, arguments.to, arguments.state)
            answer(arguments, data, register_lines)
            return 0
        what, _colon, reference = arguments.older.partition(":")
        try:
            answer(arguments, older_data(dossier, what, reference), holder_lines)
        except UnknownDocument as unknown:
            raise WrongWords(unknown.sentence) from unknown
    return 0


def _mail_words(parser: argparse.ArgumentParser) -> None:
    asking_words(parser)
    parser.add_argument("what", metavar=_("WHAT[:REFERENCE]"))
    parser.add_argument("--language", choices=DOCUMENT_LANGUAGES, default="")
    parser.add_argument("--layout", choices=("columns", "alternating"), default="columns")
    for role in ("to", "cc", "bcc"):
        parser.add_argument(f"--{role}", metavar=_("NAME_OR_ADDRESS"), nargs="+", default=[], action="extend")
    parser.add_argument("--list", metavar=_("NAME"), default="", help=_("also the people of a saved list"))
    parser.add_argument(
        "--older", action="store_true", help=_("also those who hold an older version, in their language")
    )
    parser.add_argument("--output", metavar=_("FILE.eml"), required=True)


def _mail(arguments: Arguments) -> int:
    from cufdesk.exchange.email_drafts import verdict
    from cufdesk.usecases import printing
    from cufdesk.usecases.printing import UnknownDocument
    from cufdesk.usecases.resending import Resending, resending
    from cufdesk.usecases.sendings import Parcel, prepare, version_warning

    if not (arguments.to or arguments.cc or arguments.bcc or arguments.list or arguments.older):
        raise WrongWords(_("Say to whom: --to, --cc, --bcc, --list or --older."))
    what, _colon, reference = arguments.what.partition(":")
    with opened(arguments.dossier, hold=True) as dossier, terminal.progress() as progress:
        try:
            again = resending(dossier, what, reference) if arguments.older else Resending(())
            people = _each_once([*_recipients(dossier, arguments), *again.people])
            if not people:
                raise Refusal(_("Nobody holds an older version."))
            language = arguments.language or again.language
            # Who is written to besides was never sent what this one replaces.
            replaces = again.replaces if len(people) == len(again.people) else None
            parcel = Parcel(what, people, reference, language, layout=arguments.layout, replaces=replaces)
            document = printing.prepare(dossier, what, reference, language, arguments.layout)
            for warning in (document.warning(), version_warning(dossier, document)):
                if warning:
                    terminal.warn(warning)
            prepared = prepare(dossier, parcel, Path(arguments.output), progress=progress)
        except UnknownDocument as unknown:
            raise WrongWords(unknown.sentence) from unknown
    data = {
        "file": str(prepared.message),
        "sending": prepared.sending.id,
        "subject": prepared.sending.subject,
        "draft": prepared.sending.draft,
        "weight": prepared.weight,
        "verdict": verdict(prepared.weight),
    }
    answer(arguments, data, message_lines)
    return 0


def _recipients(dossier: Dossier, arguments: Arguments) -> list[SendingRecipient]:
    """Return those who are named and those of the list."""
    from cufdesk.usecases import correspondents

    found = [
        correspondents.named(dossier, text, role)
        for role in ("to", "cc", "bcc")
        for text in getattr(arguments, role)
    ]
    if arguments.list:
        found += correspondents.of_group(dossier, correspondents.group_named(dossier, arguments.list))
    return found


def _each_once(people: Sequence[SendingRecipient]) -> list[SendingRecipient]:
    """Return people once, in the role in which they come first."""
    return list({one.person_id or one.address.casefold(): one for one in reversed(people)}.values())[::-1]


def register_lines(data: Data) -> list[str]:
    """Say what left the office."""
    if not data["sendings"]:
        return [_("Nothing has left the office yet.")]
    lines = []
    for one in data["sendings"]:
        lines.append(" · ".join(part for part in _facts(one) if part))
        lines += [f"    {who}" for who in map(_who, one["recipients"])]
    return lines


def _facts(one: Data) -> list[str]:
    from datetime import date

    t = screen_translator()
    version = f"v{one['version']}" if one["version"] else ""
    return [
        t.short_date(date.fromisoformat(one["day"])) if one["day"] else "",
        one["title"],
        version,
        _("draft") if one["draft"] else "",
        t.word("sending_way", one["way"]),
        t.word("sending_state", one["state"]),
        _("older than now") if one["current"] is False else "",
    ]


def _who(one: Data) -> str:
    t = screen_translator()
    address = f"<{one['address']}>" if one["address"] else ""
    said = " ".join(part for part in (one["name"], address) if part)
    role = t.word("recipient_role", one["role"]) if one.get("role") != "to" else ""
    return ", ".join(part for part in (said, one["function"], role) if part)


def holder_lines(data: Data) -> list[str]:
    """Say who holds an older version."""
    if not data["holders"]:
        return [_("Nobody holds an older version.")]
    return [
        " · ".join(part for part in (_who(one), f"v{one['version']}" if one["version"] else "") if part)
        for one in data["holders"]
    ]


def message_lines(data: Data) -> list[str]:
    """Say where the message is, and what it weighs."""
    from cufdesk.domain.weights import weight_words

    said = {
        "light": _("The message weighs {weight}: every mail system takes it."),
        "heavy": _("The message weighs {weight}: some mail systems refuse that."),
        "too_heavy": _("The message weighs {weight}: most mail systems refuse that."),
    }
    weight = weight_words(data["weight"], screen_translator())
    draft = [_("It is a draft that nobody has approved.")] if data["draft"] else []
    return [data["file"], data["subject"], said[data["verdict"]].format(weight=weight), *draft]


COMMANDS = (
    Command("sendings", N_("who was sent which version when"), _register_words, _register),
    Command("mail", N_("prepare a message with a document"), _mail_words, _mail),
)
