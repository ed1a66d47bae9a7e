"""The approval gate (accord préalable): what must be agreed before a decision engages anybody."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from cufdesk.domain.base import Record, bilingual, in_order, keyed, plain, ranked, refers_to
from cufdesk.domain.values import Bilingual


class GateStep(Record):
    """A step of a gate: who was asked, what they answered and when, and what proves it.

    An empty `answer` is none yet. `text` are the reservations, or what was said.
    """

    __tablename__ = "gate_step"

    gate_id: Mapped[str] = refers_to("gate", required=True)
    rank: Mapped[int] = ranked()
    kind: Mapped[str] = keyed("gate_step", "members")
    person_id: Mapped[str | None] = refers_to("person")
    answer: Mapped[str] = keyed("gate_answer")
    day: Mapped[date | None] = mapped_column(default=None)
    text: Mapped[Bilingual] = bilingual("text")
    evidence: Mapped[str] = plain()


class Gate(Record):
    """The gate of one decision. It is open when every step was answered yes, with or without reservations.

    `question` is what is asked, `recommendation` what the secretariat advises; both stand in the note.
    """

    __tablename__ = "gate"

    title: Mapped[Bilingual] = bilingual("title")
    decision_id: Mapped[str | None] = refers_to("decision")
    question: Mapped[Bilingual] = bilingual("question")
    recommendation: Mapped[Bilingual] = bilingual("recommendation")
    answer_by: Mapped[date | None] = mapped_column(default=None)
    notes: Mapped[str] = plain()
    steps: Mapped[list[GateStep]] = in_order(GateStep)
