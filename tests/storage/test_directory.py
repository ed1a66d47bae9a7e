"""Who is named by records: nobody missing, nobody too many."""

from __future__ import annotations

from pathlib import Path

from cufdesk.storage.directory import directory_of, whole_directory
from tests.makers import (
    a_committee,
    a_decision,
    a_dossier,
    a_meeting,
    a_person,
    a_position,
    a_seat,
    an_action,
    an_agreement,
    an_id,
    an_organisation,
)


def test_a_record_brings_its_people_and_their_bodies(tmp_path: Path) -> None:
    body, owner, stranger = an_organisation("A"), an_organisation("B"), an_organisation("C")
    rosa, luis = a_person(positions=[a_position(body=body)]), a_person("Luis")
    nobody = a_person("Ana", positions=[a_position(body=stranger)])
    action = an_action(responsible_organisation_id=owner.id, responsible_person_id=luis.id)
    meeting = a_meeting(people=[rosa], decisions=[a_decision(actions=[action])])
    dossier = a_dossier(tmp_path, body, owner, stranger, rosa, luis, nobody, meeting)
    with dossier.read() as reading:
        found = directory_of(reading, [meeting])
        everybody = whole_directory(reading)
    dossier.close()
    assert set(found.people) == {rosa.id, luis.id}
    assert set(found.organisations) == {body.id, owner.id}
    assert len(everybody.people) == len(everybody.organisations) == 3
    position = found.position(rosa.id, None)
    assert position is not None
    assert found.body_name(position.organisation_id, "es") == "Red de Ciudades de México"
    assert found.body_name(position.organisation_id, "es", short=True) == "A"


def test_more_people_than_one_statement_takes(tmp_path: Path) -> None:
    people = [a_person(f"Rosa {number}") for number in range(1100)]
    committee = a_committee(seats=[a_seat(person_id=person.id) for person in people])
    dossier = a_dossier(tmp_path, *people, committee, an_agreement("Un tiers"))
    with dossier.read() as reading:
        assert len(directory_of(reading, [committee]).people) == len(people)
    dossier.close()


def test_an_id_that_is_not_there_is_nobody(tmp_path: Path) -> None:
    dossier = a_dossier(tmp_path)
    with dossier.read() as reading:
        found = whole_directory(reading)
    dossier.close()
    for person_id in (None, "", an_id()):
        assert found.person(person_id) is None
        assert found.organisation(person_id) is None
        assert found.position(person_id, None) is None
        assert found.positions(person_id, None) == []
        assert found.body_name(person_id, "fr") == ""
