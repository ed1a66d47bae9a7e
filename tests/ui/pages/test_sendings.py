"""The page of sendings: the register narrowed, acts on a sending, and sending again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cufdesk.domain.meetings import Meeting
from cufdesk.domain.sendings import Sending
from cufdesk.domain.values import Bilingual
from cufdesk.ui.pages.sendings import SendingsPage
from cufdesk.ui.sending.send_dialog import SendDialog
from cufdesk.usecases.meetings import save_meeting
from cufdesk.usecases.sendings import save_sending
from tests.makers import a_recipient, a_sending
from tests.ui.conftest import Settle
from tests.ui.pages.conftest import Visit


@pytest.fixture
def page(visit: Visit) -> SendingsPage:
    made = visit("sendings")
    assert isinstance(made, SendingsPage)
    return made


def titles(page: SendingsPage) -> list[str]:
    model = page.table.model
    return [model.row_at(place).title for place in range(model.rowCount())]  # type: ignore[union-attr]


def choose(page: SendingsPage, place: int, settle: Settle) -> Sending:
    page.table.view.setCurrentIndex(page.table.model.index(place, 0))
    settle()
    record: Sending = page.card.record
    return record


def narrow(page: SendingsPage, field: Any, key: str, settle: Settle) -> None:
    field.setCurrentIndex(field.findData(key))
    field.activated.emit(field.currentIndex())
    settle()


def acts(page: SendingsPage) -> dict[str, Any]:
    return {act.label: act for act in page.secondary_acts()}


def edit_the_minutes(page: SendingsPage, settle: Settle) -> None:
    dossier = page.desk.dossier
    with dossier.read() as reading:
        [meeting] = [one for one in reading.all(Meeting) if one.reference == "2015-02"]
    meeting.version = "0.2"
    save_meeting(dossier, meeting)
    settle()


def test_who_has_only_an_address_is_called_by_it(page: SendingsPage, settle: Settle) -> None:
    people = [a_recipient(name=""), a_recipient(name="Ana Ruiz", address="ana@example.org")]
    save_sending(page.desk.dossier, a_sending(*people, title="Note", day=date(2026, 1, 1)))
    settle()
    said = page.table.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "rosa@example.org, Ana Ruiz" in said
    _count, hits = page.desk.lists.search("rosa example")
    assert "rosa@example.org, Ana Ruiz" in next(hit for hit in hits if hit.kind == "sending").detail


def test_it_is_narrowed_by_document_state_and_person(page: SendingsPage, settle: Settle) -> None:
    assert len(titles(page)) == 3
    narrow(page, page.filters.document, "minutes", settle)
    assert [title.split(" de")[0] for title in titles(page)] == ["Relevé"]
    narrow(page, page.filters.document, "", settle)
    narrow(page, page.filters.state, "prepared", settle)
    assert [title.split(" de")[0] for title in titles(page)] == ["Liste"]
    page.search("rojas")
    settle()
    assert titles(page) == []  # Rojas was handed the programme: that is sent
    narrow(page, page.filters.state, "sent", settle)
    assert [title.split(" de")[0] for title in titles(page)] == ["Programme"]


def test_a_narrowed_list_stays_narrowed_when_something_changes(page: SendingsPage, settle: Settle) -> None:
    narrow(page, page.filters.state, "sent", settle)
    edit_the_minutes(page, settle)
    assert len(titles(page)) == 2


def test_lists_are_not_narrowed_by_what_narrows_the_register(page: SendingsPage, settle: Settle) -> None:
    narrow(page, page.filters.state, "prepared", settle)
    page.show_subject("contact_group")
    settle()
    assert titles(page) == ["Partenaires habituels"]
    assert not page.filters.isVisible()
    page.show_subject("sending")
    settle()
    assert page.filters.isVisible()
    assert len(titles(page)) == 1


def test_a_sending_is_noted_as_sent_and_taken_back(page: SendingsPage, settle: Settle) -> None:
    sending = choose(page, 0, settle)
    assert sending.state == "prepared"
    acts(page)["Note as sent"].run()
    settle()
    assert page.card.record.state == "sent"
    acts(page)["Not sent after all"].run()
    settle()
    assert page.card.record.state == "prepared"


def test_what_is_older_is_said_and_sent_again_to_its_holders(
    page: SendingsPage, settle: Settle, qtbot: QtBot
) -> None:
    choose(page, 1, settle)
    said: list[str] = []
    page.desk.notified.connect(said.append)
    acts(page)["Send again…"].run()
    assert said == ["Nobody holds an older version of this document."]
    edit_the_minutes(page, settle)
    [finding] = page._subject.findings(page.card.record, page.desk)
    assert finding.holds is False
    assert "has changed since" in finding.sentence
    acts(page)["Send again…"].run()
    settle()
    [dialog] = page.window().findChildren(SendDialog)
    names = [one.name for one in dialog.recipients.recipients()]
    assert names == ["Estefanía Angeles", "Erika Rebollar"]
    assert dialog.recipients.recipients()[0].function  # as it is today
    assert "17 de febrero de 2015" in dialog.message.text.toPlainText().replace("\u00a0", " ")
    assert "v0.2" in dialog.message.subject.text()
    dialog.reject()


def test_any_change_of_the_text_makes_it_older_and_without_a_fingerprint_nobody_can_tell(
    page: SendingsPage, settle: Settle
) -> None:
    choose(page, 1, settle)
    dossier, record = page.desk.dossier, page.card.record
    [finding] = page._subject.findings(record, page.desk)
    assert finding.holds is True
    with dossier.read() as reading:
        [meeting] = [one for one in reading.all(Meeting) if one.reference == "2015-02"]
    meeting.title = Bilingual("Échanges à Paris", "Intercambios en París")
    save_meeting(dossier, meeting)
    [finding] = page._subject.findings(record, page.desk)
    assert finding.holds is False
    record.fingerprint = ""
    [finding] = page._subject.findings(record, page.desk)
    assert finding.holds is None
    assert "cannot be told" in finding.sentence


def test_the_primary_act_opens_the_send_dialog(page: SendingsPage, settle: Settle) -> None:
    act = page.primary_act()
    assert act is not None
    act.run()
    settle()
    [dialog] = page.window().findChildren(SendDialog)
    dialog.reject()


def test_what_was_sent_is_not_deleted(
    page: SendingsPage, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(page, 1, settle)
    monkeypatch.setattr(page.card, "sure_to_delete", lambda: True)
    refused: list[str] = []
    page.desk.refused.disconnect()
    page.desk.refused.connect(refused.append)
    page._delete()
    assert len(refused) == 1
    assert "take that back" in refused[0]
    assert len(titles(page)) == 3
