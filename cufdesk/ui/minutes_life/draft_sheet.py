"""Until when remarks on a draft are taken: ten working days unless another day is set."""

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


class DraftSheet(Sheet):
    """Asks for the last day for remarks, and says so where it is a holiday."""

    def __init__(self, parent: QWidget, countries: tuple[str, ...]) -> None:
        from cufdesk.usecases.minutes_life import default_remarks_until

        super().__init__(_("Send the draft for remarks"), parent)
        self._countries = countries
        self._default = default_remarks_until()
        self.until = DayEditor()
        self.until.show(self._default)
        self._field = Labelled(
            _("Remarks until"), self.until.widget, _("Ten working days unless you set another day.")
        )
        self.warning = words("", "doubt", wrap=True)
        told = _("Without remarks by then, the minutes may count as approved: you decide that, nobody else.")
        self.content.addWidget(words(told, wrap=True))
        self.content.addWidget(self._field)
        self.content.addWidget(self.warning)
        self.add_button(button(_("Cancel"), self.reject))
        self.add_button(button(_("Send for remarks"), self._accept, icon="send", primary=True), default=True)
        self.until.widget.textChanged.connect(lambda _text: self._warn())
        self._warn()
        self.until.widget.setFocus()

    def day(self) -> date:
        """Return the last day for remarks."""
        return self.until.values()[0] or self._default

    def _warn(self) -> None:
        from cufdesk.usecases.minutes_life import day_warning

        day = self.until.values()[0]
        self.warning.setText(day_warning(day, self._countries) if day else "")
        self.warning.setVisible(bool(self.warning.text()))

    def _accept(self) -> None:
        problem = self.until.problem()
        self._field.show_error(problem)
        if not problem:
            self.accept()
