"""A face inside one document: its glyphs are numbered as they are used, then written as a subset.

ReportLab's own TrueType class cuts a font into sets of 256 characters, turns U+00A0 into a space and has no
kerning without its slow shaped path. Here a font is one Type 0 font with two-byte codes; a code stands for a
glyph *and* the text it means, so that a no-break space, a hyphen made by the press or a capital of a kicker
is told apart when the text is copied or read aloud.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress

from cufdesk.press.patches import fonts_of
from cufdesk.press.typefaces import Glyph, Typeface, typeface

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{ranges}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
# Tables that a font program inside a PDF has no use for: glyphs are asked for by number.
_UNNEEDED = (b"GSUB", b"GPOS", b"GDEF", b"kern", b"name", b"post", b"cmap", b"OS/2", b"DSIG", b"gasp")
_CMAP_BLOCK = 100  # entries that one block of a CMap may hold


class EmbeddedFace:
    """What one document uses of a typeface."""

    def __init__(self, name: str, number: int) -> None:
        self.typeface: Typeface = typeface(name)
        self.resource = f"F{number}"
        self._codes: dict[tuple[int, str], int] = {}

    def code(self, glyph: Glyph) -> str:
        """Return the code of a glyph that means a text, four hexadecimal digits."""
        key = (glyph.number, glyph.text)
        return f"{self._codes.setdefault(key, len(self._codes) + 1):04X}"

    def codes(self, glyphs: Iterable[Glyph], tracking: int = 0) -> str:
        """Return glyphs as the inside of a hexadecimal string of a TJ array: codes, kerning between them."""
        out: list[str] = []
        for glyph in glyphs:
            if glyph.shift:
                out.append(f">{-glyph.shift}<")
            out.append(self.code(glyph))
            after = glyph.width + glyph.shift - glyph.advance - tracking
            if after:
                out.append(f">{after}<")
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
        program = _stream(subset)
        program.dictionary["Length1"] = len(subset)
        places = b"\0\0" + b"".join(numbers[glyph].to_bytes(2, "big") for glyph in glyphs)
        widths = [0, *(self.typeface.width(glyph) for glyph in glyphs)]
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": PDFDictionary(
                    {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
                ),
                "CIDToGIDMap": document.Reference(_stream(places)),
                "DW": 1000,
                "FontDescriptor": document.Reference(self._descriptor(name, document.Reference(program))),
                "W": PDFArray([0, PDFArray(widths)]),
            }
        )
        meanings = _stream(_to_unicode([text for _number, text in self._codes]).encode("ascii"))
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": name,
                "Encoding": PDFName("Identity-H"),
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


def _stream(content: bytes) -> PDFStream:
    stream = PDFStream(content=content)
    stream.filters = [PDFZCompress]
    return stream


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


def _to_unicode(texts: Sequence[str]) -> str:
    # A glyph that only completes the one before it (a mark apart from its letter) means nothing by itself.
    entries = [
        f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in enumerate(texts, 1)
        if text
    ]
    blocks = [entries[i : i + _CMAP_BLOCK] for i in range(0, len(entries), _CMAP_BLOCK)]
    ranges = (f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return _CMAP.format(ranges="\n".join(ranges))
