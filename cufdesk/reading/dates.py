"""Dates and periods that a text says: exact, without a year (inferred, marked), or in words only."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from calendar import monthrange
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading.days_said import Said, all_said, joined, wide, with_more
from cufdesk.reading.days_unsaid import bare_days, of_this_month, of_week, short
from cufdesk.reading.matching import Span, expression, overlaps
from cufdesk.reading.understanding import DateRead

if TYPE_CHECKING:
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

# Minutes speak of what is to come: a day without a year is looked for from a quarter before to a year after.
_PAST = dt.timedelta(days=90)


def dates(doc: Document, reference: dt.date | None) -> tuple[DateRead, ...]:
    """Return the dates in order of appearance. `reference` is the day of the text, for years left unsaid."""
    said = all_said(doc)
    if reference is not None:
        said = with_more(said, wide(doc))
        said = list(joined(doc, with_more(said, short(doc))))
        said = with_more(said, of_week(doc, reference))
        said = with_more(said, of_this_month(doc, reference))
        said = sorted([*said, *bare_days(doc, said, reference)], key=lambda date: date.span)
    found = [_read(doc, date, reference) for date in said]
    return _with_worded(doc, [read for read in found if read])


def unsaid_at_top(doc: Document, end: int) -> DateRead | None:
    """Return the day at the head of a text that leaves its year unsaid: nearest to a day with its year."""
    said = [*all_said(doc, 0, end), *(one for one in short(doc) if one.span[0] < end)]
    day = next((one for one in said if one.precision == "exact" and one.year is None), None)
    told = [_read(doc, one, None) for one in all_said(doc) if day and one.year is not None]
    near = [read.start for read in told if read and read.start and read.precision == "exact"]
    years = sorted({one.year + step for one in near for step in (-1, 0, 1)})
    known = [(year, one) for year in years if day and (one := _date(year, day.first))]
    if day is None or not known:
        return None
    year = min(known, key=lambda pair: min(abs(pair[1] - other) for other in near))[0]
    read = _read(doc, replace(day, year=year), None)
    return replace(read, year_inferred=True) if read else None


def _with_worded(doc: Document, found: list[DateRead]) -> tuple[DateRead, ...]:
    """Add the times in words; one around a month ("en septembre prochain") takes its place."""
    days = [read.span for read in found if read.precision == "exact"]
    months = [read for read in found if read.precision != "exact"]
    spans = [read.span for read in months]
    replaced: set[Span] = set()
    worded: list[DateRead] = []
    for time in doc.times:
        start, end = time.span
        begun = months[bisect_left(spans, (start, start)) : bisect_left(spans, (end, end))]
        inside = [read for read in begun if read.span[1] <= end]
        if overlaps(days, time.span) or (not inside and overlaps(spans, time.span)):
            continue
        replaced.update(read.span for read in inside)
        words, precision = doc.text[start:end], "relative" if time.relative else "fuzzy"
        told = [read for read in inside if read.start and read.end]
        if told and not time.relative:
            first, last = told[0], told[-1]
            worded.append(DateRead(words, first.start, last.end, first.year_inferred, precision, time.span))
        else:
            worded.append(DateRead(words, None, None, False, precision, time.span))
    exact = [read for read in found if read.precision == "exact"]
    months = [read for read in months if read.span not in replaced]
    return tuple(sorted([*exact, *months, *worded], key=lambda read: read.span))


def first_date(doc: Document, start: int, end: int, year: int | None = None) -> DateRead | None:
    """Return the first date with its year said in a stretch of the text; or in a `year` told apart."""
    for said in all_said(doc, start, end):
        if said.year is None and year is not None and said.precision == "exact":
            return _read(doc, replace(said, year=year), None)
        if said.year is not None and said.precision == "exact":
            return _read(doc, said, None)
    return None


# Understood ------------------------------------------------------------------------------------------


def _read(doc: Document, said: Said, reference: dt.date | None) -> DateRead | None:
    words = doc.text[said.span[0] : said.span[1]]
    months = said.first[1], said.last[1]
    if not all(1 <= month <= 12 for month in months) or not all(
        1 <= d <= 31 for d, _m in (said.first, said.last)
    ):
        return None  # "30/40": a share, not a day
    year = said.year if said.year is not None else _inferred(said, reference, _leaning(doc, said))
    if year is None:
        return DateRead(words, None, None, False, "fuzzy", said.span)
    over_new_year = months[1] < months[0]
    start_year = year - 1 if over_new_year and said.year is not None else year
    start = _date(start_year, said.first, said.precision)
    end = _date(start_year + 1 if over_new_year else year, said.last, said.precision)
    if start is None or end is None or end < start:
        return DateRead(
            words, None, None, False, "fuzzy", said.span
        )  # "le 31 février" is said, but is no day
    return DateRead(words, start, end, said.year is None, said.precision, said.span)


def _date(year: int, day_month: tuple[int, int], precision: str = "exact") -> dt.date | None:
    """Return a day, None where there is none; the end of a month said without days is its last day."""
    day, month = day_month
    if precision == "fuzzy":
        day = min(day, monthrange(year, month)[1])
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


_BEFORE = 32


def _leaning(doc: Document, said: Said) -> int:
    """Return -1 for a day that is past ("née au 1er janvier"), 1 for one to come ("vence el 31"), else 0."""
    begin = max(0, said.span[0] - _BEFORE)
    past, ahead = (_lead(doc.lexicon, path) for path in ("dates.past_lead", "dates.ahead_lead"))
    if ahead.search(doc.shadow, begin, said.span[0]):
        return 1
    found = past.search(doc.shadow, begin, said.span[0])
    to_come = found and doc.lexicon.find("dates.to_come").search(doc.shadow, begin, found.start())
    return -1 if found and not to_come else 0


@lru_cache(maxsize=8)
def _lead(lex: Lexicon, path: str) -> re.Pattern[str]:
    return re.compile(rf"{expression(lex.words(path))} (?:le|au|el|al|du|del) $")


def _inferred(said: Said, reference: dt.date | None, leaning: int) -> int | None:
    """Return the year meant: the weekday decides where one is said, else the next such day is meant."""
    if reference is None:
        return None
    days = [
        (year, _date(year, said.first)) for year in (reference.year - 1, reference.year, reference.year + 1)
    ]
    known = [(year, day) for year, day in days if day]
    if said.weekday is not None:
        fitting = [(year, day) for year, day in known if day.weekday() == said.weekday]
        if fitting:
            return min(fitting, key=lambda pair: abs(pair[1] - reference))[0]
    if leaning < 0:
        return next((year for year, day in reversed(known) if day <= reference), None)
    least = reference if leaning > 0 else reference - _PAST
    return next((year for year, day in known if day >= least), None)
