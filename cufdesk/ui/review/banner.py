"""A calm line above the review: something to know before keeping, perhaps with a button that leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from cufdesk.ui.parts.pieces import button, picture, restyle, row, words

if TYPE_CHECKING:
    from collections.abc import Callable


def _nothing() -> None:
    pass


class Banner(QFrame):
    """A tinted line with a sentence; hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "note")
        line = row(self, spacing=10)
        line.setContentsMargins(12, 7, 8, 7)
        self._icons = {"": picture("info", 18, "accent"), "warning": picture("triangle-alert", 18, "warning")}
        for shown in self._icons.values():
            line.addWidget(shown)
        self.sentence = words("", wrap=True)
        line.addWidget(self.sentence, 1)
        self.act = button("", quiet=True)
        self.act.setAutoDefault(False)
        self._run: Callable[[], object] = _nothing
        self.act.clicked.connect(self._press)
        line.addWidget(self.act)
        self.hide()

    def say(
        self, sentence: str, *, tone: str = "", act: str = "", run: Callable[[], object] = _nothing
    ) -> None:
        """Show a sentence in a tone ("" or "warning"), or nothing."""
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        restyle(self, "tone", tone)
        for name, shown in self._icons.items():
            shown.setVisible(name == tone)
        self._run = run
        self.act.setText(act)
        self.act.setVisible(bool(act))
        self.setVisible(bool(sentence))

    def _press(self) -> None:
        self._run()
