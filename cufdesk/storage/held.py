"""Which of somebody's functions counts today, in SQL: one that is held before one that is over."""

from __future__ import annotations

_TODAY = "date('now', 'localtime')"

PAST = f"(coalesce(c.last_day < {_TODAY}, 0) OR coalesce(c.first_day > {_TODAY}, 0))"
"""Whether a function `c` is over or still to begin."""

BEST_FIRST = f"{PAST}, c.rank, c.id"
"""The order of functions `c`: those held today in their own order, then all others."""
