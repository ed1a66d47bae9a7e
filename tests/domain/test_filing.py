"""Under what people are filed: surname by surname, particles by the dossier's rule or by their own."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.domain.contacts import Person
from cufdesk.domain.names import full_name, list_name, person_sort_key
from cufdesk.folding import fold

_NAME = st.text("abcñáéouÁÑzdel '-", min_size=1, max_size=8).filter(lambda name: bool(name.strip(" '-")))


def named(first: str, given: str = "", second: str = "", **fields: Any) -> Person:
    return Person(first_surname=first, second_surname=second, given_names=given, **fields)


def filed(*people: Person, under_particle: bool = False) -> list[str]:
    ordered = sorted(people, key=lambda person: person_sort_key(person, under_particle=under_particle))
    return [list_name(person, under_particle=under_particle) for person in ordered]


def test_accents_do_not_count_and_enye_follows_n() -> None:
    people = [named(name) for name in ("Zapata", "Ñáñez", "Ortiz", "Nuño", "Ángeles", "Arce", "Núñez")]
    assert filed(*people) == ["Ángeles", "Arce", "Núñez", "Nuño", "Ñáñez", "Ortiz", "Zapata"]


def test_first_surname_then_second_then_given_names() -> None:
    people = [
        named("García Márquez", "Aída"),
        named("García", "Ana", "López"),
        named("García", "Zoé"),
        named("García", "Bea", "López"),
        named("García", "Ana", "Abad"),
    ]
    assert filed(*people) == [
        "García, Zoé",
        "García Abad, Ana",
        "García López, Ana",
        "García López, Bea",
        "García Márquez, Aída",
    ]


def test_a_hyphenated_surname_follows_the_one_without() -> None:
    people = [named("García-López", "Ana"), named("García López", "Zoé")]
    assert filed(*people) == ["García López, Zoé", "García-López, Ana"]


def test_the_dossier_says_whether_particles_count() -> None:
    """The Mexican archives file under Peña, the city of Madrid "De Saavedra" before "Del Río"."""
    people = [
        named("Ruiz", "Rosa"),
        named("Peña", "Juan", particle="de la"),
        named("Díaz", "Eva"),
        named("Ornano", "Anne", particle="d’"),
    ]
    assert filed(*people) == ["Díaz, Eva", "Ornano, Anne d’", "Peña, Juan de la", "Ruiz, Rosa"]
    assert filed(*people, under_particle=True) == [
        "d’Ornano, Anne",
        "de la Peña, Juan",
        "Díaz, Eva",
        "Ruiz, Rosa",
    ]
    madrid = [named("Río", "A", particle="del"), named("Saavedra", "B", particle="de")]
    assert filed(*madrid, under_particle=True) == ["de Saavedra, B", "del Río, A"]


@pytest.mark.parametrize("rule", [True, False])
def test_a_person_may_have_an_order_of_their_own(rule: bool) -> None:
    under_d = named("Gaulle", "Charles", particle="de", sort_as="De Gaulle")
    under_p = named("Peña", "Juan", particle="de la", sort_as="Peña")
    others = [named("Demange"), named("Pardo")]
    assert filed(under_d, under_p, *others, under_particle=rule) == [
        "de Gaulle, Charles",
        "Demange",
        "Pardo",
        "Peña, Juan de la",
    ]


def test_a_particle_stands_in_the_name() -> None:
    assert full_name(named("Peña", "Juan", "Ruiz", particle="de la")) == "Juan de la Peña Ruiz"
    assert full_name(named("Ornano", "Anne", particle="d’")) == "Anne d’Ornano"


@given(first=_NAME, second=_NAME, given_names=_NAME)
def test_case_and_accents_change_no_order(first: str, second: str, given_names: str) -> None:
    person = named(first, given_names, second)
    shouted = named(first.upper(), given_names.upper(), second.upper())
    assert person_sort_key(person) == person_sort_key(shouted)


@given(names=st.lists(st.tuples(_NAME, _NAME), min_size=2, max_size=6), rule=st.booleans())
def test_a_shorter_surname_is_filed_before_one_that_goes_on(names: list[tuple[str, str]], rule: bool) -> None:
    for first, more in names:
        alone, longer = named(first.strip(), "Zz"), named(f"{first.strip()} {more}", "Aa")
        assert person_sort_key(alone, under_particle=rule) < person_sort_key(longer, under_particle=rule)


@given(first=_NAME, particle=st.sampled_from(["de", "de la", "von", "d’"]))
def test_the_rule_moves_only_who_has_a_particle(first: str, particle: str) -> None:
    plain, with_one = named(first, "Ana"), named(first, "Ana", particle=particle)
    assert person_sort_key(plain) == person_sort_key(plain, under_particle=True)
    moved = person_sort_key(with_one, under_particle=True)
    assert moved.startswith(fold(particle)[0])
    assert person_sort_key(with_one).startswith(person_sort_key(plain).split("\x1e")[0])
