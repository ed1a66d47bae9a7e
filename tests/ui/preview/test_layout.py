from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.ui.preview.layout import GAP, MARGIN, MOST, STEPS, Layout, fit_page, fit_width, next_step
from cufdesk.ui.preview.pictures import TILE, tiles

LENGTH = st.floats(50, 2000)
SIZES = st.lists(st.tuples(LENGTH, LENGTH), min_size=1, max_size=30).map(tuple)


def test_pages_stand_below_each_other_in_the_middle() -> None:
    layout = Layout(((300.0, 600.0), (600.0, 300.0)), 1.0, 2000)
    first, second = layout.places
    assert (first.width, first.height) == (400.0, 800.0)
    assert first.y == MARGIN
    assert second.y == MARGIN + 800 + GAP
    assert first.x + first.width / 2 == second.x + second.width / 2 == 1000


@given(SIZES, st.floats(0.1, 4), st.floats(-100, 40_000), st.floats(1, 2000))
def test_between_gives_exactly_the_pages_in_view(
    sizes: tuple[tuple[float, float], ...], zoom: float, top: float, height: float
) -> None:
    layout = Layout(sizes, zoom, 800)
    seen = set(layout.between(top, top + height))
    for page, place in enumerate(layout.places):
        meets = place.y <= top + height and place.y + place.height >= top
        assert (page in seen) == meets


@given(SIZES, st.floats(300, 3000), st.floats(300, 3000))
def test_what_fits_is_not_larger_than_the_view(
    sizes: tuple[tuple[float, float], ...], width: float, height: float
) -> None:
    wide = fit_width(sizes, width)
    assert Layout(sizes, wide, width).width <= width + 0.01 or wide <= 0.1
    whole = fit_page(sizes[0], width, height)
    place = Layout(sizes[:1], whole, width).places[0]
    assert place.height <= height + 0.01 or whole <= 0.1


def test_steps_lead_from_the_least_to_the_most_and_back() -> None:
    zoom, upwards = STEPS[0], [STEPS[0]]
    while zoom < MOST:
        zoom = next_step(zoom, 1)
        upwards.append(zoom)
    assert tuple(upwards) == STEPS
    assert next_step(MOST, 1) == MOST
    assert next_step(1.18, 1) == 1.25
    assert next_step(1.18, -1) == 1.1
    assert next_step(0.3, -1) == STEPS[0]


@pytest.mark.parametrize("size", [(600, 850), (TILE, TILE), (TILE + 1, 3 * TILE + 7)])
def test_tiles_cover_a_page_once(size: tuple[int, int]) -> None:
    width, height = size
    found = tiles(0, width, height, -500, height + 500)
    assert sum(tile.width * tile.height for tile in found) == width * height
    assert len({(tile.x, tile.y) for tile in found}) == len(found)
    assert tiles(0, width, height, height + 10, height + 20) == []
    assert tiles(0, width, height, -20, -10) == []


def test_of_a_large_page_only_the_tiles_in_view_are_wanted() -> None:
    found = tiles(0, 7000, 10_000, 5000, 6000)
    assert {tile.y for tile in found} == {5000 // TILE * TILE}
