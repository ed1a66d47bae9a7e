"""A patch that ReportLab no longer needs, or no longer obeys, is found here before a document shows it."""

from __future__ import annotations

import io
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


def _fonts_named(kind: type[Canvas]) -> list[str]:
    stream = io.BytesIO()
    canvas = kind(stream)
    canvas.showPage()
    canvas.save()
    with pikepdf.open(stream) as pdf:
        return [str(font.BaseFont) for font in pdf.pages[0].resources.get("/Font", {}).values()]


def test_the_version_is_the_one_that_was_patched() -> None:
    assert reportlab.Version == "5.1.0"


def test_a_stock_page_names_helvetica_and_ours_none() -> None:
    assert _fonts_named(Canvas) == ["/Helvetica"]
    assert _fonts_named(PressCanvas) == []


def test_operators_go_where_the_stock_canvas_puts_its_own() -> None:
    canvas = PressCanvas(io.BytesIO(), pageCompression=0)
    canvas.operators("1 0 0 RG")
    canvas.setLineWidth(3)
    canvas.operators("0 0 m 9 9 l S")
    assert canvas._code[-3:] == ["1 0 0 RG", "3 w", "0 0 m 9 9 l S"]


def test_streams_are_bytes_not_ascii_85() -> None:
    data = printed(Story("T", "fr", (Paragraph("texte"),)))
    assert b"ASCII85Decode" not in data
    before, rl_config.useA85 = rl_config.useA85, 1
    try:
        assert b"ASCII85Decode" in printed(Story("T", "fr", (Paragraph("texte"),)))
    finally:
        rl_config.useA85 = before


def test_delayed_fonts_are_written_into_the_shared_dictionary() -> None:
    written: list[Any] = []

    class Face:
        def addObjects(self, document: Any) -> None:  # noqa: N802 - ReportLab's name
            written.append(document)
            fonts_of(document)["F1"] = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("Font")})

    stream = io.BytesIO()
    canvas = PressCanvas(stream)
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


@pytest.mark.parametrize("name", ["_make_preamble", "_doc", "_code", "_preamble"])
def test_the_private_names_are_still_there(name: str) -> None:
    assert hasattr(Canvas(io.BytesIO()), name)
