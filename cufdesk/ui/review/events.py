"""Which date of the dossier a deadline in words plainly means: offered, never taken silently."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cufdesk.reading.matching import shadow_of
from cufdesk.reading.understanding import ActionRead

if TYPE_CHECKING:
    from cufdesk.ui.review.items import Item
    from cufdesk.ui.review.model import Review

_WORD = re.compile(r"[^\W\d_]{4,}")
_FEWEST = 2
# They lead to an event, or stand before its name; no event is called so.
_LEADS = frozenset(
    {
        *("lors", "avant", "apres", "pendant", "durant", "occasion", "amont", "issue", "cadre", "pour"),
        *("dans", "leur", "cette", "prochaine", "prochain", "antes", "despues", "durante", "motivo"),
        *("ocasion", "marco", "para", "esta", "proxima", "proximo"),
    }
)


def event_for(review: Review, item: Item) -> str | None:
    """Return the key of the one date whose title holds every word of an action's deadline, or None."""
    value = item.value
    if not isinstance(value, ActionRead) or value.deadline or value.event or not value.deadline_text:
        return None
    wanted = _names(value.deadline_text)
    if len(wanted) < _FEWEST:
        return None
    meant = [key for key, title in review.events.items() if wanted <= _names(title)]
    return meant[0] if len(meant) == 1 else None


def hang_on(review: Review, item: Item, event: str) -> None:
    """Let an action's deadline hang on a date of the dossier; its words stay."""
    if isinstance(item.value, ActionRead):
        review.correct(item, replace(item.value, event=event, precision="relative"))


def _names(text: str) -> set[str]:
    return set(_WORD.findall(shadow_of(text))) - _LEADS
