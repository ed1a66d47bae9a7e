"""Where committees and budgets stand, with every rule's and check's result, as the command line answers it.

Values are as stored and ready for JSON: amounts are texts with their currency beside them, days are ISO
texts. What the dossier does not hold yet is null or empty.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from cufdesk.domain import budget_rules, committee_rules
from cufdesk.domain.base import canonical
from cufdesk.domain.budgets import Budget
from cufdesk.domain.committee import Committee, Seat
from cufdesk.domain.contacts import Person
from cufdesk.domain.cover import Cover
from cufdesk.domain.names import shown_name
from cufdesk.i18n import Translator, screen_translator
from cufdesk.storage.dossier import Dossier, Reading
from cufdesk.storage.mandates import seat_categories
from cufdesk.storage.printing import decision_references
from cufdesk.usecases.gate_states import gates_state

# The stages of an amount that a budget tells apart; those beyond the planned amount are not kept yet.
_STAGES = ("planned", "committed", "paid", "forecast", "requested", "granted", "received")


def committee_state(dossier: Dossier) -> dict[str, Any]:
    """Return every committee and panel with its seats and the result of each rule, and every gate."""
    t = screen_translator()
    with dossier.read() as reading:
        committees = reading.all(Committee)
        category_of = seat_categories(reading, committees)
        side_name = _side_names(reading.cover(), t)
        decisions = decision_references(reading, (committee.decision_id for committee in committees))
        bodies = [
            {
                "id": committee.id,
                "kind": committee.kind,
                "name": committee.name.in_language(t.language),
                "seats": [_seat(reading, seat, t) for seat in committee.seats],
                "rules": [
                    asdict(result) | {"decision": decisions.get(committee.decision_id or "")}
                    for result in committee_rules.results(committee, t, side_name, category_of)
                ],
            }
            for committee in committees
        ]
        gates = gates_state(reading, t)
    return {"bodies": bodies, "mandate": None, "gates": gates}


def _side_names(cover: Cover, t: Translator) -> Callable[[str], str]:
    names = {"french": cover.french_side, "partner": cover.partner_side}

    def side_name(side: str) -> str:
        own = names[side].in_language(t.language) if side in names else ""
        return own or t.word("side", side)

    return side_name


def _seat(reading: Reading, seat: Seat, t: Translator) -> dict[str, Any]:
    return {
        "side": seat.side,
        "category": seat.category,
        "function": seat.function.in_language(t.language),
        "person": _name(reading, seat.person_id, t),
        "represented_by": _name(reading, seat.represented_by_id, t),
        "step": seat.step,
    }


def _name(reading: Reading, person_id: str | None, t: Translator) -> str | None:
    person = reading.get(Person, person_id) if person_id else None
    return shown_name(person, t.language) if person else None


def budget_state(dossier: Dossier) -> dict[str, Any]:
    """Return every budget with its totals, checks and conversions."""
    with dossier.read() as reading:
        budgets = reading.all(Budget)
    return {"budgets": [_budget(budget, screen_translator()) for budget in budgets]}


def _budget(budget: Budget, t: Translator) -> dict[str, Any]:
    return {
        "id": budget.id,
        "title": budget.title.in_language(t.language),
        "version": budget.version,
        "state": budget.state,
        "base_currency": budget.base_currency,
        "totals": [
            {"side": total.side, "currency": total.currency}
            | dict.fromkeys(_STAGES)
            | {"planned": _figure(total.planned)}
            for total in budget_rules.totals(budget)
        ],
        "checks": [
            asdict(check) | {"difference": _figure(check.difference), "decision": None}
            for check in budget_rules.checks(budget, t)
        ],
        "conversions": [
            {
                "from": conversion.currency,
                "to": budget.base_currency,
                "rate": _figure(conversion.rate),
                "date": conversion.day.isoformat() if conversion.day else None,
                "source": conversion.source.in_language(t.language),
            }
            for conversion in budget.conversions
        ],
    }


def _figure(value: Decimal | None) -> str | None:
    return None if value is None else canonical(value)
