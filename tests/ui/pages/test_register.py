"""The page of the register: narrowed, changed several lines at once, carried over, opened, kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cufdesk.domain.contacts import Person
from cufdesk.domain.meetings import Action, Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.exchange.tables import read_table
from cufdesk.ui.desk import Desk
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.pages.register import RegisterPage
from cufdesk.ui.parts.print_dialog import PrintDialog
from cufdesk.ui.parts.settings_dialog import SettingsDialog
from cufdesk.ui.register import exporting
from cufdesk.ui.register.carry_sheet import CarrySheet
from cufdesk.ui.register.change_sheet import ChangeSheet
from cufdesk.ui.register.progress_sheet import ProgressSheet
from cufdesk.ui.top_bar import TopBar
from cufdesk.usecases import history
from cufdesk.usecases.meetings import save_meeting
from tests.ui.conftest import Settle

DAY = date(2015, 7, 20)


@pytest.fixture
def page(sample_window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch) -> RegisterPage:
    monkeypatch.setattr(Desk, "today", staticmethod(lambda: DAY))
    sample_window.go("register")
    settle()
    made = sample_window.page
    assert isinstance(made, RegisterPage)
    return made


def numbers(page: RegisterPage) -> list[str]:
    return [line.number.removeprefix("2015-02/") for line in page.lines()]


def choose(page: RegisterPage, *wanted: str) -> list[str]:
    ids = [line.id for line in page.lines() if line.number.removeprefix("2015-02/") in wanted]
    assert len(ids) == len(wanted)
    page.list.choose(ids)
    return ids


def press(page: RegisterPage, key: str, field: str = "") -> None:
    (made,) = [made for chip, made in page.filters.chips if chip.key == key and field in ("", chip.field)]
    made.click()


def sheet(kind: type[ProgressSheet | ChangeSheet | CarrySheet], page: RegisterPage) -> object:
    made = page.findChild(kind)
    assert made is not None
    return made


def actions(page: RegisterPage) -> dict[str, Action]:
    with page.desk.dossier.read() as reading:
        found = [a for m in reading.all(Meeting) for d in m.decisions for a in d.actions]
    return {action.number: action for action in found}


# what is shown -------------------------------------------------------------------------------------------


def test_it_lists_all_that_was_decided_what_is_late_first(page: RegisterPage) -> None:
    assert page.count() == 32
    dated = [line.deadline for line in page.lines() if line.deadline]
    assert dated == sorted(dated)
    assert [line.deadline for line in page.lines()][: len(dated)] == dated
    place = numbers(page).index("D4-A12")
    spoken = page.list.model.data(page.list.model.index(place, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "2015-02/D4-A12" in spoken
    assert "late by 5 days" in spoken
    late = sum(line.is_late(DAY.isoformat()) for line in page.lines())
    assert page.acts.said.text().startswith(f"8 decisions · 24 actions · {late} late · ")


def test_chips_narrow_it_and_the_lists_say_so(page: RegisterPage) -> None:
    late = [line.id for line in page.lines() if line.is_late(DAY.isoformat())]
    unnamed = sum(line.is_action and not line.responsible for line in page.lines())
    press(page, "late")
    assert [line.id for line in page.lines()] == late
    assert "D4-A12" in numbers(page)
    assert dict(page.filters.lists.chosen()) == {"when": "late"}
    press(page, "late")
    assert page.count() == 32
    press(page, "unnamed")
    assert page.count() == unnamed
    press(page, "unfinished")
    press(page, "undated")
    assert page.count()
    assert not any(line.deadline or line.responsible for line in page.lines())
    page.search("nowhere")
    assert page.count() == 0
    page.list.cleared.emit()
    assert page.count() == 32
    assert not any(made.isChecked() for _chip, made in page.filters.chips)


def test_mine_is_what_our_organisation_has_to_do_or_oneself(page: RegisterPage, settle: Settle) -> None:
    press(page, "mine")
    assert all("CUF" in line.responsible for line in page.lines())
    ours = page.count()
    assert ours
    with page.desk.dossier.read() as reading:
        person = reading.all(Person)[0]
    settings = SettingsDialog(page.desk, page)
    assert settings.myself is not None
    settings.myself.editor.show(person.id)
    settings.save()
    settle()
    assert page.count() == 0
    settings = SettingsDialog(page.desk, page)
    assert settings.myself is not None
    assert settings.myself.editor.values() == (person.id,)
    settings.myself.editor.show(None)
    settings.save()
    settle()
    assert page.count() == ours


def test_words_are_looked_for_as_they_are_typed(page: RegisterPage, qtbot: QtBot) -> None:
    page.list.enter()
    qtbot.keyClicks(page.list.view, "r")
    bar = page.window().findChild(TopBar)
    assert bar is not None
    assert bar.search.text() == "r"
    bar.search.setText("REPERTOIRE realis")
    assert numbers(page) == ["D8", "D8-A24"]


def test_the_order_is_the_persons(page: RegisterPage) -> None:
    field = page.filters.lists.order
    field.setCurrentIndex(field.findData("number"))
    field.activated.emit(field.currentIndex())
    assert numbers(page)[:4] == ["D1", "D1-A1", "D2", "D2-A2"]


def test_lines_stay_chosen_while_others_are_left_out(page: RegisterPage) -> None:
    ids = choose(page, "D4-A12", "D1-A1")
    page.search("document")
    assert page.list.ids() == (ids[0],)
    page.search("")
    assert page.list.ids() == (ids[0],)


def test_enter_opens_the_meeting_at_the_line(
    page: RegisterPage, sample_window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    (record_id,) = choose(page, "D4-A12")
    page.list.view.setFocus()
    qtbot.keyClick(page.list.view, Qt.Key.Key_Return)
    settle()
    assert sample_window.place()[0] == "meetings"
    assert sample_window.desk.lists.parent_of(record_id) == sample_window.place()[1]


def test_an_empty_register_says_what_to_do(window: MainWindow, tmp_path: Path, settle: Settle) -> None:
    from tests.makers import a_dossier

    dossier = a_dossier(tmp_path)
    dossier.close()
    assert window.files.open_path(dossier.path)
    window.go("register")
    settle()
    page = window.page
    assert isinstance(page, RegisterPage)
    assert page.count() == 0
    assert page.list.model.is_empty
    page.search("x")
    assert page.count() == 0


def test_it_survives_a_rebuild_of_the_window(
    page: RegisterPage, sample_window: MainWindow, settle: Settle
) -> None:
    press(page, "mine")
    ids = choose(page, "D1-A1", "D8-A24")
    sample_window.rebuild()
    settle()
    again = sample_window.page
    assert isinstance(again, RegisterPage)
    assert again is not page
    assert dict(again.filters.lists.chosen()) == {"person": "mine"}
    assert set(again.list.ids()) == set(ids)


def test_another_page_brings_a_line_into_view_that_the_filters_leave_out(
    page: RegisterPage, settle: Settle
) -> None:
    (record_id,) = choose(page, "D8-A24")
    press(page, "late")
    page.show_id(record_id)
    settle()
    assert page.shown_id() == record_id


# changing ------------------------------------------------------------------------------------------------


def test_space_asks_and_marks_as_done(page: RegisterPage, qtbot: QtBot, settle: Settle) -> None:
    choose(page, "D1-A1")
    page.list.view.setFocus()
    qtbot.keyClick(page.list.view, Qt.Key.Key_Space)
    asked = sheet(ProgressSheet, page)
    assert isinstance(asked, ProgressSheet)
    assert asked.focusWidget() is asked.evidence
    asked.evidence.setText("Courriel du 20 juillet")
    asked.note.setPlainText("Publié")
    asked.go.click()
    settle()
    action = actions(page)["A1"]
    assert (action.state, action.evidence) == ("done", "Courriel du 20 juillet")
    told = action.progress[-1]
    assert (told.day, told.state, told.text) == (DAY, "done", "Publié")
    assert "2015-02/D1-A1" not in {line.number for line in page.lines() if line.state == "open"}
    history.undo(page.desk.dossier)
    settle()
    assert told.id not in {one.id for one in actions(page)["A1"].progress}


def test_what_a_gate_holds_back_is_refused_in_the_sheet(page: RegisterPage, settle: Settle) -> None:
    press(page, "held")
    assert "D4-A12" in numbers(page)
    before = actions(page)["A12"]
    choose(page, "D4-A12")
    page.acts.mark_done()
    asked = sheet(ProgressSheet, page)
    assert isinstance(asked, ProgressSheet)
    asked.go.click()
    settle()
    assert "2015-02/D4-A12" in asked.sentence.text()
    assert asked.go.isEnabled()
    assert actions(page)["A12"] == before
    asked.reject()


def test_a_day_that_is_none_is_said_at_its_field(page: RegisterPage, settle: Settle) -> None:
    choose(page, "D4-A12")
    page.acts.note_progress()
    asked = sheet(ProgressSheet, page)
    assert isinstance(asked, ProgressSheet)
    asked.day.widget.setText("hier")
    asked.note.setPlainText("x")
    asked.go.click()
    settle()
    assert asked.isVisible()
    assert actions(page)["A12"].progress == []
    asked.reject()


def test_several_lines_change_at_once(page: RegisterPage, settle: Settle) -> None:
    choose(page, "D2-A2", "D2-A3", "D8-A24")
    page.acts.change_lines()
    asked = sheet(ChangeSheet, page)
    assert isinstance(asked, ChangeSheet)
    asked.editors["deadline"].widget.setText("1/9/2015")  # type: ignore[attr-defined]
    assert asked.fields["deadline"].counts
    assert not asked.fields["state"].counts
    asked.go.click()
    settle()
    found = actions(page)
    assert [found[one].deadline for one in ("A2", "A3", "A24")] == [date(2015, 9, 1)] * 3
    assert found["A2"].state == "open"
    assert set(page.list.ids()) == {found[one].id for one in ("A2", "A3", "A24")}


def test_work_that_takes_its_time_shows_how_far_it_is(page: RegisterPage, settle: Settle) -> None:
    choose(page, "D2-A2", "D2-A3")
    page.acts.change_lines()
    asked = sheet(ChangeSheet, page)
    assert isinstance(asked, ChangeSheet)
    asked.choices["state"].setCurrentIndex(asked.choices["state"].findData("under_way"))
    asked.fields["state"].tick()
    with page.desk.kept_open(page.desk.path):  # the work waits for the dossier
        asked.go.click()
        assert not asked.bar.isVisible(), "nothing flickers where the work ends at once"
        asked.show_progress()
        assert asked.bar.isVisible()
        assert asked.bar.accessibleName()
    told: list[float] = []
    page.desk.background.finished.connect(lambda job: told.append(job.fraction))
    settle()
    assert told
    assert max(told) > 0, "the work says how far it is"
    assert {actions(page)[one].state for one in ("A2", "A3")} == {"under_way"}


def test_nothing_ticked_is_refused_in_the_sheet(page: RegisterPage, settle: Settle) -> None:
    choose(page, "D1")
    page.acts.change_lines()
    asked = sheet(ChangeSheet, page)
    assert isinstance(asked, ChangeSheet)
    assert "theme" in asked.fields
    assert "deadline" not in asked.fields
    asked.go.click()
    settle()
    assert asked.sentence.text() == "Say what is to change."
    assert asked.go.isEnabled()
    asked.choices["theme"].setEditText("Relations")
    asked.go.click()
    settle()
    assert {line.theme for line in page.lines() if line.number == "2015-02/D1-A1"} == {"Relations"}


def test_decisions_and_actions_together_offer_their_state(page: RegisterPage) -> None:
    choose(page, "D1", "D1-A1")
    page.acts.change_lines()
    asked = sheet(ChangeSheet, page)
    assert isinstance(asked, ChangeSheet)
    assert set(asked.fields) == {"state"}
    asked.reject()
    assert not page.acts.carry.isEnabled()


# carrying over -------------------------------------------------------------------------------------------


def test_actions_are_carried_over_to_the_next_meeting(page: RegisterPage, settle: Settle) -> None:
    coming = Meeting(title=Bilingual("Comité de septembre"), first_day=date(2015, 9, 10))
    past = Meeting(title=Bilingual("Comité de mai"), first_day=date(2015, 5, 10))
    save_meeting(page.desk.dossier, coming)
    save_meeting(page.desk.dossier, past)
    settle()
    choose(page, "D2-A2", "D4-A12")
    page.acts.carry_over()
    asked = sheet(CarrySheet, page)
    assert isinstance(asked, CarrySheet)
    assert asked.meeting.currentData() == coming.id
    asked.go.click()
    settle()
    carried = {line.number: line.carried for line in page.lines() if line.carried}
    assert carried == {
        "2015-02/D2-A2": ("2015-09 – Comité de septembre",),
        "2015-02/D4-A12": ("2015-09 – Comité de septembre",),
    }


def test_without_a_meeting_ahead_a_new_one_is_made(page: RegisterPage, settle: Settle) -> None:
    choose(page, "D4-A12")
    page.acts.carry_over()
    asked = sheet(CarrySheet, page)
    assert isinstance(asked, CarrySheet)
    assert asked.meeting.currentData() == ""
    asked.title.setText("Réunion de rentrée")
    asked.day.widget.setText("10/9/2015")
    asked.go.click()
    settle()
    with page.desk.dossier.read() as reading:
        (made,) = [one for one in reading.all(Meeting) if one.title.fr == "Réunion de rentrée"]
    assert made.first_day == date(2015, 9, 10)
    assert [item.title.fr[:14] for item in made.agenda] == ["2015-02/D4-A12"]


# out -----------------------------------------------------------------------------------------------------


def test_what_is_shown_is_exported(page: RegisterPage, tmp_path: Path, settle: Settle) -> None:
    press(page, "unnamed")
    shown = page.count()
    assert shown
    path = tmp_path / "registre.xlsx"
    exporting.write(page.desk, page.lines(), str(path), page)
    settle()
    rows = read_table(path)
    assert len(rows.rows) == shown + 1
    assert {row.cell(3) for row in rows.rows[1:]} == {""}


def test_the_print_dialog_offers_the_register_as_it_is_shown(page: RegisterPage, qtbot: QtBot) -> None:
    press(page, "late")
    dialog = PrintDialog(page.desk, "action-register", page.scope_reference(), page)
    qtbot.addWidget(dialog)
    offered = [dialog.record.itemText(at) for at in range(dialog.record.count())]
    assert offered[0] == "As the register shows them, by deadline"
    assert len(offered) == 6
    assert dialog.record.currentData() == "deadline;late;on=2015-07-20"


def test_the_keyboard_is_on_the_first_line_when_the_page_is_there(
    page: RegisterPage, sample_window: MainWindow, settle: Settle
) -> None:
    sample_window.drop_pages()
    sample_window.go("register")
    settle()
    again = sample_window.page
    assert isinstance(again, RegisterPage)
    assert again.list.view.hasFocus()
    assert again.shown_id() == again.lines()[0].id
