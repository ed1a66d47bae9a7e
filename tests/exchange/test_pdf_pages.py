from __future__ import annotations

import io
import re
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest

from cufdesk.exchange.pdf_pages import LARGEST_PICTURE, Area, Hit, PdfPages, Picture
from cufdesk.press.story import Paragraph, Story
from cufdesk.refusal import Refusal
from tests.press import stories
from tests.press.pages import printed

A4 = (595.28, 841.89)


@pytest.fixture(scope="module")
def bilingual() -> bytes:
    return printed(stories.bilingual())


@pytest.fixture
def pages(bilingual: bytes) -> PdfPages:
    return PdfPages(bilingual, "releve.pdf")


def hits(pages: PdfPages, words: str) -> list[Hit]:
    return [hit for page in range(pages.count) for hit in pages.find(page, words)]


def saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    stream = io.BytesIO()
    pdf.save(stream, **how)  # type: ignore[arg-type]
    return stream.getvalue()


def drawn(content: bytes, **entries: object) -> bytes:
    """Return a PDF of one page with this content."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(200, 300))
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(content)
    page.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(
            F1=pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type1,
                BaseFont=pikepdf.Name.Helvetica,
                Encoding=pikepdf.Name.WinAnsiEncoding,
            )
        )
    )
    for name, value in entries.items():
        page[f"/{name}"] = value
    return saved(pdf)


def dot(picture: Picture, x: int, y: int) -> tuple[int, int, int]:
    """Return a dot as blue, green, red."""
    at = (y * picture.width + x) * 4
    blue, green, red = picture.data[at : at + 3]
    return blue, green, red


# what a document tells ------------------------------------------------------------------------------------


def test_pages_have_their_sizes(pages: PdfPages) -> None:
    assert pages.count > 10
    assert all(size == pytest.approx(A4, abs=0.01) for size in pages.sizes)
    register = PdfPages(printed(stories.register()))
    assert all(width > height for width, height in register.sizes)


def test_a_turned_page_has_the_size_that_is_seen() -> None:
    turned = PdfPages(drawn(b"1 0 0 rg 0 280 20 20 re f BT /F1 12 Tf 100 200 Td (Water) Tj ET", Rotate=90))
    assert turned.sizes == ((300.0, 200.0),)
    # The upper left corner is seen at the upper right.
    assert dot(turned.picture(0, 300, 200), 295, 5) == (0, 0, 255)
    (hit,) = turned.find(0, "water")
    (box,) = hit.boxes
    assert 195 < box.left < 215
    assert 95 < box.top < 110
    assert box.height > box.width


def test_the_outline_leads_to_its_pages(pages: PdfPages) -> None:
    outline = pages.outline()
    assert [entry.title.split(".")[0] for entry in outline if entry.level == 0] == list("123456")
    for entry in outline:
        title = entry.title.split(" – ")[0]
        (box, *_more) = next(hit.boxes for hit in pages.find(entry.page, title))
        assert entry.down <= box.top < entry.down + 40
    assert PdfPages(drawn(b"")).outline() == ()


def test_the_words_of_a_page_are_whole() -> None:
    pages = PdfPages(printed(stories.bilingual(2)))
    text = " ".join(pages.text(page) for page in range(pages.count))
    assert "L’interopérabilité des systèmes d’information" in " ".join(text.split())
    assert not any(sign in text for sign in "\u0002\u00ad\r")


# pictures -------------------------------------------------------------------------------------------------


def test_a_page_is_rendered_at_any_size() -> None:
    pages = PdfPages(drawn(b"0 0 1 rg 0 0 100 150 re f"))  # the lower left quarter is blue
    for scale in (1, 3):
        picture = pages.picture(0, 200 * scale, 300 * scale)
        assert (picture.width, picture.height) == (200 * scale, 300 * scale)
        assert len(picture.data) == picture.width * picture.height * 4
        assert dot(picture, 50 * scale, 250 * scale) == (255, 0, 0)
        assert dot(picture, 50 * scale, 100 * scale) == (255, 255, 255)
        assert dot(picture, 150 * scale, 250 * scale) == (255, 255, 255)


def test_areas_are_parts_of_the_whole_dot_by_dot(pages: PdfPages) -> None:
    whole = pages.picture(2, 600, 850)
    area = Area(130, 200, 217, 301)
    part = pages.picture(2, 600, 850, area)
    cut = 8  # dots: a letter that the area's left edge cuts is drawn a little differently
    for row in range(area.height):
        start = ((area.y + row) * whole.width + area.x + cut) * 4
        mine = part.data[(row * part.width + cut) * 4 : (row + 1) * part.width * 4]
        assert mine == whole.data[start : start + (area.width - cut) * 4]
    assert len(set(part.data)) > 10  # there are words in it


def test_no_picture_is_too_large_to_hold(pages: PdfPages) -> None:
    with pytest.raises(ValueError, match="at once"):
        pages.picture(0, 20_000, LARGEST_PICTURE // 10_000)
    assert pages.picture(0, 60_000, 85_000, Area(59_000, 84_000, 100, 100)).width == 100


# finding --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["interopérabilité", "INTEROPERABILITE", "  Interopérabilité "])
def test_a_word_is_found_also_where_a_line_breaks_it(pages: PdfPages, words: str) -> None:
    found = hits(pages, words)
    assert len(found) == sum(
        " ".join(pages.text(page).split()).lower().count("interopérabilité") for page in range(pages.count)
    )
    assert found == hits(pages, words)  # also when the letters are known
    broken = [hit for hit in found if len(hit.boxes) == 2]
    whole = [hit for hit in found if len(hit.boxes) == 1]
    assert broken
    assert whole
    first, second = broken[0].boxes
    assert first.left > second.left
    assert first.top < second.top


def test_spaces_hyphens_and_apostrophes_do_not_count() -> None:
    text = "BT /F1 12 Tf 20 200 Td (Le comit\\351 franco-mexicain d'\\351tude) Tj 0 -14 Td (de l'eau) Tj ET"
    pages = PdfPages(drawn(text.encode("ascii")))
    for words in ("comité  franco-mexicain", "francomexicain", "FRANCO\u2011MEXICAIN", "d’étude de l’eau"):
        assert len(hits(pages, words)) == 1, words
    for words in ("", " ", "-", "comite mexicain"):
        assert hits(pages, words) == []


def test_boxes_stand_where_the_word_is_drawn() -> None:
    pages = PdfPages(drawn(b"BT /F1 12 Tf 50 200 Td (Water) Tj ET"))
    ((box,),) = [hit.boxes for hit in pages.find(0, "water")]
    assert box.left == pytest.approx(50, abs=2)
    assert box.top + box.height == pytest.approx(100, abs=1)  # the baseline
    assert 25 < box.width < 40
    assert 7 < box.height < 12


# what cannot be shown -------------------------------------------------------------------------------------


def locked(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return saved(pdf, encryption=pikepdf.Encryption(owner="one", user="two"))


def without_pages(_data: bytes) -> bytes:
    return saved(pikepdf.new())


def huge(_data: bytes) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(200, 200))
    pdf.pages[0].obj.MediaBox = pikepdf.Array([0, 0, 900_000, 10])
    return saved(pdf)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda _data: b"", "releve.pdf is empty."),
        (lambda _data: b"Good morning", "releve.pdf is no PDF, or is damaged."),
        (lambda data: data[: len(data) // 3], "releve.pdf is no PDF, or is damaged."),
        (without_pages, "releve.pdf is no PDF, or is damaged."),
        (locked, "releve.pdf is protected by a password and cannot be shown."),
        (huge, "Page 1 of releve.pdf has a size that cannot be shown."),
    ],
)
def test_what_cannot_be_shown_is_refused(
    bilingual: bytes, tmp_path: Path, make: Callable[[bytes], bytes], sentence: str
) -> None:
    path = tmp_path / "releve.pdf"
    path.write_bytes(make(bilingual))
    for source in (path, path.read_bytes()):
        with pytest.raises(Refusal) as refused:
            PdfPages(source, "releve.pdf")
        assert refused.value.sentence == sentence
    path.write_bytes(bilingual)
    assert PdfPages(path).count > 10


def test_a_file_that_is_gone_or_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"gone\.pdf is not there any more"):
        PdfPages(tmp_path / "gone.pdf")
    with pytest.raises(Refusal, match="cannot be read"):
        PdfPages(tmp_path)


def test_a_hyphen_whose_bytes_ghostscript_turned_round_is_read_as_one() -> None:
    """It maps the hyphen of a compound at a line's end, two characters for one glyph, to U+2D00 U+AD00."""
    data = printed(Story("Essai", "fr", (Paragraph("un groupe-pays " * 40),)))
    turned = 0
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for stream in pdf.objects:
            if isinstance(stream, pikepdf.Stream) and b"beginbfchar" in (codes := stream.read_bytes()):
                codes, count = re.subn(rb"<002D00AD>", b"<2D00AD00>", codes, flags=re.IGNORECASE)
                turned += count
                stream.write(codes)
        altered = saved(pdf)
    assert turned
    assert PdfPages(altered).text(0) == PdfPages(data).text(0)


