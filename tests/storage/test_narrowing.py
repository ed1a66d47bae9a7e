"""Filters and orders of contacts, and the ways a name or a number may be typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cufdesk.domain.contacts import ContactPoint, Organisation, Person
from cufdesk.domain.groups import Group, GroupMember
from cufdesk.domain.mandates import Equivalence
from cufdesk.domain.values import Bilingual
from cufdesk.domain.visits import DelegationMember, Visit
from cufdesk.i18n import set_language
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.incomplete import ANYTHING
from cufdesk.storage.list_reader import Query
from cufdesk.storage.lists import Lists
from cufdesk.usecases.correspondents import members_of
from tests.makers import a_dossier, a_person, a_position, a_visit, an_organisation

ZAPATA, MAYOR, FRENCH_ONE, NAMELESS = "zapata", "mayor", "abalos", "nameless"
NETWORK, CITY, FRENCH = "al-las", "puebla", "amf"
PEOPLE = (ZAPATA, MAYOR, FRENCH_ONE, NAMELESS)


def _bodies() -> list[Organisation]:
    city = Bilingual("Ville de Puebla")
    return [
        an_organisation("AL-LAs", id=NETWORK, aliases="Alianza Euro-Latinoamericana"),
        an_organisation("", id=CITY, name=city, kind="city", country="MX", side="partner"),
        an_organisation("AMF", id=FRENCH, kind="network", country="FR", side="french"),
    ]


def _people(bodies: list[Organisation]) -> list[Person]:
    network, city, french = bodies
    zapata = a_person(
        "Eugène", "Zapata", id=ZAPATA, aliases="Eugenio", positions=[a_position("Coordinateur", network)]
    )
    for kind, value in (
        ("email", "ez@al-las.org"),
        ("email", "zapata@cdmx.mx"),
        ("phone", "+33 1 42 75 00 00"),
    ):
        zapata.points.append(ContactPoint(person_id=ZAPATA, kind=kind, value=value))
    functions = a_position("Maire", city, es="Presidenta municipal"), a_position("Délégué", french, es="")
    mayor = a_person("Rosa", "Núñez", id=MAYOR, phone="55 3686 5100", positions=functions[:1])
    jean = a_person("Jean", "Ábalos", id=FRENCH_ONE, country="", side="french", positions=functions[1:])
    alone = [a_position("Monsieur le Délégué")]
    return [zapata, mayor, jean, a_person("", "", id=NAMELESS, side="", positions=alone)]


def _visit(day: date, *people: str) -> Visit:
    visit = a_visit(first_day=day)
    visit.members = [DelegationMember(visit_id=visit.id, person_id=one) for one in people]
    return visit


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[tuple[Dossier, Lists]]:
    bodies = _bodies()
    visits = _visit(date(2015, 2, 12), MAYOR, ZAPATA), _visit(date(2013, 2, 12), FRENCH_ONE)
    rule = Equivalence(words="presidenta municipal", country="MX", mandate="mayor")
    dossier = a_dossier(tmp_path, *bodies, *_people(bodies), *visits, rule)
    made = Lists(dossier.path)
    yield dossier, made
    made.close()
    dossier.close()


def _listed(made: Lists, words: str = "", order: str = "", kind: str = "person", **filters: str) -> list[str]:
    query = Query(kind, words, tuple(filters.items()), order=order)
    rows = made.rest(query).rows
    assert list(made.first(query).rows) == list(rows)
    return [row.id for row in made.page(kind, rows, "fr")]


@pytest.mark.parametrize(
    "words",
    [
        "allas", "AL-Las", "al las zap", "eugenio", "zapata eugene", "zapata@cdmx.mx", "ez@al-las", "cdmx",
        "+33 1 42 75 00 00", "0142750000", "01 42 75 00 00", "0033142750000", "+33142", "alianza zapata",
    ],
)  # fmt: skip
def test_somebody_is_found_however_they_are_typed(asked: tuple[Dossier, Lists], words: str) -> None:
    assert _listed(asked[1], words) == [ZAPATA]


def test_a_number_written_for_home_is_found_by_its_digits(asked: tuple[Dossier, Lists]) -> None:
    assert _listed(asked[1], "5536865100") == [MAYOR]
    assert _listed(asked[1], "55 3686 5100") == [MAYOR]
    assert _listed(asked[1], "5536865101") == []


def test_filters_narrow_and_add_up(asked: tuple[Dossier, Lists]) -> None:
    assert _listed(asked[1], side="french") == [FRENCH_ONE]
    assert _listed(asked[1], mandate="mayor") == [MAYOR]
    assert _listed(asked[1], mandate="mayor", side="french") == []
    assert _listed(asked[1], "rosa", mandate="mayor") == [MAYOR]


def test_a_filter_looks_at_all_functions(asked: tuple[Dossier, Lists]) -> None:
    query = Query("person", "", (("kind", "network"),))
    rows = asked[1].rest(query).rows
    assert {row.id for row in asked[1].page("person", rows, "fr")} == {FRENCH_ONE, ZAPATA}


def test_a_new_line_of_the_table_counts_at_once(asked: tuple[Dossier, Lists]) -> None:
    dossier, made = asked
    assert _listed(made, mandate="chair") == []
    with dossier.write("table") as writing:
        writing.save(Equivalence(words="coordinateur", mandate="chair"))
    assert _listed(made, mandate="chair") == [ZAPATA]


@pytest.mark.parametrize(
    "rule",
    [
        {"rule_mandate": "mayor"},
        {"rule_country": "FR"},
        {"rule_country": "MX", "rule_kind": "city"},
        {"rule_language": "es"},
        {"rule_side": "french", "rule_language": "es"},
        {},
    ],
)
def test_a_list_filters_by_its_members_and_its_rule(
    asked: tuple[Dossier, Lists], rule: dict[str, str]
) -> None:
    dossier, made = asked
    group = Group(name=Bilingual("Partenaires"))
    for name, value in rule.items():
        setattr(group, name, value)
    group.people = [GroupMember(group_id=group.id, person_id=NAMELESS)]
    with dossier.write("list") as writing:
        writing.save(group)
    with dossier.read() as reading:
        expected = {person_id for person_id, _role in members_of(reading, group)}
    assert set(_listed(made, group=group.id)) == expected
    assert NAMELESS in expected


def test_what_is_missing_is_found_and_named(asked: tuple[Dossier, Lists]) -> None:
    made = asked[1]
    assert _listed(made, missing=" name ") == [NAMELESS]
    assert _listed(made, missing=" surname ") == []
    assert set(_listed(made, missing=" email ")) == {MAYOR, FRENCH_ONE, NAMELESS}
    assert len(_listed(made, missing=ANYTHING)) == len(PEOPLE)
    rows = made.rest(Query("person", "", (("missing", " name "),))).rows
    assert made.page("person", rows, "fr")[0].values[-1] is None
    row = made.page("person", rows, "fr", ["missing"])[0]
    assert str(row.values[-1]).split() == ["name", "body", "email", "phone", "side", "origin"]


def test_orders(asked: tuple[Dossier, Lists]) -> None:
    made = asked[1]
    assert _listed(made) == [FRENCH_ONE, NAMELESS, MAYOR, ZAPATA]
    assert _listed(made, order="body") == [ZAPATA, FRENCH_ONE, MAYOR, NAMELESS]
    assert _listed(made, order="notified") == [MAYOR, ZAPATA, FRENCH_ONE, NAMELESS]
    assert _listed(made, "a", order="notified") == [ZAPATA, FRENCH_ONE]
    assert _listed(made, kind="organisation", order="acronym") == [NETWORK, FRENCH, CITY]
    assert _listed(made, kind="organisation", order="country")[0] == FRENCH


def test_bodies_stand_in_the_order_of_the_language_that_is_shown(tmp_path: Path) -> None:
    names = {"w": ("Ville de Zamora", "Ayuntamiento"), "a": ("Ambassade", "Embajada"), "z": ("Zone", "Ñandú")}
    bodies = [
        an_organisation("", id=one, name=Bilingual(*both), country=country)
        for (one, both), country in zip(names.items(), ("DO", "MX", "international"), strict=True)
    ]
    dossier = a_dossier(tmp_path, *bodies)
    made = Lists(dossier.path)

    def listed(language: str, words: str = "", order: str = "") -> list[str]:
        rows = made.rest(Query("organisation", words, language=language, order=order)).rows
        return [row.id for row in made.page("organisation", rows, language)]

    assert listed("fr") == listed("en") == ["a", "w", "z"]
    assert listed("es") == ["w", "a", "z"], "Ayuntamiento, Embajada, Ñandú"
    assert listed("es", "ville") == ["w"]
    set_language("fr")
    assert listed("fr", order="country") == ["a", "w", "z"], "Mexique, République dominicaine, International"
    set_language("en")
    assert listed("en", order="country") == ["w", "a", "z"], "Dominican Republic, Mexico, International"
    made.close()
    dossier.close()
