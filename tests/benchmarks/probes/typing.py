"""Each keystroke in the real contacts page, until the repainted list; beside it Qt's own filter model.

Prints the median and the 95th percentile in milliseconds, the longest time that the window's thread was held
while answers came, and the median of a QSortFilterProxyModel over the same folded names in the same process.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import time

from PySide6.QtCore import QEventLoop, QObject, QSortFilterProxyModel, Qt, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from cufdesk import app
from cufdesk.folding import fold
from cufdesk.ui.desk import Desk
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.pages.record_page import RecordPage
from tests.benchmarks.measure import percentile
from tests.benchmarks.probes.paints import Paints
from tests.benchmarks.probes.stopwatch import finish

_TYPED = ("elise fon", "genev dir", "zoe ib", "martin l", "e", "zzz", "conseil m", "saint")
_PAUSE = 100  # ms between keys: a quick typist
_SETTLE = 4000  # ms: what is loaded when idle is loaded


class Held(QObject):
    """Notes how long the thread of the window was away from its loop, by a timer due each millisecond.

    Not oftener: the thread that looks for the answer needs Python too.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now

    def forget(self) -> None:
        """Begin a new measurement."""
        self._last = time.perf_counter()
        self.longest = 0.0

    def stop(self) -> None:
        """End the measurement."""
        self._timer.stop()


class Watched(MainWindow):
    """The window itself, with the contacts shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.painted.connect(lambda: QTimer.singleShot(0, lambda: self.go("contacts")))
        QTimer.singleShot(_SETTLE, self._measure)

    def _measure(self) -> None:
        page = self._made("contacts")
        if not isinstance(page, RecordPage):
            raise TypeError("the contacts are not a page of records")
        table = page.table
        paints = Paints(table.view.viewport())
        answers: list[str] = []

        def shown(before: int) -> bool:
            """Tell whether the answer is on the screen: rows painted, or the words that there are none."""
            return paints.count > before or not table.model.rowCount()

        table.model.answered.connect(lambda *_: answers.append(table.words))
        times: list[float] = []
        held: list[float] = []
        field = self.top_bar.search
        for text in _TYPED * 2:
            field.clear()
            QTest.qWait(_PAUSE)
            for end, key in enumerate(text, 1):
                if key == " ":
                    QTest.keyClicks(field, key)  # the same words: nothing to wait for
                    continue
                answers.clear()
                watch = Held()
                before = paints.count
                start = time.perf_counter()
                QTest.keyClicks(field, key)
                wanted = fold(text[:end]).split()
                while not (answers and fold(answers[-1]).split() == wanted and shown(before)):
                    # As the program's own loop does: asleep until something happens.
                    QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
                    if time.perf_counter() - start > 5:
                        sys.exit(f"no answer for {text[:end]!r} {answers} {table.model.rowCount()}")
                times.append((time.perf_counter() - start) * 1000)
                held.append(watch.longest)
                watch.stop()
                QTest.qWait(_PAUSE)
        proxied = _proxy_times(self.desk.path)
        finish(
            median=statistics.median(times),
            p95=percentile(times, 0.95),
            held_p95=percentile(held, 0.95),
            held_longest=max(held),
            proxy=statistics.median(proxied),
            keys=len(times),
        )


def _proxy_times(path: str) -> list[float]:
    """Return what a keystroke costs Qt's own way: all rows in an item model, sorted and filtered.

    The same question: folded words, each the beginning of one, in any order.
    """
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    sql = "SELECT title, detail, folded FROM search_entry WHERE kind = 'person'"
    model = QStandardItemModel()
    for row in connection.execute(sql):
        model.appendRow([QStandardItem(text) for text in row])
    connection.close()
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(model)
    proxy.setFilterKeyColumn(2)
    proxy.sort(0)
    view = QTableView()
    view.setModel(proxy)
    view.resize(600, 600)
    view.show()
    QApplication.processEvents()
    times: list[float] = []
    for text in _TYPED[:4]:
        for end in range(1, len(text) + 1):
            start = time.perf_counter()
            words = "".join(rf"(?=.*\b{word})" for word in text[:end].split())
            proxy.setFilterRegularExpression(f"^{words}")
            view.viewport().repaint()
            times.append((time.perf_counter() - start) * 1000)
    return times


vars(app)["MainWindow"] = Watched
app.run(sys.argv[1:2])
