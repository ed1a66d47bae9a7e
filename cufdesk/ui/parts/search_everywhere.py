"""Search over the whole dossier (Ctrl+K): type, choose with the arrows, Enter opens the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from cufdesk.i18n import N_, _, ngettext
from cufdesk.ui.icons import pixmap
from cufdesk.ui.parts.pieces import column, named, picture, row, rule, words
from cufdesk.ui.parts.search_field import SearchField
from cufdesk.ui.theme import colour

if TYPE_CHECKING:
    from cufdesk.storage.lists import Hit
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.background import Job

_LIMIT = 60
_WIDTH, _HEIGHT = 640, 480
_ROW, _HEAD = 50, 32

KINDS = {
    "person": (N_("People"), "user"),
    "organisation": (N_("Bodies"), "building-2"),
    "visit": (N_("Visits"), "plane"),
    "meeting": (N_("Meetings"), "messages-square"),
    "decision": (N_("Decisions"), "gavel"),
    "action": (N_("Actions"), "list-checks"),
    "gate": (N_("Approval gates"), "lock"),
    "committee": (N_("Committees"), "landmark"),
    "budget": (N_("Budgets"), "wallet"),
    "milestone": (N_("Dates"), "calendar-days"),
    "joint_document": (N_("Joint documents"), "file-pen"),
    "agreement": (N_("Agreements"), "handshake"),
    "sending": (N_("Sendings"), "send"),
    "contact_group": (N_("Saved lists"), "contact-round"),
}

_Index = QModelIndex | QPersistentModelIndex


class _Line(NamedTuple):
    """A heading (no hit), or a hit."""

    heading: str = ""
    hit: Hit | None = None


class _Model(QAbstractListModel):
    """The hits, kind by kind, each kind under its heading."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[_Line] = []

    def show_hits(self, hits: list[Hit]) -> None:
        self.beginResetModel()
        self.lines = []
        kind = ""
        for hit in hits:
            if hit.kind != kind:
                kind = hit.kind
                self.lines.append(_Line(heading=_(KINDS[kind][0])))
            self.lines.append(_Line(hit=hit))
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.hit.title if line.hit else line.heading
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.hit.title}, {line.hit.detail}" if line.hit else line.heading
        return line if role == Qt.ItemDataRole.UserRole else None

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.lines[index.row()].hit is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Delegate(QStyledItemDelegate):
    """Paints a heading, or icon, title and detail of a hit."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line: _Line = index.data(Qt.ItemDataRole.UserRole)
        return QSize(200, _ROW if line.hit else _HEAD)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: _Line = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        font: QFont = option.font
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.hit is None:
            self._paint_heading(painter, rect, QFont(font), line.heading)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_hit(painter, rect, QFont(font), line.hit, chosen=chosen)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, font: QFont, text: str) -> None:
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colour("muted"))
        painter.drawText(rect.adjusted(12, 8, -12, 0), Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_hit(self, painter: QPainter, rect: QRect, font: QFont, hit: Hit, *, chosen: bool) -> None:
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft"))
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 8, 8)
        ratio = painter.device().devicePixelRatioF()
        shade = "accent" if chosen else "muted"
        painter.drawPixmap(
            rect.left() + 14, rect.center().y() - 9, pixmap(KINDS[hit.kind][1], 19, shade, ratio)
        )
        left, room = rect.left() + 46, rect.width() - 60
        font.setWeight(QFont.Weight.Medium)
        self._paint_text(painter, font, "text", hit.title, QRect(left, rect.top() + 6, room, 20))
        font.setWeight(QFont.Weight.Normal)
        font.setPixelSize(12)
        self._paint_text(painter, font, "muted", hit.detail, QRect(left, rect.top() + 26, room, 18))

    @staticmethod
    def _paint_text(painter: QPainter, font: QFont, shade: str, text: str, place: QRect) -> None:
        painter.setFont(font)
        painter.setPen(colour(shade))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


class _Field(SearchField):
    """The field of the palette: Esc is the palette's, to close it at once."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class SearchEverywhere(QDialog):
    """The palette over the window."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._desk = desk
        self._asked = 0
        self._job: Job | None = None
        self.setWindowTitle(_("Search everywhere"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = _Model(self)
        self.field = self._field()
        self.list = self._list()
        self.empty: QLabel = words("", "muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.foot: QLabel = words("", "small")
        self._lay_out()
        self._place(parent)
        self._say("")
        self.field.setFocus()

    def _field(self) -> SearchField:
        field = _Field(_("Search everywhere: a name, a body, a decision, a word…"), "palette")
        field.textChanged.connect(self._ask)
        field.moved.connect(self._move)
        field.confirmed.connect(lambda: self._open(self.list.currentIndex()))
        return field

    def _list(self) -> QListView:
        view = named(QListView(), _("Results"))
        view.setProperty("role", "plain")
        view.setModel(self.model)
        view.setItemDelegate(_Delegate(view))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.clicked.connect(self._open)
        return view

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setObjectName("palette")
        inside = column(frame, spacing=0)
        inside.setContentsMargins(10, 6, 10, 8)
        head = row(spacing=8)
        head.setContentsMargins(8, 0, 8, 0)
        head.addWidget(picture("search", 20))
        head.addWidget(self.field, 1)
        inside.addLayout(head)
        inside.addWidget(rule())
        inside.addWidget(self.list, 1)
        inside.addWidget(self.empty, 1)
        foot = row()
        foot.setContentsMargins(8, 6, 8, 0)
        foot.addWidget(self.foot, 1)
        inside.addLayout(foot)
        column(self, margins=0).addWidget(frame)

    def _place(self, parent: QWidget) -> None:
        """Stand in the upper middle of the window, inside it."""
        window = parent.window().geometry()
        width = min(_WIDTH, window.width() - 32)
        height = min(_HEIGHT, window.height() - 48)
        self.setGeometry(
            window.left() + (window.width() - width) // 2,
            window.top() + min(90, window.height() // 10),
            width,
            height,
        )

    # asking ------------------------------------------------------------------------------------------

    def _ask(self, text: str) -> None:
        """Ask for what was typed; an older question that is still going on is given up."""
        self._asked += 1
        mine = self._asked
        if self._job is not None:
            self._job.cancel()
        if not text.strip():
            self._show((0, []))
            return
        lists = self._desk.lists
        self._job = self._desk.background.ask(
            lambda: lists.search(text, _LIMIT, lambda: self._asked == mine), self._show, self
        )

    def _show(self, answer: tuple[int, list[Hit]]) -> None:
        total, hits = answer
        self.model.show_hits(hits)
        self._say(self.field.text().strip(), total, len(hits))
        self._choose(0, 1)

    def _say(self, typed: str, total: int = 0, shown: int = 0) -> None:
        """Say what there is, or what to do where there is nothing."""
        self.list.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        if typed:
            self.empty.setText(
                _("Nothing for “{words}”.\nTry fewer words, or only their beginnings.").format(words=typed)
            )
        else:
            self.empty.setText(
                _("Type the beginning of one or more words,\nin any order, with or without accents.")
            )
        keys = _("↑ ↓ choose · Enter opens · Esc closes")
        if shown < total:
            found = _("{shown} of {total} results").format(shown=shown, total=total)
        else:
            found = ngettext("{n} result", "{n} results", total).format(n=total) if total else ""
        self.foot.setText(" · ".join(text for text in (found, keys) if text))

    # choosing ----------------------------------------------------------------------------------------

    def _choose(self, start: int, step: int) -> None:
        """Choose the first hit from a line on, in a direction; headings are passed over."""
        at = start
        while 0 <= at < len(self.model.lines):
            if self.model.lines[at].hit is not None:
                self.list.setCurrentIndex(self.model.index(at))
                if at == 1:
                    self.list.scrollToTop()
                return
            at += step

    def _move(self, key: int) -> None:
        at = self.list.currentIndex().row()
        page = max(1, self.list.viewport().height() // _ROW - 1)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page}
        step = steps[Qt.Key(key)]
        last = len(self.model.lines) - 1
        self._choose(max(0, min(at + step, last)), 1 if step > 0 or at + step <= 0 else -1)

    def _open(self, index: QModelIndex) -> None:
        line: _Line | None = index.data(Qt.ItemDataRole.UserRole)
        if line is not None and line.hit is not None:
            hit = line.hit
            self.accept()
            self._desk.show_record(hit.kind, hit.id)
