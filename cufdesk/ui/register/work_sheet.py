"""What the sheets of the register have in common: they work beside the window, and stay with a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from cufdesk.i18n import _, ngettext
from cufdesk.ui.parts.dialogs import Sheet
from cufdesk.ui.parts.pieces import button, named, on_click, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cufdesk.domain.register import Line
    from cufdesk.refusal import Refusal
    from cufdesk.storage.dossier import Dossier
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.background import Job

_NAMED = 4
_SHORT = 500  # ms: work that is done by then shows no progress


class WorkSheet(Sheet):
    """Says which lines it is about; what `run` does is done beside the window, then the sheet closes."""

    def __init__(self, desk: Desk, title: str, accept: str, lines: Sequence[Line], parent: QWidget) -> None:
        super().__init__(title, parent, width=560)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk, self.lines = desk, tuple(lines)
        self.ids = tuple(line.id for line in lines)
        self.content.addWidget(words(_about(lines), "muted", wrap=True))
        self.sentence = words("", "error", wrap=True)
        self.sentence.hide()
        self.bar = named(QProgressBar(), _("Progress"))
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.hide()
        self.job: Job | None = None
        desk.background.moved.connect(self._move)
        self.add_button(button(_("Cancel"), self.reject))
        self.go = self.add_button(button(accept, primary=True), default=True)

    def end(self, work: Callable[[], object]) -> None:
        """Put the place of a refusal below the fields, all of them being there; the button does the work."""
        on_click(self.go, work)
        self.content.addWidget(self.bar)
        self.content.addWidget(self.sentence)
        self.content.addStretch(1)

    def refuse(self, sentence: str) -> None:
        """Say why nothing was done; the sheet stays."""
        self.go.setEnabled(True)
        self.bar.hide()
        self.sentence.setText(sentence)
        self.sentence.show()
        self.fit_later()
        self.reveal_later(self.sentence)

    def run(self, work: Callable[[Dossier, Job], Any], label: str, done: Callable[[Any], str]) -> None:
        """Do work on the dossier beside the window; `done` says what was done."""
        desk, path = self.desk, self.desk.path

        def job(job: Job) -> Any:
            with desk.kept_open(path) as dossier:
                return work(dossier, job)

        def end(answer: Any) -> None:
            desk.notify(done(answer))
            self.accept()

        def refused(refusal: Refusal) -> None:
            self.refuse(refusal.sentence)

        self.sentence.hide()
        self.go.setEnabled(False)
        self.job = desk.background.run(job, end, self, label=label, refused=refused, stopped=self.reject)
        QTimer.singleShot(_SHORT, self, self.show_progress)

    def show_progress(self) -> None:
        """Show how far the work is, unless it has ended meanwhile."""
        if self.job is not None and not self.job.ended:
            self.bar.show()
            self.fit_later()

    def _move(self, job: Job) -> None:
        if job is self.job and job.fraction > 0:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(job.fraction * 1000))


def said_changed(n: int) -> str:
    """Return what is said once lines have changed."""
    said = ngettext("{n} line changed (Ctrl+Z to undo)", "{n} lines changed (Ctrl+Z to undo)", n)
    return said.format(n=n)


def _about(lines: Sequence[Line]) -> str:
    """Return which lines a sheet is about: the one with its text, else their numbers."""
    if len(lines) == 1:
        return f"{lines[0].number} · {lines[0].text}"
    numbers = ", ".join(line.number for line in lines[:_NAMED])
    more = len(lines) - _NAMED
    if more <= 0:
        return numbers
    return ngettext("{lines} and {n} more", "{lines} and {n} more", more).format(lines=numbers, n=more)
