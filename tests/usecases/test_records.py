"""What all subjects share: saved under a label, deleted only when nothing points at them."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from cufdesk.domain.base import Record
from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.sendings import Sending
from cufdesk.domain.values import Bilingual
from cufdesk.domain.visits import Visit
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import (
    agreements,
    budgets,
    calendar,
    committee,
    contacts,
    documents,
    groups,
    meetings,
    sendings,
    visits,
)
from tests.makers import (
    a_budget,
    a_committee,
    a_decision,
    a_group,
    a_joint_document,
    a_meeting,
    a_milestone,
    a_person,
    a_position,
    a_sending,
    a_visit,
    an_agreement,
    an_id,
    an_organisation,
)

Save = Callable[[Dossier, Any], Record]
Delete = Callable[[Dossier, str], None]

SUBJECTS: list[tuple[Callable[[], Record], Save, Delete]] = [
    (a_person, contacts.save_person, contacts.delete_person),
    (an_organisation, contacts.save_organisation, contacts.delete_organisation),
    (a_visit, visits.save_visit, visits.delete_visit),
    (a_meeting, meetings.save_meeting, meetings.delete_meeting),
    (a_committee, committee.save_committee, committee.delete_committee),
    (a_budget, budgets.save_budget, budgets.delete_budget),
    (a_milestone, calendar.save_milestone, calendar.delete_milestone),
    (a_joint_document, documents.save_joint_document, documents.delete_joint_document),
    (an_agreement, agreements.save_agreement, agreements.delete_agreement),
    (a_group, groups.save_group, groups.delete_group),
    (a_sending, sendings.save_sending, sendings.delete_sending),
]


def stored(dossier: Dossier, record: Record) -> Record | None:
    with dossier.read() as reading:
        return reading.get(type(record), record.id)


def labels(dossier: Dossier) -> list[str]:
    with dossier.read() as reading:
        return list(reading.session.scalars(text("SELECT label FROM journal_write ORDER BY seq")))


@pytest.mark.parametrize(("make", "save", "delete"), SUBJECTS)
def test_a_subject_is_saved_changed_and_deleted(
    dossier: Dossier, make: Callable[[], Record], save: Save, delete: Delete
) -> None:
    record = make()
    assert save(dossier, deepcopy(record)) == record
    assert stored(dossier, record) == record
    before = len(labels(dossier))
    save(dossier, deepcopy(record))
    assert len(labels(dossier)) == before, "saving without a change was noted"
    delete(dossier, record.id)
    assert stored(dossier, record) is None
    assert len(labels(dossier)) == before + 1
    with pytest.raises(Refusal, match="not there any more"):
        delete(dossier, record.id)


@pytest.mark.parametrize(("make", "save", "delete"), SUBJECTS)
def test_a_record_without_a_name_is_refused(
    dossier: Dossier, make: Callable[[], Record], save: Save, delete: Delete
) -> None:
    record = make()
    for name, value in list(vars(record).items()):
        if isinstance(value, Bilingual):
            setattr(record, name, Bilingual())
        elif name in {"acronym", "written_name", "given_names", "first_surname"}:
            setattr(record, name, "")
        elif name == "title" and isinstance(record, Sending):
            record.title = ""
    before = Path(dossier.path).read_bytes()
    with pytest.raises(Refusal):
        save(dossier, record)
    assert Path(dossier.path).read_bytes() == before


def test_a_body_is_deleted_once_nobody_names_it(dossier: Dossier) -> None:
    body = an_organisation()
    rosa = a_person(positions=[a_position(body=body)])
    agreement = an_agreement(body)
    contacts.save_organisation(dossier, body)
    contacts.save_person(dossier, rosa)
    agreements.save_agreement(dossier, agreement)
    before = Path(dossier.path).read_bytes()
    with pytest.raises(Refusal, match="1 agreement, 1 contact"):
        contacts.delete_organisation(dossier, body.id)
    assert Path(dossier.path).read_bytes() == before
    agreements.delete_agreement(dossier, agreement.id)
    contacts.delete_person(dossier, rosa.id)
    contacts.delete_organisation(dossier, body.id)
    assert stored(dossier, body) is None


def test_a_visit_is_kept_while_a_meeting_belongs_to_it(dossier: Dossier) -> None:
    visit = a_visit()
    meeting = a_meeting(visit_id=visit.id)
    visits.save_visit(dossier, visit)
    meetings.save_meeting(dossier, meeting)
    with pytest.raises(Refusal, match="1 meeting"):
        visits.delete_visit(dossier, visit.id)
    meetings.delete_meeting(dossier, meeting.id)
    visits.delete_visit(dossier, visit.id)


def test_a_meeting_is_kept_while_a_date_names_its_decision(dossier: Dossier) -> None:
    """The link leads to a part of what is deleted."""
    decision = a_decision()
    meeting = a_meeting(decisions=[decision])
    date = a_milestone(decision_id=decision.id)
    meetings.save_meeting(dossier, meeting)
    calendar.save_milestone(dossier, date)
    before = Path(dossier.path).read_bytes()
    with pytest.raises(Refusal, match="1 date"):
        meetings.delete_meeting(dossier, meeting.id)
    without = deepcopy(stored(dossier, meeting))
    assert isinstance(without, Meeting)
    without.decisions = []
    with pytest.raises(Refusal, match="What you removed is still named elsewhere: 1 date"):
        meetings.save_meeting(dossier, without)
    assert Path(dossier.path).read_bytes() == before
    calendar.delete_milestone(dossier, date.id)
    meetings.save_meeting(dossier, without)
    meetings.delete_meeting(dossier, meeting.id)


def test_a_function_is_kept_while_a_visit_names_it(dossier: Dossier) -> None:
    rosa = a_person(positions=[a_position(), a_position("Maire")])
    visit = a_visit([rosa])
    visit.members[0].position_id = rosa.positions[1].id
    contacts.save_person(dossier, rosa)
    visits.save_visit(dossier, visit)
    changed = deepcopy(stored(dossier, rosa))
    assert isinstance(changed, Person)
    del changed.positions[1]
    with pytest.raises(Refusal, match="1 visit"):
        contacts.save_person(dossier, changed)
    found = stored(dossier, visit)
    assert isinstance(found, Visit)
    assert found.members[0].position_id == rosa.positions[1].id


def test_a_meeting_with_its_own_links_is_deleted(dossier: Dossier) -> None:
    """Parts that point at each other within what is deleted hold nothing back."""
    meetings.save_meeting(dossier, meeting := a_meeting(decisions=[a_decision(), a_decision("Deux")]))
    meetings.delete_meeting(dossier, meeting.id)
    parent = an_organisation("A")
    child = an_organisation("B", parent_id=parent.id)
    contacts.save_organisation(dossier, parent)
    contacts.save_organisation(dossier, child)
    with pytest.raises(Refusal, match="1 body"):
        contacts.delete_organisation(dossier, parent.id)
    contacts.delete_organisation(dossier, child.id)
    contacts.delete_organisation(dossier, parent.id)
    with dossier.read() as reading:
        assert reading.all(Organisation) == []


def test_what_names_somebody_who_is_gone_is_refused(dossier: Dossier) -> None:
    visit = a_visit([a_person()])
    before = Path(dossier.path).read_bytes()
    with pytest.raises(Refusal, match="not there any more"):
        visits.save_visit(dossier, visit)
    assert Path(dossier.path).read_bytes() == before
    with pytest.raises(Refusal):
        contacts.delete_person(dossier, an_id())
