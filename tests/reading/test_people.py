from __future__ import annotations

import pytest

from cufdesk.reading.minutes import read
from tests.reading.own_texts import people_of, positions_of, understood


def test_people_in_a_row_with_their_bodies_in_parentheses() -> None:
    text = understood("reunion-numerotee")
    assert people_of(text) == [
        ("present", None, "Claire Martin"),
        ("present", None, "Paul Le Goff"),
        ("present", "Mme", "Anne Dubois"),
        ("excused", "M.", "Jean Petit"),
        ("excused", "Mme", "Sophie Durand"),
        ("absent", None, None),
    ]
    assert positions_of(text, "Paul Le Goff") == [(None, "Région Bretagne")]
    assert positions_of(text, "Anne Dubois") == [(None, "Réseau des villes en partage (RVP)")]
    assert positions_of(text, "Jean Petit") == [("directeur général adjoint", "Métropole de Lyon")]
    assert positions_of(text, None) == [("maire de Brest", "Brest")]


def test_delegations_hosts_and_substitutes() -> None:
    text = understood("mission-puces")
    assert people_of(text) == [
        ("delegate", "M.", "Karim Alaoui"),
        ("delegate", "Mme", "Salma Bennis"),
        ("delegate", "M.", None),
        ("represented", "Mme", "Marie Blanc"),
        ("present", "M.", "Yves Noir"),
        ("present", "Dr", "Jean-Paul DUPONT"),
        ("mentioned", None, "Louise Garnier"),
    ]
    assert positions_of(text, "Jean-Paul DUPONT") == [("chargé de mission", "RVP")]
    assert (text.headcount.declared, text.headcount.listed) == (3, 3)


def test_a_spanish_delegation_with_its_liaison_and_its_host() -> None:
    text = understood("minuta-vinetas")
    assert [(role, name) for role, _civility, name in people_of(text)] == [
        ("delegate", "Elena Vargas"),
        ("delegate", "Tomás de la Peña y Ríos"),
        ("delegate", "Inés Cuevas"),
        ("delegate", None),
        ("liaison", "Marie Blanc"),
        ("liaison", "Luc Weber"),
        ("host", None),
    ]
    institute = "Instituto Metropolitano de Planeación (IMP)"
    assert positions_of(text, "Tomás de la Peña y Ríos") == [
        ("Director de Proyectos", institute),
        ("Coordinador del Programa Barrios Vivos", institute),
    ]
    assert positions_of(text, "Marie Blanc") == [("agregada de cooperación", "Embajada de Francia")]
    assert (text.headcount.declared, text.headcount.listed) == (4, 4)


def test_mexican_titles_and_those_excused() -> None:
    text = understood("minuta-acuerdos")
    assert people_of(text) == [
        ("present", "Lic.", "María Fernanda López Ruiz"),
        ("present", "Mtro.", "Jorge Ibarra"),
        ("present", "Dra.", "Lucía del Río"),
        ("excused", "Ing.", "Pedro Soto"),
        ("excused", "C.", "Rosa Gil"),
    ]
    assert positions_of(text, "Lucía del Río") == [
        ("Coordinadora de Cooperación", "Red de Ciudades Hermanas (RCH)")
    ]


def test_one_line_each_under_the_name_of_a_body() -> None:
    assert people_of(understood("minuta-ordinales")) == [
        ("present", "Mtra.", "Paola Jiménez Ortega"),
        ("present", "Lic.", "Raúl Montes"),
        ("present", "Ing.", "Carmen Solís Vda. de Ruiz"),
        ("present", "Dr.", "Iván Quiroz"),
        ("present", "Sra.", "Élise Fournier"),
    ]


def test_two_people_on_a_line_and_two_functions_of_one() -> None:
    assert [name for _role, _civility, name in people_of(understood("courriel-lettres"))] == [
        "Catalina Restrepo",
        "Andrés Felipe Gómez",
        "Jorge Luis Vélez",
        "Diana Mora",
    ]
    assert positions_of(understood("conclusions-etapes"), "Jeanne Morin") == [
        ("maire adjointe aux relations internationales", "Ville de Lille"),
        ("présidente", "groupe-pays Maroc"),
    ]


def test_people_of_a_table_and_of_a_markdown_list() -> None:
    assert positions_of(understood("tableau"), "Paul Roux") == [("Maire", "Commune de Vertou")]
    text = understood("minuta-marcada")
    assert positions_of(text, "Ana Lucía Torres") == [(None, "Ayuntamiento de Tapachula")]
    assert positions_of(text, "José Manuel de la O") == [("regidor", "Municipio de Tecún Umán")]


