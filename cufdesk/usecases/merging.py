"""A copy of the dossier comes home: what it would bring, and bringing it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from cufdesk.i18n import _
from cufdesk.refusal import Refusal
from cufdesk.storage import backups, merging
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.journal.merge import Line, Report
from cufdesk.storage.other_copy import opened_copy
from cufdesk.storage.writing import Writing
from cufdesk.usecases.conflicts import Card, cards_of

_FEW = 5  # rows of a table whose loss is no large share, however small the table
_LARGE = 0.2  # of the rows of a table


@dataclass(frozen=True, slots=True)
class Removal:
    """Of a table, how many rows a merge takes away, and how many there were."""

    kind: str
    removed: int
    of: int


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge brings or has brought.

    `here` and `there` are the writes that only this and only the other copy knew; `already` counts those of
    the other that were known. `counts` says per table how many rows were added, changed and removed;
    `conflicts` are all that stand open afterwards, `removals` the tables that lose a large share.
    """

    here: tuple[Line, ...]
    there: tuple[Line, ...]
    already: int
    counts: dict[str, dict[str, int]]
    conflicts: tuple[Card, ...]
    removals: tuple[Removal, ...]


class LargeRemoval(Refusal):
    """The merge would take a large share away: the person has to agree first."""


def rehearse(dossier: Dossier, other: str) -> Merged:
    """Return what bringing a copy home would do; nothing is changed.

    Refuses what is no copy of this dossier, and what cannot be read.
    """
    with opened_copy(_other(dossier, other)) as connection, dossier.rehearsal() as writing:
        return _take_in(writing, connection, other)


def merge(dossier: Dossier, other: str, *, allow_removals: bool = False) -> Merged:
    """Bring a copy's changes home, in one write that one undo takes back; the dossier is backed up before.

    Refuses what `rehearse` refuses, and (`LargeRemoval`) a merge that would take a large share of anything
    away unless that is allowed.
    """
    with opened_copy(_other(dossier, other)) as connection:
        label = _("Bring the copy {name} home").format(name=os.path.basename(other))
        with dossier.write(label) as writing:
            _refuse_other_dossier(writing, connection, other)
            backups.make(dossier.path, "merge")  # before anything is written: a full cache locks readers out
            merged = _take_in(writing, connection, other)
            if merged.removals and not allow_removals:
                raise LargeRemoval(_removal_sentence(merged.removals))
    return merged


def _other(dossier: Dossier, other: str) -> str:
    if os.path.exists(other) and os.path.samefile(dossier.path, other):
        raise Refusal(_("This is the dossier itself, not a copy of it."))
    return other


def _refuse_other_dossier(writing: Writing, connection: sqlite3.Connection, other: str) -> None:
    if not merging.is_same_dossier(writing, connection):
        sentence = _("{name} is another dossier, not a copy of this one. Nothing was changed.")
        raise Refusal(sentence.format(name=os.path.basename(other)))


def _take_in(writing: Writing, connection: sqlite3.Connection, other: str) -> Merged:
    _refuse_other_dossier(writing, connection, other)
    with _believed(os.path.basename(other)):
        report = merging.take_in(writing, connection)
    return Merged(
        here=tuple(report.here),
        there=tuple(report.there),
        already=report.already,
        counts=_counts(report),
        conflicts=tuple(cards_of(writing, merging.open_conflicts_after(writing))),
        removals=tuple(_removals(report)),
    )


@contextmanager
def _believed(name: str) -> Iterator[None]:
    try:
        yield
    except (merging.BadCopy, sqlite3.DatabaseError) as error:  # the dossier's own come as Refusal
        sentence = _("{name} is damaged: nothing was taken from it, and nothing was changed.")
        raise Refusal(sentence.format(name=name)) from error


def _counts(report: Report) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for (kind, what), count in sorted(report.changed.items()):
        counts.setdefault(kind, {"insert": 0, "update": 0, "delete": 0})[what] = count
    return counts


def _removals(report: Report) -> Iterator[Removal]:
    for (kind, what), count in sorted(report.changed.items()):
        if what == "delete" and count >= _FEW and count > _LARGE * report.sizes[kind]:
            yield Removal(kind, count, report.sizes[kind])


def _removal_sentence(removals: tuple[Removal, ...]) -> str:
    from cufdesk.field_words import ONE

    listed = ", ".join(
        _("{what}: {removed} of {total}").format(what=_(ONE[r.kind]), removed=r.removed, total=r.of)
        for r in removals
    )
    sentence = _("This copy would take a large part away ({listed}). Agree to it first; nothing was changed.")
    return sentence.format(listed=listed)


def as_json(merged: Merged) -> dict[str, Any]:
    """Return what a merge did in the shape of the command line."""
    return {
        "applied": len(merged.there),
        "already": merged.already,
        "here": len(merged.here),
        "counts": merged.counts,
        "conflicts": [
            {
                "kind": card.kind,
                "id": card.row,
                "title": card.title,
                "field": card.field,
                "here": card.from_here().value,
                "there": card.from_there().value,
            }
            for card in merged.conflicts
        ],
    }
