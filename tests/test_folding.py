"""One folding for search, sorting and reading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.folding import fold, sort_key, words_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ángeles", "angeles"),
        ("ÑÁÑEZ", "nanez"),
        ("Cœur", "coeur"),
        ("Œuvre", "oeuvre"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("Ærø", "aero"),
        ("l\u2019aménagement", "l'amenagement"),
        ("ﬁn", "fin"),
        ("10\u202f000\u00a0€", "10 000 €"),
    ],
)
def test_letters_that_look_alike_are_alike(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_case_does_not_count(text: str) -> None:
    assert fold(text.casefold()) == fold(text)


def test_words_stand_alone() -> None:
    assert words_of("AL-Las (Alianza), l’État") == ["al", "las", "alianza", "l", "etat"]


def test_a_directory_is_in_the_order_that_a_person_expects() -> None:
    names = ["Zapata", "Ñáñez", "Ángeles", "Nuñez", "Núñez", "Oca", "Nava", "de la Peña"]
    assert sorted(names, key=sort_key) == [
        "Ángeles",
        "de la Peña",
        "Nava",
        "Nuñez",
        "Núñez",
        "Ñáñez",
        "Oca",
        "Zapata",
    ]
