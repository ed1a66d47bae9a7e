"""Committees and panels: seats by side and category, filled or known by function alone."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from cufdesk.domain.base import Record, bilingual, in_order, keyed, plain, ranked, refers_to
from cufdesk.domain.values import Bilingual


class Seat(Record):
    """A place to be filled; `function` names it while nobody sits there."""

    __tablename__ = "seat"

    committee_id: Mapped[str] = refers_to("committee", required=True)
    rank: Mapped[int] = ranked()
    side: Mapped[str] = keyed("side")
    category: Mapped[str] = keyed("seat_category")
    function: Mapped[Bilingual] = bilingual("function")
    person_id: Mapped[str | None] = refers_to("person")
    represented_by_id: Mapped[str | None] = refers_to("person")
    step: Mapped[str] = keyed("seat_step", "vacant")
    notes: Mapped[str] = plain()


class Quota(Record):
    """How many seats of a side and category the composition asks for; empty means any."""

    __tablename__ = "quota"

    committee_id: Mapped[str] = refers_to("committee", required=True)
    rank: Mapped[int] = ranked()
    side: Mapped[str] = keyed("side")
    category: Mapped[str] = keyed("seat_category")
    count: Mapped[int] = mapped_column(default=0)
    source: Mapped[str] = plain()


class Committee(Record):
    """The steering committee, or the panel of elected members of a high-level meeting."""

    __tablename__ = "committee"

    name: Mapped[Bilingual] = bilingual("name")
    kind: Mapped[str] = keyed("committee_kind", "steering")
    purpose: Mapped[Bilingual] = bilingual("purpose")
    parity: Mapped[bool] = mapped_column(default=True)
    decision_id: Mapped[str | None] = refers_to("decision")
    notes: Mapped[str] = plain()
    quotas: Mapped[list[Quota]] = in_order(Quota)
    seats: Mapped[list[Seat]] = in_order(Seat)
