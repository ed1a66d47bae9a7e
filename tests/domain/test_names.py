"""How people and bodies are named, in lists and in running text, without a guess."""

from __future__ import annotations

import pytest

from cufdesk.domain import names
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import NBSP, translator
from tests.makers import a_person, a_position, an_organisation


def test_a_person_is_named_by_what_is_known() -> None:
    rosa = a_person("Rosa", "Ruiz", second_surname="Peña")
    assert names.full_name(rosa) == "Rosa Ruiz Peña"
    assert names.list_name(rosa) == "Ruiz Peña, Rosa"
    written = a_person("", "", written_name="Rosa Ruiz Peña")
    assert names.full_name(written) == names.list_name(written) == "Rosa Ruiz Peña"
    surname = a_person("", "Ruiz")
    assert names.list_name(surname) == "Ruiz"


def test_a_contact_without_a_name_is_its_function() -> None:
    delegate = a_person("", "", positions=[a_position("Délégué", es="Delegado")])
    assert (names.shown_name(delegate, "fr"), names.shown_name(delegate, "es")) == ("Délégué", "Delegado")
    assert names.formal_name(delegate, translator("fr")) == ""


@pytest.mark.parametrize("language", ["fr", "es", "en"])
def test_a_title_stands_before_the_name_with_a_space_that_holds(language: str) -> None:
    t = translator(language)
    rosa = a_person("Rosa", "Ruiz", civility="mrs", honorific=Bilingual("", "Mtra."))
    expected = "Mtra." if language == "es" else t.word("civility", "mrs")
    assert names.formal_name(rosa, t) == f"{expected}{NBSP}Rosa Ruiz"


def test_people_are_in_the_order_of_a_directory() -> None:
    people = [
        a_person("Zoé", "Abad"),
        a_person("Ana", "Núñez"),
        a_person("Ana", "Nunzo"),
        a_person("Ana", "Abad"),
    ]
    ordered = sorted(people, key=names.person_sort_key)
    assert [names.list_name(person) for person in ordered] == [
        "Abad, Ana",
        "Abad, Zoé",
        "Nunzo, Ana",
        "Núñez, Ana",
    ]


def test_bodies_are_named_as_officially_as_known() -> None:
    body = an_organisation("RVM")
    assert names.name_with_acronym(body, "es") == "Red de Ciudades de México (RVM)"
    assert names.short_name(body, "fr") == "RVM"
    alone = an_organisation("ARF", name=Bilingual())
    assert names.name_with_acronym(alone, "fr") == "ARF"
    written = an_organisation("", name=Bilingual(), written_name="Réseau")
    assert names.short_name(written, "es") == "Réseau"


def test_a_function_is_told_with_its_body() -> None:
    body = an_organisation("RVM")
    rosa = a_person(positions=[a_position(body=body), a_position("Maire", es="Alcaldesa")])
    bodies = {body.id: body}
    assert names.function_line(rosa.positions[0], bodies, "fr") == "Directrice · RVM"
    assert names.function_line(rosa.positions[0], {}, "fr") == "Directrice"
    assert names.function_line(None, bodies, "fr") == ""
