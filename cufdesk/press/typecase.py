"""What one print sets with: its faces, its voices (a face in a colour), and every word measured once."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from cufdesk.press.characters import JOINED, REPLACEMENT, SOFT_HYPHEN, capitals
from cufdesk.press.embedding import EmbeddedFace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.press.styles import Colour
    from cufdesk.press.typefaces import Glyph

# Drawn with another character of the face when the face lacks them; the text keeps its own.
_STAND_INS = {
    "\u2011": "-",
    "\u2010": "-",
    "\u2212": "–",
    "\u2007": "\u00a0",
    "\u202f": "\u00a0",
    "\u00a0": " ",
}
# Where a face has no glyph at all, the other family is asked.
_FALLBACKS = {
    "sans": "body",
    "sans-semibold": "body-bold",
    "sans-bold": "body-bold",
    "sans-italic": "body-italic",
    "body-bold-italic": "body",
    "body-italic": "body",
    "body-bold": "body",
    "body": "sans",
}


class Piece:
    """A few glyphs of one face and colour, never parted; `width` in thousandths of the type size."""

    __slots__ = ("_codes", "colour", "face", "glyphs", "language", "tracking", "width")

    def __init__(
        self,
        face: EmbeddedFace,
        colour: Colour,
        glyphs: tuple[Glyph, ...],
        tracking: int,
        language: str = "",
    ) -> None:
        self.face = face
        self.language = language
        self.colour = colour
        self.glyphs = glyphs
        self.tracking = tracking
        self.width = sum(glyph.advance for glyph in glyphs) + tracking * len(glyphs)
        self._codes = ""

    def joined(self) -> Piece:
        """Return the piece with a last glyph that also means "the word goes on", as a soft hyphen does.

        Whoever reads the text layer drops a soft hyphen with the line end after it, and finds the word whole.
        """
        *glyphs, last = self.glyphs
        marked = last._replace(text=last.text + SOFT_HYPHEN)
        return Piece(self.face, self.colour, (*glyphs, marked), self.tracking, self.language)

    @property
    def codes(self) -> str:
        """Return the glyphs as PDF codes; they are numbered when first drawn."""
        if not self._codes:
            self._codes = self.face.codes(self.glyphs)
        return self._codes


class Voice:
    """A face in a colour and language, maybe in capitals or letter-spaced; remembers words it measured."""

    def __init__(
        self, typecase: Typecase, name: str, colour: Colour, *, upper: bool, tracking: int, language: str
    ) -> None:
        self.language = language  # a tag, where it is not that of the words around
        self._typecase = typecase
        self.name = name
        self.colour = colour
        self._upper = upper
        self._tracking = tracking
        self._pieces: dict[str, tuple[Piece, ...]] = {}
        self.units: dict[tuple[str, bool], Any] = {}  # what `units` has made of this voice's words

    def let_go(self) -> None:
        """Forget the words."""
        self._pieces.clear()
        self.units.clear()

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Return a word (no breakable space in it) as pieces: more than one when a face lacks a character."""
        found = self._pieces.get(text)
        if found is None:
            found = self._pieces[text] = tuple(self._shape(text))
        return found

    def width(self, text: str) -> int:
        """Return the width of a word in thousandths of the type size."""
        return sum(piece.width for piece in self.pieces(text))

    @property
    def space(self) -> Piece:
        """Return the space between two words."""
        return self.pieces(" ")[0]

    def _shape(self, text: str) -> Iterator[Piece]:
        if text.endswith(JOINED):
            *pieces, last = self._shape(text[:-1])
            yield from pieces
            yield last.joined()
            return
        shown = (capitals(text) if self._upper else text).replace(SOFT_HYPHEN, "-")
        if self._typecase.face(self.name).typeface.characters.issuperset(shown):
            yield self._piece(self.name, shown, text)
            return
        chosen = [self._typecase.glyph_source(self.name, character) for character in shown]
        start = 0
        for face, group in groupby(chosen, key=lambda source: source[0]):
            drawn = "".join(character for _face, character in group)
            yield self._piece(face, drawn, text[start : start + len(drawn)])
            start += len(drawn)

    def _piece(self, name: str, shown: str, meant: str) -> Piece:
        face = self._typecase.face(name)
        return Piece(face, self.colour, face.typeface.shape(shown, meant), self._tracking, self.language)


class Typecase:
    """The faces and voices of one document."""

    def __init__(self) -> None:
        self._faces: dict[str, EmbeddedFace] = {}
        self._voices: dict[tuple[str, Colour, bool, int, str], Voice] = {}

    @property
    def faces(self) -> list[EmbeddedFace]:
        """Return the faces in the order of their first use."""
        return list(self._faces.values())

    def face(self, name: str) -> EmbeddedFace:
        """Return a face as this document embeds it."""
        if name not in self._faces:
            self._faces[name] = EmbeddedFace(name, len(self._faces) + 1)
        return self._faces[name]

    def voice(
        self, name: str, colour: Colour, *, upper: bool = False, tracking: int = 0, language: str = ""
    ) -> Voice:
        """Return the voice of a face, colour, case, letter-space (thousandths of the size) and language."""
        key = (name, colour, upper, tracking, language)
        if key not in self._voices:
            self._voices[key] = Voice(self, name, colour, upper=upper, tracking=tracking, language=language)
        return self._voices[key]

    def let_go(self) -> None:
        """Part voices from their words, which name them in turn: no garbage is left to be searched for."""
        for voice in self._voices.values():
            voice.let_go()

    def glyph_source(self, name: str, character: str) -> tuple[str, str]:
        """Return which face draws a character, and with which of its characters."""
        wanted = self.face(name).typeface.characters
        if character in wanted:
            return name, character
        stand_in = _STAND_INS.get(character)
        if stand_in is not None and stand_in in wanted:
            return name, stand_in
        other = _FALLBACKS[name]
        if character in self.face(other).typeface.characters:
            return other, character
        return self._replacement(name)

    def _replacement(self, name: str) -> tuple[str, str]:
        """Return the visible sign for a character that no face has."""
        while REPLACEMENT not in self.face(name).typeface.characters:
            name = _FALLBACKS[name]
        return name, REPLACEMENT
