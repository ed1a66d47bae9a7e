"""Saved lists of people: those whom one writes to again and again."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from cufdesk.domain.base import Record, bilingual, in_order, keyed, plain, ranked, refers_to
from cufdesk.domain.values import Bilingual


class GroupMember(Record):
    """A person's place in a saved list; `role` is how a message is addressed to them: "to", "cc" or "bcc"."""

    __tablename__ = "group_member"

    group_id: Mapped[str] = refers_to("contact_group", required=True)
    rank: Mapped[int] = ranked()
    person_id: Mapped[str | None] = refers_to("person")
    role: Mapped[str] = keyed("recipient_role", "to")


class Group(Record):
    """A list of people under a name, in an order of its own."""

    __tablename__ = "contact_group"

    name: Mapped[Bilingual] = bilingual("name")
    notes: Mapped[str] = plain()
    people: Mapped[list[GroupMember]] = in_order(GroupMember)
