"""What was kept of a text, said in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cufdesk.i18n import _, ngettext

if TYPE_CHECKING:
    from cufdesk.usecases.reading import Kept


def summary(kept: Kept) -> str:
    """Return what is new in the dossier: "9 people, 18 bodies, 8 decisions, 24 actions…"."""
    if kept.recognised:
        return _("This text was kept before: nothing was doubled.")
    n = {name: kept.created.get(name, 0) for name in _ORDER}
    said = {
        "people": ngettext("{n} person", "{n} people", n["people"]),
        "organisations": ngettext("{n} body", "{n} bodies", n["organisations"]),
        "visits": ngettext("{n} visit", "{n} visits", n["visits"]),
        "meetings": ngettext("{n} meeting", "{n} meetings", n["meetings"]),
        "decisions": ngettext("{n} decision", "{n} decisions", n["decisions"]),
        "actions": ngettext("{n} action", "{n} actions", n["actions"]),
        "committees": ngettext("{n} panel", "{n} panels", n["committees"]),
        "milestones": ngettext("{n} date in the calendar", "{n} dates in the calendar", n["milestones"]),
        "agreements": ngettext("{n} agreement", "{n} agreements", n["agreements"]),
    }
    parts = [said[name].format(n=n[name]) for name in _ORDER if n[name]]
    sentence = _("New in the dossier: {list}.").format(list=", ".join(parts))
    if not kept.unsafe:
        return sentence
    return f"{sentence} {_('No backup could be made: {reason}').format(reason=kept.unsafe)}"


_ORDER = (
    "people",
    "organisations",
    "visits",
    "meetings",
    "decisions",
    "actions",
    "committees",
    "milestones",
    "agreements",
)
