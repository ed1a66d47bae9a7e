"""Who and what a text means: known contacts are found by exact names only, nothing is guessed or merged."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.values import Bilingual
from cufdesk.reading.understanding import OrganisationRead, PersonRead, PositionRead
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases.contacts import save_organisation, save_person
from cufdesk.usecases.recognising import Recognising
from tests.makers import a_person, a_position, an_organisation
from tests.usecases.understandings import a_body_read, a_person_read


def recognise(
    dossier: Dossier, people: Sequence[PersonRead] = (), bodies: Sequence[OrganisationRead] = ()
) -> tuple[list[Person], list[Organisation]]:
    """Return the contacts that are meant; the new ones are stored."""
    with dossier.write("recognise") as writing:
        known = Recognising(writing, "fr", "Relevé")
        known.take_bodies(bodies)
        found = [known.person(person) for person in people]
        by_index = [known.body_named(body.acronym or body.name) for body in bodies]
        writing.add_all(known.new_bodies)
        writing.add_all(known.new_people)
        return found, [body for body in by_index if body is not None]


def count(dossier: Dossier, kind: type[Person | Organisation]) -> int:
    with dossier.read() as reading:
        return len(reading.all(kind))


# people ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["José Muñoz", "jose munoz", "JOSÉ  MUÑOZ", "Pepe Muñoz", "José  Muñoz Gil"])
def test_a_known_person_is_found_by_full_name_or_alias(dossier: Dossier, said: str) -> None:
    known = a_person("José", "Muñoz", aliases="Pepe Muñoz\nJosé Muñoz Gil", city="Puebla")
    save_person(dossier, known)
    [found], _bodies = recognise(dossier, [a_person_read(said)])
    assert found.id == known.id
    assert found.city == "Puebla"
    assert count(dossier, Person) == 1


@pytest.mark.parametrize(
    "said", ["Muñoz", "José", "José Luis Muñoz", "Muñoz José", "Josefa Muñoz", "J. Muñoz"]
)
def test_another_name_is_another_person(dossier: Dossier, said: str) -> None:
    save_person(dossier, a_person("José", "Muñoz"))
    recognise(dossier, [a_person_read(said)])
    assert count(dossier, Person) == 2


def test_of_two_namesakes_none_is_chosen(dossier: Dossier) -> None:
    for city in ("Puebla", "Paris"):
        save_person(dossier, a_person("José", "Muñoz", city=city))
    [found], _bodies = recognise(dossier, [a_person_read("José Muñoz")])
    assert found.city == ""
    assert count(dossier, Person) == 3


def test_a_new_person_keeps_the_name_as_written(dossier: Dossier) -> None:
    said = [
        a_person_read("Antonio Rojas", civility="M."),
        a_person_read("Rosa Ruiz Pérez", civility="Mtra."),
        a_person_read("Dupont", civility="Mme"),
    ]
    (antonio, rosa, dupont), _bodies = recognise(dossier, said)
    assert (antonio.civility, antonio.given_names, antonio.first_surname) == ("mr", "Antonio", "Rojas")
    assert (antonio.written_name, antonio.second_surname, antonio.usage_name) == ("Antonio Rojas", "", "")
    assert (rosa.civility, rosa.honorific, rosa.given_names) == ("", Bilingual("Mtra."), "")
    assert rosa.written_name == "Rosa Ruiz Pérez"
    assert (dupont.civility, dupont.given_names, dupont.first_surname) == ("mrs", "", "Dupont")
    assert antonio.source == "Relevé"


def test_a_new_person_is_known_by_the_written_name_the_next_time(dossier: Dossier) -> None:
    for _ in range(2):
        recognise(dossier, [a_person_read("Rosa Ruiz Pérez")])
    assert count(dossier, Person) == 1


def test_a_contact_by_function_alone_is_one_contact(dossier: Dossier) -> None:
    delegate = a_person_read(None, PositionRead("Délégué", "Délégation", 0), role="host")
    body = a_body_read("Délégation")
    for _ in range(2):
        recognise(dossier, [delegate], [body])
    assert (count(dossier, Person), count(dossier, Organisation)) == (1, 1)
    recognise(dossier, [a_person_read(None, PositionRead("Délégué", "Autre", 0))], [a_body_read("Autre")])
    recognise(dossier, [a_person_read(None, role="host")])
    assert count(dossier, Person) == 3


def test_a_function_is_added_only_where_it_says_something_new(dossier: Dossier) -> None:
    body = an_organisation("RDV")
    known = a_person("José", "Muñoz", positions=[a_position("Directeur général de la coordination", body)])
    save_organisation(dossier, body)
    save_person(dossier, known)
    said = [
        PositionRead("Directeur Général de Coordination", "RDV", 0),
        PositionRead("directeur général", "RDV", 0),
        PositionRead("Conseiller", "RDV", 0),
    ]
    for _ in range(2):
        [found], _bodies = recognise(
            dossier, [a_person_read("José Muñoz", *said)], [a_body_read("RDV", "RDV")]
        )
    titles = [position.title.fr for position in found.positions]
    assert titles == ["Directeur général de la coordination", "Conseiller"]


def test_two_functions_of_a_text_stay_two(dossier: Dossier) -> None:
    said = a_person_read(
        "Ana Ruiz", PositionRead("Présidente", None), PositionRead("Présidente du comité", None)
    )
    [found], _bodies = recognise(dossier, [said])
    assert [position.title.fr for position in found.positions] == ["Présidente", "Présidente du comité"]


# bodies ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("AL-Las", "AL-Las"),
        ("ALLAS", "ALLAS"),
        ("Projet al las", "AL-LAS"),
        ("Alianza de Ciudades", None),
        ("alliance des villes", None),
        ("Alliance européenne", None),
    ],
)
def test_a_known_body_is_found_by_acronym_name_or_alias(
    dossier: Dossier, name: str, acronym: str | None
) -> None:
    known = an_organisation(
        "AL-LAs",
        name=Bilingual("Alliance des villes", "Alianza de Ciudades"),
        aliases="ALLAS\nAlliance européenne",
        country="",
    )
    save_organisation(dossier, known)
    _people, [found] = recognise(dossier, bodies=[a_body_read(name, acronym)])
    assert found.id == known.id
    assert count(dossier, Organisation) == 1


def test_different_acronyms_are_different_bodies(dossier: Dossier) -> None:
    name = "Fédération des communes"
    save_organisation(dossier, an_organisation("FENAMM", name=Bilingual(name), country=""))
    recognise(dossier, bodies=[a_body_read(name, "CONAMM")])
    assert count(dossier, Organisation) == 2


def test_two_countries_have_two_ministries(dossier: Dossier) -> None:
    name = "Ministère des affaires étrangères"
    save_organisation(dossier, an_organisation("", name=Bilingual(name), country="MX"))
    recognise(dossier, bodies=[a_body_read(name, country="FR")])
    assert count(dossier, Organisation) == 2


def test_a_name_that_two_bodies_of_a_text_carry_names_neither(dossier: Dossier) -> None:
    """One has an acronym, the other is another country's: only the acronym says which is known."""
    name = "Ministère des Affaires étrangères"
    known = an_organisation("SRE", name=Bilingual("Secrétariat"), aliases=name)
    save_organisation(dossier, known)
    recognise(dossier, bodies=[a_body_read(name, "SRE"), a_body_read(name.lower())])
    assert count(dossier, Organisation) == 2


