"""The pages of a PDF, ours or received: their sizes, pictures, words and bookmarks, through PDFium.

PDFium is not made for threads: two calls at once, even about two documents, can end the program. One lock
stands around every call, held for one page at most; any thread may ask, and waits its turn. A document is
closed under that lock too, by `close()` or when nobody holds it any more. Every failure of the file is a
`Refusal`.

Lengths are in points (1/72 inch) from the upper left corner of a page as it is seen, turned pages included.
"""

from __future__ import annotations

import ctypes
import re
import threading
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

from cufdesk.folding import fold
from cufdesk.i18n import N_, _
from cufdesk.refusal import Refusal

LARGEST_PAGE = 14_400.0  # points: five metres, the most that PDF itself allows
LARGEST_PICTURE = 40_000_000  # dots of one rendering; larger pages are rendered by areas
_LOCK = threading.RLock()  # a document may be dropped in the midst of a call about another
_PASSWORD = 4  # PDFium's number for a document that wants a password
_A4 = (595.0, 842.0)
_FINE = 64  # steps of a point in which places are asked for
_DEPTH = 8  # of bookmarks
_NO_PDF = N_("{name} is no PDF, or is damaged.")
_HYPHENS = "\u0002\u00ad\u2010\u2011-"  # PDFium gives U+0002 for the hyphen of a broken word
# The hyphen at a line's end as Ghostscript copies it: both its characters with their bytes turned round.
_TURNED_HYPHEN = "\u2d00\uad00"
_BREAK_AFTER_HYPHEN = re.compile(f"(?<=[{_HYPHENS}])[\r\n]+")


class Area(NamedTuple):
    """A rectangle of a rendering, in its dots, from the upper left corner."""

    x: int
    y: int
    width: int
    height: int


class Picture(NamedTuple):
    """A rendering: rows of `width` dots, four bytes each (blue, green, red, unused), without gaps."""

    width: int
    height: int
    data: bytes


class Box(NamedTuple):
    """A rectangle on a page, in points."""

    left: float
    top: float
    width: float
    height: float


class Hit(NamedTuple):
    """Words found on a page (from 0): a box for each line that they stand on."""

    page: int
    boxes: tuple[Box, ...]


class Bookmark(NamedTuple):
    """An entry of the outline: level 0 is the outermost; page from 0, and how far down in points."""

    title: str
    level: int
    page: int
    down: float


class _Letters(NamedTuple):
    """A page's words as they are searched: folded, and for each letter the place of its character."""

    folded: str
    places: array[int]


