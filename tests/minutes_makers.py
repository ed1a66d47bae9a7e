"""Makers for what happens to minutes: corrections and gates."""

from __future__ import annotations

from datetime import date
from typing import Any

from cufdesk.domain.gates import Gate, GateStep
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.minutes_life import Correction, CorrectionLine
from cufdesk.domain.values import Bilingual
from tests.makers import a_meeting


def a_correction(*lines: CorrectionLine, number: int = 1, **fields: Any) -> Correction:
    """Make a correction; it belongs to the meeting that it is given to."""
    known: dict[str, Any] = {
        "version": f"1.{number}",
        "day": date(2015, 3, 20),
        "reason": Bilingual("Une date était fausse.", "Una fecha era incorrecta."),
    }
    correction = Correction(meeting_id="", number=number, **(known | fields))
    correction.lines = list(lines) or [a_correction_line()]
    for line in correction.lines:
        line.correction_id = correction.id
    return correction


def a_correction_line(
    place: str = "D1-A1",
    field: str = "action.deadline",
    before: str = "2015-06-30",
    after: str = "2015-07-15",
) -> CorrectionLine:
    """Make a line of a correction; it belongs to the correction that it is given to."""
    return CorrectionLine(
        correction_id="",
        place=place,
        field=field,
        before=Bilingual(before, before),
        after=Bilingual(after, after),
    )


def a_corrected_meeting(*corrections: Correction, **fields: Any) -> Meeting:
    """Make a meeting whose minutes were distributed and corrected."""
    known: dict[str, Any] = {
        "reference": "2015-01",
        "first_day": date(2015, 1, 20),
        "last_day": date(2015, 1, 20),
        "state": "distributed",
        "distributed_on": date(2015, 3, 6),
    }
    made = list(corrections) or [a_correction()]
    meeting = a_meeting(**(known | {"version": made[-1].version} | fields))
    for correction in made:
        correction.meeting_id = meeting.id
    meeting.corrections = made
    return meeting


def a_gate(*answers: str, **fields: Any) -> Gate:
    """Make a gate whose steps have these answers: the members first, then the president, then others."""
    gate = Gate(**({"title": Bilingual("Accord sur la rencontre", "Visto bueno del encuentro")} | fields))
    kinds = ["members", "president", *["other"] * len(answers)]
    gate.steps = [
        GateStep(gate_id=gate.id, kind=kind, answer=answer)
        for kind, answer in zip(kinds, answers, strict=False)
    ]
    return gate
