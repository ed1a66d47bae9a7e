"""What a budget adds up to and whether it balances, per currency and in the base currency.

Two currencies are never added up; the balance is judged in the base currency through dated conversions. The
French grant forms (Cerfa 12156) ask for total expenditure = total revenue, and use of contributions in kind
(account 86) = their source (account 87).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from cufdesk.domain.budgets import Budget, BudgetLine
from cufdesk.i18n import Translator

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Total:
    """The planned total of a side in one currency."""

    side: str
    currency: str
    planned: Decimal


@dataclass(frozen=True, slots=True)
class Check:
    """A check, whether it holds (None: cannot be told), and by how much it misses in `currency`."""

    check: str
    holds: bool | None
    difference: Decimal | None
    currency: str
    lines: tuple[str, ...]
    sentence: str


def totals(budget: Budget) -> list[Total]:
    """Return the totals by side and currency, expenditure first."""
    sums: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for line in budget.lines:
        if line.amount is not None:
            sums[line.side, line.currency] += line.amount
    order = {"expenditure": 0, "revenue": 1}
    keys = sorted(sums, key=lambda key: (order.get(key[0], 2), key[1] != budget.base_currency, key[1]))
    return [Total(side, currency, sums[side, currency]) for side, currency in keys]


def converted(budget: Budget, line: BudgetLine) -> Decimal | None:
    """Return a line's amount in the base currency, or None without an amount or a rate."""
    if line.amount is None:
        return None
    if line.currency == budget.base_currency:
        return line.amount
    rates = [c.rate for c in budget.conversions if c.currency == line.currency and c.rate is not None]
    return line.amount * rates[-1] if rates else None


def checks(budget: Budget, t: Translator) -> list[Check]:
    """Return every check's result with its sentence; without lines there is nothing to hold or to miss."""
    if not budget.lines:
        return [Check("balance", None, None, budget.base_currency, (), t._("There are no lines yet."))]
    return [_balance(budget, t), _in_kind(budget, t), _amounts(budget, t), _invented(budget, t)]


def _side_sum(budget: Budget, lines: list[BudgetLine]) -> Decimal | None:
    values = [converted(budget, line) for line in lines if line.amount is not None]
    return None if None in values else sum((value for value in values if value is not None), ZERO)


def _compare(budget: Budget, left: list[BudgetLine], right: list[BudgetLine]) -> Decimal | None:
    first, second = _side_sum(budget, left), _side_sum(budget, right)
    return None if first is None or second is None else first - second


def _balance(budget: Budget, t: Translator) -> Check:
    expenditure = [line for line in budget.lines if line.side == "expenditure"]
    revenue = [line for line in budget.lines if line.side == "revenue"]
    difference = _compare(budget, expenditure, revenue)
    base = budget.base_currency
    if not any(line.amount is not None for line in budget.lines):
        return Check(
            "balance", None, None, base, (), t._("The balance cannot be judged yet: there are no amounts.")
        )
    if difference is None:
        missing = tuple(
            line.id for line in budget.lines if line.amount is not None and converted(budget, line) is None
        )
        sentence = t._("The balance cannot be judged: a rate to {currency} is missing.").format(currency=base)
        return Check("balance", None, None, base, missing, sentence)
    if difference == 0:
        return Check("balance", True, ZERO, base, (), t._("Expenditure and revenue are equal."))
    text = (
        t._("Expenditure exceeds revenue by {amount}.")
        if difference > 0
        else t._("Revenue exceeds expenditure by {amount}.")
    )
    return Check("balance", False, difference, base, (), text.format(amount=t.amount(abs(difference), base)))


def _in_kind(budget: Budget, t: Translator) -> Check:
    use = [line for line in budget.lines if line.account.startswith("86")]
    source = [line for line in budget.lines if line.account.startswith("87")]
    difference = _compare(budget, use, source)
    base = budget.base_currency
    if difference is None:
        sentence = t._("Contributions in kind cannot be compared: a rate to {currency} is missing.")
        return Check("in_kind", None, None, base, (), sentence.format(currency=base))
    if difference == 0:
        return Check("in_kind", True, ZERO, base, (), t._("Contributions in kind (86 and 87) are equal."))
    sentence = t._("Contributions in kind differ: 86 and 87 are {amount} apart.")
    lines = tuple(line.id for line in use + source)
    return Check(
        "in_kind", False, difference, base, lines, sentence.format(amount=t.amount(abs(difference), base))
    )


def _amounts(budget: Budget, t: Translator) -> Check:
    missing = tuple(line.id for line in budget.lines if line.amount is None)
    if not missing:
        return Check("amounts", True, None, "", (), t._("Every line has an amount."))
    sentence = t.ngettext("{count} line has no amount.", "{count} lines have no amount.", len(missing))
    return Check("amounts", False, None, "", missing, sentence.format(count=len(missing)))


def _invented(budget: Budget, t: Translator) -> Check:
    invented = tuple(line.id for line in budget.lines if line.basis == "invented")
    if not invented:
        return Check("invented", True, None, "", (), t._("No amount is invented."))
    sentence = t.ngettext("{count} amount is invented.", "{count} amounts are invented.", len(invented))
    return Check("invented", False, None, "", invented, sentence.format(count=len(invented)))
