from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.i18n import translator
from cufdesk.reading.dates import dates
from cufdesk.reading.minutes import read
from cufdesk.reading.structure import document
from tests.reading.own_texts import understood

FEBRUARY = dt.date(2015, 2, 12)


def said(text: str, language: str, reference: dt.date | None = FEBRUARY) -> list[tuple[str, str, bool, str]]:
    found = dates(document(text, language), reference)
    return [
        (
            date.start.isoformat() if date.start else "",
            date.end.isoformat() if date.end else "",
            date.year_inferred,
            date.precision,
        )
        for date in found
    ]


@pytest.mark.parametrize(
    ("text", "start", "end", "inferred"),
    [
        ("le 1er juillet 2016", "2016-07-01", "2016-07-01", False),
        ("du 3 au 5 mars 2016", "2016-03-03", "2016-03-05", False),
        ("les 3 et 4 mars", "2015-03-03", "2015-03-04", True),
        ("les 12, 13 et 14 mai 2015", "2015-05-12", "2015-05-14", False),
        ("29-30 juin", "2015-06-29", "2015-06-30", True),
        ("30 juin - 2 juillet 2015", "2015-06-30", "2015-07-02", False),
        ("31 décembre 2015 au 2 janvier 2016", "2015-12-31", "2016-01-02", False),
        ("mardi 3 janvier", "2017-01-03", "2017-01-03", True),
        ("le 12/03/2016", "2016-03-12", "2016-03-12", False),
        ("le 12.03.16", "2016-03-12", "2016-03-12", False),
        ("2016-03-12", "2016-03-12", "2016-03-12", False),
        ("le 15 janvier", "2015-01-15", "2015-01-15", True),
        ("le 15 septembre", "2015-09-15", "2015-09-15", True),
        ("le 3 mars et 12 élus", "2015-03-03", "2015-03-03", True),
        ("le 29\u00a0juin\u202f2015", "2015-06-29", "2015-06-29", False),
    ],
)
def test_french_dates(text: str, start: str, end: str, inferred: bool) -> None:
    assert said(text, "fr", dt.date(2016, 12, 1) if "janvier" in text and "mardi" in text else FEBRUARY) == [
        (start, end, inferred, "exact")
    ]


@pytest.mark.parametrize(
    ("text", "start", "end", "inferred"),
    [
        ("el 29 y 30 de junio de 2015", "2015-06-29", "2015-06-30", False),
        ("del 3 al 5 de marzo de 2016", "2016-03-03", "2016-03-05", False),
        ("1.º de julio de 2015", "2015-07-01", "2015-07-01", False),
        ("primero de julio", "2015-07-01", "2015-07-01", True),
        ("a más tardar el 30 de junio", "2015-06-30", "2015-06-30", True),
        ("martes 3 de marzo del 2015", "2015-03-03", "2015-03-03", False),
        ("los días 5, 6 y 7 de octubre de 2022", "2022-10-05", "2022-10-07", False),
    ],
)
def test_spanish_dates(text: str, start: str, end: str, inferred: bool) -> None:
    assert said(text, "es") == [(start, end, inferred, "exact")]


def test_months_and_words_are_fuzzy_events_are_relative() -> None:
    assert said("en septembre, fin mars 2016, dès que possible, lors de la visite officielle", "fr") == [
        ("2015-09-01", "2015-09-30", True, "fuzzy"),
        ("2016-03-01", "2016-03-31", False, "fuzzy"),
        ("", "", False, "fuzzy"),
        ("", "", False, "relative"),
    ]
    assert said("a finales de mayo, lo antes posible, antes de la visita presidencial", "es") == [
        ("2015-05-01", "2015-05-31", True, "fuzzy"),
        ("", "", False, "fuzzy"),
        ("", "", False, "relative"),
    ]


def test_no_year_is_guessed_and_no_day_is_made_up() -> None:
    assert said("le 15 juillet", "fr", None) == [("", "", False, "fuzzy")]
    assert said("le 31 février 2015", "fr") == [("", "", False, "fuzzy")]
    assert said("3/4 des élus, 99/99/2015, article 12.3, plus vite que durant l'été, 1er prix", "fr") == []
    assert understood("rapport").start is None


def test_the_date_of_the_meeting() -> None:
    assert understood("reunion-numerotee").start == dt.date(2016, 3, 8)
    assert understood("mission-puces").start == dt.date(2017, 5, 4)
    assert understood("mission-puces").end == dt.date(2017, 5, 6)
    assert understood("conclusions-etapes").start == dt.date(2021, 10, 14)
    assert understood("minuta-marcada").start == dt.date(2023, 11, 21)
    assert read("Rien n'est dit.").start is None


@given(st.dates(dt.date(1990, 1, 1), dt.date(2089, 12, 31)), st.sampled_from(["fr", "es"]))
def test_every_date_that_is_printed_is_read_again(day: dt.date, language: str) -> None:
    printed = translator(language).date(day)
    assert said(f"Reunión, {printed}.", language, None) == [
        (day.isoformat(), day.isoformat(), False, "exact")
    ]


@given(
    st.dates(dt.date(1990, 1, 1), dt.date(2089, 12, 31)),
    st.integers(1, 40),
    st.sampled_from(["fr", "es"]),
)
def test_every_period_that_is_printed_is_read_again(first: dt.date, days: int, language: str) -> None:
    last = first + dt.timedelta(days=days)
    printed = translator(language).period(first, last)
    assert said(printed, language, None) == [(first.isoformat(), last.isoformat(), False, "exact")]


def test_a_day_without_its_year_in_figures() -> None:
    assert said("À rendre pour le 15/02.", "fr") == [("2015-02-15", "2015-02-15", True, "exact")]
    assert said("À rendre pour le 15/02.", "fr", None) == []
    assert said("10/12 des villes, page 2/3, lot 31/02/5", "fr") == []


def test_two_days_parted_by_a_stroke() -> None:
    assert said("le 1er/2 juin 2018", "fr") == [("2018-06-01", "2018-06-02", False, "exact")]


def test_a_street_is_no_day() -> None:
    text = read("Compte rendu\n\nLa rue du 8 mai 1945 est fermée. La visite a eu lieu le 3 juin 2016.")
    assert text.start == dt.date(2016, 6, 3)
    assert said("Calle 5 de mayo de 1862", "es") == []
