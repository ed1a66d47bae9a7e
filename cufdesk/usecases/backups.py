"""Backups from the side of the person: made by themselves and on demand, looked through, restored."""

from __future__ import annotations

from collections.abc import Callable

from cufdesk.refusal import Refusal
from cufdesk.storage import backups
from cufdesk.storage.backup_names import Backup
from cufdesk.storage.comparing import Content, contents
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.file import quick_check
from cufdesk.storage.restoring import restore

__all__ = ["Backup", "Content", "restore"]

Progress = Callable[[float], None]
Asked = Callable[[], bool]


def back_up(path: str, *, progress: Progress | None = None, cancelled: Asked | None = None) -> Backup:
    """Back a dossier up because the person asks for it; it may be open."""
    return backups.make(path, "asked", progress=progress, cancelled=cancelled)


def back_up_on_opening(path: str, *, cancelled: Asked | None = None) -> Backup | None:
    """Back a dossier up if anything was written in it since the last backup; return the new one."""
    return backups.make(path, "opening", cancelled=cancelled) if backups.is_due(path) else None


def look_over(path: str, *, cancelled: Asked | None = None) -> None:
    """Refuse (`Damaged`) a dossier whose file is not sound; it may be open."""
    quick_check(path, cancelled)


def before_import(dossier: Dossier) -> str:
    """Back a dossier up before something is read into it; return the sentence why that was not possible.

    An import only adds, and can be undone: it goes on without a backup.
    """
    try:
        backups.make(dossier.path, "import")
    except Refusal as refusal:
        return refusal.sentence
    return ""


def last_backup(path: str) -> str | None:
    """Return when the last backup that was checked was made (ISO, UTC), None without one."""
    newest = backups.last(path)
    return newest.at.isoformat(timespec="seconds") if newest else None


def look_through(
    path: str, *, progress: Progress | None = None, cancelled: Asked | None = None
) -> list[Content]:
    """Return what each backup of a dossier holds and how it differs from now, the newest first."""
    found = backups.listed(path)
    looked: list[Content] = []
    for content in contents(found, path):
        if cancelled is not None and cancelled():
            break
        looked.append(content)
        if progress is not None:
            progress(len(looked) / len(found))
    return looked
