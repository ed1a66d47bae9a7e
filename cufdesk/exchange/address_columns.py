"""Which columns of a table belong to one address: those of one place (office, home) and of one number.

"Adresse 2; Ville 2" is a second address; "Rue (bureau) 2", as Outlook has it, the second line of the first.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Protocol

_PARTS = frozenset(
    {"street", "extended", "po_box", "postal_code", "city", "region", "address_country", "country"}
)
_PLACES = ("work", "home")
_LAST_NUMBER = re.compile(r".*[^\W\d_].*\d{1,2}\W*")


class AddressColumn(Protocol):
    """What is asked of a column."""

    @property
    def index(self) -> int:
        """Its place in the table."""

    @property
    def header(self) -> str:
        """What it is called."""

    @property
    def field(self) -> str:
        """What it holds."""

    @property
    def number(self) -> int:
        """The number in its header, 0 where it has none."""

    @property
    def types(self) -> tuple[str, ...]:
        """The kinds that its header names."""


def addresses(columns: Sequence[AddressColumn], second_lines: Container[int]) -> dict[int, int]:
    """Return for each column of an address, by its place, which one it is of, counted from 1.

    `second_lines` are the columns, by their places, that belong to the first address of theirs. A column
    that names no place ("Pays") belongs to the first one that is named, the second such column to the one
    that is named before it, as Thunderbird has it.
    """
    parts = [column for column in columns if column.field in _PARTS]
    first = last = next((place for column in parts if (place := _place(column))), "")
    found: dict[tuple[str, int], int] = {}
    groups: dict[int, int] = {}
    taken: set[tuple[str, str, int]] = set()
    for column in parts:
        number = 1 if column.index in second_lines else max(column.number, 1)
        last = _place(column) or last
        place = _place(column) or (last if (column.field, first, number) in taken else first)
        taken.add((column.field, place, number))
        groups[column.index] = found.setdefault((place, number), len(found) + 1)
    return groups


def continued(columns: Sequence[AddressColumn]) -> frozenset[int]:
    """Return the columns, by their places, that hold the second line of a street."""
    known = {(one.field, _place(one), max(one.number, 1)) for one in columns if one.field in _PARTS}
    return frozenset(
        one.index
        for one in columns
        if one.field == "street"
        and _place(one)
        and one.number > 1
        and _LAST_NUMBER.fullmatch(one.header)
        and ("street", _place(one), 1) in known
        and not any(
            place == _place(one) and number == one.number and field != "street"
            for field, place, number in known
        )
    )


def _place(column: AddressColumn) -> str:
    return next((place for place in _PLACES if place in column.types), "")
