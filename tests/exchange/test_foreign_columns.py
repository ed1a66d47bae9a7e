"""Columns of other programs' exports that are easily taken for something else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cufdesk.exchange.contact_cards import Post, Reach
from cufdesk.exchange.contact_columns import meaning_of
from cufdesk.i18n import set_language
from tests.exchange.test_contact_rows import only, read


@pytest.fixture(autouse=True)
def _screen() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")


def test_what_no_field_holds_is_not_taken_for_something_else() -> None:
    card = only(
        "First Name;Phonetic First Name;Last Name;Organization Name;Organization Department;Birthday;"
        "Date d'entrée en fonction;Labels;Phone 1 - Value;Phone 2 - Value",
        "Ana;Anna;Ruiz;Ville de Lyon;Relations;1970-01-02;12/02/15;* myContacts ::: Lyon;"
        "+57 1 381 3000;+5713813000",
    )
    assert (card.given_names, card.first_surname) == ("Ana", "Ruiz")
    assert card.posts == (Post("Ville de Lyon", ("Relations",)),)
    assert [phone.value for phone in card.phones] == ["+57 1 381 3000"]
    assert card.categories == ("Lyon",)


def test_a_row_of_thunderbird_s_keeps_its_two_addresses_apart() -> None:
    card = only(
        "Prénom;Nom de famille;Adresse privée;Ville;Code postal;Pays;Adresse professionnelle;Ville;"
        "Code postal;Pays",
        "Ana;Ruiz;1 rue A;Lyon;69003;France;Calle Mayor 1;Madrid;28013;España",
    )
    assert [(one.types, one.street, one.locality) for one in card.addresses] == [
        (("home",), "1 rue A", "Lyon"),
        (("work",), "Calle Mayor 1", "Madrid"),
    ]


def test_a_function_and_its_body_in_one_column_is_a_function() -> None:
    card = only("Nom Prénom;Fonction et organisme", "DE LA TORRE VILLAR Ana;Maire de Lyon")
    assert card.posts == (Post(title="Maire de Lyon"),)
    assert (card.given_names, card.first_surname) == ("Ana", "de la Torre Villar")


def test_a_total_below_a_list_is_nobody() -> None:
    found = read("Civilité;Prénom;Nom", "Mme;Ana;Ruiz", "Total;1;")
    assert [card.first_surname for card in found.cards] == ["Ruiz"]
    assert [problem.left_out for problem in found.problems] == [True]


def test_words_for_no_gender_and_numbers_cut_short() -> None:
    found = read("Nom;Prénom;Sexe;Téléphone", "Ruiz;Ana;Non spécifié;3,31427E+10")
    assert found.cards[0].gender == ""
    assert [problem.text for problem in found.problems] == ["3,31427E+10"]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Assistant's Name", ""),
        ("Nom de l'assistant(e)", ""),
        ("Manager's Name", ""),
        ("IMAddress", ""),
        ("Numéro d'identification de l'organisation", ""),
        ("Company Main Phone", "phone"),
        ("Assistant's Phone", "phone"),
        ("Téléphone de l'assistant(e)", "phone"),
        ("Home ZipCode", "postal_code"),
        ("Apellido 2", "second_surname"),
        ("Titre (poste)", "title"),
        ("Service", "unit"),
        ("Téléphone de jour", "phone"),
    ],
)
def test_headers_of_outlook(header: str, field: str) -> None:
    assert meaning_of(header).field == field


def test_the_number_of_an_assistant_says_so() -> None:
    card = only("Nom;Prénom;Téléphone de l'assistant(e)", "Ruiz;Ana;01 42 75 00 01")
    assert card.phones == (Reach("01 42 75 00 01", ("assistant",)),)
