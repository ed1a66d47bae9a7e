from __future__ import annotations

import io
import math
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageCms

from cufdesk.press.pictures import picture_size, prepared
from cufdesk.press.story import Annex, Bar, Chart, Contents, Figure, Heading, Item, Paragraph, Story
from tests.press.archive import faults
from tests.press.pages import body_of, printed


def _picture(mode: str, form: str = "PNG", size: tuple[int, int] = (300, 160)) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, form)
    return out.getvalue()


def _nodes(data: bytes, tag: str) -> list[Any]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == tag]
        return [{key: str(value) for key, value in one.items()} for one in found]


def _story(*items: Item) -> Story:
    return Story("T", "fr", items)


def test_a_picture_says_in_words_what_it_shows() -> None:
    data = printed(_story(Figure(_picture("RGB"), "Le Palais des congrès", "Figure 1")))
    (figure,) = _nodes(data, "/Figure")
    assert figure["/Alt"] == "Le Palais des congrès"
    assert "BBox" in figure["/A"]
    assert [line.text for line in body_of(_story(Figure(_picture("L"), "x", "Figure 1")))] == ["Figure 1"]


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "I;16", "1"])
def test_every_kind_of_picture_becomes_one_of_the_file_s_colours(mode: str) -> None:
    with pikepdf.open(io.BytesIO(printed(_story(Figure(_picture(mode), "x"))))) as pdf:
        spaces = {str(image.ColorSpace) for image in pdf.pages[0].get_images().values()}
    assert spaces <= {"/DeviceRGB", "/DeviceGray"}


def test_a_picture_in_printers_colours_too() -> None:
    with pikepdf.open(io.BytesIO(printed(_story(Figure(_picture("CMYK", "JPEG"), "x"))))) as pdf:
        (image,) = pdf.pages[0].get_images().values()
        assert image.ColorSpace == "/DeviceRGB"
    with Image.open(io.BytesIO(_picture("CMYK", "JPEG"))) as picture:
        assert picture.mode == "CMYK"  # else the test says nothing


def _strange_profile() -> bytes:
    """Make a profile in which red and green have changed places, as no screen has them."""
    whole = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = whole.index(b"rXYZ"), whole.index(b"gXYZ")
    whole[red : red + 4], whole[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(whole).replace("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be"))


def _coloured(mode: str, form: str, profile: bytes | None) -> tuple[int, ...]:
    """Return the colour in which a red picture with a profile is drawn."""
    out = io.BytesIO()
    Image.new("RGB", (40, 40), (250, 10, 10)).convert(mode).save(out, form, icc_profile=profile)
    drawn = prepared(out.getvalue(), 400, 400).getRGBData()  # type: ignore[no-untyped-call]
    return tuple(drawn[:3])


@pytest.mark.parametrize(("mode", "form"), [("RGB", "PNG"), ("RGBA", "PNG"), ("P", "PNG"), ("RGB", "JPEG")])
def test_a_picture_is_drawn_in_the_colours_that_its_profile_means(mode: str, form: str) -> None:
    red, green, _blue = _coloured(mode, form, _strange_profile())
    assert (red < 40, green > 220) == (True, True)
    red, green, _blue = _coloured(mode, form, None)
    assert (red > 220, green < 40) == (True, True)


@pytest.mark.parametrize("profile", [b"no profile", _strange_profile()[:200]])
def test_a_profile_that_cannot_be_read_is_left_aside(profile: bytes) -> None:
    assert _coloured("RGB", "PNG", profile)[0] > 220


def test_a_profile_of_other_colours_than_the_picture_is_left_aside() -> None:
    out = io.BytesIO()
    Image.new("L", (40, 40), 200).save(out, "PNG", icc_profile=_strange_profile())
    drawn = prepared(out.getvalue(), 400, 400).getRGBData()  # type: ignore[no-untyped-call]
    assert set(drawn[:3]) == {200}


def test_a_picture_in_srgb_keeps_its_bytes() -> None:
    out = io.BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.effect_noise((40, 40), 90).convert("RGB").save(out, "JPEG", icc_profile=profile)
    drawn = prepared(out.getvalue(), 400, 400)
    drawn.fp.seek(0)
    assert drawn.fp.read() == out.getvalue()


def test_a_photograph_is_no_finer_than_print_shows() -> None:
    photograph = _picture("RGB", "JPEG", (3000, 2000))
    assert prepared(photograph, 72, 48).getSize() == (300, 200)
    assert prepared(photograph, 7200, 4800).getSize() == (3000, 2000)


