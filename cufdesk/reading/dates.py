"""Dates and periods that a text says: exact, without a year (inferred, marked), or in words only."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from calendar import monthrange
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from cufdesk.reading.matching import Span, expression, overlaps, shadow_of
from cufdesk.reading.understanding import DateRead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

# Minutes speak of what is to come: a day without a year is looked for from a quarter before to a year after.
_PAST = dt.timedelta(days=90)
# Days that "jeudi 14" without its month can be ahead or behind.
_NEXT, _LAST = 120, 40
# "le 10" is the next tenth.
_MONTH = 62
# "le 30 avril et le 1er mai" are two days in a row.
_LAST_DAYS = 28
_NUMERIC = re.compile(
    r"(?<![\w./])(?<![^\d]-)(?<!^-)(?:(?P<y>(?:19|20)\d\d)-(?P<m>\d{2})-(?P<d>\d{2})"
    r"|(?P<d1>\d{1,2})(?P<sep>[/.-])(?P<m1>\d{1,2})(?P=sep)(?P<y1>(?:19|20)?\d\d))(?![\w/]|-(?!\d{1,2}[/.]\d))"
)
# "12-V-2024", "3.XI.24": a month in Roman figures, in capitals.
_ROMAN = re.compile(
    r"(?<![\w./-])(?P<d>\d{1,2})(?P<sep>[ /.-])(?P<m>I{1,3}|IV|VI{0,3}|IX|XI{0,2})(?P=sep)"
    r"(?P<y>(?:19|20)?\d\d)(?![\w/-])"
)
_ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
# "du 03/05/2024 au 05/05/2024", "3/05-5/05": what makes one period of two days in figures.
_TO = re.compile(r"\s?(?:-|\sau|\sal|\sa|\sjusqu'au|\shasta el)\s?(?:el\s|le\s)?")


@dataclass(frozen=True, slots=True)
class _Said:
    """A date as far as it is said: days and months of both ends, the year if any, the weekday if any."""

    span: Span
    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None
    weekday: int | None = None
    precision: str = "exact"


def dates(doc: Document, reference: dt.date | None) -> tuple[DateRead, ...]:
    """Return the dates in order of appearance. `reference` is the day of the text, for years left unsaid."""
    said = _all_said(doc)
    if reference is not None:
        full = sorted(date.span for date in said)
        more = list(_joined(doc, [date for date in _short(doc) if not overlaps(full, date.span)]))
        said = sorted([*said, *more], key=lambda date: date.span)
        full = sorted(date.span for date in said)
        more = [date for date in _of_week(doc, reference) if not overlaps(full, date.span)]
        said = sorted([*said, *more], key=lambda date: date.span)
        said = sorted([*said, *_bare_days(doc, said, reference)], key=lambda date: date.span)
    found = [_read(doc, date, reference) for date in said]
    return _with_worded(doc, [read for read in found if read])


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
    for said in _all_said(doc, start, end):
        if said.year is None and year is not None and said.precision == "exact":
            return _read(doc, replace(said, year=year), None)
        if said.year is not None and said.precision == "exact":
            return _read(doc, said, None)
    return None


def _all_said(doc: Document, start: int = 0, end: int | None = None) -> list[_Said]:
    stop = len(doc.shadow) if end is None else end
    figures = _joined(doc, sorted(_numeric(doc, start, stop), key=lambda said: said.span))
    days = sorted([*figures, *_in_words(doc, start, stop)], key=lambda said: said.span)
    taken = [said.span for said in days]
    days = [said for said in days if not _is_a_name(doc, said.span[0])]
    months = [said for said in _months(doc, start, stop) if not overlaps(taken, said.span)]
    return sorted([*days, *months], key=lambda said: said.span)


@lru_cache(maxsize=4)
def _named_after_pattern(lex: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"{expression(lex.words('dates.named_after'))} (?:(?:du|de la|de|del) )?$")


def _is_a_name(doc: Document, at: int) -> bool:
    """Tell whether a day only names a street: "rue du 8 mai 1945"."""
    return _named_after_pattern(doc.lexicon).search(doc.shadow, max(0, at - 40), at) is not None


# As said ---------------------------------------------------------------------------------------------


@lru_cache(maxsize=8)
def _day_pattern(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of "30 juin - 2 juillet (2015)", "29-30 juin (2015)", "(mardi) 30 juin (2015)"."""
    # A line may be cut inside a day, and go on further in.
    of = rf"(?:(?:{'|'.join(lex.words('dates.of'))})\s{{1,6}})?" if lex.words("dates.of") else ""
    month = rf"(?:\s{{1,6}}{of}|\s?[-/.]\s?)({expression(lex.words('months'))})"
    thousands = rf"{_either(lex, 'dates.thousands')}(?:\s(?:{_either(lex, 'day_words')}))?"
    lead = rf"(?:[\s,]{{1,2}}(?:(?:{_either(lex, 'dates.year_lead')})\s)?|[-/.])"
    year = rf"(?:{lead}((?:19|20)\d\d|{thousands})(?!\d))?"
    # A day in words is one before its month only: "dos mil" is none, "dos de mayo" is.
    day = rf"(\d{{1,2}}(?:er)?|{_either(lex, 'dates.first')}|{_either(lex, 'day_words')})(?![\w/])"
    weekday = rf"(?:({expression(lex.words('weekdays'))})[\s,]{{1,2}}(?:el\s|le\s)?)?"
    # "1er/2 juin": a day before the stroke, the same month after it.
    from_day = day.replace(r"(?![\w/])", r"(?!\w|(?<=[a-z])-[a-z])")
    joints = rf"{_either(lex, 'dates.range')}|{_either(lex, 'dates.apart')}"
    joint = rf"(?:\s?[-/]\s?|\s(?:{joints})\s){weekday}"
    between = r"(?:\s?,\s?\d{1,2}){0,6}"
    two_months = f"{day}{month}{year}{joint}{day}{month}{year}"
    one_month = f"{from_day}{between}{joint}{day}{month}{year}"
    return re.compile(rf"(?<![\w/.-]){weekday}(?:{two_months}|{one_month}|{from_day}{month}{year})")


