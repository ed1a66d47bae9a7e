"""Deadlines of distributed minutes that are counted from a date: what happens where the date moves."""

from __future__ import annotations

from datetime import date

import pytest

from cufdesk.domain.calendar import Milestone
from cufdesk.domain.meetings import Action, Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.history import Asked, entries
from cufdesk.storage.overview import check
from cufdesk.usecases import history
from cufdesk.usecases import minutes_life as life
from cufdesk.usecases.calendar import save_milestone
from cufdesk.usecases.meetings import save_meeting
from cufdesk.usecases.merging import merge
from cufdesk.usecases.sent_deadlines import moving_words
from tests.makers import a_decision, a_meeting, a_milestone, an_action
from tests.two_copies import LAPTOP, copied, on

_SENT, _MOVED = date(2015, 6, 22), date(2015, 9, 14)


@pytest.fixture
def event(dossier: Dossier) -> Milestone:
    return save_milestone(dossier, a_milestone())


@pytest.fixture
def meeting(dossier: Dossier, event: Milestone) -> Meeting:
    action = an_action(
        deadline=None,
        deadline_text=Bilingual("une semaine avant", ""),
        precision="relative",
        deadline_event_id=event.id,
        deadline_offset=-7,
    )
    return save_meeting(dossier, a_meeting(decisions=[a_decision(actions=[action])], state="to_write"))


def _action(dossier: Dossier, meeting: Meeting) -> Action:
    with dossier.read() as reading:
        found = reading.get(Meeting, meeting.id)
    assert found is not None
    return found.decisions[0].actions[0]


def _move(dossier: Dossier, event: Milestone, day: date = _MOVED) -> str:
    with dossier.read() as reading:
        known = reading.get(Milestone, event.id)
    assert known is not None
    known.first_day = known.last_day = day
    save_milestone(dossier, known)
    with dossier.read() as reading:
        return str(entries(reading, Asked())[0].write.id)


def test_a_deadline_that_nobody_holds_yet_follows_its_date(
    dossier: Dossier, event: Milestone, meeting: Meeting
) -> None:
    _move(dossier, event)
    action = _action(dossier, meeting)
    assert (action.deadline, action.deadline_event_id, action.deadline_offset) == (None, event.id, -7)


def test_a_deadline_that_was_sent_stays_on_its_day(
    dossier: Dossier, event: Milestone, meeting: Meeting
) -> None:
    sent = life.distribute(dossier, meeting.id, unapproved=True).decisions[0].actions[0]
    _move(dossier, event)
    action = _action(dossier, meeting)
    assert (action.deadline, action.deadline_event_id, action.deadline_offset) == (_SENT, None, None)
    assert (action.deadline_text, action.precision) == (sent.deadline_text, "relative")
    assert check(dossier.path) == []
    history.undo(dossier)  # one undo for both: it hangs on the date again
    assert _action(dossier, meeting) == sent


def test_other_things_said_of_the_date_leave_the_deadline_hanging_on_it(
    dossier: Dossier, event: Milestone, meeting: Meeting
) -> None:
    life.distribute(dossier, meeting.id, unapproved=True)
    event.place = "Palais des congrès"
    save_milestone(dossier, event)
    assert _action(dossier, meeting).deadline_event_id == event.id


def test_a_move_that_is_taken_back_after_the_sending_leaves_the_day_too(
    dossier: Dossier, event: Milestone, meeting: Meeting
) -> None:
    moved = _move(dossier, event, date(2015, 7, 6))
    life.distribute(dossier, meeting.id, unapproved=True)
    history.take_back(dossier, moved)
    with dossier.read() as reading:
        known = reading.get(Milestone, event.id)
    assert known is not None
    assert known.first_day == date(2015, 6, 29)
    assert _action(dossier, meeting).deadline == date(2015, 6, 29)  # seven days before 6 July, as it was sent
    assert check(dossier.path) == []


def test_what_stays_behind_is_told_before_the_date_is_saved(
    dossier: Dossier, event: Milestone, meeting: Meeting
) -> None:
    event.first_day = event.last_day = _MOVED
    with dossier.read() as reading:
        assert moving_words(reading, event) == ""
    life.distribute(dossier, meeting.id, unapproved=True)
    with dossier.read() as reading:
        told = moving_words(reading, event)
        known = reading.get(Milestone, event.id)
        assert known is not None
        assert moving_words(reading, known) == ""
    assert meeting.reference in told
    assert "22\u00a0June 2015" in told


def test_a_move_in_a_copy_is_told_where_the_minutes_were_sent_here(
    dossier: Dossier, event: Milestone, meeting: Meeting
) -> None:
    copy = copied(dossier.path)
    with on(copy, "Luis", LAPTOP) as laptop:
        _move(laptop, event)
    life.distribute(dossier, meeting.id, unapproved=True)
    assert merge(dossier, copy).reworded == ("2015-02 – Échanges avec la délégation",)


def test_a_day_that_a_copy_kept_is_no_other_day(dossier: Dossier, event: Milestone, meeting: Meeting) -> None:
    life.distribute(dossier, meeting.id, unapproved=True)
    copy = copied(dossier.path)
    with on(copy, "Luis", LAPTOP) as laptop:
        _move(laptop, event)
    assert merge(dossier, copy).reworded == ()
    assert _action(dossier, meeting).deadline == _SENT
