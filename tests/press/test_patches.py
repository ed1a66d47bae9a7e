"""A patch that ReportLab no longer needs, or no longer obeys, is found here before a document shows it."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
import reportlab
from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, ttfonts
from reportlab.pdfgen.canvas import Canvas

from cufdesk.press.patches import PressCanvas, fonts_of
from cufdesk.press.story import Paragraph, Story
from cufdesk.press.typefaces import typeface
from tests.press.pages import printed


def _canvas(stream: io.BytesIO | None = None) -> PressCanvas:
    return PressCanvas(stream or io.BytesIO(), (595, 842), "fr-FR")


def _fonts_named(make: Callable[[io.BytesIO], Canvas]) -> list[str]:
    stream = io.BytesIO()
    canvas = make(stream)
    canvas.showPage()
    canvas.save()
    with pikepdf.open(stream) as pdf:
        return [str(font.BaseFont) for font in pdf.pages[0].resources.get("/Font", {}).values()]


def test_the_version_is_the_one_that_was_patched() -> None:
    assert reportlab.Version == "5.1.0"


def test_a_stock_page_names_helvetica_and_ours_none() -> None:
    assert _fonts_named(Canvas) == ["/Helvetica"]
    assert _fonts_named(_canvas) == []


def test_operators_go_where_the_stock_canvas_puts_its_own() -> None:
    canvas = _canvas()
    canvas.operators("1 0 0 RG")
    canvas.setLineWidth(3)
    canvas.operators("0 0 m 9 9 l S")
    assert canvas._code[-3:] == ["1 0 0 RG", "3 w", "0 0 m 9 9 l S"]


def test_streams_are_bytes_not_ascii_85() -> None:
    data = printed(Story("T", "fr", (Paragraph("texte"),)))
    assert b"ASCII85Decode" not in data
    before, rl_config.useA85 = rl_config.useA85, 1
    try:
        assert b"ASCII85Decode" in _stock(lambda canvas: canvas.setPageCompression(1))
    finally:
        rl_config.useA85 = before


def test_delayed_fonts_are_written_into_the_shared_dictionary() -> None:
    written: list[Any] = []

    class Face:
        def addObjects(self, document: Any) -> None:  # noqa: N802 - ReportLab's name
            written.append(document)
            fonts_of(document)["F1"] = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("Font")})

    stream = io.BytesIO()
    canvas = _canvas(stream)
    canvas.embed([Face()])  # type: ignore[list-item]  # all that ReportLab asks of a font
    canvas.showPage()
    canvas.save()
    assert written == [canvas._doc]
    with pikepdf.open(stream) as pdf:
        assert list(pdf.pages[0].resources.Font.keys()) == ["/F1"]


def test_the_identifier_follows_from_the_content() -> None:
    def identifier(text: str) -> bytes:
        with pikepdf.open(io.BytesIO(printed(Story("T", "fr", (Paragraph(text),))))) as pdf:
            return bytes(pdf.trailer.ID[0])

    assert identifier("un") == identifier("un") != identifier("deux")


def test_the_stock_font_class_still_loses_no_break_spaces() -> None:
    """The reason for a font class of our own: when this fails, `embedding` may be worth another look."""
    document = pdfdoc.PDFDocument()
    font = ttfonts.TTFont("stock", typeface("body").path)
    ((subset, codes),) = font.splitString("à\u00a0b", document)
    meant = [font.state[document].subsets[subset][code] for code in codes]
    assert 0xA0 not in meant


def _stock(change: Callable[[Any], object] = lambda canvas: None) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pdfVersion=(1, 7))
    change(canvas)
    canvas.drawString(9, 9, "x")
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_the_stock_page_and_catalog_still_drop_the_entries_that_tags_need() -> None:
    """The reason for classes of our own: when this fails, they can go."""

    def tagged(canvas: Any) -> None:
        canvas._doc.Catalog.OutputIntents = pdfdoc.PDFArray([])
        canvas._onPage = lambda _number: setattr(canvas._doc.Pages.pages[-1], "StructParents", 0)

    data = _stock(tagged)
    assert b"/StructParents" not in data
    assert b"/OutputIntents" not in data


def test_the_stock_file_has_no_object_streams_and_no_line_end_before_endstream() -> None:
    data = _stock()
    assert b"/ObjStm" not in data
    assert b"\nendstream" not in data.replace(b"\r\n", b"\n") or b">endstream" in data


def test_our_file_has_both() -> None:
    data = printed(Story("T", "fr", (Paragraph("texte"),)))
    assert b"/ObjStm" in data
    assert data.count(b"\r\nendstream") == data.count(b"endstream")


def test_the_stock_info_still_says_more_than_it_was_told() -> None:
    assert b"anonymous" in _stock()
    assert b"anonymous" not in printed(Story("T", "fr", ()))


@pytest.mark.parametrize(
    "name",
    [
        "_make_preamble",
        "_doc",
        "_code",
        "_preamble",
        "_annotationrefs",
        "_bookmarkReference",
        "_formsinuse",
        "_pagesize",
        "_pageNumber",
    ],
)
def test_the_private_names_are_still_there(name: str) -> None:
    assert hasattr(Canvas(io.BytesIO()), name)


@pytest.mark.parametrize(
    "name",
    ["_catalog", "delayedFonts", "idToObject", "idToObjectNumberAndVersion", "numberToId", "encrypt", "info"],
)
def test_the_private_names_of_the_document_are_still_there(name: str) -> None:
    canvas: Any = Canvas(io.BytesIO())
    assert hasattr(canvas._doc, name)
