"""A meeting entered by hand has a number in the register, and a state chosen by hand its day and version."""

from __future__ import annotations

from datetime import date

import pytest

from cufdesk.domain.meetings import Meeting
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import minutes_life as life
from cufdesk.usecases.meetings import save_meeting
from tests.makers import a_decision, a_meeting


def _made(dossier: Dossier, day: date | None, reference: str = "") -> Meeting:
    return save_meeting(dossier, a_meeting(reference=reference, first_day=day, last_day=None))


def test_a_new_meeting_gets_the_next_number_of_its_month(dossier: Dossier) -> None:
    day = date(2015, 3, 12)
    assert _made(dossier, day).reference == "2015-03"
    assert _made(dossier, day).reference == "2015-03-2"
    assert _made(dossier, day).reference == "2015-03-3"
    assert _made(dossier, day, "CP-7").reference == "CP-7", "what was typed stays"
    assert _made(dossier, None).reference == "", "no day, no number"


def test_a_number_that_was_taken_away_stays_away(dossier: Dossier) -> None:
    meeting = _made(dossier, date(2015, 3, 12))
    meeting.reference = ""
    assert save_meeting(dossier, meeting).reference == ""


@pytest.mark.parametrize(
    ("version", "state", "expected"),
    [
        ("0.3", "distributed", ("1.0", None, True)),
        ("1.2", "distributed", ("1.2", None, True)),
        ("0.3", "approved", ("0.3", True, None)),
        ("0.3", "remarks", ("0.3", None, None)),
    ],
)
def test_a_state_chosen_by_hand_has_the_day_and_version_that_its_act_gives(
    dossier: Dossier, version: str, state: str, expected: tuple[str, bool | None, bool | None]
) -> None:
    meeting = save_meeting(dossier, a_meeting(decisions=[a_decision()], version=version, state="draft"))
    meeting.state = state
    stored = save_meeting(dossier, meeting)
    days = [one == life.today() if one else None for one in (stored.approved_on, stored.distributed_on)]
    assert (stored.version, *days) == expected


def test_the_days_of_former_years_stay(dossier: Dossier) -> None:
    day = date(2015, 3, 1)
    meeting = a_meeting(version="1.0", state="distributed", distributed_on=day)
    assert save_meeting(dossier, meeting).distributed_on == day


def test_an_approval_taken_back_by_hand_leaves_no_day(dossier: Dossier) -> None:
    meeting = save_meeting(dossier, a_meeting(state="remarks", version="0.2"))
    approved = life.approve(dossier, meeting.id)
    approved.state = "remarks"
    assert save_meeting(dossier, approved).approved_on is None
