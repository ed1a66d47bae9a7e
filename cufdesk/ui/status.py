"""The line at the foot of the window: which dossier, what was done, what is going on."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from cufdesk.i18n import _
from cufdesk.ui.parts.elided import Elided
from cufdesk.ui.parts.pieces import icon_button, picture, row, words

if TYPE_CHECKING:
    from cufdesk.ui.parts.background import Background, Job

_HEIGHT = 32
_NOTE_STAYS = 8000  # ms
_WORK_SHOWS_AFTER = 300  # ms: shorter work would only flicker
_ICON = 15


class StatusLine(QFrame):
    """Dossier at the left, the last note in the middle, work under way at the right."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setFixedHeight(_HEIGHT)
        self._icon = picture("file-text", _ICON)
        self.dossier = Elided()
        self._lock = picture("lock", _ICON, "warning")
        self.read_only = words(_("Read only"))
        self.read_only.setProperty("warning", True)
        self.why = Elided()
        self.copy = Elided()
        self.note = Elided()
        self.note.setAccessibleName(_("Last event"))
        self.work = WorkUnderWay(background)
        line = row(self, spacing=8)
        line.setContentsMargins(16, 0, 12, 0)
        for widget in (self._icon, self.dossier, self.copy, self._lock, self.read_only, self.why):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.note, 3)
        line.addWidget(self.work)
        self._clearing = QTimer(self, singleShot=True, interval=_NOTE_STAYS)
        self._clearing.timeout.connect(lambda: self.note.show_text(""))
        self.show_dossier("", read_only=False)
        self.show_copy("")

    def show_dossier(self, path: str, *, read_only: bool, why: str = "") -> None:
        """Name the dossier that is open, and say whether it can only be read, and perhaps why."""
        self._icon.setVisible(bool(path))
        self.dossier.show_text(os.path.basename(path) if path else _("No dossier is open"))
        self.dossier.setToolTip(path)
        self._lock.setVisible(read_only)
        self.read_only.setVisible(read_only)
        self.why.show_text(f"· {why}" if why else "")
        self.why.setVisible(bool(why))

    def show_copy(self, text: str) -> None:
        """Say of which dossier this one is a copy, or nothing."""
        self.copy.show_text(f"· {text}" if text else "")
        self.copy.setVisible(bool(text))

    def notify(self, text: str) -> None:
        """Say what was done, for a while."""
        self.note.show_text(text)
        self._clearing.start()


class WorkUnderWay(QWidget):
    """The oldest job under way: its label, how far it is, and a button to stop it."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []
        self.label = words()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(140)
        self.stop = icon_button("x", _("Stop"), self._stop)
        self.stop.setIconSize(QSize(_ICON, _ICON))
        line = row(self, spacing=8)
        for widget in (self.label, self.bar, self.stop):
            line.addWidget(widget)
        self._showing = QTimer(self, singleShot=True, interval=_WORK_SHOWS_AFTER)
        self._showing.timeout.connect(self._show_first)
        background.started.connect(self._begin)
        background.moved.connect(self._move)
        background.finished.connect(self._end)
        self.hide()

    def _begin(self, job: Job) -> None:
        self._jobs.append(job)
        if len(self._jobs) == 1:
            self._showing.start()

    def _move(self, job: Job) -> None:
        if self._jobs and job is self._jobs[0] and self.isVisible():
            self._show_first()

    def _end(self, job: Job) -> None:
        if job in self._jobs:
            self._jobs.remove(job)
        if self._jobs:
            self._show_first()
        else:
            self._showing.stop()
            self.hide()

    def _show_first(self) -> None:
        """Show the first job; a bar without an end while it cannot say how far it is."""
        if not self._jobs:
            return
        job = self._jobs[0]
        self.label.setText(_("Stopping…") if job.cancelled() else job.label)
        self.bar.setAccessibleName(job.label)
        known = job.fraction > 0
        self.bar.setRange(0, 1000 if known else 0)
        if known:
            self.bar.setValue(round(job.fraction * 1000))
        self.stop.setEnabled(not job.cancelled())
        self.show()

    def _stop(self) -> None:
        if self._jobs:
            self._jobs[0].cancel()
            self._show_first()
