"""The plan of a budget: two equal totals, no sum across currencies, invented amounts in plain sight."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cufdesk.documents.budget_plan import BudgetContent, story
from cufdesk.domain.budgets import Budget
from cufdesk.domain.contacts import Organisation
from cufdesk.domain.directory import Directory
from cufdesk.i18n import translator
from cufdesk.press.story import Cell, DataTable, Note, Row, Story
from tests.documents.told import texts_of, told
from tests.makers import a_budget, a_conversion, a_cover, a_line, an_organisation


def plan(budget: Budget, *bodies: Organisation, language: str = "en") -> Story:
    directory = Directory({}, {body.id: body for body in bodies})
    return story(BudgetContent(budget=budget, cover=a_cover(), directory=directory), translator(language))


def tables(printed: Story) -> list[DataTable]:
    return [item for item in printed.items if isinstance(item, DataTable)]


def cells(row: Row) -> list[str]:
    return ["".join(texts_of(cell.text if isinstance(cell, Cell) else cell)) for cell in row.cells]


def balanced() -> Budget:
    return a_budget(
        lines=[
            a_line("1234.50", "62"),
            a_line("800", "60"),
            a_line("300", "86"),
            a_line("2034.50", "74", "revenue"),
            a_line("300", "87", "revenue"),
        ]
    )


def test_the_summary_has_two_equal_totals_in_whole_euros() -> None:
    summary = tables(plan(balanced(), language="fr"))[0]
    assert cells(summary.rows[-1]) == ["", "Total", "2\u202f335\u00a0€", "", "Total", "2\u202f335\u00a0€"]
    assert summary.rows[-1].kind == "total"


def test_contributions_in_kind_stand_below_the_subtotal() -> None:
    summary = tables(plan(balanced(), language="fr"))[0]
    numbers = [(cells(row)[0], cells(row)[3]) for row in summary.rows]
    assert numbers == [("60", "74"), ("62", ""), ("", ""), ("86", "87"), ("", "")]
    assert cells(summary.rows[2])[2] == "2\u202f035\u00a0€"


def test_amounts_are_written_as_each_language_writes_them() -> None:
    budget = a_budget(
        lines=[a_line(), a_line(currency="MXN"), a_line("1352.10", "74", "revenue")],
        conversions=[a_conversion()],
    )
    assert "1\u202f234,50\u00a0€" in told(plan(budget, language="fr"))
    assert "1\u202f234,50\u00a0MXN" in told(plan(budget, language="fr"))
    assert "$1,234.50\u00a0MXN" in told(plan(budget, language="es"))
    assert "1,234.50\u00a0EUR" in told(plan(budget, language="es"))
    assert "€1,234.50" in told(plan(budget, language="en"))


def test_two_currencies_have_two_totals_and_a_converted_one() -> None:
    budget = a_budget(
        lines=[a_line("100"), a_line("1000", currency="MXN")], conversions=[a_conversion("0.05")]
    )
    expenditure = tables(plan(budget))[1]
    assert [cells(row)[0] for row in expenditure.rows[-3:]] == [
        "Total in EUR",
        "Total in MXN",
        "Total, converted into EUR",
    ]
    assert [cells(row)[-1] for row in expenditure.rows[-3:]] == ["€100", "MXN\u00a01,000", "€150"]


def test_without_a_rate_no_figure_is_better_than_a_wrong_one() -> None:
    budget = a_budget(lines=[a_line("100"), a_line("1000", currency="MXN"), a_line("100", "74", "revenue")])
    printed = plan(budget)
    assert cells(tables(printed)[0].rows[-1])[2] == "no rate"
    assert "a rate to EUR is missing" in told(printed)


def test_a_conversion_names_rate_date_and_source_or_says_what_is_missing() -> None:
    text = told(
        plan(
            a_budget(lines=[a_line()], conversions=[a_conversion(), a_conversion(None, day=None, source="")]),
            language="fr",
        )
    )
    assert "1 MXN = 0,0588 EUR\n2\u00a0mars 2015\nBanque de France" in text
    assert text.count(translator("fr")._("to be completed")) == 3


def test_invented_amounts_cannot_be_overlooked() -> None:
    budget = a_budget(lines=[a_line(basis="invented"), a_line("10", "60")])
    printed = plan(budget)
    notes = [item for item in printed.items if isinstance(item, Note)]
    assert notes[0].title == "Invented amounts"
    assert printed.items.index(notes[0]) == 1
    labels = [cells(row)[1] for row in tables(printed)[0].rows]
    assert labels == ["Purchases", "Other external services\u00a0*", "Subtotal\u00a0*", "Total\u00a0*"]


def test_without_invented_amounts_nothing_is_marked() -> None:
    text = told(plan(balanced()))
    assert "Invented amounts" not in text
    assert "*" not in text


def test_the_balance_is_said_in_a_sentence() -> None:
    assert "Expenditure and revenue are equal." in told(plan(balanced()))
    assert "Expenditure exceeds revenue by €100.00." in told(plan(a_budget(lines=[a_line("100")])))


def test_a_line_names_its_funder_and_its_missing_amount() -> None:
    body = an_organisation()
    text = told(plan(a_budget(lines=[a_line(None, "74", "revenue", funder_id=body.id)]), body, language="fr"))
    assert "Réseau des villes du Mexique" in text
    assert translator("fr")._("to be completed") in text


def test_an_empty_budget_still_prints() -> None:
    assert "This budget has no line yet." in told(plan(Budget()))


@given(
    st.lists(
        st.tuples(
            st.decimals(0, 10**9, places=2),
            st.sampled_from(["", "60", "6251", "86", "74", "87", "zz"]),
            st.sampled_from(["expenditure", "revenue", ""]),
            st.sampled_from(["EUR", "MXN", "USD"]),
        ),
        max_size=8,
    )
)
def test_the_detail_adds_up_per_currency(rows: list[tuple[Decimal, str, str, str]]) -> None:
    lines = [
        a_line(str(amount), account, side, currency=currency) for amount, account, side, currency in rows
    ]
    printed = plan(a_budget(lines=lines, conversions=[a_conversion()]))
    for currency in {row[3] for row in rows if row[2] == "expenditure"}:
        total = sum(row[0] for row in rows if row[2] == "expenditure" and row[3] == currency)
        whole = all(amount == amount.to_integral_value() for amount, *_ in rows)
        assert translator("en").amount(Decimal(total), currency, whole=whole) in told(printed)
