"""Tables of other programs: CSV, XLSX and ODS in, as rows of texts that know their line.

Spreadsheets are read here, with lxml: python-calamine, the fast library, sets aside room for every cell
between the first and the last, so that two cells at the corners of a sheet end the whole program. It also
hands over bare numbers, where the zero that begins a French telephone number lives in the cell's format.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cufdesk.exchange.contact_cards import Problem
from cufdesk.exchange.text_files import file_bytes
from cufdesk.i18n import _
from cufdesk.refusal import Refusal

LARGEST_FILE = 50 * 1024 * 1024
MOST_CELLS = 4_000_000
_PACKED = (b"PK\x03\x04", b"PK\x05\x06")
_PROTECTED = b"\xd0\xcf\x11\xe0"
_NO_TABLES = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"SQLite format 3")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `line` is where it begins (line of the file or row of the sheet, from 1), cells are texts."""

    line: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """Return the text of a column, from 0; rows may be shorter than their header."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """What was read: rows without empty ones, and how the file was understood.

    `sheets` names all sheets of a workbook, `shown` those that are not hidden, `sheet` the one that was read;
    `separator` and `encoding` are those of a CSV. `problems` are the rows that could only be read in part,
    and why.
    """

    rows: tuple[Row, ...]
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    shown: tuple[str, ...] = ()
    separator: str = ""
    encoding: str = ""
    problems: tuple[Problem, ...] = ()


def read_table(path: Path, *, sheet: str = "", separator: str = "", encoding: str = "") -> Table:
    """Read a table from a file; what is asked for goes before what the file itself seems to say.

    Raise Refusal, naming the file, where it is no table, damaged, protected or too large.
    """
    data = file_bytes(path, LARGEST_FILE)
    return table_of(data, path.name, sheet=sheet, separator=separator, encoding=encoding)


def table_of(data: bytes, name: str, *, sheet: str = "", separator: str = "", encoding: str = "") -> Table:
    """Read a table from bytes, whatever the ending of `name` says. Raise Refusal as `read_table` does."""
    if data.startswith(_PROTECTED):
        raise Refusal(
            _("“{name}” is protected or in an old format: save it as .xlsx, without a password.").format(
                name=name
            )
        )
    if data.startswith(_NO_TABLES):
        raise Refusal(_("“{name}” is no table that can be read here: .xlsx, .ods or .csv.").format(name=name))
    if data.startswith(_PACKED):
        # lxml is not loaded before a spreadsheet needs it.
        from cufdesk.exchange.spreadsheets import spreadsheet

        table = spreadsheet(data, name, sheet)
        others = iter(() if sheet else table.shown)
        while not table.rows and (other := next(others, "")):
            table = spreadsheet(data, name, other)
    else:
        from cufdesk.exchange.separated_values import separated_values

        table = separated_values(data, name, separator, encoding)
    if not table.rows:
        raise Refusal(_("“{name}” holds no row at all.").format(name=name))
    return table


def with_cells(line: int, cells: list[str]) -> Row | None:
    """Return a row without the empty cells at its end, or None where nothing is left."""
    while cells and not cells[-1].strip():
        cells.pop()
    return Row(line, tuple(cells)) if cells else None


class Bound:
    """Counts the cells of a table that grows, and refuses it before it fills the memory."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._left = MOST_CELLS

    def take(self, row: Row) -> None:
        """Count a row. Raise Refusal where the table has too many cells."""
        self._left -= len(row.cells)
        if self._left < 0:
            raise Refusal(_("“{name}” unpacks into too much: it is not opened.").format(name=self._name))
