"""What is left open: each kind with its probable owner and the reason, and what is not a blank."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cufdesk.domain.base import Record
from cufdesk.domain.blanks.all_blanks import blanks, kinds_of
from cufdesk.domain.blanks.blank import SECRETARIAT, Blank, BlankGround, Owner
from cufdesk.domain.blanks.open_words import open_words
from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.directory import Directory
from cufdesk.domain.meetings import Action, Meeting
from cufdesk.domain.values import Bilingual
from tests.makers import (
    a_committee,
    a_cover,
    a_decision,
    a_meeting,
    a_milestone,
    a_person,
    a_position,
    a_programme_item,
    a_seat,
    a_visit,
    an_action,
    an_organisation,
)

RVM = an_organisation("RVM")
CUF = an_organisation("CUF", name=Bilingual("Cités Unies France"), side="french")
ROSA = a_person("Rosa", "Ruiz")


def ground(*known: Record, **records: Any) -> BlankGround:
    people = {one.id: one for one in known if isinstance(one, Person)}
    bodies = {one.id: one for one in known if isinstance(one, Organisation)}
    return BlankGround(cover=a_cover(), directory=Directory(people, bodies), **records)


def found(*known: Record, **records: Any) -> list[Blank]:
    return blanks(ground(*known, **records))


def of_action(*known: Record, party: str = "", **fields: Any) -> list[Blank]:
    known_fields: dict[str, Any] = {"responsible": "CUF", "deadline": date(2015, 7, 1)}
    action = an_action(**(known_fields | fields))
    decision = a_decision(actions=[action], modality="adopted", party=party)
    return found(CUF, RVM, ROSA, *known, meetings=(a_meeting(decisions=[decision]),))


def told(blanks_found: list[Blank]) -> list[tuple[str, str, str]]:
    return [(one.kind, one.owner.kind, one.why) for one in blanks_found]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"responsible": ""}, [("responsible", "secretariat", "nobody")]),
        ({"responsible": "", "party": "RVM"}, [("responsible", "organisation", "party")]),
        ({"responsible": "", "party": "Partie mexicaine"}, [("responsible", "side", "party")]),
        ({"responsible": "", "party": "RVM, CUF"}, [("responsible", "secretariat", "nobody")]),
        ({"responsible": "", "state": "done"}, []),
        ({"responsible": "un élu français"}, [("person", "side", "named")]),
        ({"responsible": "Élu à désigner"}, [("person", "secretariat", "nobody")]),
        ({"deadline": None}, [("deadline", "secretariat", "in_charge")]),
        ({"deadline": None, "responsible": "RVM"}, [("deadline", "organisation", "in_charge")]),
        ({"deadline": None, "responsible": "Les maires"}, [("deadline", "words", "in_charge")]),
        ({"deadline": None, "responsible_person_id": ROSA.id}, [("deadline", "person", "in_charge")]),
        (
            {"deadline": None, "responsible_organisation_id": CUF.id},
            [("deadline", "secretariat", "in_charge")],
        ),
        ({"deadline": None, "deadline_text": "bientôt"}, [("deadline", "secretariat", "in_charge")]),
        ({"deadline": None, "modality": "proposed"}, []),
        ({"deadline": None, "deadline_event_id": "forum", "deadline_offset": -15}, []),
    ],
)
def test_an_action_leaves_open_who_and_when(
    fields: dict[str, Any], expected: list[tuple[str, str, str]]
) -> None:
    assert told(of_action(**fields)) == expected


def test_words_said_for_a_date_are_kept_as_fuzzy() -> None:
    [blank] = of_action(deadline=None, deadline_text="dès que possible")
    assert (blank.fuzzy, blank.words.fr, blank.place.number) == (True, "dès que possible", "D1-A1")


def test_numbers_bear_the_reference_where_there_are_several_meetings() -> None:
    def meeting(reference: str) -> Meeting:
        decision = a_decision(actions=[an_action(deadline=date(2015, 7, 1))], modality="adopted")
        return a_meeting(decisions=[decision], reference=reference)

    both = found(meetings=(meeting("2015-02"), meeting("2015-03")))
    assert [one.place.number for one in both] == ["2015-02/D1-A1", "2015-03/D1-A1"]


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [({}, []), ({"place": " "}, ["place"]), ({"first_day": None, "place": ""}, ["date", "place"])],
)
def test_a_meeting_has_a_day_and_a_place(fields: dict[str, Any], kinds: list[str]) -> None:
    blanks_found = found(ROSA, meetings=(a_meeting(secretary_id=ROSA.id, **fields),))
    assert [one.kind for one in blanks_found] == kinds
    assert all(one.owner == Owner("person", ROSA.id) for one in blanks_found)


def test_a_delegate_without_a_name_is_asked_of_the_liaison_others_of_their_body() -> None:
    delegate = a_person("", "", positions=[a_position("Directrice", RVM)])
    host = a_person("", "", positions=[a_position("Délégué", CUF)])
    stranger = a_person("", "")
    visit = a_visit([delegate, ROSA, host, stranger])
    for member, role in zip(visit.members, ("delegate", "liaison", "host", "mentioned"), strict=True):
        member.role = role
    meeting = a_meeting(people=[delegate, host], visit_id=visit.id)
    blanks_found = found(delegate, host, stranger, ROSA, RVM, CUF, visits=(visit,), meetings=(meeting,))
    assert [(one.kind, one.owner, one.why, one.words.fr) for one in blanks_found] == [
        ("name", Owner("person", ROSA.id), "liaison", "Directrice"),
        ("name", SECRETARIAT, "body", "Délégué"),
        ("name", SECRETARIAT, "nobody", ""),
    ]


def test_minutes_to_come_are_those_of_who_takes_them_and_go_when_issued() -> None:
    linked = a_meeting(secretary_id=ROSA.id, state="in_progress")
    items = [
        a_programme_item("Matinée", our_role="organised", minutes_status="announced"),
        a_programme_item("Ministère", our_role="attended", minutes_status="announced"),
        a_programme_item("Forum", our_role="attended", minutes_status="available"),
        a_programme_item("Table ronde", our_role="organised", meeting_id=linked.id),
    ]
    visit = a_visit(programme=items)
    waited = found(ROSA, visits=(visit,), known={linked.id: linked})
    assert [(one.words.fr, one.owner.kind, one.why) for one in waited] == [
        ("Matinée", "secretariat", "organiser"),
        ("Ministère", "secretariat", "nobody"),
        ("Table ronde", "person", "secretary"),
    ]
    linked.state = "distributed"
    assert "Table ronde" not in [one.words.fr for one in found(visits=(visit,), known={linked.id: linked})]


def test_appointments_have_an_hour() -> None:
    items = [
        a_programme_item("Rendez-vous au RVM", our_role="scheduled", start=None),
        a_programme_item("Rendez-vous", our_role="scheduled"),
        a_programme_item("Matinée", our_role="organised", start=None),
    ]
    [blank] = found(RVM, visits=(a_visit(programme=items),))
    assert (blank.kind, blank.owner) == ("time", Owner("organisation", RVM.id))


def test_seats_groups_dates_and_places() -> None:
    planned = an_organisation("", name=Bilingual("Groupe-pays France"), state="planned")
    committee = a_committee(
        seats=[a_seat(), a_seat(person_id=ROSA.id, step="confirmed"), a_seat(side="french")]
    )
    dates = (
        a_milestone("Sans date", first_day=None, last_day=None, place="Paris"),
        a_milestone("Sans lieu"),
        a_milestone("Échéance", kind="deadline"),
        a_milestone("Passé", done=True, first_day=None, last_day=None),
    )
    blanks_found = found(planned, ROSA, committees=(committee,), milestones=dates)
    assert kinds_of(blanks_found) == {"date": 1, "place": 1, "group": 1, "seat": 2}
    assert [one.owner.kind for one in blanks_found if one.kind == "seat"] == ["side", "secretariat"]


def test_notes_keep_what_no_field_shows_and_nothing_is_told_twice() -> None:
    planned = an_organisation("", name=Bilingual("groupe-pays France"), state="planned")
    visit = a_visit(
        programme=[a_programme_item("Des temps de rendez-vous", our_role="scheduled", start=None)]
    )
    notes = (
        "À compléter (lieu à préciser) : en province\nÀ compléter (heure à préciser) : temps de rendez-vous\n"
        "À compléter (partie à préciser) : groupe-pays France\n"
        "À compléter (personne à désigner) : un élu français"
    )
    dates = (a_milestone("Visite en province", kind="hand_over"),)
    meeting = a_meeting(notes=notes)
    blanks_found = found(planned, meetings=(meeting,), visits=(visit,), milestones=dates)
    assert kinds_of(blanks_found) == {"person": 1, "place": 1, "time": 1, "group": 1}
    assert next(one.owner for one in blanks_found if one.kind == "person") == Owner("side", "french")
    meeting.notes = ""
    assert kinds_of(found(planned, meetings=(meeting,), visits=(visit,), milestones=dates)) == {
        "place": 1,
        "time": 1,
        "group": 1,
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le lieu reste à préciser.", [("place", "Le lieu reste à préciser")]),
        ("Une réunion, date à fixer par CUF.", [("deadline", "date à fixer")]),
        ("Un élu à désigner", [("person", "Un élu à désigner")]),
        ("CUF s’engage à définir le programme.", []),
        ("Il reste à écrire.", []),
    ],
)
def test_words_call_something_open(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(kind, words.fr) for kind, words in open_words(Bilingual(text))] == expected


def test_spanish_words_call_something_open() -> None:
    [(kind, words)] = open_words(
        Bilingual(es="La sede queda por definir; se invita a confirmar la asistencia.")
    )
    assert (kind, words.es) == ("place", "La sede queda por definir")


def test_nothing_open_is_nothing_told() -> None:
    action: Action = an_action(responsible="CUF", deadline=date(2015, 7, 1))
    whole = a_meeting(decisions=[a_decision(actions=[action])], people=[ROSA])
    assert (
        found(ROSA, CUF, meetings=(whole,), visits=(a_visit([ROSA], programme=[a_programme_item()]),)) == []
    )
