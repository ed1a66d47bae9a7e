"""Drawing on pages: text, rules, grounds, pictures, bookmarks and links. Lengths in points, y upwards."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlab.lib.utils import ImageReader

from cufdesk.press.patches import PressCanvas

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import BinaryIO

    from cufdesk.press.embedding import EmbeddedFace
    from cufdesk.press.styles import Colour
    from cufdesk.press.typecase import Piece


class SetLine(NamedTuple):
    """A line of words: its pieces (spaces among them), and how each space is widened (thousandths)."""

    pieces: Sequence[Piece]
    spaces: frozenset[int]  # which pieces are spaces that may stretch
    width: int  # thousandths of the size, before widening
    widen: float = 0.0


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def _operands(*values: float) -> str:
    return " ".join(map(_number, values))


class Surface:
    """The pages of one document, drawn one after the other."""

    def __init__(self, target: BinaryIO, size: tuple[float, float], language: str) -> None:
        self.canvas = PressCanvas(
            target, pagesize=size, invariant=1, pageCompression=1, lang=language, pdfVersion=(1, 7)
        )
        self.size = size
        self._images: dict[bytes, Any] = {}

    def lines(
        self, lines: Sequence[SetLine], size: float, leading: float, places: Sequence[float], y: float
    ) -> None:
        """Draw lines of one size below each other; `places` are their left ends, y the first baseline."""
        out: list[str] = ["BT"]
        face: EmbeddedFace | None = None
        colour: Colour | None = None
        left = 0.0
        down = y
        for line, place in zip(lines, places, strict=True):
            out.append(f"{_operands(place - left, down)} Td")
            left, down = place, -leading
            shown: list[str] = []
            for number, piece in enumerate(line.pieces):
                if piece.face is not face or piece.colour is not colour:
                    if shown:
                        out.append(f"[<{''.join(shown)}>]TJ")
                        shown = []
                    if piece.face is not face:
                        face = piece.face
                        out.append(f"/{face.resource} {_number(size)} Tf")
                    if piece.colour is not colour:
                        colour = piece.colour
                        out.append(f"{_operands(*colour)} rg")
                shown.append(piece.codes)
                if line.widen and number in line.spaces:
                    shown.append(f">{_number(round(-line.widen, 1))}<")
            out.append(f"[<{''.join(shown)}>]TJ")
        out.append("ET")
        self.canvas.operators(*out)

    def rule(self, x: float, y: float, length: float, thickness: float, colour: Colour) -> None:
        """Draw a horizontal rule whose upper edge is at y."""
        self.ground(x, y, length, thickness, colour)

    def ground(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle whose upper left corner is at x, y."""
        self.canvas.operators(f"{_operands(*colour)} rg {_operands(x, y - height, width, height)} re f")

    def frame(self, box: tuple[float, float, float, float], thickness: float, colour: Colour) -> None:
        """Draw the outline of a rectangle: left, bottom, width, height."""
        self.canvas.operators(f"{_operands(*colour)} RG {_number(thickness)} w {_operands(*box)} re S")

    def dots(self, x: float, y: float, length: float, colour: Colour) -> None:
        """Draw a row of round dots on a baseline, as from a title to its page number."""
        path = f"{_operands(x, y)} m {_operands(x + length, y)} l S"
        self.canvas.operators(f"q {_operands(*colour)} RG 0.8 w 1 J [0 4] 0 d {path} Q")

    def picture(self, data: bytes, x: float, y: float, width: float, height: float) -> None:
        """Draw a PNG or JPEG picture whose upper left corner is at x, y."""
        if data not in self._images:
            self._images[data] = ImageReader(io.BytesIO(data))
        self.canvas.drawImage(self._images[data], x, y - height, width, height, mask="auto")

    def bookmark(self, key: str, y: float, title: str, level: int) -> None:
        """Make a place that links reach, and name it in the file's outline; level 0 is the outermost."""
        self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=y)
        self.canvas.addOutlineEntry(title, key, level, closed=0)

    def link(self, key: str, box: tuple[float, float, float, float]) -> None:
        """Make a rectangle (left, bottom, right, top) lead to a bookmark."""
        self.canvas.linkRect("", key, box, relative=0, thickness=0)

    def next_page(self) -> None:
        """Finish the page."""
        self.canvas.showPage()

    def describe(
        self,
        *,
        title: str,
        author: str,
        subject: str,
        keywords: str,
        created: datetime | None,
        fingerprint: str,
    ) -> None:
        """Say in the file what it is; without a date of creation it carries that of invariant files."""
        canvas = self.canvas
        canvas.setTitle(title)
        canvas.setAuthor(author)
        canvas.setSubject(subject)
        canvas.setKeywords(keywords)
        canvas.setCreator("cufdesk")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.identify(fingerprint)
        if created is not None:
            date = pdf_date(created)
            canvas.setDateFormatter(lambda *_stock: date)

    def finish(self, faces: Sequence[EmbeddedFace]) -> None:
        """Write the document with the faces that it uses."""
        self.canvas.embed(faces)
        self.canvas.save()


def picture_size(data: bytes) -> tuple[int, int]:
    """Return the width and height of a picture in dots; OSError or ValueError when it is none."""
    width, height = ImageReader(io.BytesIO(data)).getSize()
    return int(width), int(height)


def pdf_date(moment: datetime) -> str:
    """Return a time as PDF writes it; one without a time zone is taken as it is."""
    text = f"D:{moment:%Y%m%d%H%M%S}"
    offset = moment.utcoffset()
    if offset is None:
        return text
    minutes = round(offset.total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"{text}{sign}{abs(minutes) // 60:02}'{abs(minutes) % 60:02}'"
