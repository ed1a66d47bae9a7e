"""The floor: an empty widget, painted; with an argument, its memory so many seconds later."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.benchmarks.probes.stopwatch import finish, memory, since_exec

_WAIT = float(sys.argv[1]) if len(sys.argv) > 1 else 0.0


class Empty(QWidget):
    painted = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:  # type: ignore[explicit-override]  # noqa: N802
        if not self.painted:
            self.painted = since_exec()
            QTimer.singleShot(int(_WAIT * 1000), self.report)

    def report(self) -> None:
        finish(painted=self.painted, memory=memory())


application = QApplication(sys.argv[:1])
widget = Empty()
widget.resize(1280, 800)
widget.show()
application.exec()
