"""Pictures as a file may hold them: in the colours that it speaks of, and no finer than print shows."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image
from reportlab.lib.utils import ImageReader

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

_FINEST = 300 / 72  # dots for each point of paper
_PLAIN = {"RGB", "L"}
_SEE_THROUGH = {"RGBA", "LA", "PA", "La", "RGBa"}
_QUALITY = 88


def picture_size(data: bytes) -> tuple[int, int]:
    """Return the width and height of a picture in dots; OSError or ValueError when it cannot be drawn."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.load()
            return picture.size
    except (
        Image.DecompressionBombError,
        SyntaxError,
    ) as error:  # how Pillow tells of a bomb, of a broken PNG
        raise ValueError("not a picture to be drawn") from error


def prepared(data: bytes, width: float, height: float) -> ImageReader:
    """Return a picture to be drawn at a size in points.

    CMYK, palettes and the like become red, green and blue (PDF/A knows one kind of colour in a file); what is
    finer than 300 dots an inch is made smaller, so that a photograph does not weigh on every message.
    """
    picture: Picture = Image.open(io.BytesIO(data))
    photograph = picture.format == "JPEG"
    most = (max(1, round(width * _FINEST)), max(1, round(height * _FINEST)))
    if picture.mode in _PLAIN and picture.width <= most[0] and picture.height <= most[1]:
        return ImageReader(io.BytesIO(data))
    see_through = picture.mode in _SEE_THROUGH or "transparency" in picture.info
    picture = picture.convert("RGBA" if see_through else "RGB")
    picture.thumbnail(most)
    kept = io.BytesIO()
    if photograph:
        picture.save(kept, "JPEG", quality=_QUALITY)
    else:
        picture.save(kept, "PNG")
    return ImageReader(io.BytesIO(kept.getvalue()))
