"""What is printed of the minutes of a programme's steps: by hand, or from the meeting that the step was."""

from __future__ import annotations

from datetime import date

import pytest

from cufdesk.documents.programme import ProgrammeContent, story
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.visits import Visit
from cufdesk.i18n import translator
from tests.documents.test_minutes import minutes
from tests.documents.told import told
from tests.makers import a_cover, a_meeting, a_programme_item, a_visit

BEGUN = ["to_write", "in_progress", "draft", "remarks"]


def _printed(visit: Visit, *meetings: Meeting, language: str = "fr") -> list[str]:
    """Return what the programme, and the record of a meeting of the visit, say."""
    content = ProgrammeContent(visit=visit, cover=a_cover(), meetings=meetings)
    record = minutes(a_meeting(), language=language, visit=visit, meetings=meetings)
    both = told(story(content, translator(language))), told(record)
    return [text.replace("\u00a0", " ") for text in both]


def _morning(meeting: Meeting | None = None, entered: str = "") -> Visit:
    item = a_programme_item("Matinée", minutes_status=entered, meeting_id=meeting.id if meeting else None)
    return a_visit(programme=[item])


@pytest.mark.parametrize("state", BEGUN)
def test_minutes_that_are_written_are_announced_by_themselves(state: str) -> None:
    meeting = a_meeting(state=state, reference="2015-03")
    for text in _printed(_morning(meeting), meeting):
        assert "Compte rendu bientôt disponible" in text
    record = _printed(_morning(meeting), meeting)[1]
    assert "Comptes rendus à venir" in record


@pytest.mark.parametrize("entered", ["", "announced", "in_progress"])
def test_minutes_that_were_issued_are_announced_no_more(entered: str) -> None:
    meeting = a_meeting(
        state="distributed", reference="2015-03", version="1.0", distributed_on=date(2015, 3, 5)
    )
    for text in _printed(_morning(meeting, entered), meeting):
        assert "Compte rendu disponible (2015-03, v1.0, 5 mars 2015)" in text
        assert "bientôt" not in text
        assert "Comptes rendus à venir" not in text


def test_approved_minutes_without_a_reference_or_day_are_available() -> None:
    meeting = a_meeting(state="approved", reference="", version="")
    assert "Compte rendu disponible\n" in _printed(_morning(meeting), meeting)[0] + "\n"


def test_without_a_meeting_what_was_entered_is_printed() -> None:
    assert "Compte rendu en cours" in _printed(_morning(entered="in_progress"))[0]
    for text in _printed(_morning()):
        assert "Compte rendu" not in text.replace("Relevé", "")


def test_a_meeting_that_is_gone_leaves_what_was_entered() -> None:
    meeting = a_meeting(state="distributed")
    assert "Compte rendu en cours" in _printed(_morning(meeting, "in_progress"))[0]
