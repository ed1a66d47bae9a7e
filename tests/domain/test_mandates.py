"""What a function counts as: what was entered, else what the officer's table says, never a guess."""

from __future__ import annotations

import pytest

from cufdesk.domain import committee_rules
from cufdesk.domain.directory import Directory
from cufdesk.domain.mandates import Equivalence, Mandates
from cufdesk.i18n import translator
from tests.makers import a_committee, a_person, a_position, a_quota, a_seat, an_organisation

TABLE = Mandates(
    [
        Equivalence(words="presidente municipal", country="MX", mandate="mayor"),
        Equivalence(words="Presidente", country="MX", mandate="chair"),
        Equivalence(words="maire", country="FR", mandate="mayor"),
        Equivalence(words="jefe de gobierno", country="MX"),
    ]
)


def test_the_words_of_a_function_mean_a_mandate_in_their_country() -> None:
    assert TABLE.of_title("El Presidente Municipal de Mérida", "MX") == "mayor"
    assert TABLE.of_title("Presidente municipal", "ES") == ""
    assert TABLE.of_title("Maire de Lyon", "FR") == "mayor"
    assert TABLE.of_title("Première adjointe à la mairie", "FR") == ""


@pytest.mark.parametrize(
    ("title", "country", "mandate"),
    [
        ("Presidenta municipal de Toluca", "MX", "mayor"),
        ("Presidenta de la Comisión", "MX", "chair"),
        ("Madame la Maire", "FR", "mayor"),
        ("Sénatrice-maire de Reims", "FR", "mayor"),
        ("Présidente du conseil régional", "FR", "region_president"),
        ("Gobernadora constitucional", "MX", "governor"),
        ("Jefa de Gobierno", "MX", ""),
        ("Alcaldesa", "ES", "mayor"),
        ("Mairie de Lyon", "FR", ""),
    ],
)
def test_a_woman_holds_the_same_mandate(title: str, country: str, mandate: str) -> None:
    more = [
        Equivalence(words="président du conseil régional", country="FR", mandate="region_president"),
        Equivalence(words="gobernador", country="MX", mandate="governor"),
        Equivalence(words="alcalde", country="ES", mandate="mayor"),
        Equivalence(words="presidente municipal", country="MX", mandate="mayor"),
        Equivalence(words="presidente", country="MX", mandate="chair"),
        Equivalence(words="maire", country="FR", mandate="mayor"),
    ]
    assert Mandates(more).of_title(title, country) == mandate


@pytest.mark.parametrize(
    ("title", "country"),
    [
        ("Adjoint au maire", "FR"),
        ("Adjointe à la maire de Paris", "FR"),
        ("Directrice de cabinet du maire", "FR"),
        ("Maire-adjoint", "FR"),
        ("Ancien maire", "FR"),
        ("Asesor del presidente municipal", "MX"),
        ("Secretaria particular del Presidente", "MX"),
        ("Vicepresidente", "MX"),
        ("Vice-presidente", "MX"),
    ],
)
def test_who_works_for_a_mandate_does_not_hold_it(title: str, country: str) -> None:
    assert TABLE.of_title(title, country) == ""


def test_a_line_may_speak_of_who_works_for_a_mandate() -> None:
    table = Mandates([Equivalence(words="adjoint au maire", country="FR", mandate="elected")])
    assert table.of_title("Adjointe au maire, chargée du Mexique", "FR") == "elected"


def test_the_line_that_says_most_speaks() -> None:
    assert TABLE.of_title("Presidente del Consejo", "MX") == "chair"
    assert TABLE.of_title("Presidente municipal", "MX") == "mayor"


def test_a_line_without_a_mandate_decides_nothing() -> None:
    """The head of Mexico City is a governor only once the officer says so."""
    assert TABLE.of_title("Jefe de Gobierno", "MX") == ""
    decided = Mandates([Equivalence(words="jefe de gobierno", country="MX", mandate="governor")])
    assert decided.of_title("Jefe de Gobierno del Distrito Federal", "MX") == "governor"


def test_what_was_entered_goes_before_the_table() -> None:
    person = a_person(positions=[a_position("Maire", es="Presidente municipal", mandate="official")])
    assert TABLE.of_position(person.positions[0], None, person) == "official"


def test_the_country_is_that_of_the_body_first() -> None:
    body = an_organisation(country="MX")
    person = a_person(country="FR", positions=[a_position("", body, es="Presidente municipal")])
    directory = Directory({person.id: person}, {body.id: body})
    assert TABLE.of_person(person, directory) == ["mayor"]


def test_a_seat_without_a_category_counts_as_who_sits_there() -> None:
    mayor = a_person(positions=[a_position("", es="Presidente municipal")])
    seats = [
        a_seat("", person_id=mayor.id, step="confirmed"),
        a_seat("official", person_id=mayor.id, step="confirmed"),
        a_seat(""),
    ]
    committee = a_committee(seats=seats, quotas=[a_quota(1, "mayor")], parity=False)
    directory = Directory({mayor.id: mayor})

    def judged(table: Mandates) -> int:
        t = translator("en")
        [result] = committee_rules.results(
            committee, t, lambda side: side, lambda seat: table.of_seat(seat, directory)
        )
        return result.have

    assert judged(TABLE) == 1, "and a category that was entered stands"
    assert judged(Mandates()) == 0
    [plain] = committee_rules.results(committee, translator("en"), lambda side: side)
    assert plain.have == 0
