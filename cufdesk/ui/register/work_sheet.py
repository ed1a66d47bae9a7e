"""What the sheets of the register have in common: they work beside the window, and stay with a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cufdesk.i18n import _, ngettext
from cufdesk.ui.parts.dialogs import Sheet
from cufdesk.ui.parts.pieces import button, on_click, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cufdesk.domain.register import Line
    from cufdesk.refusal import Refusal
    from cufdesk.storage.dossier import Dossier
    from cufdesk.ui.desk import Desk

_NAMED = 4


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
        self.add_button(button(_("Cancel"), self.reject))
        self.go = self.add_button(button(accept, primary=True), default=True)

    def end(self, work: Callable[[], object]) -> None:
        """Put the place of a refusal below the fields, all of them being there; the button does the work."""
        on_click(self.go, work)
        self.content.addWidget(self.sentence)
        self.content.addStretch(1)

    def refuse(self, sentence: str) -> None:
        """Say why nothing was done; the sheet stays."""
        self.go.setEnabled(True)
        self.sentence.setText(sentence)
        self.sentence.show()
        self.fit_later()
        self.reveal_later(self.sentence)

    def run(self, work: Callable[[Dossier], Any], label: str, done: Callable[[Any], str]) -> None:
        """Do work on the dossier beside the window; `done` says what was done."""
        desk, path = self.desk, self.desk.path

        def job(_job: object) -> Any:
            with desk.kept_open(path) as dossier:
                return work(dossier)

        def end(answer: Any) -> None:
            desk.notify(done(answer))
            self.accept()

        def refused(refusal: Refusal) -> None:
            self.refuse(refusal.sentence)

        self.sentence.hide()
        self.go.setEnabled(False)
        desk.background.run(job, end, self, label=label, refused=refused, stopped=self.reject)


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
