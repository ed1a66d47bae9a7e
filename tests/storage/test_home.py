from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cufdesk.domain.base import Record
from cufdesk.domain.budgets import Budget, BudgetLine, Instalment
from cufdesk.domain.cover import Cover
from cufdesk.domain.documents import JointDocument, Section
from cufdesk.domain.minutes_life import Remark
from cufdesk.domain.values import Bilingual
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.home import COUNTDOWNS, LINES, Home, read_home
from cufdesk.usecases import history
from cufdesk.usecases.contacts import save_person
from tests.makers import a_decision, a_dossier, a_meeting, a_milestone, a_person, an_action, an_organisation

TODAY = date(2015, 3, 20)


def home_of(tmp_path: Path, *records: Record, language: str = "fr") -> Home:
    path = str(tmp_path / "d.cufdesk")
    dossier = Dossier.create(
        path, Cover(title=Bilingual("Titre", "Título"), partner_side=Bilingual(es="México"))
    )
    if records:
        with dossier.write("all") as writing:
            writing.add_all(records)
    dossier.close()
    return read_home(path, TODAY, language)


def test_an_empty_dossier_is_new_and_lacks_nothing(tmp_path: Path) -> None:
    home = home_of(tmp_path)
    assert home.is_new
    assert (home.countdowns, home.open, home.late, home.missing, home.ahead) == ([], [], [], [], [])
    assert len(home.changes) == 1


def test_texts_are_in_the_language_of_the_screen_where_they_exist(tmp_path: Path) -> None:
    assert home_of(tmp_path, language="es").title == "Título"
    home = read_home(str(tmp_path / "d.cufdesk"), TODAY, "en")
    assert home.title == "Titre"
    assert home.sides == ("", "México")


def test_late_is_what_should_have_been_done(tmp_path: Path) -> None:
    actions = [
        an_action("late", deadline=date(2015, 3, 19)),
        an_action("today", deadline=TODAY),
        an_action("done", deadline=date(2015, 3, 1), state="done"),
        an_action("dropped", deadline=date(2015, 3, 1), state="dropped"),
        an_action("open"),
    ]
    paid = Instalment(line_id="", due=date(2015, 3, 1), paid_on=date(2015, 3, 2))
    due = Instalment(line_id="", due=date(2015, 3, 2))
    line = BudgetLine(budget_id="", label=Bilingual("Subvention"), instalments=[paid, due])
    budget = Budget(title=Bilingual("Budget"), lines=[line])
    home = home_of(
        tmp_path,
        a_meeting(decisions=[a_decision(actions=actions)]),
        budget,
        a_milestone("passed", first_day=date(2015, 3, 18), last_day=None, counted=False),
        a_milestone("lasting", first_day=date(2015, 3, 18), last_day=TODAY, counted=False),
        a_milestone("kept", first_day=date(2015, 3, 1), last_day=None, done=True, counted=False),
    )
    assert [(line.kind, line.title) for line in home.late] == [
        ("budget", "Subvention"),
        ("milestone", "passed"),
        ("action", "late"),
    ]
    assert home.late[0].id == budget.id
    assert [line.title for line in home.ahead if line.kind != "meeting"] == ["lasting", "today"]


def test_a_deadline_counted_from_an_event_is_late_on_its_day_and_falls_to_who_is_linked(
    tmp_path: Path,
) -> None:
    event = a_milestone("Forum", first_day=date(2015, 3, 25), last_day=None, counted=True)
    cuf, rosa = an_organisation("CUF"), a_person("Rosa", "Ruiz")
    before = an_action("before", deadline_event_id=event.id, deadline_offset=-7, responsible="words")
    before.responsible_organisation_id = cuf.id
    after = an_action("after", deadline_event_id=event.id, responsible_person_id=rosa.id)
    home = home_of(tmp_path, event, cuf, rosa, a_meeting(decisions=[a_decision(actions=[before, after])]))
    assert [(line.title, line.day, line.detail) for line in home.late] == [
        ("before", date(2015, 3, 18), "CUF")
    ]
    ahead = [(line.title, line.day, line.detail) for line in home.ahead if line.kind == "action"]
    assert ahead == [("after", date(2015, 3, 25), "Rosa Ruiz")]


@pytest.mark.parametrize(
    ("day", "state", "late", "ahead"),
    [
        (date(2015, 3, 10), "open", ["action"], []),
        (date(2015, 3, 10), "done", [], []),
        (date(2015, 4, 10), "open", [], ["action"]),
        (date(2015, 4, 10), "done", [], []),
    ],
)
def test_a_deadline_that_is_an_action_and_a_date_of_the_calendar_is_told_once(
    tmp_path: Path, day: date, state: str, late: list[str], ahead: list[str]
) -> None:
    decision = a_decision(actions=[an_action("note", deadline=day, state=state)])
    meeting = a_meeting(decisions=[decision])
    fields = {"first_day": day, "last_day": None, "counted": False}
    its_own = a_milestone("envoi de la note", kind="deadline", decision_id=decision.id, **fields)
    home = home_of(tmp_path, meeting, its_own)
    assert [line.kind for line in home.late] == late
    assert [line.kind for line in home.ahead] == ahead
    assert home.totals["late"] == len(late)


