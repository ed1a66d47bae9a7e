"""What a person types for days, times and numbers."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.i18n import translator
from cufdesk.ui.parts.typed_values import read_amount, read_day, read_rate, read_time, read_whole

JULY = date(2015, 7, 1)


@pytest.mark.parametrize(
    "typed",
    [
        "1/7/2015",
        "01/07/2015",
        "1.7.2015",
        "1-7-15",
        "2015-07-01",
        "1er juillet 2015",
        "1ER JUILLET 2015",
        "1 juil. 2015",
        "mercredi 1er juillet 2015",
        "1.º de julio de 2015",
        "1 de julio de 2015",
        "miércoles 1 de julio del 2015",
        "1 July 2015",
        "July 1, 2015",
        "1 jul 2015",
        "  1   juillet   2015 ",
    ],
)
def test_the_first_of_july(typed: str) -> None:
    assert read_day(typed) == JULY


@pytest.mark.parametrize(
    "typed",
    ["", "juillet 2015", "29 juin", "29/6", "32/1/2015", "29/02/2015", "1 brumaire 2015", "bientôt", "15"],
)
def test_what_is_no_day_is_not_guessed(typed: str) -> None:
    assert read_day(typed) is None


def test_months_that_begin_alike_are_told_apart() -> None:
    assert read_day("15 juin 2015") == date(2015, 6, 15)
    assert read_day("15 juil 2015") == date(2015, 7, 15)
    assert read_day("15 mars 2015") == date(2015, 3, 15)
    assert read_day("15 mai 2015") == date(2015, 5, 15)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(["fr", "es", "en"]))
def test_days_are_read_back_as_they_are_written(day: date, language: str) -> None:
    t = translator(language)
    assert read_day(t.date(day)) == day
    assert read_day(t.short_date(day)) == day
    assert read_day(day.isoformat()) == day


@given(st.text(max_size=30))
def test_no_input_breaks_the_reading(typed: str) -> None:
    for language in ("fr", "es", "en"):
        read_amount(typed, language)
        read_rate(typed, language)
    read_day(typed)
    read_time(typed)
    read_whole(typed)


@pytest.mark.parametrize("typed", ["10 h 30", "10h30", "10:30", "10.30", "10 : 30", "10:30 h", "10 H 30"])
def test_half_past_ten(typed: str) -> None:
    assert read_time(typed) == time(10, 30)


def test_whole_hours_and_what_is_no_time() -> None:
    assert read_time("9h") == read_time("9") == time(9)
    for typed in ("24:00", "10:60", "dix heures", "10:3:0", "-1"):
        assert read_time(typed) is None


@given(st.times(), st.sampled_from(["fr", "es", "en"]))
def test_times_are_read_back_as_they_are_written(moment: time, language: str) -> None:
    plain = moment.replace(second=0, microsecond=0)
    assert read_time(translator(language).time(plain)) == plain


@pytest.mark.parametrize(
    ("typed", "language", "amount"),
    [
        ("1 234,50", "fr", "1234.50"),
        ("1\u202f234,50\u00a0€", "fr", "1234.50"),
        ("1.234,50", "fr", "1234.50"),
        ("1,234.50", "fr", "1234.50"),
        ("1234.5", "fr", "1234.5"),
        ("1,5", "fr", "1.5"),
        ("12.500", "fr", "12500"),
        ("$1,234.50 MXN", "es", "1234.50"),
        ("12,500", "es", "12500"),
        ("1,5", "es", "1.5"),
        ("1,234,567", "en", "1234567"),
        ("-3", "fr", "-3"),
    ],
)
def test_amounts(typed: str, language: str, amount: str) -> None:
    assert read_amount(typed, language) == Decimal(amount)


@pytest.mark.parametrize("typed", ["", "douze", "--3", "1e5", "NaN", "Infinity", "٣", ","])
def test_what_is_no_amount(typed: str) -> None:
    assert read_amount(typed, "fr") is None


@given(
    st.decimals(0, 10**9, places=2, allow_nan=False, allow_infinity=False),
    st.sampled_from(["fr", "es", "en"]),
)
def test_amounts_are_read_back_as_they_are_written(value: Decimal, language: str) -> None:
    t = translator(language)
    assert read_amount(t.number(value, 2), language) == value
    assert read_amount(t.amount(value, "EUR"), language) == value
    assert read_amount(t.amount(value, "MXN"), language) == value


def test_a_rate_keeps_its_decimals() -> None:
    assert read_rate("0,059", "fr") == Decimal("0.059")
    assert read_rate("18.123", "fr") == Decimal("18.123")
    assert read_rate("18.123", "en") == Decimal("18.123")


@given(st.integers(0, 10**12))
def test_whole_numbers(value: int) -> None:
    assert read_whole(f" {value} ") == value
    assert read_whole(f"{value},5") is None
    assert read_whole(f"-{value}") is None
