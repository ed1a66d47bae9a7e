"""A visit: the delegation in the order it notified, and the programme."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy.orm import Mapped, mapped_column

from cufdesk.domain.base import Record, bilingual, in_order, keyed, plain, ranked, refers_to
from cufdesk.domain.values import Bilingual


class DelegationMember(Record):
    """A person's part in a visit; `rank` is the order that the delegation notified, never re-sorted."""

    __tablename__ = "delegation_member"

    visit_id: Mapped[str] = refers_to("visit", required=True)
    rank: Mapped[int] = ranked()
    person_id: Mapped[str | None] = refers_to("person")
    position_id: Mapped[str | None] = refers_to("position")
    role: Mapped[str] = keyed("delegation_role", "delegate")
    note: Mapped[Bilingual] = bilingual("note")


class ProgrammeItem(Record):
    """A step of the programme and what our organisation did there.

    Where `meeting_id` names the meeting that it was, the state of its minutes is what is printed of them.
    """

    __tablename__ = "programme_item"

    visit_id: Mapped[str] = refers_to("visit", required=True)
    rank: Mapped[int] = ranked()
    day: Mapped[date | None] = mapped_column(default=None)
    start: Mapped[time | None] = mapped_column(default=None)
    end: Mapped[time | None] = mapped_column(default=None)
    text: Mapped[Bilingual] = bilingual("text")
    place: Mapped[str] = plain()
    our_role: Mapped[str] = keyed("programme_role")
    minutes_status: Mapped[str] = keyed("minutes_status")
    meeting_id: Mapped[str | None] = refers_to("meeting")


class Visit(Record):
    """A delegation's visit. `declared` is the headcount that a source announced, if it did."""

    __tablename__ = "visit"

    title: Mapped[Bilingual] = bilingual("title")
    first_day: Mapped[date | None] = mapped_column(default=None)
    last_day: Mapped[date | None] = mapped_column(default=None)
    place: Mapped[str] = plain()
    purpose: Mapped[Bilingual] = bilingual("purpose")
    declared: Mapped[int | None] = mapped_column(default=None)
    notes: Mapped[str] = plain()
    members: Mapped[list[DelegationMember]] = in_order(DelegationMember)
    programme: Mapped[list[ProgrammeItem]] = in_order(ProgrammeItem)
