"""The sheet that brings a copy home: it rehearses first and tells what would come, then brings it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget
from typing_extensions import override

from cufdesk.i18n import _, ngettext, screen_translator
from cufdesk.ui.merging.chapter import offer_chapter
from cufdesk.ui.parts.dialogs import Sheet
from cufdesk.ui.parts.elided import Elided
from cufdesk.ui.parts.pieces import button, named, picture, restyle, row, set_icon, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from cufdesk.refusal import Refusal
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.background import Job
    from cufdesk.usecases.history import Turned
    from cufdesk.usecases.merging import Earlier, Merged


T = TypeVar("T")


class MergeSheet(Sheet):
    """Shows what a copy would bring, and brings it when the person says so.

    It closes where there is something to settle, and says what was done where there is not.
    """

    brought = Signal(object)
    """A `Merged`: the copy is home."""
    printing_asked = Signal(str)
    """The id of the merge whose report is wanted."""

    def __init__(self, desk: Desk, path: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Bring a copy home"), parent, width=640)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._path = path
        self._name = os.path.basename(path)
        self._job: Job | None = None
        self._earlier: Earlier | None = None
        self._merged: Merged | None = None
        self.told: QWidget | None = None
        self._lay_out()
        offer_chapter(self)
        self.report_button = self.add_left(button(_("Print the report…"), self._print, icon="printer"))
        self.stop = self.add_button(button("", self.reject))
        self.bring_button = self.add_button(
            button(_("Bring home"), self.bring, icon="download", primary=True), default=True
        )
        self.redo_button = self.add_button(
            button(_("Bring it back"), self.bring_back, icon="redo-2", primary=True)
        )
        self.rehearse()

    def _lay_out(self) -> None:
        self.content.addWidget(Elided(self._path, "muted", middle=True))
        line = self._said = row(spacing=10)
        self.sign = picture("info", 20, "accent")
        self.sentence = words("", wrap=True)
        line.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.sentence, 1)
        self.content.addLayout(line)
        self.bar = named(QProgressBar(), _("Progress"))
        self.bar.setTextVisible(False)
        self.content.addWidget(self.bar)
        self.content.addStretch(1)

    # what is going on ------------------------------------------------------------------------------------

    def rehearse(self) -> None:
        """Compare the copy with the dossier, beside the window."""
        from cufdesk.usecases.merging import rehearse

        dossier, path = self._desk.dossier, self._path
        self._work(
            _("Comparing the copy with the dossier…"),
            lambda job: rehearse(dossier, path, progress=job.progress, cancelled=job.cancelled),
            self._show,
        )

    def bring(self) -> None:
        """Bring the copy home, as far as the person agreed."""
        from cufdesk.usecases.merging import merge

        dossier, path, agreed = self._desk.dossier, self._path, self._has_agreed()
        self._work(
            _("Bringing the copy home…"),
            lambda job: merge(
                dossier, path, allow_removals=agreed, progress=job.progress, cancelled=job.cancelled
            ),
            self._end,
        )

    def bring_back(self) -> None:
        """Redo the merge of this copy that was undone, then look at what is left."""
        from cufdesk.usecases.merging import bring_back

        dossier, earlier = self._desk.dossier, self._earlier
        if earlier is not None:
            self._work(_("Bringing the copy home…"), lambda _job: bring_back(dossier, earlier), self._redone)

    def _work(self, label: str, work: Callable[[Job], T], done: Callable[[T], object]) -> None:
        if self._job is not None:
            return
        self._tell(label)
        self._show_buttons()
        self.stop.setText(_("Stop"))
        self.bar.setRange(0, 0)
        self.bar.show()
        if self.told is not None:
            self.told.setEnabled(False)

        def finished(answer: T) -> None:
            self._rest()
            done(answer)

        self._desk.background.moved.connect(self._move)
        self._job = self._desk.background.run(
            work, finished, self, label=label, refused=self._refused, stopped=self._stopped
        )
        self.stop.setFocus()
        self.fit_later()

    def _move(self, job: Job) -> None:
        if job is self._job and job.fraction > 0:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(job.fraction * 1000))

    def _rest(self) -> None:
        self._desk.background.moved.disconnect(self._move)
        self._job = None
        self.bar.hide()
        if self.told is not None:
            self.told.setEnabled(True)

    def _refused(self, refusal: Refusal) -> None:
        self._rest()
        self._drop_told()
        self._tell(refusal.sentence, "circle-alert", "danger")
        self._close_only()

    def _stopped(self) -> None:
        self._rest()
        self._desk.notify(_("Stopped: nothing was changed."))
        super().reject()

    # what is shown ---------------------------------------------------------------------------------------

    def _show(self, merged: Merged) -> None:
        self._earlier = merged.earlier
        self._drop_told()
        if merged.there:
            self._show_rehearsal(merged)
        else:
            self._show_nothing_new(merged)
        self.fit_later()

    def _show_rehearsal(self, merged: Merged) -> None:
        from cufdesk.ui.merging.rehearsal import Rehearsal

        self._tell(
            _("This is what the copy would bring. Nothing is changed yet; one undo takes all of it back.")
        )
        if merged.earlier is not None:
            self._tell(self._undone(merged.earlier), "undo-2", "warning")
        told = self.told = Rehearsal(merged)
        told.agreed.connect(self._show_agreement)
        self.content.insertWidget(self.content.count() - 1, told)
        self._show_buttons(bring=True, redo=merged.earlier is not None)
        self.bring_button.setEnabled(not merged.removals)
        restyle(self.bring_button, "danger", bool(merged.removals))
        self.stop.setText(_("Cancel"))
        (told.agreement or (self.redo_button if merged.earlier else self.bring_button)).setFocus()

    def _show_nothing_new(self, merged: Merged) -> None:
        if merged.earlier is not None:
            self._tell(self._undone(merged.earlier), "undo-2", "warning")
            self._show_buttons(redo=True)
            self.stop.setText(_("Cancel"))
            self.redo_button.setFocus()
            return
        self._tell(
            _("This copy brings nothing new: all that was written in it is known here."),
            "circle-check",
            "success",
        )
        self._close_only()

    def _undone(self, earlier: Earlier) -> str:
        from cufdesk.usecases.wording import moment_words

        said = _(
            "This copy was brought home before, on {moment}, and that was undone here since. What it brought"
            " then does not come again by itself: bring that back first."
        )
        return said.format(moment=moment_words(earlier.at, screen_translator()))

    def _show_agreement(self, agreed: bool) -> None:
        self.bring_button.setEnabled(agreed)

    def _has_agreed(self) -> bool:
        agreement = getattr(self.told, "agreement", None)
        return agreement is not None and agreement.isChecked()

    def _end(self, merged: Merged) -> None:
        """Say what was brought; with something to settle, give way to that."""
        self._merged = merged
        self._drop_told()
        n = len(merged.told)
        said = ngettext(
            "{n} change of the copy was brought home.", "{n} changes of the copy were brought home.", n
        )
        self._tell(said.format(n=screen_translator().number(n)), "circle-check", "success")
        self._close_only(report=bool(merged.write))
        self.brought.emit(merged)

    def _redone(self, _turned: Turned) -> None:
        self._desk.notify(_("The copy is home again."))
        self.rehearse()

    def _tell(self, sentence: str, icon: str = "info", tone: str = "accent") -> None:
        self.sentence.setText(sentence)
        shown = picture(icon, 20, tone)
        self._said.replaceWidget(self.sign, shown)
        self.sign.hide()
        self.sign.deleteLater()
        self.sign = shown
        self.setAccessibleDescription(sentence)

    def _close_only(self, *, report: bool = False) -> None:
        self._show_buttons(report=report)
        self.stop.setText(_("Close"))
        self.stop.setDefault(True)
        self.stop.setFocus()
        self.fit_later()

    def _show_buttons(self, *, bring: bool = False, redo: bool = False, report: bool = False) -> None:
        """Show the buttons that lead on from here; where a merge is to be brought back, that comes first."""
        self.bring_button.setVisible(bring)
        self.redo_button.setVisible(redo)
        self.report_button.setVisible(report)
        restyle(self.bring_button, "primary", not redo)
        set_icon(self.bring_button, "download")

    def _drop_told(self) -> None:
        if self.told is not None:
            self.content.removeWidget(self.told)
            self.told.deleteLater()
            self.told = None

    def _print(self) -> None:
        if self._merged is not None:
            self.printing_asked.emit(self._merged.write)

    @override
    def reject(self) -> None:
        """Stop what is going on, or close."""
        if self._job is not None:
            self._job.cancel()
            self.stop.setEnabled(False)
        else:
            super().reject()
