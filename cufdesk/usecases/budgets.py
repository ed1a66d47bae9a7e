"""What a person can do with budgets."""

from __future__ import annotations

from cufdesk.domain.budgets import Budget
from cufdesk.i18n import N_, _, screen_language
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import records
from cufdesk.usecases.labels import Act, Labels

_LABELS = Labels[Budget](
    N_("Add the budget “{name}”"),
    N_("Edit the budget “{name}”"),
    N_("Delete the budget “{name}”"),
    lambda budget: budget.title.in_language(screen_language()),
    {"submitted": Act(N_("Submit the budget “{name}”"), N_("Take back the submission of “{name}”"))},
)


def save_budget(dossier: Dossier, budget: Budget) -> Budget:
    """Store a budget with its lines and conversions; amounts are finite, not negative, in a currency."""
    if not budget.title:
        raise Refusal(_("Give this budget a title."))
    for line in budget.lines:
        label = line.label.in_language(screen_language()) or line.account
        if line.amount is not None and (not line.amount.is_finite() or line.amount < 0):
            raise Refusal(_("The amount of “{label}” is not a positive number.").format(label=label))
        if line.amount is not None and not line.currency:
            raise Refusal(_("The amount of “{label}” has no currency.").format(label=label))
    if any(conversion.rate is not None and conversion.rate <= 0 for conversion in budget.conversions):
        raise Refusal(_("An exchange rate must be above zero."))
    return records.save(dossier, budget, _LABELS)


def delete_budget(dossier: Dossier, budget_id: str) -> None:
    """Delete a budget."""
    records.delete(dossier, Budget, budget_id, _LABELS)
