"""A quiet line under a name that is being typed: who in the dossier this may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from cufdesk.i18n import _
from cufdesk.ui.parts.pieces import column, icon_button, row
from cufdesk.ui.parts.row_button import RowButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.background import Job
    from cufdesk.usecases.likely_twins import LikelyTwins, Twin

_PAUSE = 250  # milliseconds without a keystroke


class TwinsAsker(QObject):
    """One index for all forms of a page, made and asked in a thread of its own."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._twins: LikelyTwins | None = None

    def forget(self) -> None:
        """Look at the file again before the next answer."""
        if self._twins is not None:
            self._twins.forget()

    def ask(self, record: Any, done: Callable[[list[Twin]], object], asker: QObject) -> Job:
        """Ask who may be this one."""
        lists = self._desk.lists

        def work() -> list[Twin]:
            from cufdesk.usecases.likely_twins import LikelyTwins

            if self._twins is None:
                self._twins = LikelyTwins(lists)
            return self._twins.like(record)

        return self._desk.background.prepare(work, asker, done)


class LikelyLine(QWidget):
    """Shows the surest of them; a click goes there, the cross says that it is somebody else."""

    opened = Signal(str)
    dismissed = Signal(str)

    def __init__(self, asker: TwinsAsker) -> None:
        super().__init__()
        self._asker = asker
        self._record: Any = None
        self._job: Job | None = None
        self.others: set[str] = set()
        """Ids that the person has said are not this one, since its form is shown."""
        self._lines = column(self, spacing=2)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._ask)
        self.hide()

    def begin(self) -> None:
        """Show nothing: another record is shown."""
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()
        self.others = set()
        self._show([])

    def look(self, record: Any) -> None:
        """Compare a record that is being typed, once the person pauses."""
        self._record = record
        self._pause.start()

    def _ask(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = self._asker.ask(self._record, self._show, self)

    def _show(self, twins: list[Twin]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        shown = [twin for twin in twins if twin.id not in self.others]
        for twin in shown:
            self._lines.addWidget(self._line(twin))
        self.setVisible(bool(shown))

    def _line(self, twin: Twin) -> QWidget:
        widget = QWidget()
        inside = row(widget, spacing=2)
        said = _("Looks like {name}").format(name=twin.name)
        inside.addWidget(
            RowButton(said, lambda: self.opened.emit(twin.id), detail=twin.reason, icon="users"), 1
        )

        def dismiss() -> None:
            widget.hide()
            self.others.add(twin.id)
            self.dismissed.emit(twin.id)

        inside.addWidget(icon_button("x", _("It is somebody else: do not say it again"), dismiss))
        return widget
