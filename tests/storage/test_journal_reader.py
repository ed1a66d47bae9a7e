"""What the window reads of the journal by itself is what the use cases would do."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from cufdesk.domain.contacts import Person
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.journal_reader import Step, Steps, read_steps, touches
from cufdesk.usecases import history
from cufdesk.usecases.contacts import delete_person, save_person
from cufdesk.usecases.meetings import save_meeting
from tests.makers import a_dossier, a_meeting, a_person


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    made = a_dossier(tmp_path)
    yield made
    made.close()


def told(dossier: Dossier) -> Steps:
    """Return the next steps as the use cases name them."""
    undo, redo = (
        Step(write.seq, str(write.id), write.kind, write.label) if write else None
        for write in history.steps(dossier)
    )
    return Steps(undo, redo)


def test_a_new_dossier_has_no_steps(dossier: Dossier) -> None:
    while history.steps(dossier).undo:
        history.undo(dossier)
    assert read_steps(dossier.path).undo is None


@pytest.mark.parametrize("seed", range(12))
def test_the_steps_are_those_of_the_use_cases(dossier: Dossier, seed: int) -> None:
    chance = random.Random(seed)
    seen = set()
    for number in range(40):
        try:
            match chance.choice("wwwduuurrr"):
                case "w":
                    save_person(dossier, a_person(f"Ana {number}"))
                case "d":
                    with dossier.read() as reading:
                        people = reading.all(Person)
                    delete_person(dossier, chance.choice(people).id if people else "")
                case "u":
                    history.undo(dossier)
                case "r":
                    history.redo(dossier)
        except Refusal:
            continue
        steps = read_steps(dossier.path)
        assert steps == told(dossier)
        seen.add((steps.undo is not None, steps.redo is not None))
    assert len(seen) > 1


def test_an_act_is_told_as_one(dossier: Dossier) -> None:
    meeting = a_meeting(state="draft")
    save_meeting(dossier, meeting)
    meeting.state = "distributed"
    save_meeting(dossier, meeting)
    step = read_steps(dossier.path).undo
    assert step is not None
    assert step.kind == "act"
    assert touches(dossier.path, step, ["nobody", meeting.id])
    assert not touches(dossier.path, step, ["nobody"])
