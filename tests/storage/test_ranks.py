"""The ranks of parts: the order wanted, and as little as possible changed for it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from cufdesk.storage.ranks import STEP, settled_ranks

Part = tuple[int | None, str]

_IDS = "abcdefghijklmnopqrst"


@st.composite
def lists(draw: st.DrawFn, ranks: st.SearchStrategy[int | None], most: int = 12) -> list[Part]:
    """Make parts with ranks as they come: dense, far apart, out of order, equal."""
    ids = draw(st.lists(st.sampled_from(_IDS), unique=True, max_size=most))
    return [(draw(ranks), part_id) for part_id in ids]


few = st.integers(-2, 8)
any_rank = few | st.integers(-(2**31), 2**31)


@st.composite
def roomy(draw: st.DrawFn, least: int) -> list[tuple[int, str]]:
    """Make parts that stand in order, with room between any two."""
    ids = draw(st.lists(st.sampled_from(_IDS), unique=True, min_size=least, max_size=12))
    gaps = draw(st.lists(st.integers(3, 5000), min_size=len(ids), max_size=len(ids)))
    return [(sum(gaps[: place + 1]) - 4000, part_id) for place, part_id in enumerate(ids)]


def settle(parts: Sequence[Part]) -> list[tuple[int, str]]:
    return [(rank, part_id) for rank, (_, part_id) in zip(settled_ranks(parts), parts, strict=True)]


def changed(parts: Sequence[Part]) -> set[str]:
    return {part_id for (old, part_id), (new, _) in zip(parts, settle(parts), strict=True) if old != new}


def can_stay(parts: Sequence[Part], kept: set[int]) -> bool:
    """Tell by trying whether parts can stand in order while those in some places keep their ranks."""
    last: tuple[int, str] = (-(10**12), "")
    for place, (rank, part_id) in enumerate(parts):
        lowest = last[0] if part_id > last[1] else last[0] + 1
        found = (rank, part_id) if place in kept and rank is not None else (lowest, part_id)
        if found <= last:
            return False
        last = found
    return True


@given(lists(st.none() | any_rank))
def test_parts_stand_in_the_order_of_the_list(parts: list[Part]) -> None:
    assert all(before < after for before, after in pairwise(settle(parts)))


@given(lists(any_rank))
def test_parts_that_stand_in_order_stay_as_they_are(parts: list[Part]) -> None:
    in_order = sorted(parts)
    assert settle(in_order) == in_order


@given(lists(any_rank), st.data())
def test_a_removal_changes_no_rank(parts: list[Part], data: st.DataObject) -> None:
    assume(parts)
    left = settle(parts)
    left.remove(data.draw(st.sampled_from(left)))
    assert settle(left) == left


@given(lists(st.none() | few, most=7))
def test_no_other_way_changes_fewer(parts: list[Part]) -> None:
    stored = [place for place, (rank, _) in enumerate(parts) if rank is not None]
    most = max(
        n
        for n in range(len(stored) + 1)
        if any(can_stay(parts, set(kept)) for kept in combinations(stored, n))
    )
    assert len(parts) - len(changed(parts)) == most


@given(roomy(least=2), st.data())
def test_moving_one_part_changes_one_rank(parts: list[tuple[int, str]], data: st.DataObject) -> None:
    source, target = (data.draw(st.integers(0, len(parts) - 1)) for _ in range(2))
    assume(source != target)
    moved: list[Part] = [*parts]
    part = moved.pop(source)
    moved.insert(target, part)
    assert len(changed(moved)) == 1
    if abs(source - target) > 1:  # two neighbours that change places: either may be the one that moved
        assert changed(moved) == {part[1]}


@given(roomy(least=0), st.data())
def test_an_insertion_changes_no_other_rank(parts: list[tuple[int, str]], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(parts)))
    assert changed([*parts[:place], (None, "between"), *parts[place:]]) == {"between"}


def test_new_parts_stand_a_step_apart() -> None:
    assert settled_ranks([]) == []
    assert settled_ranks([(None, "c"), (None, "a"), (None, "b")]) == [STEP, 2 * STEP, 3 * STEP]


def test_new_parts_stand_before_between_and_after() -> None:
    assert settled_ranks([(None, "a"), (4, "b"), (None, "c")]) == [4 - STEP, 4, 4 + STEP]
    assert settled_ranks([(0, "a"), (None, "b"), (100, "c")]) == [0, 50, 100]
    assert settled_ranks([(0, "a"), (None, "b"), (None, "c"), (None, "d"), (100, "e")]) == [
        0,
        25,
        50,
        75,
        100,
    ]


def test_without_room_as_few_as_possible_give_way() -> None:
    assert settled_ranks([(0, "b"), (None, "c"), (1, "a")]) == [0, 0, 1], "the id alone can tell"
    dense: list[Part] = [(0, "d"), (None, "c"), (1, "b"), (2, "a"), (9, "e")]
    assert settled_ranks(dense) == [1 - 2 * STEP, 1 - STEP, 1, 2, 9]
    hemmed_in: list[Part] = [(-1, "f"), (0, "e"), *dense[1:4]]
    assert len(changed(hemmed_in)) == 3
