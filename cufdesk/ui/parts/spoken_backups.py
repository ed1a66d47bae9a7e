"""What a person is told of a backup: when and why it was made, what it holds, how it differs from now."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from cufdesk.i18n import N_, _, ngettext, screen_translator
from cufdesk.ui.parts.spoken_sizes import said_size

if TYPE_CHECKING:
    from cufdesk.usecases.backups import Content

REASONS = {
    "opening": N_("on opening"),
    "upgrade": N_("before bringing the file up to date"),
    "import": N_("before minutes were read in"),
    "merge": N_("before a copy was brought back"),
    "restore": N_("before a backup was restored"),
    "asked": N_("on request"),
}


class Told(NamedTuple):
    """The lines of a backup, and its mark: a word and its tone."""

    title: str
    difference: str
    content: str
    mark: str
    tone: str
    usable: bool


def told(content: Content) -> Told:
    """Return what is said of a backup."""
    backup = content.backup
    title = f"{said_moment(backup.at)} – {_(REASONS[backup.reason])}"
    if not backup.checked:
        sentence = _("The damaged file as it was, set aside before a backup was restored")
        return Told(title, sentence, said_size(content.size), _("Not checked"), "warning", usable=False)
    if not content.readable:
        sentence = _("This backup cannot be read any more")
        return Told(title, sentence, said_size(content.size), _("Damaged"), "danger", usable=False)
    if content.other:
        sentence = _("This backup is of another dossier")
        return Told(title, sentence, _held(content), _("Other dossier"), "warning", usable=False)
    return Told(title, _difference(content), _held(content), _("Checked"), "success", usable=True)


def said_moment(at: datetime) -> str:
    """Return day and time of a moment as the officer's clock shows them."""
    here = at.astimezone()
    translator = screen_translator()
    return f"{translator.date(here.date())}, {translator.time(here.time())}"


def _difference(content: Content) -> str:
    """Return how a backup differs from now, and when its last change was made."""
    parts = []
    if content.fewer:
        parts.append(
            ngettext("{n} change fewer than now", "{n} changes fewer than now", content.fewer).format(
                n=content.fewer
            )
        )
    if content.more:
        parts.append(
            ngettext(
                "{n} change that is not there now", "{n} changes that are not there now", content.more
            ).format(n=content.more)
        )
    if content.fewer == 0 and content.more == 0:
        parts.append(_("The same changes as now"))
    if content.last_at:
        last = _("last change on {moment}").format(
            moment=said_moment(datetime.fromisoformat(content.last_at))
        )
        return _("{difference}: {last}").format(difference=", ".join(parts), last=last) if parts else last
    return ", ".join(parts)


def _held(content: Content) -> str:
    n = content.counts
    said = {
        "person": ngettext("{n} contact", "{n} contacts", n["person"]),
        "organisation": ngettext("{n} body", "{n} bodies", n["organisation"]),
        "meeting": ngettext("{n} meeting", "{n} meetings", n["meeting"]),
        "decision": ngettext("{n} decision", "{n} decisions", n["decision"]),
        "action": ngettext("{n} action", "{n} actions", n["action"]),
    }
    parts = [text.format(n=n[table]) for table, text in said.items()]
    return " · ".join([*parts, said_size(content.size)])
