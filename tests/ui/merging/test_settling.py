"""What two copies wrote differently is settled by a person, by keyboard alone if they like."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from cufdesk.domain.calendar import Milestone
from cufdesk.domain.contacts import Person
from cufdesk.domain.meetings import Action, Decision
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import LANGUAGES
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.overview import check
from cufdesk.ui.language import speak
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.merging.marked import MarkedText
from cufdesk.ui.merging.settling import SettlingWindow
from cufdesk.ui.pages.record_page import RecordPage
from cufdesk.ui.parts.guide import Guide
from cufdesk.usecases import history
from tests.makers import a_decision, a_meeting, a_milestone, a_person, an_action
from tests.two_copies import change, remove, sample_edited_apart
from tests.ui.conftest import Settle
from tests.ui.merging.conftest import Apart, focused, home_of, press, settling

Brought = Callable[[str], SettlingWindow]
SHORT = "Le comité réunit six élus."
LONG = "Le comité de pilotage réunit six élus français et six élus mexicains.\nIl siège à parité."


@pytest.fixture
def people() -> list[Person]:
    """Return contacts in the order of their cards."""
    return [a_person(f"Rosa {n}", "Ruiz") for n in range(4)]


def cities(people: list[Person], word: str) -> Callable[[Dossier], None]:
    """Return what gives contacts a city, each its own."""

    def write(dossier: Dossier) -> None:
        for number, person in enumerate(people):
            change(dossier, Person, person.id, city=f"{word} {number}")

    return write


def now(window: MainWindow, people: list[Person]) -> list[str]:
    with window.desk.dossier.read() as reading:
        known = {person.id: person.city for person in reading.all(Person)}
    return [known[person.id] for person in people]


def key(qtbot: QtBot, pressed: Qt.Key) -> None:
    qtbot.keyClick(focused(), pressed)


# by keyboard alone ---------------------------------------------------------------------------------------


def test_one_the_other_a_third_and_later_by_keyboard(
    window: MainWindow,
    apart: Apart,
    brought: Brought,
    people: list[Person],
    settle: Settle,
    qtbot: QtBot,
) -> None:
    opened = brought(apart(cities(people, "Paris"), cities(people, "Oaxaca"), *people))
    assert opened.heading.text() == "4 points to settle"
    assert focused() is opened.views[0].buttons[0]
    key(qtbot, Qt.Key.Key_1)
    assert (opened.views[0].state, opened.heading.text()) == ("settled", "3 points to settle")
    assert focused() is opened.views[1].buttons[0]
    key(qtbot, Qt.Key.Key_2)
    assert focused() is opened.views[2].buttons[0]
    key(qtbot, Qt.Key.Key_3)
    written = focused()
    assert isinstance(written, QLineEdit)
    assert (written.selectedText(), written.cursorPosition()) == ("Paris 2", 7)
    qtbot.keyClicks(written, "Lima 12")
    key(qtbot, Qt.Key.Key_Return)
    assert focused() is opened.views[3].buttons[0]
    assert now(window, people)[:3] == ["Paris 0", "Oaxaca 1", "Lima 12"]
    for _step in range(3):
        key(qtbot, Qt.Key.Key_Down)
    assert focused() is opened.views[3].later
    key(qtbot, Qt.Key.Key_Return)
    assert opened.views[3].state == "later"
    assert focused() is opened.close_button
    assert opened.heading.text() == "1 point to settle"
    settle()
    assert window._menu is not None
    (offered,) = [act for act in window._menu.actions() if act.text() == "To settle…"]
    assert offered.isEnabled()
    notice = window.notices.get("conflicts")
    assert notice is not None
    assert notice.sentence.text() == "1 point is to be settled since the copy came home."
    opened.views[3].buttons[0].setFocus()
    key(qtbot, Qt.Key.Key_Space)
    assert opened.views[3].state == "open"
    key(qtbot, Qt.Key.Key_2)
    assert opened.heading.text() == "Nothing is left to settle"
    assert focused() is opened.close_button
    key(qtbot, Qt.Key.Key_Return)
    settle()
    assert window.findChildren(SettlingWindow) == []
    assert window.notices.get("conflicts") is None
    assert not offered.isEnabled(), "nothing is left to settle"
    assert now(window, people) == ["Paris 0", "Oaxaca 1", "Lima 12", "Oaxaca 3"]
    assert check(window.desk.path) == []


def test_arrows_and_tab_go_through_all_that_can_be_pressed(
    apart: Apart, brought: Brought, people: list[Person], qtbot: QtBot
) -> None:
    opened = brought(apart(cities(people, "Paris"), cities(people, "Oaxaca"), *people))
    for step in (Qt.Key.Key_Down, Qt.Key.Key_Tab):
        opened.views[0].buttons[0].setFocus()
        met = set()
        for _step in range(30):
            met.add(focused())
            key(qtbot, step)
        wanted = {made for made in opened.findChildren(QPushButton) if made.isVisible()}
        assert wanted - met == set()


def test_a_settled_card_is_opened_again_by_its_undo(
    window: MainWindow, apart: Apart, brought: Brought, people: list[Person], settle: Settle, qtbot: QtBot
) -> None:
    opened = brought(apart(cities(people, "Paris"), cities(people, "Oaxaca"), *people))
    key(qtbot, Qt.Key.Key_1)
    key(qtbot, Qt.Key.Key_1)
    first = opened.views[0]
    assert [made.text() for made in first.buttons] == ["Undo"]
    first.buttons[0].setFocus()
    key(qtbot, Qt.Key.Key_Return)
    assert first.state == "open"
    assert focused() is first.buttons[0]
    assert opened.heading.text() == "3 points to settle"
    assert now(window, people)[1] == "Paris 1"
    key(qtbot, Qt.Key.Key_2)
    assert now(window, people)[:2] == ["Oaxaca 0", "Paris 1"]
    settle()
    assert window.merging.open_conflicts == 2
    assert check(window.desk.path) == []


def test_escape_leaves_a_third_value_first_and_then_the_window(
    window: MainWindow, apart: Apart, brought: Brought, people: list[Person], qtbot: QtBot
) -> None:
    opened = brought(apart(cities(people, "Paris"), cities(people, "Oaxaca"), *people))
    key(qtbot, Qt.Key.Key_3)
    qtbot.keyClicks(focused(), "1")
    key(qtbot, Qt.Key.Key_Escape)
    assert opened.isVisible()
    assert focused() is opened.views[0].open_third
    assert opened.views[0].state == "open"
    key(qtbot, Qt.Key.Key_Escape)
    assert not opened.isVisible()
    assert now(window, people) == [f"Paris {n}" for n in range(4)]  # the latest


def test_deleted_against_changed_is_kept_or_deleted(
    window: MainWindow, apart: Apart, brought: Brought, settle: Settle, qtbot: QtBot
) -> None:
    kept, dropped = a_milestone("Une date", place=""), a_milestone("Une autre", place="")

    def move(dossier: Dossier) -> None:
        for one in (kept, dropped):
            change(dossier, Milestone, one.id, place="Paris")

    opened = brought(apart(lambda d: remove(d, Milestone, kept.id, dropped.id), move, kept, dropped))
    assert [view.card.row for view in opened.views] == [dropped.id, kept.id]
    assert [made.text() for made in opened.views[0].buttons] == ["Keep it (1)", "Delete (2)", "Later"]
    said = opened.views[0].choices()[0].more
    assert said == ("place: (empty) → Paris",)
    key(qtbot, Qt.Key.Key_2)
    key(qtbot, Qt.Key.Key_1)
    with window.desk.dossier.read() as reading:
        assert [one.id for one in reading.all(Milestone)] == [kept.id]
    settle()
    assert window.merging.open_conflicts == 0


def test_long_texts_are_shown_whole_with_what_differs_marked(
    window: MainWindow, apart: Apart, brought: Brought, qtbot: QtBot
) -> None:
    meeting = a_meeting(decisions=[a_decision("Créer un comité")])
    decision = meeting.decisions[0]
    opened = brought(
        apart(
            lambda d: change(d, Decision, decision.id, text=Bilingual(LONG)),
            lambda d: change(d, Decision, decision.id, text=Bilingual(LONG.replace("à parité", "à Paris"))),
            meeting,
        )
    )
    (view,) = opened.views
    here, there = view.findChildren(MarkedText)
    assert here.toPlainText() == LONG
    assert (here.marks(), there.marks()) == (["parité"], ["Paris"])
    assert here.document().size().height() <= here.height() / here.fontMetrics().lineSpacing() + 1
    key(qtbot, Qt.Key.Key_3)
    written = focused()
    assert isinstance(written, QPlainTextEdit)
    assert written.textCursor().selectedText().replace("\u2029", "\n") == LONG
    assert written.textCursor().position() == len(LONG)
    qtbot.keyClicks(written, "Un")
    key(qtbot, Qt.Key.Key_Return)
    qtbot.keyClicks(written, "Deux")
    view.take_third.click()
    with window.desk.dossier.read() as reading:
        stored = reading.get(Decision, decision.id)
    assert stored is not None
    assert stored.text.fr == "Un\nDeux"


def test_a_third_value_that_is_none_is_said_on_the_card(
    window: MainWindow, apart: Apart, brought: Brought, qtbot: QtBot
) -> None:
    meeting = a_meeting(decisions=[a_decision("X", actions=[an_action("Y")])])
    action = meeting.decisions[0].actions[0]

    def until(day: int) -> Callable[[Dossier], None]:
        return lambda d: change(d, Action, action.id, deadline=date(2015, 6, day))

    opened = brought(apart(until(29), until(30), meeting))
    (view,) = opened.views
    key(qtbot, Qt.Key.Key_3)
    written: Any = focused()
    written.selectAll()
    qtbot.keyClicks(written, "demain")
    key(qtbot, Qt.Key.Key_Return)
    assert view.state == "open"
    assert view._problem.isVisible()
    written.selectAll()
    qtbot.keyClicks(written, "15/7/2015")
    key(qtbot, Qt.Key.Key_Return)
    assert view.state == "settled"
    with window.desk.dossier.read() as reading:
        stored = reading.get(Action, action.id)
    assert stored is not None
    assert stored.deadline == date(2015, 7, 15)


# the notice, and the record ------------------------------------------------------------------------------


def test_the_notice_is_there_again_after_a_restart(
    window: MainWindow, apart: Apart, brought: Brought, people: list[Person], settle: Settle, qtbot: QtBot
) -> None:
    copy = apart(cities(people, "Paris"), cities(people, "Oaxaca"), *people)
    opened = brought(copy)
    key(qtbot, Qt.Key.Key_1)
    opened.close()
    window.files.close()
    settle()
    assert window.notices.get("conflicts") is None
    assert window.files.open_path(home_of(copy))
    settle()
    notice = window.notices.get("conflicts")
    assert notice is not None
    assert notice.sentence.text().startswith("3 points are to be settled")
    notice.buttons[0].setFocus()
    qtbot.keyClick(notice.buttons[0], Qt.Key.Key_Space)
    again = settling(window, qtbot)
    assert [view.card.row for view in again.views] == [person.id for person in people[1:]]
    for _card in range(3):
        key(qtbot, Qt.Key.Key_1)
    again.close()
    settle()
    assert window.notices.get("conflicts") is None
    window.files.close()
    assert window.files.open_path(home_of(copy))
    settle()
    assert window.notices.get("conflicts") is None


def test_a_notice_put_away_comes_back_when_there_is_another_point(
    window: MainWindow, apart: Apart, brought: Brought, people: list[Person], settle: Settle
) -> None:
    opened = brought(apart(cities(people, "Paris"), cities(people, "Oaxaca"), *people))
    settle()
    notice = window.notices.get("conflicts")
    assert notice is not None
    notice.cross.click()
    change(window.desk.dossier, Person, people[0].id, languages="1")
    settle()
    assert window.notices.get("conflicts") is None
    opened.views[0].choose("Paris 0")
    settle()
    assert window.notices.get("conflicts") is not None


def test_a_record_says_which_fields_are_to_be_settled_and_leads_there(
    window: MainWindow, apart: Apart, brought: Brought, people: list[Person], settle: Settle, qtbot: QtBot
) -> None:
    opened = brought(apart(cities(people, "Paris"), cities(people, "Oaxaca"), *people))
    wanted = opened.views[2].card.subject
    opened._open(wanted)
    settle()
    page = window._page
    assert isinstance(page, RecordPage)
    assert page.shown_id() == people[2].id
    links = [made for made in page.card.findChildren(QPushButton) if made.text() == "Settle…"]
    assert [link.accessibleDescription() for link in links] == ["City: two values, to be settled"]
    links[0].click()
    again = settling(window, qtbot)
    assert focused() is again.views[2].buttons[0]
    key(qtbot, Qt.Key.Key_1)  # the value that is shown: the record stays as it is
    again.close()
    settle()
    qtbot.waitUntil(
        lambda: not [made for made in page.card.findChildren(QPushButton) if made.text() == "Settle…"]
    )


def test_cards_about_one_record_stand_together(
    window: MainWindow, apart: Apart, brought: Brought, people: list[Person]
) -> None:
    def both(word: str) -> Callable[[Dossier], None]:
        return lambda d: change(d, Person, people[0].id, city=word, languages=word)

    opened = brought(apart(both("1"), both("2"), *people))
    groups = {view.parentWidget() for view in opened.views}
    assert (len(opened.views), len(groups)) == (2, 1)
    history.undo(window.desk.dossier)


def test_f1_opens_the_chapter_beside_the_cards(
    apart: Apart, brought: Brought, people: list[Person], qtbot: QtBot
) -> None:
    opened = brought(apart(cities(people, "Paris"), cities(people, "Oaxaca"), *people))
    key(qtbot, Qt.Key.Key_F1)
    (guide,) = opened.findChildren(Guide)
    assert guide.isVisible()
    assert guide.contents.currentItem().text() == "Two copies that meet again"
    guide.close()


def test_with_nothing_to_settle_the_window_says_so(sample_window: MainWindow, settle: Settle) -> None:
    sample_window.desk.settle_conflicts()
    settle()
    (opened,) = sample_window.findChildren(SettlingWindow)
    assert opened.heading.text() == "Nothing to settle"
    assert opened.hint.text() == "The differences between two copies will appear here."
    assert opened.views == []
    assert not opened.report_button.isEnabled(), "there is no report without a merge"
    press(opened, "Close")


# in every language, in every window ----------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(1280, 800), (480, 360)])
def test_cards_fit_and_everything_has_a_name(
    window: MainWindow, sample: str, settle: Settle, language: str, size: tuple[int, int]
) -> None:
    copy = sample_edited_apart(sample)
    speak(language)
    window.resize(*size)
    assert window.files.open_path(sample)
    settle()
    sheet = window.merging.bring(copy)
    settle()
    sheet.bring()
    settle()
    (opened,) = window.findChildren(SettlingWindow)
    for view in opened.views:
        view.write_third()
    QApplication.processEvents()
    inside = opened._area.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= opened._area.viewport().width()
    for made in opened.findChildren(QPushButton):
        if made.isVisible():
            assert made.width() >= made.sizeHint().width()
            assert made.text() or made.accessibleName()
    assert opened.width() <= max(window.width(), opened.minimumWidth())
    opened.close()
    assert Path(sample).exists()
