"""The parts of a record in its form: decisions, seats, lines; edited by mouse or keyboard.

Parts are values like their record: the list that the form shows is never changed, another takes its place.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QWidget,
)
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.parts.editor import Editor, Field, Group
from cufdesk.ui.parts.ends import Ends
from cufdesk.ui.parts.part_delegate import HEADING, NOTE, PartDelegate
from cufdesk.ui.parts.pieces import button, column, icon_button, row, words
from cufdesk.ui.parts.places import open_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.ui.parts.editor import FormContext
    from cufdesk.ui.parts.form_sheet import FormSheet
    from cufdesk.ui.parts.names import Names

_PLACE = int(Qt.ItemDataRole.UserRole)
_MOST_HEIGHT = 1200
_STRONG = Qt.FocusPolicy.StrongFocus


class PartList(ABC):
    """What a list of parts is: declared by a subclass per kind of part. Texts are English msgids."""

    one: ClassVar[str]
    """The heading of the dialog ("Decision")."""
    add: ClassVar[str]
    none: ClassVar[str]
    """The sentence of an empty list."""
    groups: ClassVar[tuple[Group, ...]]
    width: ClassVar[int] = 660
    """Of the dialog, in logical pixels."""

    @abstractmethod
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        """Return a new part for the end of the list."""

    @abstractmethod
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        """Return the two lines that a part is known by."""

    def mark(self, part: Any, place: int) -> str:  # noqa: ARG002 - for subclasses
        """Return a short word before the lines: a number, an hour; `place` counts from 0."""
        return ""

    def section(self, part: Any) -> str:  # noqa: ARG002 - for subclasses
        """Return the key of the section that a part stands in; sections follow the order of `sections`."""
        return ""

    def sections(self) -> Sequence[str]:
        """Return the keys of sections in the order they are shown."""
        return ("",)

    def heading(self, section: str, parts: Sequence[Any]) -> tuple[str, str]:  # noqa: ARG002 - for subclasses
        """Return the heading of a section, and a note at its right."""
        return "", ""

    def settled(self, parts: Sequence[Any]) -> list[Any]:
        """Return the parts with what follows from their being together: numbers."""
        return list(parts)


def parts(key: str, label: str, spec: PartList) -> Field:
    """Declare the list of a record's parts."""
    return Field((key,), label, lambda context: PartsEditor(context, spec), depends="id")


