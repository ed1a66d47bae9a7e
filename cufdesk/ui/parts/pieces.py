"""The small pieces that windows are made of: words, buttons, cards, lines; the style sheet dresses them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from cufdesk.ui.icons import icon as themed_icon

if TYPE_CHECKING:
    from collections.abc import Callable

    W = TypeVar("W", bound=QWidget)

_ICON = 17
_ENTER = {
    0x01000004,
    0x01000005,
}  # Qt.Key_Return and Qt.Key_Enter, by number for the reason that `prepare` gives
_KEYPAD = 0x20000000  # Qt.KeypadModifier, which the Enter of the numbers bears
_BESIDE_WORD = QSize(_ICON + 5, _ICON)  # what is over keeps the word away from the strokes


def prepare(widget: QWidget, **properties: str) -> None:
    """Set properties of Qt by the names of their values.

    Touching the namespace `Qt` makes a hundred enumerations, a tenth of the program's start: what stands
    before the first paint names its values instead.
    """
    for name, value in properties.items():
        if not widget.setProperty(name, value):
            raise ValueError(f"{type(widget).__name__} takes no {value} as its {name}")


def words(text: str = "", role: str = "", *, wrap: bool = False, tone: str = "") -> QLabel:
    """Return a text in one of the style sheet's roles; never read as markup, so names may hold any sign."""
    label = QLabel(text)
    prepare(label, textFormat="PlainText")
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    if tone:
        label.setProperty("tone", tone)
    return label


def press_by_enter(made: QAbstractButton, event: QKeyEvent) -> bool:
    """Press the button that has the focus, and tell whether the key was Enter.

    Left to itself, Qt has Enter press the dialog's default button whatever button has the focus, and nothing
    outside dialogs: who goes to “Do not save” with Tab and presses Enter must not save.
    """
    if event.key() not in _ENTER or event.modifiers().value & ~_KEYPAD:
        return False
    if not event.isAutoRepeat():
        made.click()
    return True


class PushButton(QPushButton):
    """A button that Enter presses, like Space, while it has the focus."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self, event):
            super().keyPressEvent(event)


class ToolButton(QToolButton):
    """A button of an icon that Enter presses, like Space, while it has the focus."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self, event):
            super().keyPressEvent(event)


def button(
    text: str,
    run: Callable[[], object] | None = None,
    *,
    icon: str = "",
    primary: bool = False,
    quiet: bool = False,
    danger: bool = False,
    tip: str = "",
) -> QPushButton:
    """Return a button with a word and perhaps an icon."""
    made = PushButton(text)
    for name, value in (("primary", primary), ("quiet", quiet), ("danger", danger)):
        if value:
            made.setProperty(name, True)
    if icon:
        set_icon(made, icon)
    if tip:
        made.setToolTip(tip)
    if run is not None:
        on_click(made, run)
    return made


def on_click(made: QAbstractButton, run: Callable[[], object]) -> None:
    """Have a button do something, whatever Qt says beside that it was clicked."""

    def clicked(_checked: bool = False) -> None:
        run()

    made.clicked.connect(clicked)


def set_icon(made: QPushButton, icon: str) -> None:
    """Give a button an icon in the colour of its words."""
    if made.property("primary"):
        colour = "on_accent"
    elif made.property("danger"):
        colour = "danger"
    else:
        colour = "muted"
    made.setIcon(themed_icon(icon, colour, colour))
    made.setIconSize(_BESIDE_WORD if made.text() else QSize(_ICON, _ICON))


def icon_button(icon: str, name: str, run: Callable[[], object] | None = None) -> QToolButton:
    """Return a button that is an icon alone; its name is its tip, and what a screen reader says."""
    made = ToolButton()
    made.setProperty("quiet", True)
    made.setIcon(themed_icon(icon))
    made.setIconSize(QSize(18, 18))
    made.setToolTip(name)
    made.setAccessibleName(name)
    prepare(made, focusPolicy="StrongFocus")
    if run is not None:
        on_click(made, run)
    return made


def picture(icon: str, size: int, colour: str = "muted") -> QLabel:
    """Return an icon as a picture that follows the theme."""
    return _Picture(icon, size, colour)


class _Picture(QLabel):
    def __init__(self, icon: str, size: int, colour: str) -> None:
        super().__init__()
        self._icon = themed_icon(icon, colour, colour)
        self._side = size
        self.setFixedSize(size, size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()


def rule() -> QFrame:
    """Return a thin line between two things."""
    line = QFrame()
    line.setProperty("role", "rule")
    line.setFixedHeight(1)
    return line


def card(*, margins: int = 20, spacing: int = 10) -> tuple[QFrame, QVBoxLayout]:
    """Return a card and the column that fills it."""
    frame = QFrame()
    frame.setProperty("role", "card")
    return frame, column(frame, margins=margins, spacing=spacing)


def note(text: str, tone: str = "") -> QFrame:
    """Return a tinted box with a sentence to be read before going on."""
    frame = QFrame()
    frame.setProperty("role", "note")
    if tone:
        frame.setProperty("tone", tone)
    inside = column(frame, margins=12)
    inside.addWidget(words(text, wrap=True))
    return frame


def column(parent: QWidget | None = None, *, margins: int = 0, spacing: int = 8) -> QVBoxLayout:
    """Return a column, the layout of `parent` if there is one."""
    return _prepared(QVBoxLayout(), parent, margins, spacing)


def row(parent: QWidget | None = None, *, margins: int = 0, spacing: int = 8) -> QHBoxLayout:
    """Return a row, the layout of `parent` if there is one."""
    return _prepared(QHBoxLayout(), parent, margins, spacing)


if TYPE_CHECKING:
    L = TypeVar("L", bound=QLayout)


def _prepared(layout: L, parent: QWidget | None, margins: int, spacing: int) -> L:
    layout.setContentsMargins(margins, margins, margins, margins)
    layout.setSpacing(spacing)
    if parent is not None:
        parent.setLayout(layout)
    return layout


def named(widget: W, name: str) -> W:
    """Give a widget the name that a screen reader says, and return it."""
    widget.setAccessibleName(name)
    return widget


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and have the widget look again."""
    if (widget.property(name) or False) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def plain(text: str) -> str:
    """Return a text for a button or menu in which an ampersand is a sign and not a mnemonic."""
    return text.replace("&", "&&")
