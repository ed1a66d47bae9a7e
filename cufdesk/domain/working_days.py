"""Days on which offices work: weekends, and the public holidays of France and Mexico by their laws."""

from __future__ import annotations

from datetime import date, timedelta

from cufdesk.i18n import N_

_SATURDAY, _MONDAY = 5, 0

# Code du travail, article L3133-1; days after Easter Sunday where they move with it.
_FRENCH = {
    (1, 1): N_("New Year’s Day"),
    (5, 1): N_("Labour Day"),
    (5, 8): N_("Victory Day (8 May)"),
    (7, 14): N_("National Day of France"),
    (8, 15): N_("Assumption Day"),
    (11, 1): N_("All Saints’ Day"),
    (11, 11): N_("Armistice Day (11 November)"),
    (12, 25): N_("Christmas Day"),
}
_FRENCH_MOVING = {1: N_("Easter Monday"), 39: N_("Ascension Day"), 50: N_("Whit Monday")}

# Ley Federal del Trabajo, artículo 74; (month, which Monday) where the day moves.
_MEXICAN = {
    (1, 1): N_("New Year’s Day"),
    (5, 1): N_("Labour Day"),
    (9, 16): N_("Independence Day of Mexico"),
    (12, 25): N_("Christmas Day"),
}
_MEXICAN_MONDAYS = {
    (2, 1): N_("Constitution Day of Mexico"),
    (3, 3): N_("Birthday of Benito Juárez"),
    (11, 3): N_("Revolution Day of Mexico"),
}


def holiday(day: date, country: str = "FR") -> str:
    """Return the msgid of the public holiday that a day is in a country (ISO 3166), or nothing."""
    named = {"FR": _french, "MX": _mexican}.get(country)
    return named(day) if named else ""


def is_working_day(day: date) -> bool:
    """Tell whether offices in France are open."""
    return day.weekday() < _SATURDAY and not holiday(day)


def after_working_days(day: date, n: int) -> date:
    """Return the n-th working day after a day; n is at least 0, and 0 is that day itself."""
    while n > 0:
        day += timedelta(days=1)
        n -= is_working_day(day)
    return day


def next_working_day(day: date) -> date:
    """Return a day, or the first working day after it."""
    return day if is_working_day(day) else after_working_days(day, 1)


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the method of Butcher, as Meeus gives it)."""
    century, of_century = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _french(day: date) -> str:
    return _FRENCH.get((day.month, day.day)) or _FRENCH_MOVING.get((day - easter(day.year)).days, "")


def _mexican(day: date) -> str:
    fixed = _MEXICAN.get((day.month, day.day))
    if fixed or day.weekday() != _MONDAY:
        return fixed or ""
    return _MEXICAN_MONDAYS.get((day.month, (day.day - 1) // 7 + 1), "")
