"""The same document by stock ReportLab: its lines drawn one by one, and its content set the plain way.

Both are what the press is measured against. The first is the least that any layout must do: the same lines,
already broken and placed, in the same faces, through the stock canvas. The second is how one would write the
document without a press: paragraphs and tables of Platypus, two passes for the pages in the contents.
"""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    ListFlowable,
    PageBreak,
    PageTemplate,
    Spacer,
    Table,
)
from reportlab.platypus import Paragraph as Stock
from reportlab.platypus.tableofcontents import TableOfContents
from typing_extensions import override

from cufdesk.press import story as say
from cufdesk.press import styles
from cufdesk.press.typefaces import FILES, typeface
from tests.press.pages import Line

_SIDE, _ABOVE, _BELOW = 62.0, 66.0, 66.0
_WIDTH = styles.A4[0] - 2 * _SIDE
_NAVY = styles.NAVY


@cache
def register_faces() -> dict[str, str]:
    """Give stock ReportLab the faces of the press, once; return our name of each by its PostScript name."""
    for name in FILES:
        registerFont(TTFont(name, typeface(name).path))
    for family in ("body", "sans"):
        slanted = f"{family}-italic"
        both = "body-bold-italic" if family == "body" else slanted
        registerFontFamily(family, normal=family, bold=f"{family}-bold", italic=slanted, boldItalic=both)
    return {typeface(name).post_name: name for name in FILES}


def draw_lines(lines: Sequence[Line]) -> bytes:
    """Draw lines where they stand, one call each, on compressed pages."""
    names = register_faces()
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=styles.A4, pageCompression=1, invariant=1)
    page = 1
    for line in lines:
        while page < line.page:
            canvas.showPage()
            page += 1
        canvas.setFont(names[min(line.fonts)], line.size)
        canvas.drawString(line.x, line.y, line.text)
    canvas.save()
    return stream.getvalue()


def set_plainly(story: say.Story) -> bytes:
    """Set a story with Platypus: multiBuild, a table row for each pair of paragraphs, no kerning, no tags."""
    register_faces()
    stream = io.BytesIO()
    document = _Document(stream, pagesize=styles.A4, pageCompression=1, invariant=1, initialFontName="body")
    document.multiBuild(list(_flowables(story.items, _WIDTH)))
    return stream.getvalue()


class _Document(BaseDocTemplate):
    """A document with a page frame that tells its headings to the contents."""

    def __init__(self, stream: io.BytesIO, **options: Any) -> None:
        super().__init__(stream, **options)
        height = styles.A4[1] - _ABOVE - _BELOW
        frame = Frame(_SIDE, _BELOW, _WIDTH, height, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate("page", [frame], onPage=_number))

    @override
    def afterFlowable(self, flowable: Any) -> None:
        level = {"heading-1": 0, "heading-2": 1}.get(getattr(getattr(flowable, "style", None), "name", ""))
        if level is not None:
            self.notify("TOCEntry", (level, flowable.getPlainText(), self.page))


def _number(canvas: Any, document: Any) -> None:
    canvas.setFont("sans", 7.4)
    canvas.drawRightString(_SIDE + _WIDTH, 40, str(document.page))


def _style(name: str, style: styles.TextStyle) -> ParagraphStyle:
    face = "-".join(part for part in (style.family, style.weight) if part)
    return ParagraphStyle(
        name,
        fontName=face,
        fontSize=style.size,
        leading=style.leading,
        alignment=TA_JUSTIFY if style.align == "justified" else TA_LEFT,
        textColor=Color(*style.colour),
        spaceAfter=5,
        allowWidows=0,
        allowOrphans=0,
    )


_TEXT = _style("text", styles.BODY)
_NARROW = _style("narrow", styles.NARROW)
_TITLE = _style("title", styles.TITLE)
_HEADINGS = {level: _style(f"heading-{level}", style) for level, style in styles.HEADINGS.items()}
_CELL = _style("cell", styles.TABLE_CELL)
_CELL_BOLD = _style("cell-bold", styles.TABLE_CELL_BOLD)
_CELL_HEAD = _style("cell-head", styles.TABLE_HEAD)
_CELLS = {"data": _CELL, "group": _CELL_BOLD, "sub": _CELL_BOLD, "total": _CELL_BOLD}


def _markup(words: say.Words) -> str:
    out = []
    for part in (words,) if isinstance(words, str) else words:
        text = html.escape(part.text if isinstance(part, say.Span) else part).replace("\n", "<br/>")
        if isinstance(part, say.Span):
            text = f"<b>{text}</b>" if part.bold else text
            text = f"<i>{text}</i>" if part.italic else text
        out.append(text)
    return "".join(out)


