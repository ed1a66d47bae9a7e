"""What a form's fields have in common: an editor shows values through a widget and gives them back."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from cufdesk.ui.parts.pieces import restyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QResizeEvent, QWheelEvent

    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.names import Names


class FormContext(NamedTuple):
    """What fields may need beside their values: the desk, and how other records are named."""

    desk: Desk
    names: Names


_TEXT_EDGE = 10  # logical pixels: border, padding and margin of a text, at each end


class Editor(ABC):
    """Edits one or more attributes of a record.

    `edited` is called at each change by the person, `settled` when they leave the field. Values that the
    widget cannot show exactly are safe: a form takes values only when they differ from those it first gave.
    """

    def __init__(self, widget: QWidget) -> None:
        self.widget = widget
        self.edited: Callable[[], object] = _nothing
        self.settled: Callable[[], object] = _nothing

    def tell_edited(self, *_args: object) -> None:
        """Say that the person changed something; for signals with any arguments."""
        self.edited()

    def tell_settled(self, *_args: object) -> None:
        """Say that the person left the field."""
        self.settled()

    @abstractmethod
    def show(self, *values: Any) -> None:
        """Show values; nothing is announced."""

    @abstractmethod
    def values(self) -> tuple[Any, ...]:
        """Return what is shown; where the input is wrong, what can be made of it."""

    def draft(self) -> tuple[Any, ...]:
        """Return the values as a draft keeps them: with what is typed in a dialog that is still open."""
        return self.values()

    def problem(self) -> str:
        """Return a sentence on what is wrong with the input, or nothing."""
        return ""

    def mark(self, wrong: bool) -> None:
        """Show at the widget that its input is wrong, or that it is right again."""
        restyle(self.widget, "wrong", wrong)

    def set_name(self, name: str) -> None:
        """Set what a screen reader says for the field."""
        self.widget.setAccessibleName(name)

    def set_read_only(self, read_only: bool) -> None:
        """Let the person read the field, not change it."""
        self.widget.setEnabled(not read_only)

    def focus(self) -> None:
        """Give the keyboard to the field."""
        self.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def depend(self, value: Any) -> None:  # noqa: B027 - most fields depend on none
        """Take note of the value of the field that this one depends on."""


class Field(NamedTuple):
    """A field of a form: attributes of the record, its label (an English msgid), and how its editor is made.

    A field takes the whole width unless it is `half`. `depends` names an attribute whose value the editor is
    told. A field that says its own label (a check box) is `labelled`.
    """

    keys: tuple[str, ...]
    label: str
    make: Callable[[FormContext], Editor]
    half: bool = False
    hint: str = ""
    depends: str = ""
    labelled: bool = False


class Group(NamedTuple):
    """Fields under a heading (an English msgid, or none)."""

    title: str
    fields: tuple[Field, ...]


def _nothing() -> None:
    pass


class Watch(QObject):
    """Tells when the keyboard leaves a widget."""

    def __init__(self, widget: QWidget, left: Callable[[], object]) -> None:
        super().__init__(widget)
        self._left = left
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._left()
        return False


class LineEdit(QLineEdit):
    """A line that shows its beginning when it is left."""

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.setCursorPosition(0)


class ComboBox(QComboBox):
    """A choice that a mouse wheel does not change while the page is scrolled."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class TextEdit(QPlainTextEdit):
    """A text of several lines, as high as it needs to be; Tab goes on to the next field."""

    def __init__(self, *, least: int = 3, most: int = 14) -> None:
        super().__init__()
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.document().contentsChanged.connect(self.grow)
        self.grow()

    def grow(self) -> None:
        """Take the height of the text, between the least and the most."""
        line = self.fontMetrics().lineSpacing()
        height, block = 0.0, self.document().begin()
        while block.isValid() and height <= self._most * line:
            height += self.blockBoundingRect(block).height()
            block = block.next()
        wanted = round(max(self._least * line, min(self._most * line, height))) + 2 * _TEXT_EDGE
        if wanted != self.minimumHeight() or wanted != self.maximumHeight():
            self.setFixedHeight(wanted)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.grow()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the text, while the text is not being worked on."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
