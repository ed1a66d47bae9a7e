"""Days as a text says them: in words, in figures, with or without their year."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from cufdesk.reading.language import LANGUAGES, lexicon
from cufdesk.reading.matching import Span, expression, overlaps, shadow_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

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
class Said:
    """A date as far as it is said: days and months of both ends, the year if any, the weekday if any."""

    span: Span
    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None
    weekday: int | None = None
    precision: str = "exact"


def all_said(doc: Document, start: int = 0, end: int | None = None) -> list[Said]:
    """Return the days and months that a stretch of a text says in full, or but for the year."""
    stop = len(doc.shadow) if end is None else end
    days = list(joined(doc, _in_order(_widest(_numeric(doc, start, stop)))))
    own = sorted(_in_words(doc, doc.lexicon, start, stop), key=lambda said: said.span)
    days = with_more(own, days)
    days = with_more(days, _in_month(doc, start, stop))
    days = with_more(days, _in_other(doc, start, stop))
    days = [said for said in days if not _is_a_name(doc, said.span[0])]
    return with_more(days, _months(doc, start, stop))


def _in_order(said: Iterable[Said]) -> list[Said]:
    return sorted(said, key=lambda one: one.span)


def with_more(taken: list[Said], said: Iterable[Said]) -> list[Said]:
    """Return what is taken, in order, with what lies beside all of it."""
    spans = [one.span for one in taken]
    return _in_order([*taken, *(one for one in said if not overlaps(spans, one.span))])


def _widest(said: Iterable[Said]) -> Iterator[Said]:
    """Give the widest of what lies over one another."""
    end = -1
    for one in sorted(said, key=lambda one: (one.span[0], -one.span[1])):
        if one.span[0] >= end:
            end = one.span[1]
            yield one


# Names of months that are words of the other language too short to tell.
_TELLING = 4
_LONGEST_STAY = 7


def _in_other(doc: Document, start: int, end: int) -> Iterator[Said]:
    """Give the days that a text of two languages says in the other one: "31 de octubre"."""
    other = lexicon(next(code for code in LANGUAGES if code != doc.lexicon.code))
    if not _names_pattern(other).search(doc.shadow, start, end):
        return
    for said in _in_words(doc, other, start, end):
        if _names_pattern(other).search(doc.shadow, *said.span):
            yield said


@lru_cache(maxsize=4)
def _names_pattern(lex: Lexicon) -> re.Pattern[str]:
    return re.compile(expression(name for name in lex.words("months") if len(name.rstrip(".")) >= _TELLING))


@lru_cache(maxsize=4)
def _named_after_pattern(lex: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"{expression(lex.words('dates.named_after'))} (?:(?:du|de la|de|del) )?$")


def _is_a_name(doc: Document, at: int) -> bool:
    """Tell whether a day only names a street: "rue du 8 mai 1945"."""
    return _named_after_pattern(doc.lexicon).search(doc.shadow, max(0, at - 40), at) is not None


@lru_cache(maxsize=8)
def _day_pattern(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of "30 juin - 2 juillet (2015)", "29-30 juin (2015)", "(mardi) 30 juin (2015)"."""
    # A line may be cut inside a day, and go on further in; a blank may be missing.
    of = rf"(?:(?:{'|'.join(lex.words('dates.of'))})\s{{1,6}})?" if lex.words("dates.of") else ""
    of_month = rf"(?:(?:{_either(lex, 'dates.of_month')})\s?|{of})"
    # "catorce (14) de mayo", "2011 (dos mil once)": the same said again.
    again = r"(?:\s?\(\d{1,4}\))?"
    month = rf"(?:{again}\s{{1,6}}{of_month}|\s?[-/.]\s?|(?<=\d))({_names(lex)})"
    lead = rf"(?:[\s,]{{1,2}}(?:(?:{_either(lex, 'dates.year_lead')})\s)?|[-/.]|(?<=[a-z]))"
    year = rf"(?:{lead}((?:19|20)\d\d|{_thousands(lex)})(?!\d){again})?"
    weekday = rf"(?:({expression(lex.words('weekdays'))})[\s,]{{1,2}}(?:el\s|le\s)?)?"
    day, from_day = _day_words(lex, r"(?![\w/])"), _day_words(lex, r"(?!\w|(?<=[a-z])-[a-z])")
    joints = rf"{_either(lex, 'dates.range')}|{_either(lex, 'dates.apart')}"
    joint = rf"(?:\s?[-/]\s?|\s{{1,4}}(?:{joints})\s{{1,6}}){weekday}"
    between = r"(?:\s?,\s?\d{1,2}){0,6}"
    two_months = f"{day}{month}{year}{joint}{day}{month}{year}"
    one_month = f"{from_day}{between}{joint}{day}{month}{year}"
    return re.compile(rf"(?<![\w/.-]){weekday}(?:{two_months}|{one_month}|{from_day}{month}{year})")


