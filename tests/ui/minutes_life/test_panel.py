"""The life of minutes in the window: the next act, remarks, and a correction instead of a save."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from cufdesk.domain.calendar import Milestone
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.visits import Visit
from cufdesk.domain.working_days import next_working_day
from cufdesk.refusal import Refusal
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.minutes_life.correction_sheet import CorrectionSheet
from cufdesk.ui.minutes_life.day_sheet import DaySheet
from cufdesk.ui.minutes_life.draft_sheet import DraftSheet
from cufdesk.ui.minutes_life.panel import skipped_by
from cufdesk.ui.minutes_life.remark_sheets import AnswerSheet, RemarkSheet
from cufdesk.ui.minutes_life.steps import Steps
from cufdesk.ui.pages.calendar import Milestones
from cufdesk.ui.pages.meetings import MeetingsPage
from cufdesk.ui.pages.minutes_acts import MinutesCard
from cufdesk.usecases import minutes_life as life
from tests.makers import a_meeting
from tests.ui.conftest import Settle


@pytest.fixture
def page(sample_window: MainWindow, settle: Settle) -> Iterator[MeetingsPage]:
    sample_window.desk.show_record("meeting", meeting(sample_window).id)
    settle()
    found = sample_window.findChild(MeetingsPage)
    assert found is not None
    yield found
    if found.card.is_edited():
        found._cancel()


def meeting(window: MainWindow) -> Meeting:
    with window.desk.dossier.read() as reading:
        return next(one for one in reading.all(Meeting) if one.reference == "2015-02")


def panel(page: MeetingsPage) -> Any:
    assert isinstance(page.card, MinutesCard)
    return page.card.life


def labels(page: MeetingsPage) -> list[str]:
    return [made.text() for made in panel(page).acts()]


def texts(widget: QWidget) -> str:
    shown = [one for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    return "\n".join(one.text() for one in shown).replace("\u00a0", " ")


def click(widget: QWidget, word: str) -> None:
    next(one for one in widget.findChildren(QPushButton) if one.text() == word and one.isEnabled()).click()


def in_sheet(kind: type[QDialog], act: Callable[[Any], object]) -> list[bool]:
    """Do something in the dialog of a kind that opens next; the answer tells that it did open."""
    done: list[bool] = []

    def find() -> None:
        # One that was closed before may still be there.
        shown = (one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())
        sheet = next(shown, None)
        if sheet is None:
            QTimer.singleShot(10, find)
            return
        done.append(True)
        act(sheet)

    QTimer.singleShot(0, find)
    return done


def answer_all(window: MainWindow) -> None:
    shown = meeting(window)
    for remark in life.open_remarks(shown):
        life.answer_remark(window.desk.dossier, shown.id, remark.id, taken=True)


def test_the_panel_tells_how_far_the_minutes_are(page: MeetingsPage) -> None:
    shown = panel(page)
    assert shown.steps.accessibleName() == "Step 4 of 6: Sent for remarks"
    told = texts(shown)
    assert "Version v0.1 · remarks until 3 March 2015" in told
    assert "Estefanía Angeles" in told
    assert labels(page)[0] == "Answer the remark…"
    primary = [made for made in shown.findChildren(QPushButton) if made.property("primary")]
    assert [made.text() for made in primary] == ["Answer the remark…"]


def test_steps_that_were_left_out_are_not_shown_as_done() -> None:
    sent, day = date(2015, 3, 3), date(2015, 3, 6)
    left_out = skipped_by(a_meeting(state="distributed", distributed_on=day))
    assert left_out == {"remarks", "approved"}
    assert skipped_by(a_meeting(state="distributed", remarks_until=sent, approved_on=day)) == set()
    assert skipped_by(a_meeting(state="draft")) == set()
    steps = Steps()
    signs: list[list[bytes]] = []
    for skipped in (frozenset[str](), left_out):
        steps.show_state("distributed", skipped)
        pictures = [one for one in steps.findChildren(QLabel) if not one.text()]
        signs.append([bytes(one.grab().toImage().constBits()) for one in pictures[-6:]])
    changed = [place for place, (before, after) in enumerate(zip(*signs, strict=True)) if before != after]
    assert changed == [3, 4]


def test_a_new_meeting_has_no_life_yet(page: MeetingsPage) -> None:
    page.new()
    assert not panel(page).isVisibleTo(page)
    page._cancel()
    assert panel(page).isVisibleTo(page)


def test_every_act_is_reached_by_the_keyboard(page: MeetingsPage) -> None:
    for made in panel(page).acts():
        assert made.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert made.text()
    answer = next(one for one in panel(page).findChildren(QPushButton) if one.text() == "Answer…")
    assert "Délégué" in answer.accessibleDescription()


def test_a_remark_is_answered_and_silence_may_then_count(
    page: MeetingsPage, sample_window: MainWindow, settle: Settle
) -> None:
    def refuse_then_take(sheet: AnswerSheet) -> None:
        click(sheet, "Not taken in")
        assert sheet.isVisible()
        assert "Say why" in texts(sheet)
        sheet.reply.setPlainText("Il est demandé au ministère.")
        click(sheet, "Taken in")

    opened = in_sheet(AnswerSheet, refuse_then_take)
    click(panel(page), "Answer the remark…")
    settle()
    assert opened
    assert [one.state for one in meeting(sample_window).remarks] == ["taken", "taken"]
    assert "Taken in: Il est demandé au ministère." in texts(panel(page))
    assert labels(page)[0] == "Approve by silence"  # its day has passed: offered, and not done
    assert meeting(sample_window).state == "remarks"
    click(panel(page), "Approve by silence")
    settle()
    approved = meeting(sample_window)
    assert (approved.state, approved.tacitly, approved.approved_on) == ("approved", True, date(2015, 3, 3))
    assert labels(page) == ["Distribute…"]


def test_an_approval_and_a_distribution_bear_the_day_on_which_they_were(
    page: MeetingsPage, sample_window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier, shown = sample_window.desk.dossier, meeting(sample_window)
    life.answer_remark(dossier, shown.id, shown.remarks[1].id, taken=True)
    settle()
    tomorrow = life.today() + timedelta(days=1)

    def fill(sheet: DaySheet) -> None:
        assert sheet.day() == life.today()
        sheet.when.show(tomorrow)
        sheet.go.click()
        assert "This day is still to come." in texts(sheet)
        sheet.when.show(date(2015, 3, 4))
        sheet.go.click()

    opened = in_sheet(DaySheet, fill)
    click(panel(page), "Approve…")
    settle()
    assert opened
    assert (meeting(sample_window).state, meeting(sample_window).approved_on) == (
        "approved",
        date(2015, 3, 4),
    )
    monkeypatch.setattr("cufdesk.ui.minutes_check.acts.may_go_out", lambda *_about: True)
    opened = in_sheet(DaySheet, fill)
    click(panel(page), "Distribute…")
    settle()
    given = meeting(sample_window)
    assert opened
    assert (given.state, given.version, given.distributed_on) == ("distributed", "1.0", date(2015, 3, 4))
    for act in (life.approve, life.distribute):
        with pytest.raises(Refusal, match="still to come"):
            act(dossier, given.id, day=tomorrow)


def test_a_remark_is_noted(page: MeetingsPage, sample_window: MainWindow, settle: Settle) -> None:
    def fill(sheet: RemarkSheet) -> None:
        click(sheet, "Note the remark")
        assert "Say who made the remark." in texts(sheet)
        sheet.author.setText("Antonio Rojas")
        sheet.about.setCurrentIndex(sheet.about.findData("D4"))
        sheet.text.setPlainText("Le lieu manque.")
        click(sheet, "Note the remark")

    opened = in_sheet(RemarkSheet, fill)
    click(panel(page), "Note a remark…")
    settle()
    assert opened
    noted = meeting(sample_window).remarks[-1]
    assert (noted.author, noted.about, noted.text, noted.state) == (
        "Antonio Rojas",
        "D4",
        "Le lieu manque.",
        "open",
    )
    assert noted.person_id == meeting(sample_window).attendances[0].person_id
    assert "Le lieu manque." in texts(panel(page))


def test_the_next_draft_goes_out_with_its_day(
    page: MeetingsPage, sample_window: MainWindow, settle: Settle
) -> None:
    sent: list[Any] = []
    sample_window.desk.sending_asked.disconnect()
    sample_window.desk.sending_asked.connect(sent.append)
    until = next_working_day(life.today() + timedelta(days=20))

    def fill(sheet: DraftSheet) -> None:
        assert sheet.day() == life.default_remarks_until()
        sheet.until.show(date(2999, 7, 14))
        sheet.until.widget.textChanged.emit("")
        assert "public holiday in France" in texts(sheet)
        sheet.until.show(until)
        click(sheet, "Send for remarks")

    opened = in_sheet(DraftSheet, fill)
    click(panel(page), "Send the next draft…")
    settle()
    assert opened
    now = meeting(sample_window)
    assert (now.version, now.remarks_until) == ("0.2", until)
    assert [(one.what, one.reference) for one in sent] == [("minutes", now.id)]
    # Whoever has the draft before this one is written to again, in the language of what they have.
    [begun] = sent
    assert [one.name for one in begun.recipients] == ["Estefanía Angeles", "Erika Rebollar"]
    assert (begun.language, begun.replaces) == ("fr", date(2015, 2, 17))


@pytest.fixture
def given_out(page: MeetingsPage, sample_window: MainWindow, settle: Settle) -> MeetingsPage:
    answer_all(sample_window)
    life.distribute(sample_window.desk.dossier, meeting(sample_window).id, unapproved=True)
    settle()
    return page


def put_place(page: MeetingsPage, place: str) -> None:
    form = page.card.form
    assert form is not None
    field = form.editor("place").widget
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, place)


def correct(sheet: CorrectionSheet) -> None:
    assert "Heading · Place" in texts(sheet)
    assert "Nantes" in texts(sheet)
    click(sheet, "Write the correction")
    assert sheet.isVisible()  # a reason is missing
    QTest.keyClicks(sheet.reason_field.fields[0], "Erreur de lieu")
    click(sheet, "Write the correction")


@pytest.mark.parametrize("saved", [True, False], ids=["saved", "corrected"])
def test_words_of_distributed_minutes_become_a_correction(
    given_out: MeetingsPage, sample_window: MainWindow, settle: Settle, *, saved: bool
) -> None:
    put_place(given_out, "Nantes")
    opened = in_sheet(CorrectionSheet, correct)
    if saved:
        given_out.save()
    else:
        click(panel(given_out), "Correct…")
    settle()
    assert opened
    now = meeting(sample_window)
    assert (now.place, now.version, [one.number for one in now.corrections]) == ("Nantes", "1.1", [1])
    assert not given_out.card.is_edited()
    assert "Correction no. 1 · v1.1" in texts(panel(given_out))
    assert "Not distributed after all" not in labels(given_out)


def test_a_correction_that_is_given_up_leaves_the_edit(
    given_out: MeetingsPage, sample_window: MainWindow
) -> None:
    put_place(given_out, "Nantes")
    opened = in_sheet(CorrectionSheet, lambda sheet: sheet.reject())
    given_out.save()
    assert opened
    assert given_out.card.is_edited()
    assert meeting(sample_window).place == "Paris"


def test_what_lives_on_is_saved_without_a_word(
    given_out: MeetingsPage, sample_window: MainWindow, settle: Settle
) -> None:
    form = given_out.card.form
    assert form is not None
    QTest.keyClicks(form.editor("notes").widget, "Relancer")
    given_out.save()
    settle()
    now = meeting(sample_window)
    assert (now.notes, now.version, now.corrections) == ("Relancer", "1.0", [])


def test_the_distribution_is_taken_back(
    given_out: MeetingsPage, sample_window: MainWindow, settle: Settle
) -> None:
    click(panel(given_out), "Not distributed after all")
    settle()
    assert meeting(sample_window).state == "remarks"


def test_a_visit_says_of_its_steps_what_their_meetings_say(
    sample_window: MainWindow, page: MeetingsPage, settle: Settle
) -> None:
    from cufdesk.ui.pages.visits import Programme

    with sample_window.desk.dossier.read() as reading:
        (visit,) = reading.all(Visit)
        morning = next(one for one in reading.all(Meeting) if not one.reference)
    step = visit.programme[1]
    names = page.card.names
    assert "Minutes soon available" in Programme().line(step, names)[1]
    life.distribute(sample_window.desk.dossier, morning.id, unapproved=True)
    names.forget()
    assert "Minutes available" in Programme().line(step, names)[1]


def test_minutes_that_somebody_holds_are_refused_before_anything_is_asked(
    given_out: MeetingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    refused: list[str] = []
    monkeypatch.setattr(given_out.card, "sure_to_delete", lambda: asked.append(True))
    monkeypatch.setattr(given_out.desk, "refuse", lambda refusal: refused.append(refusal.sentence))
    given_out._delete()
    assert asked == []
    assert len(refused) == 1
    assert refused[0].startswith("These minutes were distributed")


def test_minutes_that_nobody_holds_are_asked_about(
    page: MeetingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(page.card, "sure_to_delete", lambda: asked.append(True))
    page._delete()
    assert asked == [True]


def test_the_form_of_a_date_says_which_deadlines_stay_as_they_were_sent(
    given_out: MeetingsPage, sample_window: MainWindow
) -> None:
    counted = next(
        action
        for decision in meeting(sample_window).decisions
        for action in decision.actions
        if action.deadline_event_id
    )
    with sample_window.desk.dossier.read() as reading:
        event = reading.get(Milestone, counted.deadline_event_id or "")
    assert event is not None
    assert event.first_day is not None

    def told() -> str:
        return " ".join(found.sentence for found in Milestones().findings(event, sample_window.desk))

    assert "D4-A9" not in told()
    event.first_day += timedelta(days=7)
    assert "2015-02/D4-A9" in told()
