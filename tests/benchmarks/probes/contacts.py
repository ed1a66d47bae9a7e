"""The real start, its contacts listed and searched; with a wait in seconds, the memory after it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from typing_extensions import override

from cufdesk import app
from cufdesk.ui.desk import Desk
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.pages.record_page import RecordPage
from tests.benchmarks.probes.stopwatch import finish, memory, since_exec

_WORDS = "genev dir"


class Watched(MainWindow):
    """The window itself, taken to the contacts as soon as it is painted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.listed = 0.0
        self.painted.connect(lambda: QTimer.singleShot(0, self._show_contacts))

    def _show_contacts(self) -> None:
        self.go("contacts")
        page = self._made("contacts")
        if not isinstance(page, RecordPage):
            raise TypeError("the contacts are not a page of records")
        self.table = page.table
        self.table.view.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.listed and self.table.model.rowCount():
            self.listed = since_exec()
            QTimer.singleShot(0, self._type_words)
        return super().eventFilter(watched, event)

    def _type_words(self) -> None:
        """Type words and wait for their answer; then for what loads when idle."""
        from PySide6.QtTest import QTest

        self.table.model.answered.connect(self._note_found)
        QTest.keyClicks(self.top_bar.search, _WORDS)

    def _note_found(self) -> None:
        if self.table.words != _WORDS:
            return
        if not self.table.model.rowCount():
            raise RuntimeError("the search found nothing")
        self.table.model.answered.disconnect(self._note_found)
        self.searched = since_exec()
        self.top_bar.search.clear()
        wait = float(sys.argv[2]) if len(sys.argv) > 2 else 0.0
        QTimer.singleShot(int(wait * 1000), self._report_all)

    def _report_all(self) -> None:
        loaded = float("sqlalchemy" in sys.modules)
        finish(listed=self.listed, searched=self.searched, memory=memory(), loaded=loaded)


vars(app)["MainWindow"] = Watched
app.run(sys.argv[1:2])
