"""A list's rows as the view sees them: entry numbers for all, texts for the pages that are looked at."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from typing_extensions import override

from cufdesk.i18n import _, screen_language
from cufdesk.storage.list_reader import PAGE, Query
from cufdesk.ui.parts.photos import Photos

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from cufdesk.storage.lists import Found, Lists, Row
    from cufdesk.ui.parts.background import Background, Job
    from cufdesk.ui.parts.columns import Cells

_KEPT_PAGES = 40
_PAUSE = 150  # milliseconds without a keystroke before the rest of a long list is read
Index = QModelIndex | QPersistentModelIndex
_DECORATION = int(Qt.ItemDataRole.DecorationRole)
_NO_INDEX = QModelIndex()


class PagedModel(QAbstractTableModel):
    """Asks the lists beside the window; a newer question stops the older one."""

    answered = Signal(int)
    """The list shows a new answer; where the record to keep stands, or -1."""
    counted = Signal()
    """It is known how many records the list holds."""

    def __init__(self, lists: Lists, background: Background, cells: Cells, parent: QObject) -> None:
        super().__init__(parent)
        self.cells = cells
        self.query = Query("")
        self.whole = False
        self._lists = lists
        self._background = background
        self._rows: array[int] = array("I")
        self._pages: dict[int, list[Row]] = {}
        self._asked: set[int] = set()
        self._photos = Photos(lists, background, self)
        self._photos.came.connect(self._show_photos)
        self._job: Job | None = None
        self._turn = 0
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._ask_rest)

    def ask(self, query: Query, *, whole: bool = False) -> None:
        """Show another list as soon as its first page is there, or the `whole` of it."""
        self.stop()
        turn, lists = self._turn, self._lists

        def first() -> Found:
            question = lists.rest if whole else lists.first
            return question(query, lambda: turn == self._turn)

        self._job = self._background.ask(first, lambda found: self._take_first(query, found), self)

    def stop(self) -> None:
        """Want no answer any more."""
        self._turn += 1
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()

    def row_at(self, place: int) -> Row | None:
        """Return a row, or None while its page is on its way."""
        page = self._pages.get(place // PAGE)
        if page is None:
            self._ask_page(place // PAGE)
            return None
        return page[place % PAGE] if place % PAGE < len(page) else None

    def photo_of(self, row: Row, side: int) -> QImage | None:
        """Return the photo of a person's row, so many pixels wide and high; None while it is on its way."""
        return self._photos.of(row.id, self.cells.photo(row), side)

    def _show_photos(self) -> None:
        """Have the rows painted again: photos of some are there now."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0), [_DECORATION])

    def id_at(self, place: int) -> str:
        """Return the id of the record in a row, or nothing while it is on its way."""
        row = self.row_at(place)
        return row.id if row else ""

    def is_last(self, place: int) -> bool:
        """Tell whether a row is the last of the list."""
        return place == len(self._rows) - 1

    def place_of(self, record_id: str) -> int:
        """Return where a record stands among the pages at hand, or -1."""
        for number, page in self._pages.items():
            for place, row in enumerate(page, number * PAGE):
                if row.id == record_id:
                    return place
        return -1

    def _take_first(self, query: Query, found: Found) -> None:
        self.beginResetModel()
        self.query = query
        self._rows, self.whole = found.rows, found.whole
        self._pages = dict(found.pages)
        self._asked.clear()
        self.endResetModel()
        self.answered.emit(found.at)
        if found.whole:
            self.counted.emit()
        else:
            self._pause.start()

    def _ask_rest(self) -> None:
        turn, lists, query = self._turn, self._lists, self.query._replace(top=0)

        def rest() -> Found:
            return lists.rest(query, lambda: turn == self._turn)

        self._job = self._background.ask(rest, self._take_rest, self)

    def _take_rest(self, found: Found) -> None:
        """Lengthen the list below what is shown; if the file has changed meanwhile, show it anew."""
        known = len(self._rows)
        self.whole = True
        if found.rows[:known] == self._rows:
            if len(found.rows) > known:
                self.beginInsertRows(QModelIndex(), known, len(found.rows) - 1)
                self._rows = found.rows
                self._drop_last_part(known)
                self.endInsertRows()
            if self.query.keep and found.at >= known:
                self._pages.update(found.pages)
                self.answered.emit(found.at)
        else:
            self.beginResetModel()
            self._rows, self._pages = found.rows, dict(found.pages)
            self.endResetModel()
            self.answered.emit(found.at)
        self.counted.emit()

    def _drop_last_part(self, known: int) -> None:
        """Forget the last page if it was cut short by the first answer."""
        if known % PAGE:
            self._pages.pop(known // PAGE, None)

    def _ask_page(self, number: int) -> None:
        if number in self._asked or not 0 <= number * PAGE < len(self._rows):
            return
        self._asked.add(number)
        rows = self._rows[number * PAGE : (number + 1) * PAGE]
        turn, lists, query = self._turn, self._lists, self.query
        self._background.ask(
            lambda: lists.page(query.kind, rows, query.language, dict(query.filters)),
            lambda page: self._take_page(turn, number, page),
            self,
        )

    def _take_page(self, turn: int, number: int, page: list[Row]) -> None:
        self._asked.discard(number)
        if turn != self._turn:
            return
        while len(self._pages) >= _KEPT_PAGES:
            del self._pages[next(iter(self._pages))]
        self._pages[number] = page
        last = min((number + 1) * PAGE, len(self._rows)) - 1
        self.dataChanged.emit(self.index(number * PAGE, 0), self.index(last, self.columnCount() - 1))

    # Qt ------------------------------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.cells.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _SPOKEN:
            return None
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole and self.cells.columns[index.column()].lead:
            detail = self.cells.detail(row, index.column())
            return f"{row.title}, {detail}" if detail else row.title
        return self.cells.text(row, index.column())

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.cells.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return _(column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


_SPOKEN = frozenset({int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)})


def query_for(
    kind: str, words: str, filters: tuple[tuple[str, Any], ...], keep: str, top: int, order: str = ""
) -> Query:
    """Return a question in the screen's language."""
    return Query(kind, words, filters, screen_language(), keep, top, order)