def test_people_for_whom_a_line_or_a_table_speaks() -> None:
    text = understood("jumelage")
    assert positions_of(text, "Soizic Kerbrat") == [("directrice générale des services", "Ville de Vannes")]
    assert positions_of(text, "Ulrich Brandt") == [("Oberbürgermeister", "Ville de Cuxhaven")]
    assert positions_of(text, "Paul Guillou") == [("trésorier", "Association Vannes-Europe")]
    table = understood("tabulations")
    assert [(role, name) for role, _civility, name in people_of(table)] == [
        ("present", "Marion Lefèvre"),
        ("present", "Thomas Nguyen"),
        ("excused", "Aïcha Traoré"),
    ]
    assert positions_of(table, "Aïcha Traoré") == [(None, "Commune de Saint-Louis")]


def test_people_in_sentences() -> None:
    text = understood("prose")
    assert people_of(text) == [("present", "Mme", "Hélène Roux"), ("mentioned", "M.", "Luc Weber")]
    assert positions_of(text, "Luc Weber") == [("directeur", "Office des écoles")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Le Programme de travail est adopté.",
        "La France et le Mexique sont liés.",
        "Monsieur, vous trouverez ci-joint le relevé.",
        "Cordialement, le secrétariat.",
        "Le 12 mars, Paris a reçu Mexico.",
    ],
)
def test_nobody_is_made_up(sentence: str) -> None:
    assert read(sentence, language="fr").people == ()


def test_a_body_ends_before_a_new_clause() -> None:
    names = {body.name for body in understood("minuta-nota").organisations}
    assert {
        "Región Occitania",
        "Gobierno del Estado de Jalisco",
        "Secretaría de Desarrollo Económico",
    } <= names


def test_bodies_once_each_with_acronym_and_country_as_far_as_said() -> None:
    text = read(
        "L'Ambassade du Maroc en France reçoit le Réseau des villes amies (RVA). Le RVA remercie "
        "l'Ambassade du Maroc. La FEDCOM et Villes du Sud se joignent au R.V.A. Le Conseil régional de "
        "Bretagne et l'Agence française de développement financent VDS."
    )
    assert [(body.name, body.acronym, body.country) for body in text.organisations] == [
        ("Ambassade du Maroc en France", None, "MA"),
        ("Réseau des villes amies", "RVA", None),
        ("FEDCOM", "FEDCOM", None),
        ("Conseil régional de Bretagne", None, None),
        ("Agence française de développement", None, "FR"),
        ("VDS", "VDS", None),
    ]


def test_spellings_of_an_acronym_are_one_body_and_neighbours_are_two() -> None:
    text = read("La REDLOC écrit à la RED-Loc. La FENAMI n'est pas la FENAMM.", language="fr")
    assert [(body.name, body.aliases) for body in text.organisations] == [
        ("REDLOC", ("RED-Loc",)),
        ("FENAMI", ()),
        ("FENAMM", ()),
    ]


def test_ministries_of_the_same_name_stay_apart() -> None:
    text = read("Le Ministère de la Culture (SECULT) répond. Le ministère de la culture paie.", language="fr")
    assert [(body.name, body.acronym) for body in text.organisations] == [
        ("Ministère de la Culture", "SECULT"),
        ("ministère de la culture", None),
    ]


def roles(words: str, language: str = "fr") -> list[tuple[str, str | None]]:
    return [(person.role, person.name) for person in read(words, language=language).people]


def test_an_excellency_has_a_name() -> None:
    text = read(
        "Présents :\n- Son Excellence Monsieur Jean-Luc Saint-Paul, ambassadeur d’Haïti", language="fr"
    )
    assert people_of(text) == [("present", "S.E.M.", "Jean-Luc Saint-Paul")]


def test_each_sentence_of_a_line_gives_its_role() -> None:
    words = "Étaient présents : M. Luc d'Arvor, député. Était excusée Mme Zoé Lis, députée."
    assert roles(words) == [("present", "Luc d'Arvor"), ("excused", "Zoé Lis")]
    words = (
        "Reunión\n\nEstuvieron presentes la Sra. Ana Gil y el Lic. Luis Mora. Se disculpó el Dr. José Paz."
    )
    assert roles(words, "es") == [("present", "Ana Gil"), ("present", "Luis Mora"), ("excused", "José Paz")]


def test_a_stand_in_after_a_heading() -> None:
    words = "Représentée : Mme Zoé Lis, par M. Théo Noir"
    assert roles(words) == [("represented", "Zoé Lis"), ("present", "Théo Noir")]


def test_a_function_ends_before_its_verb() -> None:
    text = read("Bilan\n\nMonsieur le Maire de Lyon remercie ses hôtes.", language="fr")
    assert positions_of(text, None) == [("Maire de Lyon", "Lyon")]


def test_a_delegation_to_come_is_seats_not_a_headcount() -> None:
    text = read("Décisions :\n- La délégation sera composée de 4 maires et 2 présidents de région.")
    assert text.headcount.declared is None
    assert [(q.count, q.category) for q in text.quotas] == [(4, "mayor"), (2, "region_president")]
    assert read("Une délégation composée de 4 maires est venue.", language="fr").headcount.declared == 4
