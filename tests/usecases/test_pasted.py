"""Signatures pasted: what becomes of each finding, and that nothing is invented."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cufdesk.domain.contacts import Person
from cufdesk.domain.values import Bilingual
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases.pasted import named_person, read_pasted
from tests.makers import a_dossier, an_organisation

SRE = an_organisation("SRE", id="sre", name=Bilingual("", "Secretaría de Relaciones Exteriores"))
FRENCH = """Mme Marie KELLER
Directrice des relations internationales
Ville de Strasbourg
67076 Strasbourg Cedex
Tél. : +33 3 68 98 50 00 – Mob. 06 12 34 56 78
marie.keller@strasbourg.eu
www.strasbourg.eu"""


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    made = a_dossier(tmp_path_factory.mktemp("pasted"), SRE)
    yield made
    made.close()


def test_a_french_signature_fills_a_person(dossier: Dossier) -> None:
    (pasted,) = read_pasted(dossier, FRENCH)
    person = pasted.person
    assert (person.civility, person.given_names, person.first_surname) == ("mrs", "Marie", "Keller")
    assert person.written_name == "Marie KELLER"
    assert person.email == "marie.keller@strasbourg.eu"
    assert [(one.label, one.value) for one in person.points if one.kind == "phone"] == [
        ("work", "+33 3 68 98 50 00"),
        ("mobile", "+33 6 12 34 56 78"),
    ]
    assert person.positions[0].title == Bilingual("Directrice des relations internationales", "")
    assert pasted.unknown_bodies == ((0, "Ville de Strasbourg"),)
    assert person.positions[0].organisation_id is None
    assert "www.strasbourg.eu" in pasted.rest
    assert person.notes == "Body as written: Ville de Strasbourg"
    assert (person.country, person.side, person.gender) == ("", "", "")


def test_a_mexican_signature_finds_its_body_and_its_country(dossier: Dossier) -> None:
    text = "Mtra. Rosa Ruiz Pérez\nDirectora General, SRE\nTel. 55 3686 5100 ext. 1234\nrruiz@sre.gob.mx"
    (pasted,) = read_pasted(dossier, text)
    person = pasted.person
    assert (person.given_names, person.first_surname, person.second_surname) == ("Rosa", "Ruiz", "Pérez")
    assert (person.civility, person.honorific) == ("", Bilingual("", "Mtra."))
    assert person.positions[0].title == Bilingual("", "Directora General")
    assert person.positions[0].organisation_id == "sre"
    assert person.phone == "+52 55 3686 5100 ext. 1234"
    assert (pasted.unknown_bodies, pasted.doubtful) == ((), {})


def test_an_address_line_gives_one_after_the_other(dossier: Dossier) -> None:
    found = read_pasted(dossier, "Jean Dupont <jean.dupont@ville.fr>; 'Ana López' <ana@x.mx>")
    assert [(one.person.first_surname, one.person.email) for one in found] == [
        ("Dupont", "jean.dupont@ville.fr"),
        ("López", "ana@x.mx"),
    ]


def test_what_cannot_be_told_is_doubtful_and_kept_as_written(dossier: Dossier) -> None:
    (pasted,) = read_pasted(dossier, "José Luis García\njl.garcia@ejemplo.org\nTel. 123 45")
    assert pasted.person.written_name == "José Luis García"
    if not pasted.person.first_surname:
        assert pasted.doubtful["written_name"] == ("José Luis García",)


def test_a_body_alone_is_a_body(dossier: Dossier) -> None:
    (pasted,) = read_pasted(
        dossier, "Secretaría de Relaciones Exteriores\nPlaza Juárez 20, Centro\n06010 Ciudad de México"
    )
    assert pasted.body is not None
    assert pasted.body.id == "sre"
    assert pasted.body.address == "Plaza Juárez 20, Centro\n06010 Ciudad de México"


def test_a_text_without_anybody_gives_nobody_and_nothing_is_stored(dossier: Dossier) -> None:
    assert read_pasted(dossier, "   ") == []
    with dossier.read() as reading:
        assert reading.all(Person) == []


def test_a_compound_given_name_is_no_surname(dossier: Dossier) -> None:
    text = "Jean-Luc Martin | Adjoint au maire\nVille de Nantes\njl.martin@mairie-nantes.fr"
    (pasted,) = read_pasted(dossier, text)
    assert (pasted.person.given_names, pasted.person.first_surname) == ("Jean-Luc", "Martin")
    assert "given_names" not in pasted.doubtful


def test_a_particle_stands_apart(dossier: Dossier) -> None:
    (pasted,) = read_pasted(dossier, "Philippe d’Ornano <p.dornano@exemple.fr>")
    assert (pasted.person.particle, pasted.person.first_surname) == ("d’", "Ornano")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Zapata", ("", "", "Zapata", "")),
        ("Antonio Rojas", ("Antonio", "", "Rojas", "")),
        ("Juan de la Peña", ("Juan", "de la", "Peña", "")),
        ("Rosa Xyz Pqr", ("Rosa", "", "Xyz Pqr", "")),
    ],
)
def test_the_last_word_of_a_typed_name_is_not_taken_for_the_surname(
    name: str, parts: tuple[str, str, str, str]
) -> None:
    person = named_person(name)
    found = person.given_names, person.particle, person.first_surname, person.second_surname
    assert found == parts


def test_a_town_is_kept_without_what_sorts_its_mail(dossier: Dossier) -> None:
    text = "Anne Roux\nDirectrice\nVille de Toulouse\n1 place du Capitole\n31058 Toulouse Cedex 9\nanne@x.fr"
    (pasted,) = read_pasted(dossier, text)
    assert pasted.person.city == "Toulouse"
    assert "31058 Toulouse Cedex 9" in pasted.person.reached_by("address")[0]
