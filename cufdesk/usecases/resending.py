"""To whom a document goes again: those who hold an older version, or all who were ever sent it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cufdesk.domain.sendings import SendingRecipient
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases.correspondents import of_today
from cufdesk.usecases.older_versions import holders, holders_of_older


@dataclass(frozen=True, slots=True)
class Resending:
    """People as they are reached today, a language for all of them, and the day on which they were sent it.

    The language is empty where none that is offered suits all, the day where there are several.
    """

    people: tuple[SendingRecipient, ...]
    language: str = ""
    replaces: date | None = None


def resending(dossier: Dossier, what: str, reference: str = "") -> Resending:
    """Return how a document goes to those who hold an older version of it; nobody where nobody does."""
    older = holders_of_older(dossier, what, reference)
    days = {one.sending.day for one in older}
    return Resending(
        tuple(of_today(dossier, [one.recipient for one in older])),
        _language_of_all([one.sending.language for one in older]),
        days.pop() if len(days) == 1 else None,
    )


def had_before(dossier: Dossier, what: str, reference: str = "") -> list[SendingRecipient]:
    """Return everybody who was sent a document in any version, as they are reached today."""
    return of_today(dossier, [one.recipient for one in holders(dossier, what, reference)])


def _language_of_all(sent: Iterable[str]) -> str:
    """Return the one language that people were sent a document in, or both where some hold each."""
    held = list(dict.fromkeys(sent))
    if len(held) == 1:
        return held[0]
    spoken = dict.fromkeys(language for one in held for language in one.split("+"))
    both = [one for one in held if "+" in one]
    if set(spoken) != {"fr", "es"}:
        return ""
    return both[0] if both else "+".join(spoken)
