"""The card beside the history: what one write changed, record by record, and ways to take it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cufdesk.i18n import _, ngettext
from cufdesk.ui.desk import PAGE_OF_KIND
from cufdesk.ui.parts.pieces import button, column, icon_button, picture, row, rule, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QPushButton

    from cufdesk.ui.desk import Desk
    from cufdesk.usecases.telling import FieldTold, RecordTold, RowTold, Told

_LOW = 400  # logical pixels of height: below, margins are small
_LONG = 60  # characters from which a change has the width for itself
_SIGNS = {"insert": ("plus", "success"), "update": ("pencil", "muted"), "delete": ("trash-2", "danger")}


class HistoryCard(QFrame):
    """Tells one write, or asks for a choice."""

    taken_back = Signal(object)
    """What of the write is to be taken back: its parts, or None for all of it."""
    back_asked = Signal()
    more_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.told: Told | None = None
        self._desk = desk
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(1, 1, 1, 1)
        self._stack.addWidget(self._placeholder())
        self._stack.addWidget(self._sheet())

    def show_told(self, told: Told) -> None:
        """Tell a write; the scroll stays where the same write is told again."""
        area = self._area.verticalScrollBar()
        at = area.value() if self.told is not None and self.told.id == told.id else 0
        self.told = told
        self._title.setText(told.title)
        self._detail.setText(told.detail)
        self._from.setText(told.came_from)
        self._from.setVisible(bool(told.came_from))
        self._undone.setVisible(told.undone)
        self._show_foot()
        self._area.setWidget(self._body(told))
        self._stack.setCurrentIndex(1)
        area.setValue(at)

    def show_nothing(self) -> None:
        """Ask for a choice in the list."""
        self.told = None
        self._stack.setCurrentIndex(0)

    def show_back(self, shown: bool) -> None:
        """Offer the way back to the list where the list has no room beside."""
        self._back.setVisible(shown)

    def show_hold(self) -> None:
        """Offer what can be done with the dossier as it is held now."""
        if self.told is not None:
            self.show_told(self.told)

    def focus_first(self) -> None:
        """Take the keyboard to the first thing that can be done."""
        inside = self._area.widget()
        first = inside.nextInFocusChain() if inside is not None else None
        while first is not None and first is not inside and self.isAncestorOf(first):
            if first.isEnabled() and first.focusPolicy() & Qt.FocusPolicy.TabFocus:
                first.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            first = first.nextInFocusChain()
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    # building --------------------------------------------------------------------------------------------

    def _placeholder(self) -> QWidget:
        widget = QWidget()
        inside = column(widget, margins=24, spacing=10)
        inside.addStretch(2)
        inside.addWidget(picture("history", 34, "border_strong"), 0, Qt.AlignmentFlag.AlignHCenter)
        text = words(_("Choose a change in the list to see here what it was."), "muted", wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(text)
        inside.addStretch(3)
        return widget

    def _sheet(self) -> QWidget:
        widget = QWidget()
        outside = column(widget, spacing=0)
        outside.addLayout(self._head())
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(_("What was changed"))
        outside.addWidget(self._area, 1)
        outside.addWidget(rule())
        outside.addLayout(self._foot())
        return widget

    def _head(self) -> QVBoxLayout:
        self._head_box = head = column(spacing=2)
        line = row(spacing=8)
        self._back = icon_button("chevron-left", _("Back to the list"), self.back_asked.emit)
        self._back.hide()
        self._title = words("", "heading", wrap=True)
        self._undone = words(_("undone"), "chip", tone="quiet")
        self._from = words("", "chip", tone="warning")
        line.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._title, 1)
        for chip in (self._from, self._undone):
            line.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        self._detail = words("", "muted", wrap=True)
        head.addLayout(line)
        head.addWidget(self._detail)
        return head

    def _foot(self) -> QVBoxLayout:
        self._foot_box = foot = column(spacing=8)
        self._reason = words("", "small", wrap=True)
        self._take_back = button(
            _("Take this change back"), lambda: self.taken_back.emit(None), icon="rotate-ccw"
        )
        # Above the button: beside it, a narrow window would leave it a column of single words.
        foot.addWidget(self._reason)
        foot.addWidget(self._take_back, 0, Qt.AlignmentFlag.AlignRight)
        return foot

    # what was changed ------------------------------------------------------------------------------------

    def _show_foot(self) -> None:
        reason = self.told.kept if self.told is not None else ""
        if self._desk.read_only:
            reason = _("This dossier can only be read.")
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self._take_back.setEnabled(not reason)
        self._take_back.setToolTip(reason)

    def _body(self, told: Told) -> QWidget:
        inside = QWidget()
        inside.setProperty("role", "inside")
        content = column(inside, spacing=18)
        content.setContentsMargins(22, 6, 20, 18)
        if told.brought:
            brought = ngettext(
                "It brought {n} change: it stands below in the list.",
                "It brought {n} changes: they stand below in the list.",
                told.brought,
            )
            content.addWidget(words(brought.format(n=told.brought), "muted", wrap=True))
        elif not told.records:
            content.addWidget(words(_("It changed no record."), "muted", wrap=True))
        for place, record in enumerate(told.records):
            if place:
                content.addWidget(rule())
            content.addLayout(self._record(told, record))
        if told.untold:
            content.addLayout(self._rest(told.untold))
        content.addStretch(1)
        return inside

    def _rest(self, untold: int) -> QVBoxLayout:
        rest = column(spacing=4)
        text = ngettext("and {n} more row", "and {n} more rows", untold).format(n=untold)
        rest.addWidget(words(text, "muted"))
        rest.addWidget(
            button(_("Show more"), self.more_asked.emit, quiet=True), 0, Qt.AlignmentFlag.AlignLeft
        )
        return rest

    def _record(self, told: Told, record: RecordTold) -> QVBoxLayout:
        box = column(spacing=10)
        head = row(spacing=4)
        icon, shade = _SIGNS[record.op]
        head.addWidget(picture(icon, 18, shade))
        head.addSpacing(4)
        head.addWidget(words(record.title, "strong", wrap=True), 1)
        kind, record_id = record.key
        if len(told.records) > 1 or record.op == "update" or not record.is_there:
            history = icon_button(
                "history", _("History of this record"), partial(self._desk.show_history, record_id)
            )
            head.addWidget(history)
        if record.is_there and kind in PAGE_OF_KIND:
            opening = partial(self._desk.show_record, kind, record_id)
            head.addWidget(button(_("Open the record"), opening, icon="external-link", quiet=True))
        box.addLayout(head)
        if len(told.records) > 1 and record.op != "update" and not self._whole_is_kept():
            self._add_act(box, self._row_act(record.op, record.stands, record.parts))
        for told_row in record.rows:
            box.addLayout(self._row(told_row, record))
        return box

    def _row(self, told: RowTold, record: RecordTold) -> QVBoxLayout:
        box = column(spacing=8)
        box.setContentsMargins(26, 0, 0, 0)
        if told.title:
            head = row(spacing=8)
            icon, shade = _SIGNS[told.op]
            head.addWidget(picture(icon, 16, shade))
            head.addWidget(words(told.title, wrap=True), 1)
            if told.op != "update" and record.op == "update" and not self._whole_is_kept():
                head.addWidget(self._row_act(told.op, told.stands, told.parts))
            box.addLayout(head)
        fields = column(spacing=8)
        fields.setContentsMargins(24 if told.title else 0, 0, 0, 0)
        for field in told.fields:
            fields.addLayout(self._field(field))
        box.addLayout(fields)
        return box

    def _field(self, told: FieldTold) -> QVBoxLayout:
        box = column(spacing=1)
        box.addWidget(words(told.name, "label"))
        is_long = len(told.words) > _LONG
        said = words(told.words.replace(" → ", "\n→ ", 1) if is_long else told.words, wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = row(spacing=8)
        line.addWidget(said, 1)
        box.addLayout(line)
        if told.back and not self._whole_is_kept():
            act = self._act(told.back, told.stands, lambda: self.taken_back.emit((told.part,)))
            act.setAccessibleDescription(told.name)
            if is_long:
                box.addWidget(act, 0, Qt.AlignmentFlag.AlignRight)
            else:
                line.addWidget(act)
        return box

    def _row_act(self, op: str, stands: bool, parts: tuple[object, ...]) -> QPushButton:
        text = _("Take it away again") if op == "insert" else _("Bring it back")
        return self._act(text, stands, lambda: self.taken_back.emit(parts))

    def _act(self, text: str, stands: bool, run: Callable[[], object]) -> QPushButton:
        made = button(text, run, icon="rotate-ccw", quiet=True)
        made.setEnabled(stands)
        if not stands:
            made.setToolTip(_("It was changed again since."))
        return made

    @staticmethod
    def _add_act(box: QVBoxLayout, made: QPushButton) -> None:
        line = row()
        line.addSpacing(18)
        line.addWidget(made)
        line.addStretch(1)
        box.addLayout(line)

    def _whole_is_kept(self) -> bool:
        """Tell whether nothing of the write can be taken back, so that no part need offer it."""
        return self._desk.read_only or self.told is None or bool(self.told.kept)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < _LOW
        self._head_box.setContentsMargins(*((14, 8, 12, 4) if low else (22, 18, 18, 12)))
        self._foot_box.setContentsMargins(*((14, 5, 10, 6) if low else (22, 10, 18, 12)))
