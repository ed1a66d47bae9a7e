"""Who and by when are read where they stand apart: names of services, pronouns, turns aside, two dates."""

from __future__ import annotations

import pytest

from cufdesk.exchange.texts import clean
from cufdesk.reading.minutes import read
from cufdesk.reading.understanding import as_json
from tests.reading.corpus.scoring import bare, same_responsible, same_term
from tests.reading.said_fields import FRENCH, SPANISH

HEADS = {
    "fr": "Commune de Plouvien\nComité de coopération – réunion du jeudi 4 avril 2024\n\n"
    "Présents : Mme Claire Dubreuil, adjointe au maire ; M. Antoine Kerbrat, directeur du port ; "
    "Nadia Belkacem, chargée de mission ; Lucie Fontan, université de Brest ; M. Yann Le Goff (comptable)\n"
    "Excusé : M. Paul Guéguen\n\n",
    "es": "Municipio de Zapopan\nComité de cooperación – reunión del jueves 4 de abril de 2024\n\n"
    "Asistentes: Mtra. Carmen Villaseñor, directora de Turismo; Ing. Raúl Ordaz, director del puerto; "
    "Rosa Beltrán, enlace; Lucía Montes, Universidad de Guadalajara; Lic. Iván Robles (contador)\n"
    "Justificó: Lic. Pedro Aranda\n\n",
}
BODIES = {
    "fr": (
        "Décisions\n\n- La commission adopte le programme de l'année.\n- {}\n",
        "1. Dossier\n{}\n\n2. Divers\nLa séance est levée.\n",
    ),
    "es": (
        "Acuerdos\n\n- La comisión aprueba el programa del año.\n- {}\n",
        "1. Expediente\n{}\n\n2. Asuntos generales\nSe levanta la sesión.\n",
    ),
}
TOLD = {"fr": FRENCH, "es": SPANISH}
# Words at the head of a sentence that name nobody, whatever follows them.
NOBODY = {
    "fr": (
        "Ensuite enverra les plans au partenaire qui voudra.",
        "Convention signée par les deux maires en 2019.",
        "Réunion publique prévue au gymnase.",
        "Exposition ouverte la semaine au public.",
    ),
    "es": (
        "Firmaron la presente los asistentes.",
        "Convenio firmado por ambos alcaldes en 2019.",
        "Reunión pública en el gimnasio.",
        "Posteriormente se dio la palabra a los vecinos.",
    ),
}


@pytest.mark.parametrize(
    ("language", "sentence", "wanted"),
    [(language, *entry) for language, entries in TOLD.items() for entry in entries],
)
def test_who_and_when_are_read(
    language: str, sentence: str, wanted: tuple[tuple[tuple[str, ...], str], ...]
) -> None:
    for body in BODIES[language]:
        found = as_json(read(clean(HEADS[language] + body.format(sentence)).text))
        names = [bare(person["name"] or "") for person in found["people"]]
        actions = [action for decision in found["decisions"] for action in decision["actions"]]
        told = [(action["responsible"], action["deadline"] or action["deadline_text"]) for action in actions]
        assert len(actions) == len(wanted), told
        for action, (who, when) in zip(actions, wanted, strict=True):
            entry = {
                "responsible": list(who),
                "deadline" if when[:2] == "20" else "deadline_text": when,
            }
            assert same_responsible(action, entry, names), told
            assert same_term(action, entry), told


@pytest.mark.parametrize(
    ("language", "sentence"), [(language, one) for language, lines in NOBODY.items() for one in lines]
)
def test_a_word_that_names_nobody_does_nothing(language: str, sentence: str) -> None:
    for body in BODIES[language]:
        found = as_json(read(clean(HEADS[language] + body.format(sentence)).text))
        actions = [action for decision in found["decisions"] for action in decision["actions"]]
        assert [action["responsible"] for action in actions if action["responsible"]] == []


def told_in(text: str) -> list[tuple[list[str], str | None]]:
    """Return who does it and by when, for each action of a whole text."""
    found = as_json(read(clean(text).text))
    actions = [action for decision in found["decisions"] for action in decision["actions"]]
    return [(action["responsible"], action["deadline"] or action["deadline_text"]) for action in actions]


def test_a_text_without_accents_has_futures_too() -> None:
    body = (
        "Acuerdos\n\n- El Museo pedira tres presupuestos a los talleres de la zona antes del 22 de mayo.\n"
        "- La Universidad traducira el folleto en el plazo de tres semanas.\n"
        "- El comite considera que el plazo es corto y prepara una nota.\n"
    )
    head = HEADS["es"].translate(str.maketrans("áéíóúñ", "aeioun"))
    found = told_in(head + body)
    assert found[:2] == [(["Museo"], "2024-05-22"), (["Universidad"], "en el plazo de tres semanas")]


def test_after_an_initial_and_means_somebody_else() -> None:
    table = "Tema\tTarea\tResponsable\tPlazo\nAula\tProbar la conexión\tY. Guillerm y Sistemas\t8/5\n"
    (told,) = told_in(HEADS["es"] + "Compromisos\n" + table)
    assert told == (["Y. Guillerm", "Sistemas"], "2024-05-08")


def test_a_label_tells_the_term_before_the_words() -> None:
    line = "1. Prestar las doce piezas del museo, previa contratación del seguro.\n"
    labels = "Responsable: Rosa Beltrán\nPlazo: antes del 15 de mayo de 2024\n"
    assert told_in(HEADS["es"] + "Acuerdos\n\n" + line + labels) == [(["Rosa Beltrán"], "2024-05-15")]


@pytest.mark.parametrize("cut", [" ", "\n", "\n   "])
def test_a_term_goes_on_in_the_next_line(cut: str) -> None:
    line = f"- Lucie Fontan enverra le plan dans le courant du mois{cut}de mai.\n"
    (told,) = told_in(HEADS["fr"] + "Décisions\n\n" + line)
    assert told[1] is not None
    assert told[1].split() == ["dans", "le", "courant", "du", "mois", "de", "mai"]


def test_who_is_asked_for_a_thing_is_not_charged() -> None:
    found = told_in(HEADS["fr"] + "Décisions\n\n- Nadia Belkacem demande au directeur des photos.\n")
    assert not any("directeur" in name for who, _when in found for name in who)
