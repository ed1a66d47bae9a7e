"""The rows of the history as its list sees them: days and the writes of each, read a page at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

if TYPE_CHECKING:
    from cufdesk.storage.history import Asked
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.background import Job
    from cufdesk.usecases.telling import Line

PAGE = 100  # writes read at once
Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class HistoryModel(QAbstractListModel):
    """Asks beside the window; a newer question stops the older one. A row is a day (a text) or a write."""

    answered = Signal()
    """The list shows a new answer from its top."""
    lengthened = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.whole = False
        self._desk = desk
        self._asked: Asked | None = None
        self._rows: list[str | Line] = []
        self._lines = 0
        self._turn = 0
        self._job: Job | None = None

    def ask(self, asked: Asked, *, at_least: int = 0, down_to: str = "") -> None:
        """Show another part of the history: at least so many writes, and as far down as a write is."""
        self.stop()
        self._asked = asked
        pages = max(1, -(-at_least // PAGE))
        self._read(replace(asked, limit=pages * PAGE), down_to, self._take_first)

    def refresh(self) -> None:
        """Ask again for as much as is shown."""
        if self._asked is not None:
            self.ask(self._asked, at_least=self._lines)

    def stop(self) -> None:
        """Want no answer any more."""
        self._turn += 1
        if self._job is not None:
            self._job.cancel()

    def lengthen(self) -> None:
        """Read the next page, unless an answer is on its way or nothing is left."""
        waits = self._job is not None and not self._job.ended
        last = self._rows[-1] if self._rows else ""
        if self._asked is None or self.whole or waits or isinstance(last, str):
            return
        self._read(replace(self._asked, before=last.place, limit=PAGE), "", self._take_more)

    def count(self) -> int:
        """Return how many writes are listed so far."""
        return self._lines

    def row_at(self, place: int) -> str | Line | None:
        """Return a day or a write."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def id_at(self, place: int) -> str:
        """Return the id of the write in a row; nothing for a day."""
        row = self.row_at(place)
        return "" if row is None or isinstance(row, str) else row.id

    def place_of(self, written: str) -> int:
        """Return where a write stands among those that are listed, or -1."""
        found = (at for at, row in enumerate(self._rows) if not isinstance(row, str) and row.id == written)
        return next(found, -1)

    def ends_day(self, place: int) -> bool:
        """Tell whether a row is the last of its day."""
        return place + 1 >= len(self._rows) or isinstance(self._rows[place + 1], str)

    def _read(self, asked: Asked, down_to: str, take: Any) -> None:
        turn, desk, path, today = self._turn, self._desk, self._desk.path, self._desk.today()

        def question() -> tuple[list[Line], bool]:
            from cufdesk.usecases.telling import lines

            def wanted() -> bool:
                return turn == self._turn

            with desk.kept_open(path) as dossier:
                found = lines(dossier, asked, today, wanted)
                more = len(found) == asked.limit
                while down_to and more and wanted() and all(line.id != down_to for line in found):
                    page = lines(dossier, replace(asked, before=found[-1].place, limit=PAGE), today, wanted)
                    found, more = found + page, len(page) == PAGE
            return found, more

        self._job = self._desk.background.ask(question, take, self)

    def _take_first(self, answer: tuple[list[Line], bool]) -> None:
        found, more = answer
        self.beginResetModel()
        self._rows, self._lines, self.whole = _with_days(found, ""), len(found), not more
        self.endResetModel()
        self.answered.emit()

    def _take_more(self, answer: tuple[list[Line], bool]) -> None:
        found, more = answer
        last = self._rows[-1] if self._rows else ""
        rows = _with_days(found, "" if isinstance(last, str) else last.day)
        self.whole = not more
        if rows:
            known = len(self._rows)
            self.beginInsertRows(QModelIndex(), known, known + len(rows) - 1)
            self._rows += rows
            self._lines += len(found)
            self.endInsertRows()
        self.lengthened.emit()

    # Qt ------------------------------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.row_at(index.row()), str):
            return Qt.ItemFlag.NoItemFlags  # the keyboard passes over days
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index.row())
        if role not in _SPOKEN or row is None:
            return None
        if isinstance(row, str):
            return row
        if role != Qt.ItemDataRole.AccessibleTextRole:
            return row.title
        return ", ".join(part for part in (row.title, row.summary, row.detail) if part)


_SPOKEN = frozenset({int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)})


def _with_days(lines: list[Line], day: str) -> list[str | Line]:
    """Return writes with each day before its first, given the day that they continue."""
    rows: list[str | Line] = []
    for line in lines:
        if line.day != day:
            day = line.day
            rows.append(day)
        rows.append(line)
    return rows
