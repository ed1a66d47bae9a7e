"""Agreements between bodies: announced, planned, signed."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from cufdesk.domain.base import Record, bilingual, in_order, keyed, plain, ranked, refers_to
from cufdesk.domain.values import Bilingual


class AgreementParty(Record):
    """A party to an agreement, as written where its body is not known."""

    __tablename__ = "agreement_party"

    agreement_id: Mapped[str] = refers_to("agreement", required=True)
    rank: Mapped[int] = ranked()
    organisation_id: Mapped[str | None] = refers_to("organisation")
    written_name: Mapped[str] = plain()


class Agreement(Record):
    """An agreement or convention."""

    __tablename__ = "agreement"

    title: Mapped[Bilingual] = bilingual("title")
    kind: Mapped[str] = keyed("agreement_kind", "agreement")
    state: Mapped[str] = keyed("agreement_state", "announced")
    signed_on: Mapped[date | None] = mapped_column(default=None)
    purpose: Mapped[Bilingual] = bilingual("purpose")
    decision_id: Mapped[str | None] = refers_to("decision")
    notes: Mapped[str] = plain()
    parties: Mapped[list[AgreementParty]] = in_order(AgreementParty)
