"""The joint document: numbered sections in both languages, and its hand-over."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from cufdesk.domain.base import Record, bilingual, in_order, keyed, plain, ranked, refers_to
from cufdesk.domain.values import Bilingual


class Section(Record):
    """A section of the joint document; paragraphs of `text` are separated by an empty line."""

    __tablename__ = "section"

    document_id: Mapped[str] = refers_to("joint_document", required=True)
    rank: Mapped[int] = ranked()
    heading: Mapped[Bilingual] = bilingual("heading")
    text: Mapped[Bilingual] = bilingual("text")
    state: Mapped[str] = keyed("section_state", "to_write")


class JointDocument(Record):
    """A document that both groups hand over together. `signatories` names the parties, one a line."""

    __tablename__ = "joint_document"

    title: Mapped[Bilingual] = bilingual("title")
    subtitle: Mapped[Bilingual] = bilingual("subtitle")
    version: Mapped[str] = mapped_column(default="0.1")
    state: Mapped[str] = keyed("document_state", "draft")
    hand_over_day: Mapped[date | None] = mapped_column(default=None)
    hand_over_place: Mapped[Bilingual] = bilingual("hand_over_place")
    giver: Mapped[Bilingual] = bilingual("giver")
    signatories: Mapped[Bilingual] = bilingual("signatories")
    decision_id: Mapped[str | None] = refers_to("decision")
    notes: Mapped[str] = plain()
    sections: Mapped[list[Section]] = in_order(Section)
