"""What printing asks of the file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cufdesk.domain.budgets import Budget
from cufdesk.domain.values import Bilingual
from cufdesk.storage import printing as questions
from tests.makers import a_decision, a_dossier, a_meeting, a_milestone, an_id


def test_the_last_created_comes_first(tmp_path: Path) -> None:
    dossier = a_dossier(tmp_path)
    for title in ("one", "two", "three"):
        with dossier.write(title) as writing:
            writing.save(Budget(title=Bilingual(title)))
    with dossier.read() as reading:
        found = questions.newest_first(reading, Budget)
        assert questions.has_any(reading, Budget)
    dossier.close()
    assert [budget.title.fr for budget in found] == ["three", "two", "one"]


def test_decisions_are_named_by_the_register(tmp_path: Path) -> None:
    decision, alone = a_decision(), a_decision()
    meetings = [a_meeting(decisions=[decision]), a_meeting(decisions=[alone], reference="")]
    dossier = a_dossier(tmp_path, *meetings)
    with dossier.read() as reading:
        found = questions.decision_references(reading, [decision.id, alone.id, None, an_id()])
        none = questions.decision_references(reading, [None])
    dossier.close()
    assert found == {decision.id: "2015-02/D1", alone.id: "D1"}
    assert none == {}


def test_dates_come_in_the_order_of_the_calendar(tmp_path: Path) -> None:
    decision = a_decision()
    dates = [
        a_milestone("undated", first_day=None, last_day=None),
        a_milestone("end alone", first_day=None, last_day=date(2015, 7, 1)),
        a_milestone("long", first_day=date(2015, 6, 29), last_day=date(2015, 7, 9)),
        a_milestone("short", first_day=date(2015, 6, 29), last_day=None, decision_id=decision.id),
    ]
    dossier = a_dossier(tmp_path, a_meeting(decisions=[decision]), *dates)
    with dossier.read() as reading:
        found = [milestone.title.fr for milestone in questions.milestones(reading)]
        of_decision = [milestone.title.fr for milestone in questions.milestones(reading, {decision.id})]
        of_none = questions.milestones(reading, set())
    dossier.close()
    assert found == ["short", "long", "end alone", "undated"]
    assert of_decision == ["short"]
    assert of_none == []


def test_the_last_change_has_its_time_zone(tmp_path: Path) -> None:
    dossier = a_dossier(tmp_path)
    with dossier.read() as reading:
        changed = questions.last_change(reading)
    dossier.close()
    assert changed is not None
    assert changed.utcoffset() is not None
