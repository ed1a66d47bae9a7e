"""Cells that were joined over several rows: what stands in the first one is said of each of them.

A list with the name of a body beside three people, once, says it of all three. A row that says nothing of its
own stays empty, and cells joined across are a heading, which stands where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_JOINED = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^<>]{0,200}?ref=["']([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})["']"""
)


class JoinedCells:
    """Fills rows, which come in their order, with what cells joined from above say.

    `sheet` is the XML of a sheet that names its joined cells (XLSX); ODS says it cell by cell: `begin`.
    """

    def __init__(self, sheet: bytes = b"") -> None:
        self._starting: dict[int, list[tuple[int, int]]] = {}
        self._open: dict[int, tuple[int, str]] = {}
        for letters, first, last in _JOINED.findall(sheet) if b"mergeCell" in sheet else ():
            if int(last) > int(first):
                self._starting.setdefault(int(first), []).append((column_number(letters.decode()), int(last)))

    def filled(self, line: int, cells: list[str]) -> list[str]:
        """Return the cells of a row, those that are joined with one above filled."""
        own = any(text.strip() for text in cells)
        for column, (last, text) in list(self._open.items()):
            if last < line:
                del self._open[column]
            elif own:
                cells += [""] * (column + 1 - len(cells))
                cells[column] = cells[column] or text
        for column, last in self._starting.get(line, ()):
            self._remember(column, last, cells)
        return cells

    def begin(self, line: int, cells: list[str], spans: Mapping[int, int]) -> None:
        """Take in how many rows the cells of a row go down, by column."""
        for column, rows in spans.items():
            self._remember(column, line + rows - 1, cells)

    def _remember(self, column: int, last: int, cells: list[str]) -> None:
        if column < len(cells) and cells[column].strip():
            self._open[column] = (last, cells[column])


def column_number(letters: str) -> int:
    """Return the place of a column, from 0, by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
