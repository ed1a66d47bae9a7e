"""The real start on a dossier: until the shell is painted, and until it has answered a click on the rail."""

from __future__ import annotations

import sys

from cufdesk import app
from cufdesk.ui.desk import Desk
from cufdesk.ui.main_window import MainWindow
from tests.benchmarks.probes.stopwatch import finish, since_exec


class Watched(MainWindow):
    """The window itself, which says when it is painted and then clicks its rail."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.painted.connect(self._report)

    def _report(self) -> None:
        painted = since_exec()
        # The robot's fingers are not part of what is measured.
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QAbstractButton

        button = next(b for b in self.rail.findChildren(QAbstractButton) if b.isVisible() and b.isCheckable())
        answers: list[float] = []
        button.clicked.connect(lambda: answers.append(since_exec()))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(10, 10))
        if not answers:
            raise RuntimeError("the rail did not answer a click")
        finish(painted=painted, answered=answers[0])


vars(app)["MainWindow"] = Watched
app.run(sys.argv[1:])
