"""Budgets: expenditure and revenue by account, totals per currency, and whether they balance."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from cufdesk.i18n import N_, _, screen_language, screen_translator
from cufdesk.ui.pages.record_page import RecordPage
from cufdesk.ui.pages.subject import Finding, Subject
from cufdesk.ui.parts.bilingual import bilingual_line, bilingual_text
from cufdesk.ui.parts.children import PartList, parts
from cufdesk.ui.parts.columns import Column, lead, word
from cufdesk.ui.parts.date_field import day
from cufdesk.ui.parts.editor import Group
from cufdesk.ui.parts.fields import choice, line, text
from cufdesk.ui.parts.money_field import amount, bare_amount, currency, rate
from cufdesk.ui.parts.reference import reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cufdesk.domain.cover import Cover
    from cufdesk.storage.dossier import Dossier
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.names import Names


def _totals(amounts: Iterable[tuple[str, Decimal]]) -> str:
    """Write one total per currency: two currencies are never added up."""
    sums: dict[str, Decimal] = {}
    for code, value in amounts:
        sums[code] = sums.get(code, Decimal(0)) + value
    t = screen_translator()
    return " + ".join(t.amount(value, code) for code, value in sums.items())


def _planned(amounts: str | None) -> str:
    """Write the planned expenditure of a budget from its list column."""
    triples = [entry.split(":") for entry in (amounts or "").split()]
    return _totals((code, Decimal(value)) for side, code, value in triples if side == "expenditure")


class Instalments(PartList):
    """When a funder pays what."""

    one = N_("Instalment")
    add = N_("Add an instalment")
    none = N_("No instalment is planned.")
    groups = (
        Group(
            "",
            (
                bare_amount("amount", N_("Amount, in the line's currency")),
                day("due", N_("Due on")),
                day("paid_on", N_("Paid on")),
            ),
        ),
    )

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.budgets import Instalment

        return Instalment(line_id=owner_id)

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        t = screen_translator()
        what = t.number(part.amount, 2) if part.amount is not None else _("Amount to be agreed")
        due = _("due on {day}").format(day=t.short_date(part.due)) if part.due else ""
        paid = _("paid on {day}").format(day=t.short_date(part.paid_on)) if part.paid_on else ""
        return what, " · ".join(text for text in (due, paid) if text)


class Lines(PartList):
    """The lines of a budget, each amount in its own currency."""

    one = N_("Budget line")
    add = N_("Add a line")
    none = N_("No lines yet.")
    groups = (
        Group(
            "",
            (
                bilingual_line("label", N_("Label")),
                choice("side", N_("Expenditure or revenue"), "budget_side", required=True),
                choice("account", N_("Account"), "account"),
                amount("amount", "currency", N_("Amount")),
                choice("basis", N_("What the amount is worth"), "line_basis", required=True),
                reference("funder_id", N_("Funder"), "organisation", half=False),
                parts("instalments", N_("Instalments"), Instalments()),
                text("notes", N_("Notes")),
            ),
        ),
    )

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.budgets import BudgetLine

        last = parts[-1] if parts else None
        code, side = (last.currency, last.side) if last else ("EUR", "expenditure")
        return BudgetLine(budget_id=owner_id, currency=code, side=side)

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        from cufdesk.budget_words import ACCOUNT, LINE_BASIS

        value = screen_translator().amount(part.amount, part.currency) or _("No amount yet")
        basis = _(LINE_BASIS.get(part.basis, part.basis))
        account = _(ACCOUNT.get(part.account, "")) if part.account else ""
        said = (value, basis, names.title(part.funder_id))
        return part.label.in_language(screen_language()) or account, " · ".join(t for t in said if t)

    @override
    def mark(self, part: Any, place: int) -> str:
        return str(part.account)

    @override
    def section(self, part: Any) -> str:
        return str(part.side)

    @override
    def sections(self) -> Sequence[str]:
        return ("expenditure", "revenue")

    @override
    def heading(self, section: str, parts: Sequence[Any]) -> tuple[str, str]:
        from cufdesk.budget_words import BUDGET_SIDE

        sums = _totals((part.currency, part.amount) for part in parts if part.amount is not None)
        return _(BUDGET_SIDE.get(section, section)), sums


class Conversions(PartList):
    """Dated exchange rates: the balance is judged in the base currency through them."""

    one = N_("Exchange rate")
    add = N_("Add an exchange rate")
    none = N_("No exchange rate: amounts in other currencies cannot be compared.")
    groups = (
        Group(
            "",
            (
                currency("currency", N_("One unit of")),
                rate("rate", N_("is worth, in the base currency")),
                day("day", N_("On")),
                bilingual_line("source", N_("According to")),
            ),
        ),
    )

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.budgets import Conversion

        return Conversion(budget_id=owner_id, currency="MXN")

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        t = screen_translator()
        value = f"{part.rate.normalize():f}" if part.rate is not None else "?"
        value = value.replace(".", ",") if t.language == "fr" else value
        return f"1 {part.currency} = {value}", " · ".join(
            x for x in (t.short_date(part.day), part.source.in_language(screen_language())) if x
        )


class Budgets(Subject):
    """Budgets, each in one version."""

    kind = "budget"
    many = N_("Budgets")
    new = N_("New budget")
    search_hint = N_("Search a budget, a line…")
    icon = "wallet"
    prints = "budget-plan"
    empty_heading = N_("No budget yet")
    empty_sentence = N_(
        "Enter what it will cost and who pays; totals and balance follow, each currency apart."
    )
    columns = (
        lead(N_("Budget"), icon="wallet"),
        Column(N_("State"), ("state",), word("budget_state"), width=100, hide_below=480),
        Column(N_("Expenditure"), ("amounts",), _planned, width=170, right=True, hide_below=380),
    )
    groups = (
        Group(
            "",
            (
                bilingual_line("title", N_("Title")),
                choice("state", N_("State"), "budget_state", required=True),
                line("version", N_("Version"), half=True),
                currency("base_currency", N_("Balanced in")),
                parts("lines", N_("Lines"), Lines()),
                parts("conversions", N_("Exchange rates"), Conversions()),
                bilingual_text("notes", N_("Notes")),
            ),
        ),
    )

    @override
    def record_class(self) -> type[Any]:
        from cufdesk.domain.budgets import Budget

        return Budget

    @override
    def new_record(self, cover: Cover) -> Any:
        from cufdesk.domain.budgets import Budget

        return Budget(base_currency=cover.base_currency)

    @override
    def save(self, dossier: Dossier, record: Any) -> Any:
        from cufdesk.usecases.budgets import save_budget

        return save_budget(dossier, record)

    @override
    def delete(self, dossier: Dossier, record_id: str) -> None:
        from cufdesk.usecases.budgets import delete_budget

        delete_budget(dossier, record_id)

    @override
    def detail(self, record: Any, names: Names) -> str:
        from cufdesk.budget_words import BUDGET_STATE

        version = _("version {version}").format(version=record.version)
        return " · ".join((version, _(BUDGET_STATE.get(record.state, record.state))))

    @override
    def findings(self, record: Any, desk: Desk) -> list[Finding]:
        from cufdesk.domain.budget_rules import checks

        return [Finding(check.holds, check.sentence) for check in checks(record, screen_translator())]


class BudgetsPage(RecordPage):
    """Budgets."""

    heading = N_("Budget")
    subjects = (Budgets,)
    kinds = frozenset({"budget", "budget_line", "conversion", "instalment", "organisation"})
    topic = "budget"
    printable = "budget-plan"
