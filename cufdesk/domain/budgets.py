"""Budgets: expenditure and revenue by account, each amount in its own currency."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped, mapped_column

from cufdesk.domain.base import Record, bilingual, in_order, keyed, plain, ranked, refers_to
from cufdesk.domain.values import Bilingual


class Instalment(Record):
    """A payment that a funder makes on a line."""

    __tablename__ = "instalment"

    line_id: Mapped[str] = refers_to("budget_line", required=True)
    rank: Mapped[int] = ranked()
    due: Mapped[date | None] = mapped_column(default=None)
    amount: Mapped[Decimal | None] = mapped_column(default=None)
    paid_on: Mapped[date | None] = mapped_column(default=None)


class BudgetLine(Record):
    """A line of a budget. `basis` says how much the amount is worth: invented, estimated, quoted, agreed."""

    __tablename__ = "budget_line"

    budget_id: Mapped[str] = refers_to("budget", required=True)
    rank: Mapped[int] = ranked()
    side: Mapped[str] = keyed("budget_side", "expenditure")
    account: Mapped[str] = keyed("account")
    label: Mapped[Bilingual] = bilingual("label")
    funder_id: Mapped[str | None] = refers_to("organisation")
    amount: Mapped[Decimal | None] = mapped_column(default=None)
    currency: Mapped[str] = mapped_column(default="EUR")
    basis: Mapped[str] = keyed("line_basis", "estimate")
    notes: Mapped[str] = plain()
    instalments: Mapped[list[Instalment]] = in_order(Instalment)


class Conversion(Record):
    """A dated exchange rate with its source: 1 unit of `currency` is `rate` units of the base currency."""

    __tablename__ = "conversion"

    budget_id: Mapped[str] = refers_to("budget", required=True)
    rank: Mapped[int] = ranked()
    currency: Mapped[str] = plain()
    rate: Mapped[Decimal | None] = mapped_column(default=None)
    day: Mapped[date | None] = mapped_column(default=None)
    source: Mapped[Bilingual] = bilingual("source")


class Budget(Record):
    """A budget in one version; its balance is judged in the base currency."""

    __tablename__ = "budget"

    title: Mapped[Bilingual] = bilingual("title")
    version: Mapped[str] = mapped_column(default="0.1")
    state: Mapped[str] = keyed("budget_state", "draft")
    base_currency: Mapped[str] = mapped_column(default="EUR")
    decision_id: Mapped[str | None] = refers_to("decision")
    notes: Mapped[Bilingual] = bilingual("notes")
    lines: Mapped[list[BudgetLine]] = in_order(BudgetLine)
    conversions: Mapped[list[Conversion]] = in_order(Conversion)
