"""The lines of the register as its list sees them: all at hand, narrowed and ordered at each keystroke."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from cufdesk.i18n import N_, _
from cufdesk.ui.register.wording import (
    said_beneath,
    said_beside_deadline,
    said_carried,
    said_deadline,
    said_state,
    said_whole,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cufdesk.domain.register import Line, Scope

WHAT, DUE, STATE, FROM = range(4)
_TITLES = (N_("Decision or action"), N_("Deadline"), N_("State"), N_("Decision · meeting"))
_NO_INDEX = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class Said(NamedTuple):
    """What the cells of a line say, each with a text and perhaps another below it."""

    beneath: str
    due: str
    beside_due: str
    state: str
    origin: tuple[str, str]
    late: bool
    over: bool


class RegisterModel(QAbstractTableModel):
    """Holds all lines, and shows those within a scope in an order."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.alone = False
        self._orders: dict[str, list[Line]] = {}
        self._shown: list[Line] = []
        self._said: dict[tuple[str, bool], Said] = {}

    def take(self, orders: dict[str, list[Line]]) -> None:
        """Hold other lines, in each of the orders that can be asked for; `narrow` shows them."""
        self._orders = orders
        self._said.clear()

    def narrow(self, scope: Scope, order: str) -> None:
        """Show the lines within a scope in an order."""
        from cufdesk.domain.register import wanted

        found = wanted(self._orders.get(order, ()), scope, self.today)
        self.beginResetModel()
        self._shown = found
        self.endResetModel()

    @property
    def lines(self) -> Sequence[Line]:
        """The lines that are shown, in their order."""
        return self._shown

    @property
    def is_empty(self) -> bool:
        """Tell whether there is no line at all, whatever the scope."""
        return not any(self._orders.values())

    def line_at(self, place: int) -> Line | None:
        """Return the line of a row."""
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def said(self, line: Line) -> Said:
        """Return what the cells of a line say; it is put together once, and painted many times."""
        key = (line.id, self.alone)
        if key not in self._said:
            due, beside = said_deadline(line), said_beside_deadline(line, self.today)
            self._said[key] = Said(
                said_beneath(line, self.today, alone=self.alone),
                due,
                "" if beside == due else beside,
                said_state(line),
                (line.decision if line.is_action else line.theme, said_carried(line) or line.meeting),
                line.is_late(self.today.isoformat()),
                line.state in {"done", "dropped"},
            )
        return self._said[key]

    def place_of(self, record_id: str) -> int:
        """Return where a record stands among the lines that are shown, or -1."""
        return next((place for place, line in enumerate(self._shown) if line.id == record_id), -1)

    def is_last(self, place: int) -> bool:
        """Tell whether a row is the last of the list."""
        return place == len(self._shown) - 1

    # Qt ------------------------------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(_TITLES)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line_at(index.row())
        if role not in _SPOKEN or line is None:
            return None
        if index.column() == WHAT:
            return said_whole(line, self.today) if role != Qt.ItemDataRole.DisplayRole else line.text
        return (said_deadline(line), said_state(line), line.meeting)[index.column() - 1]

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(_TITLES[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


_SPOKEN = frozenset({int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)})
