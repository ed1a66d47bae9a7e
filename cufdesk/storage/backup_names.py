"""Where backups lie and how they are named: by time and reason alone, no title and no person."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime

FOLDER_ENDING = ".backups"
ENDING = ".cufdesk"
REASONS = ("opening", "upgrade", "import", "merge", "restore", "asked")
_TIME = "%Y-%m-%dT%H-%M-%SZ"
_NAME = re.compile(
    r"(?P<at>\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)_(?P<reason>[a-z]+)(?:_(?P<number>\d+))?"
    r"(?P<unchecked>_unchecked)?\.cufdesk"
)


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A backup of a dossier; in order of time, `number` telling those of one second apart.

    Only a damaged file that was set aside before a restore is not `checked`.
    """

    at: datetime
    number: int
    reason: str
    checked: bool
    path: str


def folder(path: str) -> str:
    """Return the folder of a dossier's backups, beside it."""
    return os.path.realpath(path) + FOLDER_ENDING


def named(place: str, at: datetime, reason: str, number: int = 1, *, checked: bool = True) -> Backup:
    """Return the backup of this time and reason in a folder; raises ValueError for an unknown reason."""
    if reason not in REASONS:
        raise ValueError(f"no reason for a backup: {reason}")
    at = at.astimezone(UTC).replace(microsecond=0)
    counted = f"_{number}" if number > 1 else ""
    name = f"{at.strftime(_TIME)}_{reason}{counted}{'' if checked else '_unchecked'}{ENDING}"
    return Backup(at, number, reason, checked, os.path.join(place, name))


def parsed(path: str) -> Backup | None:
    """Return the backup that a path names, or None where it names none."""
    found = _NAME.fullmatch(os.path.basename(path))
    if not found or found["reason"] not in REASONS:
        return None
    try:
        at = datetime.strptime(found["at"], _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(at, int(found["number"] or 1), found["reason"], not found["unchecked"], path)


def is_backup(path: str) -> bool:
    """Tell whether a path is that of a backup in a folder of backups."""
    return os.path.dirname(path).endswith(FOLDER_ENDING) and parsed(path) is not None
