"""The faces that the press sets in, read from their files once and never changed."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import uharfbuzz as hb

from cufdesk.paths import resource

FILES = {
    "body": ("gentium-book-plus", "GentiumBookPlus-Regular.ttf"),
    "body-bold": ("gentium-book-plus", "GentiumBookPlus-Bold.ttf"),
    "body-italic": ("gentium-book-plus", "GentiumBookPlus-Italic.ttf"),
    "body-bold-italic": ("gentium-book-plus", "GentiumBookPlus-BoldItalic.ttf"),
    "sans": ("lato", "Lato-Regular.ttf"),
    "sans-semibold": ("lato", "Lato-Semibold.ttf"),
    "sans-bold": ("lato", "Lato-Bold.ttf"),
    "sans-italic": ("lato", "Lato-Italic.ttf"),
}

# One glyph a character: the text layer then says exactly what the page shows.
_FEATURES = {"kern": True, "liga": False, "clig": False, "dlig": False, "calt": False}

_REMEMBERED = 6000  # words of a face; about a kilobyte each


class Glyph(NamedTuple):
    """A glyph in its place; lengths are in thousandths of the type size."""

    number: int
    text: str
    width: int
    advance: int
    shift: int


class Typeface:
    """A font file: its characters, its metrics, and its kerning through HarfBuzz."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.path = resource("fonts", *FILES[name])
        self.post_name = FILES[name][1].removesuffix(".ttf")
        self.face: Any = hb.Face(hb.Blob.from_file_path(self.path))
        self.font: Any = hb.Font(self.face)
        self.scale: float = 1000 / self.face.upem
        self.characters = frozenset(map(chr, self.face.unicodes))
        self._widths: dict[int, int] = {}
        self._shaped: dict[tuple[str, str], tuple[Glyph, ...]] = {}

    def length(self, units: float) -> int:
        """Return a length of the font's own units in thousandths of the type size."""
        return round(units * self.scale)

    def width(self, glyph: int) -> int:
        """Return a glyph's own width, as the file will state it."""
        width = self._widths.get(glyph)
        if width is None:
            width = self._widths[glyph] = self.length(self.font.get_glyph_h_advance(glyph))
        return width

    def shape(self, shown: str, meant: str) -> tuple[Glyph, ...]:
        """Return the kerned glyphs of a word.

        `shown` are the characters to draw, `meant` those that the text layer says, one for one. The words of
        a language come again in the next document: a few thousand of them are remembered.
        """
        found = self._shaped.get((shown, meant))
        if found is None:
            if len(self._shaped) >= _REMEMBERED:
                self._shaped.clear()
            found = self._shaped[shown, meant] = self._shape(shown, meant)
        return found

    def _shape(self, shown: str, meant: str) -> tuple[Glyph, ...]:
        buffer: Any = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(shown)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        hb.shape(self.font, buffer, _FEATURES)
        infos = buffer.glyph_infos
        starts = [info.cluster for info in infos]
        texts = [meant[a:b] for a, b in pairwise([*starts, len(meant)])]
        return tuple(
            Glyph(
                info.codepoint,
                text,
                self.width(info.codepoint),
                self.length(place.x_advance),
                self.length(place.x_offset),
            )
            for info, place, text in zip(infos, buffer.glyph_positions, texts, strict=True)
        )


@cache
def typeface(name: str) -> Typeface:
    """Return a face by its name in `FILES`; the file is read once for the whole program."""
    return Typeface(name)
