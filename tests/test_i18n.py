"""Dates, times, numbers and amounts as a native writes them, per language."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.i18n import LANGUAGES, NBSP, NNBSP, screen_language, set_language, translator

GOLDEN_DATES = [
    ("fr", date(2015, 7, 1), f"1er{NBSP}juillet 2015"),
    ("fr", date(2015, 6, 29), f"29{NBSP}juin 2015"),
    ("fr", date(2015, 8, 15), f"15{NBSP}août 2015"),
    ("es", date(2015, 6, 29), f"29{NBSP}de junio de 2015"),
    ("es", date(2015, 7, 1), f"1.º{NBSP}de julio de 2015"),
    ("en", date(2015, 7, 1), f"1{NBSP}July 2015"),
]

GOLDEN_PERIODS = [
    ("fr", date(2015, 6, 29), date(2015, 6, 30), f"29-30{NBSP}juin 2015"),
    ("fr", date(2015, 7, 1), date(2015, 7, 3), f"1er-3{NBSP}juillet 2015"),
    ("fr", date(2015, 6, 30), date(2015, 7, 1), f"30{NBSP}juin – 1er{NBSP}juillet 2015"),
    ("fr", date(2014, 12, 31), date(2015, 1, 1), f"31{NBSP}décembre 2014 – 1er{NBSP}janvier 2015"),
    ("es", date(2015, 6, 29), date(2015, 6, 30), f"29 y 30{NBSP}de junio de 2015"),
    ("es", date(2015, 6, 1), date(2015, 6, 5), f"1.º al 5{NBSP}de junio de 2015"),
    ("es", date(2015, 6, 30), date(2015, 7, 2), f"30{NBSP}de junio al 2{NBSP}de julio de 2015"),
    ("en", date(2015, 6, 29), date(2015, 6, 30), f"29–30{NBSP}June 2015"),
]

GOLDEN_AMOUNTS = [
    ("fr", "1234.5", "EUR", f"1{NNBSP}234,50{NBSP}€"),
    ("fr", "1234.5", "MXN", f"1{NNBSP}234,50{NBSP}MXN"),
    ("fr", "-12450000", "EUR", f"-12{NNBSP}450{NNBSP}000,00{NBSP}€"),
    ("es", "1234.5", "MXN", f"$1,234.50{NBSP}MXN"),
    ("es", "1234.5", "EUR", f"1,234.50{NBSP}EUR"),
    ("es", "-1234.5", "MXN", f"-$1,234.50{NBSP}MXN"),
    ("en", "1234.5", "EUR", "€1,234.50"),
    ("en", "1234.5", "MXN", f"MXN{NBSP}1,234.50"),
]


@pytest.mark.parametrize(("language", "day", "written"), GOLDEN_DATES)
def test_a_date_is_written_as_in_running_text(language: str, day: date, written: str) -> None:
    assert translator(language).date(day) == written


@pytest.mark.parametrize(("language", "first", "last", "written"), GOLDEN_PERIODS)
def test_a_period_says_nothing_twice(language: str, first: date, last: date, written: str) -> None:
    assert translator(language).period(first, last) == written


def test_a_period_with_one_end_or_of_one_day_is_that_day() -> None:
    t = translator("fr")
    day = date(2015, 6, 29)
    assert t.period(day, day) == t.period(day) == t.period(None, day) == t.date(day)
    assert t.period(None, None) == ""


@pytest.mark.parametrize(
    ("language", "moment", "written"),
    [
        ("fr", time(10, 30), f"10{NBSP}h{NBSP}30"),
        ("fr", time(9, 0), f"9{NBSP}h"),
        ("es", time(10, 30), f"10:30{NBSP}h"),
        ("en", time(10, 30), "10:30"),
    ],
)
def test_a_time_of_day(language: str, moment: time, written: str) -> None:
    assert translator(language).time(moment) == written


@pytest.mark.parametrize(("language", "figure", "currency", "written"), GOLDEN_AMOUNTS)
def test_an_amount_is_never_mistaken_for_another(
    language: str, figure: str, currency: str, written: str
) -> None:
    assert translator(language).amount(Decimal(figure), currency) == written


def test_whole_amounts_are_rounded_for_the_forms() -> None:
    assert translator("fr").amount(Decimal("1234.56"), "EUR", whole=True) == f"1{NNBSP}235{NBSP}€"


def test_quotation_marks_are_spaced_in_french_alone() -> None:
    assert translator("fr").quoted("oui") == f"«{NBSP}oui{NBSP}»"
    assert translator("es").quoted("sí") == "«sí»"


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(LANGUAGES))
def test_no_date_breaks_between_day_and_month(day: date, language: str) -> None:
    written = translator(language).date(day)
    assert str(day.year) in written
    assert written.index(NBSP) < written.index(translator(language).month(day.month))


def test_a_document_does_not_look_at_the_screen() -> None:
    before = screen_language()
    try:
        set_language("es")
        assert translator("fr").date(date(2015, 2, 12)) == f"12{NBSP}février 2015"
    finally:
        set_language(before)


def test_an_unknown_language_is_a_bug() -> None:
    with pytest.raises(ValueError, match="unknown language"):
        translator("de")