class PdfPages:
    """An open document; `name` is how refusals call it. Close it when nobody looks at it any more."""

    def __init__(self, source: bytes | Path, name: str = "") -> None:
        self.name = name or (source.name if isinstance(source, Path) else _("The document"))
        self._letters: dict[int, _Letters] = {}
        self._document: Any = None
        data = source if isinstance(source, bytes) else self._read(source)
        with _LOCK:
            self._document = self._open(data)
            self.sizes = self._measured()

    # the document ------------------------------------------------------------------------------------

    @property
    def count(self) -> int:
        """Return how many pages there are: at least one."""
        return len(self.sizes)

    def outline(self) -> tuple[Bookmark, ...]:
        """Return the bookmarks in their order; those that lead nowhere are left out."""
        with self._asked() as document:
            found = []
            for entry in document.get_toc(max_depth=_DEPTH):
                target = entry.get_dest()
                page = target.get_index() if target else None
                if page is None or not 0 <= page < self.count:
                    continue
                _mode, view = target.get_view()
                top = view[1] if len(view) > 1 and view[1] else None
                down = max(0.0, self.sizes[page][1] - top) if top is not None else 0.0
                found.append(Bookmark(entry.get_title().strip(), entry.level, page, down))
            return tuple(found)

    def close(self) -> None:
        """Let go of the document; what is asked of it afterwards is refused."""
        with _LOCK:
            if self._document is not None:
                self._document.close()
                self._document = None

    def __del__(self) -> None:
        self.close()

    # pages -------------------------------------------------------------------------------------------

    def picture(self, page: int, width: int, height: int, area: Area | None = None) -> Picture:
        """Render a page as if it were `width` × `height` dots, or an area of that.

        Refuses a page that is damaged; raises ValueError for more than `LARGEST_PICTURE` dots at once.
        """
        x, y, across, down = area or Area(0, 0, width, height)
        if across < 1 or down < 1 or across * down > LARGEST_PICTURE:
            raise ValueError(f"{across} × {down} dots cannot be rendered at once")
        with self._page(page) as shown:
            bitmap = pypdfium2.PdfBitmap.new_native(across, down, raw.FPDFBitmap_BGRx, stride=across * 4)
            bitmap.fill_rect((255, 255, 255, 255), 0, 0, across, down)
            raw.FPDF_RenderPageBitmap(bitmap, shown, -x, -y, width, height, 0, raw.FPDF_ANNOT)
            data = bytes(bitmap.buffer)
            bitmap.close()
        return Picture(across, down, data)

    def text(self, page: int) -> str:
        """Return the words of a page in their order; a word broken at a line's end is whole."""
        with self._page(page) as shown, _text_of(shown) as text:
            characters = _characters(text).replace(_TURNED_HYPHEN, "-")
        return characters.replace("\u0002", "").replace("\u00ad", "").replace("\r\n", "\n").strip()

    def find(self, page: int, words: str) -> tuple[Hit, ...]:
        """Find words on a page as the house compares them, also where a line's end breaks them.

        Neither case nor accents count, nor hyphens, nor how wide a space is.
        """
        wanted = _sought(words)
        if not wanted:
            return ()
        letters = self._letters.get(page)
        if letters is not None and wanted not in letters.folded:
            return ()
        with self._page(page) as shown, _text_of(shown) as text:
            if letters is None:
                letters = self._letters[page] = _folded(_characters(text))
            return tuple(
                Hit(page, self._boxes(shown, text, page, first, last))
                for first, last in _occurrences(letters, wanted)
            )

    # within the lock ---------------------------------------------------------------------------------

    @contextmanager
    def _asked(self) -> Iterator[Any]:
        with _LOCK:
            if self._document is None:
                raise Refusal(_("{name} is closed.").format(name=self.name))
            yield self._document

    @contextmanager
    def _page(self, page: int) -> Iterator[Any]:
        with self._asked() as document:
            try:
                shown = document[page]
            except pypdfium2.PdfiumError as error:
                sentence = _("Page {number} of {name} is damaged and cannot be shown.")
                raise Refusal(sentence.format(number=page + 1, name=self.name)) from error
            try:
                yield shown
            finally:
                shown.close()

    def _read(self, path: Path) -> bytes:
        """Read the file whole: while it is looked at, anybody may replace it."""
        try:
            return path.read_bytes()
        except FileNotFoundError as error:
            raise Refusal(_("{name} is not there any more.").format(name=self.name)) from error
        except OSError as error:
            raise Refusal(_("{name} cannot be read.").format(name=self.name)) from error

    def _open(self, data: bytes) -> Any:
        if not data:
            raise Refusal(_("{name} is empty.").format(name=self.name))
        try:
            return pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            # The number alone is not enough: PDFium leaves the last one standing where it gives none.
            locked = error.err_code == _PASSWORD and b"/Encrypt" in data
            sentence = N_("{name} is protected by a password and cannot be shown.") if locked else _NO_PDF
            raise Refusal(_(sentence).format(name=self.name)) from error

    def _measured(self) -> tuple[tuple[float, float], ...]:
        """Return width and height of every page, or close the document and refuse it."""
        count = len(self._document)
        sizes = tuple(self._size(page) for page in range(count))
        wrong = next((at for at, size in enumerate(sizes, 1) if not _is_showable(size)), 0)
        if sizes and not wrong:
            return sizes
        self._document.close()
        self._document = None
        sentence = _NO_PDF if not sizes else N_("Page {number} of {name} has a size that cannot be shown.")
        raise Refusal(_(sentence).format(number=wrong, name=self.name))

    def _size(self, page: int) -> tuple[float, float]:
        """Return the size of a page; a damaged one gets a sheet's, and is refused when it is to be shown."""
        try:
            width, height = self._document.get_page_size(page)
        except pypdfium2.PdfiumError:
            return _A4
        return float(width), float(height)

    def _boxes(self, shown: Any, text: Any, page: int, first: int, last: int) -> tuple[Box, ...]:
        """Return the boxes of some characters, one for each line."""
        boxes = []
        for number in range(text.count_rects(first, last - first + 1)):
            left, bottom, right, top = text.get_rect(number)
            (x1, y1), (x2, y2) = self._seen(shown, page, left, top), self._seen(shown, page, right, bottom)
            boxes.append(Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1)))
        return tuple(boxes)

    def _seen(self, shown: Any, page: int, x: float, y: float) -> tuple[float, float]:
        """Return where a place of the file's own coordinates is seen."""
        width, height = self.sizes[page]
        across, down = ctypes.c_int(), ctypes.c_int()
        size = (round(width * _FINE), round(height * _FINE))
        raw.FPDF_PageToDevice(shown, 0, 0, *size, 0, x, y, ctypes.byref(across), ctypes.byref(down))
        return across.value / _FINE, down.value / _FINE


def _is_showable(size: tuple[float, float]) -> bool:
    return all(1.0 <= length <= LARGEST_PAGE for length in size)


@contextmanager
def _text_of(shown: Any) -> Iterator[Any]:
    text = shown.get_textpage()
    try:
        yield text
    finally:
        text.close()


def _characters(text: Any) -> str:
    """Return one sign for each of PDFium's characters, so that places in the text are theirs."""
    codes = (raw.FPDFText_GetUnicode(text, place) for place in range(text.count_chars()))
    return "".join(chr(code) if 0 < code < 0x110000 else "\u0002" for code in codes)


def _sought(words: str) -> str:
    return " ".join(_folded(words).folded.split())


def _folded(characters: str) -> _Letters:
    """Fold a text, with one space for any gap and none for a hyphen or the line's end after it."""
    skipped = {at for gap in _BREAK_AFTER_HYPHEN.finditer(characters) for at in range(*gap.span())}
    folded: list[str] = []
    places = array("l")
    for place, character in enumerate(characters):
        if place in skipped or character in _HYPHENS:
            continue
        for letter in _fold_one(character):
            if letter != " " or (folded and folded[-1] != " "):
                folded.append(letter)
                places.append(place)
    return _Letters("".join(folded), places)


@lru_cache(maxsize=2048)
def _fold_one(character: str) -> str:
    return " " if character.isspace() else fold(character)


def _occurrences(letters: _Letters, wanted: str) -> Iterator[tuple[int, int]]:
    """Return the first and the last character of each place that holds the words."""
    at = letters.folded.find(wanted)
    while at >= 0:
        yield letters.places[at], letters.places[at + len(wanted) - 1]
        at = letters.folded.find(wanted, at + len(wanted))
