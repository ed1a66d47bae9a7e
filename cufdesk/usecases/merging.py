"""A copy of the dossier comes home: what it would bring, and bringing it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from cufdesk.i18n import _, screen_language, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.storage import backups, merging, undoing
from cufdesk.storage.copying import Stopped, checked_copy
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.history import names_of
from cufdesk.storage.journal.merge import Line, Report
from cufdesk.storage.journal.pages import Write
from cufdesk.storage.other_copy import damaged_copy, distributed_minutes, opened_copy, telling_of_copy
from cufdesk.storage.sent_minutes import Sent
from cufdesk.storage.writing import Writing
from cufdesk.usecases.anonymising import clean_file_and_backups
from cufdesk.usecases.conflicts import Card, cards_of
from cufdesk.usecases.history import Turned
from cufdesk.usecases.merged_minutes import renumber, reworded, sent_here
from cufdesk.usecases.merged_numbers import known_lines, number_anew
from cufdesk.usecases.records import refuse_hanging

__all__ = [
    "Earlier",
    "LargeRemoval",
    "Merged",
    "Removal",
    "Stopped",
    "as_json",
    "bring_back",
    "merge",
    "rehearse",
]

_FEW = 5  # rows of a table whose loss is no large share, however small the table
_LARGE = 0.2  # of the rows of a table
_NAMED = 12  # rows that are named of those that go
_CHECKED, _TAKEN = 0.4, 0.9  # of the work, when the copy has been looked at and when its writes are in

Progress = Callable[[float], None]
Asked = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Removal:
    """Of a table, how many rows a merge takes away, how many there were, and what some of them are called."""

    kind: str
    removed: int
    of: int
    names: tuple[str, ...] = ()


class Earlier(NamedTuple):
    """A merge that brought writes of this copy before and was undone here since."""

    write: str
    label: str
    at: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge brings or has brought.

    `here` and `there` are the writes that only this and only the other copy knew; `already` counts those of
    the other that were known. `counts` says per table how many rows were added, changed and removed;
    `conflicts` are all that stand open afterwards, `removals` the tables that lose a large share. `told` are
    the writes of the other that a person made. `write` is the id of the merge, empty for a rehearsal and
    where nothing came; `earlier` a merge of this copy that was undone. `obeyed` tells that the copy had
    anonymised people who are so here by that. `reworded` names the minutes that were distributed, and say
    something else afterwards than what was sent; `renumbered` says which corrections bear another number,
    since both sides had given out the same; `numbered_anew` says so of decisions and actions.
    """

    here: tuple[Line, ...]
    there: tuple[Line, ...]
    already: int
    counts: dict[str, dict[str, int]]
    conflicts: tuple[Card, ...]
    removals: tuple[Removal, ...]
    told: tuple[Write, ...] = ()
    write: str = ""
    obeyed: bool = False
    earlier: Earlier | None = None
    reworded: tuple[str, ...] = ()
    renumbered: tuple[str, ...] = ()
    numbered_anew: tuple[str, ...] = ()

    @property
    def told_here(self) -> tuple[Line, ...]:
        """Return the writes of this side that a person made, in the order of their moments."""
        return tuple(line for line in self.here if line.label)


class LargeRemoval(Refusal):
    """The merge would take a large share away: the person has to agree first."""


def rehearse(
    dossier: Dossier, other: str, *, progress: Progress | None = None, cancelled: Asked | None = None
) -> Merged:
    """Return what bringing a copy home would do; nothing is changed.

    Refuses what is no copy of this dossier, and what cannot be read. `cancelled` ends it with `Stopped`.
    """
    with opened_copy(_other(dossier, other), cancelled=cancelled) as connection:
        _tell(progress, _CHECKED)
        sent = _distributed(dossier, connection, other, cancelled)
        with dossier.rehearsal() as writing:
            merged = _take_in(writing, connection, other, cancelled, sent)
            _tell(progress, _TAKEN)
    _stop_if(cancelled)
    return merged


def rehearse_beside(path: str, other: str) -> Merged:
    """Rehearse on a private copy of a dossier, which a window may hold and write meanwhile."""
    _refuse_itself(path, other)
    with (
        TemporaryDirectory(prefix="cufdesk-") as folder,
        checked_copy(path, folder) as made,
        closing(Dossier.open(made)) as dossier,
    ):
        return rehearse(dossier, other)


def merge(
    dossier: Dossier,
    other: str,
    *,
    allow_removals: bool = False,
    progress: Progress | None = None,
    cancelled: Asked | None = None,
) -> Merged:
    """Bring a copy's changes home, in one write that one undo takes back; the dossier is backed up before.

    Refuses what `rehearse` refuses, and (`LargeRemoval`) a merge that would take a large share of anything
    away unless that is allowed. Until it is written, `cancelled` ends it with `Stopped`, nothing changed.
    """
    with opened_copy(_other(dossier, other), cancelled=cancelled) as connection:
        _tell(progress, _CHECKED)
        label = _("Bring the copy {name} home").format(name=os.path.basename(other))
        written: list[str] = []
        sent = _distributed(dossier, connection, other, cancelled)
        with dossier.write(label) as writing:
            with telling_of_copy(other, cancelled):
                _refuse_other_dossier(writing, connection, other)
            # Before anything is written: a full cache locks readers out.
            backups.make(dossier.path, "merge", cancelled=cancelled)
            merged = _take_in(writing, connection, other, cancelled, sent)
            if merged.removals and not allow_removals:
                raise LargeRemoval(_removal_sentence(merged.removals))
            undoing.when_kept(writing, written.append)
            _tell(progress, _TAKEN)
            _stop_if(cancelled)
    if merged.obeyed:
        clean_file_and_backups(dossier)
    return replace(merged, write=written[0] if written else "")


