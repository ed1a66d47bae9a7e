"""What one sentence lays down several times, what proposals need, what is announced: invented sentences."""

from __future__ import annotations

import datetime as dt

import pytest

from cufdesk.exchange.texts import clean
from cufdesk.reading.minutes import read
from cufdesk.reading.understanding import ActionRead, Understanding
from tests.reading.test_laws import check


def understood(words: str, language: str = "fr") -> Understanding:
    heading = "Décisions :" if language == "fr" else "Acuerdos:"
    title = "Relevé du 3 mars 2016" if language == "fr" else "Minuta del 3 de marzo de 2016"
    text = clean(f"{title}\n\n{heading}\n\n{words}\n")
    found = read(text.text, text.repairs, language=language)
    check(text.text, found)
    return found


def actions(words: str, language: str = "fr") -> list[ActionRead]:
    return [action for decision in understood(words, language).decisions for action in decision.actions]


def told(words: str, language: str = "fr") -> list[tuple[str, tuple[str, ...]]]:
    return [(action.text, action.responsible) for action in actions(words, language)]


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        (
            "fr",
            "- La RVP devra préparer un programme, une liste et relancer les communes.",
            ["devra préparer un programme", "préparer une liste", "relancer les communes"],
        ),
        (
            "fr",
            "- La RVP s’engage à produire les supports, aidant les communes, affiches et guides de visite.",
            ["produire affiches", "produire guides de visite"],
        ),
        (
            "es",
            "- La RVP deberá elaborar un presupuesto, un cronograma y convocar a los municipios.",
            ["deberá elaborar un presupuesto", "elaborar un cronograma", "convocar a los municipios"],
        ),
    ],
)
def test_each_object_is_an_action(language: str, words: str, expected: list[str]) -> None:
    assert told(words, language) == [(text, ("RVP",)) for text in expected]


def test_objects_that_describe_one_thing_stay_together() -> None:
    [(text, _who)] = told("- La RVP devra préparer un programme adapté aux familles et aux jeunes.")
    assert text.endswith("aux jeunes")
    assert len(told("- La RVP devra préparer la venue des élus, des familles et des jeunes.")) == 1


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        (
            "fr",
            "- Ce projet doit être soumis aux communes du réseau, et à leurs maires.",
            ["doit être soumis aux communes du réseau", "doit être soumis à leurs maires"],
        ),
        (
            "es",
            "- El proyecto debe ser presentado a los municipios socios y al cabildo.",
            ["debe ser presentado a los municipios socios", "debe ser presentado al cabildo"],
        ),
    ],
)
def test_each_addressee_has_to_be_reached(language: str, words: str, expected: list[str]) -> None:
    assert told(words, language) == [(text, ()) for text in expected]


def test_means_and_results_are_what_is_to_be_done() -> None:
    assert told(
        "- Améliorer le fonds dont les règles font hésiter, par une diffusion de fiches claires."
    ) == [("une diffusion de fiches claires", ())]
    found = actions(
        "- Sa publication sera avancée pour permettre une présentation des lauréats lors du forum, "
        "et calendrier de paiement plus souple."
    )
    assert [(action.text, action.deadline_text) for action in found] == [
        ("Sa publication sera avancée", None),
        ("une présentation des lauréats lors du forum", "lors du forum"),
        ("calendrier de paiement plus souple", None),
    ]
    assert told("- Fortalecer el fondo mediante una difusión de fichas claras.", "es") == [
        ("una difusión de fichas claras", ())
    ]


def test_purposes_belong_to_their_verb() -> None:
    assert told("- Les réseaux tiendront un rôle de relais, pour informer et conseiller les communes.") == [
        ("Les réseaux tiendront un rôle de relais, pour informer et conseiller les communes", ("réseaux",))
    ]
    assert len(told("- La RVP devra écrire aux villes pour les inviter et réservera la salle.")) == 2


PROPOSAL = (
    "- Sous la conduite d’un comité de suivi mixte, trois maires se réuniraient autour de notes "
    "préparatoires pour rédiger un bilan des échanges. Ce texte serait remis par un maire au nom des "
    "réseaux, le 4 mai."
)


def test_a_proposal_has_what_it_needs() -> None:
    text = understood(PROPOSAL)
    [decision] = text.decisions
    assert decision.modality == "proposed"
    assert [(a.text, a.modality, a.responsible, a.deadline) for a in decision.actions] == [
        ("Sous la conduite d’un comité de suivi mixte", "proposed", (), None),
        ("notes préparatoires", "proposed", (), None),
        ("rédiger un bilan des échanges", "proposed", (), None),
        ("un maire", "proposed", (), None),
        (
            "Ce texte serait remis par un maire au nom des réseaux, le 4 mai",
            *("proposed", ("un maire",), dt.date(2016, 5, 4)),
        ),
    ]
    assert [blank.text for blank in text.blanks if blank.kind == "person"] == ["un maire"]


@pytest.mark.parametrize(
    "words",
    [
        "- La RVP propose une rencontre annuelle des maires.",
        "- Sous la conduite du comité de suivi, trois maires se réuniraient à Lorient.",
        "- Un forum pourrait se tenir à Lorient pour mieux se connaître.",
        "- Le texte serait remis par Mme Roux.",
    ],
)
def test_a_proposal_alone_gives_nothing_to_do(words: str) -> None:
    assert told(words) == []


def test_a_proposal_in_spanish() -> None:
    found = told(
        "- Bajo la conducción de un comité mixto, tres alcaldes se reunirían en torno a documentos "
        "preparados para elaborar un informe común. El texto sería entregado por un alcalde en mayo.",
        "es",
    )
    assert [text for text, _who in found][:4] == [
        "Bajo la conducción de un comité mixto",
        "documentos preparados",
        "elaborar un informe común",
        "un alcalde",
    ]
    assert found[4][1] == ("un alcalde",)


def test_announced_signatures_are_followed() -> None:
    found = actions(
        "- Deux réseaux ont annoncé la signature de conventions (AMIV – RVP et ARC-UNIVA).\n"
        "- La RVP enverra la liste."
    )
    assert [(a.number, a.text, a.responsible, a.modality) for a in found] == [
        ("A1", "signature de conventions AMIV – RVP", ("AMIV", "RVP"), "announced"),
        ("A2", "signature de conventions ARC-UNIVA", ("ARC", "UNIVA"), "announced"),
        ("A3", "La RVP enverra la liste", ("RVP",), "commitment"),
    ]


def test_minutes_to_come_are_owed_by_who_organised() -> None:
    text = clean(
        "Relevé du 3 mars 2016\n\nLe Réseau des villes en partage (RVP) a :\n\n"
        "- Organisé une matinée d’échange avec des communes (CR à venir)\n"
        "- Assisté au forum de Lorient (CR à venir)\n\nDécisions :\n\n- La RVP enverra la liste.\n"
    )
    found = read(text.text, text.repairs)
    check(text.text, found)
    assert [(a.number, a.text, a.responsible) for d in found.decisions for a in d.actions] == [
        ("A1", "CR à venir", ("RVP",)),
        ("A2", "La RVP enverra la liste", ("RVP",)),
    ]


def test_a_verb_alone_keeps_its_subject() -> None:
    assert told("- Sans tarder la RVP devra informer et publier la liste.") == [
        ("la RVP devra informer", ("RVP",)),
        ("publier la liste", ("RVP",)),
    ]
