"""Gates in the window: asked for from a meeting, shown where they hold something back, and opened."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from cufdesk.domain.committee import Committee
from cufdesk.domain.gates import Gate
from cufdesk.domain.meetings import Meeting
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.pages.gates import submit, submitting_acts
from cufdesk.ui.pages.record_page import RecordPage
from cufdesk.ui.parts.form import with_values
from cufdesk.ui.parts.row_button import RowButton
from cufdesk.usecases.gates import Answer, answer_step
from tests.ui.conftest import Settle
from tests.ui.pages.conftest import Visit


@pytest.fixture
def page(visit: Visit) -> RecordPage:
    return visit("meetings")


def stored_gate(page: RecordPage) -> Gate:
    with page.desk.dossier.read() as reading:
        [gate] = [gate for gate in reading.all(Gate) if gate.title.fr.endswith("rencontre de haut niveau")]
    return gate


def above(page: RecordPage) -> list[QWidget]:
    layout = page.card._findings
    items = [layout.itemAt(place) for place in range(layout.count())]
    return [widget for item in items if item is not None and (widget := item.widget()) is not None]


def shown(page: RecordPage) -> list[str]:
    """Return what is drawn above the form."""
    return [label.text() for widget in above(page) for label in widget.findChildren(QLabel)]


def rows(page: RecordPage) -> list[RowButton]:
    return [made for widget in above(page) for made in widget.findChildren(RowButton)]


def answer(page: RecordPage, place: int, said: str, settle: Settle) -> None:
    gate = stored_gate(page)
    answer_step(page.desk.dossier, gate.id, gate.steps[place].id, Answer(said, date(2015, 3, 2 + place)))
    settle()


def test_a_gate_shows_its_steps_and_what_it_holds_back(page: RecordPage, settle: Settle) -> None:
    page.show_id(stored_gate(page).id)
    settle()
    told = shown(page)
    assert {"Answer awaited", "To be informed", "No answer yet"} <= set(told)
    held = {row.accessibleName(): row.accessibleDescription() for row in rows(page)}
    assert held["Comité de pilotage de la rencontre de haut niveau"] == "Invitations held back"
    assert "Signature held back" in held.values()
    assert "Engagement held back" in held.values()
    answer(page, 0, "yes", settle)
    assert "Informed · 2\u00a0March 2015" in shown(page)


def test_the_last_answer_shows_what_is_left_to_reword(page: RecordPage, settle: Settle) -> None:
    page.show_id(stored_gate(page).id)
    answer(page, 0, "yes", settle)
    answer(page, 1, "reservations", settle)
    told = shown(page)
    assert "Agreement given, with reservations" in told
    assert any(text.endswith("conditionals to reword") for text in told)
    few = rows(page)
    assert few[-1].accessibleName().startswith("Show all ")
    few[-1].click()
    assert len(rows(page)) > len(few) + 5
    few[0].click()
    settle()
    assert isinstance(page.card.record, Meeting)  # the place of the first word: the decision itself


def test_what_is_held_back_is_said_before_and_refused_after(
    visit: Visit, qtbot: QtBot, settle: Settle
) -> None:
    page = visit("committee")
    page.table.view.setCurrentIndex(page.table.model.index(0, 0))
    settle()
    assert any(
        text.startswith("Nobody can be invited to this committee yet. Held back by") for text in shown(page)
    )
    record: Committee = page.card.record
    seats = [
        with_values(seat, {"step": "approached"}) if not place else seat
        for place, seat in enumerate(record.seats)
    ]
    page.card.form.replay(with_values(record, {"seats": seats}))  # type: ignore[union-attr]
    page.desk.refused.disconnect()
    with qtbot.waitSignal(page.desk.refused) as refused:
        page.save()
    assert refused.args is not None
    assert refused.args[0].startswith("Nobody can be invited to this committee yet.")
    assert page.card.is_edited()  # what was entered is still there
    with page.desk.dossier.read() as reading:
        committee = reading.get(Committee, record.id)
    assert committee is not None
    assert {seat.step for seat in committee.seats} == {"vacant"}


def test_a_decision_is_submitted_from_its_meeting(page: RecordPage, settle: Settle) -> None:
    page.show_id(str(stored_gate(page).decision_id))
    settle()
    [act] = submitting_acts(page)
    act.run()
    menu = page.findChildren(QMenu)[-1]
    labels = [action.text() for action in menu.actions()]
    menu.close()
    assert len(labels) == 8
    assert labels[0].startswith("D1 · ")
    assert all(len(label) < 80 for label in labels)
    assert all(label.endswith("…") for label in labels if len(label) > 75)
    first: Meeting = page.card.record
    submit(page, first.decisions[0].id)
    settle()
    assert page.card.is_new
    assert page.card.isAncestorOf(page.window().focusWidget())  # the keyboard follows
    assert page.card._save.isEnabled()
    with page.desk.dossier.read() as reading:
        assert len(reading.all(Gate)) == 1  # nothing is kept before somebody says so
    page.save()
    settle()
    with page.desk.dossier.read() as reading:
        gates = {gate.decision_id: gate for gate in reading.all(Gate)}
    assert len(gates) == 2
    assert [step.kind for step in gates[first.decisions[0].id].steps] == ["members", "president"]


def test_a_decision_that_is_submitted_already_shows_its_gate(page: RecordPage, settle: Settle) -> None:
    gate = stored_gate(page)
    submit(page, gate.decision_id or "")
    settle()
    assert (page.shown_id(), page.card.is_new) == (gate.id, False)


def test_home_tells_what_is_awaited(sample_window: MainWindow, settle: Settle) -> None:
    sample_window.go("home")
    settle()
    found = {row.accessibleName(): row for row in sample_window._pages["home"].findChildren(RowButton)}
    row = found["Accord préalable à la rencontre de haut niveau"]
    said = row.accessibleDescription().replace("\u00a0", " ")
    assert said.startswith("since 13 February 2015 · answer needed by 13 March 2015")
    row.click()
    settle()
    assert sample_window._key == "meetings"