def _either(lex: Lexicon, path: str) -> str:
    return "|".join(re.escape(shadow_of(word)) for word in sorted(lex.words(path), key=len, reverse=True))


def _in_words(doc: Document, start: int, end: int) -> Iterator[_Said]:
    for match in _day_pattern(doc.lexicon).finditer(doc.shadow, start, end):
        (weekday, d1, m1, y1, _w2, d2, m2, y2, d3, w4, d4, m4, y4, d5, m5, y5) = match.groups()
        first_day, last_day = d1 or d3 or d5, d2 or d4 or d5
        last_month = m2 or m4 or m5
        months = [int(doc.lexicon.value("months", name)) for name in (m1 or last_month, last_month)]
        year = y2 or y1 or y4 or y5
        named = None if weekday is None else int(doc.lexicon.value("weekdays", weekday))
        if apart := list(_apart(doc, match)):
            told = None if year is None else _year(doc, year)
            weekdays = [None if weekday is None else int(doc.lexicon.value("weekdays", weekday))]
            for (span, day, month), of_week in zip_longest(apart, weekdays):
                yield _Said(span, (day, month), (day, month), told, of_week)
            continue
        first, last = (_day(doc, first_day), months[0]), (_day(doc, last_day), months[1])
        if d3 and first > last:  # "n° 7 - jeudi 6 février": the number before the day is none of a period
            begin = match.start(10) if match.start(10) >= 0 else match.start(11)
            weekday = None if w4 is None else int(doc.lexicon.value("weekdays", w4))
            yield _Said((begin, match.end()), last, last, _year(doc, year) if year else None, weekday)
            continue
        yield _Said(match.span(), first, last, _year(doc, year) if year else None, named)


