"""The second step: what would happen with each line, and what is done with it instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHeaderView, QTreeView, QWidget

from cufdesk.i18n import _, ngettext
from cufdesk.ui.exchanging.plan_model import OUTCOMES, PlanModel
from cufdesk.ui.parts.labelled import Labelled, chosen_key
from cufdesk.ui.parts.labelled import choice as choice_field
from cufdesk.ui.parts.pieces import column, named, words

if TYPE_CHECKING:
    from cufdesk.usecases.contact_plans import Plan

_CREATE, _LEAVE_OUT = "create", ""


class PlanStep(QWidget):
    """The lines of a file; beneath them why, and what is done with the chosen ones."""

    changed = Signal()

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.model = PlanModel(plan)
        self._lists = plan.lists
        entries = {"": _("All lines ({n})").format(n=self.model.count(""))}
        counts = {key: self.model.count(key) for key in OUTCOMES}
        entries |= {key: f"{_(OUTCOMES[key])} ({count})" for key, count in counts.items() if count}
        self.filter = choice_field(entries, "check" if counts["check"] else "")
        self.view = named(QTreeView(), _("What would happen, line by line"))
        self.reason = words("", wrap=True)
        self.act = choice_field({})
        self._act = Labelled(_("What is done with the chosen lines"), self.act)
        n = counts["refused"]
        self.skip = QCheckBox(
            ngettext("Go on without the line that cannot be taken in",
                     "Go on without the {n} lines that cannot be taken in", n).format(n=n)
        )  # fmt: skip
        self._lay_out()
        self.filter.currentIndexChanged.connect(self._show)
        self.view.selectionModel().selectionChanged.connect(self._choose)
        self.act.activated.connect(self._decide)
        self.skip.toggled.connect(self.changed)
        self.skip.setVisible(n > 0)
        self._show()

    def _lay_out(self) -> None:
        self.view.setModel(self.model)
        self.view.setRootIsDecorated(False)
        self.view.setUniformRowHeights(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setMinimumHeight(220)
        header = self.view.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)
        outside = column(self, spacing=10)
        outside.addWidget(Labelled(_("Show"), self.filter))
        outside.addWidget(self.view, 1)
        outside.addWidget(self.reason)
        outside.addWidget(self._act)
        outside.addWidget(self.skip)
        kept = [_("List: {name}").format(name=f"{one.name} ({len(one.people)})") for one in self._lists]
        self.lists = words(" · ".join(kept), "muted", wrap=True)
        self.lists.setVisible(bool(kept))
        outside.addWidget(self.lists)

    def _show(self) -> None:
        self.model.show_only(chosen_key(self.filter))
        if self.model.lines:
            self.view.setCurrentIndex(self.model.index(0, 0))
        self._choose()

    def rows(self) -> list[int]:
        """Return the chosen rows."""
        return sorted({index.row() for index in self.view.selectionModel().selectedRows()})

    def _choose(self) -> None:
        """Say why of the chosen line, and offer what can be done with it."""
        rows = self.rows()
        entries = [self.model.entry(row) for row in rows]
        self.reason.setText(self._why(rows[0]) if len(rows) == 1 else "")
        self.act.clear()
        self._act.setVisible(bool(entries) and all(entries))
        if not (entries and all(entries)):
            return
        only = entries[0] if len(entries) == 1 else None
        for label, key in self._choices(only):
            self.act.addItem(label, key)
        chosen = {self.model.plan.choice(self.model.lines[row].place) for row in rows}
        self.act.setCurrentIndex(self.act.findData(chosen.pop()) if len(chosen) == 1 else -1)

    def _choices(self, entry: object) -> list[tuple[str, str]]:
        from cufdesk.usecases.contact_plans import Entry

        offered = [(_("Leave out"), _LEAVE_OUT), (_("Take in as a new contact"), _CREATE)]
        if isinstance(entry, Entry):
            if entry.known:
                offered.insert(0, (_("Bring up to date"), entry.known))
            offered += [(_("Join to {name}").format(name=one.name), one.id) for one in entry.candidates]
        return offered

    def _why(self, row: int) -> str:
        line, entry = self.model.lines[row], self.model.entry(row)
        if entry is None:
            return line.reason
        said = [one.sentence for one in entry.candidates]
        return "\n".join(said + [change.sentence for change in entry.changes])

    def _decide(self) -> None:
        self.model.choose(self.rows(), str(self.act.currentData() or ""))
        self.changed.emit()

    def may_go_on(self) -> bool:
        """Tell whether lines that cannot be taken in hold nothing back."""
        return self.skip.isChecked() or not self.model.plan.refused
