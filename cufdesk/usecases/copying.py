"""Saving a copy: for another machine, another person, or the drawer; the copy says that it is one."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime

from cufdesk.i18n import _
from cufdesk.refusal import Refusal
from cufdesk.storage import upgrades
from cufdesk.storage.copying import checked_copy
from cufdesk.storage.facts import CopyOf, set_copy
from cufdesk.storage.lock import Lock
from cufdesk.storage.placing import place_new, place_over


def save_copy(
    path: str,
    target: str,
    *,
    author: str = "",
    over: bool = False,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> str:
    """Write a copy of a dossier, which may be open meanwhile, and return its path.

    The copy holds all records and their history, but nothing that is typed and not saved. With `over` the
    person agreed that a file in its place goes; else that is refused.
    """
    path, target = os.path.realpath(path), os.path.realpath(target)
    _refuse_place(path, target, over=over)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    said = CopyOf(os.path.basename(path), now, author, platform.node())

    def say(connection: sqlite3.Connection) -> None:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        upgrades.upgrade(connection, version)
        connection.execute("BEGIN")
        connection.execute("DELETE FROM draft")
        set_copy(connection, said)
        connection.execute("COMMIT")

    folder = os.path.dirname(target)
    with checked_copy(path, folder, say, progress=progress, cancelled=cancelled) as made:
        if over and os.path.lexists(target):
            lock = Lock(target, author)  # another window's dossier is not pulled away from under it
            try:
                place_over(made, target)
            finally:
                lock.release()
        else:
            place_new(made, target)
    return target


def _refuse_place(path: str, target: str, *, over: bool) -> None:
    name = os.path.basename(target)
    if target == path or (os.path.exists(target) and os.path.samefile(path, target)):
        raise Refusal(_("The copy must have another name or another place than the dossier itself."))
    if os.path.isdir(target):
        raise Refusal(_("{name} is a folder, not a dossier.").format(name=name))
    if os.path.lexists(target) and not over:
        raise Refusal(_("{name} exists already: choose another name.").format(name=name))
    if not os.path.isdir(os.path.dirname(target)):
        sentence = _("The folder {folder} does not exist (any more).")
        raise Refusal(sentence.format(folder=os.path.dirname(target)))
