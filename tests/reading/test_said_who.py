"""Who does it is read in every form that a person, a body or a function is named in."""

from __future__ import annotations

import pytest

from cufdesk.exchange.texts import clean
from cufdesk.folding import words_of
from cufdesk.reading.minutes import read
from cufdesk.reading.understanding import as_json
from tests.reading.corpus.scoring import bare, same_responsible
from tests.reading.said_who import FRENCH, FRENCH_NOTHING, SPANISH, SPANISH_NOTHING

HEADS = {
    "fr": "Commission jumelage\nRéunion du 4 avril 2024\n\n"
    "Présents : Mme Claire Dubreuil, adjointe au maire ; "
    "M. Antoine Kerbrat, directeur du port ; Nadia Belkacem, chargée de mission (Ville de Morlaix) ; "
    "Lucie Fontan, université de Brest\nExcusé : M. Paul Guéguen\n\n"
    "1. Dossier\n{}\n\n2. Divers\nLa séance est levée.\n",
    "es": "Comisión de hermanamiento\nReunión del 4 de abril de 2024\n\n"
    "Asistentes: Mtra. Carmen Villaseñor, directora "
    "de Turismo; Ing. Raúl Ordaz, director del puerto; Rosa Beltrán, enlace (Municipio de Zapopan); "
    "Lucía Montes, "
    "Universidad de Guadalajara\nJustificó: Lic. Pedro Aranda\n\n1. Expediente\n{}\n\n"
    "2. Asuntos generales\nSe levanta "
    "la sesión.\n",
}
WAYS = {
    "fr": (
        "{W} devra envoyer le dossier complet aux partenaires avant le 12 mai 2024.",
        "Il revient {a} d’envoyer le dossier complet aux partenaires avant le 12 mai 2024.",
        "La commission valide le budget et {w} enverra le dossier complet aux partenaires.",
        "Le dossier complet sera envoyé aux partenaires par {w} avant le 12 mai 2024.",
    ),
    "es": (
        "{W} deberá enviar el expediente completo a los socios antes del 12 de mayo de 2024.",
        "Corresponde {a} enviar el expediente completo a los socios antes del 12 de mayo de 2024.",
        "Se acuerda que {w} envíe el expediente completo a los socios antes del 12 de mayo de 2024.",
        "El expediente completo será enviado a los socios por {w} antes del 12 de mayo de 2024.",
    ),
}
TOLD = {"fr": FRENCH, "es": SPANISH}
NOTHING = {"fr": FRENCH_NOTHING, "es": SPANISH_NOTHING}


def to(words: str) -> str:
    """Return to whom: "au maire", "a la alcaldesa"."""
    joined = {"le ": "au ", "les ": "aux ", "el ": "al "}
    lead = next((lead for lead in joined if words.startswith(lead)), "")
    return joined[lead] + words.removeprefix(lead) if lead else f"{'a' if words in SPANISH else 'à'} {words}"


def actions(language: str, sentence: str) -> tuple[list[dict[str, object]], list[list[str]]]:
    """Return the actions that speak of the dossier, and the names of those present."""
    found = as_json(read(clean(HEADS[language].format(sentence)).text))
    told = [action for decision in found["decisions"] for action in decision["actions"]]
    mine = [action for action in told if {"complet", "completo"} & {*words_of(action["text"])}]
    return mine, [bare(person["name"] or "") for person in found["people"]]


@pytest.mark.parametrize(
    ("language", "words"), [(language, words) for language, told in TOLD.items() for words in told]
)
def test_who_is_named_is_who_does_it(language: str, words: str) -> None:
    wrong = []
    for way in WAYS[language]:
        sentence = way.format(w=words, W=words[:1].upper() + words[1:], a=to(words))
        found, names = actions(language, sentence)
        wanted = {"responsible": TOLD[language][words]}
        if len(found) != 1 or not same_responsible(found[0], wanted, names):
            wrong.append((sentence, [action["responsible"] for action in found]))
    assert wrong == []


@pytest.mark.parametrize(
    ("language", "sentence"), [(language, sentence) for language in NOTHING for sentence in NOTHING[language]]
)
def test_what_was_done_or_is_only_told_is_nobodys_task(language: str, sentence: str) -> None:
    assert actions(language, sentence)[0] == []
