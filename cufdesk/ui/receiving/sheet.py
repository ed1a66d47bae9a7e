"""The sheet that says what received PDFs are: a card for each, made in the background."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget
from typing_extensions import override

from cufdesk.i18n import _, ngettext
from cufdesk.ui.parts.dialogs import Sheet
from cufdesk.ui.parts.pieces import button, named, words
from cufdesk.ui.receiving.card import ReceivedCard, RefusedCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.refusal import Refusal
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.background import Job
    from cufdesk.usecases.received_documents import Received


class ReceivedSheet(Sheet):
    """Shows one card a file; going elsewhere from a card closes the sheet."""

    def __init__(self, desk: Desk, paths: Sequence[str], parent: QWidget | None = None) -> None:
        title = ngettext("A received PDF", "{n} received PDFs", len(paths)).format(n=len(paths))
        super().__init__(title, parent, width=720)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._waiting = list(paths)
        self._job: Job | None = None
        self.cards: list[QWidget] = []
        self.sentence = words("", "muted", wrap=True)
        self.bar = named(QProgressBar(), _("Progress"))
        self.bar.setTextVisible(False)
        self.content.addWidget(self.sentence)
        self.content.addWidget(self.bar)
        self.content.addStretch(1)
        self.close_button = self.add_button(button(_("Stop"), self.reject), default=True)
        desk.background.moved.connect(self._move)
        self._next()

    def _next(self) -> None:
        """Look at the next file, or rest."""
        if not self._waiting:
            self._rest()
            return
        path = Path(self._waiting.pop(0))
        dossier_path = self._desk.path

        def look(job: Job) -> Received:
            from cufdesk.usecases.received_documents import recognise

            with self._desk.kept_open(dossier_path) as dossier:
                return recognise(dossier, path, progress=job.progress, wanted=lambda: not job.cancelled())

        label = _("Recognising {name}…").format(name=path.name)
        self.sentence.setText(label)
        self.bar.setRange(0, 0)
        self._job = self._desk.background.run(
            look,
            self._show,
            self,
            label=label,
            refused=lambda refusal: self._refused(path.name, refusal),
            stopped=self._stop,
        )

    def _move(self, job: Job) -> None:
        if job is self._job and job.fraction > 0:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(job.fraction * 1000))

    def _show(self, found: Received) -> None:
        card = ReceivedCard(self._desk, found)
        card.left.connect(self.accept)
        self._add(card)

    def _refused(self, name: str, refusal: Refusal) -> None:
        self._add(RefusedCard(name, refusal.sentence))

    def _stop(self) -> None:
        """Rest with what there is: the work was stopped, here or at the foot of another window."""
        self._waiting.clear()
        self._job = None
        if self.cards:
            self._rest()
        else:
            self.reject()

    def _add(self, card: QWidget) -> None:
        self.cards.append(card)
        if self._job is not None and self._job.cancelled():  # this file was done before it heard of it
            self._waiting.clear()
        self.content.insertWidget(self.content.count() - 1, card)
        self._job = None
        self._next()
        self.fit_later()

    def _rest(self) -> None:
        self.sentence.hide()
        self.bar.hide()
        self.close_button.setText(_("Close"))
        first = self.cards[0]
        if isinstance(first, ReceivedCard) and first.main_button is not None:
            first.main_button.setFocus()
        else:
            self.close_button.setFocus()

    @override
    def done(self, result: int) -> None:
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()
        super().done(result)
