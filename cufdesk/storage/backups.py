"""Backups of a dossier: in a private folder beside it, each read from end to end before it counts.

A backup is made under another name; the name of a backup is the mark that it was checked. `make` is for all
who are about to change everything (upgrade, merge, restore): where it refuses, they do nothing.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from contextlib import closing, suppress
from datetime import UTC, datetime
from itertools import islice

from cufdesk.refusal import Refusal
from cufdesk.storage.backup_names import Backup, folder, is_backup, named, parsed
from cufdesk.storage.copying import Asked, Progress, cannot_write, checked_copy
from cufdesk.storage.file import connect
from cufdesk.storage.placing import half_made, is_half_made, place_new, sync, sync_folder
from cufdesk.storage.thinning import surplus

_LEFT_AFTER = 24 * 3600  # seconds after which a half-made file is nobody's any more
_LOOKED_AT = 20  # backups, the newest first
_LAST_WRITE = "SELECT seq, clock, node FROM journal_write ORDER BY seq DESC LIMIT 1"


def make(
    path: str, reason: str, *, progress: Progress | None = None, cancelled: Asked | None = None
) -> Backup:
    """Back a dossier up, which may be open, check the backup, and let old ones go; return the new one.

    `reason` is one of `backup_names.REASONS`. Refuses, with nothing changed, where the backup cannot be
    written or the dossier is not sound (`Damaged`).
    """
    place = _ready_folder(path)
    with checked_copy(path, place, progress=progress, cancelled=cancelled) as made:
        backup = _free_name(place, reason)
        place_new(made, backup.path)
    thin(path)
    return backup


def set_aside(path: str) -> Backup:
    """Keep a damaged file as it is, with a write that it has not finished, before another takes its place."""
    place = _ready_folder(path)
    backup = _free_name(place, "restore", checked=False)
    try:
        for ending in ("", "-journal"):
            if os.path.exists(path + ending):
                with half_made(place) as made:
                    shutil.copyfile(path + ending, made)
                    sync(made)
                    place_new(made, backup.path + ending)
    except OSError as error:
        raise Refusal(cannot_write(error, place)) from error
    return backup


def listed(path: str) -> list[Backup]:
    """Return the backups of a dossier, the newest first; the dossier itself may be gone."""
    return sorted(_in_folder(folder(path)), reverse=True)


def last(path: str) -> Backup | None:
    """Return the newest backup that was checked, or None."""
    return next((backup for backup in listed(path) if backup.checked), None)


def is_due(path: str) -> bool:
    """Tell whether something was written in a dossier since its last backup; drafts do not count.

    What cannot be told counts as written. Raises sqlite3.Error for a dossier that cannot be read.
    """
    if is_backup(os.path.realpath(path)):
        return False
    now = _last_write(path)
    checked = (backup for backup in listed(path) if backup.checked)
    # After a restore, the backup that holds this very state is not the newest.
    return not any(_holds(backup, now) for backup in islice(checked, _LOOKED_AT))


def _holds(backup: Backup, write: tuple[int, int, str] | None) -> bool:
    """Tell whether a backup ends with a write."""
    try:
        return _last_write(backup.path) == write
    except sqlite3.Error:  # made before there was a journal, or spoilt since
        return False


def thin(path: str, now: datetime | None = None) -> list[Backup]:
    """Let the backups go that are not kept at their age, and what a killed program left; return them."""
    gone = surplus(listed(path), now or datetime.now(UTC))
    for backup in gone:
        for ending in ("", "-journal"):
            with suppress(OSError):
                os.unlink(backup.path + ending)
    _remove_leftovers(folder(path))
    return gone


def _last_write(path: str) -> tuple[int, int, str] | None:
    with closing(connect(path, read_only=True)) as connection:
        found: tuple[int, int, str] | None = connection.execute(_LAST_WRITE).fetchone()
    return found


def _ready_folder(path: str) -> str:
    place = folder(path)
    try:
        os.makedirs(place, mode=0o700, exist_ok=True)
    except OSError as error:
        raise Refusal(cannot_write(error, os.path.dirname(place))) from error
    sync_folder(place)
    return place


def _in_folder(place: str) -> list[Backup]:
    try:
        paths = [entry.path for entry in os.scandir(place)]
    except OSError:
        return []
    return [backup for found in paths if (backup := parsed(found))]


def _free_name(place: str, reason: str, *, checked: bool = True) -> Backup:
    """Return a name of now that no other backup bears."""
    now = datetime.now(UTC).replace(microsecond=0)
    number = 1 + sum(other.at == now for other in _in_folder(place))
    while os.path.lexists((backup := named(place, now, reason, number, checked=checked)).path):
        number += 1
    return backup


def _remove_leftovers(place: str) -> None:
    oldest = time.time() - _LEFT_AFTER
    with suppress(OSError):
        for entry in os.scandir(place):
            if is_half_made(entry.name) and entry.stat().st_mtime < oldest:
                os.unlink(entry.path)
