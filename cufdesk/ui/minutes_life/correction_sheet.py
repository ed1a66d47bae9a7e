"""Before a correction is written: what it changes, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cufdesk.i18n import _, screen_translator
from cufdesk.ui.parts.bilingual import BilingualEditor
from cufdesk.ui.parts.date_field import DayEditor
from cufdesk.ui.parts.dialogs import Sheet
from cufdesk.ui.parts.editor import TextEdit
from cufdesk.ui.parts.labelled import Labelled
from cufdesk.ui.parts.pieces import button, named, rule, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


class CorrectionSheet(Sheet):
    """Shows the list of changes and asks for the reason, in the languages that it is printed in."""

    def __init__(self, parent: QWidget, lines: Sequence[Any]) -> None:
        from cufdesk.domain.values import Bilingual

        super().__init__(_("Correct the distributed minutes"), parent, width=680)
        told = _(
            "The minutes get a new version, and a numbered correction with this list. No undo takes it back."
        )
        self.content.addWidget(words(told, wrap=True))
        self.content.addWidget(_table(lines))
        self.reason_field = BilingualEditor([TextEdit(least=2), TextEdit(least=2)])
        self.reason_field.show(Bilingual())
        self._reason = Labelled(_("Reason"), self.reason_field.widget)
        self.content.addWidget(self._reason)
        self.when = DayEditor()
        self.when.show(_today())
        self._when = Labelled(_("Date of the correction"), self.when.widget)
        self.content.addWidget(self._when)
        self.content.addStretch(1)
        self.add_button(button(_("Cancel"), self.reject))
        self.add_button(
            button(_("Write the correction"), self._accept, icon="file-pen", primary=True), default=True
        )
        self.reason_field.widget.setFocus()

    def reason(self) -> Any:
        """Return the reason, in both languages."""
        return self.reason_field.values()[0]

    def day(self) -> date | None:
        """Return the day of the correction; None for today."""
        return self.when.values()[0]

    def _accept(self) -> None:
        self._when.show_error(self.when.problem())
        missing = "" if self.reason() else _("Say why the minutes are corrected: the reason is printed.")
        self._reason.show_error(missing)
        if not (missing or self.when.problem()):
            self.accept()


def _today() -> date:
    from cufdesk.usecases.minutes_life import today

    return today()


def _table(lines: Sequence[Any]) -> QWidget:
    """Return what changes: place, before, after."""
    from cufdesk.documents.change_words import plain, what, where

    t = screen_translator()
    made = named(QWidget(), _("What changes"))
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(6)
    for place, head in enumerate((_("Where"), _("Before"), _("After"))):
        grid.addWidget(words(head, "label"), 0, place)
    for number, line in enumerate(lines, 1):
        at = 2 * number
        grid.addWidget(rule(), at - 1, 0, 1, 3)
        where_said = " · ".join(text for text in (where(line, t), what(line, t)) if text)
        cells = (where_said, plain(line, is_after=False, t=t), plain(line, is_after=True, t=t))
        for place, text in enumerate(cells):
            cell = words(text or "–", "strong" if place == 0 else "", wrap=True)
            grid.addWidget(cell, at, place, Qt.AlignmentFlag.AlignTop)
    for place, share in enumerate((3, 4, 4)):
        grid.setColumnStretch(place, share)
    return made
