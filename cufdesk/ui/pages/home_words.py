"""What the home page says of what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cufdesk.i18n import ngettext, screen_translator

if TYPE_CHECKING:
    from cufdesk.storage.home import Missing
    from cufdesk.usecases.blanks import LeftOpen

_STATES = ("open", "under_way", "done")


def said_missing(entry: Missing) -> str:
    """Return what is missing, counted, in the screen's language."""
    n = entry.n
    said = {
        "section": ngettext("{n} section to write", "{n} sections to write", n),
        "translation": ngettext("{n} section in one language only", "{n} sections in one language only", n),
        "remark": ngettext("{n} remark to answer", "{n} remarks to answer", n),
        "silence": ngettext(
            "{n} draft whose time for remarks is over", "{n} drafts whose time for remarks is over", n
        ),
        "modality": ngettext("{n} decision without a modality", "{n} decisions without a modality", n),
        "signature": ngettext("{n} unsigned agreement", "{n} unsigned agreements", n),
    }
    return said[entry.sort].format(n=n)


def said_blanks(one: LeftOpen) -> str:
    """Return how many blanks of a kind there are, in the screen's language."""
    n = one.count
    said = {
        "responsible": ngettext(
            "{n} action that nobody is responsible for", "{n} actions that nobody is responsible for", n
        ),
        "person": ngettext("{n} person to be named", "{n} people to be named", n),
        "name": ngettext("{n} person without a name", "{n} people without a name", n),
        "deadline": ngettext("{n} deadline to be set", "{n} deadlines to be set", n),
        "precise": ngettext("{n} deadline to be made precise", "{n} deadlines to be made precise", n),
        "date": ngettext("{n} date to be set", "{n} dates to be set", n),
        "place": ngettext("{n} place to be set", "{n} places to be set", n),
        "time": ngettext("{n} time to be set", "{n} times to be set", n),
        "list": ngettext("{n} list to be completed", "{n} lists to be completed", n),
        "minutes": ngettext("{n} pending minutes", "{n} pending minutes", n),
        "group": ngettext("{n} group to be created", "{n} groups to be created", n),
        "party": ngettext("{n} party to be named", "{n} parties to be named", n),
        "seat": ngettext("{n} vacant seat", "{n} vacant seats", n),
        "other": ngettext("{n} other point left open", "{n} other points left open", n),
    }
    return said["precise" if one.fuzzy else one.kind].format(n=screen_translator().number(n))


def said_states(states: dict[str, int]) -> str:
    """Return "3 open · 2 under way · 1 done"."""
    said = {
        "open": lambda n: ngettext("{n} open", "{n} open", n),
        "under_way": lambda n: ngettext("{n} under way", "{n} under way", n),
        "done": lambda n: ngettext("{n} done", "{n} done", n),
    }
    return " · ".join(
        said[state](states[state]).format(n=states[state]) for state in _STATES if states.get(state)
    )
