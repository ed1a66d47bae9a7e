"""The dialog that brings contacts in: the columns of a table, what would happen, and what was done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget
from typing_extensions import override

from cufdesk.i18n import _, ngettext
from cufdesk.refusal import Refusal
from cufdesk.ui.exchanging.columns_step import ColumnsStep
from cufdesk.ui.exchanging.plan_step import PlanStep
from cufdesk.ui.parts.dialogs import Sheet
from cufdesk.ui.parts.pieces import button, named, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.background import Job
    from cufdesk.usecases.contact_files import ContactFile
    from cufdesk.usecases.contact_plans import Imported, Plan


class ImportSheet(Sheet):
    """Reads a file, shows what would come of it, and brings it in; nothing is written before that."""

    ended = Signal()
    """The contacts are in the dossier."""

    def __init__(self, desk: Desk, path: str, parent: QWidget | None = None) -> None:
        name = Path(path).name
        super().__init__(_("Bring in contacts: {name}").format(name=name), parent, width=760)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._path = path
        self._job: Job | None = None
        self._file: ContactFile | None = None
        self.step: QWidget | None = None
        self.sentence = words("", wrap=True)
        self.bar = named(QProgressBar(), _("Progress"))
        self.bar.setTextVisible(False)
        self.content.addWidget(self.sentence)
        self.content.addWidget(self.bar)
        self.back = self.add_left(button(_("Back to the columns"), self._show_columns, quiet=True))
        self.stop = self.add_button(button(_("Cancel"), self.reject))
        self.go = self.add_button(button(_("Go on"), self._go_on, primary=True), default=True)
        desk.background.moved.connect(self._move)
        self._read()

    # working ---------------------------------------------------------------------------------------------

    def _run(self, label: str, work: Callable[[Any, Job], Any], done: Callable[[Any], object]) -> None:
        """Do something beside the window, on the dossier as it stays open."""
        path = self._desk.path

        def run(job: Job) -> object:
            with self._desk.kept_open(path) as dossier:
                return work(dossier, job)

        def settled(answer: Any) -> None:
            self._rest()
            done(answer)

        self._clear()
        self._say(label)
        self.bar.setRange(0, 0)
        self.bar.show()
        self.go.hide()
        self.back.hide()
        self._job = self._desk.background.run(
            run, settled, self, label=label, refused=self._refuse, stopped=self.reject
        )

    def _rest(self) -> None:
        self._job = None
        self.bar.hide()
        self._say("")

    def _refuse(self, refusal: Refusal) -> None:
        self._rest()
        self._say(refusal.sentence)
        self.stop.setText(_("Close"))
        self.stop.setFocus()
        self.fit_later()

    def _move(self, job: Job) -> None:
        if job is self._job and job.fraction > 0:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(job.fraction * 1000))

    def _say(self, text: str) -> None:
        self.sentence.setText(text)
        self.sentence.setVisible(bool(text))

    def _clear(self) -> None:
        if self.step is not None:
            self.step.hide()
            self.step.deleteLater()
            self.step = None

    def _put(self, step: QWidget) -> None:
        self.step = step
        self.content.addWidget(step, 1)
        self.go.show()
        self.stop.setText(_("Cancel"))
        self.fit_later()

    # the steps -------------------------------------------------------------------------------------------

    def _read(self, sheet: str = "") -> None:
        def read(_dossier: object, _job: Job) -> ContactFile:
            from cufdesk.usecases.contact_files import read_contacts

            return read_contacts(Path(self._path), sheet=sheet)

        self._run(_("Reading {name}…").format(name=Path(self._path).name), read, self._take)

    def _take(self, file: ContactFile) -> None:
        self._file = file
        if file.table is None:
            self._look()
        else:
            self._show_columns()

    def _show_columns(self) -> None:
        file = self._file
        if file is None or file.table is None or file.mapping is None:
            return
        self._clear()
        self.back.hide()
        step = ColumnsStep(file.table, file.mapping)
        step.sheet_wanted.connect(self._read)
        self.go.setText(_("Go on"))
        self.go.setEnabled(True)
        self._put(step)
        self.go.setFocus()

    def _go_on(self) -> None:
        if isinstance(self.step, ColumnsStep):
            self._look(self.step)
        elif isinstance(self.step, PlanStep):
            self._bring_in(self.step.model.plan)

    def _look(self, columns: ColumnsStep | None = None) -> None:
        file, mapping = self._file, columns.mapping() if columns else None
        if file is None:
            return

        def plan(dossier: Any, job: Job) -> tuple[ContactFile, Plan]:
            from cufdesk.usecases.contact_import import plan_import

            taken = file.with_mapping(mapping) if mapping else file
            return taken, plan_import(dossier, taken, progress=job.progress, cancelled=job.cancelled)

        self._run(_("Comparing with the contacts of the dossier…"), plan, self._show_plan)

    def _show_plan(self, planned: tuple[ContactFile, Plan]) -> None:
        self._file, plan = planned
        step = PlanStep(plan)
        step.changed.connect(self._count)
        self.back.setVisible(self._file.table is not None)
        self._put(step)
        self._count()
        step.view.setFocus()

    def _count(self) -> None:
        """Say on the button how many come in, and hold it back where a line cannot."""
        step = self.step
        if not isinstance(step, PlanStep):
            return
        plan = step.model.plan
        n = sum(
            1
            for place, entry in enumerate(plan.entries)
            if plan.choice(place) and not entry.is_named_only and entry.outcome != "unchanged"
        )
        self.go.setText(ngettext("Bring in {n} contact", "Bring in {n} contacts", n).format(n=n))
        brings = n > 0 or bool(plan.lists)
        self.go.setEnabled(brings and step.may_go_on() and not self._desk.read_only)

    def _bring_in(self, plan: Plan) -> None:
        def write(dossier: Any, job: Job) -> Imported:
            from cufdesk.usecases.contact_bringing import bring_in

            return bring_in(dossier, plan, progress=job.progress, cancelled=job.cancelled)

        self._run(_("Bringing in the contacts…"), write, self._finish)

    def _finish(self, done: Imported) -> None:
        said = [
            ngettext("{n} contact created", "{n} contacts created", done.created).format(n=done.created),
            ngettext("{n} brought up to date", "{n} brought up to date", done.updated).format(n=done.updated),
        ]
        self._say(" · ".join(said))
        self.undo = self.add_left(button(_("Undo the import"), self._undo, icon="undo-2"))
        self.stop.setText(_("Close"))
        self.stop.setFocus()
        self.ended.emit()
        self.fit_later()

    def _undo(self) -> None:
        def undo(dossier: Any, _job: Job) -> object:
            from cufdesk.usecases.history import undo

            return undo(dossier)

        def told(_turned: object) -> None:
            self._desk.notify(_("The import was undone."))
            self.accept()

        self.undo.hide()
        self._run(_("Undoing the import…"), undo, told)

    @override
    def done(self, result: int) -> None:
        if self._job is not None:
            self._job.cancel()
        super().done(result)
