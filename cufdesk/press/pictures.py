"""Pictures as a file may hold them: in the colours that it speaks of, and no finer than print shows."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image, ImageCms, ImageOps
from reportlab.lib.utils import ImageReader

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

_FINEST = 300 / 72  # dots for each point of paper
_OURS = "sRGB"
_PLAIN = {"RGB", "L"}
_SEE_THROUGH = {"RGBA", "LA", "PA", "La", "RGBa"}
_QUALITY = 88
# Some of what Pillow can read besides asks other programs (EPS: Ghostscript) or is no picture of one page.
_KINDS = ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP")
_TURNED = 0x0112  # the entry of a photograph that says how the camera was held
_UPRIGHT = 1
_QUARTERS = range(5, 9)
_STEPS = 256  # of grey in sixteen bits for one in eight


def picture_size(data: bytes) -> tuple[int, int]:
    """Return the width and height of a picture in dots; OSError or ValueError when it cannot be drawn."""
    try:
        with Image.open(io.BytesIO(data), formats=_KINDS) as picture:
            picture.load()
            width, height = picture.size
            return (height, width) if _lies(picture) else (width, height)
    except (
        Image.DecompressionBombError,
        SyntaxError,
    ) as error:  # how Pillow tells of a bomb, of a broken PNG
        raise ValueError("not a picture to be drawn") from error


def prepared(data: bytes, width: float, height: float) -> ImageReader:
    """Return a picture to be drawn at a size in points.

    CMYK, palettes and the like become red, green and blue (PDF/A knows one kind of colour in a file), and
    what has a colour profile of its own becomes sRGB, the colours that the file promises. What is finer than
    300 dots an inch is made smaller, so that a photograph does not weigh on every message; one that was
    taken with the camera on its side is turned, which PDF viewers do not do.
    """
    picture: Picture = Image.open(io.BytesIO(data), formats=_KINDS)
    photograph = picture.format in {"JPEG", "MPO"}
    is_upright = _turn(picture) == _UPRIGHT
    most = (max(1, round(width * _FINEST)), max(1, round(height * _FINEST)))
    fits = picture.width <= most[0] and picture.height <= most[1]
    profile = _foreign_profile(picture)
    if picture.mode in _PLAIN and fits and is_upright and picture.format != "MPO" and profile is None:
        return ImageReader(io.BytesIO(data))
    see_through = picture.mode in _SEE_THROUGH or "transparency" in picture.info
    if picture.mode.startswith("I;16"):  # Pillow cuts off what is brighter than 255
        picture = picture.convert("I").point(lambda grey: grey / _STEPS).convert("L")
    picture = ImageOps.exif_transpose(picture)
    picture = _in_srgb(picture, profile) if profile else picture.convert("RGBA" if see_through else "RGB")
    picture.thumbnail(most)
    kept = io.BytesIO()
    if photograph:
        picture.save(kept, "JPEG", quality=_QUALITY)
    else:
        picture.save(kept, "PNG")
    return ImageReader(io.BytesIO(kept.getvalue()))


def _foreign_profile(picture: Picture) -> ImageCms.ImageCmsProfile | None:
    """Return the colour profile of a picture, where it has one that can be read and is not sRGB already."""
    written = picture.info.get("icc_profile")
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(written)) if written else None
        name = ImageCms.getProfileDescription(profile) if profile else _OURS
    except (ImageCms.PyCMSError, OSError):
        return None
    return None if _OURS in name else profile


def _in_srgb(picture: Picture, profile: ImageCms.ImageCmsProfile) -> Picture:
    """Return a picture in sRGB; a profile that is of other colours than the picture is left aside."""
    see_through = picture.mode in _SEE_THROUGH or "transparency" in picture.info
    mask = picture.convert("RGBA").getchannel("A") if see_through else None
    if picture.mode not in {"RGB", "L", "CMYK"}:
        picture = picture.convert("L" if picture.mode in {"LA", "La"} else "RGB")
    try:
        told = ImageCms.profileToProfile(picture, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except ImageCms.PyCMSError:
        told = None
    told = told or picture.convert("RGB")
    if mask is not None:
        told.putalpha(mask)
    return told


def _turn(picture: Picture) -> int:
    """Return how a picture is to be turned, 1 to 8, as cameras number it."""
    turn = picture.getexif().get(_TURNED, _UPRIGHT)
    return turn if turn in range(1, 9) else _UPRIGHT


def _lies(picture: Picture) -> bool:
    """Tell whether a picture has to be turned by a quarter."""
    return _turn(picture) in _QUARTERS
