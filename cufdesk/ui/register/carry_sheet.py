"""To which meeting's agenda actions are carried over: one that is there, or a new one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cufdesk.i18n import _, ngettext, screen_language, screen_translator
from cufdesk.ui.parts.date_field import DayEditor
from cufdesk.ui.parts.labelled import Labelled, choice, chosen_key, line
from cufdesk.ui.parts.pieces import row
from cufdesk.ui.register.work_sheet import WorkSheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.domain.register import Line
    from cufdesk.storage.dossier import Dossier
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.background import Job
    from cufdesk.usecases.register import CarriedOver

_NEW = ""


class CarrySheet(WorkSheet):
    """Proposes the next meeting from today on; without any, a new one."""

    def __init__(
        self, desk: Desk, lines: Sequence[Line], agendas: Sequence[tuple[str, str, str]], parent: QWidget
    ) -> None:
        super().__init__(desk, _("Carry over to the agenda of…"), _("Carry over"), lines, parent)
        origins = {line.meeting_id for line in lines}
        offered = [agenda for agenda in agendas if agenda[0] not in origins]
        entries = {one: _dated(name, day) for one, name, day in offered}
        ahead = [(day, one) for one, _name, day in offered if day >= desk.today().isoformat()]
        self.meeting = choice({**entries, _NEW: _("A new meeting…")}, min(ahead)[1] if ahead else _NEW)
        if not ahead:
            self.meeting.setCurrentIndex(self.meeting.findData(_NEW))
        self.title = line(_("Next meeting"))
        self.day = DayEditor()
        self._new = QWidget()
        both = row(self._new, spacing=16)
        both.addWidget(Labelled(_("Title"), self.title), 2)
        self._day = Labelled(_("Date"), self.day.widget)
        both.addWidget(self._day, 1)
        self.content.addWidget(Labelled(_("Meeting"), self.meeting))
        self.content.addWidget(self._new)
        self.end(self.work)
        self.meeting.currentIndexChanged.connect(self._show_new)
        self._show_new()
        self.meeting.setFocus()

    def _show_new(self) -> None:
        self._new.setVisible(chosen_key(self.meeting) == _NEW)
        self.fit_later()

    def work(self) -> None:
        """Carry them over, or say why not."""
        self._day.show_error(self.day.problem())
        if self.day.problem():
            return
        from cufdesk.domain.meetings import Meeting
        from cufdesk.domain.values import Bilingual
        from cufdesk.usecases.register import carry_over

        target: str | Meeting = chosen_key(self.meeting)
        if not target:
            title = self.title.text().strip()
            named = Bilingual(es=title) if screen_language() == "es" else Bilingual(fr=title)
            target = Meeting(title=named, first_day=self.day.values()[0])
        chosen = target

        def work(dossier: Dossier, _job: Job) -> CarriedOver:
            return carry_over(dossier, self.ids, chosen)

        self.run(work, _("Carrying over…"), _said)


def _said(done: CarriedOver) -> str:
    said = ngettext(
        "{n} action carried over to “{name}” (Ctrl+Z to undo)",
        "{n} actions carried over to “{name}” (Ctrl+Z to undo)",
        done.added,
    )
    return said.format(n=done.added, name=done.meeting.title.in_language(screen_language()))


def _dated(name: str, day: str) -> str:
    """Return how a meeting is offered: its name, and the day that it is on."""
    when = screen_translator().short_date(date.fromisoformat(day)) if day else ""
    return f"{name} ({when})" if when else name
