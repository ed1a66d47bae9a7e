"""What can be done with the chosen lines, at the foot of the register, and what its top bar offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cufdesk.i18n import _, ngettext
from cufdesk.ui.parts.pieces import button, named, row, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.domain.register import Line
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.pages.register import RegisterPage


_NARROW = 760  # logical pixels: below, the buttons show their icons


class RegisterActs(QWidget):
    """Says what is chosen, else what the list holds; each button opens the sheet that asks the rest."""

    def __init__(self, desk: Desk, page: RegisterPage) -> None:
        super().__init__()
        self._desk, self._page = desk, page
        self._chosen: Sequence[Line] = ()
        self.said = words("", "muted", wrap=True)
        self.done = button(_("Done…"), self.mark_done, icon="check", tip=_("Mark as done (Space)"))
        self.progress = button(_("Progress…"), self.note_progress, icon="pencil", tip=_("Note what was told"))
        self.change = button(_("Change…"), self.change_lines, icon="list-checks", tip=_("Change all of them"))
        self.carry = button(
            _("Carry over…"),
            self.carry_over,
            icon="calendar-days",
            tip=_("Put them on the agenda of the next meeting"),
        )
        line = row(self, spacing=8)
        line.setContentsMargins(16, 8, 12, 10)
        line.addWidget(self.said, 1)
        self._buttons = (self.done, self.progress, self.change, self.carry)
        self._labels = [named(made, made.text()).text() for made in self._buttons]
        for made in self._buttons:
            line.addWidget(made)

    def show_choice(self, chosen: Sequence[Line], counts: str) -> None:
        """Offer what can be done with the chosen lines."""
        self._chosen = chosen
        n = len(chosen)
        said = ngettext("{n} line chosen", "{n} lines chosen", n).format(n=n)
        self.said.setText(f"{said} · {counts}" if n > 1 and counts else counts)
        can = bool(n) and not self._desk.read_only
        for made in (self.done, self.progress, self.change):
            made.setEnabled(can)
        open_actions = all(line.is_action and line.state not in {"done", "dropped"} for line in chosen)
        self.carry.setEnabled(can and open_actions)

    # room ------------------------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the buttons their icons alone where words would take the room of what is said."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        for made, label in zip(self._buttons, self._labels, strict=True):
            made.setText("" if narrow else label)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    # the sheets ------------------------------------------------------------------------------------------

    def mark_done(self) -> None:
        """Ask on which day the chosen lines were done, and what shows it."""
        self._open_progress("done")

    def note_progress(self) -> None:
        """Ask what was told of the chosen lines."""
        self._open_progress("")

    def _open_progress(self, state: str) -> None:
        from cufdesk.ui.register.progress_sheet import ProgressSheet

        if self._may_write():
            ProgressSheet(self._desk, self._chosen, state, self._page).open()

    def change_lines(self) -> None:
        """Ask what is to become of all chosen lines."""
        from cufdesk.ui.register.change_sheet import ChangeSheet

        if self._may_write():
            ChangeSheet(self._desk, self._chosen, self._page.themes(), self._page).open()

    def carry_over(self) -> None:
        """Ask to which meeting's agenda the chosen actions go."""
        from cufdesk.ui.register.carry_sheet import CarrySheet

        if self._may_write():
            CarrySheet(self._desk, self._chosen, self._page.agendas(), self._page).open()

    def _may_write(self) -> bool:
        return bool(self._chosen) and not self._desk.read_only

    # what is shown, out ----------------------------------------------------------------------------------

    def print_shown(self) -> None:
        """Open the print dialog on the register as it is shown."""
        self._desk.print_document("action-register", self._page.scope_reference())

    def export_shown(self) -> None:
        """Ask for a file, and write what is shown as a table."""
        from cufdesk.ui.register.exporting import export_shown

        export_shown(self._desk, self._page.lines(), self._page)
