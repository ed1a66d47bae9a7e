"""Read a printed file back, operator by operator: every line with its text, its place and its fonts."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pikepdf

from cufdesk.press.compositor import Compositor
from cufdesk.press.frame import PageFrame
from cufdesk.press.printing import print_story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.press.story import Story


@dataclass
class Line:
    """A line of text: page from 1, left end and baseline in points from the lower left corner.

    `spaced` tells whether a space follows it, over the line's end; the text and the width are without it.
    """

    page: int
    x: float
    y: float
    size: float
    text: str = ""
    width: float = 0.0
    fonts: set[str] = field(default_factory=set)
    spaced: bool = False
    last: float = 0.0
    widen: float = 0.0

    def ended(self) -> Line:
        if self.text.endswith(" "):
            self.text, self.spaced = self.text[:-1], True
            self.width -= self.last + self.widen
        return self


@dataclass
class Font:
    name: str
    meanings: dict[bytes, str]
    widths: list[int]


def printed(story: Story) -> bytes:
    stream = io.BytesIO()
    print_story(story, stream)
    return stream.getvalue()


def lines_of(data: bytes) -> list[Line]:
    """Return all lines in the order in which they are drawn."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [line for number, page in enumerate(pdf.pages, 1) for line in _page_lines(page, number)]


def body_of(story: Story) -> list[Line]:
    """Print a story and return its own lines, without header, letterhead and foot."""
    frame = PageFrame(story, Compositor())
    bottom = frame.top(2) - frame.heights[1]
    return [line for line in lines_of(printed(story)) if bottom < line.y < frame.top(line.page)]


def unfolded(lines: list[Line]) -> str:
    """Return lines as running text: a soft hyphen vanishes with the line end after it, others are spaces."""
    text = "\n".join(line.text for line in lines)
    return text.replace("\u00ad\n", "").replace("\n", " ")


def _page_lines(page: Any, number: int) -> Iterator[Line]:
    return _content_lines(page, page.resources, number)


def _form_lines(shown: Any, number: int) -> Iterator[Line]:
    if shown.Subtype == "/Form":
        yield from _content_lines(shown, shown.Resources, number)


def _content_lines(content: Any, resources: Any, number: int) -> Iterator[Line]:
    fonts = {name: _font(font) for name, font in resources.get("/Font", {}).items()}
    x = y = size = widen = 0.0
    font: Font | None = None
    line: Line | None = None
    for instruction in pikepdf.parse_content_stream(content):
        operands: Any = instruction.operands
        operator = instruction.operator
        match str(operator):
            case "BT":
                x = y = 0.0
            case "Td":
                if line is not None:
                    yield line.ended()
                x, y = x + float(operands[0]), y + float(operands[1])
                line = Line(number, x, y, size, widen=widen)
            case "Tf":
                font, size = fonts[str(operands[0])], float(operands[1])
            case "Tw" if line is not None:
                line.widen = widen = float(operands[0])
            case "TJ" | "Tj":
                assert font is not None
                assert line is not None
                line.size = size
                _show(line, operands[0] if str(operator) == "TJ" else [operands[0]], font)
            case "Do":
                yield from _form_lines(resources.XObject[str(operands[0])], number)
            case "ET" if line is not None:
                yield line.ended()
                line = None


def _show(line: Line, parts: Any, font: Font) -> None:
    line.fonts.add(font.name)
    for part in parts:
        if isinstance(part, pikepdf.String):
            for code in _codes(bytes(part)):
                line.text += font.meanings.get(code, "")
                line.last = font.widths[_cid(code)] * line.size / 1000
                line.width += line.last + (line.widen if code == b" " else 0)
        else:
            line.width -= float(part) * line.size / 1000


def _codes(text: bytes) -> Iterator[bytes]:
    """Yield the codes of a string: one byte, or two from E0 on."""
    at = 0
    while at < len(text):
        length = 2 if text[at] >= 0xE0 else 1
        yield text[at : at + length]
        at += length


def _cid(code: bytes) -> int:
    return code[0] if len(code) == 1 else 0xE0 + 256 * (code[0] - 0xE0) + code[1]


def _font(font: Any) -> Font:
    table = font.ToUnicode.read_bytes().decode("ascii")
    entries = "".join(re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL))
    pairs = re.findall(r"^<([0-9A-F]+)> <([0-9A-F]+)>$", entries, re.MULTILINE)
    meanings = {bytes.fromhex(code): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
    widths = [int(width) for width in font.DescendantFonts[0].W[1]]
    return Font(str(font.BaseFont)[8:], meanings, widths)
