"""Terms in every form, each where a term can stand; who and what are plain."""

from __future__ import annotations

from typing import Any

import pytest

from cufdesk.exchange.texts import clean
from cufdesk.reading.minutes import read
from cufdesk.reading.understanding import as_json
from tests.reading.corpus.scoring import same_term
from tests.reading.said_no_term import NO_ACTION_ES, NO_ACTION_FR
from tests.reading.said_when import TERMS_ES, TERMS_FR
from tests.reading.said_when_else import FRENCH, SPANISH

HEADS = {
    "fr": "Commission jumelage\nRéunion du 4 avril 2024, 14 h 30, salle du conseil\n\n"
    "Présents : Mme Claire Dubreuil, adjointe au maire ; M. Antoine Kerbrat, directeur du port\n\n"
    "Décisions\n\n- La commission adopte le programme de l'année.\n",
    "es": "Comisión de hermanamiento\nReunión del 4 de abril de 2024, 10:30 h, sala de juntas\n\n"
    "Asistentes: Mtra. Carmen Villaseñor, directora de Turismo; Ing. Raúl Ordaz, director del puerto\n\n"
    "Acuerdos\n\n- La comisión aprueba el programa del año.\n",
}
PLACES = {
    "fr": (
        "Mme Dubreuil enverra le dossier complet aux partenaires {}.",
        "Mme Dubreuil enverra {} le dossier complet aux partenaires.",
        "{}, Mme Dubreuil enverra le dossier complet aux partenaires.",
        "Mme Dubreuil : envoyer le dossier complet aux partenaires, {}",
        "Mme Dubreuil enverra le dossier complet du forum des 9 et 10 juillet 2024 {}.",
    ),
    "es": (
        "La Mtra. Villaseñor enviará el expediente completo a los socios {}.",
        "La Mtra. Villaseñor enviará {} el expediente completo a los socios.",
        "{}, la Mtra. Villaseñor enviará el expediente completo a los socios.",
        "La Mtra. Villaseñor: enviar el expediente completo a los socios, {}",
        "La Mtra. Villaseñor enviará el expediente completo del foro de los días 9 y 10 de julio de 2024 {}.",
    ),
}
WHO = {"fr": ["Claire Dubreuil"], "es": ["Carmen Villaseñor"]}


def actions_in(language: str, sentence: str) -> list[dict[str, Any]]:
    found = as_json(read(clean(f"{HEADS[language]}- {sentence[0].upper()}{sentence[1:]}\n").text))
    return [action for decision in found["decisions"] for action in decision["actions"]]


def wanted(words: str, told: str) -> dict[str, str]:
    return {"deadline": told} if told[:2] == "20" else {"deadline_text": told or words}


@pytest.mark.parametrize(("words", "told"), [*TERMS_FR, *FRENCH], ids=lambda value: value or "-")
def test_a_french_term_is_read_wherever_it_stands(words: str, told: str) -> None:
    assert misread("fr", words, told) == {}


@pytest.mark.parametrize(("words", "told"), [*TERMS_ES, *SPANISH], ids=lambda value: value or "-")
def test_a_spanish_term_is_read_wherever_it_stands(words: str, told: str) -> None:
    assert misread("es", words, told) == {}


def misread(language: str, words: str, told: str) -> dict[str, list[tuple[Any, Any]]]:
    """Return the sentences in which a term is read otherwise than it is told, with what is read."""
    read_as = {}
    for place in PLACES[language]:
        sentence = place.format(words)
        actions = actions_in(language, sentence)
        right = len(actions) == 1 and same_term(actions[0], wanted(words, told))
        if not right or actions[0]["responsible"] != WHO[language]:
            read_as[sentence] = [(a["responsible"], a["deadline"] or a["deadline_text"]) for a in actions]
    return read_as


@pytest.mark.parametrize("sentence", NO_ACTION_FR)
def test_a_french_time_lays_nothing_on_anybody(sentence: str) -> None:
    assert actions_in("fr", sentence) == []


@pytest.mark.parametrize("sentence", NO_ACTION_ES)
def test_a_spanish_time_lays_nothing_on_anybody(sentence: str) -> None:
    assert actions_in("es", sentence) == []


def test_what_follows_in_days_announces_no_list() -> None:
    task = "La Mtra. Villaseñor enviará la lista dentro de los diez días siguientes."
    text = f"{HEADS['es']}\nSEGUNDO.- {task}\n"
    text += "\nTERCERO.- Se aprueba el informe.\n"
    terms = [a["deadline_text"] for d in as_json(read(text))["decisions"] for a in d["actions"]]
    assert terms == ["dentro de los diez días siguientes"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Mme Dubreuil enverra le dossier complet du marché du jeudi."),
        ("fr", "Mme Dubreuil enverra le dossier complet au 12, rue du Port."),
        ("es", "La Mtra. Villaseñor enviará el expediente completo del mercado de los jueves."),
        ("es", "La Mtra. Villaseñor enviará el 10 % del expediente completo."),
        ("es", "La Mtra. Villaseñor prestará el expediente completo mientras dure la transición."),
    ],
)
def test_what_only_looks_like_a_day_is_no_term(language: str, sentence: str) -> None:
    (action,) = actions_in(language, sentence)
    assert (action["deadline"], action["deadline_text"]) == (None, None)


@pytest.mark.parametrize("cell", ["fin mai au plus tard", "au plus tard fin mai"])
def test_the_last_moment_is_no_part_of_the_words(cell: str) -> None:
    (action,) = actions_in("fr", f"Envoyer le dossier complet aux partenaires (Mme Dubreuil, {cell})")
    assert action["deadline_text"] == "fin mai"
