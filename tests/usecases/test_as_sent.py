"""A record that others hold is printed with the names, functions and dates of the day on which it went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cufdesk.domain.base import Record
from cufdesk.domain.calendar import Milestone
from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.domain.visits import Visit
from cufdesk.press.story import Origin
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases.anonymising import anonymise
from cufdesk.usecases.minutes_corrections import correct_minutes
from cufdesk.usecases.minutes_life import distribute, take_back_distribution
from cufdesk.usecases.printing import prepare
from tests.documents.told import told
from tests.makers import (
    a_decision,
    a_dossier,
    a_meeting,
    a_milestone,
    a_person,
    a_position,
    a_programme_item,
    a_visit,
    an_action,
    an_organisation,
)

WHATS = ("minutes", "minutes-prose", "account")


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    body = an_organisation("RVM", name=Bilingual("Réseau des villes", "Red de ciudades"))
    rosa = a_person("Rosa", "Ruiz", positions=[a_position("Directrice", body)], side="french")
    alma = a_person("Alma", "Díaz", side="french")
    action = an_action("Écrire au maire", responsible_person_id=rosa.id)
    decision = a_decision(actions=[action], modality="adopted")
    visit = a_visit(people=[rosa], programme=[a_programme_item("Rencontre au ministère")])
    meeting = a_meeting(decisions=[decision], people=[rosa, alma], visit_id=visit.id)
    event = a_milestone("Forum", decision_id=decision.id, first_day=date(2015, 6, 29), last_day=None)
    return a_dossier(tmp_path, body, rosa, alma, visit, meeting, event)


def printed(dossier: Dossier, what: str = "minutes") -> str:
    story = prepare(dossier, what, "2015-02", "fr").story()
    return told(replace(story, origin=Origin()))


def only(dossier: Dossier, kind: type[Record], **fields: object) -> Record:
    with dossier.read() as reading:
        found = [one for one in reading.all(kind) if all(getattr(one, k) == v for k, v in fields.items())]
    return found[0]


def change(dossier: Dossier, record: Record) -> None:
    with dossier.write("Later") as writing:
        writing.save(record)


def rename(dossier: Dossier) -> None:
    person = only(dossier, Person, given_names="Rosa")
    assert isinstance(person, Person)
    person.first_surname = "Lumbreras"
    change(dossier, person)


def promote(dossier: Dossier) -> None:
    person = only(dossier, Person, given_names="Rosa")
    assert isinstance(person, Person)
    person.positions = [a_position("Présidente")]
    person.positions[0].person_id = person.id
    change(dossier, person)


def rename_body(dossier: Dossier) -> None:
    body = only(dossier, Organisation)
    assert isinstance(body, Organisation)
    body.name, body.acronym = Bilingual("Union des villes", "Unión de ciudades"), "UDV"
    change(dossier, body)


def move_date(dossier: Dossier) -> None:
    event = only(dossier, Milestone)
    assert isinstance(event, Milestone)
    event.first_day, event.title = date(2015, 9, 1), Bilingual("Salon", "Salón")
    change(dossier, event)


def add_date(dossier: Dossier) -> None:
    meeting = only(dossier, Meeting)
    assert isinstance(meeting, Meeting)
    change(dossier, a_milestone("Autre date", decision_id=meeting.decisions[0].id))


def change_programme(dossier: Dossier) -> None:
    visit = only(dossier, Visit)
    assert isinstance(visit, Visit)
    visit.programme = [a_programme_item("Promenade")]
    visit.programme[0].visit_id = visit.id
    change(dossier, visit)


LATER = (rename, promote, rename_body, move_date, add_date, change_programme)


@pytest.mark.parametrize("later", LATER)
def test_what_changes_later_beside_a_record_changes_nothing_in_what_others_hold(
    dossier: Dossier, later: Callable[[Dossier], None]
) -> None:
    distribute(dossier, only(dossier, Meeting).id, unapproved=True, day=date(2015, 3, 1))
    before = [printed(dossier, what) for what in WHATS]
    later(dossier)
    assert [printed(dossier, what) for what in WHATS] == before
    dossier.close()


@pytest.mark.parametrize("later", LATER)
def test_a_draft_says_what_is_so_now(dossier: Dossier, later: Callable[[Dossier], None]) -> None:
    before = printed(dossier)
    later(dossier)
    assert printed(dossier) != before
    dossier.close()


def test_a_correction_says_what_is_so_on_its_day(dossier: Dossier) -> None:
    meeting_id = only(dossier, Meeting).id
    distribute(dossier, meeting_id, unapproved=True, day=date(2015, 3, 1))
    rename(dossier)
    assert "Lumbreras" not in printed(dossier)
    meeting = only(dossier, Meeting)
    assert isinstance(meeting, Meeting)
    meeting.place = "Lyon"
    correct_minutes(dossier, meeting, Bilingual("Lieu", "Lugar"), date(2015, 3, 5))
    corrected = printed(dossier)
    assert "Lumbreras" in corrected
    promote(dossier)
    assert printed(dossier) == corrected
    dossier.close()


def test_what_was_not_distributed_after_all_says_what_is_so_now(dossier: Dossier) -> None:
    meeting_id = only(dossier, Meeting).id
    distribute(dossier, meeting_id, unapproved=True, day=date(2015, 3, 1))
    rename(dossier)
    take_back_distribution(dossier, meeting_id)
    assert "Lumbreras" in printed(dossier)
    distribute(dossier, meeting_id, unapproved=True, day=date(2015, 3, 2))
    assert "Lumbreras" in printed(dossier), "the later distribution counts"
    dossier.close()


def test_whose_values_were_erased_is_told_as_erased(dossier: Dossier) -> None:
    distribute(dossier, only(dossier, Meeting).id, unapproved=True, day=date(2015, 3, 1))
    assert "Ruiz" in printed(dossier)
    anonymise(dossier, only(dossier, Person, given_names="Rosa").id, date(2015, 4, 1))
    text = printed(dossier)
    assert "Ruiz" not in text
    assert "Alma Díaz" in text
    assert text.count("Nom à compléter") == 0, "nobody is asked for a name that was erased"
    dossier.close()
