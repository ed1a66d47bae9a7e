"""Numbers in the cells of an XLSX, as a person sees them: dates, and the zeros that a format puts before.

A French telephone number typed into a sheet is often the number 145678901 under the format 0#" "##" "##…
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from lxml import etree

from cufdesk.exchange.text_markup import markup_events

_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
# A quoted text, an escaped sign, a condition or colour, the width of a sign, or any other sign.
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|\[([^\]]*)\]|_(.)|\*(.)|(.)', re.DOTALL)
_MASK = set("0#? -()/+")
_LONGEST = 200


class CellFormats:
    """The number formats of a workbook, by the style of a cell."""

    def __init__(self, styles: bytes, *, from_1904: bool = False) -> None:
        # A date is counted from a day that was never there: 1900 was no leap year.
        self._first_day = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001
        self._styles: list[tuple[bool, tuple[str, ...]]] = []
        if styles:
            self._read(styles)

    def _read(self, styles: bytes) -> None:
        codes: dict[str, str] = {}
        for _event, item in markup_events(styles, ("end",)):
            name = etree.QName(item).localname
            if name == "numFmt":
                codes[item.get("numFmtId", "")] = item.get("formatCode", "")[:_LONGEST]
            elif name == "cellXfs":
                self._styles = [_understood(xf, codes) for xf in item if isinstance(xf.tag, str)]

    def text(self, value: str, style: int) -> str:
        """Return a number as text, a date as 2015-02-13 (with its time, if it has one)."""
        is_date, mask = self._styles[style] if style < len(self._styles) else (False, ())
        if is_date:
            day = self._date(value)
            if day:
                return day
        plain = plain_number(value)
        if mask and plain.isdecimal():
            return masked(plain, mask)
        return plain

    def _date(self, value: str) -> str:
        try:
            days = float(value)
            moment = self._first_day + timedelta(seconds=round(days * 86400))
        except (ValueError, OverflowError):
            return ""
        if 0 <= days < 1:
            return f"{moment:%H:%M}"
        if moment.hour or moment.minute:
            return f"{moment:%Y-%m-%d %H:%M}"
        return f"{moment:%Y-%m-%d}"


def _understood(xf: Any, codes: Mapping[str, str]) -> tuple[bool, tuple[str, ...]]:
    number = xf.get("numFmtId", "0")
    if number.isdecimal() and int(number) in _DATES and number not in codes:
        return True, ()
    return understood(codes.get(number, ""))


def understood(code: str) -> tuple[bool, tuple[str, ...]]:
    """Return whether a format shows a date, and the mask of digits and signs that it lays over a number."""
    tokens: list[str] = []
    bare = ""
    for match in _TOKEN.finditer(code):
        text, sign, condition, _width, _filler, other = match.groups()
        if other == ";":
            break
        if other is not None:
            bare += other
            tokens.append(other if other in "0#?" else f"'{other}")
        elif condition is None:
            tokens += [f"'{character}" for character in text or sign or ""]
    if re.search(r"[ymdhsYMDHS]", bare) and not re.search(r"[0#?]", re.sub(r"\.0+", "", bare)):
        return True, ()
    digits = [token for token in tokens if token in {"0", "#", "?"}]
    if set(bare) <= _MASK and len(digits) > 1 and ("'" in "".join(tokens) or digits.count("0") > 1):
        return False, tuple(tokens)
    return False, ()


def masked(digits: str, mask: tuple[str, ...]) -> str:
    """Return digits laid into a mask from the right: 0 is filled up, # and ? are not."""
    left = list(digits)
    shown: list[str] = []
    first = next(place for place, token in enumerate(mask) if token in {"0", "#", "?"})
    for place in range(len(mask) - 1, -1, -1):
        sign = mask[place]
        if sign[0] == "'":
            shown.append(sign[1:])
        elif left:
            shown.append(left.pop())
        elif sign == "0":
            shown.append("0")
        if place == first:
            shown += reversed(left)
    return "".join(reversed(shown)).strip()


def plain_number(value: str) -> str:
    """Return a number as it would be typed: whole where it is whole, without the noise of its last bits."""
    text = value.strip()
    if re.fullmatch(r"-?[0-9]{1,40}", text):
        return text
    try:
        number = float(text)
    except ValueError:
        return text
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    return repr(number)
