"""Who speaks which language, and for which country a document writes its Spanish."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cufdesk.i18n import NBSP, NNBSP, screen_language, screen_translator, set_language, translator


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


@pytest.mark.parametrize(
    ("country", "tag", "written"),
    [
        ("MX", "es-MX", f"1,234.50{NBSP}EUR"),
        ("CL", "es-CL", f"1.234,50{NBSP}EUR"),
        ("ES", "es-ES", f"1.234,50{NBSP}€"),
        ("", "es-MX", f"1,234.50{NBSP}EUR"),
        ("FR", "es-MX", f"1,234.50{NBSP}EUR"),
        ("international", "es-MX", f"1,234.50{NBSP}EUR"),
    ],
)
def test_spanish_follows_the_partner_country(country: str, tag: str, written: str) -> None:
    t = translator("es", country)
    assert (t.language, t.tag, t.amount(Decimal("1234.5"), "EUR")) == ("es", tag, written)
    assert t is translator("es", country)


@pytest.mark.parametrize(("language", "tag"), [("fr", "fr-FR"), ("en", "en-GB")])
def test_french_and_english_do_not(language: str, tag: str) -> None:
    assert translator(language, "CL") is translator(language)
    assert translator(language, "CL").tag == tag


def test_the_screen_speaks_the_spanish_of_mexico() -> None:
    before = screen_language()
    try:
        set_language("es")
        assert screen_translator().tag == "es-MX"
    finally:
        set_language(before)


def test_a_translator_of_a_country_knows_the_words_of_its_language() -> None:
    assert translator("es", "CL").word("side", "french") == translator("es").word("side", "french") != ""
    assert translator("fr").amount(Decimal("1234.5"), "EUR") == f"1{NNBSP}234,50{NBSP}€"
