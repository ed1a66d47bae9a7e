"""The table of countries agrees with CLDR in what CLDR knows, and says what it is asked."""

from __future__ import annotations

from babel import Locale as Known
from babel.numbers import get_territory_currencies

from cufdesk.country_words import COUNTRY
from cufdesk.formats.locales import COUNTRIES, FRANCE, LOCALES, MEXICO, locale_of


def test_every_locale_is_one_that_cldr_knows() -> None:
    for locale in LOCALES:
        assert str(Known.parse(locale.name)) == locale.name
        assert locale.tag == locale.name.replace("_", "-")
        assert locale.language in {"fr", "es", "en"}


def test_each_country_has_its_own_money() -> None:
    for country in COUNTRIES:
        assert locale_of("es", country).currency in get_territory_currencies(country)


def test_the_minus_and_the_gap_stand_where_cldr_has_them() -> None:
    for country in COUNTRIES:
        locale = locale_of("es", country)
        pattern = str(Known.parse(locale.name).currency_formats["standard"].pattern)
        assert locale.sign_last == pattern.endswith("¤")
        assert locale.minus_inside == ("¤-" in pattern or "¤\u00a0-" in pattern)
        assert bool(locale.sign_gap) == pattern.startswith("¤\u00a0")


def test_a_partner_country_can_be_chosen_with_its_own_spanish() -> None:
    assert set(COUNTRIES) <= set(COUNTRY)


def test_what_is_not_known_is_mexico() -> None:
    assert locale_of("es") == locale_of("es", "BR") == locale_of("es", "international") == MEXICO
    assert locale_of("fr", "ES") == FRANCE
