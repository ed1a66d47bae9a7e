"""What a person can do with what was done: undo it, redo it, read it, take one change of it back."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from cufdesk.i18n import _
from cufdesk.refusal import Refusal
from cufdesk.storage import undoing
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.history import Asked, entries
from cufdesk.storage.journal.pages import Key, Write
from cufdesk.storage.journal.undo import Left
from cufdesk.usecases.records import refuse_hanging


class Steps(NamedTuple):
    """What can be undone and redone now; an act can be the next to undo, and refuses it."""

    undo: Write | None
    redo: Write | None


class Turned(NamedTuple):
    """What an undo or redo was about, and what it left as it was, since it was changed afterwards."""

    label: str
    left: list[Left]


def steps(dossier: Dossier) -> Steps:
    """Return what undo and redo would do."""
    with dossier.read() as reading:
        return Steps(undoing.next_to_undo(reading), undoing.next_to_redo(reading))


def undo(dossier: Dossier) -> Turned:
    """Take the last write of this copy back; an act towards others is not taken back."""
    with dossier.write("") as writing:
        target = undoing.next_to_undo(writing)
        if target is None:
            raise Refusal(_("There is nothing to undo."))
        _refuse_act(target)
        left = undoing.take_back(writing, target)
        refuse_hanging(writing, _("What this would take away is still named elsewhere: {places}."))
    return Turned(target.label, left)


def redo(dossier: Dossier) -> Turned:
    """Bring back the write that was undone last."""
    with dossier.write("") as writing:
        target = undoing.next_to_redo(writing)
        if target is None:
            raise Refusal(_("There is nothing to redo."))
        left = undoing.bring_back(writing, target)
        refuse_hanging(writing, _("What this would take away is still named elsewhere: {places}."))
    return Turned(target.label, left)


def take_back(dossier: Dossier, written: str, only: Collection[tuple[Key, str]] | None = None) -> Turned:
    """Take back one write of the history out of its turn, or only some of its fields; itself undoable.

    Refuses where nothing of it stands any more.
    """
    with dossier.write("") as writing:
        target = undoing.write_of(writing, written)
        if target is None:
            raise Refusal(_("This change is not in the history any more."))
        _refuse_act(target)
        writing.label = _("Take back: {label}").format(label=target.label)
        left = undoing.take_back_changes(writing, target, only)
        if not writing.changes_anything():
            raise Refusal(_("Nothing of this change stands any more: it was changed again since."))
        refuse_hanging(writing, _("What this would take away is still named elsewhere: {places}."))
    return Turned(target.label, left)


def _refuse_act(target: Write) -> None:
    if target.kind == "act":
        sentence = _(
            "“{label}” engaged others: it is not undone. Change the state in its form instead, so that the"
            " history tells both."
        )
        raise Refusal(sentence.format(label=target.label))
    if target.kind in {"start", "note"}:
        raise Refusal(_("The beginning of the dossier cannot be taken back."))


def history(dossier: Dossier, limit: int) -> dict[str, Any]:
    """Return the last writes, as the command line shows them."""
    with dossier.read() as reading:
        found = entries(reading, Asked(limit=limit))
    return {
        "entries": [
            {
                "id": str(entry.write.id),
                "when": entry.write.at,
                "who": entry.write.author,
                "label": entry.write.label,
                "undone": entry.write.undone,
                "kind": entry.write.kind,
            }
            for entry in found
        ]
    }
