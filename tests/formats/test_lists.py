"""Lists in running text and quotation marks."""

from __future__ import annotations

import pytest

from cufdesk.formats.lists import Lists
from cufdesk.formats.locales import Locale, locale_of


class Written(Lists):
    def __init__(self, locale: Locale) -> None:
        self.locale = locale


def of(language: str) -> Written:
    return Written(locale_of(language))


@pytest.mark.parametrize(
    ("language", "texts", "every", "either"),
    [
        ("fr", [], "", ""),
        ("fr", ["a"], "a", "a"),
        ("fr", ["a", "b"], "a et b", "a ou b"),
        ("fr", ["a", "", "b", "c"], "a, b et c", "a, b ou c"),
        ("es", ["a", "b", "c"], "a, b y c", "a, b o c"),
        ("en", ["a", "b", "c"], "a, b and c", "a, b or c"),
    ],
)
def test_a_list(language: str, texts: list[str], every: str, either: str) -> None:
    assert (of(language).all_of(texts), of(language).any_of(texts)) == (every, either)


@pytest.mark.parametrize(
    ("last", "word"),
    [
        *[
            (text, "e")
            for text in ("Inés", "Íñigo", "Hidalgo", "hijos", "INEGI", "Yves", "Ynduráin", "«Isla»")
        ],
        *[(text, "y") for text in ("hierro", "hielo", "iones", "Yucatán", "Ana", "York", "29", "y", "¿hay?")],
    ],
)
def test_and_gives_way_to_the_sound_of_i(last: str, word: str) -> None:
    assert of("es").all_of(["Ana", last]) == f"Ana {word} {last}"
    assert of("fr").all_of(["Ana", last]) == f"Ana et {last}"


@pytest.mark.parametrize(
    ("last", "word"),
    [
        *[
            (text, "u")
            for text in ("otro", "Óscar", "hombre", "OEA", "8", "80", "11", "11 000", "11,500,000")
        ],
        *[(text, "o") for text in ("uno", "Hugo", "7", "110", "1100", "18", "(ella)")],
    ],
)
def test_or_gives_way_to_the_sound_of_o(last: str, word: str) -> None:
    assert of("es").any_of(["esto", last]) == f"esto {word} {last}"
    assert of("en").any_of(["esto", last]) == f"esto or {last}"


@pytest.mark.parametrize(
    ("language", "outer", "inner"),
    [("fr", "«\u00a0oui\u00a0»", "“oui”"), ("es", "«oui»", "“oui”"), ("en", "“oui”", "‘oui’")],
)
def test_quotation_marks(language: str, outer: str, inner: str) -> None:
    t = of(language)
    assert (t.quoted("oui"), t.quoted("oui", inside=True)) == (outer, inner)