def _flowables(items: Sequence[say.Item], width: float, text: ParagraphStyle = _TEXT) -> Iterator[Flowable]:
    for item in items:
        match item:
            case say.Parallel():
                yield from _pairs(item, width)
            case say.DataTable():
                yield _table(item, width)
                yield Spacer(1, 12)
            case say.Contents():
                contents = TableOfContents()
                contents.levelStyles = [_TEXT, _NARROW]
                yield contents
            case say.PageBreak():
                yield PageBreak()
            case _:
                yield from _block(item, text)


def _facts(item: say.TitleBlock) -> Iterator[say.Words]:
    yield from (item.kicker, *item.lines, *(f"{label} {value}" for label, value in item.facts))


_TOLD: dict[type, Callable[[Any], Iterable[say.Words]]] = {
    say.TitleBlock: _facts,
    say.Paragraph: lambda item: [item.text],
    say.Note: lambda item: [item.text],
    say.KeyValues: lambda item: [f"{label}: {value}" for label, value in item.pairs],
    say.People: lambda item: [f"{person.name} {person.function} {person.body}" for person in item.people],
    say.Signatures: lambda item: [f"{one.party} {one.name} {one.function}" for one in item.parties],
    say.Blank: lambda item: [item.label],
}


def _block(item: say.Item, text: ParagraphStyle) -> Iterator[Flowable]:
    """Yield the blocks that are a few paragraphs."""
    if isinstance(item, say.ListOf):
        yield _list(item, text)
        return
    if isinstance(item, say.TitleBlock):
        yield Stock(_markup(item.title), _TITLE)
    if isinstance(item, say.Heading):
        yield Stock(_markup(item.text), _HEADINGS[item.level])
        return
    for words in _TOLD[type(item)](item):
        yield Stock(_markup(words), text)


def _list(item: say.ListOf, text: ParagraphStyle) -> ListFlowable:
    entries = [
        _list(entry, text) if isinstance(entry, say.ListOf) else Stock(_markup(entry), text)
        for entry in item.items
    ]
    return ListFlowable(entries, bulletType="1" if item.numbered else "bullet", bulletFontName="body")


def _pairs(item: say.Parallel, width: float) -> Iterator[Flowable]:
    """Yield a table of two columns, a row for each pair; headings stand before it, for the contents."""
    rows: list[tuple[list[Flowable], list[Flowable]]] = []
    column = (width - 22) / 2
    for one, other in zip(item.left, item.right, strict=True):
        if isinstance(one, say.Heading) and isinstance(other, say.Heading):
            if rows:
                yield _pair_table(rows, column)
                rows = []
            yield Stock(_markup(f"{one.text} – {other.text}"), _HEADINGS[one.level])
        else:
            rows.append((list(_block(one, _NARROW)), list(_block(other, _NARROW))))
    if rows:
        yield _pair_table(rows, column)


def _pair_table(rows: list[Any], column: float) -> Table:
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("FONT", (0, 0), (-1, -1), "body")]
    # Without splitInRow a row higher than a page stops the whole document.
    return Table(rows, colWidths=[column + 11, column + 11], style=style, splitInRow=1)


def _table(item: say.DataTable, width: float) -> Table:
    weights = [column.width for column in item.columns]
    rows: list[list[Any]] = [[Stock(_markup(column.title), _CELL_HEAD) for column in item.columns]]
    style: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("FONT", (0, 0), (-1, -1), "body"),
        ("BACKGROUND", (0, 0), (-1, 0), _NAVY),
        ("LINEBELOW", (0, 0), (-1, -1), styles.RULE, styles.HAIR),
    ]
    for number, row in enumerate(item.rows, 1):
        shown: list[Any] = []
        for cell in row.cells:
            span = cell.span if isinstance(cell, say.Cell) else 1
            if row.kind == "group":
                span = len(item.columns)
            if span > 1:
                style.append(("SPAN", (len(shown), number), (len(shown) + span - 1, number)))
            words = cell.text if isinstance(cell, say.Cell) else cell
            shown += [Stock(_markup(words), _CELLS[row.kind]), *[""] * (span - 1)]
        rows.append(shown + [""] * (len(item.columns) - len(shown)))
    widths = [width * weight / sum(weights) for weight in weights]
    return Table(rows, colWidths=widths, style=style, repeatRows=1, splitInRow=1)
