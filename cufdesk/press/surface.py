"""Drawing on pages: text, rules, grounds, pictures, bookmarks and links. Lengths in points, y upwards.

All that is drawn is either content of a node of the structure tree, or an artifact: what a person who listens
to the page does not miss.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from cufdesk.paths import resource
from cufdesk.press.metadata import PROGRAM, packet, pdf_date
from cufdesk.press.patches import PressCanvas
from cufdesk.press.pictures import prepared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import BinaryIO

    from cufdesk.press.embedding import EmbeddedFace
    from cufdesk.press.metadata import Description
    from cufdesk.press.structure import Node
    from cufdesk.press.styles import Colour
    from cufdesk.press.typecase import Piece


class SetLine(NamedTuple):
    """A line of words.

    pieces: words and the spaces between them.   spaces: how many of these may stretch.   width: in
    thousandths of the size, before widening.   space: the one that would follow.   widen: by how much each
    space grows.
    """

    pieces: Sequence[Piece]
    spaces: int
    width: int
    space: Piece
    widen: float = 0.0


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def _shown(codes: Sequence[str]) -> str:
    """Return the operator that shows codes, with the kerning among them if there is any."""
    text = "".join(codes)
    return f"[({text})]TJ" if ")" in text else f"({text})Tj"


def _operands(*values: float) -> str:
    return " ".join(map(_number, values))


Artifact = Literal["Layout", "Header", "Footer", "Repeated"]
_ARTIFACTS: dict[str, str] = {
    "Layout": "/Artifact <</Type/Layout>> BDC",
    "Header": "/Artifact <</Type/Pagination/Subtype/Header>> BDC",
    "Footer": "/Artifact <</Type/Pagination/Subtype/Footer>> BDC",
    "Repeated": "/Artifact <</Type/Pagination>> BDC",
}
_COLOURS = "sRGB IEC61966-2.1"


class Surface:
    """The pages of one document, drawn one after the other."""

    def __init__(self, target: BinaryIO, size: tuple[float, float], language: str) -> None:
        self.canvas = PressCanvas(target, size, language)
        self.size = size
        self._images: dict[tuple[bytes, float, float], Any] = {}
        self._running: dict[str, str] = {}
        self._inside = False  # in an artifact, or in a node that is drawn as a whole

    @property
    def document(self) -> Node:
        """Return the outermost node of the document's structure."""
        return self.canvas.tree.root

    @contextmanager
    def artifact(self, kind: Artifact) -> Iterator[None]:
        """Take all that is drawn meanwhile for an artifact."""
        yield from self._within(_ARTIFACTS[kind])

    @contextmanager
    def whole(self, node: Node) -> Iterator[None]:
        """Take all that is drawn meanwhile for one piece of a node's content."""
        yield from self._within(self._opening(node))

    def _within(self, opening: str) -> Iterator[None]:
        if self._inside:
            yield
            return
        self.canvas.operators(opening)
        self._inside = True
        yield
        self._inside = False
        self.canvas.operators("EMC")

    def running(self, key: str, kind: Artifact, draw: Callable[[], None]) -> None:
        """Draw what stands alike on many pages, as an artifact; the file holds it once."""
        if key not in self._running:
            self._inside = True
            self._running[key] = self.canvas.form(key, draw)
            self._inside = False
        self.canvas.operators(_ARTIFACTS[kind])
        self.canvas.show(self._running[key])
        self.canvas.operators("EMC")

    def _opening(self, node: Node | None) -> str:
        """Return the operator that starts content of a node, or an artifact where there is none."""
        if node is None:
            return _ARTIFACTS["Layout"]
        mark = self.canvas.tree.mark(node, self.canvas.page_number)
        return f"/{node.tag} <</MCID {mark}>> BDC"

    def _draw(self, *operators: str, node: Node | None = None) -> None:
        """Append operators as content of a node or an artifact."""
        if self._inside:
            self.canvas.operators(*operators)
        else:
            self.canvas.operators(self._opening(node), *operators, "EMC")

    def lines(
        self,
        lines: Sequence[SetLine],
        size: float,
        leading: float,
        places: Sequence[float],
        y: float,
        node: Node | None,
    ) -> None:
        """Draw lines of one size below each other; `places` are their left ends, y the first baseline."""
        out: list[str] = ["BT"]
        last: Piece | None = None
        left = widened = 0.0
        down = y
        for line, place in zip(lines, places, strict=True):
            out.append(f"{_operands(place - left, down)} Td")
            left, down = place, -leading
            if line.widen != widened:
                widened = line.widen
                out.append(f"{_number(widened * size / 1000)} Tw")
            shown: list[str] = []
            for piece in line.pieces:
                if (
                    last is None
                    or piece.face is not last.face
                    or piece.colour is not last.colour
                    or piece.language != last.language
                    or piece.tracking != last.tracking
                ):
                    if shown:
                        out.append(_shown(shown))
                        shown = []
                    out.extend(_turning(last, piece, size))
                last = piece
                shown.append(piece.codes)
            out.append(_shown(shown))
        if widened:
            out.append("0 Tw")
        if last is not None and last.tracking:
            out.append("0 Tc")
        out.extend(_speaking("", after=last.language if last is not None else ""))
        out.append("ET")
        self._draw(*out, node=node)

    def rule(self, x: float, y: float, length: float, thickness: float, colour: Colour) -> None:
        """Draw a horizontal rule whose upper edge is at y."""
        self.ground(x, y, length, thickness, colour)

    def ground(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle whose upper left corner is at x, y."""
        self._draw(f"{_operands(*colour)} rg {_operands(x, y - height, width, height)} re f")

    def frame(self, box: tuple[float, float, float, float], thickness: float, colour: Colour) -> None:
        """Draw the outline of a rectangle: left, bottom, width, height."""
        self._draw(f"{_operands(*colour)} RG {_number(thickness)} w {_operands(*box)} re S")

    def dots(self, x: float, y: float, length: float, colour: Colour) -> None:
        """Draw a row of round dots on a baseline, as from a title to its page number."""
        path = f"{_operands(x, y)} m {_operands(x + length, y)} l S"
        self._draw(f"q {_operands(*colour)} RG 0.8 w 1 J [0 4] 0 d {path} Q")

    def picture(self, data: bytes, box: tuple[float, float, float, float], node: Node | None = None) -> None:
        """Draw a PNG or JPEG picture into a rectangle (left, bottom, width, height)."""
        key = (data, *box[2:])
        if key not in self._images:
            self._images[key] = prepared(data, *box[2:])
        if not self._inside:
            self.canvas.operators(self._opening(node))
        self.canvas.drawImage(self._images[key], *box, mask="auto")
        if not self._inside:
            self.canvas.operators("EMC")

    def bookmark(self, key: str, y: float, title: str, level: int) -> None:
        """Make a place that links reach, and name it in the file's outline; level 0 is the outermost."""
        self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=y)
        self.canvas.addOutlineEntry(title, key, level, closed=0)

    def link(self, key: str, box: tuple[float, float, float, float], node: Node, words: str) -> None:
        """Make a rectangle (left, bottom, right, top) lead to a bookmark; `words` say where to."""
        self.canvas.link(key, box, node, words)

    def next_page(self) -> None:
        """Finish the page."""
        self.canvas.showPage()

    def describe(self, told: Description) -> None:
        """Say in the file what it is, twice: in its Info dictionary and in XMP."""
        date = pdf_date(told.created)
        info = {
            "Title": told.title,
            "Author": told.author,
            "Subject": told.subject,
            "Keywords": told.keywords,
            "Creator": PROGRAM,
            "Producer": PROGRAM,
            "CreationDate": date,
            "ModDate": date,
        }
        self.canvas.describe(info, packet(told))
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self.canvas.intend(_profile(), _COLOURS)

    def finish(self, faces: Sequence[EmbeddedFace]) -> None:
        """Write the document with the faces that it uses; viewers number its pages as they are printed."""
        self.canvas.addPageLabel(0, "ARABIC", 1)
        self.canvas.embed(faces)
        self.canvas.save()


def _turning(last: Piece | None, piece: Piece, size: float) -> Iterator[str]:
    """Yield the operators after which a piece can be shown, where it is drawn otherwise than the last one.

    Letter-space is told as such: written as kerning, readers take it for spaces ("P R O J E T").
    """
    spoken = last.language if last is not None else ""
    if piece.language != spoken:
        yield from _speaking(piece.language, after=spoken)
    if last is None or piece.face is not last.face:
        yield f"/{piece.face.resource} {_number(size)} Tf"
    if last is None or piece.colour is not last.colour:
        yield f"{_operands(*piece.colour)} rg"
    if piece.tracking != (last.tracking if last is not None else 0):
        yield f"{piece.tracking * size / 1000:.4f} Tc"


def _speaking(language: str, *, after: str) -> Iterator[str]:
    """Yield the operators that change the language of words inside a line."""
    if after:
        yield "EMC"
    if language:
        yield f"/Span <</Lang({language})>> BDC"


@cache
def _profile() -> bytes:
    """Return the ICC profile of the colours that the press speaks of."""
    return Path(resource("colour", "sRGB.icc")).read_bytes()
