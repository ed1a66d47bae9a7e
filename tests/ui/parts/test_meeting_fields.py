"""Meetings, decisions and actions in their forms: deadlines worked out, progress, several responsibles."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cufdesk.domain.base import Record
from cufdesk.domain.calendar import Milestone
from cufdesk.domain.meetings import ActionProgress, AgendaItem, CoResponsible, DecisionLink, DecisionProgress
from cufdesk.domain.values import Bilingual
from cufdesk.ui.desk import Desk
from cufdesk.ui.pages.deadline_field import DeadlineEditor
from cufdesk.ui.pages.decisions import Actions, CoResponsibles, Decisions, Links
from cufdesk.ui.pages.meetings import Agenda, Attendances, Meetings
from cufdesk.ui.parts.children import PartsEditor
from cufdesk.ui.parts.form import Form
from cufdesk.ui.parts.names import Names
from cufdesk.usecases.calendar import save_milestone
from cufdesk.usecases.contacts import save_person
from tests.makers import a_decision, a_meeting, a_person, an_action

Make = Callable[..., Form]

HAND_OVER = Milestone(
    id="hand-over", title=Bilingual("Remise du document", "Entrega"), first_day=date(2015, 7, 15)
)


@pytest.fixture
def desk(desk: Desk) -> Desk:
    save_milestone(desk.dossier, HAND_OVER)
    return desk


@pytest.fixture
def action_form(a_form: Make) -> Form:
    return a_form(*Actions.groups)


def _deadline(form: Form) -> DeadlineEditor:
    editor = form.editor("deadline")
    assert isinstance(editor, DeadlineEditor)
    return editor


def _parts(form: Form, key: str) -> PartsEditor:
    editor = form.editor(key)
    assert isinstance(editor, PartsEditor)
    return editor


def _said(editor: DeadlineEditor) -> str:
    return editor._said.text().replace("\xa0", " ")


def _choose(editor: Any, key: str) -> None:
    editor.widget.setCurrentIndex(editor.widget.findData(key))


# the deadline ------------------------------------------------------------------------------------------


def test_a_deadline_counted_from_a_date_is_worked_out_and_a_holiday_is_told(action_form: Form) -> None:
    action = an_action(deadline_event_id=HAND_OVER.id, deadline_offset=-1, precision="relative")
    action_form.show_record(action)
    editor = _deadline(action_form)
    assert _said(editor) == (
        "1 day before “Remise du document”, that is 14 July 2015\n"
        "14 July is a public holiday (National Day): by Monday 13 July 2015 at the latest"
    )
    assert not action_form.is_edited()
    assert editor._counted.isVisible()
    assert not editor.day.widget.isVisible()
    editor.offset.widget.setText("2")
    assert _said(editor) == "2 days before “Remise du document”, that is 13 July 2015"
    changed = action_form.record()
    assert (changed.deadline_offset, changed.deadline_event_id) == (-2, HAND_OVER.id)
    editor.side.setCurrentIndex(1)
    assert action_form.record().deadline_offset == 2


def test_the_fields_of_a_deadline_follow_its_kind(action_form: Form) -> None:
    action_form.show_record(an_action())
    editor = _deadline(action_form)
    assert not editor.day.widget.isVisible()
    assert not editor._counted.isVisible()
    _choose(editor.kind, "exact")
    assert editor.day.widget.isVisible()
    editor.day.widget.setText("14/07/2015")
    assert "public holiday" in _said(editor)
    _choose(editor.kind, "relative")
    assert editor.day.widget.isVisible(), "what is typed is not hidden"
    editor.day.widget.setText("")
    _choose(editor.kind, "relative")
    assert not editor.day.widget.isVisible()
    assert editor._counted.isVisible()


def test_what_is_no_number_of_days_is_said(action_form: Form) -> None:
    action_form.show_record(an_action(deadline_event_id=HAND_OVER.id, precision="relative"))
    editor = _deadline(action_form)
    editor.offset.widget.setText("une semaine")
    assert action_form.check() == ["Write a whole number, in figures."]
    editor.offset.widget.setText("7")
    assert action_form.check() == []
    assert action_form.record().deadline_offset == -7


def test_a_date_without_a_day_is_said(action_form: Form, desk: Desk) -> None:
    save_milestone(desk.dossier, Milestone(id="some-day", title=Bilingual("Assises")))
    action_form.show_record(an_action(deadline_event_id="some-day", deadline_offset=3))
    assert _said(_deadline(action_form)).endswith("This date has no day yet.")


def test_whatever_a_deadline_holds_is_given_back(action_form: Form) -> None:
    odd = an_action(deadline=date(2015, 5, 4), deadline_offset=3, precision="none", deadline_text="mai")
    for action in (an_action(), odd, an_action(precision="exact", deadline=date(2015, 5, 4))):
        action_form.show_record(action)
        assert action_form.record() == action
        assert not action_form.is_edited()


# progress ----------------------------------------------------------------------------------------------


def _in_dialog(act: Callable[[Form], None]) -> None:
    def run() -> None:
        sheet: Any = QApplication.activeModalWidget()
        act(sheet.forms[0])
        sheet.accept()

    QTimer.singleShot(30, run)


def test_the_state_follows_the_latest_note_of_progress(action_form: Form) -> None:
    action_form.show_record(an_action(state="open"))

    def note(form: Form) -> None:
        form.editor("day").widget.setText("20/03/2015")  # type: ignore[attr-defined]
        _choose(form.editor("state"), "under_way")
        form.editor("text").widget.setPlainText("Première esquisse")  # type: ignore[attr-defined]

    _in_dialog(note)
    _parts(action_form, "progress").add()
    changed = action_form.record()
    assert changed.state == "under_way"
    assert [(note.day, note.state, note.text) for note in changed.progress] == [
        (date(2015, 3, 20), "under_way", "Première esquisse")
    ]


def test_an_older_note_does_not_change_the_state_and_a_choice_holds(a_form: Make) -> None:
    decision = a_decision(state="dropped")
    decision.progress = [
        DecisionProgress(decision_id=decision.id, day=date(2015, 4, 1), state="under_way", text="En cours")
    ]
    form = a_form(*Decisions.groups)
    form.show_record(decision)
    assert form.record().state == "dropped", "a state that was chosen otherwise is shown as it is"

    def older(form: Form) -> None:
        form.editor("day").widget.setText("01/03/2015")  # type: ignore[attr-defined]
        _choose(form.editor("state"), "done")

    _in_dialog(older)
    _parts(form, "progress").add()
    assert form.record().state == "dropped"


def test_notes_of_progress_are_told_by_day_state_and_words(desk: Desk) -> None:
    from cufdesk.ui.pages.progress import ActionProgress as Spec

    note = ActionProgress(action_id="a", day=date(2015, 3, 20), state="done", text="Envoyé\nà tous")
    names = Names(desk.lists)
    assert Spec().line(note, names) == ("Envoyé", "Done")
    assert Spec().mark(note, 0).replace("\xa0", " ") == "20 Mar 2015"
    assert Spec().line(ActionProgress(action_id="a", state="done"), names) == ("Done", "")


# who, links, agenda, attendance -----------------------------------------------------------------------


def test_all_who_carry_an_action_stand_in_its_line(desk: Desk, records: list[Record]) -> None:
    rosa = save_person(desk.dossier, a_person("Rosa", "Zzz"))
    action = an_action(responsible="CUF", deadline_event_id=HAND_OVER.id, deadline_offset=-7)
    action.with_others = [
        CoResponsible(action_id=action.id, person_id=rosa.id),
        CoResponsible(action_id=action.id, words=Bilingual("les groupes-pays")),
    ]
    names = Names(desk.lists)
    names.learn_of(action)
    detail = Actions().line(action, names)[1]
    assert detail == "CUF, Rosa Zzz, les groupes-pays · 7 days before “Remise du document”"
    assert CoResponsibles().line(action.with_others[0], names) == ("Rosa Zzz", "")
    assert Actions().line(an_action(), names)[1] == "nobody responsible yet"


def test_a_link_names_its_nature_and_the_other_decision(desk: Desk) -> None:
    from cufdesk.usecases.meetings import save_meeting

    meeting = save_meeting(desk.dossier, a_meeting(decisions=[a_decision("Comité")], title=Bilingual("Tri")))
    link = DecisionLink(decision_id="x", nature="depends", other_id=meeting.decisions[0].id)
    names = Names(desk.lists)
    assert Links().line(link, names) == ("D1 · Comité", "Tri")
    assert Links().mark(link, 0) == "Depends on"


def test_a_decision_beyond_the_mandate_says_so_in_its_line(desk: Desk) -> None:
    names = Names(desk.lists)
    assert "beyond the mandate" in Decisions().line(a_decision(beyond_mandate=True), names)[1]
    assert "beyond the mandate" not in Decisions().line(a_decision(), names)[1]


def test_a_point_of_the_agenda_says_what_was_said(desk: Desk) -> None:
    names = Names(desk.lists)
    item = AgendaItem(meeting_id="m", title=Bilingual("Budget"), account=Bilingual("Long."), minutes=15)
    assert Agenda().line(item, names) == ("Budget", "15 min · Long.")
    assert Agenda().mark(item, 2) == "3"
    assert Agenda().line(AgendaItem(meeting_id="m", account=Bilingual("Seul.")), names) == ("Seul.", "")


def test_who_came_late_and_left_early_is_told(desk: Desk) -> None:
    meeting = a_meeting(people=[a_person()])
    attendance = meeting.attendances[0]
    attendance.arrived, attendance.departed = time(10, 30), time(12, 0)
    line = Attendances().line(attendance, Names(desk.lists))[1]
    assert line.endswith("arrived at 10:30 – left at 12:00")


def test_a_headcount_that_does_not_match_is_told(desk: Desk) -> None:
    meeting = a_meeting(people=[a_person(), a_person("Luz")], headcount=3)
    told = [finding.sentence for finding in Meetings().findings(meeting, desk)]
    assert told == ["3 participants announced, 2 present."]
    meeting.headcount = 2
    assert [finding.holds for finding in Meetings().findings(meeting, desk)] == [True]
