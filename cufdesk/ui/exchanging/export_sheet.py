"""The dialog that writes contacts to a file: whom, in which format, where."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QProgressBar, QWidget
from typing_extensions import override

from cufdesk.i18n import N_, _, ngettext, screen_language
from cufdesk.refusal import Refusal
from cufdesk.ui.parts.dialogs import Sheet, choose_new_file, confirm
from cufdesk.ui.parts.labelled import Labelled, choice, chosen_key
from cufdesk.ui.parts.pieces import button, named, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.background import Job
    from cufdesk.usecases.contact_export import Which

FORMATS = {
    "3.0": N_("vCard 3.0, for address books and telephones"),
    "4.0": N_("vCard 4.0"),
    "csv": N_("CSV for Excel"),
    "xlsx": N_("Excel workbook (.xlsx)"),
}
_ALL, _SHOWN = "all", "shown"


class ExportSheet(Sheet):
    """Asks whom and how, then where; the file is written beside the window."""

    def __init__(self, desk: Desk, shown: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(_("Export contacts"), parent, width=520)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._ids = desk, tuple(shown)
        self._job: Job | None = None
        self.who = choice(self._people())
        self.format = choice({key: _(word) for key, word in FORMATS.items()})
        self.bodies = QCheckBox(_("The bodies as well, each as a contact"))
        self.whole = QCheckBox(_("Also what only this program reads"))
        hint = _("Origin, legal basis, dates: for another dossier. Leave it out of what you hand to others.")
        self.whole.setAccessibleDescription(hint)
        self.sentence = words("", "error", wrap=True)
        self.sentence.hide()
        self.bar = named(QProgressBar(), _("Progress"))
        self.bar.setTextVisible(False)
        self.bar.hide()
        for part in (
            Labelled(_("Whom"), self.who),
            Labelled(_("Format"), self.format),
            self.bodies,
            self.whole,
            words(hint, "muted", wrap=True),
        ):
            self.content.addWidget(part)
        self.content.addWidget(self.sentence)
        self.content.addWidget(self.bar)
        self.content.addStretch(1)
        self.stop = self.add_button(button(_("Cancel"), self.reject))
        self.go = self.add_button(button(_("Export…"), self.ask, primary=True), default=True)
        self.format.currentIndexChanged.connect(self._show_format)
        desk.background.moved.connect(self._move)
        self._show_format()

    def _people(self) -> dict[str, str]:
        from cufdesk.usecases.groups import groups

        entries = {_ALL: _("All contacts")}
        if self._ids:
            n = len(self._ids)
            said = ngettext("The contact of the list that is shown",
                            "The {n} contacts of the list that is shown", n)  # fmt: skip
            entries[_SHOWN] = said.format(n=n)
        for group in groups(self._desk.dossier):
            entries[group.id] = _("List: {name}").format(name=group.name.in_language(screen_language()))
        return entries

    def _show_format(self) -> None:
        self.whole.setEnabled(chosen_key(self.format) in {"3.0", "4.0"})

    def which(self) -> Which:
        """Return whom and what is chosen."""
        from cufdesk.usecases.contact_export import Which

        who = chosen_key(self.who)
        return Which(
            group=who if who not in {_ALL, _SHOWN} else "",
            people=self._ids if who == _SHOWN else (),
            bodies=self.bodies.isChecked(),
            whole=self.whole.isChecked(),
        )

    def ask(self) -> None:
        """Ask where the file goes, and write it."""
        key = chosen_key(self.format)
        ending = f".{key}" if key in {"csv", "xlsx"} else ".vcf"
        path = choose_new_file(
            self,
            self._desk.settings,
            _("Export contacts"),
            f"contacts{ending}",
            ending,
            use="contacts",
            otherwise=os.path.dirname(self._desk.path),
        )
        if not path:
            return
        name = os.path.basename(path)
        text = _("There is a file “{name}” already. Replace it?").format(name=name)
        if os.path.exists(path) and not confirm(self, _("Replace the file"), text, _("Replace"), danger=True):
            return
        self.write(path)

    def write(self, path: str) -> None:
        """Write the file beside the window."""
        which, key, home = self.which(), chosen_key(self.format), self._desk.path
        version = key if key in {"3.0", "4.0"} else "3.0"

        def work(job: Job) -> int:
            from cufdesk.usecases.contact_export import export_contacts

            with self._desk.kept_open(home) as dossier:
                return export_contacts(
                    dossier,
                    Path(path),
                    which,
                    vcard_version=version,
                    progress=job.progress,
                    cancelled=job.cancelled,
                )

        self.sentence.hide()
        self.go.setEnabled(False)
        self.bar.setRange(0, 0)
        self.bar.show()
        self._job = self._desk.background.run(
            work,
            lambda n: self._tell(n, path),
            self,
            label=_("Exporting contacts…"),
            refused=self._refuse,
            stopped=self.reject,
        )

    def _tell(self, n: int, path: str) -> None:
        self._job = None
        name = os.path.basename(path)
        said = ngettext("{n} contact written to {name}", "{n} contacts written to {name}", n)
        self._desk.notify(said.format(n=n, name=name))
        self.accept()

    def _refuse(self, refusal: Refusal) -> None:
        self._job = None
        self.bar.hide()
        self.go.setEnabled(True)
        self.sentence.setText(refusal.sentence)
        self.sentence.show()
        self.fit_later()

    def _move(self, job: Job) -> None:
        if job is self._job and job.fraction > 0:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(job.fraction * 1000))

    @override
    def done(self, result: int) -> None:
        if self._job is not None:
            self._job.cancel()
        super().done(result)
