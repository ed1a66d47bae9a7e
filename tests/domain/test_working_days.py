"""Weekends and public holidays, against days that calendars print."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cufdesk.domain.versions import is_draft, is_issued, issued_before, next_draft, next_issued
from cufdesk.domain.working_days import after_working_days, easter, holiday, is_working_day, next_working_day

_DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


def test_easter_falls_on_the_days_that_calendars_print() -> None:
    known = {2008: (3, 23), 2011: (4, 24), 2015: (4, 5), 2016: (3, 27), 2024: (3, 31), 2038: (4, 25)}
    assert {year: (easter(year).month, easter(year).day) for year in known} == known


def test_the_holidays_of_both_countries() -> None:
    assert holiday(date(2015, 7, 14)) == "National Day of France"
    assert holiday(date(2015, 4, 6)) == "Easter Monday"
    assert holiday(date(2015, 5, 14)) == "Ascension Day"
    assert holiday(date(2015, 5, 25)) == "Whit Monday"
    assert holiday(date(2015, 2, 2), "MX") == "Constitution Day of Mexico"
    assert holiday(date(2015, 3, 16), "MX") == "Birthday of Benito Juárez"
    assert holiday(date(2015, 11, 16), "MX") == "Revolution Day of Mexico"
    assert not holiday(date(2015, 2, 9), "MX")
    assert not holiday(date(2015, 7, 14), "MX")
    assert not holiday(date(2015, 9, 16))
    assert not holiday(date(2015, 7, 14), "CL")


def test_ten_working_days_after_a_draft_of_february() -> None:
    assert after_working_days(date(2015, 2, 17), 10) == date(2015, 3, 3)
    # 1 and 8 May, Ascension and two weekends lie between.
    assert after_working_days(date(2015, 4, 30), 9) == date(2015, 5, 18)
    assert next_working_day(date(2015, 7, 14)) == date(2015, 7, 15)
    assert next_working_day(date(2015, 7, 13)) == date(2015, 7, 13)


@given(_DAYS, st.integers(1, 40))
def test_as_many_working_days_lie_between_as_were_asked(day: date, n: int) -> None:
    end = after_working_days(day, n)
    assert is_working_day(end)
    passed = [day + timedelta(days=ahead) for ahead in range(1, (end - day).days + 1)]
    assert sum(map(is_working_day, passed)) == n


def test_versions_count_on() -> None:
    assert [next_draft(one) for one in ("", "0.1", "v0.9", "first", "1.0")] == [
        "0.1",
        "0.2",
        "0.10",
        "0.1",
        "0.1",
    ]
    assert [next_issued(one) for one in ("0.3", "1.0", "v1.9", "draft")] == ["1.0", "1.1", "1.10", "1.0"]
    assert [issued_before(one) for one in ("1.1", "1.10", "1.0")] == ["1.0", "1.9", "1.0"]
    assert (is_draft("0.1"), is_draft("0.0"), is_draft("1.0"), is_draft("x")) == (True, False, False, False)
    assert (is_issued("1.0"), is_issued("0.9")) == (True, False)
