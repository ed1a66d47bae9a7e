"""The lines of a file of contacts as rows: the line, who it is, what would become of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from cufdesk.i18n import N_, _

if TYPE_CHECKING:
    from cufdesk.usecases.contact_plans import Entry, Plan

OUTCOMES = {
    "check": N_("To check"),
    "create": N_("New contact"),
    "update": N_("Brought up to date"),
    "unchanged": N_("Unchanged"),
    "refused": N_("Cannot be taken in"),
    "note": N_("Taken in, but not all of it"),
}
_LEFT_OUT = N_("Left out")
_JOINED = N_("Joined to {name}")
_HEADINGS = (N_("Row"), N_("Name"), N_("What becomes of it"))
_Index = QModelIndex | QPersistentModelIndex


class Line(NamedTuple):
    """A row: `place` is that of the entry in the plan, or -1 for a line that could not be read."""

    number: int
    name: str
    outcome: str
    place: int
    reason: str


class PlanModel(QAbstractTableModel):
    """The lines of a plan, all or those with one outcome."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan
        self._all = _lines(plan)
        self.lines = self._all

    def count(self, outcome: str) -> int:
        """Count the lines with an outcome, or all."""
        return sum(1 for line in self._all if outcome in {"", line.outcome})

    def show_only(self, outcome: str) -> None:
        """Show the lines with an outcome, or all."""
        self.beginResetModel()
        self.lines = [line for line in self._all if outcome in {"", line.outcome}]
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """Return what stands in a row, None for a line that could not be read."""
        place = self.lines[row].place
        return self.plan.entries[place] if place >= 0 else None

    def choose(self, rows: list[int], to: str) -> None:
        """Note what is done with rows instead of what is proposed."""
        for row in rows:
            place = self.lines[row].place
            if place >= 0:
                self.plan.choices[place] = to
                self.dataChanged.emit(self.index(row, 0), self.index(row, 2))

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(_HEADINGS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _(_HEADINGS[section])
        return None

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        line = self.lines[index.row()]
        return (str(line.number), line.name, self.said(index.row()))[index.column()]

    def said(self, row: int) -> str:
        """Return what would become of a row, as chosen."""
        line = self.lines[row]
        entry = self.entry(row)
        if entry is None:
            return _(OUTCOMES[line.outcome])
        chosen = self.plan.choice(line.place)
        if chosen == "":
            return _("To check: left out") if entry.outcome == "check" else _(_LEFT_OUT)
        if chosen == "create":
            return _(OUTCOMES[chosen])
        if chosen == entry.known:
            return _(OUTCOMES[entry.outcome])
        name = next((one.name for one in entry.candidates if one.id == chosen), "")
        return _(_JOINED).format(name=name)


def _lines(plan: Plan) -> list[Line]:
    found = [
        Line(entry.line, entry.name, entry.outcome, place, entry.reason)
        for place, entry in enumerate(plan.entries)
        if not entry.is_named_only or entry.outcome == "check"
    ]
    found += [Line(one.line, one.text, "refused", -1, one.reason) for one in plan.refused]
    found += [Line(one.line, one.text, "note", -1, one.reason) for one in plan.notes]
    return sorted(found, key=lambda line: (line.number, line.place))
