"""The send dialog: whom, what, how heavy, and in whose words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cufdesk.domain.contacts import Person
from cufdesk.domain.groups import Group
from cufdesk.i18n import LANGUAGES
from cufdesk.ui.desk import ToSend
from cufdesk.ui.language import speak
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.sending.send_dialog import SendDialog
from cufdesk.usecases.outgoing import outgoing
from tests.ui.conftest import Settle
from tests.ui.sending.conftest import Begin, People, register

_SMALL = 640  # logical pixels: a small screen at 200 %


def weighed(dialog: SendDialog, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: bool(dialog.weight.verdict), timeout=20_000)
    return dialog.weight.words.text()


def names(dialog: SendDialog) -> list[str]:
    return [one.name for one in dialog.recipients.recipients()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_opens_in_every_language_and_its_words_fit(
    sample_window: MainWindow, begin: Begin, people: People, language: str, settle: Settle
) -> None:
    speak(language)
    dialog = begin(*people("Rojas", "Zapata"))
    assert dialog.content.minimumSize().width() <= _SMALL - 24
    for way in ("email", "post"):
        dialog.way.setCurrentIndex(dialog.way.findData(way))
        settle()
        for made in dialog.findChildren(QPushButton):
            if made.isVisible():
                assert made.width() >= made.sizeHint().width()
    dialog.reject()


def test_the_message_follows_the_people_until_somebody_writes(begin: Begin, people: People) -> None:
    dialog = begin(*people("Romero"))
    assert dialog.message.subject.text().startswith("[CUF–Mexique] Relevé de décisions des 12-13 février")
    assert dialog.message.text.toPlainText().startswith("Monsieur le Président,")
    dialog.recipients.add(people("Iglesias"))
    assert "Estimadas señoras" in dialog.message.text.toPlainText()
    dialog.message.subject.setText("Mon objet")
    dialog.recipients.rows[1].removed.emit()
    assert dialog.message.subject.text() == "Mon objet"
    assert dialog.message.text.toPlainText().startswith("Monsieur le Président,")
    assert dialog.message.again.isEnabled()
    dialog.message.again.click()
    assert dialog.message.subject.text().startswith("[CUF–Mexique]")
    assert not dialog.message.again.isEnabled()
    assert "suivant\u00a0:" in dialog.parcel().text  # no-break spaces are not lost on the way
    dialog.reject()


def test_a_draft_is_seen_to_be_one(begin: Begin, people: People) -> None:
    dialog = begin(*people("Romero"))
    assert dialog.draft.isVisible()
    dialog.document.document.setCurrentIndex(dialog.document.document.findData("programme"))
    assert not dialog.draft.isVisible()
    assert "Programme de la visite" in dialog.message.subject.text()
    dialog.reject()


def test_the_weight_is_shown_for_the_document_chosen(begin: Begin, people: People, qtbot: QtBot) -> None:
    dialog = begin(*people("Romero"))
    first = weighed(dialog, qtbot)
    assert "kB" in first
    assert dialog.weight.verdict == "light"
    dialog.document.document.setCurrentIndex(dialog.document.document.findData("calendar"))
    assert not dialog.weight.isVisible()
    assert weighed(dialog, qtbot) != first
    dialog.reject()


def test_people_are_found_by_typing(begin: Begin, qtbot: QtBot, settle: Settle) -> None:
    dialog = begin()
    search = dialog.recipients.search
    dialog.activateWindow()
    search.line.setFocus()
    qtbot.waitUntil(search.line.hasFocus)
    qtbot.keyClicks(search.line, "rebol")
    qtbot.waitUntil(lambda: search.suggestions.rowCount() > 1)
    settle()
    qtbot.keyClick(search._popup, Qt.Key.Key_Down)
    qtbot.keyClick(search._popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(dialog) == ["Erika Rebollar"])
    assert search.line.text() == ""
    dialog.reject()


def test_each_person_stands_there_once_and_can_be_addressed_otherwise(begin: Begin, people: People) -> None:
    dialog = begin(*people("Rojas"))
    dialog.recipients.add(people("Rojas", "Iglesias"))
    assert names(dialog) == ["Antonio Rojas", "Monserrat Iglesias"]
    role = dialog.recipients.rows[1]._role
    role.setCurrentIndex(role.findData("bcc"))
    assert [one.role for one in dialog.recipients.recipients()] == ["to", "bcc"]
    dialog.recipients.rows[0].remove_button.click()
    assert names(dialog) == ["Monserrat Iglesias"]
    dialog.reject()


def test_somebody_without_an_address_is_given_one_there(
    sample_window: MainWindow, begin: Begin, people: People, settle: Settle
) -> None:
    dialog = begin(*people("Rojas", "Zapata"))
    asking = dialog.recipients.rows[1]
    assert not dialog.recipients.rows[0]._without.isVisible()
    assert asking._without.isVisible()
    asking.address.setText("zapata at example")
    asking.keep.click()
    assert "not an e-mail address" in dialog.recipients.error.text()
    assert asking.address.property("wrong") is True
    asking.address.setText("zapata@example.org")
    asking.keep.click()
    settle()
    assert [one.address for one in dialog.recipients.recipients()][1] == "zapata@example.org"
    assert not dialog.recipients.error.isVisible()
    with sample_window.desk.dossier.read() as reading:
        addresses = [person.email for person in reading.all(Person) if person.first_surname == "Zapata"]
    assert addresses == ["zapata@example.org"]
    dialog.reject()


def test_without_an_address_no_message_is_prepared(
    sample_window: MainWindow, begin: Begin, people: People, qtbot: QtBot
) -> None:
    dialog = begin(*people("Zapata"))
    dialog.send()
    qtbot.waitUntil(dialog.sentence.isVisible, timeout=20_000)
    assert "Eugène Zapata" in dialog.sentence.text()
    assert dialog.isVisible()
    assert register(sample_window) == []
    assert list(outgoing().iterdir()) == []
    dialog.reject()


def test_why_nothing_is_prepared_is_seen_on_a_low_screen(begin: Begin, people: People, qtbot: QtBot) -> None:
    """Many people push the sentence below the edge of what scrolls: it is scrolled to."""
    dialog = begin(*people("Rojas", "Iglesias", "Angeles", "Rebollar", "Romero", "Zapata"))
    dialog.fit = lambda: dialog.resize(700, 420)  # type: ignore[method-assign]
    dialog.fit()
    dialog.send()
    qtbot.waitUntil(dialog.sentence.isVisible, timeout=20_000)
    qtbot.waitUntil(lambda: not dialog.sentence.visibleRegion().isEmpty())
    assert dialog.go.hasFocus()
    dialog.reject()


def test_those_who_were_sent_the_document_before_are_offered(begin: Begin, people: People) -> None:
    dialog = begin()
    offer = dialog.recipients.before_button
    assert offer.text() == "Add the 2 people who were sent this document before"
    assert offer.toolTip() == "Estefanía Angeles\nErika Rebollar"
    assert names(dialog) == []  # nobody is written to unless the person says so
    dialog.recipients.add(people("Angeles"))
    assert offer.text() == "Add the person who was sent this document before"
    offer.click()
    assert names(dialog) == ["Estefanía Angeles", "Erika Rebollar"]
    assert not offer.isVisible()
    dialog.recipients.rows[0].removed.emit()
    assert offer.isVisible()
    dialog.document.document.setCurrentIndex(dialog.document.document.findData("calendar"))
    assert not offer.isVisible()  # nobody was sent it
    dialog.reject()


def test_what_a_message_replaces_is_told_to_nobody_else(begin: Begin, people: People) -> None:
    dialog = begin(*people("Romero"), replaces=date(2015, 2, 17))
    assert "17\u00a0février 2015" in dialog.parcel().text
    dialog.recipients.add(people("Iglesias"))
    assert "17" not in dialog.message.text.toPlainText()
    dialog.recipients.rows[1].removed.emit()
    assert "17\u00a0février 2015" in dialog.parcel().text
    dialog.document.document.setCurrentIndex(dialog.document.document.findData("calendar"))
    assert "17" not in dialog.message.text.toPlainText()
    dialog.reject()


def test_a_saved_list_is_taken_and_another_is_saved(
    sample_window: MainWindow, begin: Begin, people: People
) -> None:
    dialog = begin()
    lists = dialog.recipients.lists
    lists.setCurrentIndex(1)
    lists.activated.emit(1)
    assert names(dialog)[0] == "Antonio Rojas"
    assert len(names(dialog)) == 5
    assert dialog.recipients.recipients()[-1].role == "cc"

    def name() -> None:
        sheet = QApplication.activeModalWidget()
        assert sheet is not None
        sheet.name.setText("Délégation")  # type: ignore[attr-defined]
        next(made for made in sheet.findChildren(QPushButton) if made.text() == "Save").click()

    QTimer.singleShot(0, name)
    dialog.recipients.save_button.click()
    with sample_window.desk.dossier.read() as reading:
        kept = {group.name.fr: len(group.people) for group in reading.all(Group)}
    assert kept == {"Partenaires habituels": 5, "Délégation": 5}
    assert lists.count() == 3
    dialog.reject()


def test_what_was_handed_over_is_noted_with_its_day(
    sample_window: MainWindow, begin: Begin, people: People
) -> None:
    dialog = begin(*people("Zapata"), what="programme")
    dialog.way.setCurrentIndex(dialog.way.findData("handed"))
    assert not dialog.message.isVisible()
    assert not dialog.recipients.rows[0]._without.isVisible()
    dialog.day.widget.setText("31/31")
    dialog.send()
    assert dialog._on.error.isVisible()
    dialog.day.widget.setText("12/02/2015")
    dialog.send()
    [sending] = register(sample_window)
    assert (sending.way, sending.state, str(sending.day)) == ("handed", "sent", "2015-02-12")
    assert not dialog.isVisible()
    assert list(outgoing().glob("*")) == []


def test_nobody_is_refused_before_anything_is_kept(sample_window: MainWindow, begin: Begin) -> None:
    dialog = begin()
    dialog.way.setCurrentIndex(dialog.way.findData("post"))
    dialog.send()
    assert "at least one recipient" in dialog.sentence.text()
    assert register(sample_window) == []
    dialog.reject()


def test_a_document_is_reached_by_the_id_of_its_record_and_by_no_other(
    sample_window: MainWindow, begin: Begin, settle: Settle
) -> None:
    lists = sample_window.desk.lists
    milestone = lists.suggest("milestone", "", 1, lambda: True)[0].id
    dialog = begin(what="calendar", reference=milestone)
    assert dialog.document.what() == "calendar"
    assert dialog.document.reference() == ""
    assert not dialog.sentence.isVisible()
    dialog.reject()
    meeting = lists.suggest("meeting", "2015-02", 1, lambda: True)[0].id
    dialog = begin(what="minutes", reference=meeting)
    assert dialog.document.reference() == "2015-02"
    dialog.reject()


def test_every_field_has_a_name_for_a_screen_reader(begin: Begin, people: People) -> None:
    dialog = begin(*people("Rojas", "Zapata"))
    reached: list[QWidget] = []
    widget: QWidget | None = dialog.document.document
    while widget is not None and widget not in reached:
        reached.append(widget)
        widget = widget.nextInFocusChain()
    named = [w for w in reached if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(named) > 10
    unnamed = [w for w in named if not (w.accessibleName() or (isinstance(w, QPushButton) and w.text()))]
    assert unnamed == []
    dialog.reject()


def test_a_dossier_that_can_only_be_read_sends_nothing(
    sample_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    desk = sample_window.desk
    desk.refused.disconnect()
    desk.refused.connect(said.append)
    monkeypatch.setattr(desk.dossier, "read_only", True)
    desk.send_document(ToSend("minutes"))
    assert said == ["The dossier is open to be read only."]
    assert sample_window.findChildren(SendDialog) == []


def test_the_print_dialog_goes_on_to_sending(
    sample_window: MainWindow, tmp_path: Path, qtbot: QtBot, settle: Settle
) -> None:
    from cufdesk.ui.parts.print_dialog import PrintDialog

    dialog = PrintDialog(sample_window.desk, "minutes", "", sample_window)
    dialog.show()
    dialog.folder.setText(str(tmp_path))
    dialog.language.setCurrentIndex(dialog.language.findData("es"))
    dialog.print_document()
    qtbot.waitUntil(dialog.printed.isVisible, timeout=20_000)
    assert dialog.weight.verdict == "light"
    dialog.send_button.click()
    settle()
    [sending] = sample_window.findChildren(SendDialog)
    assert (sending.document.what(), sending.document.language()) == ("minutes", "es")
    sending.reject()
