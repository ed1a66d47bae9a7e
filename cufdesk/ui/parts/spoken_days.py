"""How far a day is from today, said as a person would say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cufdesk.i18n import _, ngettext, screen_translator

if TYPE_CHECKING:
    from datetime import date, datetime

_DAYS_SAID = 60  # farther than that, months; farther than two years, years
_MONTHS_SAID = 24


def days_to(first: date, last: date, today: date) -> int:
    """Return the days until a period begins, 0 while it lasts, and less once it is over."""
    if today < first:
        return (first - today).days
    return min((last - today).days, 0)


def said_from_today(day: date, today: date) -> str:
    """Return how far a day is: "today", "in 12 days", "11 years ago"."""
    distance = (day - today).days
    if distance == 0:
        return _("today")
    return _said_ahead(distance) if distance > 0 else _said_past(day, today)


def said_moment(at: datetime, today: date) -> str:
    """Return the time of something done today, or its day."""
    here = at.astimezone()
    translator = screen_translator()
    return translator.time(here.time()) if here.date() == today else translator.short_date(here.date())


def _said_ahead(days: int) -> str:
    return ngettext("in {n} day", "in {n} days", days).format(n=days)


def _said_past(day: date, today: date) -> str:
    days = (today - day).days
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    if days <= _DAYS_SAID:
        return ngettext("{n} day ago", "{n} days ago", days).format(n=days)
    if months <= _MONTHS_SAID:
        return ngettext("{n} month ago", "{n} months ago", months).format(n=months)
    return ngettext("{n} year ago", "{n} years ago", months // 12).format(n=months // 12)
