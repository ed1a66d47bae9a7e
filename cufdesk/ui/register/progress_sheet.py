"""How far lines are: a state on a day, what was told, and what shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cufdesk.i18n import _
from cufdesk.ui.parts.date_field import DayEditor
from cufdesk.ui.parts.editor import TextEdit
from cufdesk.ui.parts.labelled import Labelled, choice, chosen_key, line
from cufdesk.ui.parts.pieces import row
from cufdesk.ui.register.work_sheet import WorkSheet, said_changed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.domain.register import Line
    from cufdesk.storage.dossier import Dossier
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.background import Job

_KEEP = ""


class ProgressSheet(WorkSheet):
    """Asks for state, day, a note and evidence; the day is today's unless another is written."""

    def __init__(self, desk: Desk, lines: Sequence[Line], state: str, parent: QWidget) -> None:
        from cufdesk.words import DECISION_STATE

        title = _("Mark as done") if state == "done" else _("Note progress")
        super().__init__(desk, title, _("Keep"), lines, parent)
        states = {_KEEP: _("Leave as it is"), **{key: _(word) for key, word in DECISION_STATE.items()}}
        self.state = choice(states, state)
        self.day = DayEditor()
        self.day.show(desk.today())
        self.note = TextEdit(least=2)
        self.note.setTabChangesFocus(True)
        self.evidence = line(placeholder=_("A letter, a message, a file…"))
        both = row(spacing=16)
        both.addWidget(Labelled(_("State"), self.state), 1)
        self._day = Labelled(_("On"), self.day.widget)
        both.addWidget(self._day, 1)
        self.content.addLayout(both)
        self._evidence = Labelled(_("Evidence"), self.evidence)
        has_evidence = all(one.is_action for one in lines)
        self._evidence.setVisible(has_evidence)
        for part in (self._evidence, Labelled(_("What was told"), self.note)):
            self.content.addWidget(part)
        self.end(self.work)
        (self.evidence if state == "done" and has_evidence else self.note).setFocus()

    def work(self) -> None:
        """Keep it for all lines."""
        self._day.show_error(self.day.problem())
        if self.day.problem():
            return
        from cufdesk.usecases.register import Changes, change_lines

        evidence = self.evidence.text().strip()
        changes = Changes(
            state=chosen_key(self.state) or None,
            note=self.note.toPlainText().strip(),
            evidence=evidence or None,
            day=self.day.values()[0],
        )

        def work(dossier: Dossier, job: Job) -> int:
            return change_lines(dossier, self.ids, changes, progress=job.progress)

        self.run(work, _("Changing the register…"), said_changed)
