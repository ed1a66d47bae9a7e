"""Tables out: CSV for a French Excel, and XLSX. What somebody typed never becomes a formula there.

In a CSV an apostrophe before the sign that would begin a formula defuses it; our own reader takes it away
again. A telephone number written in groups ("+33 6 12 34 56 78") is left as it is: Excel sees a text in it.
In an XLSX every text is stored as a text.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from cufdesk.i18n import _
from cufdesk.refusal import Refusal

Cell = str | int | Decimal | date | None

LONGEST_CELL = 32_767
MOST_ROWS = 1_048_575
_WIDEST, _NARROWEST = 48, 9
# The last four are wide forms that some programs take for the plain signs.
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_DEFUSED = re.compile("'+[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
# Groups of three alone might be taken for thousands.
_PHONE = re.compile(r"\+[0-9]{1,3}(?: \(?[0-9]{1,6}\)?)*(?: (?:[0-9]{1,2}|[0-9]{4,6}))(?: [0-9]{1,6})*")
_UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def csv_table(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a CSV as a French Excel opens it by a double click: semicolons, UTF-8 with its mark, CRLF."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([defused(word) for word in header])
    writer.writerows([[_plain(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig", "replace")


def _plain(cell: Cell) -> str:
    return defused(cell) if isinstance(cell, str) else "" if cell is None else _typed(cell)


def _typed(cell: int | Decimal | date) -> str:
    """Return a number or a date as text: a French Excel reads a comma and an ISO date."""
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    return cell.isoformat() if isinstance(cell, date) else str(cell).replace(".", ",")


def defused(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; `undefused` gives it back."""
    text = _clean(text)
    if _FORMULA.match(text) and not _PHONE.fullmatch(text):
        return f"'{text}"
    return text


def undefused(text: str) -> str:
    """Return the text that an apostrophe kept from being a formula."""
    return text[1:] if text.startswith("'") and _DEFUSED.match(text) else text


def _clean(text: str) -> str:
    """Return a text with one kind of line end, without signs that no program shows."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSPEAKABLE.sub("", text)


def xlsx_table(header: Sequence[str], rows: Iterable[Sequence[Cell]], sheet: str = "") -> bytes:
    """Return a workbook of one sheet: typed cells, a header that stays in sight, columns of a fitting width.

    Raise Refusal where a text is longer than a cell may hold, or there are more rows than a sheet has:
    nothing is cut off in silence.
    """
    # Not loaded before a workbook is asked for.
    import xlsxwriter

    stream = io.BytesIO()
    # in_memory: no people's data in temporary files.
    workbook = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    page = _Page(workbook, re.sub(r"[\[\]:*?/\\']", " ", sheet)[:31].strip())
    page.head(header)
    count = 0
    for count, row in enumerate(rows, 1):
        if count > MOST_ROWS:
            raise Refusal(_("There are more rows than a sheet of Excel has: export a CSV instead."))
        for column, cell in enumerate(row):
            page.put(count, column, cell)
    page.finish(max(count, 1), len(header))
    workbook.close()
    return stream.getvalue()


class _Page:
    """One sheet being filled: knows the formats and how wide its columns have become."""

    def __init__(self, workbook: Any, name: str) -> None:
        self._page = workbook.add_worksheet(name or None)
        self._head = workbook.add_format(
            {"bold": True, "bg_color": "#E8ECF3", "bottom": 1, "valign": "vcenter"}
        )
        self._text = workbook.add_format({"valign": "top", "num_format": "@"})
        self._long = workbook.add_format({"valign": "top", "num_format": "@", "text_wrap": True})
        self._day = workbook.add_format({"valign": "top", "num_format": "yyyy-mm-dd"})
        self._number = workbook.add_format({"valign": "top"})
        self._widths: dict[int, int] = {}

    def head(self, header: Sequence[str]) -> None:
        """Write the header."""
        for column, word in enumerate(header):
            self._page.write_string(0, column, _clean(word), self._head)
            self._widen(column, len(word))

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Write one cell as what it is."""
        if isinstance(cell, str):
            text = _fitting(_clean(cell), row)
            if text:
                is_long = len(text) > _WIDEST or "\n" in text
                self._page.write_string(row, column, text, self._long if is_long else self._text)
                self._widen(column, len(text.split("\n", 1)[0]))
        elif isinstance(cell, date):
            self._page.write_datetime(row, column, cell, self._day)
            self._widen(column, 11)
        elif cell is not None:
            self._page.write_number(row, column, cell, self._number)

    def _widen(self, column: int, width: int) -> None:
        if width > self._widths.get(column, _NARROWEST):
            self._widths[column] = width

    def finish(self, last_row: int, columns: int) -> None:
        """Set the widths, hold the header in sight, offer filters, and have it printed across the page."""
        for column in range(columns):
            self._page.set_column(column, column, min(self._widths.get(column, _NARROWEST), _WIDEST) + 2)
        self._page.freeze_panes(1, 0)
        self._page.repeat_rows(0)
        self._page.set_landscape()
        self._page.set_paper(9)  # A4
        self._page.fit_to_pages(1, 0)
        if columns:
            self._page.autofilter(0, 0, last_row, columns - 1)


def _fitting(text: str, row: int) -> str:
    # Excel counts a sign beyond the first plane as two.
    if len(text) * 2 > LONGEST_CELL and len(text.encode("utf-16-le", "replace")) // 2 > LONGEST_CELL:
        sentence = _("Row {row} holds a text that is too long for a cell of Excel: export a CSV instead.")
        raise Refusal(sentence.format(row=row + 1))
    return text
