"""The closing read-back: the whole screen, one decision at a time, until the room has agreed to each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QScrollArea,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from cufdesk.i18n import _, ngettext
from cufdesk.refusal import Refusal
from cufdesk.ui.parts.pieces import button, column, named, row, words
from cufdesk.usecases.capturing import agree, correct
from cufdesk.usecases.room_notes import room_notes
from cufdesk.words import READ_BACK

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

    from cufdesk.ui.desk import Desk
    from cufdesk.usecases.room_notes import NotedAction, NotedDecision

_WIDE = 1100  # logical pixels: longer lines are not read from the back of a room
_STEP = 120  # logical pixels that one press of an arrow scrolls
_TONES = {"agreed": "success", "corrected": "warning"}


class ReadBack(QDialog):
    """Shows a meeting's decisions large: Space agrees and goes on, E corrects, arrows go to and fro."""

    draft_asked = Signal()

    def __init__(self, desk: Desk, meeting_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page_ground")
        self.setWindowTitle(_("Closing read-back"))
        self._desk = desk
        self._meeting_id = meeting_id
        self.notes = room_notes(desk.dossier, meeting_id)
        self.place = self._first_open()
        outside = column(self, spacing=18)
        outside.setContentsMargins(48, 32, 48, 28)
        outside.addLayout(self._head())
        self.pages = QStackedWidget()
        self._reading = self._reading_page()
        self._correcting = self._correcting_page()
        self._ending = self._ending_page()
        for page in (self._reading, self._correcting, self._ending):
            self.pages.addWidget(page)
        outside.addWidget(self.pages, 1)
        outside.addLayout(self._foot())
        self.show_decision()

    def _first_open(self) -> int:
        """Return the first decision that was not read back yet: a break does not begin again."""
        places = [place for place, one in enumerate(self.notes.decisions) if not one.read_back]
        return places[0] if places else 0

    # building --------------------------------------------------------------------------------------------

    def _head(self) -> QHBoxLayout:
        head = row(spacing=16)
        self.where = words(self.notes.title, "muted")
        self.bar = named(QProgressBar(), _("Progress"))
        self.bar.setTextVisible(False)
        self.bar.setMaximumWidth(260)
        self.count = words("", "strong")
        head.addWidget(self.where, 1)
        head.addWidget(self.bar)
        head.addWidget(self.count)
        return head

    def _reading_page(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("role", "inside")
        centre = row(inside)
        self._column = column(spacing=16)
        holder = QWidget()
        holder.setMaximumWidth(_WIDE)
        holder.setLayout(self._column)
        centre.addStretch(1)
        centre.addWidget(holder, 20)
        centre.addStretch(1)
        area.setWidget(inside)
        return area

    def _correcting_page(self) -> QWidget:
        page = QWidget()
        inside = column(page, spacing=12)
        inside.addWidget(words(_("The words as the room wants them"), "heading"))
        self.editor = named(QPlainTextEdit(), _("The words as the room wants them"))
        self.editor.setProperty("role", "spoken")
        self.editor.setTabChangesFocus(True)
        inside.addWidget(self.editor, 1)
        self.problem = words("", "error", wrap=True)
        inside.addWidget(self.problem)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), page, self.keep)
        return page

    def _ending_page(self) -> QWidget:
        page = QWidget()
        self._end: QVBoxLayout = column(page, spacing=16)
        return page

    def _foot(self) -> QHBoxLayout:
        foot = row(spacing=10)
        self.keys = words("", "muted", wrap=True)
        self.back_button = button(_("Back"), self.back, icon="chevron-left", tip="←")
        self.correct_button = button(_("Correct"), self.correct, icon="pencil", tip="E")
        self.agree_button = button(_("Agreed, next"), self.agree, icon="check", primary=True, tip=_("Space"))
        self.keep_button = button(_("Keep the correction"), self.keep, primary=True, tip=_("Ctrl+Enter"))
        self.draft_button = button(_("Draft PDF"), self.draft, icon="file-text", primary=True, tip="P")
        foot.addWidget(self.keys, 1)
        for made in (
            self.back_button,
            self.correct_button,
            self.agree_button,
            self.keep_button,
            self.draft_button,
        ):
            made.setAutoDefault(False)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            foot.addWidget(made)
        return foot

    # showing ---------------------------------------------------------------------------------------------

    @property
    def decision(self) -> NotedDecision | None:
        """The decision that is being read, or None at the end."""
        return self.notes.decisions[self.place] if self.place < len(self.notes.decisions) else None

    def show_decision(self) -> None:
        """Show the decision at the place, or the end after the last one."""
        decision, many = self.decision, len(self.notes.decisions)
        self.bar.setRange(0, many)
        self.bar.setValue(self.notes.read("agreed") + self.notes.read("corrected"))
        self.count.setText(f"{min(self.place + 1, many)} / {many}" if decision else "")
        self.back_button.setEnabled(self.place > 0)
        if decision is None:
            self._show_end()
            return
        self._turn_to(self._reading)
        _empty(self._column)
        head = row(spacing=12)
        head.addWidget(words(decision.number, "spoken_number"))
        if decision.firmness:
            head.addWidget(_chip(decision.firmness))
        if decision.read_back:
            head.addWidget(_chip(_(READ_BACK[decision.read_back]), _TONES[decision.read_back]))
        head.addStretch(1)
        self._column.addLayout(head)
        self._column.addWidget(words(decision.text, "spoken", wrap=True))
        for action in decision.actions:
            self._column.addWidget(_action_words(action))
        self._column.addStretch(1)
        self.keys.setText(_("Space: agreed, next · E: correct · ← →: to and fro · Esc: leave"))
        self.setFocus()

    def _show_end(self) -> None:
        self._turn_to(self._ending)
        _empty(self._end)
        agreed, corrected = self.notes.read("agreed"), self.notes.read("corrected")
        left = len(self.notes.decisions) - agreed - corrected
        self._end.addStretch(1)
        done = _("The whole record is agreed.") if not left else _("Some decisions are not agreed yet.")
        self._end.addWidget(_centred(words(done, "spoken")))
        told = [
            ngettext("{n} decision agreed", "{n} decisions agreed", agreed).format(n=agreed),
            ngettext("{n} corrected", "{n} corrected", corrected).format(n=corrected),
        ]
        if left:
            told.append(ngettext("{n} not agreed yet", "{n} not agreed yet", left).format(n=left))
        self._end.addWidget(_centred(words(" · ".join(told), "heading")))
        missing = []
        if who := self.notes.without_who:
            missing.append(
                ngettext("{n} action without a responsible", "{n} actions without a responsible", who).format(
                    n=who
                )
            )
        if when := self.notes.without_when:
            missing.append(
                ngettext("{n} action without a deadline", "{n} actions without a deadline", when).format(
                    n=when
                )
            )
        if missing:
            self._end.addWidget(_chip(" · ".join(missing), "warning"), 0, Qt.AlignmentFlag.AlignHCenter)
        self._end.addStretch(2)
        self.keys.setText(_("P or Enter: the draft as a PDF · ←: back · Esc: leave"))
        self.setFocus()

    def _turn_to(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        reading, correcting = page is self._reading, page is self._correcting
        self.agree_button.setVisible(reading)
        self.correct_button.setVisible(reading)
        self.keep_button.setVisible(correcting)
        self.draft_button.setVisible(page is self._ending)
        self.back_button.setVisible(not correcting)

    # acts ------------------------------------------------------------------------------------------------

    def agree(self) -> None:
        """Note that the room agrees, and go on."""
        decision = self.decision
        if decision and self._do(lambda: agree(self._desk.dossier, self._meeting_id, decision.id)):
            self.next()

    def correct(self) -> None:
        """Let the words of this decision be changed."""
        if (decision := self.decision) is not None:
            self.problem.setText("")
            self.editor.setPlainText(decision.text)
            self._turn_to(self._correcting)
            self.keys.setText(_("Ctrl+Enter: keep · Esc: leave it as it was"))
            self.editor.setFocus()
            self.editor.selectAll()

    def keep(self) -> None:
        """Keep the corrected words and show the decision with them."""
        decision, text = self.decision, self.editor.toPlainText()
        if self.pages.currentWidget() is not self._correcting or decision is None:
            return
        if self._do(lambda: correct(self._desk.dossier, self._meeting_id, decision.id, text)):
            self.show_decision()

    def next(self) -> None:
        """Go to the next decision, or to the end."""
        self.place = min(self.place + 1, len(self.notes.decisions))
        self.show_decision()

    def back(self) -> None:
        """Go to the decision before."""
        self.place = max(self.place - 1, 0)
        self.show_decision()

    def draft(self) -> None:
        """Ask for the draft of the record."""
        self.draft_asked.emit()
        self.accept()

    def _scroll(self, way: int) -> None:
        bar = self._reading.verticalScrollBar()
        bar.setValue(bar.value() + way * _STEP)

    def _do(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except Refusal as refusal:
            self.problem.setText(refusal.sentence)
            self._desk.refuse(refusal)
            return False
        self.notes = room_notes(self._desk.dossier, self._meeting_id)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = self.pages.currentWidget()
        if event.key() == Qt.Key.Key_Escape and page is self._correcting:
            self.show_decision()
            return
        keys: dict[Qt.Key, Callable[[], object]] = {Qt.Key.Key_Left: self.back}
        if page is self._reading:
            keys |= {
                Qt.Key.Key_Space: self.agree,
                Qt.Key.Key_E: self.correct,
                Qt.Key.Key_Right: self.next,
                Qt.Key.Key_Down: lambda: self._scroll(1),
                Qt.Key.Key_Up: lambda: self._scroll(-1),
            }
        elif page is self._ending:
            keys |= {Qt.Key.Key_P: self.draft, Qt.Key.Key_Return: self.draft, Qt.Key.Key_Enter: self.draft}
        run = keys.get(Qt.Key(event.key())) if page is not self._correcting else None
        if run is not None:
            run()
        elif event.key() == Qt.Key.Key_Escape or page is self._correcting:
            super().keyPressEvent(event)


def _action_words(action: NotedAction) -> QWidget:
    """Return an action on a card, who and when at its right: what is missing is asked for."""
    frame = QFrame()
    frame.setProperty("role", "card")
    inside = row(frame, spacing=12)
    inside.setContentsMargins(16, 10, 16, 10)
    inside.addWidget(words(action.number, "spoken_action"))
    inside.addWidget(words(action.text, "spoken_action", wrap=True), 1)
    beside = column(spacing=6)
    beside.addStretch(1)
    for said, asked in ((action.who, _("Who?")), (action.when, _("By when?"))):
        made = _chip(said) if said else _chip(asked, "warning")
        beside.addWidget(made, 0, Qt.AlignmentFlag.AlignRight)
    beside.addStretch(1)
    inside.addLayout(beside)
    return frame


def _chip(text: str, tone: str = "") -> QLabel:
    """Return a chip that is read from afar."""
    made = words(text, "chip", tone=tone)
    made.setProperty("big", True)
    return made


def _centred(label: QLabel) -> QLabel:
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def _empty(layout: QVBoxLayout) -> None:
    """Take everything out of a column."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            while (piece := inner.takeAt(0)) is not None:
                if (widget := piece.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
