"""Calm lines above the page: something to know, with a button or two; they stack, each under its key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.parts.pieces import button, column, icon_button, on_click, picture, row, words

TONES = {
    "danger": ("circle-alert", "danger"),
    "warning": ("triangle-alert", "warning"),
    "success": ("circle-check", "success"),
    "": ("info", "accent"),
}
"""Tones in the order in which notices stand, each with its icon and the icon's colour."""

_ICON = 18


class Answer(NamedTuple):
    """A button of a notice: its word, translated, and what it does.

    The notice goes when the button is pressed, unless `stays`.
    """

    word: str
    run: Callable[[], object]
    stays: bool = False


class Notice(QFrame):
    """One sentence on a tinted line; Esc, or its cross, puts it away."""

    def __init__(
        self,
        sentence: str,
        answers: Sequence[Answer],
        tone: str,
        *,
        go: Callable[[], object],
        close: Callable[[], object],
    ) -> None:
        super().__init__()
        self.tone = tone
        self._go = go
        self._close = close
        self.setProperty("role", "notice")
        self.setProperty("tone", tone)
        self.setAccessibleName(sentence)
        line = row(self, spacing=10)
        line.setContentsMargins(14, 6, 8, 6)
        line.addWidget(picture(TONES[tone][0], _ICON, TONES[tone][1]))
        self.sentence = words(sentence, wrap=True)
        line.addWidget(self.sentence, 1)
        self.buttons = [self._button(answer) for answer in answers]
        for made in self.buttons:
            line.addWidget(made)
        self.cross = icon_button("x", _("Close this notice"), close)
        line.addWidget(self.cross)

    def _button(self, answer: Answer) -> QPushButton:
        made = button(answer.word)

        def press() -> None:
            if not answer.stays:
                self._go()
            answer.run()

        on_click(made, press)
        return made

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)


class Notices(QObject):
    """The notices of a window; `area` stands above its pages and is hidden while there is none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.area = QWidget()
        self.area.setObjectName("notices")
        self._column = column(self.area, spacing=6)
        self._column.setContentsMargins(20, 12, 20, 0)
        self._shown: dict[str, Notice] = {}
        self.area.hide()

    def show(
        self,
        key: str,
        sentence: str,
        answers: Sequence[Answer | tuple[str, Callable[[], object]]] = (),
        tone: str = "",
        *,
        closed: Callable[[], object] | None = None,
    ) -> Notice:
        """Show a notice, in the place of the one under the same key; return it.

        `tone` is one of `TONES`; the gravest stand first, the older before the newer. `closed` is called when
        the person puts the notice away by its cross or Esc, not when a button was pressed or it is dropped.
        """
        had_focus = self._has_focus(key)
        self.drop(key)

        def close() -> None:
            self.drop(key)
            if closed is not None:
                closed()

        buttons = [Answer(*answer) for answer in answers]
        notice = Notice(sentence, buttons, tone, go=lambda: self.drop(key), close=close)
        self._shown[key] = notice
        self._column.insertWidget(self._place(key), notice)
        self.area.show()
        if had_focus:
            notice.cross.setFocus()
        _announce(notice)
        return notice

    def drop(self, key: str) -> None:
        """Take a notice away; one that is not there is fine."""
        notice = self._shown.pop(key, None)
        if notice is None:
            return
        self._column.removeWidget(notice)
        notice.hide()
        notice.deleteLater()
        self.area.setVisible(bool(self._shown))

    def clear(self) -> None:
        """Take all notices away: the dossier that they are about is left."""
        for key in tuple(self._shown):
            self.drop(key)

    def get(self, key: str) -> Notice | None:
        """Return the notice under a key, or None."""
        return self._shown.get(key)

    def _place(self, key: str) -> int:
        order = list(TONES)
        ranked = sorted(self._shown, key=lambda other: order.index(self._shown[other].tone))
        return ranked.index(key)

    def _has_focus(self, key: str) -> bool:
        notice = self._shown.get(key)
        return notice is not None and any(
            child.hasFocus() for child in notice.findChildren(QWidget) if not child.isHidden()
        )


def _announce(notice: Notice) -> None:
    """Have a screen reader say a notice; what that takes is loaded with the first one."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    QAccessible.updateAccessibility(QAccessibleEvent(notice, QAccessible.Event.Alert))
