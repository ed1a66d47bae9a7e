"""Two contacts made one: links, names, history, one undo; and pairs that are not the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from cufdesk.domain.base import Record
from cufdesk.domain.committee import Committee
from cufdesk.domain.contacts import Counterpart, GroupBody, Organisation, Person
from cufdesk.domain.groups import Group
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.domain.visits import Visit
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.journal.rows import references_to
from cufdesk.storage.overview import check
from cufdesk.usecases import history
from cufdesk.usecases.committee import save_committee
from cufdesk.usecases.contacts import delete_organisation, save_organisation, save_person
from cufdesk.usecases.couples import couple, preview, unite
from cufdesk.usecases.searching import search
from cufdesk.usecases.uniting import (
    links_of,
    merge_organisations,
    merge_people,
    not_same,
    say_not_same,
)
from tests.everything import everything
from tests.makers import (
    a_committee,
    a_dossier,
    a_group,
    a_meeting,
    a_person,
    a_position,
    a_seat,
    a_visit,
    an_organisation,
)


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    made = a_dossier(tmp_path)
    yield made
    made.close()


def add(dossier: Dossier, *records: Record) -> None:
    with dossier.write("Add") as writing:
        writing.add_all(records)


def read(dossier: Dossier, kind: Any, record: Record) -> Any:
    with dossier.read() as reading:
        return reading.get(kind, record.id)


def rows(dossier: Dossier) -> dict[str, list[Any]]:
    from cufdesk.domain.records import TABLES

    with closing(sqlite3.connect(dossier.path)) as connection:
        return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in TABLES}


def twins() -> tuple[Person, Person]:
    kept = a_person("Eugène", "Zapata", aliases="Zapata E.", email="e@example.org", city="Mexico")
    gone = a_person(
        "Eugenio",
        "Zapata",
        written_name="Lic. Eugenio ZAPATA",
        phone="+52 55 1",
        email="e2@example.org",
        city="Ciudad de México",
        languages="español",
        positions=[a_position("Coordinateur")],
    )
    return kept, gone


def test_a_merge_keeps_what_both_had_and_is_one_write(dossier: Dossier) -> None:
    kept, gone = twins()
    visit, meeting, group = a_visit([gone]), a_meeting(people=[gone]), a_group(kept, gone)
    visit.members[0].position_id = gone.positions[0].id
    add(dossier, kept, gone, visit, meeting, group)
    before = rows(dossier)
    merged = merge_people(dossier, kept.id, gone.id, {"city": "Ciudad de México"})
    assert merged.kept == kept.id
    assert dict(merged.links) == {"delegation_member": 1, "attendance": 1, "group_member": 1}
    person = read(dossier, Person, kept)
    assert person.reached_by("email") == ["e@example.org", "e2@example.org"]
    assert person.reached_by("phone") == ["+52 55 1"]
    assert (person.given_names, person.city, person.languages) == ("Eugène", "Ciudad de México", "español")
    assert person.written_name == "Lic. Eugenio ZAPATA"
    assert person.aliases.split("\n") == ["Zapata E.", "Eugenio Zapata"]
    assert [position.title.fr for position in person.positions] == ["Coordinateur"]
    assert read(dossier, Person, gone) is None
    assert read(dossier, Visit, visit).members[0].person_id == kept.id
    assert read(dossier, Visit, visit).members[0].position_id == gone.positions[0].id
    assert read(dossier, Meeting, meeting).attendances[0].person_id == kept.id
    assert [one.person_id for one in read(dossier, Group, group).people] == [kept.id], "once, not twice"
    assert check(dossier.path) == []
    history.undo(dossier)
    assert rows(dossier) == before
    assert check(dossier.path) == []
    history.redo(dossier)
    assert read(dossier, Person, gone) is None
    assert check(dossier.path) == []


def test_who_was_merged_is_found_by_either_name(dossier: Dossier) -> None:
    kept, gone = twins()
    add(dossier, kept, gone)
    merge_people(dossier, kept.id, gone.id)
    found = search(dossier, "eugenio zapata", 10)
    assert [hit["id"] for hit in found["results"]] == [kept.id]


def test_a_losing_value_stays_in_the_history(dossier: Dossier) -> None:
    kept, gone = twins()
    add(dossier, kept, gone)
    merge_people(dossier, kept.id, gone.id)
    with dossier.read() as reading:
        from cufdesk.storage.journal.pages import changes_of

        changes = changes_of(reading.session.connection(), [gone.id])["person", gone.id]
    assert changes[-1].old["city"] == "Ciudad de México"


@pytest.mark.parametrize("kind", [Person, Organisation])
def test_nothing_names_who_is_gone_whatever_the_table(dossier: Dossier, kind: type[Any]) -> None:
    add(dossier, *everything())
    with dossier.read() as reading:
        stored = reading.all(kind)
    gone = max(stored, key=lambda one: sum(links_of(dossier, kind.__tablename__, one.id).values()))
    kept = a_person("Autre", "Nom") if kind is Person else an_organisation("XYZ")
    add(dossier, kept)
    wanted = links_of(dossier, kind.__tablename__, gone.id)
    assert sum(wanted.values()) > 2
    before = rows(dossier)
    merge = merge_people if kind is Person else merge_organisations
    assert merge(dossier, kept.id, gone.id).links == wanted
    with closing(sqlite3.connect(dossier.path)) as connection:
        for table, column in references_to(kind.__tablename__):
            left = connection.execute(f"SELECT count(*) FROM {table} WHERE {column} = ?", (gone.id,))
            assert left.fetchone() == (0,), table
    assert check(dossier.path) == []
    history.undo(dossier)
    assert rows(dossier) == before


def test_bodies_keep_acronyms_names_counterparts_and_members(dossier: Dossier) -> None:
    amf, arf, group = (an_organisation(name, name=Bilingual(name)) for name in ("AMF", "ARF", "GP"))
    kept = an_organisation("CONAMM", name=Bilingual("Conférence", "Conferencia"))
    gone = an_organisation("CNMM", name=Bilingual("Conférence des communes", ""), acronyms="C.N.M.M.")
    add(dossier, amf, arf, group, kept, gone)
    gone.counterparts = [
        Counterpart(organisation_id=gone.id, other_id=other.id) for other in (amf, arf, kept)
    ]
    gone.parent_id = kept.id
    save_organisation(dossier, gone)
    kept.counterparts = [
        Counterpart(organisation_id=kept.id, other_id=amf.id),
        Counterpart(organisation_id=kept.id, other_id=gone.id),
    ]
    save_organisation(dossier, kept)
    group.bodies = [GroupBody(organisation_id=group.id, member_id=body.id) for body in (kept, gone)]
    save_organisation(dossier, group)
    merge_organisations(dossier, kept.id, gone.id)
    body = read(dossier, Organisation, kept)
    assert sorted(one.other_id for one in body.counterparts) == sorted([amf.id, arf.id])
    assert body.parent_id is None
    assert body.acronyms.split("\n") == ["C.N.M.M.", "CNMM"]
    assert body.aliases == "Conférence des communes"
    for other in (amf, arf):
        assert [one.other_id for one in read(dossier, Organisation, other).counterparts] == [kept.id]
    assert [one.member_id for one in read(dossier, Organisation, group).bodies] == [kept.id]
    assert check(dossier.path) == []


def test_counterparts_name_each_other(dossier: Dossier) -> None:
    names = ("AMF", "CONAMM", "FENAMM")
    amf, conamm, fenamm = (an_organisation(name, name=Bilingual(name)) for name in names)
    add(dossier, amf, conamm, fenamm)
    amf.counterparts = [Counterpart(organisation_id=amf.id, other_id=one.id) for one in (conamm, fenamm)]
    amf = save_organisation(dossier, amf)
    for other in (conamm, fenamm):
        assert [one.other_id for one in read(dossier, Organisation, other).counterparts] == [amf.id]
    amf.counterparts = amf.counterparts[1:]
    amf = save_organisation(dossier, amf)
    assert read(dossier, Organisation, conamm).counterparts == []
    history.undo(dossier)
    assert len(read(dossier, Organisation, conamm).counterparts) == 1
    delete_organisation(dossier, fenamm.id)
    assert [one.other_id for one in read(dossier, Organisation, amf).counterparts] == [conamm.id]
    assert check(dossier.path) == []


def test_what_cannot_be_merged_is_refused(dossier: Dossier) -> None:
    kept, gone = twins()
    add(dossier, kept)
    for other in (kept.id, gone.id):
        with pytest.raises(Refusal):
            merge_people(dossier, kept.id, other)
    add(dossier, gone)
    with pytest.raises(ValueError, match="has no"):
        merge_people(dossier, kept.id, gone.id, {"nonsense": 1})
    assert read(dossier, Person, gone) is not None


def test_a_pair_that_is_not_the_same_is_remembered_once(dossier: Dossier) -> None:
    kept, gone = twins()
    third = a_person("Eugenia", "Zapata")
    add(dossier, kept, gone, third)
    say_not_same(dossier, "person", gone.id, kept.id)
    say_not_same(dossier, "person", kept.id, gone.id)
    pair = tuple(sorted((kept.id, gone.id)))
    assert not_same(dossier, "person") == {pair}
    assert not_same(dossier, "organisation") == frozenset()
    history.undo(dossier)
    assert not_same(dossier, "person") == frozenset()
    history.redo(dossier)
    say_not_same(dossier, "person", gone.id, third.id)
    merge_people(dossier, kept.id, gone.id)
    assert not_same(dossier, "person") == {tuple(sorted((kept.id, third.id)))}
    assert check(dossier.path) == []


def test_a_contact_detail_without_a_value_is_left_out(dossier: Dossier) -> None:
    person = a_person(email="a@example.org", phone=" ")
    stored = save_person(dossier, person)
    assert [(point.kind, point.value) for point in stored.points] == [("email", "a@example.org")]
    with pytest.raises(Refusal):
        save_person(dossier, a_person(photo=b"x" * 300_000))


def test_contact_details_that_say_the_same_stand_once(dossier: Dossier) -> None:
    kept = a_person("Ana", "Sol", email="ana@example.org", phone="55 3686 5100")
    gone = a_person("Ana", "Sol", email="ANA@example.org", phone="+52 55 3686 5100", address="Calle 1")
    add(dossier, kept, gone)
    merge_people(dossier, kept.id, gone.id)
    person = read(dossier, Person, kept)
    assert [(point.kind, point.value) for point in person.points] == [
        ("email", "ana@example.org"),
        ("phone", "55 3686 5100"),
        ("address", "Calle 1"),
    ]


# seats and lists of both ---------------------------------------------------------------------------------


def _on_one_committee(dossier: Dossier, step: str = "considered") -> tuple[Person, Person, Committee]:
    kept, gone = twins()
    seats = [
        a_seat(person_id=kept.id, step="considered"),
        a_seat("governor", person_id=gone.id, step=step, notes="Vu le 3 mars", represented_by_id=kept.id),
    ]
    committee = a_committee(seats=seats)
    add(dossier, kept, gone, committee)
    return kept, gone, committee


def test_nobody_sits_twice_in_a_committee_after_a_merge(dossier: Dossier) -> None:
    kept, gone, committee = _on_one_committee(dossier)
    before = rows(dossier)
    merge_people(dossier, kept.id, gone.id)
    stored = read(dossier, Committee, committee)
    assert [seat.person_id for seat in stored.seats] == [kept.id, None]
    left = stored.seats[1]
    assert (left.category, left.step, left.represented_by_id) == ("governor", "vacant", None)
    assert left.notes.startswith("Vu le 3 mars\nThis seat became vacant")
    save_committee(dossier, stored)
    history.undo(dossier)
    assert rows(dossier) == before


def test_the_seat_nearer_to_be_filled_is_kept_unless_another_is_chosen(dossier: Dossier) -> None:
    kept, gone, committee = _on_one_committee(dossier, "confirmed")
    merge_people(dossier, kept.id, gone.id)
    stored = read(dossier, Committee, committee)
    assert [seat.person_id for seat in stored.seats] == [None, kept.id]
    assert stored.seats[1].represented_by_id is None, "nobody is represented by themselves"
    history.undo(dossier)
    merge_people(dossier, kept.id, gone.id, seats=[committee.seats[0].id])
    assert [seat.person_id for seat in read(dossier, Committee, committee).seats] == [kept.id, None]


def test_two_seats_and_double_lines_are_told_beforehand(dossier: Dossier) -> None:
    kept, gone, committee = _on_one_committee(dossier)
    meeting = a_meeting(people=[kept, gone])
    meeting.attendances[1].status = "excused"
    same = a_meeting(people=[kept, gone])
    add(dossier, meeting, same)
    two = couple(dossier, "person", kept.id, gone.id)
    assert two.kept.id == kept.id
    shown = preview(two)
    (seat,) = [one for one in shown.differing if one.name == f"seat:{committee.id}"]
    assert (seat.choices, seat.chosen, seat.lost) == (("first", "second"), "first", "")
    assert "Considered" in seat.second
    vacated, twice = shown.warnings
    assert seat.second in vacated
    assert twice.count(meeting.title.fr) == 1, "what says the same stands once by itself"
    choices = {seat.name: "second"}
    assert seat.first in preview(two, choices).warnings[0]
    unite(dossier, two, choices)
    assert [one.person_id for one in read(dossier, Committee, committee).seats] == [None, kept.id]
    assert len(read(dossier, Meeting, meeting).attendances) == 2
    assert len(read(dossier, Meeting, same).attendances) == 1


def test_people_who_share_no_place_are_told_nothing_of_it(dossier: Dossier) -> None:
    kept, gone = twins()
    add(dossier, kept, gone, a_committee(seats=[a_seat(person_id=gone.id)]))
    shown = preview(couple(dossier, "person", kept.id, gone.id))
    assert shown.warnings == ()
    assert not any(one.name.startswith("seat:") for one in shown.differing)
