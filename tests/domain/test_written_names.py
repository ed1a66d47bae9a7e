"""Names as written are split where their form tells how, and left whole everywhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.domain.written_names import split_name, split_particle, two_surnames
from cufdesk.folding import words_of


@pytest.mark.parametrize(
    ("written", "given_names", "surname"),
    [
        ("Antonio Rojas", "Antonio", "Rojas"),
        ("Jean-Pierre Dupont-Durand", "Jean-Pierre", "Dupont-Durand"),
        ("Jean Pierre DUPONT", "Jean Pierre", "Dupont"),
        ("DUPONT Jean-Pierre", "Jean-Pierre", "Dupont"),
        ("Yann LE-GALL", "Yann", "Le-Gall"),
        ("Anne D'ARCY", "Anne", "D'Arcy"),
        ("Jean de BROSSES", "Jean", "de Brosses"),
        ("Juan de la Torre", "Juan", "de la Torre"),
        ("Ludwig van Beethoven", "Ludwig", "van Beethoven"),
        ("Eugène Núñez", "Eugène", "Núñez"),
        ("DE LA TORRE VILLAR Ana", "Ana", "de la Torre Villar"),
        ("Ana RUIZ PÉREZ", "Ana", "Ruiz Pérez"),
        ("LÓPEZ Y PÉREZ María José", "María José", "López y Pérez"),
        ("LE GOFF Sébastien", "Sébastien", "Le Goff"),
        ("Willem VAN DER BERG", "Willem", "van der Berg"),
        ("João da Silva", "João", "da Silva"),
    ],
)
def test_the_form_tells(written: str, given_names: str, surname: str) -> None:
    assert split_name(written) == (given_names, surname)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Rojas",
        "José Luis García",
        "Rosa Ruiz Pérez",
        "María del Carmen",
        "Ana R.",
        "de la Torre",
        "JUAN ROJAS",
        "Juan de la Torre Gómez",
        "Élu 1",
    ],
)
def test_nothing_is_guessed(written: str) -> None:
    assert split_name(written) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ruiz Pérez", ("Ruiz", "Pérez")),
        ("Le Goff", ("Le Goff", "")),
        ("San Martín", ("San Martín", "")),
        ("de Torre", ("de Torre", "")),
        ("Ruiz de Pérez", ("Ruiz de Pérez", "")),
    ],
)
def test_two_plain_words_are_two_surnames(text: str, parts: tuple[str, str]) -> None:
    assert two_surnames(text) == parts


def test_a_word_after_a_civility_is_a_surname() -> None:
    assert split_name("Dupont", has_civility=True) == ("", "Dupont")
    assert split_name("D.", has_civility=True) is None


@given(st.text(max_size=30), st.booleans())
def test_no_word_is_lost_or_made_up(written: str, has_civility: bool) -> None:
    split = split_name(written, has_civility=has_civility)
    if split is not None:
        assert sorted(words_of(" ".join(split))) == sorted(words_of(written))


@pytest.mark.parametrize(
    ("surname", "parts"),
    [
        ("de la Peña", ("de la", "Peña")),
        ("d'Ornano", ("d'", "Ornano")),
        ("d’Estienne d’Orves", ("d’", "Estienne d’Orves")),
        ("van der Berg", ("van der", "Berg")),
        ("de Brosses", ("de", "Brosses")),
        ("De la Peña", ("", "De la Peña")),
        ("La Fontaine", ("", "La Fontaine")),
        ("d'ornano", ("", "d'ornano")),
        ("y Gasset", ("", "y Gasset")),
        ("de", ("", "de")),
        ("dupont", ("", "dupont")),
        ("", ("", "")),
    ],
)
def test_particles_stand_apart_from_a_surname(surname: str, parts: tuple[str, str]) -> None:
    assert split_particle(surname) == parts


@given(st.text(max_size=30))
def test_a_particle_apart_loses_no_word(surname: str) -> None:
    particle, rest = split_particle(surname)
    if particle:
        assert words_of(f"{particle} {rest}") == words_of(surname)
    else:
        assert rest == surname
