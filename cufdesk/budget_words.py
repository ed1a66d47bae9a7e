"""The names of what budgets hold; `words.py` has them among all others."""

from __future__ import annotations

from cufdesk.i18n import N_

BUDGET_SIDE = {"expenditure": N_("Expenditure"), "revenue": N_("Revenue")}

BUDGET_STATE = {
    "draft": N_("Draft"),
    "submitted": N_("Submitted"),
    "adopted": N_("Voted"),
    "closed": N_("Closed"),
}

LINE_BASIS = {
    "invented": N_("Invented amount"),
    "estimate": N_("Estimate"),
    "quoted": N_("Quoted"),
    "agreed": N_("Agreed"),
}

# The French chart of accounts as the grant forms ask for it (Cerfa 12156): expenditure 60-69, revenue 70-79,
# contributions in kind 86 (use) and 87 (source).
ACCOUNT = {
    "60": N_("Purchases"),
    "61": N_("External services"),
    "62": N_("Other external services"),
    "63": N_("Taxes and duties"),
    "64": N_("Staff costs"),
    "65": N_("Other running costs"),
    "66": N_("Financial costs"),
    "67": N_("Exceptional costs"),
    "68": N_("Depreciation and provisions"),
    "69": N_("Tax on profits"),
    "86": N_("Use of voluntary contributions in kind"),
    "70": N_("Sales and services"),
    "74": N_("Operating grants"),
    "75": N_("Other running income"),
    "76": N_("Financial income"),
    "77": N_("Exceptional income"),
    "78": N_("Reversals of provisions"),
    "79": N_("Transfers of charges"),
    "87": N_("Voluntary contributions in kind"),
}
