"""The list of what was understood, as Qt asks for it: a heading for each group, then its items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.review.items import GROUPS, Item
from cufdesk.ui.review.wording import GROUP_NAMES, group_summary, spoken

if TYPE_CHECKING:
    from cufdesk.ui.review.model import Review

Index = QModelIndex | QPersistentModelIndex
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class Rows(QAbstractListModel):
    """Headings (a group's name) and items, in the order of the review."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review: Review | None = None
        self._rows: list[str | Item] = []

    def show_review(self, review: Review) -> None:
        """Show another text's items."""
        self.beginResetModel()
        self._review = review
        self._rows = self._collected()
        self.endResetModel()

    def refresh(self) -> bool:
        """Show what has changed; return whether rows came or went, so that the list was begun anew."""
        rows = self._collected()
        if rows == self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

    def at(self, index: Index) -> str | Item | None:
        """Return the group or the item of a row."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def item_at(self, index: Index) -> Item | None:
        """Return the item of a row, None for a heading."""
        row = self.at(index)
        return row if isinstance(row, Item) else None

    def index_of(self, row: str | Item) -> QModelIndex:
        """Return where a group's heading or an item stands."""
        return self.index(self._rows.index(row)) if row in self._rows else QModelIndex()

    def items_of(self, group: str) -> list[Item]:
        """Return the items of a group."""
        return self._review.in_group(group) if self._review else []

    def _collected(self) -> list[str | Item]:
        rows: list[str | Item] = []
        for group in GROUPS:
            items = self.items_of(group)
            if items:
                rows += [group, *items]
        return rows

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.at(index)
        if row is None:
            return None
        if role in _SPOKEN:
            return spoken(row) if isinstance(row, Item) else self._heading(row)
        if role == Qt.ItemDataRole.CheckStateRole and isinstance(row, Item) and row.optional:
            return Qt.CheckState.Checked if row.kept else Qt.CheckState.Unchecked
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.item_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _heading(self, group: str) -> str:
        return f"{_(GROUP_NAMES[group])}, {group_summary(self.items_of(group))}"
