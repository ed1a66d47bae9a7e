"""Names found in texts, whatever their case and accents, and nothing else torn out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.domain.name_traces import ELSEWHERE, NONE, KnownNames, Traces, plain

NAME = "Personne anonymisée n° 1"


@pytest.fixture
def traces() -> Traces:
    known = KnownNames()
    for name, value in (
        ("given_names", "María José"),
        ("particle", "de la"),
        ("first_surname", "Peña"),
        ("second_surname", "Ruiz"),
        ("aliases", "Marijo Peña\nMarijo"),
        ("value", "mj@pena.mx"),
    ):
        known.add(name, value)
    return known.traces()


@pytest.mark.parametrize(
    "text",
    [
        "María José Peña",
        "MARIA JOSE PEÑA RUIZ",
        "maria peña",
        "María\u00a0de la Peña",
        "Peña, María José",
        "M. Peña",
        "Mtra. María José Peña Ruiz",
        "Lic. Marijo",
        "Marijo Pena",
    ],
)
def test_a_form_of_the_name_is_replaced_with_its_title(traces: Traces, text: str) -> None:
    assert traces.found_in(text)
    assert traces.replaced(f"Avec {text}, à Paris.", NAME) == f"Avec {NAME}, à Paris."


@pytest.mark.parametrize(
    "text", ["la peña", "Peña", "Marijo", "Josépeña", "María José Peñarroya", "Ana Ruiz", "María"]
)
def test_other_words_stay(traces: Traces, text: str) -> None:
    assert not traces.found_in(text)
    assert traces.replaced(text, NAME) == text


def test_a_lone_surname_goes_where_it_is_nobody_elses() -> None:
    known = KnownNames()
    known.add("first_surname", "Zapata")
    known.add("given_names", "Eugène")
    assert not known.traces().found_in("Zapata informe le groupe")
    assert known.traces(["zapata"]).replaced("ZAPATA informe", NAME) == f"{NAME} informe"


def test_addresses_and_numbers_go(traces: Traces) -> None:
    assert traces.replaced("Écrire à MJ@pena.mx.", NAME) == f"Écrire à {ELSEWHERE}."


@pytest.fixture
def aguirre() -> Traces:
    known = KnownNames()
    for name, value in (
        ("given_names", "Iñaki Mikel"),
        ("particle", "d’"),
        ("first_surname", "Aguirre Zubizarreta"),
        ("aliases", "Kinto"),
        ("value", "+33 6 12 34 56 78"),
        ("value", "(55) 3686-5100 ext. 4321"),
        ("value", "9 rue de Longchamp\n69003 Lyon\nFrance"),
    ):
        known.add(name, value)
    return known.traces(["kinto"])


@pytest.mark.parametrize(
    "text",
    [
        "M. Aguirre",
        "Monsieur d’Aguirre",
        "Señor de Aguirre",
        "Aguirre-Zubizarreta",
        "Iñaki d'Aguirre",
        "I. Aguirre",
        "I.M. Aguirre Zubizarreta",
        "Aguirre, I.",
        "Kinto",
    ],
)
def test_a_surname_of_two_words_an_elision_and_initials_are_found(aguirre: Traces, text: str) -> None:
    assert aguirre.replaced(f"Avec {text}, à Lyon.", NAME) == f"Avec {NAME}, à Lyon."


@pytest.mark.parametrize(
    "number",
    [
        "06.12.34.56.78",
        "0033612345678",
        "+33 (0)6 12 34 56 78",
        "0612345678",
        "01 55 3686 5100",
        "+52 1 55 36865100",
    ],
)
def test_a_number_goes_however_it_is_written(aguirre: Traces, number: str) -> None:
    assert aguirre.replaced(f"Joindre au {number}.", NAME) == f"Joindre au {ELSEWHERE}."
    assert aguirre.replaced("Budget : 612 345 600 MXN", NAME) == "Budget : 612 345 600 MXN"
    assert aguirre.replaced(f"En 2015 {number}", NAME) == f"En 2015 {ELSEWHERE}"


def test_a_town_of_an_address_stays_in_decisions(aguirre: Traces) -> None:
    text = "Réunion à Lyon, 69003 Lyon, France"
    assert aguirre.replaced(text, NAME) == text
    assert aguirre.replaced("au 9 rue de Longchamp", NAME) == f"au {ELSEWHERE}"


def test_nothing_finds_nobody() -> None:
    assert not NONE
    assert NONE.replaced("Personne", NAME) == "Personne"


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.text(max_size=60))
def test_what_was_replaced_is_not_found_again(text: str) -> None:
    known = KnownNames()
    for name, value in (("given_names", "Ana"), ("first_surname", "Vera")):
        known.add(name, value)
    traces = known.traces()
    replaced = traces.replaced(f"{text} Ana Vera {text}", "N")
    assert not traces.found_in(replaced)
    assert traces.replaced(replaced, "N") == replaced
