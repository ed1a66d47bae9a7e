from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cufdesk.refusal import Refusal
from cufdesk.usecases.meetings import delete_meeting
from cufdesk.usecases.older_versions import holders, holders_of_older
from cufdesk.usecases.sendings import register
from tests.makers import a_dossier, a_meeting, a_person
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