def test_other_dates_of_the_day_are_told_beside_the_action(tmp_path: Path) -> None:
    day = date(2015, 3, 10)
    decision, other = a_decision(actions=[an_action("note", deadline=day)]), a_decision("autre")
    fields = {"first_day": day, "last_day": None, "counted": False}
    home = home_of(
        tmp_path,
        a_meeting(decisions=[decision, other]),
        a_milestone("fête", kind="event", decision_id=decision.id, **fields),
        a_milestone("envoi", kind="deadline", decision_id=other.id, **fields),
        a_milestone("libre", kind="deadline", **fields),
    )
    assert sorted(line.title for line in home.late) == ["envoi", "fête", "libre", "note"]


def test_open_decisions_are_counted_and_those_under_way_go_first(tmp_path: Path) -> None:
    decisions = [
        a_decision("one", state="open"),
        a_decision("two", state="under_way"),
        a_decision("three", state="done"),
    ]
    home = home_of(tmp_path, a_meeting(decisions=decisions))
    assert home.states["decision"] == {"open": 1, "under_way": 1, "done": 1}
    assert [line.id for line in home.open] == [decisions[1].id, decisions[0].id]
    assert home.open[0].modality == decisions[1].modality


def test_counted_dates_stand_above_and_not_among_the_next(tmp_path: Path) -> None:
    home = home_of(
        tmp_path,
        a_milestone("counted", first_day=date(2015, 6, 29), last_day=date(2015, 6, 30), counted=True),
        a_milestone("done", first_day=date(2015, 6, 1), counted=True, done=True),
        a_milestone("plain", first_day=date(2015, 5, 1), last_day=None, counted=False),
    )
    assert [(entry.title, entry.last_day) for entry in home.countdowns] == [("counted", date(2015, 6, 30))]
    assert [line.title for line in home.ahead] == ["plain"]


def test_what_is_missing_leads_to_a_record_that_lacks_it(tmp_path: Path) -> None:
    sections = [
        Section(document_id="", heading=Bilingual("A", "A"), text=Bilingual("x", "x"), state="draft"),
        Section(document_id="", heading=Bilingual("B", "B"), text=Bilingual("x", ""), state="draft"),
        Section(document_id="", heading=Bilingual("C", "C")),
    ]
    document = JointDocument(title=Bilingual("Document"), sections=sections)
    meeting = a_meeting(decisions=[a_decision(modality="")])
    home = home_of(tmp_path, document, meeting)
    missing = {entry.sort: (entry.n, entry.kind, entry.id) for entry in home.missing}
    assert missing == {
        "section": (1, "joint_document", document.id),
        "translation": (1, "joint_document", document.id),
        "modality": (1, "decision", meeting.decisions[0].id),
    }


@pytest.mark.parametrize(("until", "over"), [(date(2015, 3, 1), True), (date(2999, 3, 1), False)])
def test_remarks_to_answer_and_drafts_out_of_time_are_told(tmp_path: Path, until: date, over: bool) -> None:
    meeting = a_meeting(state="remarks", remarks_until=until)
    meeting.remarks = [
        Remark(meeting_id=meeting.id, text="Le lieu manque."),
        Remark(meeting_id=meeting.id, text="Une date.", state="taken"),
    ]
    found = {entry.sort: (entry.n, entry.kind, entry.id) for entry in home_of(tmp_path, meeting).missing}
    assert found["remark"] == (1, "meeting", meeting.id)
    assert found.get("silence") == ((1, "meeting", meeting.id) if over else None)


def test_a_card_holds_a_few_lines_only(tmp_path: Path) -> None:
    many = [
        a_milestone(f"{n:02}", first_day=date(2015, 4, 1), last_day=None, counted=False)
        for n in range(LINES + 3)
    ]
    home = home_of(tmp_path, *many)
    assert len(home.ahead) == LINES
    assert home.totals == {"countdowns": 0, "waiting": 0, "open": 0, "late": 0, "ahead": LINES + 3}


def test_old_countdowns_do_not_hide_what_lies_ahead(tmp_path: Path) -> None:
    old = [
        a_milestone(f"old {n}", first_day=date(2014, 1, 1 + n), last_day=None, counted=True) for n in range(5)
    ]
    coming = a_milestone("coming", first_day=date(2015, 6, 29), last_day=None, counted=True)
    home = home_of(tmp_path, *old, coming)
    assert home.countdowns[0].title == "coming"
    assert (len(home.countdowns), home.totals["countdowns"]) == (COUNTDOWNS, 6)


def test_the_last_changes_are_those_that_a_person_is_told_of(tmp_path: Path) -> None:
    dossier = a_dossier(tmp_path)
    save_person(dossier, a_person("Rosa", "Ruiz"))
    history.undo(dossier)
    first, second = read_home(dossier.path, date(2015, 3, 20), "fr").changes[:2]
    dossier.close()
    assert first.label.startswith("Undone: add ")
    assert second.label.startswith("Add ")
    assert (first.id, second.id) == tuple(entry["id"] for entry in history.history(dossier, 2)["entries"])
