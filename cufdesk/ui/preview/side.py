"""Beside the pages: small pictures of them, and the document's own table of contents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
)
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.parts.pieces import named
from cufdesk.ui.preview.pictures import THUMBNAIL, Pictures, Tile
from cufdesk.ui.theme import colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.exchange.pdf_pages import Bookmark
    from cufdesk.ui.preview.view import Sizes

_WIDTH, _TALLEST = 116, 170  # of a small picture, in logical pixels
_ROOM = 10  # around it
_NUMBER = 22  # the line with the page's number
_PAPER = QColor("#FFFFFF")
_INSIDE = QPoint(_ROOM, 1)
_WHERE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class Side(QTabWidget):
    """Two ways to a page: by its picture, by its heading."""

    asked = Signal(int, float)
    """A page (from 0), and how far down on it in points."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.setAccessibleName(_("Ways to a page"))
        self.thumbnails = Thumbnails(pictures)
        self.contents = Contents()
        self.addTab(self.thumbnails, _("Pages"))
        self.addTab(self.contents, _("Contents"))
        self.thumbnails.asked.connect(lambda page: self.asked.emit(page, 0.0))
        self.contents.asked.connect(self.asked)

    def show_document(self, sizes: Sizes, outline: Sequence[Bookmark]) -> None:
        """Show another document."""
        self.thumbnails.show_document(sizes)
        self.contents.show_outline(outline)
        self.setTabEnabled(1, bool(outline))
        self.setTabToolTip(1, "" if outline else _("This document has no headings to go to."))

    def follow(self, page: int) -> None:
        """Mark the page that is shown."""
        self.thumbnails.follow(page)


class _Numbers(QAbstractListModel):
    """The pages, each by its number."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes: Sizes = ()

    def show(self, sizes: Sizes) -> None:
        self.beginResetModel()
        self.sizes = sizes
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own way
        return 0 if parent.isValid() else len(self.sizes)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("Page {number} of {count}").format(number=index.row() + 1, count=len(self.sizes))
        return None


class Thumbnails(QListView):
    """Small pictures of the pages; those out of view are not made."""

    asked = Signal(int)

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._numbers = _Numbers()
        self._following = False
        named(self, _("Small pictures of the pages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(self._numbers)
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._want)
        self.selectionModel().currentChanged.connect(self._choose)
        pictures.arrived.connect(self._show_arrived)

    def show_document(self, sizes: Sizes) -> None:
        """Show the pages of another document."""
        self._following = True
        self._numbers.show(sizes)
        self._following = False
        self._want()

    def follow(self, page: int) -> None:
        """Mark a page without going there."""
        self._following = True
        self.setCurrentIndex(self._numbers.index(page))
        self._following = False

    def tile(self, page: int) -> Tile:
        """Return the whole page as a small picture."""
        size, ratio = self.small(page), self.devicePixelRatioF()
        width, height = max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio))
        return Tile(page, width, height, 0, 0, width, height)

    def small(self, page: int) -> QSize:
        """Return how large a page is shown, in logical pixels."""
        width, height = self._numbers.sizes[page]
        scale = min(_WIDTH / width, _TALLEST / height)
        return QSize(max(1, round(width * scale)), max(1, round(height * scale)))

    def paint_page(self, painter: QPainter, place: QRect, page: int, *, is_current: bool) -> None:
        """Paint a page's picture, or its empty paper, and its number below."""
        size = self.small(page)
        paper = QRect(0, 0, size.width(), size.height())
        paper.moveCenter(place.center())
        paper.moveTop(place.top() + _ROOM)
        painter.fillRect(paper, _PAPER)
        picture = self._pictures.get(self.tile(page))
        if picture is not None:
            painter.drawImage(paper, picture)
        painter.setPen(QPen(colour("accent" if is_current else "border_strong"), 2 if is_current else 1))
        painter.drawRect(paper.adjusted(-1, -1, 0, 0))
        painter.setPen(colour("accent" if is_current else "muted"))
        number = QRect(place.left(), paper.bottom() + 2, place.width(), _NUMBER)
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(page + 1))

    def _want(self) -> None:
        if not self.isVisible() or not self._numbers.sizes:
            self._pictures.want(THUMBNAIL, [])
            return
        area = self.viewport().rect()
        first = max(0, self.indexAt(area.topLeft() + _INSIDE).row())
        wanted = []
        for page in range(first, len(self._numbers.sizes)):
            if self.visualRect(self._numbers.index(page)).top() > area.bottom():
                break
            wanted.append(self.tile(page))
        self._pictures.want(THUMBNAIL, wanted)

    def _choose(self, index: QModelIndex) -> None:
        if not self._following and index.isValid():
            self.asked.emit(index.row())

    def _show_arrived(self, page: int) -> None:
        if page < len(self._numbers.sizes):
            self.update(self._numbers.index(page))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._want()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._want()


class _Painter(QStyledItemDelegate):
    """Paints a line of the list: page and number."""

    def __init__(self, view: Thumbnails) -> None:
        super().__init__(view)
        self._view = view

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: QRect = option.rect
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._view.paint_page(painter, place, index.row(), is_current=is_current)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(_WIDTH + 2 * _ROOM, self._view.small(index.row()).height() + _ROOM + _NUMBER + 4)


class Contents(QTreeWidget):
    """The headings of the document."""

    asked = Signal(int, float)

    def __init__(self) -> None:
        super().__init__()
        named(self, _("Contents"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setIndentation(14)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)

    def show_outline(self, outline: Sequence[Bookmark]) -> None:
        """Show the headings of another document, all of them open."""
        self.clear()
        above: list[QTreeWidgetItem] = []
        for entry in outline:
            item = QTreeWidgetItem([entry.title])
            item.setToolTip(0, entry.title)
            item.setData(0, _WHERE, (entry.page, entry.down))
            del above[entry.level :]
            if above:
                above[-1].addChild(item)
            else:
                self.addTopLevelItem(item)
            above.append(item)
        self.expandAll()

    def _choose(self, item: QTreeWidgetItem) -> None:
        page, down = item.data(0, _WHERE)
        self.asked.emit(page, down)
