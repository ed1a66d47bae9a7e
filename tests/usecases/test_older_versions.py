from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from cufdesk.documents.printing import fingerprint
from cufdesk.domain.contacts import Person
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.sendings import Sending
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases.correspondents import recipients
from cufdesk.usecases.meetings import delete_meeting
from cufdesk.usecases.older_versions import holders, holders_of_older, is_current
from cufdesk.usecases.printing import prepare
from cufdesk.usecases.sendings import (
    Parcel,
    proposed,
    register,
    save_sending,
    take_back,
    version_warning,
)
from tests.makers import a_dossier, a_meeting, a_person
from tests.two_copies import change
from tests.usecases.test_sendings import minutes


def test_who_holds_a_document_is_known_when_its_record_is_gone(tmp_path: Path) -> None:
    meeting, jean = a_meeting(reference="2015-02"), a_person("Jean", "Petit", email="jean@example.org")
    office = a_dossier(tmp_path, meeting, jean)
    sent = register(office, minutes(office, jean), "email", date(2015, 2, 17))
    delete_meeting(office, meeting.id)
    for named in (sent.reference, sent.record_id):
        assert [one.recipient.name for one in holders(office, "minutes", named)] == ["Jean Petit"]
        assert [one.recipient.name for one in holders_of_older(office, "minutes", named)] == ["Jean Petit"]
    with pytest.raises(Refusal):
        holders(office, "minutes", "2015-99")
    office.close()


class Sent(NamedTuple):
    office: Dossier
    meeting: Meeting
    jean: Person
    sending: Sending


@pytest.fixture
def sent(tmp_path: Path) -> Iterator[Sent]:
    meeting = a_meeting(reference="2015-02", version="0.1", state="draft")
    jean = a_person("Jean", "Petit", email="jean@example.org")
    office = a_dossier(tmp_path, meeting, jean)
    yield Sent(office, meeting, jean, register(office, minutes(office, jean), "email", date(2015, 2, 17)))
    office.close()


def test_another_wording_of_the_program_makes_nothing_older(
    sent: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cufdesk.documents.approvals.TO_FILL_IN", "______")
    before = fingerprint(prepare(sent.office, "minutes").story())
    assert before != sent.sending.fingerprint  # else the test says nothing
    assert is_current(sent.office, sent.sending)
    change(sent.office, Meeting, sent.meeting.id, place="Lyon")
    assert not is_current(sent.office, sent.sending)


def test_the_same_version_with_other_words_is_warned_of(sent: Sent) -> None:
    assert version_warning(sent.office, prepare(sent.office, "minutes")) == ""
    change(sent.office, Meeting, sent.meeting.id, place="Lyon")
    assert "v0.1" in version_warning(sent.office, prepare(sent.office, "minutes"))
    change(sent.office, Meeting, sent.meeting.id, version="0.2")
    assert version_warning(sent.office, prepare(sent.office, "minutes")) == ""


def test_what_was_sent_is_not_rewritten(sent: Sent) -> None:
    with sent.office.read() as reading:
        (stored,) = reading.all(Sending)
    stored.notes = "Reçu le même jour."
    save_sending(sent.office, stored)
    stored.version = "0.2"
    with pytest.raises(Refusal, match="not rewritten"):
        save_sending(sent.office, stored)
    stored.version = "0.1"
    stored.recipients[0].address = "other@example.org"
    with pytest.raises(Refusal, match="not rewritten"):
        save_sending(sent.office, stored)
    take_back(sent.office, stored.id)
    stored.state = "prepared"
    save_sending(sent.office, stored)


def test_who_reads_in_secret_does_not_show_in_the_words(tmp_path: Path) -> None:
    rosa = a_person("Rosa", "Ruiz", side="partner", email="rosa@example.org")
    jean = a_person("Jean", "Petit", side="french", email="jean@example.org")
    office = a_dossier(tmp_path, a_meeting(), rosa, jean)
    open_to = recipients(office, [(jean.id, "to"), (rosa.id, "cc")])
    secret = recipients(office, [(jean.id, "to"), (rosa.id, "bcc")])
    alone = recipients(office, [(rosa.id, "bcc")])
    told = [proposed(office, Parcel("minutes", people)).languages for people in (open_to, secret, alone)]
    assert told == [("fr", "es"), ("fr",), ("es",)]
    office.close()