def _apart(doc: Document, match: re.Match[str]) -> Iterator[tuple[Span, int, int]]:
    """Give the days of "les 7, 14 et 21 mai", "le 12 mai ou le 14 juin": no period, for days lie between."""
    two = match.start(6) >= 0
    first, last = (2, 6) if two else (9, 11)
    if match.start(first) < 0:
        return
    end = match.end(4) if two and match.start(4) >= 0 else match.end(3 if two else first)
    begin = match.start(last - 1) if match.start(last - 1) >= 0 else match.start(last)
    between = doc.shadow[end:begin].split(",")[-1].split()
    joint = " ".join(word for word in between if not word.isdigit())
    within = doc.shadow[max(0, match.start() - 12) : match.start()].split()[-2:]
    if joint not in doc.lexicon.folded("dates.apart") or "entre" in within:
        return
    months = [int(doc.lexicon.value("months", match[group])) for group in ((3, 7) if two else (12, 12))]
    days = [(match.span(first), _day(doc, match[first]), months[0])]
    inner = re.compile(r"\d{1,2}").finditer(doc.shadow, end, begin)
    days += [(one.span(), int(one.group()), months[0]) for one in inner]
    days.append(((begin, match.end()), _day(doc, match[last]), months[1]))
    numbers = [day for _span, day, _month in days]
    consecutive = months[0] == months[1] and numbers == [*range(numbers[0], numbers[0] + len(numbers))]
    if consecutive or (months[0] != months[1] and numbers[0] >= _LAST_DAYS and numbers[-1] == 1):
        return
    days[0] = ((match.start(), end if two else match.end(first)), *days[0][1:])
    yield from days


def _joined(doc: Document, days: list[_Said]) -> Iterator[_Said]:
    """Make one period of two days in figures with "au" or a dash between them."""
    before: _Said | None = None
    for day in days:
        if before is not None and _TO.fullmatch(doc.shadow, before.span[1], day.span[0]):
            year = day.year if day.year is not None else before.year
            yield _Said((before.span[0], day.span[1]), before.first, day.last, year)
            before = None
            continue
        if before is not None:
            yield before
        before = day
    if before is not None:
        yield before


def _year(doc: Document, word: str) -> int:
    """Return a year in figures or words: "dos mil dieciocho"."""
    if word[:1].isdigit():
        return int(word)
    rest = word.split(maxsplit=2)[2:]
    return 2000 + (int(doc.lexicon.value("day_words", rest[0]) or 0) if rest else 0)


def _day(doc: Document, word: str) -> int:
    digits = re.sub(r"\D", "", word)
    return int(digits) if digits else int(doc.lexicon.value("day_words", word) or 1)


def _numeric(doc: Document, start: int, end: int) -> Iterator[_Said]:
    for match in _NUMERIC.finditer(doc.shadow, start, end):
        day, month = int(match["d"] or match["d1"]), int(match["m"] or match["m1"])
        year = int(match["y"] or match["y1"])
        yield _Said(match.span(), (day, month), (day, month), year + 2000 if year < 100 else year)
    for match in _ROMAN.finditer(doc.text, start, end):
        day, month = int(match["d"]), _ROMAN_MONTHS.index(match["m"]) + 1
        year = int(match["y"])
        yield _Said(match.span(), (day, month), (day, month), year + 2000 if year < 100 else year)
    for match in _month_first(doc.lexicon).finditer(doc.shadow, start, end):
        day, month = int(match["d"]), int(doc.lexicon.value("months", match["m"]))
        yield _Said(match.span(), (day, month), (day, month), int(match["y"]))