# "veinte y dos" is one number, no two days.
_UNITS = (
    r"(?!(?<=int[ea])\sy\s(?:uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)(?!\w)"
    r"|(?<=ngt|nte)\set\sun(?!\w))"
)


def _day_words(lex: Lexicon, end: str) -> str:
    """Return the pattern of a day; "1er/2 juin" has a day before the stroke, "3O" a letter for a figure."""
    # A day in words is one before its month only: "dos mil" is none, "dos de mayo" is.
    words = rf"{_either(lex, 'dates.first')}|{_either(lex, 'day_words')}"
    return rf"((?:\d{{1,2}}(?:er)?|[123]o|l\d)(?:{end}|(?={_names(lex)}))|(?:{words}){_UNITS}{end})"


@lru_cache(maxsize=8)
def _names(lex: Lexicon) -> str:
    """Return the pattern of the months, also as scanners read them: "rnarzo"."""
    return rf"(?:{_either(lex, 'months')})(?![^\W\d_])".replace("m", "(?:m|rn)")


@lru_cache(maxsize=8)
def _thousands(lex: Lexicon) -> str:
    return rf"(?:{_either(lex, 'dates.thousands')})(?:\s(?:{_either(lex, 'day_words')})(?!\w))?"


@lru_cache(maxsize=8)
def _opening_pattern(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a year that the day follows: "L'an deux mille seize et le 8 avril"."""
    year = rf"(?P<year>{_thousands(lex)}|(?:19|20)\d\d(?!\d))"
    begun = rf"(?P<day>(?=\d|{_either(lex, 'day_words')}|{_either(lex, 'weekdays')}))"
    after = rf"[\s,]{{1,3}}(?:(?:{_either(lex, 'dates.after_year')})[\s,]{{1,2}}){{1,3}}{begun}"
    lead = rf"(?<!\w)(?:{_either(lex, 'dates.year_first')})\s"
    return re.compile(rf"{lead}(?:{year})(?:\s?\(\d{{4}}\))?(?={after})")


def _either(lex: Lexicon, path: str) -> str:
    words = (re.escape(shadow_of(word)) for word in sorted(lex.words(path), key=len, reverse=True))
    return "|".join(word.replace(r"\-", r"[\s-]").replace(r"\ ", r"\s") for word in words) or "(?!)"


def _in_words(doc: Document, lex: Lexicon, start: int, end: int) -> Iterator[Said]:
    shadow, years = doc.shadow, {}
    for opening in _opening_pattern(lex).finditer(doc.shadow, start, end):
        begin, stop = opening.span()
        shadow = f"{shadow[:begin]}{' ' * (stop - begin)}{shadow[stop:]}"
        years[opening.start("day")] = _year(lex, opening["year"])
    for match in _day_pattern(lex).finditer(shadow, start, end):
        for said in _days_of(doc, lex, match):
            told = years.get(match.start()) if said.year is None else None
            yield said if told is None else replace(said, year=told)


_NUMBER = re.compile(r"(?<!\w)(?:n[°º.o]|num\.?|numero)\s?$")


def _days_of(doc: Document, lex: Lexicon, match: re.Match[str]) -> Iterator[Said]:
    """Give the day, or the days, that "(mardi) 30 juin - 2 juillet 2015" says."""
    (weekday, d1, m1, y1, _w2, d2, m2, y2, d3, w4, d4, m4, y4, d5, m5, y5) = match.groups()
    last_month = m2 or m4 or m5
    months = [_month(lex, name) for name in (m1 or last_month, last_month)]
    told = y2 or y1 or y4 or y5
    year = _year(lex, told) if told else None
    named = None if weekday is None else int(lex.value("weekdays", weekday))
    if apart := list(_apart(doc, lex, match)):
        for (span, day, month), of_week in zip_longest(apart, [named]):
            yield Said(span, (day, month), (day, month), year, of_week)
        return
    first = day_of(lex, d1 or d3 or d5), months[0]
    last = day_of(lex, d2 or d4 or d5), months[1]
    before = doc.shadow[max(0, match.start() - 8) : match.start()]
    # "n° 7 - jeudi 6 février": the number before the day is none of a period
    if d3 and (first > last or _NUMBER.search(before)):
        begin = match.start(10) if match.start(10) >= 0 else match.start(11)
        of_week = None if w4 is None else int(lex.value("weekdays", w4))
        yield Said((begin, match.end()), last, last, year, of_week)
        return
    yield Said(match.span(), first, last, year, named)


def _month(lex: Lexicon, name: str) -> int:
    found = lex.value("months", name)
    return int(lex.value("months", name.replace("rn", "m")) if found is None else found)


@lru_cache(maxsize=4)
def _moved_pattern(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what a day is moved by: "reporté du 1er mars au 15 avril"."""
    return re.compile(rf"{expression(lex.words('dates.moved'))}(?:\s[^.;:\n]{{1,16}}?)?\s(?:du|del)\s$")


def _apart(doc: Document, lex: Lexicon, match: re.Match[str]) -> Iterator[tuple[Span, int, int]]:
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
    moved = _moved_pattern(lex).search(doc.shadow, max(0, match.start() - 48), match.start())
    stay = day_of(lex, match[last]) - day_of(lex, match[first])
    if moved and not two and 0 < stay <= _LONGEST_STAY:
        return  # what is put off "du 12 au 15 mai" is itself a stay
    if not moved and (joint not in lex.folded("dates.apart") or "entre" in within):
        return
    months = [_month(lex, match[group]) for group in ((3, 7) if two else (12, 12))]
    days = [(match.span(first), day_of(lex, match[first]), months[0])]
    inner = re.compile(r"\d{1,2}").finditer(doc.shadow, end, begin)
    days += [(one.span(), int(one.group()), months[0]) for one in inner]
    days.append(((begin, match.end()), day_of(lex, match[last]), months[1]))
    numbers = [day for _span, day, _month in days]
    consecutive = months[0] == months[1] and numbers == [*range(numbers[0], numbers[0] + len(numbers))]
    in_a_row = months[0] != months[1] and numbers[0] >= _LAST_DAYS and numbers[-1] == 1
    if not moved and (consecutive or in_a_row):
        return
    days[0] = ((match.start(), end if two else match.end(first)), *days[0][1:])
    yield from days


_IN_FIGURES = re.compile(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?")


def joined(doc: Document, days: list[Said]) -> Iterator[Said]:
    """Make one period of two days in figures with "au" or a dash between them."""
    before: Said | None = None
    for day in days:
        in_figures = before is not None and all(
            _IN_FIGURES.fullmatch(doc.shadow, *one.span) for one in (before, day)
        )
        if before is not None and in_figures and _TO.fullmatch(doc.shadow, before.span[1], day.span[0]):
            year = day.year if day.year is not None else before.year
            yield Said((before.span[0], day.span[1]), before.first, day.last, year)
            before = None
            continue
        if before is not None:
            yield before
        before = day
    if before is not None:
        yield before


def _year(lex: Lexicon, word: str) -> int:
    """Return a year in figures or words: "dos mil dieciocho"."""
    if word[:1].isdigit():
        return int(word)
    rest = word.split(maxsplit=2)[2:]
    return 2000 + (_counted(lex, rest[0]) if rest else 0)


def day_of(lex: Lexicon, word: str) -> int:
    """Return a day in figures or words; a scanner reads "3O" and "l2"."""
    if word[:1] == "l" or (word[:1] in "23" and word[-1] == "o"):
        word = word.replace("l", "1").replace("o", "0")
    digits = re.sub(r"\D", "", word)
    return int(digits) if digits else _counted(lex, word) or 1


def _counted(lex: Lexicon, words: str) -> int:
    """Return what number words say: "dix-sept", "dix sept"."""
    ways = (words, "-".join(words.split()))
    return next((int(told) for way in ways if (told := lex.value("day_words", way)) is not None), 0)


def _numeric(doc: Document, start: int, end: int) -> Iterator[Said]:
    for match in _NUMERIC.finditer(doc.shadow, start, end):
        day, month = int(match["d"] or match["d1"]), int(match["m"] or match["m1"])
        year = int(match["y"] or match["y1"])
        yield Said(match.span(), (day, month), (day, month), year + 2000 if year < 100 else year)
    for match in _WIDE.finditer(doc.shadow, start, end):
        if match["y"]:
            yield _wide(match)
    for match in _ROMAN.finditer(doc.text, start, end):
        day, month = int(match["d"]), _ROMAN_MONTHS.index(match["m"]) + 1
        year = int(match["y"])
        yield Said(match.span(), (day, month), (day, month), year + 2000 if year < 100 else year)
    for match in _month_first(doc.lexicon).finditer(doc.shadow, start, end):
        path = "months" if match["m"] else "months_abroad"
        name = match["m"] or match["m2"] or match["m3"]
        one = int(match["d"] or match["d2"] or match["d3"]), int(doc.lexicon.value(path, name))
        yield Said(match.span(), one, one, int(match["y"] or match["y2"] or match["y3"]))


# "du 10 au 24/07/2023", "26-28/09": the month of both ends is said once.
_WIDE = re.compile(
    r"(?<![\w/.])(?:(?:du|del|entre le|entre el|les|los|desde el)\s(?P<d1>\d{1,2})"
    r"\s(?:au|al|et le|y el|et|y|hasta el)\s|(?P<d3>\d{1,2})-)(?P<d2>\d{1,2})"
    r"(?P<sep>[/.])(?P<m>0?[1-9]|1[0-2])(?:(?P=sep)(?P<y>(?:20)?\d\d))?(?![\w/])"
)


def _wide(match: re.Match[str]) -> Said:
    month, year = int(match["m"]), int(match["y"]) if match["y"] else None
    year = year + 2000 if year is not None and year < 100 else year
    span = match.start("d1") if match["d1"] else match.start("d3"), match.end()
    return Said(span, (int(match["d1"] or match["d3"]), month), (int(match["d2"]), month), year)


def wide(doc: Document) -> Iterator[Said]:
    """Give "du 26 au 28/09", its year left unsaid."""
    for match in _WIDE.finditer(doc.shadow):
        if not match["y"] and (match["d1"] or match["m"].startswith("0")):
            yield _wide(match)


@lru_cache(maxsize=4)
def _month_first(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of "mayo 12, 2024", as in forms, and of "14 March 2018", as in heads of mails."""
    month, abroad = expression(lex.words("months")), expression(lex.words("months_abroad"))
    year = r"(?:de |del )?(?P<y>(?:19|20)\d\d)(?!\d)"
    own = rf"(?<!\d )(?<!\d de )(?P<m>{month}) (?P<d>\d{{1,2}}),? {year}"
    rank, full = r"(?:st|nd|rd|th|[.º])?", r"(?:19|20)\d\d)(?!\d)"
    english = rf"(?P<m2>{abroad}) (?P<d2>\d{{1,2}}){rank},? (?P<y2>{full}"
    other = rf"(?<![\w/.-])(?P<d3>\d{{1,2}}){rank} (?:de |of )?(?P<m3>{abroad}) (?:de )?(?P<y3>{full}"
    return re.compile(f"{own}|{english}|{other}")


@lru_cache(maxsize=4)
def _in_month_pattern(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of "en octubre del 21 al 25", "en mai 2024, du 3 au 7"."""
    month = rf"en\s(?P<m>{_names(lex)})(?:\s(?:de(?:l)?\s)?(?P<y>(?:19|20)\d\d))?"
    days = r"(?:del?|du|entre le|entre el)\s(?P<d1>\d{1,2})\s(?:al|au|y el|et le)\s(?P<d2>\d{1,2})"
    return re.compile(rf"(?<!\w){month},?\s{days}(?![\w/]|[.,]\d|\s(?:de\s)?{_names(lex)})")


def _in_month(doc: Document, start: int, end: int) -> Iterator[Said]:
    for match in _in_month_pattern(doc.lexicon).finditer(doc.shadow, start, end):
        month, year = _month(doc.lexicon, match["m"]), int(match["y"]) if match["y"] else None
        yield Said(match.span(), (int(match["d1"]), month), (int(match["d2"]), month), year)


@lru_cache(maxsize=4)
def _month_pattern(lex: Lexicon) -> re.Pattern[str]:
    lead, month = expression(lex.words("dates.month_lead")), expression(lex.words("months"))
    of = rf"(?:(?:{'|'.join(lex.words('dates.of'))})\s)?" if lex.words("dates.of") else ""
    return re.compile(
        rf"(?:(?P<lead>{lead})[\s-]{of})?(?P<month>{month})(?:\s{of}(?P<year>(?:19|20)\d\d)(?!\d))?"
    )


def _months(doc: Document, start: int, end: int) -> Iterator[Said]:
    """Give months said without a day: a year or a word before them shows that a time is meant."""
    for match in _month_pattern(doc.lexicon).finditer(doc.shadow, start, end):
        if match["lead"] or match["year"]:
            month = int(doc.lexicon.value("months", match["month"]))
            year = int(match["year"]) if match["year"] else None
            yield Said(match.span(), (1, month), (31, month), year, None, "fuzzy")
