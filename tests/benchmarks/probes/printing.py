"""The real window while it prints a long document beside itself: how late a timer due every 5 ms is served.

Each moment at which the timer was due counts, also those that one long hold swallowed: what a key typed at
that moment would have waited. Prints the median, the 99th percentile and the longest wait in milliseconds,
the same percentile while nothing is printed (what the machine itself does to the window), the pages, and
the seconds that the printing took.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

from cufdesk import app
from cufdesk.ui.desk import Desk
from cufdesk.ui.main_window import MainWindow
from tests.benchmarks.measure import percentile
from tests.benchmarks.probes.stopwatch import finish

_DUE = 5.0  # ms
_SETTLE = 4000  # ms: what is loaded when idle is loaded
_TIMES = 4
_IDLE = 1500  # ms of rest, measured before


class Lateness(QObject):
    """Notes how late each due moment was served."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=round(_DUE), timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        late = (now - self._last) * 1000 - _DUE
        self._last = now
        self.waits.append(max(0.0, late))
        while (late := late - _DUE) > 0:
            self.waits.append(late)

    def stop(self) -> None:
        """End the measurement."""
        self._timer.stop()


class Watched(MainWindow):
    """The window itself, which prints through its own dialog."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.painted.connect(lambda: QTimer.singleShot(0, lambda: self.go("documents")))
        QTimer.singleShot(_SETTLE, self._measure)
        self._folder = tempfile.TemporaryDirectory()
        self._printed = 0
        self._seconds = 0.0
        self._begun = 0.0

    def _measure(self) -> None:
        from cufdesk.ui.parts.print_dialog import PrintDialog

        self._dialog = PrintDialog(self.desk, "joint-document", "", self)
        self._dialog.open()
        self._dialog.language.setCurrentIndex(self._dialog.language.findData("fr+es"))
        self._dialog.folder.setText(self._folder.name)
        self.desk.background.finished.connect(lambda _job: QTimer.singleShot(100, self._next))
        self._lateness: Lateness | None = None
        QTimer.singleShot(500, self._rest)

    def _rest(self) -> None:
        """Measure the window while it does nothing."""
        self._resting = Lateness()
        QTimer.singleShot(_IDLE, self._next)

    def _next(self) -> None:
        """Print, the first time without measuring: fonts and dictionaries are read once."""
        self._resting.stop()
        if self._printed:
            self._seconds = time.perf_counter() - self._begun - 0.1
        if self._printed == 1:
            self._lateness = Lateness()
        if self._printed > _TIMES:
            self._report()
        self._printed += 1
        self._begun = time.perf_counter()
        self._dialog.print_document()

    def _report(self) -> None:
        from cufdesk.exchange.pdf_pages import PdfPages

        if self._lateness is None:
            raise RuntimeError("nothing was measured")
        self._lateness.stop()
        waits = self._lateness.waits
        pages = PdfPages(Path(self._dialog.path)).count
        self._folder.cleanup()
        finish(
            median=statistics.median(waits),
            p99=percentile(waits, 0.99),
            longest=max(waits),
            resting=percentile(self._resting.waits, 0.99),
            pages=pages,
            seconds=self._seconds,
        )


vars(app)["MainWindow"] = Watched
app.run(sys.argv[1:2])
