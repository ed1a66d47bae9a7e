"""How a write is named where it is told: in the menu, in the history, on the home page, in the terminal."""

from __future__ import annotations

from cufdesk.i18n import _

_CAPITALISED = ("French", "Spanish")  # in English also in the middle of a sentence


def in_sentence(label: str) -> str:
    """Return a label as it goes on after a colon: "supprimer Mme Iglesias"; "AMF", "D4" stay as they are."""
    first = label.split(" ", 1)[0]
    spelled = any(letter.isupper() or letter.isdigit() for letter in first[1:])
    if spelled or first in _CAPITALISED:
        return label
    return label[:1].lower() + label[1:]


def written_label(kind: str, label: str) -> str:
    """Return what a write is called, given its kind in the journal and the label that was written."""
    if kind == "undo":
        return _("Undone: {label}").format(label=in_sentence(label))
    if kind == "redo":
        return _("Redone: {label}").format(label=in_sentence(label))
    return label or (_("Beginning of the dossier") if kind == "start" else _("(no title)"))
