"""Days of which a text leaves the month or the year to its reader: "15/02", "jeudi 14", "le 10"."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading.days_said import Said, day_of
from cufdesk.reading.matching import expression, overlaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

# Days that "jeudi 14" without its month can be ahead or behind.
_NEXT, _LAST = 120, 40
# "le 10" is the next tenth.
_MONTH = 62
# "le 30 mars, … l'heure change le 28": days that close are of one month.
_CLOSE = 3

_SHORT = re.compile(r"(?<![\w.,/-])(?P<d>\d{1,2})(?P<sep>[/.-])(?P<m>0?[1-9]|1[0-2])(?![\w/-]|[.,]\d)")
# "avant le 28-10": with another sign than a stroke, only after a word that leads to a day, and at an end.
_ENDS = re.compile(r"\s?(?:[,.;:)|](?:\s|$)|$|\n)", re.MULTILINE)


def short(doc: Document) -> Iterator[Said]:
    """Give "15/02", its year left unsaid; "10/12" may be a share, an article before it shows a day."""
    lead = re.compile(rf"(?:{expression(doc.lexicon.words('dates.day_lead'))} |[|(:>,;=-]\s?)$")
    strict = re.compile(
        rf"{expression(doc.lexicon.words('dates.strict_lead') + doc.lexicon.words('dates.bare_day_lead'))} $"
    )
    for match in _SHORT.finditer(doc.shadow):
        before = lead.search(doc.shadow, max(0, match.start() - 20), match.start())
        if match["sep"] != "/":
            if strict.search(doc.shadow, max(0, match.start() - 20), match.start()) and _ENDS.match(
                doc.shadow, match.end()
            ):
                day = int(match["d"]), int(match["m"])
                yield Said(match.span(), day, day, None)
            continue
        cell = doc.text[match.start() - 1 : match.start()] == "\t"  # shadows have blanks for tabs
        if match["m"].startswith("0") or before or cell:
            day = int(match["d"]), int(match["m"])
            yield Said(match.span(), day, day, None)


@lru_cache(maxsize=8)
def _week_pattern(lex: Lexicon) -> re.Pattern[str]:
    week = expression(lex.words("weekdays"))
    return re.compile(
        rf"(?P<weekday>{week})\s(?P<day>\d{{1,2}})(?![\w/:-]|\.\d|\s?(?:h|heures|hrs|horas|%|€))"
    )


def of_week(doc: Document, reference: dt.date) -> Iterator[Said]:
    """Give "jeudi 14", its month left unsaid: the first such day from the text's own on."""
    for match in _week_pattern(doc.lexicon).finditer(doc.shadow):
        weekday, day = int(doc.lexicon.value("weekdays", match["weekday"])), int(match["day"])
        near = (reference + dt.timedelta(days=days) for days in (*range(_NEXT), *range(-1, -_LAST, -1)))
        found = next((one for one in near if (one.weekday(), one.day) == (weekday, day)), None)
        if found:
            yield Said(match.span(), (day, found.month), (day, found.month), None, weekday)


@lru_cache(maxsize=4)
def _bare_day_pattern(lex: Lexicon) -> re.Pattern[str]:
    lead, latest = expression(lex.words("dates.bare_day_lead")), expression(lex.words("dates.latest"))
    hour = r"(?:a|de|des|vers|a partir de)\s(?:las?\s)?\d{1,2}(?:\s?h|:\d|\sde\sla|\sheures|\shoras)"
    end = rf"\s?(?:[,.;:)?!](?:\s|$)|$|\n)|,?\s{latest}|\s(?:le|la|les|un|une|el|los|las|una)\s|\s{hour}"
    return re.compile(rf"(?P<lead>{lead})\s(?P<day>[12]\d|3[01]|[1-9]|1er)(?={end})", re.MULTILINE)


def bare_days(doc: Document, said: list[Said], reference: dt.date) -> Iterator[Said]:
    """Give "le 10", "antes del 20": in the month of the day before it in its line, else the next one."""
    starts, taken = [date.span[0] for date in said], [date.span for date in said]
    for match in _bare_day_pattern(doc.lexicon).finditer(doc.shadow):
        day, before = day_of(doc.lexicon, match["day"]), bisect_left(starts, match.start()) - 1
        told = said[before] if before >= 0 and said[before].span[1] <= match.start() else None
        line = doc.text.rfind("\n", 0, match.start())
        told = told if told and told.precision == "exact" and told.span[0] > line else None
        by = doc.lexicon.find("dates.strict_lead").fullmatch(match["lead"])
        if told and not by and told.last[0] - _CLOSE <= day != told.last[0]:
            yield Said(match.span("day"), (day, told.last[1]), (day, told.last[1]), told.year)
            continue
        ahead = (reference + dt.timedelta(days=days) for days in range(_MONTH))
        found = next((one for one in ahead if one.day == day), None)
        if found and not overlaps(taken, match.span("day")):
            yield Said(match.span("day"), (day, found.month), (day, found.month), None)


@lru_cache(maxsize=4)
def _this_month_pattern(lex: Lexicon) -> re.Pattern[str]:
    lead = expression(lex.words("dates.bare_day_lead") + lex.words("dates.day_lead"))
    months = "|".join(rf"(?P<{name}>{expression(lex.words(f'dates.{name}'))})" for name in _MONTHS_AROUND)
    return re.compile(rf"{lead}\s(?P<day>\d{{1,2}}|1er)\s(?:{months})")


# Which month is meant, counted from that of the text.
_MONTHS_AROUND = {"next_month": 1, "last_month": -1, "this_month": 0}


def of_this_month(doc: Document, reference: dt.date) -> Iterator[Said]:
    """Give "el 16 del presente", "le 3 du mois prochain": the month is counted from that of the text."""
    for match in _this_month_pattern(doc.lexicon).finditer(doc.shadow):
        step = next(step for name, step in _MONTHS_AROUND.items() if match[name])
        one = day_of(doc.lexicon, match["day"]), (reference.month - 1 + step) % 12 + 1
        yield Said((match.start("day"), match.end()), one, one, None)
