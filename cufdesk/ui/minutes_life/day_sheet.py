"""On which day minutes were approved or distributed: today unless another day is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cufdesk.i18n import _
from cufdesk.ui.parts.date_field import DayEditor
from cufdesk.ui.parts.dialogs import Sheet
from cufdesk.ui.parts.labelled import Labelled
from cufdesk.ui.parts.pieces import button, words

if TYPE_CHECKING:
    from datetime import date


class DaySheet(Sheet):
    """Asks for the day of an act, under what is to be known before it; a day to come is none."""

    def __init__(self, parent: QWidget, title: str, told: str, label: str, act: str) -> None:
        from cufdesk.usecases.minutes_life import today

        super().__init__(title, parent)
        self._today = today()
        self.when = DayEditor()
        self.when.show(self._today)
        self._field = Labelled(label, self.when.widget, _("Today, unless it was another day: it is printed."))
        if told:
            self.content.addWidget(words(told, wrap=True))
        self.content.addWidget(self._field)
        self.add_button(button(_("Cancel"), self.reject))
        self.go = self.add_button(button(act, self._accept, primary=True), default=True)
        self.go.setFocus()

    def day(self) -> date:
        """Return the day of the act."""
        return self.when.values()[0] or self._today

    def _accept(self) -> None:
        problem = self.when.problem()
        if not problem and self.day() > self._today:
            problem = _("This day is still to come.")
        self._field.show_error(problem)
        if not problem:
            self.accept()
