"""Public holidays of France, where the office works: a deadline that falls on one is told."""

from __future__ import annotations

from datetime import date, timedelta

_FIXED = {
    (1, 1): "new_year",
    (5, 1): "labour",
    (5, 8): "victory",
    (7, 14): "national",
    (8, 15): "assumption",
    (11, 1): "all_saints",
    (11, 11): "armistice",
    (12, 25): "christmas",
}
_AFTER_EASTER = {1: "easter_monday", 39: "ascension", 50: "whit_monday"}  # days after Easter Sunday
_SATURDAY = 5


def holiday(day: date) -> str:
    """Return the public holiday that a day is, as a key of the words for holidays; else nothing."""
    fixed = _FIXED.get((day.month, day.day), "")
    return fixed or _AFTER_EASTER.get((day - easter(day.year)).days, "")


def is_working_day(day: date) -> bool:
    """Tell whether the office works on a day."""
    return day.weekday() < _SATURDAY and not holiday(day)


def working_day_until(day: date) -> date:
    """Return a day itself where the office works on it, else the last one before on which it does."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def easter(year: int) -> date:
    """Return Easter Sunday of a year of the Gregorian calendar (the computation of Meeus and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, before = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, before + 1)
