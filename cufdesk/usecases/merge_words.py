"""What a merge brings, in plain words: which side is newer, what changes, what the copy did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from cufdesk.field_words import MANY
from cufdesk.i18n import NBSP, Translator
from cufdesk.storage.journal.pages import Write
from cufdesk.usecases.merging import Removal
from cufdesk.usecases.wording import moment_words


class Written(Protocol):
    """What a write says of itself: when (ISO, UTC), by whom and on which machine."""

    @property
    def at(self) -> str: ...
    @property
    def author(self) -> str: ...
    @property
    def machine(self) -> str: ...


def side_words(written: Sequence[Written], t: Translator) -> str:
    """Return what one side did: "12 changes since the copy, the last on 12 February, 14:05, by Ana"."""
    if not written:
        return t._("no change since the copy")
    last = max(written, key=lambda one: one.at)
    n = len(written)
    said = t.ngettext(
        "{n} change since the copy, on {last}", "{n} changes since the copy, the last on {last}", n
    )
    told = ", ".join(part for part in (moment_words(last.at, t), by_words(last, t)) if part)
    return said.format(n=t.number(n), last=told)


def by_words(written: Written, t: Translator) -> str:
    """Return who wrote and where, as far as it is known: "by Ana on DESK"."""
    if written.author and written.machine:
        return t._("by {who} on {machine}").format(who=written.author, machine=written.machine)
    if written.author:
        return t._("by {who}").format(who=written.author)
    return t._("on {machine}").format(machine=written.machine) if written.machine else ""


def count_words(counts: Mapping[str, Mapping[str, int]], t: Translator) -> list[tuple[str, str]]:
    """Return, for each kind of record that changes, its name and "2 added, 3 changed"."""
    return [(t._(many), _counted(counts[kind], t)) for kind, many in MANY.items() if kind in counts]


def _counted(own: Mapping[str, int], t: Translator) -> str:
    added, changed, removed = own["insert"], own["update"], own["delete"]
    parts = (
        t.ngettext("{n} added", "{n} added", added).format(n=t.number(added)) if added else "",
        t.ngettext("{n} changed", "{n} changed", changed).format(n=t.number(changed)) if changed else "",
        t.ngettext("{n} removed", "{n} removed", removed).format(n=t.number(removed)) if removed else "",
    )
    return ", ".join(part for part in parts if part)


def removal_words(removals: Iterable[Removal], t: Translator) -> list[str]:
    """Return, for each table that loses a large part, how much, and what some of it is called."""
    said = []
    for removal in removals:
        line = t._("{what}: {removed} of {total}").format(
            what=t._(MANY[removal.kind]), removed=t.number(removal.removed), total=t.number(removal.of)
        )
        if removal.names:
            others = removal.removed - len(removal.names)
            more = t.ngettext("and {n} more", "and {n} more", others).format(n=t.number(others))
            line += f" ({', '.join((*removal.names, *([more] if others else [])))})"
        said.append(line)
    return said


def reworded_words(names: Sequence[str], t: Translator) -> str:
    """Say which minutes that were distributed say something else once a copy is home; nothing for none."""
    if not names:
        return ""
    said = t._(
        "Minutes that were distributed would not say any more what was sent: {names}. Take that back in the"
        " history, and make a numbered correction of what is right."
    )
    return said.format(names="; ".join(names))


def renumbered_words(told: Sequence[str], t: Translator) -> str:
    """Say which corrections bear another number now; nothing for none."""
    if not told:
        return ""
    said = t._(
        "Both copies had given out corrections under the same number. {corrections}. Send them again to those"
        " who hold them."
    )
    return said.format(corrections="; ".join(told))


def numbered_anew_words(told: Sequence[str], t: Translator) -> str:
    """Say which decisions and actions bear another number now; nothing for none."""
    if not told:
        return ""
    said = t._("Both copies had given the same number to different lines. {lines}.")
    return said.format(lines="; ".join(told))


def warnings(
    reworded: Sequence[str], renumbered: Sequence[str], numbered_anew: Sequence[str], t: Translator
) -> list[str]:
    """Return what a person has to know of minutes once a copy came home; nothing for most merges."""
    told = (
        reworded_words(reworded, t),
        renumbered_words(renumbered, t),
        numbered_anew_words(numbered_anew, t),
    )
    return [said for said in told if said]


def when_and_who(write: Write, t: Translator) -> str:
    """Return when a write was made, by whom and where: "12 February, 14:05 · Ana, LAPTOP"."""
    who = ", ".join(part for part in (write.author, write.machine) if part)
    return f"{NBSP}· ".join(part for part in (moment_words(write.at, t), who) if part)
