"""Days, periods and times as a native of each country writes them: tables, and what holds for all."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.formats.dates import Dates
from cufdesk.formats.locales import FRANCE, LOCALES, Locale, locale_of
from cufdesk.ui.parts.typed_values import read_day, read_time

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
ANY_LOCALE = st.sampled_from(LOCALES)


class Written(Dates):
    def __init__(self, locale: Locale) -> None:
        self.locale = locale


def of(code: str) -> Written:
    """Return the formats of "fr", "en" or "es_CL"."""
    language, _line, country = code.partition("_")
    return Written(locale_of(language, country))


def plain(text: str) -> str:
    """Return a text with "~" for its no-break spaces, so that a table can be read."""
    return text.replace("\u00a0", "~")


# locale, the first of July, the 29th of September in running text, the same in a narrow column
GOLDEN_DAYS = [
    ("fr", "1er~juillet 2015", "29~septembre 2015", "29/09/2015"),
    ("es_MX", "1.º~de~julio de 2015", "29~de~septiembre de 2015", "29/09/2015"),
    ("es_ES", "1~de~julio de 2015", "29~de~septiembre de 2015", "29/09/2015"),
    ("es_CL", "1.º~de~julio de 2015", "29~de~septiembre de 2015", "29-09-2015"),
    ("es_CO", "1.º~de~julio de 2015", "29~de~septiembre de 2015", "29/09/2015"),
    ("es_AR", "1.º~de~julio de 2015", "29~de~septiembre de 2015", "29/09/2015"),
    ("es_PE", "1.º~de~julio de 2015", "29~de~setiembre de 2015", "29/09/2015"),
    ("es_UY", "1.º~de~julio de 2015", "29~de~setiembre de 2015", "29/09/2015"),
    ("es_PA", "1.º~de~julio de 2015", "29~de~septiembre de 2015", "29/09/2015"),
    ("en", "1~July 2015", "29~September 2015", "29~Sep~2015"),
]

GOLDEN_PERIODS = [
    ("fr", "2015-06-29", "2015-06-30", "29-30~juin 2015"),
    ("fr", "2015-07-01", "2015-07-03", "1er-3~juillet 2015"),
    ("fr", "2015-06-30", "2015-07-01", "30~juin~– 1er~juillet 2015"),
    ("fr", "2014-12-31", "2015-01-01", "31~décembre 2014~– 1er~janvier 2015"),
    ("es_MX", "2015-06-29", "2015-06-30", "29 y 30~de~junio de 2015"),
    ("es_MX", "2015-06-01", "2015-06-05", "1.º al 5~de~junio de 2015"),
    ("es_MX", "2015-06-30", "2015-07-01", "30~de~junio y 1.º~de~julio de 2015"),
    ("es_MX", "2015-06-30", "2015-07-02", "30~de~junio al 2~de~julio de 2015"),
    ("es_MX", "2014-12-30", "2015-01-01", "30~de~diciembre de 2014 al 1.º~de~enero de 2015"),
    ("es_MX", "2014-12-31", "2015-01-01", "31~de~diciembre de 2014 y 1.º~de~enero de 2015"),
    ("es_ES", "2015-06-01", "2015-06-02", "1 y 2~de~junio de 2015"),
    ("es_PE", "2015-09-01", "2015-09-05", "1.º al 5~de~setiembre de 2015"),
    ("es_CL", "2015-06-29", "2015-06-30", "29 y 30~de~junio de 2015"),
    ("en", "2015-06-29", "2015-06-30", "29–30~June 2015"),
    ("en", "2015-06-30", "2015-07-01", "30~June~– 1~July 2015"),
    ("en", "2014-12-31", "2015-01-01", "31~December 2014~– 1~January 2015"),
]

GOLDEN_OPEN = [
    ("fr", "2015-07-01", None, "à partir du 1er~juillet 2015"),
    ("fr", None, "2015-07-01", "jusqu’au 1er~juillet 2015"),
    ("es_MX", "2015-07-01", None, "a partir del 1.º~de~julio de 2015"),
    ("es_ES", None, "2015-07-01", "hasta el 1~de~julio de 2015"),
    ("en", "2015-07-01", None, "from 1~July 2015"),
    ("en", None, "2015-07-01", "until 1~July 2015"),
    ("fr", "2015-06-29", "2015-06-30", "29-30~juin 2015"),
    ("fr", None, None, ""),
]

GOLDEN_TIMES = [
    ("fr", "10:30", None, "10~h~30"),
    ("fr", "09:00", None, "9~h"),
    ("fr", "10:30", "12:00", "10~h~30~– 12~h"),
    ("fr", None, "12:00", "jusqu’à 12~h"),
    ("es_MX", "10:30", None, "10:30~h"),
    ("es_MX", "10:30", "12:00", "10:30-12:00~h"),
    ("es_CL", None, "12:00", "hasta las 12:00~h"),
    ("es_ES", None, "01:15", "hasta la 1:15~h"),
    ("en", "09:05", None, "9:05"),
    ("en", "10:30", "12:00", "10:30–12:00"),
    ("en", None, "12:00", "until 12:00"),
    ("fr", "10:30", "10:30", "10~h~30"),
    ("es_MX", None, None, ""),
]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def moment(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


@pytest.mark.parametrize(("code", "first", "ninth", "short"), GOLDEN_DAYS)
def test_a_day(code: str, first: str, ninth: str, short: str) -> None:
    t = of(code)
    told = [t.date(date(2015, 7, 1)), t.date(date(2015, 9, 29)), t.short_date(date(2015, 9, 29))]
    assert [plain(text) for text in told] == [first, ninth, short]


@pytest.mark.parametrize(("code", "first", "last", "written"), GOLDEN_PERIODS)
def test_a_period_says_nothing_twice(code: str, first: str, last: str, written: str) -> None:
    assert plain(of(code).period(day(first), day(last))) == written


@pytest.mark.parametrize(("code", "first", "last", "written"), GOLDEN_OPEN)
def test_a_period_without_an_end_says_so(
    code: str, first: str | None, last: str | None, written: str
) -> None:
    assert plain(of(code).open_period(day(first), day(last))) == written


@pytest.mark.parametrize(("code", "first", "last", "written"), GOLDEN_TIMES)
def test_a_time_and_from_when_to_when(code: str, first: str | None, last: str | None, written: str) -> None:
    assert plain(of(code).times(moment(first), moment(last))) == written


def test_a_period_with_one_end_or_of_one_day_is_that_day() -> None:
    t, one = Written(FRANCE), date(2015, 6, 29)
    assert t.period(one, one) == t.period(one) == t.period(None, one) == t.date(one)
    assert t.period(None, None) == t.date(None) == t.short_date(None) == t.time(None) == ""


@pytest.mark.parametrize(
    ("code", "weekday", "month"),
    [("fr", "lundi", "juin 2015"), ("es_CL", "lunes", "junio de 2015"), ("en", "Monday", "June 2015")],
)
def test_names_of_days_and_months(code: str, weekday: str, month: str) -> None:
    t = of(code)
    assert (t.weekday(date(2015, 6, 29)), t.month_year(date(2015, 6, 29))) == (weekday, month)


@given(DAYS, ANY_LOCALE)
def test_no_line_ends_between_day_and_month(one: date, locale: Locale) -> None:
    t = Written(locale)
    assert " " not in t.day_month(one)
    assert " " not in t.short_date(one)
    before, name, _after = t.date(one).partition(t.month(one.month))
    assert name
    assert " " not in before


@given(DAYS, st.integers(1, 800), ANY_LOCALE)
def test_no_line_ends_inside_the_days_of_a_period(first: date, length: int, locale: Locale) -> None:
    t, last = Written(locale), first + timedelta(length)
    told = t.period(first, last)
    assert told.endswith(t.date(last)) or (first.year, first.month) == (last.year, last.month)
    assert t.day_month(last) in told
    assert not re.search(r"\d [^\W\d]+", told.replace(" de ", "").replace(" y ", "").replace(" al ", ""))
    assert not re.search(r" [–-]", told)


@given(st.times(), ANY_LOCALE)
def test_a_time_is_whole_and_read_back(at: time, locale: Locale) -> None:
    minute = at.replace(second=0, microsecond=0)
    told = Written(locale).time(minute)
    assert " " not in told
    assert read_time(told) == minute


@given(DAYS, ANY_LOCALE)
def test_a_day_is_read_back_by_the_field_for_days(one: date, locale: Locale) -> None:
    t = Written(locale)
    assert read_day(t.date(one)) == one
    assert read_day(t.short_date(one)) == one
