"""Sheets of workbooks, XLSX and ODS: what stands in their cells, as a person sees it there.

Sizes are bounded before anything is unpacked, only cells that hold something take room, and the XML parser
expands no entity and opens no address.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from cufdesk.exchange.joined_cells import JoinedCells, column_number
from cufdesk.exchange.sheet_numbers import CellFormats
from cufdesk.exchange.tables import Bound, Row, Table, with_cells
from cufdesk.exchange.text_files import archive_part
from cufdesk.exchange.text_markup import markup_events, open_pieces
from cufdesk.i18n import _
from cufdesk.refusal import Refusal

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MOST_COLUMNS = 16_384
_MOST_ROWS = 1_048_576
_OFFICE_NUMBER = re.compile(r"-?[0-9](?:[.,][0-9]+)?E[+-]?[0-9]+")


def spreadsheet(data: bytes, name: str, sheet: str = "") -> Table:
    """Read one sheet of a workbook: the one named, else the first that is shown.

    Raise Refusal where the file is damaged, protected, no workbook, or unpacks into too much.
    """
    damaged = Refusal(_("“{name}” is damaged or is not the document that its name says.").format(name=name))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = set(archive.namelist())
            if "content.xml" in parts:
                return _OpenDocument(archive, name).table(sheet)
            return _Workbook(archive, name).table(sheet)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, etree.LxmlError, SyntaxError) as error:
        raise damaged from error
    except (LookupError, EOFError, ValueError, NotImplementedError, RuntimeError, OverflowError) as error:
        raise damaged from error  # a part missing, cut off, packed in an unknown way or locked


def _chosen(sheets: dict[str, str], hidden: set[str], wanted: str, name: str) -> str:
    """Return the name of the sheet to read."""
    if not sheets:
        raise Refusal(_("“{name}” holds no sheet.").format(name=name))
    if wanted and wanted not in sheets:
        raise Refusal(_("“{name}” has no sheet called “{sheet}”.").format(name=name, sheet=wanted))
    return wanted or next((sheet for sheet in sheets if sheet not in hidden), next(iter(sheets)))


def _gathered(rows: Iterator[tuple[int, list[str]]], name: str) -> tuple[Row, ...]:
    bound, found = Bound(name), []
    for line, cells in rows:
        row = with_cells(line, cells)
        if row is not None:
            bound.take(row)
            found.append(row)
    return tuple(found)


class _Workbook:
    """An XLSX file, strict or transitional: only local names of elements count."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._shared: list[str] = []

    def table(self, wanted: str) -> Table:
        """Read one sheet."""
        path = self._workbook_path()
        if path.endswith(".bin"):
            raise Refusal(
                _("“{name}” is protected or in an old format: save it as .xlsx, without a password.").format(
                    name=self._name
                )
            )
        targets = self._related(path)
        sheets, hidden, from_1904 = self._sheets(path)
        chosen = _chosen(sheets, hidden, wanted, self._name)
        by_kind = {kind.rsplit("/", 1)[-1]: target for kind, target in targets.values()}
        if "sharedStrings" in by_kind:
            self._shared = [_text_of(item) for item in self._items(by_kind["sharedStrings"], "si")]
        styles = self._part(by_kind["styles"]) if "styles" in by_kind else b""
        formats = CellFormats(styles, from_1904=from_1904)
        rows = self._rows(targets[sheets[chosen]][1], formats)
        shown = tuple(sheet for sheet in sheets if sheet not in hidden)
        return Table(_gathered(rows, self._name), tuple(sheets), chosen, shown)

    def _part(self, path: str) -> bytes:
        return archive_part(self._archive, path, self._name)

    def _workbook_path(self) -> str:
        found = self._related("")
        paths = [target for kind, target in found.values() if kind.endswith("/officeDocument")]
        return paths[0] if paths else "xl/workbook.xml"

    def _related(self, path: str) -> dict[str, tuple[str, str]]:
        """Return what a part refers to: the kind and the path of each, by its id."""
        folder, file = posixpath.split(path)
        relations = archive_part(
            self._archive, posixpath.join(folder, "_rels", f"{file}.rels"), self._name, wanted=False
        )
        found = {}
        for _event, item in markup_events(relations, ("end",), "{*}Relationship") if relations else ():
            target = item.get("Target", "").replace("\\", "/")
            target = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found[item.get("Id", "")] = (item.get("Type", ""), posixpath.normpath(target))
        return found

    def _sheets(self, path: str) -> tuple[dict[str, str], set[str], bool]:
        """Return the ids of the sheets by their names, the names that are hidden, and the calendar."""
        sheets: dict[str, str] = {}
        hidden: set[str] = set()
        from_1904 = False
        for _event, item in markup_events(self._part(path), ("end",)):
            kind = etree.QName(item).localname
            if kind == "sheet":
                name = item.get("name", "")
                sheets[name] = next((v for k, v in item.items() if k.endswith("}id")), "")
                if item.get("state", "visible") != "visible":
                    hidden.add(name)
            elif kind == "workbookPr":
                from_1904 = item.get("date1904", "") in {"1", "true"}
        return sheets, hidden, from_1904

    def _items(self, path: str, tag: str) -> Iterator[Any]:
        """Go through elements of a part; each is forgotten once the next one is asked for."""
        for _event, item in markup_events(self._part(path), ("end",), f"{{*}}{tag}"):
            yield item
            item.clear()
            parent = item.getparent()
            while parent is not None and item.getprevious() is not None:
                del parent[0]

    def _rows(self, path: str, formats: CellFormats) -> Iterator[tuple[int, list[str]]]:
        line = 0
        joined = JoinedCells(self._part(path))
        for row in self._items(path, "row"):
            said = row.get("r", "")
            line = int(said) if said.isdecimal() else line + 1
            if not 1 <= line <= _MOST_ROWS:
                raise ValueError("a row outside any sheet")
            cells: list[str] = []
            column = 0
            for cell in row:
                reference = _REFERENCE.fullmatch(cell.get("r", ""))
                column = column_number(reference.group(1)) if reference else column
                text = self._text(cell, formats)
                if text:
                    if column >= _MOST_COLUMNS:
                        raise ValueError("a cell outside any sheet")
                    cells += [""] * (column + 1 - len(cells))
                    cells[column] = text
                column += 1
            yield line, joined.filled(line, cells)

    def _text(self, cell: Any, formats: CellFormats) -> str:
        kind, value = cell.get("t", "n"), ""
        for part in cell:
            name = etree.QName(part).localname if isinstance(part.tag, str) else ""
            if name == "is":
                return _text_of(part)
            if name == "v":
                value = part.text or ""
        if not value:
            return ""
        if kind == "s":
            return self._shared[int(value)] if value.strip().isdecimal() else ""
        if kind == "n":
            style = cell.get("s", "0")
            return formats.text(value, int(style) if style.isdecimal() else 0)
        return _CODE.sub(_character, value)


