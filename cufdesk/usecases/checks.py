"""Checks that several subjects share."""

from __future__ import annotations

from datetime import date

from cufdesk.i18n import _
from cufdesk.refusal import Refusal


def refuse_reversed_days(first: date | None, last: date | None) -> None:
    """Refuse a period that ends before it starts."""
    if first and last and last < first:
        raise Refusal(_("The last day lies before the first."))
