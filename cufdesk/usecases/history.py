"""What a person can do with what was done: undo it, redo it, read it, take one change of it back."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from cufdesk.i18n import LANGUAGES, _, screen_language, screen_translator, translator
from cufdesk.pauses import without_pauses
from cufdesk.refusal import Refusal
from cufdesk.storage import undoing
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.history import Asked, entries, names_of, only_subject
from cufdesk.storage.journal.pages import Key, Write
from cufdesk.storage.journal.undo import Left
from cufdesk.storage.journal.values import ALIVE
from cufdesk.storage.writing import Writing
from cufdesk.usecases import reversals
from cufdesk.usecases.labels import ANONYMISE
from cufdesk.usecases.records import refuse_hanging
from cufdesk.usecases.summaries import summaries
from cufdesk.usecases.wording import field_name, record_words
from cufdesk.write_words import in_sentence, written_label


class Steps(NamedTuple):
    """What can be undone and redone now; an act can be the next to undo, and refuses it."""

    undo: Write | None
    redo: Write | None


class Turned(NamedTuple):
    """What an undo or redo was about, and what it left as it was, since it was changed afterwards.

    `record` is the one record whose form shows all of it, if there is one and it is there now.
    """

    label: str
    left: list[Left]
    record: Key | None = None


def steps(dossier: Dossier) -> Steps:
    """Return what undo and redo would do."""
    with dossier.read() as reading:
        return Steps(undoing.next_to_undo(reading), undoing.next_to_redo(reading))


def undo(dossier: Dossier) -> Turned:
    """Take the last write of this copy back; an act towards others is not taken back."""
    with without_pauses(), dossier.write("") as writing:
        target = undoing.next_to_undo(writing)
        if target is None:
            raise Refusal(_("There is nothing to undo."))
        if reason := why_kept(target):
            raise Refusal(reason)
        return _turned(writing, target, undoing.take_back(writing, target))


def redo(dossier: Dossier) -> Turned:
    """Bring back the write that was undone last."""
    with without_pauses(), dossier.write("") as writing:
        target = undoing.next_to_redo(writing)
        if target is None:
            raise Refusal(_("There is nothing to redo."))
        return _turned(writing, target, undoing.bring_back(writing, target))


def take_back(dossier: Dossier, written: str, only: Collection[tuple[Key, str]] | None = None) -> Turned:
    """Take back one write of the history out of its turn, or only some of its fields; itself undoable.

    Refuses where nothing of it stands any more, other words for distributed minutes than they were sent
    with, and what a closed gate holds back.
    """
    with without_pauses(), dossier.write("") as writing:
        target = undoing.write_of(writing, written)
        if target is None:
            raise Refusal(_("This change is not in the history any more."))
        if reason := why_kept(target):
            raise Refusal(reason)
        message = _("Bring back: {label}") if target.kind == "undo" else _("Take back: {label}")
        writing.label = message.format(label=in_sentence(target.label))
        with reversals.out_of_turn(dossier, writing, target):
            left = undoing.take_back_changes(writing, target, only)
        if not writing.changes_anything():
            raise Refusal(_("Nothing of this change stands any more: it was changed again since."))
        return _turned(writing, target, left)


def _turned(writing: Writing, target: Write, left: list[Left]) -> Turned:
    refuse_hanging(writing, _("What this would take away is still named elsewhere: {places}."))
    return Turned(target.label, left, only_subject(writing, target))


def why_kept(target: Write) -> str:
    """Return why a write is never taken back, or nothing."""
    if target.kind == "act" and target.label in {translator(one)._(ANONYMISE) for one in LANGUAGES}:
        return _("An anonymisation is never undone. Older changes can be taken back in the history.")
    if target.kind == "act":
        sentence = _(
            "This engaged others and is not undone: {label}. Change the state in the form instead, or correct"
            " minutes that were distributed: the history keeps both. Older changes can be taken back one by"
            " one in the history."
        )
        return sentence.format(label=in_sentence(target.label))
    if target.kind in {"start", "note"}:
        return _("The beginning of the dossier cannot be taken back.")
    return ""


def left_words(dossier: Dossier, left: Collection[Left]) -> list[str]:
    """Return, for each thing that an undo left as it was, what it is: "Action A12 · … : échéance"."""
    t = screen_translator()
    with dossier.read() as reading:
        names = names_of(reading, {(one.kind, one.row) for one in left}, screen_language())
    said = []
    for one in left:
        record = record_words(one.kind, names.get(one.row, ""), t)
        if one.field == ALIVE:
            said.append(record)
        else:
            what = in_sentence(field_name(one.kind, one.field, t))
            said.append(t._("{field}: {what}").format(field=record, what=what))
    return list(dict.fromkeys(said))


def history(dossier: Dossier, limit: int) -> dict[str, Any]:
    """Return the last writes, as the command line shows them; `changes` are up to three sentences."""
    t = screen_translator()
    with dossier.read() as reading:
        found = entries(reading, Asked(limit=limit))
        changed = summaries(reading, found, t)
    return {
        "entries": [
            {
                "id": str(entry.write.id),
                "when": entry.write.at,
                "who": entry.write.author,
                "label": written_label(entry.write.kind, entry.write.label),
                "undone": entry.write.undone,
                "kind": entry.write.kind,
                "changes": list(said.sentences),
                "summary": said.line(t),
            }
            for entry, said in zip(found, changed, strict=True)
        ]
    }


def turned_data(dossier: Dossier, turned: Turned) -> dict[str, Any]:
    """Return what an undo or redo came to, as the command line shows it."""
    return {"label": turned.label, "left": left_words(dossier, turned.left)}