def test_a_damaged_page_is_refused_and_the_others_are_shown(bilingual: bytes) -> None:
    with pikepdf.open(io.BytesIO(bilingual)) as pdf:
        kids = pdf.Root.Pages.Kids
        kids[1] = pdf.make_indirect(pikepdf.Array([1, 2]))
        data = saved(pdf)
    pages = PdfPages(data, "releve.pdf")
    with pytest.raises(Refusal, match=r"Page 2 of releve\.pdf is damaged"):
        pages.picture(1, 100, 100)
    assert pages.picture(0, 100, 141).width == 100


def test_a_closed_document_is_refused_and_closed_twice_is_fine(pages: PdfPages) -> None:
    pages.close()
    pages.close()
    with pytest.raises(Refusal, match="closed"):
        pages.picture(0, 100, 141)


def test_threads_wait_for_each_other(bilingual: bytes) -> None:
    """Four threads open, draw, search and close at once: PDFium alone would not outlive that."""
    expected = PdfPages(bilingual).picture(3, 300, 424)
    begin = threading.Barrier(4)

    def work(number: int) -> bool:
        begin.wait()
        same = True
        for _turn in range(12):
            own = PdfPages(bilingual)
            own.find(number, "eau")
            same = same and own.picture(3, 300, 424) == expected
            own.close()
        return same

    with ThreadPoolExecutor(4) as threads:
        assert all(threads.map(work, range(4)))
