"""Which backups are kept as they grow old: the nearer, the more of them.

All of the last two days; then the last of each day for a month, the last of each week for half a year, and
the last of each month ever after. Those made before an upgrade, a merge or a restore stay three months in any
case, and the newest sound one stays always. How many there are does not count: restoring pushes none out.

A week is a quarter of a month (days 1-7, 8-14, 15-21, 22-end), so that days lie in weeks and weeks in months:
whatever is removed, a later one of the same day, week or month stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from cufdesk.storage.backup_names import Backup

ALL_FOR = timedelta(hours=48)
DAYS_FOR = timedelta(days=30)
WEEKS_FOR = timedelta(days=182)
BEFORE_CHANGE_FOR = timedelta(days=90)
BEFORE_CHANGE = frozenset({"upgrade", "merge", "restore"})
"""Reasons of the backups that were made before something that changes everything."""

Slot = tuple[int, ...]


def surplus(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """Return the backups that may go at this moment (with a time zone), the newest first."""
    filled: set[Slot] = set()
    going = []
    for backup in sorted(backups, reverse=True):
        slot = slot_of(backup.at, now)
        stays = _is_protected(backup, now) or slot is None
        if backup.checked:
            # The newest finds every slot empty: it stays whatever its age.
            stays = stays or slot not in filled
            filled |= set(_slots(backup.at))
        if not stays:
            going.append(backup)
    return going


def slot_of(at: datetime, now: datetime) -> Slot | None:
    """Return the day, week or month of which one backup of this age stays, None where all stay."""
    age = now - at
    if age <= ALL_FOR:
        return None
    day, week, month = _slots(at)
    return day if age <= DAYS_FOR else week if age <= WEEKS_FOR else month


def _slots(at: datetime) -> tuple[Slot, Slot, Slot]:
    """Return day, week and month of a moment."""
    week = min((at.day - 1) // 7, 3)
    return (at.year, at.month, week, at.day), (at.year, at.month, week), (at.year, at.month)


def _is_protected(backup: Backup, now: datetime) -> bool:
    return backup.reason in BEFORE_CHANGE and now - backup.at <= BEFORE_CHANGE_FOR
