from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageFilter

from tests.press.pages import printed
from tests.press.references import FOLDER, TOLERANCE, Page, difference, pages, rendered
from tests.press.spoiled import saved

_PAGES = {page.name: page for page in pages()}


@cache
def _printed(name: str) -> bytes:
    return printed(_PAGES[name].story)


def _kept(name: str) -> Image.Image:
    with Image.open(FOLDER / f"{name}.png") as image:
        return image.convert("RGB")


@pytest.mark.parametrize("page", _PAGES.values(), ids=_PAGES)
def test_a_page_looks_as_its_picture(page: Page) -> None:
    """When the look was changed on purpose: `make references`, and look at every picture that changed."""
    first = next(name for name, other in _PAGES.items() if other.story is page.story)
    apart = difference(rendered(_printed(first), page.number), _kept(page.name))
    assert apart <= TOLERANCE


def test_every_picture_is_of_a_page_and_all_are_small() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == set(_PAGES)
    assert sum(path.stat().st_size for path in FOLDER.glob("*.png")) < 1_500_000


def _moved(content: bytes) -> bytes:
    """Move the sixth line of a page up by two points, and nothing else."""
    lines = list(re.finditer(rb"(-?[\d.]+) (-?[\d.]+) Td\n", content))
    line, following = lines[5:7]
    back = b"%s %.2f Td\n" % (following[1], float(following[2]) - (2 if _together(content, line) else 0))
    there = b"%s %.2f Td\n" % (line[1], float(line[2]) + 2)
    middle = content[line.end() : following.start()]
    return content[: line.start()] + there + middle + back + content[following.end() :]


def _together(content: bytes, line: re.Match[bytes]) -> bool:
    """Tell whether the next line is placed from this one."""
    return content.find(b"ET\n", line.end()) > content.find(b"Td\n", line.end())


def _recoloured(content: bytes) -> bytes:
    return content.replace(b"0.11 0.17 0.29 rg", b"0.61 0.17 0.17 rg")


def _without_a_rule(content: bytes) -> bytes:
    return re.sub(rb"[\d.]+ [\d.]+ [\d.]+ [\d.]+ re f\n", b"", content, count=1)


@pytest.mark.parametrize(
    "name", ["item-paragraph", "sample-minutes-1-fr", "sample-budget-plan-1-es", "item-table"]
)
@pytest.mark.parametrize("change", [_moved, _recoloured, _without_a_rule])
def test_a_page_that_was_changed_is_seen(name: str, change: Callable[[bytes], bytes]) -> None:
    with pikepdf.open(io.BytesIO(_printed(name))) as pdf:
        contents: Any = pdf.pages[0].obj.Contents
        changed = change(contents.read_bytes())
        assert changed != contents.read_bytes()
        contents.write(changed)
        data = saved(pdf)
    assert difference(rendered(data, 1), _kept(name)) > TOLERANCE


def test_edges_that_are_smoothed_otherwise_are_let_pass() -> None:
    for name in ("item-paragraph", "item-table", "sample-minutes-1-fr"):
        softer = rendered(_printed(name), 1).filter(ImageFilter.GaussianBlur(0.4))
        assert 0 < difference(softer, _kept(name)) < TOLERANCE
