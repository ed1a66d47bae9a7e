"""What committees and budgets are judged by, and the values that amounts and periods are."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.domain import budget_rules, committee_rules
from cufdesk.domain.base import canonical
from cufdesk.domain.values import Bilingual, Money, Period
from cufdesk.i18n import translator
from tests.makers import a_budget, a_committee, a_conversion, a_line, a_quota, a_seat, an_id

t = translator("en")
amounts = st.decimals(0, 10**9, places=2, allow_nan=False, allow_infinity=False)


def side_name(side: str) -> str:
    return {"french": "French", "partner": "Mexican"}.get(side, "")


def filled(category: str = "mayor", side: str = "partner", step: str = "accepted") -> object:
    return a_seat(category, side, person_id=an_id(), step=step)


@pytest.mark.parametrize(
    ("french", "partner", "holds"), [(0, 0, None), (1, 1, True), (6, 6, True), (6, 5, False), (0, 1, False)]
)
def test_parity_counts_the_seats_of_each_side(french: int, partner: int, holds: bool | None) -> None:
    seats = [a_seat(side="french") for _ in range(french)] + [a_seat() for _ in range(partner)]
    [result] = committee_rules.results(a_committee(seats=seats, parity=True), t, side_name)
    assert (result.rule, result.holds, result.required, result.have) == ("parity", holds, french, partner)


@pytest.mark.parametrize("step", ["vacant", "considered", "approached", "declined"])
def test_a_seat_is_filled_once_somebody_has_accepted(step: str) -> None:
    seat = a_seat(person_id=an_id(), step=step)
    assert not committee_rules.seat_filled(seat)
    seat.step = "confirmed"
    assert committee_rules.seat_filled(seat)
    seat.person_id = None
    assert not committee_rules.seat_filled(seat)


def test_governors_and_mayors_are_elected_members() -> None:
    seats = [
        a_seat(category, person_id=an_id(), step="accepted") for category in ("mayor", "governor", "official")
    ]
    quotas = [a_quota(2, "elected"), a_quota(1, "mayor"), a_quota(3, ""), a_quota(1, "mayor", "french")]
    committee = a_committee(seats=seats, quotas=quotas, parity=False)
    results = committee_rules.results(committee, t, side_name)
    assert [(result.have, result.holds) for result in results] == [(2, True), (1, True), (3, True), (0, None)]


# budgets ---------------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.sampled_from(["expenditure", "revenue"]), amounts), min_size=1))
def test_totals_are_exact_sums(lines: list[tuple[str, Decimal]]) -> None:
    budget = a_budget(lines=[a_line(str(amount), side=side) for side, amount in lines])
    found = {total.side: total.planned for total in budget_rules.totals(budget)}
    for side in ("expenditure", "revenue"):
        own = [amount for of_side, amount in lines if of_side == side]
        assert found.get(side) == (sum(own) if own else None)
    [balance] = [check for check in budget_rules.checks(budget, t) if check.check == "balance"]
    difference = found.get("expenditure", Decimal(0)) - found.get("revenue", Decimal(0))
    assert balance.holds == (difference == 0)
    assert balance.difference == difference


def test_two_currencies_are_never_added_up() -> None:
    budget = a_budget(lines=[a_line("10"), a_line("10", currency="MXN")])
    totals = [(total.currency, total.planned) for total in budget_rules.totals(budget)]
    assert totals == [("EUR", Decimal(10)), ("MXN", Decimal(10))]
    with pytest.raises(ValueError, match="EUR and MXN"):
        Money(Decimal(1), "EUR") + Money(Decimal(1), "MXN")


def test_without_a_rate_the_balance_cannot_be_judged() -> None:
    lines = [a_line("100", currency="MXN"), a_line("5", "74", "revenue")]
    [balance, *_rest] = budget_rules.checks(a_budget(lines=lines), t)
    assert (balance.holds, balance.lines) == (None, (lines[0].id,))
    [balance, *_rest] = budget_rules.checks(a_budget(lines=lines, conversions=[a_conversion("0.05")]), t)
    assert (balance.holds, balance.difference) == (True, Decimal(0))


def test_contributions_in_kind_are_the_same_on_both_sides() -> None:
    lines = [a_line("30", "86"), a_line("20", "87", "revenue")]
    in_kind = budget_rules.checks(a_budget(lines=lines), t)[1]
    assert (in_kind.holds, in_kind.difference, set(in_kind.lines)) == (
        False,
        Decimal(10),
        {ln.id for ln in lines},
    )


def test_a_budget_without_lines_neither_holds_nor_misses_anything() -> None:
    found = budget_rules.checks(a_budget(lines=[]), t)
    assert [(check.check, check.holds) for check in found] == [("balance", None)]


# values ----------------------------------------------------------------------------------------------------


@given(amounts | amounts.map(lambda amount: -amount))
def test_a_figure_has_one_way_to_be_written(value: Decimal) -> None:
    assert Decimal(canonical(value)) == value
    assert canonical(value) == canonical(value * Decimal("1.000")) == canonical(value + Decimal(0))


def test_a_missing_language_reads_the_other() -> None:
    assert Bilingual("a", "").in_language("es") == "a"
    assert Bilingual("", "b").in_language("fr") == "b"
    assert Bilingual("a", "b").in_language("en") == "a"
    assert not Bilingual("a").has("es")


def test_a_period_has_both_its_ends() -> None:
    assert Period(date(2015, 6, 29), date(2015, 6, 30)).days() == 2
    with pytest.raises(ValueError, match="ends before"):
        Period(date(2015, 6, 30), date(2015, 6, 29))
