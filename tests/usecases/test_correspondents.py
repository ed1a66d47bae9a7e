"""Whom a name, an address or a saved list means."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest

from cufdesk.domain.contacts import Person
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases.contacts import delete_person
from cufdesk.usecases.correspondents import group_named, named, of_group, of_today
from cufdesk.usecases.groups import group_of, groups, save_group
from tests.makers import a_dossier, a_group, a_person, a_recipient

ANA = a_person("Ana", "Ruiz", email="Ana.Ruiz@example.org")
ANA_PENA = a_person("Ana", "Ruiz Peña", email="pena@example.org")
JEAN = a_person("Jean", "Petit")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Dossier]:
    made = a_dossier(tmp_path, *deepcopy([ANA, ANA_PENA, JEAN]))
    yield made
    made.close()


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("ana ruiz", ANA),  # written so exactly, though another name begins so
        ("ruiz pena", ANA_PENA),
        ("Peti", JEAN),
        ("ana.ruiz@EXAMPLE.org", ANA),
    ],
)
def test_a_name_or_an_address_means_a_contact(office: Dossier, text: str, person: Person) -> None:
    one = named(office, text, "cc")
    assert (one.person_id, one.role) == (person.id, "cc")
    assert one.address == person.email


def test_an_address_of_nobody_is_an_address(office: Dossier) -> None:
    one = named(office, "info@example.org", "to")
    assert (one.person_id, one.name, one.address) == (None, "", "info@example.org")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hélène Ünal <unal@example.org>", "Hélène Ünal"),
        ('"Ünal, Hélène" <unal@example.org>', "Ünal, Hélène"),
        ("<unal@example.org>", ""),
        (" unal@example.org ", ""),
    ],
)
def test_an_address_may_be_pasted_with_its_name(office: Dossier, text: str, name: str) -> None:
    one = named(office, text, "to")
    assert (one.person_id, one.name, one.address) == (None, name, "unal@example.org")


def test_a_pasted_name_gives_way_to_that_of_the_contact(office: Dossier) -> None:
    one = named(office, "Annie <pena@example.org>", "to")
    assert (one.person_id, one.name) == (ANA_PENA.id, "Ana Ruiz Peña")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Nadie", "No contact"),
        ("ana", "several contacts: .*Ana Ruiz"),
        ("a@b", "e-mail address"),
        ("Ana <a@b>", "e-mail address"),
        ("Ana <a@example.org> <b@example.org>", "e-mail address"),
        ("", "No contact"),
    ],
)
def test_what_means_nobody_or_several_is_refused(office: Dossier, text: str, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        named(office, text, "to")


def test_a_saved_list_keeps_order_and_fields(office: Dossier) -> None:
    people = [a_recipient(JEAN, role="cc"), a_recipient(), a_recipient(ANA)]
    save_group(office, group_of("Habituels", people))
    group = group_named(office, "habituels")
    assert [(one.person_id, one.role) for one in of_group(office, group)] == [(JEAN.id, "cc"), (ANA.id, "to")]
    assert [one.name.fr for one in groups(office)] == ["Habituels"]
    with pytest.raises(Refusal, match="No saved list"):
        group_named(office, "Autres")
    with pytest.raises(Refusal, match="a name"):
        save_group(office, group_of(" ", people))


def test_a_list_is_found_in_both_languages(office: Dossier) -> None:
    save_group(office, a_group(ANA))
    found = {group_named(office, name).id for name in ("CONTRAPARTES habituales", "partenaires habituels")}
    assert len(found) == 1


def test_who_is_on_a_list_is_not_deleted_unsaid(office: Dossier) -> None:
    save_group(office, a_group(ANA))
    with pytest.raises(Refusal, match="1 saved list"):
        delete_person(office, ANA.id)


def test_people_are_reached_where_they_are_reached_today(office: Dossier) -> None:
    former = [
        a_recipient(ANA, address="old@example.org"),
        a_recipient(name="Info", address="info@example.org"),
    ]
    assert [one.address for one in of_today(office, former)] == ["Ana.Ruiz@example.org", "info@example.org"]
