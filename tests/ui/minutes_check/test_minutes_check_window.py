"""The window of the final check, with a real dossier: looking, going there, letting stand, taking back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from cufdesk.domain.meetings import Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import LANGUAGES
from cufdesk.refusal import Refusal
from cufdesk.ui.language import speak
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.minutes_check.acts import check_act, may_go_out, open_check
from cufdesk.ui.minutes_check.reason_sheet import ReasonSheet
from cufdesk.ui.minutes_check.window import MinutesCheckWindow
from cufdesk.ui.pages.record_page import RecordPage
from cufdesk.ui.parts.form_sheet import FormSheet
from cufdesk.usecases.minutes_check import accept, findings
from tests.makers import a_decision, a_dossier, a_meeting, an_action
from tests.ui.conftest import Settle

Show = Callable[[], MinutesCheckWindow]


@pytest.fixture
def meeting() -> Meeting:
    action = an_action(responsible="", deadline_text="en juin")
    text = Bilingual("Le comité 😀 reçoit Mme. Ruiz.", "El comité recibe a la Sra. Ruiz.")
    return a_meeting(decisions=[a_decision(modality="adopted", actions=[action], text=text)])


@pytest.fixture
def opened(window: MainWindow, meeting: Meeting, tmp_path: Path, settle: Settle) -> MainWindow:
    made = a_dossier(tmp_path, meeting)
    made.close()
    assert window.files.open_path(made.path)
    window.go("meetings", meeting.id)
    settle()
    return window


@pytest.fixture
def show(opened: MainWindow, meeting: Meeting, settle: Settle) -> Show:
    def shown() -> MinutesCheckWindow:
        open_check(opened.desk, meeting.id, opened)
        settle()
        (found,) = [one for one in opened.findChildren(MinutesCheckWindow) if one.isVisible()]
        return found

    return shown


def rows(shown: MinutesCheckWindow) -> list[str]:
    return [item.text(1) for item in shown._items()]


def give_reason(reason: str) -> None:
    """Type a reason into the sheet that comes."""

    def press() -> None:
        sheet = QApplication.activeModalWidget()
        if not isinstance(sheet, ReasonSheet):
            QTimer.singleShot(20, press)
            return
        assert not sheet.accept_button.isEnabled()
        sheet.line.setText(reason)
        if reason:
            sheet.accept_button.click()
        else:
            sheet.reject()

    QTimer.singleShot(0, press)


def test_findings_stand_under_their_severity_with_their_words(show: Show) -> None:
    shown = show()
    assert rows(shown) == [
        "Nobody is responsible for this action.",
        "“Mme.”: this abbreviation takes no dot.",
    ]
    heads = [shown.findings.topLevelItem(place) for place in range(shown.findings.topLevelItemCount())]
    assert [head.text(0) for head in heads if head] == ["To look at (1)", "Typography (1)"]
    assert "2 things to look at." in shown.hint.text()
    first, *_others = (one.text() for one in shown.segments.buttons.values())
    assert first == "Findings (2)", "the tab holds both severities, and bears the name of neither"
    shown._choose(1)
    [mark] = shown.passage.extraSelections()
    assert mark.cursor.selectedText() == "Mme."
    assert shown.todo.text() == "Write “Mme”."


def test_letting_stand_takes_a_reason_and_is_taken_back(show: Show, settle: Settle, qtbot: QtBot) -> None:
    shown = show()
    give_reason("On le dira en mars")
    qtbot.keyClick(shown.findings, Qt.Key.Key_A)
    settle()
    assert rows(shown) == [
        "“Mme.”: this abbreviation takes no dot.",
        "Nobody is responsible for this action.",
    ]
    assert "1 was let stand." in shown.hint.text()
    shown._choose(1)
    assert shown.todo.text() == "Let stand: On le dira en mars"
    assert shown.accept_button.text() == "Look again"
    qtbot.keyClick(shown.findings, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert len(shown.looked.open if shown.looked else ()) == 2
    give_reason("")
    shown.accept_button.click()
    settle()
    assert len(shown.looked.open if shown.looked else ()) == 2


def test_looking_again_brings_a_finding_back(show: Show, settle: Settle) -> None:
    shown = show()
    give_reason("voulu")
    shown.accept_button.click()
    settle()
    shown._choose(1)
    shown.accept_button.click()
    settle()
    assert "let stand" not in shown.hint.text()


def test_nothing_left_is_said(show: Show, settle: Settle) -> None:
    shown = show()
    for _time in range(2):
        shown._choose(0)
        give_reason("voulu")
        shown.accept_button.click()
        settle()
    assert "0 things to look at." in shown.hint.text()
    shown.show_tab("blanks")
    assert any("Responsible to be named" in row for row in rows(shown))
    assert not shown.accept_button.isVisible()


def test_enter_opens_the_form_at_the_field(
    show: Show, opened: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    shown = show()
    seen: list[list[str]] = []

    def close() -> None:
        sheets = [one for one in opened.findChildren(FormSheet) if one.isVisible()]
        focus = QApplication.focusWidget()
        if len(sheets) < 2 or focus is None:
            QTimer.singleShot(20, close)
            return
        seen.append([sheet.heading.text() for sheet in sheets])
        cell = sheets[-1].forms[0].cell("responsible")
        seen.append(["there"] if cell.isAncestorOf(focus) else [str(focus)])
        for sheet in reversed(sheets):
            sheet.reject()

    QTimer.singleShot(50, close)
    qtbot.keyClick(shown.findings, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(seen) == 2)
    settle()
    assert seen == [["Decision", "Action"], ["there"]]


def test_what_is_wrong_is_offered_before_minutes_go_out(
    opened: MainWindow, meeting: Meeting, settle: Settle
) -> None:
    pressed = []

    def press() -> None:
        found = QApplication.activeModalWidget()
        if not isinstance(found, MinutesCheckWindow):
            QTimer.singleShot(20, press)
            return
        pressed.append(found.windowTitle())
        (found.out_button if len(pressed) > 1 else found.close_button).click()

    QTimer.singleShot(0, press)
    assert not may_go_out(opened.desk, meeting.id, opened)
    QTimer.singleShot(0, press)
    assert may_go_out(opened.desk, meeting.id, opened)
    accept(opened.desk.dossier, meeting.id, findings(opened.desk.dossier, meeting.id), "voulu")
    assert may_go_out(opened.desk, meeting.id, opened)
    assert len(pressed) == 2
    settle()


def test_the_page_of_meetings_offers_the_check(opened: MainWindow, settle: Settle) -> None:
    page = opened.page
    assert isinstance(page, RecordPage)
    check_act(page).run()
    settle()
    assert [one.isVisible() for one in opened.findChildren(MinutesCheckWindow)] == [True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_window_speaks_every_language(show: Show, language: str) -> None:
    speak(language)
    shown = show()
    said = [label.text() for label in shown.findChildren(QLabel)]
    assert shown.windowTitle() in said
    assert all("{" not in text for text in [*said, *rows(shown)])
    assert shown.findings.accessibleName()
    assert shown.passage.accessibleName()


def test_the_window_is_there_before_the_answer(opened: MainWindow, meeting: Meeting, settle: Settle) -> None:
    with opened.desk.kept_open(opened.desk.path):  # the check waits for the dossier
        open_check(opened.desk, meeting.id, opened)
        (shown,) = [one for one in opened.findChildren(MinutesCheckWindow) if one.isVisible()]
        assert shown.looked is None
        assert not shown.waiting.text(), "nothing flickers where the answer comes at once"
        assert not shown.go_button.isEnabled()
        shown._say_checking()
        assert shown.waiting.text() == "Checking…"
        shown.show_tab("blanks")
        assert not shown.nothing.isVisible(), "what is not known yet is not said to be nothing"
    settle()
    assert rows(shown), "the tab that was chosen meanwhile is filled"
    tabs = shown.segments.buttons.values()
    assert all(made.width() >= made.sizeHint().width() for made in tabs), "their counts have room"
    assert not shown.waiting.isVisible()
    shown._say_checking()
    assert not shown.waiting.isVisible()


def test_a_stale_answer_is_dropped(show: Show, opened: MainWindow, meeting: Meeting, settle: Settle) -> None:
    shown = show()
    answers: list[None] = []
    shown.answered.connect(lambda: answers.append(None))
    shown.look()
    stale = shown._job
    shown.look()
    settle()
    assert stale is not None
    assert stale.cancelled()
    assert len(answers) == 1


def test_a_meeting_that_is_gone_is_told(opened: MainWindow, meeting: Meeting, settle: Settle) -> None:
    with pytest.raises(Refusal):
        may_go_out(opened.desk, "no such meeting", opened)
    window = MinutesCheckWindow(opened.desk, "no such meeting", opened)
    settle()
    window._say_checking()
    assert window.hint.text() == "This record is not there any more."
    assert not window.waiting.text()


def test_a_check_that_takes_its_time_lets_clean_minutes_go(
    opened: MainWindow, meeting: Meeting, settle: Settle
) -> None:
    accept(opened.desk.dossier, meeting.id, findings(opened.desk.dossier, meeting.id), "voulu")
    settle()
    with opened.desk.kept_open(opened.desk.path):
        window = MinutesCheckWindow(opened.desk, meeting.id, opened, going_out=True)
        window.open()
        assert not window.out_button.isEnabled()
    settle()
    assert window.result() == QDialog.DialogCode.Accepted
    assert not window.isVisible()
