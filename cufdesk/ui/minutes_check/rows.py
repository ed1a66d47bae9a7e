"""The rows of the final check: findings under their severity, blanks under their probable owner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from cufdesk.domain.blanks.all_blanks import blanks as found_in
from cufdesk.domain.blanks.blank import Blank, BlankGround
from cufdesk.domain.blanks.owner_names import owner_name
from cufdesk.domain.blanks.owners import WHY
from cufdesk.domain.minutes_checks.finding import SEVERITIES, Finding, Place, Span
from cufdesk.domain.minutes_checks.finding_words import remedy, sentence, severity_words
from cufdesk.i18n import _, screen_language, screen_translator
from cufdesk.ui.theme import colour
from cufdesk.usecases.minutes_check import Looked

ROW = Qt.ItemDataRole.UserRole
_COLOURS = {"wrong": "danger", "doubt": "warning", "form": "muted"}


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One line of the window: what it says, the words that it is about, and where it leads."""

    place: Place
    said: str
    todo: str
    text: str
    span: Span | None = None
    finding: Finding | None = None
    reason: str = ""


def show_findings(tree: QTreeWidget, looked: Looked) -> None:
    """Fill a tree with the findings, the accepted ones last."""
    t = screen_translator()
    tree.clear()
    for severity in SEVERITIES:
        own = [one for one in looked.open if one.severity == severity]
        _add(tree, severity_words(severity, t), [_of_finding(one) for one in own], _COLOURS[severity])
    accepted = [_of_finding(one, kept.reason) for one, kept in looked.accepted]
    _add(tree, _("Let stand"), accepted, "muted")


def _of_finding(one: Finding, reason: str = "") -> CheckRow:
    t = screen_translator()
    return CheckRow(one.place, sentence(one, t), remedy(one, t), one.text, one.span, one, reason)


def show_blanks(tree: QTreeWidget, ground: BlankGround) -> int:
    """Fill a tree with what is left open, by probable owner; return how much that is."""
    tree.clear()
    found = found_in(ground)
    t = screen_translator()
    owners = dict.fromkeys(one.owner for one in found)
    for owner in owners:
        name = owner_name(owner, ground.cover, ground.directory, t)
        _add(tree, name, [_of_blank(one) for one in found if one.owner == owner], "text")
    return len(found)


def _of_blank(one: Blank) -> CheckRow:
    t = screen_translator()
    kind = _("Deadline to be made precise") if one.fuzzy else t.word("blank_kind", one.kind)
    words, under = one.words.in_language(screen_language()), one.under.in_language(screen_language())
    said = " – ".join(part for part in (kind, " ".join(words.split())) if part)
    return CheckRow(one.place, said, t._(WHY[one.why]), "\n".join(part for part in (words, under) if part))


def _add(tree: QTreeWidget, title: str, rows: Iterable[CheckRow], tone: str) -> None:
    found = list(rows)
    if not found:
        return
    head = QTreeWidgetItem([f"{title} ({len(found)})", ""])
    head.setFlags(Qt.ItemFlag.ItemIsEnabled)
    font = tree.font()
    font.setBold(True)
    head.setFont(0, font)
    head.setForeground(0, colour(tone))
    tree.addTopLevelItem(head)
    head.setFirstColumnSpanned(True)
    for one in found:
        item = QTreeWidgetItem([one.place.number or "–", one.said])
        item.setData(0, ROW, one)
        item.setToolTip(1, one.said)
        head.addChild(item)
    head.setExpanded(True)
