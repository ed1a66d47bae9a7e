"""Numbers, shares, ranks and amounts per country, and that an amount is never mistaken for another."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import assume, given
from hypothesis import strategies as st

from cufdesk.formats.locales import BRITAIN, CURRENCIES, FRANCE, LOCALES, MEXICO, Locale, locale_of
from cufdesk.formats.numbers import Numbers
from cufdesk.ui.parts.typed_values import read_amount

VALUES = st.decimals("-99999999999.99", "99999999999.99", places=2)


class Written(Numbers):
    def __init__(self, locale: Locale) -> None:
        self.locale = locale


def of(code: str) -> Written:
    language, _line, country = code.partition("_")
    return Written(locale_of(language, country))


def plain(text: str) -> str:
    """Return a text with "~" for U+00A0 and "_" for U+202F, so that a table can be read."""
    return text.replace("\u00a0", "~").replace("\u202f", "_")


GOLDEN_AMOUNTS = [
    ("fr", "1234.5", "EUR", "1_234,50~€"),
    ("fr", "1234.5", "MXN", "1_234,50~MXN"),
    ("fr", "1234.5", "USD", "1_234,50~USD"),
    ("fr", "1234", "CLP", "1_234~CLP"),
    ("fr", "-12450000", "EUR", "-12_450_000,00~€"),
    ("es_MX", "1234.5", "MXN", "$1,234.50~MXN"),
    ("es_MX", "1234.5", "EUR", "1,234.50~EUR"),
    ("es_MX", "1234.5", "USD", "1,234.50~USD"),
    ("es_MX", "-1234.5", "MXN", "-$1,234.50~MXN"),
    ("es_ES", "1234.5", "EUR", "1.234,50~€"),
    ("es_ES", "-1234567.5", "EUR", "-1.234.567,50~€"),
    ("es_ES", "1234.5", "MXN", "1.234,50~MXN"),
    ("es_CL", "1234567", "CLP", "$1.234.567~CLP"),
    ("es_CL", "1234.5", "CLP", "$1.234,50~CLP"),
    ("es_CL", "-1234567", "CLP", "$-1.234.567~CLP"),
    ("es_CL", "1234.5", "EUR", "1.234,50~EUR"),
    ("es_CL", "1234.5", "MXN", "1.234,50~MXN"),
    ("es_CO", "1234.5", "COP", "$1.234,50~COP"),
    ("es_AR", "1234.5", "ARS", "$1.234,50~ARS"),
    ("es_AR", "-1234.5", "ARS", "-$1.234,50~ARS"),
    ("es_PE", "1234.5", "PEN", "S/~1,234.50~PEN"),
    ("es_UY", "1234.5", "UYU", "$~1.234,50~UYU"),
    ("es_EC", "1234.5", "USD", "$1.234,50~USD"),
    ("es_CR", "1234.5", "CRC", "₡1~234,50~CRC"),
    ("es_PY", "1234", "PYG", "₲~1.234~PYG"),
    ("es_DO", "1234.5", "DOP", "RD$1,234.50~DOP"),
    ("en", "1234.5", "EUR", "€1,234.50"),
    ("en", "-1234.5", "EUR", "-€1,234.50"),
    ("en", "1234.5", "MXN", "MXN~1,234.50"),
]


@pytest.mark.parametrize(("code", "figure", "currency", "written"), GOLDEN_AMOUNTS)
def test_an_amount(code: str, figure: str, currency: str, written: str) -> None:
    assert plain(of(code).amount(Decimal(figure), currency)) == written


@pytest.mark.parametrize(
    ("code", "share", "written"),
    [
        ("fr", "0.125", "12,5~%"),
        ("fr", "1", "100~%"),
        ("es_MX", "0.125", "12.5%"),
        ("es_ES", "0.125", "12,5~%"),
        ("es_CL", "0.125", "12,5%"),
        ("en", "0.125", "12.5%"),
        ("fr", "-0.0001", "-0,01~%"),
    ],
)
def test_a_share(code: str, share: str, written: str) -> None:
    assert plain(of(code).percent(Decimal(share))) == written


@pytest.mark.parametrize(
    ("code", "number", "masculine", "feminine"),
    [
        ("fr", 1, "1er", "1re"),
        ("fr", 2, "2e", "2e"),
        ("fr", 21, "21e", "21e"),
        ("es_MX", 1, "1.º", "1.ª"),
        ("es_CL", 12, "12.º", "12.ª"),
        *[("en", n, told, told) for n, told in ((1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"))],
        *[("en", n, told, told) for n, told in ((11, "11th"), (12, "12th"), (21, "21st"), (113, "113th"))],
    ],
)
def test_a_rank(code: str, number: int, masculine: str, feminine: str) -> None:
    assert (of(code).ordinal(number), of(code).ordinal(number, feminine=True)) == (masculine, feminine)


def test_a_half_is_rounded_up_as_accounts_are() -> None:
    t = Written(FRANCE)
    assert plain(t.amount(Decimal("2034.50"), "EUR", whole=True)) == "2_035~€"
    assert plain(t.amount(Decimal("-2034.50"), "EUR", whole=True)) == "-2_035~€"
    assert t.number(Decimal("0.125"), 2) == "0,13"
    assert t.number(Decimal("-0.004"), 2) == "0,00"
    assert t.amount(None, "EUR") == ""


def test_decimals_are_those_asked_for_else_up_to_three() -> None:
    t = Written(MEXICO)
    told = [t.number(Decimal("1234.56789")), t.number(Decimal("1234.50")), t.number(12), t.number(5, 2)]
    assert told == ["1,234.568", "1,234.5", "12", "5.00"]
    assert t.number(Decimal("0.058765"), 6) == "0.058765"
    assert t.number(Decimal(10) ** 40, 2).endswith(",000.00")


@given(VALUES, st.sampled_from(CURRENCIES), st.sampled_from(LOCALES))
def test_an_amount_is_read_back_by_the_field_for_money(value: Decimal, currency: str, locale: Locale) -> None:
    assert read_amount(Written(locale).amount(value, currency), locale.language) == value


@given(VALUES, st.sampled_from(CURRENCIES), st.sampled_from(LOCALES), st.booleans())
def test_no_line_ends_inside_an_amount(value: Decimal, currency: str, locale: Locale, whole: bool) -> None:
    assert not re.search(r"[ \t\n]", Written(locale).amount(value, currency, whole=whole))


@given(VALUES, st.sampled_from(LOCALES), st.sampled_from(CURRENCIES), st.sampled_from(CURRENCIES))
def test_two_currencies_are_never_written_alike(value: Decimal, locale: Locale, one: str, other: str) -> None:
    assume(one != other)
    t = Written(locale)
    assert t.amount(value, one) != t.amount(value, other)
    assert one in t.amount(value, one) or (one == "EUR" and "€" in t.amount(value, one))


@given(VALUES, st.sampled_from(LOCALES))
def test_figures_are_those_of_cldr(value: Decimal, locale: Locale) -> None:
    assert Written(locale).number(value) == format_decimal(value, locale=locale.name)


def test_britain_writes_other_money_code_first() -> None:
    assert plain(Written(BRITAIN).amount(Decimal(-5), "USD")) == "USD~-5.00"
