"""`make references`: pictures of pages as they are meant to look, kept beside the tests in `references/`.

A page is compared with its picture square by square, 8 dots wide: the mean difference of the worst square is
judged. Edges that another build of pdfium smooths otherwise come to 17 of 255; a line that has moved by two
points comes to 27 or more, and so does a colour or a rule that has changed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageChops

from cufdesk.press.story import Story
from tests.press.pages import printed
from tests.press.sample import sample_stories
from tests.press.stress import stress
from tests.press.vocabulary import ITEMS, alone

FOLDER = Path(__file__).parent / "references"
TOLERANCE = 20.0
_SCALE = 0.75  # dots for each point: 446 by 632 for a page of A4
_SQUARE = 8
_NO_DITHER = Image.Dither.NONE
_OF_SAMPLE = ("-fr", "-es", "-fr+es")
_OF_STRESS = (3, 9, 21, 58)


class Page(NamedTuple):
    """A page that has a picture: its name, the document, its number from 1."""

    name: str
    story: Story
    number: int = 1


def pages() -> Iterator[Page]:
    """Yield the first page of every document of the sample, one of every item, some of the 58."""
    for name, story in sample_stories().items():
        if name.endswith(_OF_SAMPLE):
            yield Page(f"sample-{name}", story)
    for name in ITEMS:
        yield Page(f"item-{name}", alone(name))
    for number in _OF_STRESS:
        yield Page(f"stress-{number}", stress(), number)


def rendered(data: bytes, number: int) -> Image.Image:
    """Return a page of a file as a picture."""
    document = pypdfium2.PdfDocument(data)
    try:
        image: Image.Image = document[number - 1].render(scale=_SCALE).to_pil().convert("RGB")
    finally:
        document.close()
    return image


def reduced(image: Image.Image) -> Image.Image:
    """Return a picture in the few colours in which it is kept: sixteen steps of red, green and blue."""
    return image.point([round(value / 17) * 17 for value in range(256)] * 3).quantize(256, dither=_NO_DITHER)


def difference(image: Image.Image, kept: Image.Image) -> float:
    """Return how far the worst square of a page is from its picture, 0 to 255."""
    if image.size != kept.size:
        return 255.0
    apart = ImageChops.difference(reduced(image).convert("RGB"), kept.convert("RGB"))
    size = (-(-image.width // _SQUARE), -(-image.height // _SQUARE))
    worst = apart.resize(size, Image.Resampling.BOX).getextrema()
    return float(max(high for _low, high in worst))  # type: ignore[misc]  # one pair for each of three colours


def main() -> int:
    """Write the pictures anew, and take away those that no page has any more."""
    FOLDER.mkdir(exist_ok=True)
    wanted = {f"{page.name}.png": page for page in pages()}
    for path in FOLDER.glob("*.png"):
        if path.name not in wanted:
            path.unlink()
    for name, page in wanted.items():
        reduced(rendered(printed(page.story), page.number)).save(FOLDER / name, optimize=True)
    total = sum(path.stat().st_size for path in FOLDER.glob("*.png"))
    print(f"{len(wanted)} pages, {total / 1000:.0f} kB: look at what changed before you keep them")
    return 0


if __name__ == "__main__":
    sys.exit(main())