class PartsEditor(Editor):
    """Shows the parts as rows; each is edited in a dialog of its own."""

    def __init__(self, context: FormContext, spec: PartList) -> None:
        super().__init__(QWidget())
        self._context = context
        self._spec = spec
        self._owner = ""
        self._parts: list[Any] = []
        self._read_only = False
        self._asking: tuple[FormSheet, int] | None = None
        self._at: tuple[str, str] | None = None  # the part and field that the next form is opened at
        self.rows = _Rows(self)
        self._none = words(_(spec.none), "small", wrap=True)
        inside = column(self.widget, spacing=4)
        inside.addWidget(self._none)
        inside.addWidget(self.rows)
        self.add_button = button(_(spec.add), self.add, icon="plus", quiet=True)
        self.add_button.setAutoDefault(False)
        inside.addLayout(Ends(self.add_button, self._made_buttons()))
        self.widget.setFocusProxy(self.rows)
        self.rows.currentRowChanged.connect(lambda _row: self._enable())
        self.rows.itemDoubleClicked.connect(lambda _item: self.edit())

    def _made_buttons(self) -> QHBoxLayout:
        """Return what can be done with the chosen part."""
        line = row(spacing=2)
        self._edit = icon_button("pencil", _("Edit (Enter)"), self.edit)
        self._up = icon_button("arrow-up", _("Move up (Alt+Up)"), lambda: self.move(-1))
        self._down = icon_button("arrow-down", _("Move down (Alt+Down)"), lambda: self.move(1))
        self._remove = icon_button("trash-2", _("Remove (Delete)"), self.remove)
        for made in (self._edit, self._up, self._down, self._remove):
            line.addWidget(made)
        return line

    # values ----------------------------------------------------------------------------------------------

    @override
    def depend(self, value: Any) -> None:
        self._owner = value

    @override
    def show(self, *values: Any) -> None:
        self._parts = list(values[0])
        self._fill(max(self.rows.currentRow(), 0))

    @override
    def values(self) -> tuple[list[Any]]:
        return (list(self._parts),)

    @override
    def draft(self) -> tuple[list[Any]]:
        """Return the parts with the one in the open dialog as it would be applied now."""
        if self._asking is None:
            return self.values()
        sheet, place = self._asking
        form = sheet.forms[0]
        return (self._spec.settled(self._with(form.draft(), place)),) if form.has_draft() else self.values()

    @override
    def mark(self, wrong: bool) -> None:
        pass

    @override
    def set_name(self, name: str) -> None:
        self.rows.setAccessibleName(name)

    @override
    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.add_button.setVisible(not read_only)
        self._lead_focus()
        self._enable()

    def _lead_focus(self) -> None:
        """Lead the keyboard to what is shown: a hidden proxy would hold Tab at the field before."""
        if self._parts or self._read_only:
            self.widget.setFocusProxy(self.rows)
        else:
            self.widget.setFocusProxy(self.add_button)
        self.rows.setFocusPolicy(_STRONG if self._parts else Qt.FocusPolicy.NoFocus)

    def focus_part(self, part_id: str) -> bool:
        """Go to a part, or to the part that holds it."""
        for place, part in enumerate(self._parts):
            if part.id == part_id or any(inner.id == part_id for inner in _inner(part)):
                self._go_to(place)
                self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
                # A page that has just been made has its heights, and its first focus, a moment later.
                QTimer.singleShot(0, self.rows, self.rows.bring_into_view)
                return True
        return False

    def edit_at(self, part_id: str, field: str) -> bool:
        """Open the form of a part, or of the part that holds it, at a field; tell whether it is here."""
        if not self.focus_part(part_id):
            return False
        self._at = part_id, field
        self.edit()
        return True

    # acts ------------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Ask for a new part and put it at the end of its section."""
        place = len(self._parts)
        new = self._ask(self._spec.make(self._owner, self._parts), place, accept=_("Add"))
        if new is not None:
            self._take(self._with(new, place), new.id)

    def edit(self) -> None:
        """Edit the part that is chosen."""
        place = self._place()
        if place < 0:
            return
        changed = self._ask(self._parts[place], place, accept=_("Apply"))
        if changed is not None:
            self._take(self._with(changed, place), changed.id)

    def _with(self, part: Any, place: int) -> list[Any]:
        """Return the parts with one at a place, or behind the last."""
        return [*self._parts[:place], part, *self._parts[place + 1 :]]

    def put(self, part: Any) -> None:
        """Put a part in the place of the one with its id, as an edit of the person's."""
        for place, known in enumerate(self._parts):
            if known.id == part.id:
                self._take(self._with(part, place), part.id)
                return

    def remove(self) -> None:
        """Take the chosen part out; cancelling the form brings it back."""
        place = self._place()
        if place < 0 or self._read_only:
            return
        left = [*self._parts[:place], *self._parts[place + 1 :]]
        self._take(left, left[min(place, len(left) - 1)].id if left else "")

    def move(self, step: int) -> None:
        """Move the chosen part within its section."""
        place = self._place()
        if place < 0 or self._read_only:
            return
        section = self._spec.section(self._parts[place])
        like = [other for other, part in enumerate(self._parts) if self._spec.section(part) == section]
        target = like.index(place) + step
        if 0 <= target < len(like):
            moved = list(self._parts)
            moved.insert(like[target], moved.pop(place))
            self._take(moved, self._parts[place].id)

    def _ask(self, part: Any, place: int, *, accept: str) -> Any:
        from cufdesk.ui.parts.form_sheet import FormSheet

        sheet = FormSheet(
            self._context.desk,
            _(self._spec.one),
            [(self._spec.groups, part)],
            self.widget.window(),
            accept=accept,
            width=self._spec.width,
        )
        for form in sheet.forms if self._read_only else ():
            form.set_read_only(True)
        self._asking = sheet, place
        if self._at is not None:
            (part_id, field), self._at = self._at, None
            QTimer.singleShot(0, sheet, lambda: open_at(sheet.forms[0], part.id, part_id, field))
        try:
            return sheet.records()[0] if sheet.exec() and not self._read_only else None
        finally:
            self._asking = None
            self._context.desk.shown_anew.emit()

    def _take(self, changed: list[Any], chosen_id: str) -> None:
        self._parts = self._spec.settled(changed)
        self._context.names.forget()
        self._fill(-1)
        for place, part in enumerate(self._parts):
            if part.id == chosen_id:
                self._go_to(place)
        self.edited()

    # rows ------------------------------------------------------------------------------------------------

    def _fill(self, chosen: int) -> None:
        for part in self._parts:
            self._context.names.learn_of(part)
        self.rows.clear()
        known = list(self._spec.sections())
        known += sorted({self._spec.section(part) for part in self._parts} - set(known))
        for section in known:
            members = [place for place, part in enumerate(self._parts) if self._spec.section(part) == section]
            if members:
                self._add_heading(section, [self._parts[place] for place in members])
                for place in members:
                    self._add_row(place)
        self.rows.setVisible(bool(self._parts))
        self._none.setVisible(not self._parts)
        self._lead_focus()
        self.rows.fit()
        if 0 <= chosen < self.rows.count():
            self.rows.setCurrentRow(chosen)
        self._enable()

    def _add_heading(self, section: str, members: list[Any]) -> None:
        heading, note = self._spec.heading(section, members)
        if heading:
            item = QListWidgetItem(heading)
            item.setData(HEADING, True)
            item.setData(NOTE, note)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.rows.addItem(item)

    def _add_row(self, place: int) -> None:
        part = self._parts[place]
        title, detail = self._spec.line(part, self._context.names)
        item = QListWidgetItem(title or "…")
        item.setData(_PLACE, place)
        PartDelegate.fill(item, detail, self._spec.mark(part, place))
        self.rows.addItem(item)

    def _place(self) -> int:
        place = self.rows.currentIndex().data(_PLACE)
        return place if isinstance(place, int) else -1

    def _go_to(self, place: int) -> None:
        for number in range(self.rows.count()):
            if self.rows.item(number).data(_PLACE) == place:
                self.rows.setCurrentRow(number)

    def _enable(self) -> None:
        chosen = self._place() >= 0
        self._edit.setEnabled(chosen)
        for made in (self._up, self._down, self._remove):
            made.setEnabled(chosen and not self._read_only)


def _inner(part: Any) -> list[Any]:
    return [inner for value in vars(part).values() if isinstance(value, list) for inner in value]


class _Rows(QListWidget):
    """As high as its rows; the keys that edit, move and remove them."""

    def __init__(self, editor: PartsEditor) -> None:
        super().__init__()
        self._editor = editor
        self.setProperty("role", "plain")
        self.setItemDelegate(PartDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)
        self.setTabKeyNavigation(False)

    def fit(self) -> None:
        """Take the height of the rows."""
        height = sum(self.sizeHintForRow(place) for place in range(self.count())) + 4
        self.setFixedHeight(min(height, _MOST_HEIGHT))

    def bring_into_view(self) -> None:
        """Scroll the form to the chosen row, and take the keyboard there."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and (inside := area.widget()) is not None:
            row = self.visualRect(self.currentIndex())
            middle = self.viewport().mapTo(inside, row.center())
            area.ensureVisible(0, middle.y(), 0, row.height())

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    @override
    def wheelEvent(self, event: Any) -> None:
        """Scroll the page unless the list itself has more to show."""
        if self.verticalScrollBar().maximum() > 0 and self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._editor.edit()
        elif key == Qt.Key.Key_Delete:
            self._editor.remove()
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._editor.move(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()
