from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.documents.typography import typeset

NB = "\u00a0"
NNB = "\u202f"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Objet : bilan ; suite", f"Objet{NB}: bilan{NNB}; suite"),
        ("Vraiment ? Oui !", f"Vraiment{NNB}? Oui{NNB}!"),
        ("« papier »", f"«{NB}papier{NB}»"),
        ("M. Antonio Rojas et Mme Iglesias", f"M.{NB}Antonio Rojas et Mme{NB}Iglesias"),
        ("MM. Rojas et Zapata", f"MM.{NB}Rojas et Zapata"),
        ("le 29 juin, le 1er juillet", f"le 29{NB}juin, le 1er{NB}juillet"),
        ("à 10 h 30, 12 h", f"à 10{NB}h{NB}30, 12{NB}h"),
        ("12 450 000 € et 20 %", f"12{NNB}450{NNB}000{NB}€ et 20{NB}%"),
        ("n° 3, p. 12", f"n°{NB}3, p.{NB}12"),
        ("en 2015 300 élus", "en 2015 300 élus"),
        ("https://exemple.fr : site", f"https://exemple.fr{NB}: site"),
        ("l’an 2015 et 3 maires", "l’an 2015 et 3 maires"),
    ],
)
def test_french(text: str, expected: str) -> None:
    assert typeset(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("29 de junio de 2015", f"29{NB}de junio de 2015"),
        ("el Lic. Pérez y la Mtra. Ruiz", f"el Lic.{NB}Pérez y la Mtra.{NB}Ruiz"),
        ("texto: otro; ¿sí?", "texto: otro; ¿sí?"),
        ("a las 10:30 h", f"a las 10:30{NB}h"),
    ],
)
def test_spanish(text: str, expected: str) -> None:
    assert typeset(text, "es") == expected


@given(st.text(), st.sampled_from(["fr", "es", "en"]))
def test_only_plain_spaces_are_replaced(text: str, language: str) -> None:
    set_ = typeset(text, language)
    assert len(set_) == len(text)
    assert all(
        one == other or (one == " " and other in {NB, NNB}) for one, other in zip(text, set_, strict=True)
    )


@given(st.text(alphabet="aM.1 :;«»€h°nj"), st.sampled_from(["fr", "es", "en"]))
def test_a_text_set_once_stays(text: str, language: str) -> None:
    assert typeset(typeset(text, language), language) == typeset(text, language)
