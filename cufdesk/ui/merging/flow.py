"""Two copies meet, in a window: the way from the menu to the sheet, to what is to be settled, to the report.

As long as something is to be settled, a notice stands above the pages. Nothing here is loaded with weight:
what it takes is imported when it is asked for.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cufdesk.i18n import _, ngettext
from cufdesk.ui.parts.notice import Answer

if TYPE_CHECKING:
    from cufdesk.ui.main_window import MainWindow
    from cufdesk.ui.merging.settling import SettlingWindow
    from cufdesk.ui.merging.sheet import MergeSheet
    from cufdesk.usecases.merging import Merged

NOTICE = "conflicts"


class Merging(QObject):
    """Brings copies home and keeps the notice of what is to be settled."""

    counted = Signal()
    """How much is to be settled is known anew."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._put_away = 0  # how many conflicts there were when the person put the notice away
        self.open_conflicts = 0
        window.turned.connect(self._turn)
        self._desk.changed.connect(self._look)
        self._desk.settling_asked.connect(self.settle)

    # bringing a copy home --------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for the copy, then show what it would bring."""
        from cufdesk.ui.files import DOSSIER_ENDING
        from cufdesk.ui.parts.dialogs import choose_file

        # A form with unsaved edits would write back over what the copy brings.
        if not self._desk.path or not self._window.may_leave():
            return
        filters = [(_("Dossiers"), f"*{DOSSIER_ENDING}"), (_("All files"), "*")]
        path = choose_file(
            self._window,
            self._desk.settings,
            _("Bring a copy home"),
            filters,
            use="copies",
            otherwise=os.path.dirname(self._desk.path),
        )
        if path:
            self.bring(path)

    def bring(self, path: str) -> MergeSheet:
        """Show what a copy would bring, and bring it when the person says so."""
        from cufdesk.ui.merging.sheet import MergeSheet

        sheet = MergeSheet(self._desk, path, self._window)
        sheet.brought.connect(lambda merged: self._brought(sheet, merged))
        sheet.printing_asked.connect(self._print)
        sheet.open()
        return sheet

    def _brought(self, sheet: MergeSheet, merged: Merged) -> None:
        said = sheet.sentence.text()
        self._desk.notify(said)
        if merged.conflicts:
            sheet.accept()
            self._show(said=said)

    # settling --------------------------------------------------------------------------------------------

    def settle(self, record_id: str = "") -> SettlingWindow | None:
        """Show what is to be settled, beginning with a record or part."""
        if not self._desk.path or not self._window.may_leave():
            return None
        return self._show(record_id)

    def _show(self, record_id: str = "", said: str = "") -> SettlingWindow:
        from cufdesk.ui.merging.settling import SettlingWindow

        window = SettlingWindow(self._desk, self._window, record_id=record_id, said=said)
        window.record_asked.connect(self._open_record)
        window.printing_asked.connect(self._print)
        window.open()
        return window

    def _open_record(self, kind: str, record_id: str) -> None:
        if kind == "cover":
            self._window.show_settings()
        else:
            self._desk.show_record(kind, record_id)

    def _print(self, merge: str = "") -> None:
        self._desk.print_document("merge-report", merge)

    # the notice ------------------------------------------------------------------------------------------

    def _turn(self) -> None:
        self._put_away = self.open_conflicts = 0
        self.counted.emit()
        self._look()

    def _look(self, _kinds: object = None) -> None:
        """Count what is to be settled, beside the window and through SQLite alone."""
        path = self._desk.path
        if path:
            lists = self._desk.lists
            # Why the file cannot be read is told by the page that shows it.
            self._desk.background.ask(
                lambda: len(lists.conflicts()),
                lambda n: self._tell(path, n),
                self,
                refused=lambda _refusal: None,
            )

    def _tell(self, path: str, n: int) -> None:
        if path != self._desk.path:
            return
        self.open_conflicts = n
        self.counted.emit()
        notices = self._window.notices
        if n == 0:
            self._put_away = 0
            notices.drop(NOTICE)
            return
        if n == self._put_away:
            return
        said = ngettext(
            "{n} point is to be settled since the copy came home.",
            "{n} points are to be settled since the copy came home.",
            n,
        )
        notices.show(
            NOTICE,
            said.format(n=n),
            [Answer(_("Settle…"), self.settle, stays=True)],
            "warning",
            closed=self._remember_closed,
        )

    def _remember_closed(self) -> None:
        self._put_away = self.open_conflicts
