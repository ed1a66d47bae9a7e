"""A face inside one document: its glyphs are numbered as they are used, then written as a subset.

ReportLab's own TrueType class cuts a font into sets of 256 characters, turns U+00A0 into a space and has no
kerning without its slow shaped path. Here a font is one Type 0 font whose codes stand for a glyph *and* the
text it means, so that a no-break space, a hyphen made by the press or a capital of a kicker is told apart
when the text is copied or read aloud.

Codes take one byte while they last, two after that. The space between words is always the single byte 32,
which is what a reader widens in justified lines (ISO 32000-1, 9.3.3); a no-break space has another code and
keeps its width.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

from cufdesk.press.characters import JOINED
from cufdesk.press.patches import fonts_of, stream
from cufdesk.press.typefaces import Glyph, Typeface, typeface

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >> def
/CMapName /{name} def
/CMapType {kind} def
{spaces}
{ranges}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
# Tables that a font program inside a PDF has no use for: glyphs are asked for by number.
_UNNEEDED = (b"GSUB", b"GPOS", b"GDEF", b"kern", b"name", b"post", b"cmap", b"OS/2", b"DSIG", b"gasp")
_CMAP_BLOCK = 100  # entries that one block of a CMap may hold
_SPACE = 32
_PAIRS_FROM = 0xE0  # the first byte of codes of two bytes; below, codes of one
# Bytes that would need a stroke before them inside a string, or a look: never given to a code.
_AVOIDED = frozenset((0, 10, 13, _SPACE, *b"()\\"))
_SINGLES = [byte for byte in range(_PAIRS_FROM) if byte not in _AVOIDED]
_SECONDS = [byte for byte in range(256) if byte not in _AVOIDED]


class EmbeddedFace:
    """What one document uses of a typeface."""

    def __init__(self, name: str, number: int) -> None:
        self.typeface: Typeface = typeface(name)
        self.resource = f"F{number}"
        self._codes: dict[tuple[int, str], str] = {}
        self._given = 0

    def code(self, glyph: Glyph) -> str:
        """Return the code of a glyph that means a text, one character for each byte."""
        key = (glyph.number, glyph.text)
        found = self._codes.get(key)
        if found is None:
            found = self._codes[key] = " " if glyph.text == " " else self._next()
        return found

    def _next(self) -> str:
        """Return a new code."""
        self._given += 1
        if self._given <= len(_SINGLES):
            return chr(_SINGLES[self._given - 1])
        first, second = divmod(self._given - 1 - len(_SINGLES), len(_SECONDS))
        return chr(_PAIRS_FROM + first) + chr(_SECONDS[second])

    def codes(self, glyphs: Iterable[Glyph]) -> str:
        """Return glyphs as the inside of a string of a TJ array: codes, kerning between them."""
        out: list[str] = []
        for glyph in glyphs:
            if glyph.shift:
                out.append(f"){-glyph.shift}(")
            out.append(self.code(glyph))
            after = glyph.width + glyph.shift - glyph.advance
            if after:
                out.append(f"){after}(")
        return "".join(out)

    # ReportLab calls this when the document is saved: the pages are drawn, so what is used is known.
    def addObjects(self, document: Any) -> None:  # noqa: N802 - ReportLab's name
        """Write the font and its parts into the document."""
        if not self._codes:
            return
        glyphs = [number for number, _text in self._codes]
        subset, numbers = _subset(self.typeface, glyphs)
        tag = _tag(self._codes)
        name = PDFName(f"{tag}+{self.typeface.post_name}")
        program = stream(subset, {"Length1": len(subset)})
        cids = {_cid(code): glyph for (glyph, _text), code in self._codes.items()}
        used = [cids.get(cid) for cid in range(max(cids) + 1)]
        places = b"".join((0 if glyph is None else numbers[glyph]).to_bytes(2, "big") for glyph in used)
        widths = [0 if glyph is None else self.typeface.width(glyph) for glyph in used]
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": _collection(),
                "CIDToGIDMap": document.Reference(stream(places)),
                "DW": 1000,
                "FontDescriptor": document.Reference(self._descriptor(name, document.Reference(program))),
                "W": PDFArray([0, PDFArray(widths)]),
            }
        )
        leads = sorted({code[0] for code in self._codes.values() if len(code) > 1})
        meanings = stream(_to_unicode(self._codes, leads).encode("ascii"))
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": name,
                "Encoding": document.Reference(_encoding(leads)),
                "DescendantFonts": PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(meanings),
            }
        )
        fonts_of(document)[self.resource] = document.Reference(font)

    def _descriptor(self, name: Any, program: Any) -> PDFDictionary:
        """Return the font descriptor; the angle and the stem are those that viewers use to imitate a face."""
        face = self.typeface
        box = face.font.get_font_extents("ltr")
        italic = "italic" in face.name
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": name,
                "Flags": 4 | (64 if italic else 0),  # symbolic: the codes are ours
                "FontBBox": PDFArray([-500, face.length(box.descender), 1500, face.length(box.ascender)]),
                "ItalicAngle": -10 if italic else 0,
                "Ascent": face.length(box.ascender),
                "Descent": face.length(box.descender),
                "CapHeight": face.length(
                    face.font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
                ),
                "StemV": 120 if "bold" in face.name else 80,
                "FontFile2": program,
            }
        )


def _subset(face: Typeface, glyphs: Sequence[int]) -> tuple[bytes, dict[int, int]]:
    """Return the font program with these glyphs alone, and their new numbers."""
    wanted: Any = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = (
        hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    )
    wanted.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in _UNNEEDED)
    plan: Any = hb.SubsetPlan(face.face, wanted)
    numbers = dict(plan.old_to_new_glyph_mapping)
    return bytes(plan.execute().blob.data), numbers


def _tag(codes: Iterable[tuple[int, str]]) -> str:
    """Return the six capitals that name a subset, from what it holds and nothing else."""
    digest = hashlib.sha256(repr(list(codes)).encode("utf-8", "backslashreplace")).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _cid(code: str) -> int:
    """Return the number that a code has inside the font."""
    if len(code) == 1:
        return ord(code)
    return _PAIRS_FROM + 256 * (ord(code[0]) - _PAIRS_FROM) + ord(code[1])


def _hexadecimal(code: str) -> str:
    return f"<{code.encode('latin-1').hex().upper()}>"


def _collection() -> PDFDictionary:
    """Return the name of the character collection that fonts and CMaps share."""
    return PDFDictionary({"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0})


def _code_spaces(leads: Sequence[str]) -> str:
    """Return which byte sequences are codes; `leads` are the first bytes of the codes of two."""
    spaces = [f"<00> <{_PAIRS_FROM - 1:02X}>"]
    if leads:
        spaces.append(f"<{_PAIRS_FROM:02X}00> <FFFF>")
    return "\n".join([f"{len(spaces)} begincodespacerange", *spaces, "endcodespacerange"])


def _encoding(leads: Sequence[str]) -> PDFStream:
    """Return the CMap from codes to numbers inside the font."""
    ranges = [f"<00> <{_PAIRS_FROM - 1:02X}> 0"]
    ranges += [f"<{ord(lead):02X}00> <{ord(lead):02X}FF> {_cid(lead + chr(0))}" for lead in leads]
    told = "\n".join([f"{len(ranges)} begincidrange", *ranges, "endcidrange"])
    name = "Cufdesk-Pairs" if leads else "Cufdesk-Singles"
    words = _CMAP.format(ordering="Identity", name=name, kind=1, spaces=_code_spaces(leads), ranges=told)
    entries = {"Type": PDFName("CMap"), "CMapName": PDFName(name), "CIDSystemInfo": _collection()}
    return stream(words.encode("ascii"), entries)


def _to_unicode(codes: Mapping[tuple[int, str], str], leads: Sequence[str]) -> str:
    # A glyph that only completes the one before it (a mark apart from its letter) means nothing by itself;
    # PDF/A wants a meaning all the same: the word joiner, which nobody sees.
    entries = [
        f"{_hexadecimal(code)} <{(text or JOINED).encode('utf-16-be').hex().upper()}>"
        for (_glyph, text), code in codes.items()
    ]
    blocks = [entries[i : i + _CMAP_BLOCK] for i in range(0, len(entries), _CMAP_BLOCK)]
    ranges = (f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    spaces = _code_spaces(leads)
    return _CMAP.format(
        ordering="UCS", name="Adobe-Identity-UCS", kind=2, spaces=spaces, ranges="\n".join(ranges)
    )
