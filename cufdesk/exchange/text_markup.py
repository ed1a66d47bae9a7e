"""The paragraphs of word-processor markup, in reading order: lists keep a sign, rows of a table become lines.

Tracked deletions, hidden words, field codes and the fallback copies of text boxes are left out.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Literal

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"

_CELL_SEPARATOR = " | "
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_HIDDEN = {"del", "moveFrom", "instrText", "delText", "pPr", "rPr"}
_NO_WORDS = {"tracked-changes", "annotation", "note", "sequence-decls", "bookmark-start", "forms"}


class _Lines:
    """Paragraphs as they come, gathered into one line while they stand in a row of a table."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._rows: list[list[list[str]]] = []

    def add(self, line: str) -> None:
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(" ".join(line.split()))
        else:
            self.lines.append(line)

    def open_row(self) -> None:
        self._rows.append([])

    def open_cell(self) -> None:
        if self._rows:
            self._rows[-1].append([])

    def close_row(self) -> None:
        cells = [" ".join(filter(None, cell)) for cell in self._rows.pop()]
        if any(cells):
            self.add(_CELL_SEPARATOR.join(cells).strip())

    def text(self) -> str:
        return "\n".join(self.lines)


def markup_events(
    xml: bytes, events: Sequence[Literal["start", "end"]] = ("start", "end"), tag: str | None = None
) -> Iterator[tuple[str, Any]]:
    """Go through the markup piece by piece; entities stay unexpanded and a document type is refused."""
    parser = etree.iterparse(
        io.BytesIO(xml),
        events=events,
        tag=tag,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    checked = False
    for event, element in parser:
        if not checked:
            checked = True
            if element.getroottree().docinfo.doctype:
                raise ValueError("a document type has no place in a text")
        yield event, element


# Word ------------------------------------------------------------------------------------------------


def word_text(document: bytes, numbering: bytes = b"") -> str:
    """Return the text of word/document.xml; automatic numbers are counted as word/numbering.xml says."""
    lines, marks = _Lines(), _Marks(numbering)
    fallbacks = 0
    for event, element in markup_events(document):
        tag = element.tag
        if tag == _FALLBACK:
            fallbacks += 1 if event == "start" else -1
        elif fallbacks:
            continue
        elif event == "start":
            if tag == f"{_W}tr":
                lines.open_row()
            elif tag == f"{_W}tc":
                lines.open_cell()
        elif tag == f"{_W}p":
            lines.add(marks.before(element) + "".join(_word_pieces(element)))
            element.clear(keep_tail=True)
        elif tag == f"{_W}tr":
            lines.close_row()
            element.clear(keep_tail=True)
    return lines.text()


def _word_pieces(element: Any) -> Iterator[str]:
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = etree.QName(child).localname
        if name in _HIDDEN or child.tag == _FALLBACK or _is_hidden(child):
            continue
        if name == "t":
            yield child.text or ""
        elif name in _BREAKS:
            yield _BREAKS[name]
        elif name == "sym":
            yield chr(int(child.get(f"{_W}char", "F0B7"), 16))
        else:
            yield from _word_pieces(child)


def _is_hidden(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish") if run.tag == f"{_W}r" else None
    return mark is not None and mark.get(f"{_W}val", "true") not in {"0", "false"}


class _Marks:
    """The sign or number that Word shows before a paragraph without writing it down."""

    def __init__(self, numbering: bytes) -> None:
        self._formats: dict[tuple[str, str], str] = {}
        self._counts: dict[tuple[str, int], int] = {}
        if numbering:
            self._read(numbering)

    def _read(self, numbering: bytes) -> None:
        levels: dict[str, dict[str, str]] = {}
        for event, element in markup_events(numbering):
            if event == "end" and element.tag == f"{_W}abstractNum":
                levels[element.get(f"{_W}abstractNumId", "")] = {
                    level.get(f"{_W}ilvl", "0"): _value(level.find(f"{_W}numFmt"), "bullet")
                    for level in element.iter(f"{_W}lvl")
                }
            elif event == "end" and element.tag == f"{_W}num":
                abstract = levels.get(_value(element.find(f"{_W}abstractNumId"), ""), {})
                number = element.get(f"{_W}numId", "")
                self._formats.update({(number, level): form for level, form in abstract.items()})

    def before(self, paragraph: Any) -> str:
        """Return the mark of a paragraph, its level as indentation; empty outside lists."""
        properties = paragraph.find(f"{_W}pPr/{_W}numPr")
        if properties is None:
            style = _value(paragraph.find(f"{_W}pPr/{_W}pStyle"), "")
            return "· " if style.startswith(("ListBullet", "Listepuces")) else ""
        number = _value(properties.find(f"{_W}numId"), "0")
        level = _value(properties.find(f"{_W}ilvl"), "0")
        if number == "0" or not level.isdecimal():
            return ""
        depth = min(int(level), 9)
        form = self._formats.get((number, level), "bullet")
        for deeper in range(depth + 1, 10):
            self._counts.pop((number, deeper), None)
        self._counts[number, depth] = self._counts.get((number, depth), 0) + 1
        sign = "·" if form in {"bullet", "none"} else f"{_numbered(self._counts[number, depth], form)}."
        return f"{'  ' * depth}{sign} "


def _value(element: Any, default: str) -> str:
    return default if element is None else str(element.get(f"{_W}val", default))


def _numbered(count: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"} and count <= 26:
        letter = "abcdefghijklmnopqrstuvwxyz"[count - 1]
        return letter.upper() if form == "upperLetter" else letter
    return str(count)


# OpenDocument ----------------------------------------------------------------------------------------


def open_document_text(content: bytes) -> str:
    """Return the text of content.xml."""
    lines = _Lines()
    lists = skipped = 0
    first = False
    for event, element in markup_events(content):
        tag, step = element.tag, 1 if event == "start" else -1
        if etree.QName(tag).localname in _NO_WORDS and tag.startswith((_TEXT, _OFFICE)):
            skipped += step
        elif skipped:
            continue
        elif tag == f"{_TEXT}list":
            lists += step
        elif tag == f"{_TEXT}list-item" and event == "start":
            first = True
        elif tag in {f"{_TEXT}p", f"{_TEXT}h"} and event == "end":
            mark = f"{'  ' * (lists - 1)}· " if lists and first else ""
            first = False
            lines.add(mark + "".join(open_pieces(element)))
            element.clear(keep_tail=True)
        elif tag == f"{_TABLE}table-row":
            lines.open_row() if event == "start" else lines.close_row()
        elif tag == f"{_TABLE}table-cell" and event == "start":
            lines.open_cell()
    return lines.text()


def open_pieces(element: Any) -> Iterator[str]:
    """Give the words of an OpenDocument paragraph."""
    yield _collapsed(element.text)
    for child in element:
        if isinstance(child.tag, str):
            name = etree.QName(child).localname
            if name == "tab":
                yield "\t"
            elif name == "line-break":
                yield "\n"
            elif name == "s":
                yield " " * min(int(child.get(f"{_TEXT}c", "1")), 40)
            elif name not in _NO_WORDS:
                yield from open_pieces(child)
        yield _collapsed(child.tail)


def _collapsed(text: str | None) -> str:
    """Return the words of a text node: OpenDocument counts any run of blanks as one space."""
    if not text:
        return ""
    words = " ".join(text.split(" ")) if "\n" not in text and "\t" not in text else " ".join(text.split())
    lead = " " if text[0].isspace() else ""
    tail = " " if text[-1].isspace() and words.strip() else ""
    return f"{lead}{words.strip(' ')}{tail}"
