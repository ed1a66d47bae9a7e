"""Saving and deleting any subject: what all subjects' use cases share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from cufdesk.domain.base import Record
from cufdesk.i18n import _, ngettext
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.links import left_hanging
from cufdesk.storage.writing import Writing
from cufdesk.usecases import held_back
from cufdesk.usecases.labels import Labels

R = TypeVar("R", bound=Record)


def _nothing(_writing: Writing, _record: object) -> None:
    """Write nothing else."""


def save(dossier: Dossier, record: R, labels: Labels[R], also: Callable[[Writing, R], None] = _nothing) -> R:
    """Store an aggregate whole, its parts numbered in their order; return it as stored.

    `also` writes what other records hold of it. Refuse to take away a part that something else names, and
    what a closed gate holds back.
    """
    with dossier.write("") as writing:
        stored = save_in(writing, record, labels)
        also(writing, stored)
        refuse_hanging(
            writing, _("What you removed is still named elsewhere: {places}. Remove it there first.")
        )
    return stored


def save_in(writing: Writing, record: R, labels: Labels[R]) -> R:
    """Store an aggregate in a write that does more; refuse what a closed gate holds back."""
    known = writing.get(type(record), record.id)
    held_back.refuse(writing, held_back.engaged(writing, known), record)
    writing.label = labels.of_saving(record, known)
    return writing.save(record)


def delete(
    dossier: Dossier,
    kind: type[R],
    record_id: str,
    labels: Labels[R],
    first: Callable[[Writing, R], None] = _nothing,
) -> None:
    """Delete a record with its parts, after what `first` takes away; refuse while others point at it."""
    with dossier.write("") as writing:
        record = writing.get(kind, record_id)
        if record is None:
            raise Refusal(_("This record is not there any more."))
        writing.label = labels.of_deleting(record)
        first(writing, record)
        writing.delete(record)
        refuse_hanging(writing, _("It is still named elsewhere: {places}. Remove it there first."))


def refuse_hanging(writing: Writing, sentence: str) -> None:
    """Refuse a deletion that leaves links to nothing."""
    links = left_hanging(writing)
    if links:
        raise Refusal(sentence.format(places=_listed(links)))


def _listed(links: Mapping[str, int]) -> str:
    """Return "2 visits, 1 meeting"."""
    return ", ".join(_counted(table, count) for table, count in sorted(links.items()))


def _counted(table: str, n: int) -> str:
    texts = {
        "person": ngettext("{n} contact", "{n} contacts", n),
        "organisation": ngettext("{n} body", "{n} bodies", n),
        "visit": ngettext("{n} visit", "{n} visits", n),
        "meeting": ngettext("{n} meeting", "{n} meetings", n),
        "gate": ngettext("{n} prior agreement", "{n} prior agreements", n),
        "committee": ngettext("{n} committee", "{n} committees", n),
        "budget": ngettext("{n} budget", "{n} budgets", n),
        "milestone": ngettext("{n} date", "{n} dates", n),
        "joint_document": ngettext("{n} joint document", "{n} joint documents", n),
        "agreement": ngettext("{n} agreement", "{n} agreements", n),
        "contact_group": ngettext("{n} saved list", "{n} saved lists", n),
        "sending": ngettext("{n} sending", "{n} sendings", n),
    }
    return texts[table].format(n=n)
