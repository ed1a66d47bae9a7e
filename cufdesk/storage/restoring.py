"""A backup takes the place of its dossier: whole or not at all, and what was there is kept first."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from typing import NamedTuple

from cufdesk.i18n import _
from cufdesk.refusal import Damaged, Refusal
from cufdesk.storage import backups, upgrades
from cufdesk.storage.backup_names import ENDING, Backup, folder
from cufdesk.storage.copying import Asked, Progress, checked_copy, refuse_unsound
from cufdesk.storage.facts import CopyOf, copy_among, dossier_id, facts, set_copy
from cufdesk.storage.file import connect, finish_interrupted_write, inspect_header
from cufdesk.storage.lock import Lock
from cufdesk.storage.placing import place_over


class _Present(NamedTuple):
    """What a file says of itself: the id of its dossier, and of what it is a copy."""

    dossier: str
    copy: CopyOf | None


def restore(
    backup: str,
    path: str,
    *,
    author: str = "",
    progress: Progress | None = None,
    cancelled: Asked | None = None,
) -> Backup | None:
    """Put a backup in the place of its dossier, which nobody may hold; return the backup of what was there.

    That is None where there was no dossier any more. Refuses, with nothing changed, a backup that is not
    sound or of another dossier, a place where something else than a dossier is, and where no backup of what
    is there can be made.
    """
    path, backup = os.path.realpath(path), os.path.realpath(backup)
    if path == backup:
        raise Refusal(_("The backup and the dossier are the same file. Nothing was changed."))
    _refuse_backup(backup)
    lock = Lock(path, author)
    try:
        present = _present(path)

        def settle(connection: sqlite3.Connection) -> None:
            upgrades.upgrade(connection, connection.execute("PRAGMA user_version").fetchone()[0])
            if present is not None:
                _refuse_other_dossier(dossier_id(connection), present.dossier, path)
                # Whether a file is a copy is said by the file, not by its content.
                connection.execute("BEGIN")
                set_copy(connection, present.copy)
                connection.execute("COMMIT")

        kept = None
        with checked_copy(
            backup, os.path.dirname(path), settle, progress=progress, cancelled=cancelled
        ) as made:
            if os.path.lexists(path):
                kept = _keep_present(path)
            place_over(made, path)
        return kept
    finally:
        lock.release()


def _refuse_backup(backup: str) -> None:
    """Refuse a backup that is not sound; its sentence must not send to the last backup."""
    try:
        refuse_unsound(backup)
    except Damaged as damaged:
        name = os.path.basename(backup)
        if not os.path.exists(backup):
            raise
        raise Refusal(
            _("The backup {name} is damaged: choose another one. Nothing was changed.").format(name=name)
        ) from damaged


def _present(path: str) -> _Present | None:
    """Return what the file that is there says, None where they cannot be read or there is no file.

    Refuses what is something else than a dossier, damaged or not.
    """
    if not os.path.lexists(path):
        return None
    if os.path.isdir(path):
        raise Refusal(_("{name} is a folder, not a dossier.").format(name=os.path.basename(path)))
    try:
        inspect_header(path)
    except Damaged:
        # A dossier whose first bytes are spoilt looks like any other file: its name or its backups tell.
        if not path.endswith(ENDING) and not os.path.isdir(folder(path)):
            raise
        return None
    with suppress(sqlite3.Error):
        finish_interrupted_write(path)
        with closing(connect(path, read_only=True)) as connection:
            return _Present(dossier_id(connection), copy_among(facts(connection)))
    return None


def _refuse_other_dossier(of_backup: str, present: str, path: str) -> None:
    if present and of_backup != present:
        name = os.path.basename(path)
        raise Refusal(
            _("This backup is of another dossier than {name}. Nothing was changed.").format(name=name)
        )


def _keep_present(path: str) -> Backup:
    """Back up what is there, or set it aside as it is where it is damaged."""
    try:
        return backups.make(path, "restore")
    except Damaged:
        return backups.set_aside(path)
