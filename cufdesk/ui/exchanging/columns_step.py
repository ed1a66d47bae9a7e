"""The first step for a table: what each column holds, with examples, to be corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QWidget

from cufdesk.i18n import _, ngettext
from cufdesk.ui.parts.labelled import choice, chosen_key
from cufdesk.ui.parts.pieces import column, named, words

if TYPE_CHECKING:
    from cufdesk.exchange.contact_columns import Column, ColumnMapping
    from cufdesk.exchange.tables import Table

_EXAMPLES = 3
_LONGEST = 60  # characters of an example
_MOST = 60  # columns that are shown: what lies beyond has no use for contacts


class ColumnsStep(QWidget):
    """One line a column: its header, what it holds, a few of its values."""

    changed = Signal()
    sheet_wanted = Signal(str)
    """Another sheet of the workbook is to be read."""

    def __init__(self, table: Table, mapping: ColumnMapping) -> None:
        super().__init__()
        self._mapping = mapping
        self.choices: dict[int, QComboBox] = {}
        self.sentence = words("", "muted", wrap=True)
        outside = column(self, spacing=12)
        self.sheets: QComboBox | None = None
        if len(table.shown) > 1:
            outside.addLayout(self._sheet_line(table))
        outside.addWidget(
            words(_("What does each column hold? Correct what was understood otherwise."), wrap=True)
        )
        if not mapping.header_line:
            guessed = _("This table has no header: what its columns hold was guessed from their contents.")
            outside.addWidget(words(guessed, "muted", wrap=True))
        outside.addLayout(self._grid(table))
        outside.addWidget(self.sentence)
        outside.addStretch(1)
        self._count()

    def _sheet_line(self, table: Table) -> QHBoxLayout:
        """Show which sheet was read, to choose another one."""
        label = words(_("&Sheet:"))
        self.sheets = choice({name: name for name in table.shown}, table.sheet)
        named(self.sheets, _("Sheet of the workbook"))
        label.setBuddy(self.sheets)
        self.sheets.activated.connect(self._want_sheet)
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self.sheets, 1)
        return line

    def _want_sheet(self) -> None:
        if self.sheets is not None:
            self.sheet_wanted.emit(chosen_key(self.sheets))

    def _grid(self, table: Table) -> QGridLayout:
        from cufdesk.exchange.contact_columns import FIELDS

        fields = {"": _("(not taken in)")} | {key: _(word) for key, word in FIELDS.items()}
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        for place, heading in enumerate((_("In the file"), _("What it holds"), _("Examples"))):
            grid.addWidget(words(heading, "label"), 0, place)
        for line, one in enumerate(self._shown(table), 1):
            header = one.header or _("Column {n}").format(n=one.index + 1)
            said = {"": _("(tells which the next one is)")} if one.index in self._mapping.of_kinds else {}
            field = named(
                choice(fields | said, one.field), _("{header}: what it holds").format(header=header)
            )
            field.currentIndexChanged.connect(self._correct)
            self.choices[one.index] = field
            grid.addWidget(words(header, wrap=True), line, 0)
            grid.addWidget(field, line, 1)
            grid.addWidget(words(self._examples(table, one), "muted", wrap=True), line, 2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(2, 3)
        return grid

    def _shown(self, table: Table) -> list[Column]:
        filled = {index for row in table.rows for index, cell in enumerate(row.cells) if cell.strip()}
        return [one for one in self._mapping.columns if one.index in filled][:_MOST]

    def _examples(self, table: Table, one: Column) -> str:
        cells = (row.cell(one.index) for row in table.rows if row.line > self._mapping.header_line)
        found = dict.fromkeys(" ".join(cell.split())[:_LONGEST] for cell in cells if cell.strip())
        return " · ".join(list(found)[:_EXAMPLES])

    def _correct(self) -> None:
        for index, field in self.choices.items():
            wanted = chosen_key(field)
            known = next(one.field for one in self._mapping.columns if one.index == index)
            if wanted != known:
                self._mapping = self._mapping.with_field(index, wanted)
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        left = len(self.choices.keys() & {one.index for one in self._mapping.unmapped})
        said = ngettext("{n} column is not taken in.", "{n} columns are not taken in.", left)
        self.sentence.setText(said.format(n=left) if left else "")

    def mapping(self) -> ColumnMapping:
        """Return what the columns hold, as corrected."""
        return self._mapping
