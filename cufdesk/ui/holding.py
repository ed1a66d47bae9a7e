"""Why a window can only read its dossier: somebody else has it open, or it is protected."""

from __future__ import annotations

import json
import os

from cufdesk.i18n import _
from cufdesk.refusal import Refusal


def held_words(path: str, refusal: Refusal) -> str:
    """Return what to tell of a dossier that opens to be read only, since the right to write was refused."""
    if holder := holder_of(path):
        sentence = _("{name} is opened by {owner}. You can read it, search in it and print.")
        return sentence.format(name=os.path.basename(path), owner=holder)
    sentence = _("The dossier is open to be read only: you can search it and print it.")
    return f"{refusal.sentence}\n\n{sentence}"


def holder_of(path: str) -> str:
    """Return who has a dossier open, "Name (machine)", as far as its lock file tells; else nothing."""
    from cufdesk.storage.lock import sidecar

    lock = sidecar(path)
    if not os.access(lock, os.R_OK | os.W_OK):  # whoever cannot lock it does not know whether it is held
        return ""
    try:
        with open(lock, encoding="utf-8") as file:
            said = json.load(file)
    except (OSError, ValueError):
        return ""
    if not isinstance(said, dict) or not said.get("author"):
        return ""
    machine = said.get("machine")
    return f"{said['author']} ({machine})" if machine else str(said["author"])


def protection_words(path: str) -> str:
    """Return what keeps everybody from writing in a dossier."""
    if os.access(os.path.dirname(os.path.abspath(path)), os.W_OK):
        return _("The file is protected against writing")
    return _("The folder is protected against writing")
