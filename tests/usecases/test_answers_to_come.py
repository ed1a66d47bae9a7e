"""An answer of a day to come opens no gate: nobody has given it yet."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cufdesk.domain.gates import Gate
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases.gates import Answer, answer_step, save_gate
from cufdesk.usecases.meetings import save_meeting
from cufdesk.usecases.minutes_life import today
from tests.makers import a_decision, a_meeting
from tests.minutes_makers import a_gate


@pytest.fixture
def gate(dossier: Dossier) -> Gate:
    meeting = save_meeting(dossier, a_meeting(decisions=[a_decision()]))
    return save_gate(dossier, a_gate("", "", decision_id=meeting.decisions[0].id))


def test_the_form_and_the_answer_refuse_it(dossier: Dossier, gate: Gate) -> None:
    tomorrow, step = today() + timedelta(days=1), gate.steps[1]
    with pytest.raises(Refusal, match="still to come"):
        answer_step(dossier, gate.id, step.id, Answer("yes", tomorrow))
    step.answer, step.day = "yes", tomorrow
    with pytest.raises(Refusal, match="still to come"):
        save_gate(dossier, gate)
    with dossier.read() as reading:
        stored = reading.get(Gate, gate.id)
    assert stored is not None
    assert [one.answer for one in stored.steps] == ["", ""]


def test_an_answer_of_today_is_taken(dossier: Dossier, gate: Gate) -> None:
    answered = answer_step(dossier, gate.id, gate.steps[1].id, Answer("yes", today()))
    assert answered.gate.steps[1].day == today()
