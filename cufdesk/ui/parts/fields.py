"""Plain fields: a line, a text, a choice, yes or no, a whole number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QSizePolicy
from typing_extensions import override

from cufdesk.folding import sort_key
from cufdesk.i18n import _
from cufdesk.ui.parts.editor import ComboBox, Editor, Field, LineEdit, TextEdit, Watch
from cufdesk.ui.parts.typed_values import read_whole

if TYPE_CHECKING:
    from collections.abc import Callable


def line(key: str, label: str, *, half: bool = False, hint: str = "") -> Field:
    """Declare a text of one line."""
    return Field((key,), label, lambda _context: LineEditor(hint), half=half)


def text(key: str, label: str, *, least: int = 3, hint: str = "") -> Field:
    """Declare a text of several lines."""
    return Field((key,), label, lambda _context: TextEditor(least, hint))


def choice(key: str, label: str, group: str, *, half: bool = True, required: bool = False) -> Field:
    """Declare one of a group of `words.py`; `required` leaves out the empty choice."""
    return Field(
        (key,), label, lambda _context: ChoiceEditor(choices_of(group), required=required), half=half
    )


def flag(key: str, label: str, *, half: bool = False) -> Field:
    """Declare a yes or no."""
    return Field((key,), label, lambda _context: FlagEditor(label), half=half, labelled=True)


def whole_number(key: str, label: str, *, half: bool = True, empty: bool = True) -> Field:
    """Declare a whole number; without `empty`, nothing typed counts as zero."""
    return Field((key,), label, lambda _context: WholeNumberEditor(empty=empty), half=half)


class LineEditor(Editor):
    """A text of one line, without blanks at its ends."""

    widget: LineEdit

    def __init__(self, hint: str = "") -> None:
        super().__init__(LineEdit())
        if hint:
            self.widget.setPlaceholderText(_(hint))
        self.widget.textChanged.connect(self.tell_edited)
        self.widget.editingFinished.connect(self.tell_settled)

    @override
    def show(self, *values: Any) -> None:
        self.widget.blockSignals(True)
        self.widget.setText(values[0])
        self.widget.setCursorPosition(0)
        self.widget.blockSignals(False)

    @override
    def values(self) -> tuple[str]:
        return (self.widget.text().strip(),)

    @override
    def set_read_only(self, read_only: bool) -> None:
        self.widget.setReadOnly(read_only)


class TextEditor(Editor):
    """A text of several lines."""

    widget: TextEdit

    def __init__(self, least: int = 3, hint: str = "") -> None:
        super().__init__(TextEdit(least=least))
        if hint:
            self.widget.setPlaceholderText(_(hint))
        self.widget.textChanged.connect(self.tell_edited)
        Watch(self.widget, self.tell_settled)

    @override
    def show(self, *values: Any) -> None:
        self.widget.blockSignals(True)
        self.widget.setPlainText(values[0])
        self.widget.blockSignals(False)

    @override
    def values(self) -> tuple[str]:
        return (self.widget.toPlainText().strip(),)

    @override
    def set_read_only(self, read_only: bool) -> None:
        self.widget.setReadOnly(read_only)


def choices_of(group: str) -> Callable[[], list[tuple[str, str]]]:
    """Return a function that names a group's keys in the screen's language, countries by their names."""

    def named() -> list[tuple[str, str]]:
        from cufdesk.words import WORDS

        found = [(key, _(word)) for key, word in WORDS[group].items()]
        return by_name(found) if group == "country" else found

    return named


def by_name(choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return countries in the order of their names, those that are none at the end."""
    return sorted(choices, key=lambda one: (len(one[0]) != 2, sort_key(one[1])))


class ChoiceEditor(Editor):
    """One of some keys; a key of another version of the program stays what it is."""

    widget: ComboBox

    def __init__(self, choices: Callable[[], list[tuple[str, str]]], *, required: bool = False) -> None:
        super().__init__(ComboBox())
        if not required:
            self.widget.addItem("–", "")
        for key, word in choices():
            self.widget.addItem(word, key)
        self.widget.currentIndexChanged.connect(self.tell_edited)
        Watch(self.widget, self.tell_settled)

    @override
    def show(self, *values: Any) -> None:
        self.widget.blockSignals(True)
        place = self.widget.findData(values[0])
        if place < 0:
            self.widget.addItem(values[0], values[0])
            place = self.widget.count() - 1
        self.widget.setCurrentIndex(place)
        self.widget.blockSignals(False)

    @override
    def values(self) -> tuple[str]:
        return (self.widget.currentData() or "",)


class FlagEditor(Editor):
    """A yes or no, with its label beside it."""

    widget: QCheckBox

    def __init__(self, label: str) -> None:
        super().__init__(QCheckBox(_(label)))
        self.widget.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.widget.toggled.connect(self.tell_edited)

    @override
    def show(self, *values: Any) -> None:
        self.widget.blockSignals(True)
        self.widget.setChecked(bool(values[0]))
        self.widget.blockSignals(False)

    @override
    def values(self) -> tuple[bool]:
        return (self.widget.isChecked(),)


class WholeNumberEditor(LineEditor):
    """A whole number, or nothing."""

    def __init__(self, *, empty: bool) -> None:
        super().__init__()
        self._nothing = None if empty else 0

    @override
    def show(self, *values: Any) -> None:
        super().show("" if values[0] is None else str(values[0]))

    @override
    def values(self) -> tuple[Any]:
        typed = self.widget.text()
        return (read_whole(typed) if typed.strip() else self._nothing,)

    @override
    def problem(self) -> str:
        wrong = self.widget.text().strip() and read_whole(self.widget.text()) is None
        return _("Write a whole number, in figures.") if wrong else ""
