"""Fields of a dialog: a label above, the field below, a sentence beneath where something is wrong."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from cufdesk.ui.parts.pieces import column, restyle, words

W = TypeVar("W", bound=QWidget)


class Labelled(QWidget):
    """A field with its label; Alt and the underlined letter reach it where the label has one."""

    def __init__(self, label: str, field: QWidget, hint: str = "") -> None:
        super().__init__()
        self.field = field
        self.error: QLabel = words("", "error", wrap=True)
        self.error.hide()
        title = words(label, "label")
        title.setBuddy(field)
        field.setAccessibleName(label.replace("&", ""))
        if hint:
            field.setAccessibleDescription(hint)
        inside: QVBoxLayout = column(self, spacing=5)
        inside.addWidget(title)
        inside.addWidget(field)
        if hint:
            inside.addWidget(words(hint, "small", wrap=True))
        inside.addWidget(self.error)

    def show_error(self, sentence: str) -> None:
        """Mark the field with a sentence, or clear the mark with none."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        restyle(self.field, "wrong", bool(sentence))
        if sentence:
            self.field.setFocus()


def line(text: str = "", placeholder: str = "") -> QLineEdit:
    """Return a line to type in."""
    field = QLineEdit(text)
    field.setPlaceholderText(placeholder)
    return field


_WIDEST = 40  # letters


def choice(entries: dict[str, str], chosen: str = "") -> QComboBox:
    """Return a choice among entries (key → what is shown); `chosen_key` reads it."""
    field = QComboBox()
    for key, shown in entries.items():
        field.addItem(shown, key)
    field.setCurrentIndex(max(field.findData(chosen), 0))
    # A long title makes no form wider than its window.
    if max(map(len, entries.values()), default=0) > _WIDEST:
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(_WIDEST)
    return field


def chosen_key(field: QComboBox) -> str:
    """Return the key of the chosen entry."""
    return str(field.currentData() or "")
