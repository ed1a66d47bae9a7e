"""Every place where the press leans on a private name of ReportLab 5.1.0, each with its reason.

A test beside this module fails when one of them changes under us; the version is pinned for the same reason.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFStream
from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from cufdesk.press.packing import packed
from cufdesk.press.structure import Annotated, Tree, text_string

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cufdesk.press.embedding import EmbeddedFace
    from cufdesk.press.structure import Node

# Streams are written as bytes: the default wraps them in ASCII 85, a quarter larger, for mail of the 1990s.
rl_config.useA85 = 0
rl_config.pdfComments = 0  # nor a comment in front of every object

_PRINTED = 4  # the flag of an annotation that is printed too, as PDF/A asks


class _Deflate:
    """Compression of a stream at its best; the stock filter is in a hurry."""

    pdfname = "FlateDecode"

    @staticmethod
    def encode(content: bytes) -> bytes:
        """Return the content in its compressed form."""
        return zlib.compress(content, 9)


def stream(content: bytes, entries: dict[str, Any] | None = None) -> PDFStream:
    """Return a compressed stream with entries in its dictionary."""
    return PDFStream(PDFDictionary(dict(entries or {})), content, [_Deflate])


class _Page(pdfdoc.PDFPage):
    """A page that can be tagged; the stock class writes no entry that its lists do not name."""

    __NoDefault__ = pdfdoc.PDFPage.__NoDefault__ + ["StructParents", "Tabs"]  # noqa: RUF005


class _Catalog(pdfdoc.PDFCatalog):
    """A catalog with an output intent, which the stock class does not know."""

    __NoDefault__ = pdfdoc.PDFCatalog.__NoDefault__ + ["OutputIntents"]  # noqa: RUF005
    __Refs__ = pdfdoc.PDFCatalog.__NoDefault__


class _Info(PDFObject):
    """The Info dictionary with the entries that are said and no others; the stock one writes "anonymous"."""

    def __init__(self, entries: dict[str, str]) -> None:
        self._entries = entries
        self.invariant: Any = None  # set by the stock document

    def digest(self, signature: Any) -> None:
        """Add nothing to the stock identifier: ours follows from the whole file."""

    def format(self, document: Any) -> bytes:
        entries = {name: pdfdoc.PDFString(text) for name, text in self._entries.items() if text}
        written: bytes = PDFDictionary(entries).format(document)
        return written


class _Written(PDFObject):
    """An object that is written already."""

    def __init__(self, content: bytes = b"null") -> None:
        self.content = content

    def format(self, _document: Any) -> bytes:
        return self.content


class PressCanvas(Canvas):
    """A canvas that takes page operators as they are, knows no built-in font, and writes a tagged file."""

    _code: list[str]
    _preamble: str
    _doc: Any
    _annotationrefs: list[Any]
    _formsinuse: list[str]
    _pagesize: tuple[float, float]
    _bookmarkReference: Callable[[str], Any]  # noqa: N815 - ReportLab's names
    _pageNumber: int  # noqa: N815

    def __init__(self, target: Any, size: tuple[float, float], language: str) -> None:
        super().__init__(target, pagesize=size, invariant=1, pageCompression=1, pdfVersion=(1, 7))
        self.tree = Tree(language)
        document = self._doc
        # The stock document makes its catalog itself and asks its `format` for the whole file: both are
        # replaced in this one document, not in the class.
        pages = document.Pages
        document.Catalog = document._catalog = _Catalog()  # noqa: SLF001 - the reason for this module
        document.Catalog.Pages = pages
        document.Catalog.Outlines = document.Outlines
        document.Catalog.Lang = pdfdoc.PDFString(language)
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        document.format = self._packed

    def _make_preamble(self) -> None:
        """Start pages without a font: the stock preamble names Helvetica, which nobody embeds."""
        self._preamble = "1 0 0 1 0 0 cm"

    @property
    def page_number(self) -> int:
        """Return the number of the page that is being drawn, from 1."""
        return self._pageNumber

    def operators(self, *operators: str) -> None:
        """Append page operators; the stock text object has neither our codes nor kerning."""
        self._code.extend(operators)

    def form(self, name: str, draw: Callable[[], None]) -> str:
        """Keep what `draw` draws for later pages and return the name to `show` it by.

        The stock form writes its operators as UTF-8.
        """
        page, self._code = self._code, []
        draw()
        content = "\n".join(self._code).encode("latin-1")
        self._code = page
        entries = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Form"),
            "BBox": PDFArray([0, 0, *(round(length, 2) for length in self._pagesize)]),
            "Resources": PDFDictionary({"Font": pdfdoc.PDFObjectReference(pdfdoc.BasicFonts)}),
        }
        self._doc.Reference(stream(content, entries), pdfdoc.xObjectName(name))
        return name

    def show(self, name: str) -> None:
        """Draw on this page what was kept under a name."""
        self._code.append(f"/{pdfdoc.xObjectName(name)} Do")
        if name not in self._formsinuse:
            self._formsinuse.append(name)

    def embed(self, faces: Sequence[EmbeddedFace]) -> None:
        """Have faces written when the document is saved, the way the stock TrueType class does it."""
        self._doc.delayedFonts.extend(faces)

    def describe(self, info: dict[str, str], xmp: bytes) -> None:
        """Say what the file is, in its Info dictionary (text by entry) and in XMP."""
        document = self._doc
        document.info = _Info(info)
        metadata = PDFStream(PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}), xmp)
        document.Catalog.Metadata = metadata

    def intend(self, profile: bytes, name: str) -> None:
        """Say in which colours the file is meant: an ICC profile of three components."""
        intent = {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString(name),
            "Info": pdfdoc.PDFString(name),
            "DestOutputProfile": self._doc.Reference(stream(profile, {"N": 3})),
        }
        self._doc.Catalog.OutputIntents = PDFArray([PDFDictionary(intent)])

    def link(self, key: str, box: tuple[float, float, float, float], node: Node, words: str) -> None:
        """Make a rectangle lead to a bookmark, tagged as a node that holds it; the stock link has no tag."""
        annotation = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray([round(edge, 2) for edge in box]),
                "Border": PDFArray([0, 0, 0]),
                "F": _PRINTED,
                "Contents": text_string(words),
                "StructParent": self.tree.annotate(node),
                "Dest": self._bookmarkReference(key),
            }
        )
        reference = self._doc.Reference(annotation)
        self._annotationrefs.append(reference)
        node.kids.append(Annotated(self._pageNumber, self._number(reference)))

    @override
    def showPage(self) -> None:
        page = self._pageNumber
        super().showPage()
        made = self._doc.Pages.pages[-1]
        made.Contents = stream(made.stream.encode("latin-1"))  # codes are bytes: the stock class writes UTF-8
        made.__class__ = _Page  # the stock canvas names its page class itself
        made.Tabs = PDFName("S")
        made.StructParents = self.tree.parents_of(page)

    def _number(self, reference: Any) -> int:
        number: int = self._doc.idToObjectNumberAndVersion[reference.name][0]
        return number

    def _plant(self) -> None:
        """Write the structure tree, now that every page is drawn."""
        document = self._doc
        objects = [_Written() for _ in range(self.tree.size)]
        numbers = [self._number(document.Reference(one)) for one in objects]
        pages = {
            number: self._number(document.Reference(page))
            for number, page in enumerate(document.Pages.pages, 1)
        }
        for one, content in zip(objects, self.tree.written(pages, numbers), strict=True):
            one.content = content
        document.Catalog.StructTreeRoot = objects[0]

    def _packed(self) -> bytes:
        """Return the file; the stock one has no object streams, and no line end before `endstream`."""
        document = self._doc
        self._plant()
        catalog = self._number(document.Reference(document.Catalog))
        info = self._number(document.Reference(document.info))
        document.encrypt.prepare(document)
        objects: list[bytes] = []
        while len(objects) + 1 in document.numberToId:  # writing an object may add others
            one = document.idToObject[document.numberToId[len(objects) + 1]]
            objects.append(pdfdoc.pdfdocEnc(pdfdoc.format(one, document, toplevel=1)))
        return packed(objects, catalog, info)


def fonts_of(document: Any) -> dict[str, Any]:
    """Return the one font dictionary that all pages of a ReportLab document share."""
    fonts: dict[str, Any] = document.idToObject[pdfdoc.BasicFonts].dict
    return fonts