@lru_cache(maxsize=4)
def _month_first(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of "mayo 12, 2024", as forms have it."""
    month = expression(lex.words("months"))
    year = r"(?:de |del )?(?P<y>(?:19|20)\d\d)(?!\d)"
    return re.compile(rf"(?<!\d )(?<!\d de )(?P<m>{month}) (?P<d>\d{{1,2}}),? {year}")


_SHORT = re.compile(r"(?<![\w.,/-])(?P<d>\d{1,2})/(?P<m>0?[1-9]|1[0-2])(?![\w/-]|[.,]\d)")


def _short(doc: Document) -> Iterator[_Said]:
    """Give "15/02", its year left unsaid; "10/12" may be a share, an article before it shows a day."""
    lead = re.compile(rf"(?:{expression(doc.lexicon.words('dates.day_lead'))} |[|(:>,;=-]\s?)$")
    for match in _SHORT.finditer(doc.shadow):
        before = lead.search(doc.shadow, max(0, match.start() - 20), match.start())
        cell = doc.text[match.start() - 1 : match.start()] == "\t"  # shadows have blanks for tabs
        if match["m"].startswith("0") or before or cell:
            day = int(match["d"]), int(match["m"])
            yield _Said(match.span(), day, day, None)


@lru_cache(maxsize=8)
def _week_pattern(lex: Lexicon) -> re.Pattern[str]:
    week = expression(lex.words("weekdays"))
    return re.compile(
        rf"(?P<weekday>{week})\s(?P<day>\d{{1,2}})(?![\w/:-]|\.\d|\s?(?:h|heures|hrs|horas|%|€))"
    )


def _of_week(doc: Document, reference: dt.date) -> Iterator[_Said]:
    """Give "jeudi 14", its month left unsaid: the first such day from the text's own on."""
    for match in _week_pattern(doc.lexicon).finditer(doc.shadow):
        weekday, day = int(doc.lexicon.value("weekdays", match["weekday"])), int(match["day"])
        near = (reference + dt.timedelta(days=days) for days in (*range(_NEXT), *range(-1, -_LAST, -1)))
        found = next((one for one in near if (one.weekday(), one.day) == (weekday, day)), None)
        if found:
            yield _Said(match.span(), (day, found.month), (day, found.month), None, weekday)


@lru_cache(maxsize=4)
def _bare_day_pattern(lex: Lexicon) -> re.Pattern[str]:
    lead, latest = expression(lex.words("dates.bare_day_lead")), expression(lex.words("dates.latest"))
    end = rf"\s?(?:[,.;:)](?:\s|$)|$|\n)|,?\s{latest}|\s(?:le|la|les|un|une|el|los|las|una)\s"
    return re.compile(rf"(?P<lead>{lead})\s(?P<day>[12]\d|3[01]|[1-9]|1er)(?={end})", re.MULTILINE)


def _bare_days(doc: Document, said: list[_Said], reference: dt.date) -> Iterator[_Said]:
    """Give "le 10", "antes del 20": in the month of the day before it in its line, else the next one."""
    starts, taken = [date.span[0] for date in said], [date.span for date in said]
    for match in _bare_day_pattern(doc.lexicon).finditer(doc.shadow):
        day, before = _day(doc, match["day"]), bisect_left(starts, match.start()) - 1
        told = said[before] if before >= 0 and said[before].span[1] <= match.start() else None
        line = doc.text.rfind("\n", 0, match.start())
        told = told if told and told.precision == "exact" and told.span[0] > line else None
        by = doc.lexicon.find("dates.strict_lead").fullmatch(match["lead"])
        if told and not by and told.last[0] < day:
            yield _Said(match.span("day"), (day, told.last[1]), (day, told.last[1]), told.year)
            continue
        ahead = (reference + dt.timedelta(days=days) for days in range(_MONTH))
        found = next((one for one in ahead if one.day == day), None)
        if found and not overlaps(taken, match.span("day")):
            yield _Said(match.span("day"), (day, found.month), (day, found.month), None)


@lru_cache(maxsize=4)
def _month_pattern(lex: Lexicon) -> re.Pattern[str]:
    lead, month = expression(lex.words("dates.month_lead")), expression(lex.words("months"))
    of = rf"(?:(?:{'|'.join(lex.words('dates.of'))})\s)?" if lex.words("dates.of") else ""
    return re.compile(
        rf"(?:(?P<lead>{lead})[\s-]{of})?(?P<month>{month})(?:\s{of}(?P<year>(?:19|20)\d\d)(?!\d))?"
    )


def _months(doc: Document, start: int, end: int) -> Iterator[_Said]:
    """Give months said without a day: a year or a word before them shows that a time is meant."""
    for match in _month_pattern(doc.lexicon).finditer(doc.shadow, start, end):
        if match["lead"] or match["year"]:
            month = int(doc.lexicon.value("months", match["month"]))
            year = int(match["year"]) if match["year"] else None
            yield _Said(match.span(), (1, month), (31, month), year, None, "fuzzy")


# Understood ------------------------------------------------------------------------------------------


def _read(doc: Document, said: _Said, reference: dt.date | None) -> DateRead | None:
    words = doc.text[said.span[0] : said.span[1]]
    months = said.first[1], said.last[1]
    if not all(1 <= month <= 12 for month in months) or not all(
        1 <= d <= 31 for d, _m in (said.first, said.last)
    ):
        return None  # "30/40": a share, not a day
    year = said.year if said.year is not None else _inferred(said, reference)
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


def _inferred(said: _Said, reference: dt.date | None) -> int | None:
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
    return next((year for year, day in known if day >= reference - _PAST), None)
