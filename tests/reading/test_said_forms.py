"""Accents left out, capitals, turned order of words, periphrases, orders to somebody: who has what to do."""

from __future__ import annotations

import pytest

from cufdesk.reading.minutes import read
from tests.reading.said_forms import FRENCH, FRENCH_NOTHING, SPANISH, SPANISH_NOTHING

TOP = {
    "fr": (
        "Compte rendu de la réunion du 6 mars 2024\n\n"
        "Présents : Mme Alice Roux, directrice ; M. Paul Petit, adjoint.\n\n"
        "La séance est ouverte à 10 h.\n\n"
    ),
    "es": (
        "Minuta de la reunión del 6 de marzo de 2024\n\n"
        "Presentes: Lic. Ana Peña, directora; Ing. Luis Vidal.\n\n"
        "Se abre la sesión a las 10 h.\n\n"
    ),
}
LAID = [("fr", *said) for said in FRENCH.items()] + [("es", *said) for said in SPANISH.items()]
NOTHING = [("fr", said) for said in FRENCH_NOTHING] + [("es", said) for said in SPANISH_NOTHING]


def responsibles(code: str, sentence: str) -> list[tuple[str, ...]]:
    understood = read(f"{TOP[code]}{sentence}\n", language=code)
    return [action.responsible for decision in understood.decisions for action in decision.actions]


@pytest.mark.parametrize(("code", "sentence", "who"), LAID)
def test_a_deed_is_read_in_whatever_form_it_is_told(code: str, sentence: str, who: tuple[str, ...]) -> None:
    assert responsibles(code, sentence) == [who]


@pytest.mark.parametrize(("code", "sentence"), NOTHING)
def test_forms_that_only_look_like_deeds_lay_nothing_on_anybody(code: str, sentence: str) -> None:
    assert responsibles(code, sentence) == []
