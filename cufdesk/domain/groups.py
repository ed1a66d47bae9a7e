"""Lists of people to write to: chosen one by one, by a rule, or both."""

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
    """People under a name: `people` in an order of their own, then all whom the rule means.

    A rule asks for all that is not empty; who fits it is looked up whenever the list is used. `rule_kind` is
    the kind of a body in which somebody holds a function, `rule_language` one that they are written to in.
    """

    __tablename__ = "contact_group"

    name: Mapped[Bilingual] = bilingual("name")
    rule_mandate: Mapped[str] = keyed("seat_category")
    rule_country: Mapped[str] = keyed("country")
    rule_side: Mapped[str] = keyed("side")
    rule_kind: Mapped[str] = keyed("organisation_kind")
    rule_language: Mapped[str] = keyed("language")
    notes: Mapped[str] = plain()
    people: Mapped[list[GroupMember]] = in_order(GroupMember)

    @property
    def has_rule(self) -> bool:
        """Tell whether a rule says who belongs to the list."""
        rules = (self.rule_mandate, self.rule_country, self.rule_side, self.rule_kind, self.rule_language)
        return any(rules)
