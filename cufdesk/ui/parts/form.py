"""A form: declared groups of fields that show a record and make a new one of what the person entered."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QScrollArea, QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.parts.pieces import column, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cufdesk.ui.parts.editor import Editor, Field, FormContext, Group

    R = TypeVar("R")

_TWO_COLUMNS = 430  # logical pixels from which half fields stand side by side
_GAP = 16


def with_values(record: R, values: dict[str, Any]) -> R:
    """Return a new record like another one, with some attributes changed; parts are shared, not copied."""
    kept = {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}  # type: ignore[arg-type]
    kept = {name: list(value) if isinstance(value, list) else value for name, value in kept.items()}
    return type(record)(**(kept | values))


def emptied(record: R, groups: Iterable[Group]) -> R:
    """Return a record without what its form shows: a new one, for the form's values to be typed into."""
    empty = type(record)()
    keys = [key for group in groups for field in group.fields for key in field.keys]
    return with_values(record, {key: getattr(empty, key) for key in keys})


class Cell(QWidget):
    """A field with its label above and, where its input is wrong, a sentence beneath."""

    def __init__(self, field: Field, editor: Editor) -> None:
        super().__init__()
        self.field = field
        self.editor = editor
        self._before: tuple[tuple[Any, ...], str] = ((), "")
        inside = column(self, spacing=5)
        label = _(field.label)
        if not field.labelled:
            inside.addWidget(_label(label, editor.widget))
        inside.addWidget(editor.widget)
        if field.hint:
            inside.addWidget(words(_(field.hint), "small", wrap=True))
        self._problem = words("", "error", wrap=True)
        self._problem.hide()
        inside.addWidget(self._problem)
        self.doubt = words("", "doubt", wrap=True)
        """What of a value that was read for the person asks to be looked at."""
        self.doubt.hide()
        inside.addWidget(self.doubt)
        inside.addStretch(1)
        editor.set_name(label)

    def begin(self) -> None:
        """Take what is shown now for what the person has not changed."""
        self._before = (self.editor.values(), self.editor.problem())
        self.say_doubt("")

    def say_doubt(self, text: str) -> None:
        """Say beneath the field what asks to be looked at, or nothing any more."""
        self.doubt.setText(text)
        self.doubt.setVisible(bool(text))

    def changed(self) -> bool:
        """Tell whether the person has changed the values."""
        return self.editor.values() != self._before[0]

    def touched(self) -> bool:
        """Tell whether the person has changed what is shown, be it to something that is no value."""
        return self.changed() or self.editor.problem() != self._before[1]

    def unsaved(self) -> bool:
        """Tell whether the field holds what is not stored, also in a dialog that is still open."""
        return self.touched() or self.editor.draft() != self._before[0]

    def lines(self) -> list[QLineEdit]:
        """Return the lines that the person types in."""
        widget = self.editor.widget
        return [widget] if isinstance(widget, QLineEdit) else widget.findChildren(QLineEdit)

    def check(self) -> str:
        """Mark the field if its input is wrong, and return the sentence."""
        problem = self.editor.problem()
        if problem != self._problem.text():
            self._problem.setText(problem)
            self._problem.setVisible(bool(problem))
            self.editor.mark(bool(problem))
            self.editor.widget.setAccessibleDescription(problem or _(self.field.hint))
        return problem

    def uncheck(self) -> None:
        """Take the mark away if the input has become right."""
        if not self._problem.isHidden() and not self.editor.problem():
            self.check()


def _label(text: str, widget: QWidget) -> QLabel:
    label = words(text, "label")
    label.setBuddy(widget)
    return label


