"""References to other records: found by typing, opened, cleared; people and bodies are made on the spot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCompleter,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from cufdesk.folding import words_of
from cufdesk.i18n import _
from cufdesk.ui.icons import icon
from cufdesk.ui.parts.editor import ComboBox, Editor, Field, LineEdit, Watch
from cufdesk.ui.parts.pieces import icon_button, restyle, row
from cufdesk.ui.theme import colour

if TYPE_CHECKING:
    from cufdesk.storage.lists import Hit
    from cufdesk.ui.parts.background import Job
    from cufdesk.ui.parts.editor import FormContext

_HIT = int(Qt.ItemDataRole.UserRole)
_DETAIL = _HIT + 1
_MADE_HERE = ("person", "organisation")
_SUGGESTED = 8

Index = QModelIndex | QPersistentModelIndex


def reference(key: str, label: str, kind: str, *, half: bool = True) -> Field:
    """Declare a reference to a record of a kind that has a list."""
    return Field((key,), label, lambda context: ReferenceEditor(context, kind), half=half)


def position_of(key: str, label: str, person: str, *, half: bool = True) -> Field:
    """Declare one of the functions of the person that another attribute refers to."""
    return Field((key,), label, PositionEditor, half=half, depends=person)


class ReferenceEditor(Editor):
    """Shows how the record is named; typing suggests others."""

    def __init__(self, context: FormContext, kind: str) -> None:
        super().__init__(QWidget())
        self._context = context
        self._kind = kind
        self._id: str | None = None
        self._turn = 0
        self._job: Job | None = None
        self.line = LineEdit()
        self.line.setPlaceholderText(_("Type a name…"))
        self._clear = self.line.addAction(icon("x"), LineEdit.ActionPosition.TrailingPosition)
        self._clear.setToolTip(_("Empty the field"))
        self._clear.triggered.connect(self.line.clear)
        self.open_button = icon_button("external-link", _("Show this record"), self._open)
        inside = row(self.widget, spacing=2)
        inside.addWidget(self.line, 1)
        inside.addWidget(self.open_button)
        self.widget.setFocusProxy(self.line)
        self.suggestions = QStandardItemModel(self.widget)
        self.completer = self._made_completer()
        self.line.textChanged.connect(self._typed)
        _Keys(self.line, self._suggest_now)
        for made in (self.line, self._popup):
            _OwnEscape(made, self._popup)
        Watch(self.line, self._left)
        self._showing = False

    def _made_completer(self) -> QCompleter:
        completer = QCompleter(self.suggestions, self.widget)
        self._popup = QListView()
        completer.setPopup(self._popup)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_SUGGESTED + 1)
        completer.setWidget(self.line)
        self._popup.setItemDelegate(_Suggestion(self._popup))
        chosen: Any = completer.activated  # two signals under one name
        chosen[QModelIndex].connect(self._choose)
        return completer

    # values ----------------------------------------------------------------------------------------------

    @override
    def show(self, *values: Any) -> None:
        self._id = values[0]
        self._write(self._context.names.title(self._id))

    @override
    def values(self) -> tuple[str | None]:
        return (self._id,)

    @override
    def problem(self) -> str:
        unknown = self.line.text().strip() and self._id is None
        return _("Choose an entry of the list, or empty the field.") if unknown else ""

    @override
    def mark(self, wrong: bool) -> None:
        restyle(self.line, "wrong", wrong)

    @override
    def set_name(self, name: str) -> None:
        self.line.setAccessibleName(name)

    @override
    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)

    @override
    def focus(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, hit: Hit) -> None:
        """Refer to a record that was chosen or made."""
        self._context.names.keep(hit)
        self._id = hit.id
        self._write(self._spoken(hit))
        self.edited()
        self.settled()

    def _spoken(self, hit: Hit) -> str:
        """Return the name as it is spoken, which a list may write the other way round."""
        self._context.names.forget()
        return self._context.names.title(hit.id) or hit.title

    def _write(self, text: str) -> None:
        self._showing = True
        self.line.setText(text)
        self.line.setToolTip(text)
        self.line.setCursorPosition(0)
        self._showing = False
        self._show_acts()

    def _show_acts(self) -> None:
        """Offer what can be done with what is in the line."""
        self.open_button.setEnabled(self._id is not None)
        self._clear.setVisible(bool(self.line.text()) and not self.line.isReadOnly())

    # suggestions -----------------------------------------------------------------------------------------

    def _typed(self, text: str) -> None:
        if self._showing:
            return
        self._id = None
        self._show_acts()
        self.edited()
        if text.strip():
            self._suggest(text)
        else:
            self._popup.hide()

    def _suggest_now(self) -> None:
        if not self.line.isReadOnly():
            self._suggest("" if self._id else self.line.text())

    def _suggest(self, text: str) -> None:
        self._turn += 1
        if self._job is not None:
            self._job.cancel()
        turn, lists, kind = self._turn, self._context.desk.lists, self._kind
        self._job = self._context.desk.background.ask(
            lambda: lists.suggest(kind, text, _SUGGESTED, lambda: turn == self._turn),
            lambda hits: self._offer(turn, text, hits),
            self.widget,
        )

    def _offer(self, turn: int, text: str, hits: list[Hit]) -> None:
        if turn != self._turn or not self.line.hasFocus():
            return
        self.suggestions.clear()
        for hit in hits:
            self._add_suggestion(hit.title, hit.detail, hit)
        if self._kind in _MADE_HERE and text.strip():
            what = _("Add “{name}” to the contacts…").format(name=text.strip())
            self._add_suggestion(what, "", text.strip())
        if self.suggestions.rowCount():
            self.completer.complete()
        else:
            self._popup.hide()

    def _add_suggestion(self, title: str, detail: str, what: Hit | str) -> None:
        item = QStandardItem(title)
        item.setData(what, _HIT)
        item.setData(detail, _DETAIL)
        item.setData(f"{title}, {detail}" if detail else title, Qt.ItemDataRole.AccessibleTextRole)
        self.suggestions.appendRow(item)

    def _choose(self, index: QModelIndex) -> None:
        what = index.data(_HIT)
        if isinstance(what, str):
            self._create(what)
        elif what is not None:
            self.take(what)

    def _create(self, name: str) -> None:
        from cufdesk.ui.parts.quick_create import create

        if (hit := create(self._context.desk, self._kind, name, self.widget)) is not None:
            self.take(hit)
        self.focus()

    def _left(self) -> None:
        """Take a name that was typed in full, then check."""
        if self._popup.isVisible():
            return
        typed = words_of(self.line.text())
        if typed and self._id is None:
            hits = [self.suggestions.item(place).data(_HIT) for place in range(self.suggestions.rowCount())]
            same = [
                hit
                for hit in hits
                if not isinstance(hit, str) and sorted(words_of(hit.title)) == sorted(typed)
            ]
            if len(same) == 1:
                self.take(same[0])
                return
        self.settled()

    def _open(self) -> None:
        if self._id:
            self._context.desk.show_record(self._kind, self._id)


class PositionEditor(Editor):
    """One of the functions of a person; the empty choice is the first of them."""

    widget: ComboBox

    def __init__(self, context: FormContext) -> None:
        super().__init__(ComboBox())
        self._context = context
        self._person: str | None = None
        self.widget.currentIndexChanged.connect(self.tell_edited)

    @override
    def depend(self, value: Any) -> None:
        if value == self._person and self.widget.count():
            return
        self._person = value
        self.widget.blockSignals(True)
        self.widget.clear()
        self.widget.addItem(_("All functions"), None)
        for hit in self._context.desk.lists.positions(value) if value else ():
            self.widget.addItem(f"{hit.title} · {hit.detail}" if hit.detail else hit.title, hit.id)
        self.widget.blockSignals(False)

    @override
    def show(self, *values: Any) -> None:
        self.widget.blockSignals(True)
        place = self.widget.findData(values[0]) if values[0] else 0
        if place < 0:
            self.widget.addItem(self._context.names.title(values[0]), values[0])
            place = self.widget.count() - 1
        self.widget.setCurrentIndex(place)
        self.widget.blockSignals(False)

    @override
    def values(self) -> tuple[Any]:
        return (self.widget.currentData(),)


class _Keys(QObject):
    """Down opens the suggestions."""

    def __init__(self, widget: QWidget, run: Any) -> None:
        super().__init__(widget)
        self._run = run
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            opens = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4)
            if opens:
                self._run()
            return opens
        return False


class _OwnEscape(QObject):
    """Keeps Escape for the suggestions while they show: a page would take it for leaving the record."""

    def __init__(self, widget: QWidget, popup: QWidget) -> None:
        super().__init__(widget)
        self._popup = popup
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_own = event.key() == Qt.Key.Key_Escape and self._popup.isVisible()
            if is_own:
                event.accept()
            return is_own
        return False


class _Suggestion(QStyledItemDelegate):
    """A title, and in the muted colour what tells it from its like."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, 34)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(rect, colour("accent_soft"))
        inside = rect.adjusted(10, 0, -10, 0)
        metrics = painter.fontMetrics()
        made_here = isinstance(index.data(_HIT), str)
        title = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inside.width())
        painter.setPen(colour("accent" if made_here else "text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, middle, title)
        left = metrics.horizontalAdvance(title) + 10
        if (detail := index.data(_DETAIL)) and left < inside.width():
            painter.setPen(colour("muted"))
            beside = inside.adjusted(left, 0, 0, 0)
            short = metrics.elidedText(str(detail), Qt.TextElideMode.ElideRight, beside.width())
            painter.drawText(beside, middle, short)