def test_the_other_of_two_namesakes_is_known_by_its_own_acronym(dossier: Dossier) -> None:
    name = "Ministère des Affaires étrangères"
    save_organisation(dossier, an_organisation("MAEDI", name=Bilingual(name), country="FR"))
    recognise(dossier, bodies=[a_body_read(name, "SRE"), a_body_read(name.lower())])
    with dossier.read() as reading:
        assert sorted(body.acronym for body in reading.all(Organisation)) == ["MAEDI", "SRE"]


def test_a_namesake_without_an_acronym_may_be_either(dossier: Dossier) -> None:
    name = "Ministère des Affaires étrangères"
    save_organisation(dossier, an_organisation("", name=Bilingual(name), country=""))
    recognise(dossier, bodies=[a_body_read(name, "SRE"), a_body_read(name.lower())])
    assert count(dossier, Organisation) == 3


def test_one_body_under_several_labels_is_one(dossier: Dossier) -> None:
    labels = ["Ministère du Mexique", "Ministère des relations internationales"]
    known = an_organisation("SRE", name=Bilingual("Secrétariat"), aliases="\n".join(labels), country="MX")
    save_organisation(dossier, known)
    recognise(dossier, bodies=[*(a_body_read(label) for label in labels), a_body_read("Secrétariat", "SRE")])
    assert count(dossier, Organisation) == 1


def test_a_new_body_is_as_written(dossier: Dossier) -> None:
    said = [
        a_body_read("Fédération des communes", "FDC", aliases=("F.D.C.",), country="MX"),
        a_body_read("ARF", "ARF"),
    ]
    _people, (federation, arf) = recognise(dossier, bodies=said)
    assert (federation.written_name, federation.acronym, federation.aliases) == (
        "Fédération des communes",
        "FDC",
        "F.D.C.",
    )
    assert (federation.name, federation.country, arf.written_name) == (Bilingual(), "MX", "")
