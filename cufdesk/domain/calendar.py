"""Dates to keep: events, deadlines, hand-overs."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from cufdesk.domain.base import Record, bilingual, keyed, plain, refers_to
from cufdesk.domain.values import Bilingual


class Milestone(Record):
    """A day or period that counts; `year_inferred` marks a year that the source did not write.

    `counted` milestones are counted down to on the home page.
    """

    __tablename__ = "milestone"

    title: Mapped[Bilingual] = bilingual("title")
    kind: Mapped[str] = keyed("milestone_kind", "event")
    first_day: Mapped[date | None] = mapped_column(default=None)
    last_day: Mapped[date | None] = mapped_column(default=None)
    year_inferred: Mapped[bool] = mapped_column(default=False)
    place: Mapped[str] = plain()
    done: Mapped[bool] = mapped_column(default=False)
    counted: Mapped[bool] = mapped_column(default=False)
    decision_id: Mapped[str | None] = refers_to("decision")
    source: Mapped[str] = plain()
    notes: Mapped[str] = plain()