class Form(QWidget):
    """Shows records of one class; `record() != shown` is what makes an edit."""

    edited = Signal()

    def __init__(self, context: FormContext, groups: Iterable[Group]) -> None:
        super().__init__()
        self.setProperty("role", "inside")
        self.context = context
        self.shown: Any = None
        self.cells: list[Cell] = []
        self._grids: list[tuple[QGridLayout, list[Cell]]] = []
        self._columns = 0
        self._showing = False
        outside = column(self, spacing=12)
        for group in groups:
            self._add_group(group, outside)
        outside.addStretch(1)
        self._lay(2)

    def _add_group(self, group: Group, outside: Any) -> None:
        if group.title:
            if self._grids:
                outside.addSpacing(8)
            outside.addWidget(words(_(group.title), "strong"))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(12)
        cells = [self._cell(field) for field in group.fields]
        self._grids.append((grid, cells))
        outside.addLayout(grid)

    def _cell(self, field: Field) -> Cell:
        cell = Cell(field, field.make(self.context))
        cell.editor.edited = lambda: self._note_edit(cell)
        cell.editor.settled = cell.check
        self.cells.append(cell)
        return cell

    # the record ------------------------------------------------------------------------------------------

    def show_record(self, record: Any) -> None:
        """Show a record; unsaved edits of the one before are gone."""
        self.shown = record
        self.context.names.learn_of(record)
        self._showing = True
        for cell in self.cells:
            if cell.field.depends:
                cell.editor.depend(getattr(record, cell.field.depends))
            cell.editor.show(*(getattr(record, key) for key in cell.field.keys))
            cell.begin()
            cell.check()
        self._showing = False

    def record(self) -> Any:
        """Return the record as it is now: a new value, equal to what was shown if nothing changed."""
        values: dict[str, Any] = {}
        for cell in self.cells:
            if cell.changed():
                values.update(zip(cell.field.keys, cell.editor.values(), strict=True))
        return with_values(self.shown, values)

    def draft(self) -> Any:
        """Return the record as it is now, with the parts that are typed in dialogs still open."""
        values: dict[str, Any] = {}
        for cell in self.cells:
            if cell.unsaved():
                values.update(zip(cell.field.keys, cell.editor.draft(), strict=True))
        return with_values(self.shown, values)

    def has_draft(self) -> bool:
        """Tell whether anything is not stored, also in dialogs that are still open."""
        return any(cell.unsaved() for cell in self.cells)

    def typed(self) -> dict[str, list[str]]:
        """Return what stands in the lines of fields whose input is no value, by their first attribute."""
        wrong = [cell for cell in self.cells if cell.touched() and cell.editor.problem()]
        return {cell.field.keys[0]: [line.text() for line in cell.lines()] for cell in wrong}

    def type_again(self, typed: dict[str, list[str]]) -> None:
        """Put back what stood in the lines of fields, where they have as many."""
        for cell in self.cells:
            texts = typed.get(cell.field.keys[0], [])
            if len(texts) == len(cell.lines()):
                for line, text in zip(cell.lines(), texts, strict=True):
                    line.setText(text)

    def replay(self, record: Any) -> None:
        """Show a record's values as the person's edits of what is shown."""
        self._showing = True
        for cell in self.cells:
            if cell.field.depends:
                cell.editor.depend(getattr(record, cell.field.depends))
            cell.editor.show(*(getattr(record, key) for key in cell.field.keys))
        self._showing = False
        self._tell_edited()

    def show_beneath(self, record: Any) -> None:
        """Show a record as it is stored now, beneath what the person has changed and not saved."""
        edits = [(cell, cell.editor.values()) for cell in self.cells if cell.touched()]
        typed = self.typed()
        self.show_record(record)
        self._showing = True
        for cell, values in edits:
            cell.editor.show(*values)
        self._showing = False
        self.type_again(typed)
        self._tell_edited()

    def is_edited(self) -> bool:
        """Tell whether anything differs from what was shown, wrong input included."""
        return any(cell.touched() for cell in self.cells)

    def check(self) -> list[str]:
        """Mark what is wrong, go to the first such field, and return the sentences."""
        wrong = [cell for cell in self.cells if cell.check()]
        if wrong:
            wrong[0].editor.focus()
            self.bring_into_view(wrong[0])
        return [cell.editor.problem() for cell in wrong]

    def set_read_only(self, read_only: bool) -> None:
        """Let the person read the record, not change it."""
        for cell in self.cells:
            cell.editor.set_read_only(read_only)

    def focus_first(self) -> None:
        """Give the keyboard to the first field."""
        if self.cells:
            self.cells[0].editor.focus()

    def first_field(self) -> QWidget | None:
        """Return the first widget that takes the keyboard, if any does."""
        for cell in self.cells:
            widget = cell.editor.widget
            while (proxy := widget.focusProxy()) is not None:
                widget = proxy
            if widget.isEnabledTo(self) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                return widget
        return None

    def cell(self, key: str) -> Cell:
        """Return the field of an attribute."""
        return next(cell for cell in self.cells if key in cell.field.keys)

    def editor(self, key: str) -> Editor:
        """Return the editor of an attribute."""
        return self.cell(key).editor

    def _note_edit(self, cell: Cell) -> None:
        if self._showing:
            return
        cell.uncheck()
        cell.say_doubt("")
        for other in self.cells:
            if other.field.depends in cell.field.keys:
                place = cell.field.keys.index(other.field.depends)
                other.editor.depend(cell.editor.values()[place])
        self._tell_edited()

    def _tell_edited(self) -> None:
        self.edited.emit()
        self.context.desk.typed.emit()

    def bring_into_view(self, cell: Cell) -> None:
        """Scroll to a field."""
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if parent is not None:
            parent.ensureWidgetVisible(cell)

    # room ------------------------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(2 if self.width() >= _TWO_COLUMNS else 1)

    def _lay(self, columns: int) -> None:
        """Put half fields side by side where there is room for two."""
        if columns == self._columns:
            return
        self._columns = columns
        for grid, cells in self._grids:
            _fill(grid, cells, columns)


def _fill(grid: QGridLayout, cells: Sequence[Cell], columns: int) -> None:
    row = place = 0
    for cell in cells:
        span = 1 if cell.field.half else columns
        if place + span > columns:
            row, place = row + 1, 0
        grid.addWidget(cell, row, place, 1, span, _NOT_ALIGNED)
        place += span
    for number in range(2):
        grid.setColumnStretch(number, 1 if number < columns else 0)
        grid.setColumnMinimumWidth(number, 0)


_NOT_ALIGNED = Qt.AlignmentFlag(0)
