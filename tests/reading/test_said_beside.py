"""What a sentence leaves to a second one, and what only tells: each sentence with what it lays on whom."""

from __future__ import annotations

import pytest

from cufdesk.reading.minutes import read

TOP = {
    "fr": (
        "Compte rendu de la réunion du 6 mars 2024\n\n"
        "Présents : Mme Alice Roux, directrice ; M. Paul Petit, adjoint.\n\n"
    ),
    "es": (
        "Minuta de la reunión del 6 de marzo de 2024\n\n"
        "Presentes: Lic. Ana Peña, directora; Ing. Luis Vidal.\n\n"
    ),
}
LAID = [
    (
        "fr",
        "M. Petit indique qu'il prendra contact avec l'école avant la fin du mois.",
        [("Paul Petit", None, "avant la fin du mois")],
    ),
    (
        "fr",
        "L'agence réunira les bailleurs en mai, à charge pour la région d'en supporter les frais.",
        [("agence", None, "en mai"), ("région", None, None)],
    ),
    (
        "fr",
        "Les dossiers seront recueillis par Mme Roux jusqu'au 15 mai, puis classés par M. Petit.",
        [("Alice Roux", "2024-05-15", "15 mai"), ("Paul Petit", None, None)],
    ),
    (
        "fr",
        "M. Petit réservera la salle, caution à régler par l'association avant le 20 juin.",
        [("Paul Petit", None, None), ("association", "2024-06-20", "20 juin")],
    ),
    (
        "fr",
        "L'auditeur ayant confirmé sa venue le 9 novembre, M. Petit posera les bornes pour le 3 novembre.",
        [("Paul Petit", "2024-11-03", "3 novembre")],
    ),
    (
        "fr",
        "Considérant l'urgence, il revient à Mme Roux de transmettre le plan avant le 8 avril.",
        [("Alice Roux", "2024-04-08", "8 avril")],
    ),
    (
        "fr",
        "À faire : ouverture de dix comptes par le service informatique, dans les dix jours.",
        [("service informatique", None, "dans les dix jours")],
    ),
    (
        "es",
        "El Ing. Vidal informó que enviará el plano antes del 12 de mayo.",
        [("Luis Vidal", "2024-05-12", "12 de mayo")],
    ),
    (
        "es",
        "Las solicitudes serán recibidas por la Lic. Peña, y revisadas por el Ing. Vidal.",
        [("Ana Peña", None, None), ("Luis Vidal", None, None)],
    ),
    (
        "es",
        "Considerando la urgencia, corresponde a la Lic. Peña enviar el plano antes del 12 de mayo.",
        [("Ana Peña", "2024-05-12", "12 de mayo")],
    ),
]
ONLY_TOLD = [
    ("fr", "Mme Roux a raconté l'histoire du pont, qui sera restauré en 2026."),
    ("fr", "Le guide a expliqué que les portes doivent être fermées chaque soir."),
    ("fr", "Le maire souhaite la bienvenue à tous."),
    ("fr", "M. Petit propose de confier le suivi à Mme Roux."),
    ("fr", "Le comité renonce à demander une subvention cette année."),
    ("fr", "Sauf observation reçue sous huitaine, elle sera réputée approuvée."),
    ("fr", "La délégation, forte de dix personnes, sera à Lyon le 12 mai."),
    ("fr", "Le comité a :\n- validé le rapport ;\n- pris acte de la démission de M. Petit."),
    ("fr", "M. Petit indique qu'il sera absent en mai."),
    ("es", "La Lic. Peña relató la historia del puente, que será restaurado en 2026."),
    ("es", "El guía explicó que las puertas deben cerrarse cada noche."),
    ("es", "El Ing. Vidal propone encomendar el seguimiento a la Lic. Peña."),
    ("es", "La comisión renuncia a solicitar un subsidio este año."),
    ("es", "El Ing. Vidal informó que estará ausente en mayo."),
]


def laid(code: str, sentence: str) -> list[tuple[str, str | None, str | None]]:
    understood = read(f"{TOP[code]}{sentence}\n", language=code)
    return [
        (
            ", ".join(action.responsible),
            str(action.deadline) if action.deadline else None,
            action.deadline_text,
        )
        for decision in understood.decisions
        for action in decision.actions
    ]


@pytest.mark.parametrize(("code", "sentence", "wanted"), LAID)
def test_each_is_given_what_is_left_to_them(
    code: str, sentence: str, wanted: list[tuple[str, str | None, str | None]]
) -> None:
    assert laid(code, sentence) == wanted


@pytest.mark.parametrize(("code", "sentence"), ONLY_TOLD)
def test_what_is_only_told_gives_nobody_anything_to_do(code: str, sentence: str) -> None:
    assert laid(code, sentence) == []


def test_points_after_a_list_of_people_are_no_people() -> None:
    text = (
        f"{TOP['fr']}Absence motivée :\nMme Line Bissonneau\n\n1.0 OUVERTURE\n"
        "La présidente ouvre la séance.\n\n2.0 ENTENTE\n"
        "2.1 M. Petit devra envoyer le plan pour le 9 mai 2024.\n"
    )
    understood = read(text, language="fr")
    assert [person.name for person in understood.people] == ["Alice Roux", "Paul Petit", "Line Bissonneau"]
    assert [action.responsible for d in understood.decisions for action in d.actions] == [("Paul Petit",)]


def test_the_year_of_the_title_is_that_of_the_days() -> None:
    text = "FESTIVAL DES RIVES 2025\npoint du lundi 5 mai\n\n- BAT à l'imprimeur, Mme Roux, 12/05\n"
    understood = read(text, language="fr")
    assert [str(date.end) for date in understood.dates] == ["2025-05-05", "2025-05-12"]
