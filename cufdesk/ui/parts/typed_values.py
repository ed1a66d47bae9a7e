"""What a person types for a day, a time or a number, and the value it stands for; no Qt here.

Days are taken the way they are written in French, Spanish, English and ISO; a year is never guessed. `None`
means that the words are not understood.
"""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal, InvalidOperation

from cufdesk.folding import fold
from cufdesk.formats.locales import CURRENCIES, SIGNS

# Each month begins with one of these in French, Spanish or English; the longest that fits decides.
_MONTHS = {
    1: ("janv", "ene", "jan"),
    2: ("fev", "feb"),
    3: ("mars", "mar"),
    4: ("avr", "abr", "apr"),
    5: ("mai", "may"),
    6: ("juin", "jun"),
    7: ("juil", "jul"),
    8: ("aout", "aou", "ago", "aug"),
    9: ("sep", "set"),
    10: ("oct",),
    11: ("nov",),
    12: ("dec", "dic"),
}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})")
_WORDS = re.compile(
    r"(?:[a-z]+\.?,? )?(\d{1,2})(?:er|o|st|nd|rd|th|\.o|º|°)?\.? (?:de )?([a-z]+)\.?,? (?:de(?:l)? )?(\d{4})"
)
_MONTH_FIRST = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_TIME = re.compile(r"(\d{1,2})(?: ?(?:h|:|\.) ?(\d{2})?)? ?(?:h|hrs?|min)?")
# Codes and signs of money: a sign of letters only where a figure follows it ("S/ 12", "Q12").
_MONEY = re.compile(
    "|".join(fold(code) for code in CURRENCIES)
    + "|(?:"
    + "|".join(sorted((re.escape(fold(sign)) for sign in SIGNS), key=len, reverse=True))
    + r")(?=-?\d)|[€$]"
)
_CENTURY = 2000  # of a year written with two figures


def read_day(text: str) -> date | None:
    """Return the day that is written: "1/7/2015", "2015-07-01", "1er juillet 2015", "29 de junio de 2015"."""
    flat = " ".join(fold(text).split())
    if found := _ISO.fullmatch(flat):
        return _day(*(int(part) for part in found.groups()))
    if found := _FIGURES.fullmatch(flat):
        day, month, year = (int(part) for part in found.groups())
        return _day(year if year > 99 else _CENTURY + year, month, day)
    if found := _WORDS.fullmatch(flat):
        return _day(int(found[3]), _month(found[2]), int(found[1]))
    if found := _MONTH_FIRST.fullmatch(flat):
        return _day(int(found[3]), _month(found[1]), int(found[2]))
    return None


def read_time(text: str) -> time | None:
    """Return the time of day that is written: "10 h 30", "10h30", "10:30", "10"."""
    found = _TIME.fullmatch(" ".join(fold(text).split()))
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_whole(text: str) -> int | None:
    """Return the whole number that is written, not negative."""
    flat = "".join(text.split())
    return int(flat) if flat.isascii() and flat.isdigit() else None


def read_amount(text: str, language: str) -> Decimal | None:
    """Return the amount that is written in the way of the language, other ways where they are clear.

    Where both signs stand the last one is decimal; a lone one before just three figures separates thousands.
    """
    return _number(text, language, grouped=True)


def read_rate(text: str, language: str) -> Decimal | None:
    """Return the exchange rate that is written; a lone sign is decimal, for rates have many decimals."""
    return _number(text, language, grouped=False)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    fits = [
        (len(start), number)
        for number, starts in _MONTHS.items()
        for start in starts
        if word.startswith(start)
    ]
    return max(fits)[1] if fits else 0


def _number(text: str, language: str, *, grouped: bool) -> Decimal | None:
    flat = _MONEY.sub("", re.sub(r"[\s']", "", fold(text).replace("\u2212", "-")))
    if not re.fullmatch(r"-?[0-9][0-9.,]*", flat):
        return None
    signs = [sign for sign in flat if sign in ".,"]
    if signs:
        decimal = _decimal_sign(flat, signs, language, grouped=grouped)
        for sign in set(signs) - {decimal}:
            flat = flat.replace(sign, "")
        flat = flat.replace(decimal, ".") if decimal else flat
    try:
        return Decimal(flat)
    except InvalidOperation:
        return None


def _decimal_sign(flat: str, signs: list[str], language: str, *, grouped: bool) -> str:
    """Return the sign before the decimals, or nothing where all signs separate thousands."""
    if len(set(signs)) == 2:
        return signs[-1]
    if len(signs) > 1:
        return ""
    after = flat.rpartition(signs[0])[2]
    if grouped and len(after) == 3:
        return ""
    if language != "fr" and signs[0] == "," and len(after) == 3:
        return ""
    return signs[0]
