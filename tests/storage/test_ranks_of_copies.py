"""The order of parts where a file remembers and two copies meet: only what was moved is written."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from copy import deepcopy
from pathlib import Path

from cufdesk.domain.meetings import Decision, Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.merging import open_conflicts, take_in
from cufdesk.storage.overview import check
from cufdesk.usecases.history import undo
from tests.makers import a_dossier

_LAST = (
    "SELECT row, op FROM journal_change"
    " WHERE kind = 'decision' AND write = (SELECT max(seq) FROM journal_write)"
)

Act = Callable[[list[Decision]], object]


def a_meeting_of(*numbers: str) -> Meeting:
    meeting = Meeting(title=Bilingual("Séance"))
    meeting.decisions = [
        Decision(meeting_id=meeting.id, number=number, title=Bilingual(number)) for number in numbers
    ]
    return meeting


def change(dossier: Dossier, meeting: Meeting, act: Act) -> None:
    """Save a meeting whose list of decisions was changed, as a form would."""
    with dossier.read() as reading:
        shown = reading.get(Meeting, meeting.id)
        assert shown is not None
        shown = deepcopy(shown)
    act(shown.decisions)
    with dossier.write("change") as writing:
        writing.save(shown)


def order_of(dossier: Dossier, meeting: Meeting) -> str:
    with dossier.read() as reading:
        found = reading.get(Meeting, meeting.id)
        assert found is not None
        return "".join(decision.number for decision in found.decisions)


def test_a_move_is_one_change_of_the_journal_and_undone_alone(tmp_path: Path) -> None:
    meeting = a_meeting_of(*"abcdef")
    dossier = a_dossier(tmp_path, deepcopy(meeting))
    change(dossier, meeting, lambda decisions: decisions.insert(1, decisions.pop(4)))
    assert order_of(dossier, meeting) == "aebcdf"
    with closing(sqlite3.connect(dossier.path)) as file:
        assert file.execute(_LAST).fetchall() == [(meeting.decisions[4].id, "update")]
    undo(dossier)
    assert order_of(dossier, meeting) == "abcdef"
    dossier.close()
    assert check(dossier.path) == []


def met(folder: Path, meeting: Meeting, here: Act, there: Act) -> tuple[str, int]:
    """Change two copies of a file, bring one home; return the order, and how many conflicts there are."""
    dossier = a_dossier(folder, deepcopy(meeting))
    path = folder / "copy.cufdesk"
    shutil.copy(dossier.path, path)
    copy = Dossier.open(str(path))
    change(dossier, meeting, here)
    change(copy, meeting, there)
    copy.close()
    with closing(sqlite3.connect(path)) as other, dossier.write("merge") as writing:
        take_in(writing, other, "")
    with dossier.read() as reading:
        conflicts = len(open_conflicts(reading))
    order = order_of(dossier, meeting)
    dossier.close()
    assert check(dossier.path) == []
    return order, conflicts


def test_two_copies_that_move_different_parts_agree(tmp_path: Path) -> None:
    order, conflicts = met(
        tmp_path,
        a_meeting_of(*"abcdef"),
        lambda decisions: decisions.insert(0, decisions.pop(2)),
        lambda decisions: decisions.append(decisions.pop(3)),
    )
    assert (order, conflicts) == ("cabefd", 0)


def test_two_copies_that_add_and_remove_agree(tmp_path: Path) -> None:
    meeting = a_meeting_of(*"abcd")

    def add(number: str, place: int) -> Act:
        return lambda decisions: decisions.insert(
            place, Decision(meeting_id=meeting.id, number=number, title=Bilingual(number))
        )

    def without_first(decisions: list[Decision]) -> None:
        del decisions[0]
        add("y", len(decisions))(decisions)

    order, conflicts = met(tmp_path, meeting, add("x", 4), without_first)
    assert (order in {"bcdxy", "bcdyx"}, conflicts) == (True, 0)


def test_the_same_part_moved_on_both_sides_is_a_conflict(tmp_path: Path) -> None:
    _order, conflicts = met(
        tmp_path,
        a_meeting_of(*"abcdef"),
        lambda decisions: decisions.insert(0, decisions.pop(2)),
        lambda decisions: decisions.append(decisions.pop(2)),
    )
    assert conflicts == 1
