"""Pictures that come with contacts, made as small as those that a person chooses."""

from __future__ import annotations

import io

LONGEST = 320  # pixels of a picture that is kept, on its longer side
_MOST_BYTES = 200_000
_MOST_PIXELS = 40_000_000
_QUALITY = 85


def small_photo(data: bytes) -> bytes | None:
    """Return a picture as it is kept, a JPEG without what it said of itself; None for what is no picture."""
    # Pillow is not loaded before a card has a picture.
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                return None
            small = max(picture.size) <= LONGEST and len(data) <= _MOST_BYTES
            if picture.format == "JPEG" and small and not picture.getexif():
                picture.load()
                return data
            made = ImageOps.exif_transpose(picture).convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):  # how Pillow tells of no picture
        return None
    made.thumbnail((LONGEST, LONGEST))
    white = Image.new("RGB", made.size, "white")
    white.paste(made, mask=made.getchannel("A"))
    kept = io.BytesIO()
    white.save(kept, "JPEG", quality=_QUALITY)
    return kept.getvalue()
