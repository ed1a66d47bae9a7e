"""What a copy would bring, told before it is brought: sides, losses, changes, conflicts, its writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QListWidget, QListWidgetItem, QWidget

from cufdesk.i18n import _, ngettext, screen_translator
from cufdesk.ui.parts.pieces import column, named, picture, row, words
from cufdesk.usecases.merge_words import (
    count_words,
    removal_words,
    side_words,
    warnings,
    when_and_who,
)
from cufdesk.usecases.text_parts import differing_parts
from cufdesk.write_words import written_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QVBoxLayout

    from cufdesk.storage.journal.pages import Write
    from cufdesk.usecases.conflict_words import Card
    from cufdesk.usecases.merging import Merged

_PREVIEWED = 5  # conflicts that are shown before they are there
_LISTED = 500  # writes of the copy that are listed
_ROW, _ROWS = 46, 4  # logical pixels of a write in the list, and how many are seen at once


class Rehearsal(QWidget):
    """Tells a rehearsed merge; `agreed` says whether the person accepts that a large part goes."""

    agreed = Signal(bool)

    def __init__(self, merged: Merged) -> None:
        super().__init__()
        self._t = screen_translator()
        self.agreement: QCheckBox | None = None
        inside = column(self, spacing=16)
        inside.addWidget(self._sides(merged))
        if merged.removals:
            inside.addWidget(self._losses(merged))
        for said in warnings(merged.reworded, merged.renumbered, merged.numbered_anew, self._t):
            inside.addWidget(_warning(said)[0])
        inside.addLayout(self._changes(merged))
        if merged.conflicts:
            inside.addLayout(self._conflicts(merged.conflicts))
        inside.addLayout(self._writes(merged.told))
        if merged.already:
            n = merged.already
            known = ngettext(
                "{n} older change of the copy is known here.",
                "{n} older changes of the copy are known here.",
                n,
            )
            inside.addWidget(words(known.format(n=self._t.number(n)), "small", wrap=True))

    def _sides(self, merged: Merged) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "note")
        grid = QGridLayout(frame)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        sides = (
            ("monitor", _("Here"), side_words(merged.told_here, self._t)),
            ("copy", _("The copy"), side_words(merged.told, self._t)),
        )
        for at, (icon, side, said) in enumerate(sides):
            grid.addWidget(picture(icon, 17, "accent"), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words(side, "strong"), at, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words(said, wrap=True), at, 2)
        grid.setColumnStretch(2, 1)
        return frame

    def _losses(self, merged: Merged) -> QFrame:
        """Return the warning that a large part would go, and the agreement to that."""
        frame, inside = _warning(_("This copy would take a large part of the dossier away."))
        for said in removal_words(merged.removals, self._t):
            inside.addWidget(words(said, wrap=True))
        self.agreement = QCheckBox(_("I agree that this is removed"))
        self.agreement.toggled.connect(self.agreed)
        inside.addWidget(self.agreement)
        return frame

    def _changes(self, merged: Merged) -> QVBoxLayout:
        section = column(spacing=6)
        section.addWidget(words(_("What will change here"), "strong"))
        counted = count_words(merged.counts, self._t)
        if not counted:
            section.addWidget(
                words(_("No record: what the copy wrote, it took back itself."), "muted", wrap=True)
            )
            return section
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for at, (kind, said) in enumerate(counted):
            grid.addWidget(words(kind), at, 0)
            grid.addWidget(words(said, "muted", wrap=True), at, 1)
        grid.setColumnStretch(1, 1)
        section.addLayout(grid)
        return section

    def _conflicts(self, conflicts: Sequence[Card]) -> QVBoxLayout:
        section = column(spacing=6)
        n = len(conflicts)
        said = ngettext(
            "{n} point will have to be settled: both sides wrote it",
            "{n} points will have to be settled: both sides wrote them",
            n,
        )
        section.addWidget(words(said.format(n=self._t.number(n)), "strong", wrap=True))
        for card in conflicts[:_PREVIEWED]:
            line = column(spacing=0)
            line.addWidget(words(f"{card.title}, {card.field_words}", wrap=True))
            here, there = differing_parts(card.from_here().words, card.from_there().words)
            sides = _("Here: {here} – The copy: {there}").format(here=here, there=there)
            line.addWidget(words(sides, "small", wrap=True))
            section.addLayout(line)
        if n > _PREVIEWED:
            more = ngettext("and {n} more", "and {n} more", n - _PREVIEWED)
            section.addWidget(words(more.format(n=self._t.number(n - _PREVIEWED)), "small"))
        return section

    def _writes(self, told: Sequence[Write]) -> QVBoxLayout:
        section = column(spacing=6)
        section.addWidget(words(_("What was written in the copy"), "strong"))
        self.writes = named(QListWidget(), _("What was written in the copy"))
        self.writes.setFrameShape(QFrame.Shape.NoFrame)
        self.writes.setWordWrap(True)
        self.writes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        latest_first = sorted(told, key=lambda write: write.at, reverse=True)
        for write in latest_first[:_LISTED]:
            text = f"{written_label(write.kind, write.label)}\n{when_and_who(write, self._t)}"
            self.writes.addItem(QListWidgetItem(text))
        if len(told) > _LISTED:
            n = len(told) - _LISTED
            self.writes.addItem(ngettext("and {n} more", "and {n} more", n).format(n=self._t.number(n)))
        self.writes.setFixedHeight(_ROW * min(max(self.writes.count(), 1), _ROWS) + 8)
        section.addWidget(self.writes)
        return section


def _warning(said: str) -> tuple[QFrame, QVBoxLayout]:
    """Return a frame, and its layout, with what is to be read before the copy is brought home."""
    frame = QFrame()
    frame.setProperty("role", "note")
    frame.setProperty("tone", "danger")
    inside = column(frame, margins=14, spacing=8)
    head = row(spacing=10)
    head.addWidget(picture("triangle-alert", 18, "danger"), 0, Qt.AlignmentFlag.AlignTop)
    head.addWidget(words(said, "strong", wrap=True), 1)
    inside.addLayout(head)
    return frame, inside
