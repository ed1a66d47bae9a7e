"""What was written before minutes went out, or before a gate closed, is not taken back over it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cufdesk.domain.meetings import Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.history import Asked, entries
from cufdesk.storage.overview import check
from cufdesk.usecases import history
from cufdesk.usecases import minutes_life as life
from cufdesk.usecases.gates import save_gate
from cufdesk.usecases.meetings import save_meeting
from cufdesk.usecases.merging import merge, rehearse
from cufdesk.usecases.minutes_corrections import correct_minutes
from cufdesk.usecases.minutes_life import NeedsCorrection
from cufdesk.usecases.register import Changes, change_lines
from tests.makers import a_decision, a_meeting, an_action
from tests.minutes_makers import a_gate
from tests.two_copies import LAPTOP, copied, on


@pytest.fixture
def meeting(dossier: Dossier) -> Meeting:
    action = an_action(nature="commitment")
    return save_meeting(dossier, a_meeting(decisions=[a_decision(actions=[action])]))


def _read(dossier: Dossier, meeting: Meeting) -> Meeting:
    with dossier.read() as reading:
        found = reading.get(Meeting, meeting.id)
    assert found is not None
    return found


def _last(dossier: Dossier) -> str:
    with dossier.read() as reading:
        return str(entries(reading, Asked())[0].write.id)


def _edit(dossier: Dossier, meeting: Meeting, change: Callable[[Meeting], object]) -> str:
    stored = _read(dossier, meeting)
    change(stored)
    save_meeting(dossier, stored)
    return _last(dossier)


def _reword(meeting: Meeting) -> None:
    meeting.decisions[0].text = Bilingual("Une rencontre aura lieu.", "")


def _retheme(meeting: Meeting) -> None:
    meeting.decisions[0].theme = "Rencontre"


def test_words_that_were_distributed_are_not_taken_back(dossier: Dossier, meeting: Meeting) -> None:
    reworded, rethemed = _edit(dossier, meeting, _reword), _edit(dossier, meeting, _retheme)
    sent = life.distribute(dossier, meeting.id, unapproved=True)
    with pytest.raises(NeedsCorrection):
        history.take_back(dossier, reworded)
    assert _read(dossier, meeting) == sent
    history.take_back(dossier, rethemed)  # what lives on beside the words
    assert _read(dossier, meeting).decisions[0].theme == ""
    assert check(dossier.path) == []


def test_words_are_taken_back_as_long_as_nobody_holds_them(dossier: Dossier, meeting: Meeting) -> None:
    reworded = _edit(dossier, meeting, _reword)
    _edit(dossier, meeting, _retheme)
    history.take_back(dossier, reworded)
    assert _read(dossier, meeting).decisions[0].text == meeting.decisions[0].text


def test_other_words_that_a_copy_brought_are_taken_back(dossier: Dossier, meeting: Meeting) -> None:
    copy = copied(dossier.path)
    with on(copy, "Luis", LAPTOP) as laptop:
        reworded = _edit(laptop, meeting, _reword)
    sent = life.distribute(dossier, meeting.id, unapproved=True)
    told = ("2015-02 – Échanges avec la délégation",)
    assert rehearse(dossier, copy).reworded == told
    assert merge(dossier, copy).reworded == told
    assert _read(dossier, meeting) != sent
    history.take_back(dossier, reworded)
    assert _read(dossier, meeting) == sent


@pytest.mark.parametrize("bring", ["edit", "undo"])
def test_a_gate_that_closed_since_holds(dossier: Dossier, meeting: Meeting, bring: str) -> None:
    action, decision = meeting.decisions[0].actions[0].id, meeting.decisions[0].id
    change_lines(dossier, [action], Changes(state="done"))
    if bring == "undo":
        history.undo(dossier)
    else:
        change_lines(dossier, [action], Changes(state="open"))
    back = _last(dossier)
    save_gate(dossier, a_gate("", "", decision_id=decision))
    with pytest.raises(Refusal, match="Held back by"):
        history.take_back(dossier, back)
    assert _read(dossier, meeting).decisions[0].actions[0].state == "open"


def test_words_that_were_edited_here_before_a_copy_sent_them_are_told(
    dossier: Dossier, meeting: Meeting
) -> None:
    copy = copied(dossier.path)
    with on(copy, "Luis", LAPTOP) as laptop:
        life.distribute(laptop, meeting.id, unapproved=True)
    _edit(dossier, meeting, _retheme)
    assert rehearse(dossier, copy).reworded == ()
    _edit(dossier, meeting, _reword)
    assert merge(dossier, copy).reworded == ("2015-02 – Échanges avec la délégation",)


def test_a_correction_that_a_copy_brings_is_no_silent_change(dossier: Dossier, meeting: Meeting) -> None:
    life.distribute(dossier, meeting.id, unapproved=True)
    copy = copied(dossier.path)
    with on(copy, "Luis", LAPTOP) as laptop:
        other = _read(laptop, meeting)
        _reword(other)
        correct_minutes(laptop, other, Bilingual("Une erreur.", ""))
    merged = merge(dossier, copy)
    assert (merged.reworded, len(merged.told)) == ((), 1)
    assert _read(dossier, meeting).version == "1.1"


def _corrected(dossier: Dossier, meeting: Meeting, place: str) -> Meeting:
    other = _read(dossier, meeting)
    other.place = place
    return correct_minutes(dossier, other, Bilingual("Le lieu.", ""))


def _numbers(dossier: Dossier, meeting: Meeting) -> list[tuple[int, str]]:
    return [(one.number, one.version) for one in _read(dossier, meeting).corrections]


def test_corrections_that_two_copies_gave_one_number_get_one_each(dossier: Dossier, meeting: Meeting) -> None:
    life.distribute(dossier, meeting.id, unapproved=True)
    copy = copied(dossier.path)
    _corrected(dossier, meeting, "Lyon")
    with on(copy, "Luis", LAPTOP) as laptop:
        other = _read(laptop, meeting)
        other.decisions[0].context = Bilingual("Autre.", "")
        correct_minutes(laptop, other, Bilingual("Le contexte.", ""))
    told = rehearse(dossier, copy).renumbered
    assert merge(dossier, copy).renumbered == told
    assert len(told) == 1
    assert "2015-02 – Échanges avec la délégation" in told[0]
    assert _numbers(dossier, meeting) == [(1, "1.1"), (2, "1.2")]
    assert _read(dossier, meeting).version == "1.2"
    assert check(dossier.path) == []
    desk = copied(dossier.path, "bureau.cufdesk")
    with on(copy, "Luis", LAPTOP) as laptop:  # the other way round: both agree, nothing is to settle
        merged = merge(laptop, desk)
        assert (merged.renumbered, merged.conflicts) == (told, ())
        assert _read(laptop, meeting) == _read(dossier, meeting)
    history.undo(dossier)  # one undo takes all of the merge back
    assert _numbers(dossier, meeting) == [(1, "1.1")]
    assert _read(dossier, meeting).version == "1.1"
    assert check(dossier.path) == []


def test_both_copies_that_come_home_to_each_other_number_alike(dossier: Dossier, meeting: Meeting) -> None:
    life.distribute(dossier, meeting.id, unapproved=True)
    copy = copied(dossier.path)
    for place in ("Lyon", "Nantes"):
        _corrected(dossier, meeting, place)
    desk = copied(dossier.path, "bureau.cufdesk")
    with on(copy, "Luis", LAPTOP) as laptop:
        other = _read(laptop, meeting)
        other.decisions[0].context = Bilingual("Autre.", "")
        correct_minutes(laptop, other, Bilingual("Le contexte.", ""))
    older = copied(copy, "ancienne.cufdesk")
    merge(dossier, older)
    with on(copy, "Luis", LAPTOP) as laptop:
        merge(laptop, desk)
        assert _numbers(laptop, meeting) == _numbers(dossier, meeting) == [(1, "1.1"), (2, "1.2"), (3, "1.3")]
    assert merge(dossier, copy).conflicts == ()
    assert check(dossier.path) == []
