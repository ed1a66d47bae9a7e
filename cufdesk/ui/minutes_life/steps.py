"""How far minutes are: the steps of their life in a row, the present one in words that stand out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cufdesk.i18n import _
from cufdesk.ui.parts.pieces import named, picture, row, words
from cufdesk.ui.review.flow import FlowLayout
from cufdesk.words import MINUTES_STATE

_DONE, _NOW, _AHEAD = ("circle-check", "success"), ("clock", "accent"), ("circle-dashed", "muted")


class Steps(QWidget):
    """Shows the states of minutes in their order; a screen reader hears the present one."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, frozenset[str]] = ("", frozenset())
        self._row = FlowLayout(self, spacing=12)

    def show_state(self, state: str, skipped: frozenset[str] = frozenset()) -> None:
        """Show how far the minutes are; a step that was left out is not shown as done."""
        if (state, skipped) == self._shown:
            return
        self._shown = (state, skipped)
        self._row.empty()
        states = list(MINUTES_STATE)
        now = states.index(state) if state in states else 0
        is_over = now == len(states) - 1
        for place, key in enumerate(states):
            is_behind = place < now or is_over
            sign = _AHEAD if key in skipped else _DONE if is_behind else _NOW if place == now else _AHEAD
            self._row.addWidget(_step(_(MINUTES_STATE[key]), *sign, is_now=place == now))
        word = _(MINUTES_STATE[states[now]])
        named(self, _("Step {n} of {all}: {state}").format(n=now + 1, all=len(states), state=word))


def _step(word: str, icon: str, colour: str, *, is_now: bool) -> QWidget:
    made = QWidget()
    inside = row(made, spacing=5)
    inside.addWidget(picture(icon, 15, colour), 0, Qt.AlignmentFlag.AlignVCenter)
    inside.addWidget(words(word, "strong" if is_now else "small"))
    return made