def bring_back(dossier: Dossier, earlier: Earlier) -> Turned:
    """Redo a merge that was undone, also where other things were written since; what these changed stays."""
    with dossier.write("") as writing:
        target = undoing.write_of(writing, earlier.write)
        if target is None or not target.undone:
            raise Refusal(_("This merge stands already."))
        left = undoing.bring_back(writing, target)
        refuse_hanging(writing, _("What this would take away is still named elsewhere: {places}."))
    return Turned(target.label, left)


def _tell(progress: Progress | None, share: float) -> None:
    if progress is not None:
        progress(share)


def _stop_if(cancelled: Asked | None) -> None:
    if cancelled is not None and cancelled():
        raise Stopped(_("Stopped: nothing was changed."))


def _other(dossier: Dossier, other: str) -> str:
    _refuse_itself(dossier.path, other)
    return other


def _refuse_itself(path: str, other: str) -> None:
    if os.path.exists(path) and os.path.exists(other) and os.path.samefile(path, other):
        raise Refusal(_("This is the dossier itself, not a copy of it."))


def _refuse_other_dossier(writing: Writing, connection: sqlite3.Connection, other: str) -> None:
    if not merging.is_same_dossier(writing, connection):
        sentence = _("{name} is another dossier, not a copy of this one. Nothing was changed.")
        raise Refusal(sentence.format(name=os.path.basename(other)))


def _distributed(
    dossier: Dossier, connection: sqlite3.Connection, other: str, cancelled: Asked | None
) -> list[Sent]:
    """Return the minutes that were distributed on either side, as each side sent them."""
    with telling_of_copy(other, cancelled):
        return [*sent_here(dossier), *distributed_minutes(connection)]


def _take_in(
    writing: Writing,
    connection: sqlite3.Connection,
    other: str,
    cancelled: Asked | None,
    sent: list[Sent],
) -> Merged:
    with telling_of_copy(other, cancelled):
        _refuse_other_dossier(writing, connection, other)
        earlier = merging.undone_merge(writing, connection)
        known = known_lines(writing)
        try:
            report, writes, obeyed = merging.take_in(writing, connection, os.path.basename(other))
        except merging.BadCopy as error:
            raise Refusal(damaged_copy(other)) from error
    renumbered = renumber(writing) if report.there else ()
    numbered_anew = number_anew(writing, known, sent) if report.there else ()
    return Merged(
        here=tuple(report.here),
        there=tuple(report.there),
        already=report.already,
        counts=_counts(report),
        conflicts=tuple(
            cards_of(writing, merging.open_conflicts_after(writing), screen_translator(), writes)
        ),
        removals=tuple(_removals(writing, report)),
        told=tuple(write for write in writes if write.label),
        earlier=Earlier(str(earlier.id), earlier.label, earlier.at) if earlier else None,
        obeyed=obeyed,
        reworded=reworded(writing, sent),
        renumbered=renumbered,
        numbered_anew=numbered_anew,
    )


def _counts(report: Report) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for (kind, what), count in sorted(report.changed.items()):
        counts.setdefault(kind, {"insert": 0, "update": 0, "delete": 0})[what] = count
    return counts


def _removals(writing: Writing, report: Report) -> Iterator[Removal]:
    for (kind, what), count in sorted(report.changed.items()):
        if what == "delete" and count >= _FEW and count > _LARGE * report.sizes[kind]:
            keys = merging.gone(report, kind)[:_NAMED]
            names = names_of(writing, keys, screen_language())
            known = dict.fromkeys(names[row] for _kind, row in keys if names.get(row))
            yield Removal(kind, count, report.sizes[kind], tuple(known))


def _removal_sentence(removals: tuple[Removal, ...]) -> str:
    from cufdesk.field_words import MANY

    listed = ", ".join(
        _("{what}: {removed} of {total}").format(what=_(MANY[r.kind]), removed=r.removed, total=r.of)
        for r in removals
    )
    sentence = _("This copy would take a large part away ({listed}). Agree to it first; nothing was changed.")
    return sentence.format(listed=listed)


def as_json(merged: Merged, *, brought_back: bool = False, rehearsed: bool = False) -> dict[str, Any]:
    """Return what a merge did in the shape of the command line.

    `brought_back` tells that a merge of this copy, undone here before, was redone; `rehearsed` that nothing
    was changed.
    """
    earlier = merged.earlier
    return {
        "applied": len(merged.there),
        "already": merged.already,
        "here": len(merged.here),
        "counts": merged.counts,
        "removals": [{"kind": r.kind, "removed": r.removed, "of": r.of} for r in merged.removals],
        "rehearsed": rehearsed,
        "undone_before": {"when": earlier.at, "label": earlier.label} if earlier else None,
        "brought_back": brought_back and earlier is not None,
        "reworded": list(merged.reworded),
        "renumbered": list(merged.renumbered),
        "numbered_anew": list(merged.numbered_anew),
        "conflicts": [
            {
                "kind": card.kind,
                "id": card.row,
                "title": card.title,
                "field": card.field,
                "here": card.from_here().value,
                "there": card.from_there().value,
                "field_words": card.field_words,
                "here_words": card.from_here().words,
                "there_words": card.from_there().words,
            }
            for card in merged.conflicts
        ],
    }
