"""The rows of the final check: findings under their severity, blanks under their probable owner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from cufdesk.domain.blanks.all_blanks import blanks as found_in
from cufdesk.domain.blanks.blank import Blank, BlankGround, Owner
from cufdesk.domain.blanks.owner_names import owner_name
from cufdesk.domain.blanks.owners import WHY
from cufdesk.domain.minutes_checks.finding import SEVERITIES, Finding, Place, Span
from cufdesk.domain.minutes_checks.finding_words import remedy, sentence, severity_words
from cufdesk.i18n import _, screen_language, screen_translator
from cufdesk.storage.dossier import Dossier
from cufdesk.ui.theme import colour
from cufdesk.usecases.blanks import ground_of, kind_words
from cufdesk.usecases.minutes_check import Looked, look

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


@dataclass(frozen=True, slots=True)
class Shelf:
    """Rows under one heading, and the colour of that."""

    title: str
    tone: str
    rows: tuple[CheckRow, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What the window shows of a meeting: findings under their severity, blanks under their owner."""

    looked: Looked
    findings: tuple[Shelf, ...]
    blanks: tuple[Shelf, ...]

    @property
    def left_open(self) -> int:
        """Return how many blanks there are."""
        return sum(len(shelf.rows) for shelf in self.blanks)


def check(dossier: Dossier, meeting_id: str) -> Checked:
    """Check a meeting, and word what was found; refuses a meeting that is not there any more.

    It touches no widget: thousands of names cost most of a second, beside the window.
    """
    looked = look(dossier, meeting_id)
    with dossier.read() as reading:
        ground = ground_of(reading, meeting_id)
    return Checked(looked, tuple(_findings(looked)), tuple(_blanks(ground)))


def shelves_of(dossier: Dossier) -> tuple[Shelf, ...]:
    """Return the blanks of the whole dossier under their owners; it touches no widget."""
    with dossier.read() as reading:
        return tuple(_blanks(ground_of(reading)))


def _findings(looked: Looked) -> Iterator[Shelf]:
    """Give the findings by severity, the accepted ones last."""
    t = screen_translator()
    for severity in SEVERITIES:
        own = tuple(_of_finding(one) for one in looked.open if one.severity == severity)
        yield Shelf(severity_words(severity, t), _COLOURS[severity], own)
    accepted = tuple(_of_finding(one, kept.reason) for one, kept in looked.accepted)
    yield Shelf(_("Let stand"), "muted", accepted)


def _of_finding(one: Finding, reason: str = "") -> CheckRow:
    t = screen_translator()
    return CheckRow(one.place, sentence(one, t), remedy(one, t), one.text, one.span, one, reason)


def _blanks(ground: BlankGround) -> Iterator[Shelf]:
    """Give what is left open, by probable owner."""
    t = screen_translator()
    by_owner: dict[Owner, list[CheckRow]] = {}
    for one in found_in(ground):
        by_owner.setdefault(one.owner, []).append(_of_blank(one))
    for owner, rows in by_owner.items():
        yield Shelf(owner_name(owner, ground.cover, ground.directory, t), "text", tuple(rows))


def _of_blank(one: Blank) -> CheckRow:
    t = screen_translator()
    kind = kind_words(one, t)
    words, under = one.words.in_language(screen_language()), one.under.in_language(screen_language())
    said = " – ".join(part for part in (kind, " ".join(words.split())) if part)
    return CheckRow(one.place, said, t._(WHY[one.why]), "\n".join(part for part in (words, under) if part))


def show(tree: QTreeWidget, shelves: Iterable[Shelf]) -> None:
    """Fill a tree with rows under their headings; a heading without rows is left out."""
    tree.clear()
    for shelf in shelves:
        if shelf.rows:
            _add(tree, shelf)


def _add(tree: QTreeWidget, shelf: Shelf) -> None:
    head = QTreeWidgetItem([f"{shelf.title} ({len(shelf.rows)})", ""])
    head.setFlags(Qt.ItemFlag.ItemIsEnabled)
    font = tree.font()
    font.setBold(True)
    head.setFont(0, font)
    head.setForeground(0, colour(shelf.tone))
    tree.addTopLevelItem(head)
    head.setFirstColumnSpanned(True)
    for one in shelf.rows:
        item = QTreeWidgetItem([one.place.number or "–", one.said])
        item.setData(0, ROW, one)
        item.setToolTip(1, one.said)
        head.addChild(item)
    head.setExpanded(True)
