"""Each filter and each keystroke in the real register, until the repainted list.

Prints the median and the 95th percentile in milliseconds of both, and what reading all lines takes.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cufdesk import app
from cufdesk.storage.register import read_register
from cufdesk.ui.desk import Desk
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.pages.register import RegisterPage
from tests.benchmarks.measure import percentile
from tests.benchmarks.probes.paints import Paints
from tests.benchmarks.probes.stopwatch import finish

_TYPED = ("budget", "note mair", "d4-a", "zzz", "genev", "comite")
_CHOSEN: tuple[dict[str, str], ...] = (
    {"state": "unfinished"},
    {"when": "late"},
    {"when": "30"},
    {"when": "7", "state": "under_way"},
    {"when": "undated"},
    {"person": "mine"},
    {"also": "unnamed"},
    {"what": "action"},
    {},
)
_ORDERS = ("responsible", "number", "meeting", "deadline")
_PAUSE = 60  # ms
_SETTLE = 4000  # ms: what is loaded when idle is loaded


class Watched(MainWindow):
    """The window itself, with the register shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.painted.connect(lambda: QTimer.singleShot(0, lambda: self.go("register")))
        QTimer.singleShot(_SETTLE, self._measure)

    def _measure(self) -> None:
        page = self._made("register")
        if not isinstance(page, RegisterPage):
            raise TypeError("the register is another page")
        paints = Paints(page.list.view.viewport())
        filtered = [self._timed(page, paints, run) for run in _filters(page) for _turn in range(3)]
        typed: list[float] = []
        field = self.top_bar.search
        for text in _TYPED * 2:
            typed += [self._timed(page, paints, partial(QTest.keyClicks, field, key)) for key in text]
            field.clear()
        begun = time.perf_counter()
        lines = len(read_register(self.desk.path, "fr").lines)
        read = (time.perf_counter() - begun) * 1000
        finish(
            filter_median=statistics.median(filtered),
            filter_p95=percentile(filtered, 0.95),
            key_median=statistics.median(typed),
            key_p95=percentile(typed, 0.95),
            read=read,
            lines=lines,
        )

    @staticmethod
    def _timed(page: RegisterPage, paints: Paints, run: Callable[[], object]) -> float:
        """Return the milliseconds until the rows are painted, or the words that there are none."""
        QTest.qWait(_PAUSE)
        before = paints.count
        start = time.perf_counter()
        run()
        while paints.count == before and page.list.model.rowCount():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.perf_counter() - start > 5:
                sys.exit("the register was not painted")
        return (time.perf_counter() - start) * 1000


def _filters(page: RegisterPage) -> list[Callable[[], object]]:
    chosen = [partial(page.filters.choose, **one) for one in _CHOSEN]
    return [*chosen, *(partial(_order, page, order) for order in _ORDERS)]


def _order(page: RegisterPage, order: str) -> None:
    field = page.filters.lists.order
    field.setCurrentIndex(field.findData(order))
    field.activated.emit(field.currentIndex())


vars(app)["MainWindow"] = Watched
app.run(sys.argv[1:2])
