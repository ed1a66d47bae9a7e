"""Two copies that counted on alike: each decision and action has a number of its own once they met."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cufdesk.cli import main
from cufdesk.domain.meetings import Meeting
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.overview import check
from cufdesk.usecases import history
from cufdesk.usecases import minutes_life as life
from cufdesk.usecases.meetings import save_meeting
from cufdesk.usecases.merging import merge, rehearse
from tests.makers import a_decision, a_meeting, an_action
from tests.two_copies import LAPTOP, copied, on


@pytest.fixture
def meeting(dossier: Dossier) -> Meeting:
    return save_meeting(dossier, a_meeting(decisions=[a_decision("Forum", actions=[an_action()])]))


def _read(dossier: Dossier, meeting: Meeting) -> Meeting:
    with dossier.read() as reading:
        found = reading.get(Meeting, meeting.id)
    assert found is not None
    return found


def _add(dossier: Dossier, meeting: Meeting, title: str, number: str = "D2", action: str = "A2") -> None:
    stored = _read(dossier, meeting)
    made = a_decision(title, number=number, actions=[an_action(f"Tâche de {title}", number=action)])
    made.meeting_id = meeting.id
    stored.decisions = [*stored.decisions, made]
    save_meeting(dossier, stored)


def _numbers(dossier: Dossier, meeting: Meeting) -> dict[str, list[str]]:
    stored = _read(dossier, meeting)
    return {
        one.title.fr: [one.number, *(action.number for action in one.actions)] for one in stored.decisions
    }


def test_what_both_numbered_alike_is_numbered_anew_where_it_was_made_later(
    dossier: Dossier, meeting: Meeting
) -> None:
    copy = copied(dossier.path)
    _add(dossier, meeting, "Bureau")
    with on(copy, "Luis", LAPTOP) as laptop:
        _add(laptop, meeting, "Portable")
    told = rehearse(dossier, copy).numbered_anew
    assert _numbers(dossier, meeting) == {"Forum": ["D1", "A1"], "Bureau": ["D2", "A2"]}
    assert merge(dossier, copy).numbered_anew == told
    expected = {"Forum": ["D1", "A1"], "Bureau": ["D2", "A2"], "Portable": ["D3", "A3"]}
    assert _numbers(dossier, meeting) == expected
    assert [line.replace("\u00a0", " ") for line in told] == [
        "2015-02: D2 “Portable” is now D3",
        "2015-02: A2 “Tâche de Portable” is now A3",
    ]
    assert check(dossier.path) == []
    history.undo(dossier)  # one undo takes all of the merge back
    assert _numbers(dossier, meeting) == {"Forum": ["D1", "A1"], "Bureau": ["D2", "A2"]}


def test_both_copies_that_come_home_to_each_other_number_alike(dossier: Dossier, meeting: Meeting) -> None:
    copy = copied(dossier.path)
    _add(dossier, meeting, "Bureau")
    with on(copy, "Luis", LAPTOP) as laptop:
        _add(laptop, meeting, "Portable")
    desk = copied(dossier.path, "bureau.cufdesk")
    merge(dossier, copy)
    with on(copy, "Luis", LAPTOP) as laptop:
        merge(laptop, desk)
        assert _numbers(laptop, meeting) == _numbers(dossier, meeting)
        again = merge(laptop, copied(dossier.path, "encore.cufdesk"))
        assert (again.conflicts, again.numbered_anew) == ((), ())
        assert _numbers(laptop, meeting) == _numbers(dossier, meeting)


@pytest.mark.parametrize("is_here", [True, False])
def test_a_number_that_others_hold_stays(dossier: Dossier, meeting: Meeting, is_here: bool) -> None:
    copy = copied(dossier.path)

    def send(side: Dossier) -> None:
        _add(side, meeting, "Diffusée")
        life.distribute(side, meeting.id, unapproved=True)

    steps: tuple[Callable[[Dossier], None], ...] = (lambda side: _add(side, meeting, "Autre"), send)
    here, there = steps[::-1] if is_here else steps
    with on(copy, "Luis", LAPTOP) as laptop:
        there(laptop)
    here(dossier)
    merged = merge(dossier, copy)
    assert _numbers(dossier, meeting)["Diffusée"] == ["D2", "A2"]
    assert _numbers(dossier, meeting)["Autre"] == ["D3", "A3"]
    assert merged.reworded, "what others hold has a decision more: a correction is due"


def test_what_one_side_numbered_twice_itself_is_left_to_the_check(dossier: Dossier, meeting: Meeting) -> None:
    copy = copied(dossier.path)
    with on(copy, "Luis", LAPTOP) as laptop:
        _add(laptop, meeting, "Une", "D5", "A5")
        _add(laptop, meeting, "Deux", "D5", "A5")
    merged = merge(dossier, copy)
    assert merged.numbered_anew == ()
    assert _numbers(dossier, meeting) == {"Forum": ["D1", "A1"], "Une": ["D5", "A5"], "Deux": ["D5", "A5"]}


def test_actions_that_bear_the_number_of_their_decision_follow_it(dossier: Dossier, meeting: Meeting) -> None:
    copy = copied(dossier.path)
    _add(dossier, meeting, "Bureau", action="D2-A2")
    with on(copy, "Luis", LAPTOP) as laptop:
        _add(laptop, meeting, "Portable", action="D2-A9")
    merge(dossier, copy)
    assert _numbers(dossier, meeting)["Portable"] == ["D3", "D3-A9"]


def test_the_command_line_says_so(
    dossier: Dossier, meeting: Meeting, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = copied(dossier.path)
    _add(dossier, meeting, "Bureau")
    with on(copy, "Luis", LAPTOP) as laptop:
        _add(laptop, meeting, "Portable")
    dossier.close()
    assert main(["merge", str(Path(dossier.path)), str(copy)]) == 0
    said = capsys.readouterr().out
    assert "Portable" in said
    assert "D3" in said
