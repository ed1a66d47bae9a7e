"""A gate of which two copies tell different answers holds back until a person has said which one holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from cufdesk.domain.gates import GateStep
from cufdesk.refusal import Refusal
from cufdesk.storage.gates import disputed_steps
from cufdesk.usecases import conflicts, merging
from tests.two_copies import DESK, LAPTOP, change, copied, on
from tests.usecases.test_gates import HELD, a_case


def test_two_answers_open_nothing_until_they_are_settled(tmp_path: Path) -> None:
    case = a_case(tmp_path, "yes", "")
    president = case.gate.steps[1].id
    home = case.dossier.path
    case.dossier.close()
    copy = copied(home)
    with on(copy, "Luis", LAPTOP) as laptop:
        change(laptop, GateStep, president, answer="no")
    with on(home, "Ana", DESK) as desk:
        change(desk, GateStep, president, answer="yes")
        case.dossier = desk
        with desk.read() as reading:
            assert disputed_steps(reading) == frozenset()
        merging.merge(desk, copy)
        with desk.read() as reading:
            assert disputed_steps(reading) == {president}
        with pytest.raises(Refusal, match=r"two copies tell different answers|answered no"):
            HELD["approach"](case, case.gated)
        [card] = conflicts.cards(desk)
        conflicts.settle(desk, card, "yes")
        HELD["approach"](case, case.gated)
