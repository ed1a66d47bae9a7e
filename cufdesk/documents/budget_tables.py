"""The tables of a budget: two sides by account, every line of a side, the conversions."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import zip_longest

from cufdesk.documents.parts import Voice, grouped, joined, lines
from cufdesk.domain.budget_rules import converted, totals
from cufdesk.domain.budgets import Budget, BudgetLine, Conversion
from cufdesk.i18n import NBSP
from cufdesk.press.story import Bar, Cell, Chart, Col, DataTable, Row, Span, Words

_IN_KIND = {"expenditure": "86", "revenue": "87"}
_MARK = f"{NBSP}*"
_FEWEST_BARS = 3  # fewer say less than the table

_Half = tuple[str, str, str]


def summary_table(voice: Voice, budget: Budget) -> DataTable:
    """Return both sides by account in whole units of the base currency, down to two totals."""
    t = voice.t
    amount = joined(t._("Amount"), budget.base_currency, separator=" ")
    columns = (
        Col("", 0.6),
        Col(t._("Expenditure"), 3.2),
        Col(amount, 1.6, "right"),
        Col("", 0.6),
        Col(t._("Revenue"), 3.2),
        Col(amount, 1.6, "right"),
    )
    left, right = (_side(budget, side) for side in ("expenditure", "revenue"))
    rows = [
        Row((*(one or ("", "", "")), *(other or ("", "", ""))))
        for one, other in zip_longest(_accounts(voice, budget, left[0]), _accounts(voice, budget, right[0]))
    ]
    rows.append(_sum_row(voice, budget, t._("Subtotal"), left[0], right[0], kind_total=False))
    if left[1] or right[1]:
        in_kind = (_accounts(voice, budget, part[1]) for part in (left, right))
        rows += [Row((*(one or ("",) * 3), *(other or ("",) * 3))) for one, other in zip_longest(*in_kind)]
    rows.append(
        _sum_row(voice, budget, t._("Total"), left[0] + left[1], right[0] + right[1], kind_total=True)
    )
    caption = t._("In whole units of {currency}.").format(currency=budget.base_currency)
    return DataTable(columns, tuple(rows), caption)


def spending_chart(voice: Voice, budget: Budget) -> Chart | None:
    """Return what is spent by account as bars, the largest first; nothing where an amount has no rate."""
    bars: list[Bar] = []
    spent = [line for line in budget.lines if line.side == "expenditure" and line.amount is not None]
    for account, of_account in grouped(spent, lambda line: line.account[:2]).items():
        values = [converted(budget, line) for line in of_account]
        known = [value for value in values if value is not None]
        if len(known) != len(values):
            return None
        label = joined(account, account_name(voice, account), separator=" · ")
        mark = _MARK if _is_invented(of_account) else ""
        bars.append(Bar(label, float(sum(known)), _sum(voice, budget, of_account) + mark))
    if len(bars) < _FEWEST_BARS:
        return None
    caption = voice.t._("Expenditure by account, in whole units of {currency}")
    bars.sort(key=lambda bar: -bar.value)
    return Chart(tuple(bars), caption.format(currency=budget.base_currency))


def _side(budget: Budget, side: str) -> tuple[list[BudgetLine], list[BudgetLine]]:
    """Return the lines of a side, those in money and those in kind."""
    of_side = [line for line in budget.lines if line.side == side]
    in_kind = [line for line in of_side if line.account.startswith(_IN_KIND[side])]
    return [line for line in of_side if line not in in_kind], in_kind


def _accounts(voice: Voice, budget: Budget, side: Sequence[BudgetLine]) -> list[_Half]:
    """Return number, name and amount of each account of a side, in the order of the chart."""
    ordered = sorted(side, key=lambda line: (not line.account, line.account[:2]))
    return [
        (
            account,
            account_name(voice, account) + (_MARK if _is_invented(of_account) else ""),
            _sum(voice, budget, of_account),
        )
        for account, of_account in grouped(ordered, lambda line: line.account[:2]).items()
    ]


def account_name(voice: Voice, account: str) -> str:
    """Return the name of an account of the chart, by its first two figures."""
    number = account[:2]
    if not number:
        return voice.t._("Account to be chosen")
    name = voice.t.word("account", number)
    return "" if name == number else name


def _sum_row(
    voice: Voice,
    budget: Budget,
    title: str,
    left: Sequence[BudgetLine],
    right: Sequence[BudgetLine],
    *,
    kind_total: bool,
) -> Row:
    cells: list[Cell | Words] = []
    for side in (left, right):
        mark = _MARK if _is_invented(side) else ""
        cells += ["", title + mark, _sum(voice, budget, side)]
    return Row(tuple(cells), kind="total" if kind_total else "sub")


def _sum(voice: Voice, budget: Budget, side: Sequence[BudgetLine]) -> str:
    """Return the sum in the base currency; nothing rather than a wrong figure where a rate is missing."""
    values = [converted(budget, line) for line in side if line.amount is not None]
    known = [value for value in values if value is not None]
    if len(known) != len(values):
        return voice.t._("no rate")
    return voice.t.amount(sum(known, Decimal(0)), budget.base_currency, whole=True)


def _is_invented(side: Sequence[BudgetLine]) -> bool:
    return any(line.basis == "invented" for line in side)


def detail_table(voice: Voice, budget: Budget, side: str) -> DataTable:
    """Return the lines of a side under their accounts, each in its currency, and its totals by currency."""
    t = voice.t
    foreign = any(line.currency != budget.base_currency for line in budget.lines if line.side == side)
    columns = [Col(t._("Account"), 1), Col(t._("Line"), 4.4), Col(t._("Basis"), 1.9)]
    columns.append(Col(t._("Amount"), 1.9, "right"))
    if foreign:
        columns.append(Col(t._("In {currency}").format(currency=budget.base_currency), 1.8, "right"))
    of_side = sorted(
        (line for line in budget.lines if line.side == side),
        key=lambda line: (not line.account, line.account[:2]),
    )
    rows: list[Row] = []
    for account, of_account in grouped(of_side, lambda line: line.account[:2]).items():
        rows.append(Row((joined(account, account_name(voice, account)),), kind="group"))
        rows.extend(_line_row(voice, budget, line, foreign=foreign) for line in of_account)
    return DataTable(tuple(columns), (*rows, *_total_rows(voice, budget, side, foreign=foreign)))


def _line_row(voice: Voice, budget: Budget, line: BudgetLine, *, foreign: bool) -> Row:
    t = voice.t
    whole = _is_whole(budget)
    funder = voice.body(line.funder_id)
    cells: list[Cell | Words] = [
        line.account,
        lines(
            voice.text(line.label) or (voice.missing(),),
            (Span(funder, muted=True),) if funder else "",
            (Span(voice.entered(line.notes), italic=True, muted=True),) if line.notes else "",
        ),
        (Span(t.word("line_basis", line.basis), bold=line.basis == "invented"),),
        t.amount(line.amount, line.currency, whole=whole) or (voice.missing(),),
    ]
    if foreign:
        value = converted(budget, line)
        cells.append(
            t.amount(value, budget.base_currency, whole=whole)
            or ("" if line.amount is None else t._("no rate"))
        )
    return Row(tuple(cells))


def _total_rows(voice: Voice, budget: Budget, side: str, *, foreign: bool) -> list[Row]:
    """Return a total per currency, and one in the base currency when there are several."""
    t = voice.t
    whole = _is_whole(budget)
    found = [total for total in totals(budget) if total.side == side]
    rows = [
        Row(
            (
                Cell(t._("Total in {currency}").format(currency=total.currency), span=3),
                t.amount(total.planned, total.currency, whole=whole),
            ),
            kind="sub" if foreign else "total",
        )
        for total in found
    ]
    if foreign:
        of_side = [line for line in budget.lines if line.side == side]
        title = t._("Total, converted into {currency}").format(currency=budget.base_currency)
        rows.append(Row((Cell(title, span=4), _sum(voice, budget, of_side)), kind="total"))
    return rows


def _is_whole(budget: Budget) -> bool:
    """Tell whether no amount has cents, so that none need be printed."""
    return all(line.amount is None or line.amount == line.amount.to_integral_value() for line in budget.lines)


def conversions_table(voice: Voice, budget: Budget) -> DataTable:
    """Return each rate with its date and source: a conversion without them is worth nothing."""
    t = voice.t
    columns = (Col(t._("Rate"), 3), Col(t._("Date"), 2), Col(t._("Source"), 4))
    rows = tuple(
        Row(
            (
                _rate(voice, budget, conversion) or (voice.missing(),),
                t.date(conversion.day) or (voice.missing(),),
                voice.plain(conversion.source) or (voice.missing(),),
            )
        )
        for conversion in budget.conversions
    )
    return DataTable(columns, rows)


def _rate(voice: Voice, budget: Budget, conversion: Conversion) -> str:
    """Return "1 MXN = 0,0588 EUR", with every decimal of the rate."""
    if conversion.rate is None:
        return ""
    exponent = conversion.rate.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    rate = voice.t.number(conversion.rate, places)
    return f"1 {conversion.currency} = {rate} {budget.base_currency}"