def _text_of(item: Any) -> str:
    """Return the text of a string, its runs joined; how it is pronounced is left out."""
    pieces = []
    for part in item:
        name = etree.QName(part).localname if isinstance(part.tag, str) else ""
        if name == "t":
            pieces.append(part.text or "")
        elif name == "r":
            pieces += [t.text or "" for t in part if isinstance(t.tag, str) and t.tag.endswith("}t")]
    text = "".join(pieces)
    return _CODE.sub(_character, text) if "_x" in text else text


def _character(match: re.Match[str]) -> str:
    code = int(match.group(1), 16)
    return match.group() if 0xD800 <= code < 0xE000 else chr(code).replace("\r", "")


# OpenDocument ----------------------------------------------------------------------------------------


class _OpenDocument:
    """An ODS file: what is shown is stored beside each value, so that formats need not be read."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name

    def table(self, wanted: str) -> Table:
        """Read one sheet."""
        manifest = archive_part(self._archive, "META-INF/manifest.xml", self._name, wanted=False)
        if b"encryption-data" in manifest:
            raise Refusal(
                _("“{name}” is protected by a password: save it without one.").format(name=self._name)
            )
        content = archive_part(self._archive, "content.xml", self._name)
        names = [
            next((v for k, v in item.items() if k.endswith("}name")), "")
            for _event, item in markup_events(content, ("start",), "{*}table")
            if item.getparent() is not None and etree.QName(item.getparent()).localname == "spreadsheet"
        ]
        chosen = _chosen({sheet: sheet for sheet in names}, set(), wanted, self._name)
        rows = _gathered(self._rows(content, names.index(chosen)), self._name)
        return Table(rows, tuple(names), chosen, tuple(names))

    def _rows(self, content: bytes, wanted: int) -> Iterator[tuple[int, list[str]]]:
        sheet, depth, line = -1, 0, 1
        joined = JoinedCells()
        for event, item in markup_events(content):
            name = etree.QName(item).localname
            if name == "table":
                depth += 1 if event == "start" else -1
                if event == "start" and depth == 1:
                    sheet += 1
            elif name == "table-row" and event == "end" and depth == 1:
                if sheet == wanted:
                    times = _repeated(item, "number-rows-repeated", _MOST_ROWS)
                    spans: dict[int, int] = {}
                    cells = joined.filled(line, list(_open_cells(item, spans)))
                    joined.begin(line, cells, spans)
                    if any(cells):
                        yield from ((line + more, list(cells)) for more in range(times))
                    line += times
                item.clear()
                parent = item.getparent()
                while parent is not None and item.getprevious() is not None:
                    del parent[0]
            if sheet > wanted:
                return


def _open_cells(row: Any, spans: dict[int, int]) -> Iterator[str]:
    """Give the texts of a row; empty cells at its end, which may be repeated for ever, are left out.

    `spans` gets how many rows a cell goes down, by column.
    """
    waiting = 0
    count = 0
    for cell in row:
        name = etree.QName(cell).localname if isinstance(cell.tag, str) else ""
        if name not in {"table-cell", "covered-table-cell"}:
            continue
        times = _repeated(cell, "number-columns-repeated", _MOST_COLUMNS)
        text = _open_text(cell) if name == "table-cell" else ""
        if not text:
            waiting += times
            continue
        count += waiting + times
        if count > _MOST_COLUMNS:
            raise ValueError("a cell outside any sheet")
        down = _repeated(cell, "number-rows-spanned", _MOST_ROWS)
        if down > 1:
            spans[count - times] = down
        yield from [""] * waiting
        yield from [text] * times
        waiting = 0


def _repeated(item: Any, attribute: str, most: int) -> int:
    said = next((v for k, v in item.items() if k.endswith(f"}}{attribute}")), "1")
    return max(1, min(int(said), most))


def _open_text(cell: Any) -> str:
    values = {etree.QName(key).localname: str(value) for key, value in cell.items()}
    if values.get("value-type") == "date":
        return values.get("date-value", "").replace("T", " ").removesuffix(" 00:00:00")
    lines = [
        "".join(open_pieces(part))
        for part in cell
        if isinstance(part.tag, str) and etree.QName(part).localname == "p"
    ]
    text = "\n".join(lines)
    return values.get("value", text) if _OFFICE_NUMBER.fullmatch(text) else text