@pytest.mark.parametrize(
    ("turn", "size"), [(1, (300, 160)), (3, (300, 160)), (6, (160, 300)), (8, (160, 300))]
)
def test_a_photograph_stands_upright_however_the_camera_was_held(turn: int, size: tuple[int, int]) -> None:
    photograph = Image.new("RGB", (300, 160), "white")
    photograph.paste("black", (0, 0, 150, 80))  # upper left as the camera has it
    tag, out = Image.Exif(), io.BytesIO()
    tag[0x0112] = turn
    photograph.save(out, "JPEG", exif=tag)
    assert picture_size(out.getvalue()) == size
    drawn = prepared(out.getvalue(), 1000, 1000)
    assert drawn.getSize() == size
    with Image.frombytes("RGB", size, drawn.getRGBData()) as seen:  # type: ignore[no-untyped-call]
        corners = [seen.getpixel((x, y)) for y in (10, size[1] - 10) for x in (10, size[0] - 10)]
    dark = [corner for corner, (red, _green, _blue) in enumerate(corners) if red < 100]  # type: ignore[misc]
    assert dark == {1: [0], 3: [3], 6: [1], 8: [2]}[turn]


def test_a_grey_picture_of_sixteen_bits_keeps_its_greys() -> None:
    picture, out = Image.new("I;16", (40, 40), 30_000), io.BytesIO()
    picture.save(out, "PNG")
    drawn = prepared(out.getvalue(), 400, 400).getRGBData()  # type: ignore[no-untyped-call]
    assert abs(drawn[0] - 30_000 / 256) < 2


def test_no_other_program_is_asked_for_a_picture() -> None:
    page = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\nshowpage\n%%EOF\n"
    assert "x" in [line.text for line in body_of(_story(Figure(page, "x")))]


@pytest.mark.parametrize("data", [b"", b"no picture", _picture("RGB")[:60]])
def test_what_cannot_be_read_is_told_in_words(data: bytes) -> None:
    assert "Le plan de la salle" in [
        line.text for line in body_of(_story(Figure(data, "Le plan de la salle")))
    ]


def test_a_picture_that_unpacks_to_a_whole_disk_is_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    assert "x" in [line.text for line in body_of(_story(Figure(_picture("RGB"), "x")))]


def test_a_chart_is_drawn_to_scale_and_read_as_its_data() -> None:
    chart = Chart((Bar("Voyages", 40, "40 €"), Bar("Repas", 10, "10 €"), Bar("Dons", 0, "0 €")), "Dépenses")
    data = printed(_story(chart))
    (figure,) = _nodes(data, "/Figure")
    assert figure["/Alt"] == (
        "Dépenses\u00a0: Voyages\u00a0: 40 €\u202f; Repas\u00a0: 10 €\u202f; Dons\u00a0: 0 €"
    )
    with pikepdf.open(io.BytesIO(data)) as pdf:
        content = pikepdf.parse_content_stream(pdf.pages[0])
        bars = [one.operands for one in content if str(one.operator) == "re" and float(one.operands[3]) == 9]
    longest, shorter, none = (float(bar[2]) for bar in bars)
    assert longest == pytest.approx(4 * shorter, abs=0.1)
    assert 0 < none < 1


@pytest.mark.parametrize("value", [math.nan, math.inf, 1e308])
def test_a_value_that_no_bar_can_show_spoils_no_page(value: float) -> None:
    story = _story(Chart((Bar("Voyages", value, "beaucoup"), Bar("Repas", 10, "10 €")), "Dépenses"))
    assert faults(printed(story), story) == {}


def test_a_chart_without_bars_is_nothing() -> None:
    assert body_of(_story(Chart((), "Dépenses"), Paragraph("x")))[0].text == "x"


def test_an_annex_opens_a_page_and_stands_in_the_contents() -> None:
    lines = body_of(
        _story(Contents("Sommaire"), Heading("Un"), Annex("Annexe 1", "La liste", (Paragraph("dedans"),)))
    )
    assert [line.text for line in lines if line.page == 2] == ["Annexe 1", "La liste", "dedans"]
    assert "La liste" in [line.text for line in lines if line.page == 1]


def test_a_heading_of_spaces_is_none() -> None:
    lines = body_of(_story(Contents("Sommaire"), Heading("\u00a0"), Paragraph("x")))
    assert [line.text for line in lines] == ["Sommaire", "x"]
