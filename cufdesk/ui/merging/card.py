"""One conflict as a card: its sides, a third value, later; once settled it folds to a line with its undo."""

from __future__ import annotations

from base64 import b64decode
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QWidget
from typing_extensions import override

from cufdesk.i18n import _, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.ui.merging.marked import MarkedText
from cufdesk.ui.merging.third import Third, is_text, select_written, third
from cufdesk.ui.parts.pieces import button, column, picture, row, words
from cufdesk.usecases.conflict_words import Card, Choice, origin_words
from cufdesk.usecases.conflicts import Settled, settle, take_back
from cufdesk.usecases.text_parts import differing_spans, shortened

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from cufdesk.storage.journal.values import Value
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.names import Names

_LOGO = 96  # logical pixels
_NARROW = 520
_SAID = 90  # characters of a value on a folded card


class CardView(QWidget):
    """Shows a card; `state` is open, later or settled. Keys 1, 2, 3 press the buttons that bear them."""

    turned = Signal()
    """The card was settled, opened again or left for later."""

    def __init__(self, desk: Desk, names: Names, card: Card) -> None:
        super().__init__()
        self._desk = desk
        self._names = names
        self.card = card
        self.settled: Settled | None = None
        self.state = "open"
        self.third: Third | None = None
        self.buttons: list[QPushButton] = []
        self._lines: list[QBoxLayout] = []
        self._outside = column(self)
        self._show()

    # what is shown ---------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Make the card anew in its state."""
        while (item := self._outside.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.third, self.buttons, self._lines = None, [], []
        inside = QWidget()
        self._outside.addWidget(inside)
        if self.state == "open":
            self._show_open(column(inside, spacing=8))
        else:
            self._show_folded(inside)
        self.setAccessibleName(self._heading())
        self._fit()

    def _heading(self) -> str:
        return " – ".join(part for part in (self.card.part, self.card.field_words) if part)

    def _show_open(self, inside: QVBoxLayout) -> None:
        head = row(spacing=8)
        head.addWidget(words(self._heading(), "strong", wrap=True), 1)
        inside.addLayout(head)
        choices = self.choices()
        if len({choice.words for choice in choices}) == 1 and not is_text(self.card):
            inside.addWidget(words(_("Both come to the same: choose either."), "small", wrap=True))
        for number, choice in enumerate(choices, 1):
            inside.addWidget(self._side(number, choice))
        self._problem: QLabel = words("", "error", wrap=True)
        self._problem.hide()
        self._add_third(inside, len(choices) + 1)
        inside.addWidget(self._problem)
        # The last to be added, so that the keyboard comes to it last.
        self.later = button(_("Later"), self.leave, quiet=True, tip=_("Leave it for later"))
        head.addWidget(self.later, 0, Qt.AlignmentFlag.AlignTop)
        self.buttons.append(self.later)

    def choices(self) -> list[Choice]:
        """Return the sides in the order of their keys: this copy's first, keeping before deleting."""
        return sorted(
            self.card.choices,
            key=lambda choice: not choice.value if self.card.is_about_life else not choice.is_here,
        )

    def _side(self, number: int, choice: Choice) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "side")
        line = row(frame, spacing=12)
        line.setContentsMargins(12, 8, 10, 8)
        said = column(spacing=2)
        origin = row(spacing=8)
        origin.addWidget(words(origin_words(choice, screen_translator()), "small", wrap=True), 1)
        if choice.value == self.card.choices[-1].value and not self.card.is_about_life:
            origin.addWidget(words(_("shown meanwhile"), "chip", tone="quiet"), 0, Qt.AlignmentFlag.AlignTop)
        said.addLayout(origin)
        said.addWidget(self._value(choice))
        for more in choice.more:
            said.addWidget(words(more, "muted", wrap=True))
        line.addLayout(said, 1)
        line.addWidget(self._choosing(number, choice), 0, Qt.AlignmentFlag.AlignVCenter)
        self._lines.append(line)
        return frame

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put the buttons below what they are for where there is no room beside it."""
        ways = QBoxLayout.Direction
        for line in self._lines:
            line.setDirection(ways.TopToBottom if self.width() < _NARROW else ways.LeftToRight)

    def _value(self, choice: Choice) -> QWidget:
        """Return what a side holds: a picture, a text with what is different in it, or its words."""
        if _is_picture(self.card) and choice.value:
            shown = QLabel()
            logo = QPixmap()
            if logo.loadFromData(b64decode(str(choice.value))):
                shown.setPixmap(logo.scaledToHeight(_LOGO, Qt.TransformationMode.SmoothTransformation))
            shown.setAccessibleName(choice.words)
            return shown
        if is_text(self.card) and choice.value:
            other = next(one for one in self.choices() if one is not choice)
            text = str(choice.value)
            return MarkedText(text, differing_spans(text, str(other.value or ""))[0])
        return words(choice.words, wrap=True)

    def _choosing(self, number: int, choice: Choice) -> QPushButton:
        verb = _("Take this")
        if self.card.is_about_life:
            verb = _("Keep it") if choice.value else _("Delete")
        made = button(
            _("{act} ({key})").format(act=verb, key=number),
            partial(self.choose, choice.value),
            danger=self.card.is_about_life and not choice.value,
        )
        origin = origin_words(choice, screen_translator())
        made.setAccessibleName(f"{verb}: {choice.words}. {origin}")
        made.setAccessibleDescription(self._heading())
        self.buttons.append(made)
        return made

    # a third value ---------------------------------------------------------------------------------------

    def _add_third(self, inside: QVBoxLayout, number: int) -> None:
        made = third(self.card, self._desk, self._names)
        if made is None:
            return
        self.third = made
        self.open_third = button(
            _("{act} ({key})").format(act=_("Another value…"), key=number), self.write_third, icon="pencil"
        )
        self.buttons.append(self.open_third)
        inside.addWidget(self.open_third, 0, Qt.AlignmentFlag.AlignLeft)
        self._writing = QWidget()
        writing = column(self._writing, spacing=8)
        writing.addWidget(made.editor.widget)
        acts = row(spacing=8)
        self.take_third = button(_("Take this value"), self._take_third, icon="check")
        give_up = button(_("Cancel"), self._give_third_up)
        for one in (self.take_third, give_up):
            acts.addWidget(one)
        acts.addStretch(1)
        writing.addLayout(acts)
        inside.addWidget(self._writing)
        self._writing.hide()

    def write_third(self) -> None:
        """Let the person write another value."""
        if self.third is not None:
            self.open_third.hide()
            self._writing.show()
            self.third.editor.focus()
            select_written(self.third.editor.widget)

    def _take_third(self) -> None:
        if self.third is None:
            return
        problem = self.third.editor.problem()
        if problem:
            self._say(problem)
            self.third.editor.focus()
        else:
            self.choose(self.third.value())

    def _give_third_up(self) -> None:
        self._writing.hide()
        self._say("")
        self.open_third.show()
        self.open_third.setFocus()

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    # settling --------------------------------------------------------------------------------------------

    def choose(self, value: Value) -> None:
        """Settle the card with a value; what is refused is said on it."""
        try:
            self.settled = settle(self._desk.dossier, self.card, value)
        except Refusal as refusal:
            self._say(refusal.sentence)
            return
        self._turn("settled")

    def leave(self) -> None:
        """Fold the card; it stays among the open ones."""
        self._turn("later")

    def take_up(self) -> None:
        """Unfold a card that was left for later."""
        self._turn("open")

    def undo(self) -> None:
        """Open a settled card again."""
        if self.settled is None:
            return
        try:
            take_back(self._desk.dossier, self.settled)
        except Refusal as refusal:
            self._desk.refuse(refusal)
            return
        self.settled = None
        self._turn("open")

    def _turn(self, state: str) -> None:
        self.state = state
        self._show()
        self.turned.emit()

    def _show_folded(self, inside: QWidget) -> None:
        line = row(inside, spacing=10)
        is_settled = self.state == "settled"
        line.addWidget(
            picture("circle-check" if is_settled else "clock", 17, "success" if is_settled else "muted")
        )
        said = self._outcome() if is_settled else _("left for later")
        line.addWidget(words(_("{field}: {what}").format(field=self._heading(), what=said), wrap=True), 1)
        made = (
            button(_("Undo"), self.undo, icon="undo-2", quiet=True)
            if is_settled
            else button(_("Take it up"), self.take_up, quiet=True)
        )
        made.setAccessibleDescription(self._heading())
        line.addWidget(made)
        self.buttons = [made]

    def _outcome(self) -> str:
        return shortened(self.settled.words, _SAID) if self.settled is not None else ""

    # the keyboard ----------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        is_writing = self.third is not None and self.state == "open" and self._writing.isVisible()
        if self.state == "open" and not is_writing and typed.isdigit() and event.modifiers() in _PLAIN:
            self._press(int(typed))
        elif is_writing and event.key() == Qt.Key.Key_Escape:
            self._give_third_up()
        elif is_writing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_third()
        else:
            super().keyPressEvent(event)

    def _press(self, number: int) -> None:
        if 1 <= number < len(self.buttons):  # the last one is for later
            self.buttons[number - 1].click()


_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def _is_picture(card: Card) -> bool:
    from cufdesk.domain.records import TABLES

    column_of = TABLES[card.kind].columns
    return card.field in column_of and column_of[card.field].type.python_type is bytes
