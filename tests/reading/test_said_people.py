from __future__ import annotations

import pytest

from cufdesk.exchange.texts import clean
from cufdesk.reading.minutes import read
from cufdesk.reading.understanding import Understanding
from tests.reading.said_people import BODIES, DAYS, HEADS, LETTERS, LISTS, MENTIONS, NOBODY, SENTENCES

THERE = {"present", "host", "delegate"}


def understood(language: str, words: str) -> Understanding:
    return read(clean(f"{HEADS[language]}{words}{BODIES[language]}").text)


def roles(text: Understanding) -> list[tuple[str | None, str]]:
    return [(one.name, "present" if one.role in THERE else one.role) for one in text.people]


@pytest.mark.parametrize(("language", "words", "people"), [*LISTS, *SENTENCES])
def test_who_was_there(language: str, words: str, people: list[tuple[str, str]]) -> None:
    assert sorted(map(str, roles(understood(language, words)))) == sorted(map(str, people))


@pytest.mark.parametrize(("language", "words", "people"), LETTERS)
def test_who_met_as_one_of_them_writes(language: str, words: str, people: list[tuple[str, str]]) -> None:
    found = read(clean(words).text, language=language)
    assert sorted(map(str, roles(found))) == sorted(map(str, people))


@pytest.mark.parametrize(("language", "words", "name"), MENTIONS)
def test_who_is_named_in_a_sentence(language: str, words: str, name: str) -> None:
    assert [one.name for one in understood(language, words).people] == [name]


@pytest.mark.parametrize(("language", "words"), NOBODY)
def test_places_and_authors_are_nobody(language: str, words: str) -> None:
    assert understood(language, words).people == ()


@pytest.mark.parametrize(("language", "words", "days"), DAYS)
def test_all_days_that_are_said(language: str, words: str, days: list[str]) -> None:
    lead = {"fr": "La visite est prévue", "es": "La visita está prevista"}[language]
    found = [date for date in understood(language, f"{lead} {words}.").dates if date.start]
    assert [f"{date.start}/{date.end}" for date in found][1:] == days
