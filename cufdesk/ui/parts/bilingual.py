"""A text in French and in Spanish: two fields that belong together, side by side where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.parts.editor import Editor, Field, LineEdit, TextEdit, Watch
from cufdesk.ui.parts.pieces import words

if TYPE_CHECKING:
    from collections.abc import Sequence

# Logical pixels from which both languages stand in one row: texts wrap, a line should be seen whole.
_TEXTS_SIDE_BY_SIDE = 500
_LINES_SIDE_BY_SIDE = 760


def bilingual_line(key: str, label: str, *, half: bool = False) -> Field:
    """Declare a line in both languages."""
    return Field((key,), label, lambda _context: BilingualEditor([LineEdit(), LineEdit()]), half=half)


def bilingual_text(key: str, label: str, *, least: int = 3) -> Field:
    """Declare a text in both languages."""
    return Field(
        (key,), label, lambda _context: BilingualEditor([TextEdit(least=least), TextEdit(least=least)])
    )


class BilingualEditor(Editor):
    """Edits a `Bilingual`."""

    def __init__(self, fields: Sequence[QLineEdit | QPlainTextEdit]) -> None:
        self.fields = fields
        super().__init__(_Pair(fields))
        self.widget.setFocusProxy(fields[0])
        for field in fields:
            field.textChanged.connect(self.tell_edited)
            Watch(field, self.tell_settled)

    @override
    def show(self, *values: Any) -> None:
        for field, text in zip(self.fields, (values[0].fr, values[0].es), strict=True):
            field.blockSignals(True)
            if isinstance(field, QLineEdit):
                field.setText(text)
                field.setCursorPosition(0)
            else:
                field.setPlainText(text)
            field.blockSignals(False)

    @override
    def values(self) -> tuple[Any]:
        from cufdesk.domain.values import Bilingual

        return (Bilingual(*(_text(field).strip() for field in self.fields)),)

    @override
    def set_name(self, name: str) -> None:
        self.fields[0].setAccessibleName(_("{label}, in French").format(label=name))
        self.fields[1].setAccessibleName(_("{label}, in Spanish").format(label=name))

    @override
    def set_read_only(self, read_only: bool) -> None:
        for field in self.fields:
            field.setReadOnly(read_only)

    @override
    def focus(self) -> None:
        self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


class _Pair(QWidget):
    """Two fields with the mark of their language."""

    def __init__(self, fields: Sequence[QWidget]) -> None:
        super().__init__()
        self._fields = fields
        self._marks = [words(mark, "label") for mark in ("FR", "ES")]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(6)
        self._wide: bool | None = None
        is_text = isinstance(fields[0], QPlainTextEdit)
        self._room_for_both = _TEXTS_SIDE_BY_SIDE if is_text else _LINES_SIDE_BY_SIDE
        self._lay(wide=False)
        QWidget.setTabOrder(fields[0], fields[1])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(wide=self.width() >= self._room_for_both)

    def _lay(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        top = (
            Qt.AlignmentFlag.AlignTop if isinstance(self._fields[0], QPlainTextEdit) else Qt.AlignmentFlag(0)
        )
        for place, (mark, field) in enumerate(zip(self._marks, self._fields, strict=True)):
            across = place if wide else 0
            down = 0 if wide else place
            mark.setContentsMargins(8 if across else 0, 8 if top else 0, 0, 0)
            self._grid.addWidget(mark, down, 2 * across, top)
            self._grid.addWidget(field, down, 2 * across + 1, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1 if wide else 0)
