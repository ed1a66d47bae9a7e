from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cufdesk.press.boxes import Box, Columns, Frame, Framed, Lines, Stack, Whole
from cufdesk.press.compositor import Compositor
from cufdesk.press.flow import Anchor, Flow, Placed, Step
from cufdesk.press.styles import INK
from cufdesk.press.surface import SetLine

_PAGE = 200.0
_LEADING = 10.0


def _lines(count: int) -> Lines:
    space = Compositor().typecase.voice("body", INK).space
    return Lines([SetLine((), 0, 0, space)] * count, 9, _LEADING, [0.0] * count)


def _pages(*steps: Step) -> list[list[Placed]]:
    return Flow((_PAGE, _PAGE)).run(steps, lambda _share: None)


def _counts(page: list[Placed]) -> list[int]:
    return [len(placed.box.lines) for placed in page if isinstance(placed.box, Lines)]


@given(st.lists(st.tuples(st.integers(1, 60), st.booleans(), st.integers(0, 30)), max_size=30))
def test_pages_hold_every_line_and_no_lonely_one(told: list[tuple[int, bool, int]]) -> None:
    steps = [Step(_lines(count), space, space / 2, keep=keep) for count, keep, space in told]
    pages = _pages(*steps)
    assert sum(sum(_counts(page)) for page in pages) == sum(count for count, _keep, _space in told)
    for page in pages:
        for placed in page:
            assert placed.down >= 0
            assert placed.down + placed.box.height <= _PAGE + 0.1
    parts = [count for page in pages for count in _counts(page)]
    whole = [count for count, _keep, _space in told]
    for count in whole:
        taken = [parts.pop(0)]
        while sum(taken) < count:
            taken.append(parts.pop(0))
        assert sum(taken) == count
        assert len(taken) == 1 or min(taken) >= 2


def test_a_heading_is_not_left_at_the_foot() -> None:
    pages = _pages(Step(_lines(17)), Step(_lines(1), keep=True), Step(_lines(8)))
    assert [_counts(page) for page in pages] == [[17, 1, 2], [6]]
    pages = _pages(Step(_lines(18)), Step(_lines(1), keep=True), Step(_lines(8)))
    assert [_counts(page) for page in pages] == [[18], [1, 8]]


def test_what_can_never_stay_together_is_let_go() -> None:
    pages = _pages(*(Step(_lines(9), keep=True) for _ in range(6)))
    assert sum(sum(_counts(page)) for page in pages) == 54


def test_a_header_is_set_again_on_every_page() -> None:
    head = Box(20)
    steps = [Step(head, keep=True), *(Step(Whole(_lines(5)), running=head) for _ in range(10))]
    pages = _pages(*steps)
    assert [sum(placed.box is head for placed in page) for page in pages] == [1, 1, 1, 1]
    assert all(page[0].box is head for page in pages)


def test_a_header_of_half_a_page_is_not_repeated() -> None:
    head = Box(100)
    pages = _pages(Step(head, keep=True), *(Step(_lines(9), running=head) for _ in range(6)))
    assert sum(placed.box is head for page in pages for placed in page) == 1


def test_no_space_at_the_top_of_a_page() -> None:
    pages = _pages(Step(_lines(10), 30, 30), Step(_lines(10), 50, fresh=True))
    assert [page[0].down for page in pages] == [0, 0]


def test_the_larger_space_counts() -> None:
    (page,) = _pages(Step(_lines(1), 0, 12), Step(_lines(1), 20), Step(_lines(1), 5))
    assert [placed.down for placed in page] == [0, 30, 45]


def test_an_anchor_learns_the_page_where_its_box_starts() -> None:
    anchor = Anchor("h1", "Title", "Title", 1)
    _pages(Step(_lines(15)), Step(_lines(30), anchor=anchor))
    assert anchor.page == 1
    _pages(Step(_lines(20)), Step(_lines(30), anchor=anchor))
    assert anchor.page == 2


def test_a_box_that_cannot_be_parted_is_parted_when_it_is_higher_than_a_page() -> None:
    pages = _pages(Step(_lines(5)), Step(Whole(Stack([_lines(30), _lines(30)]))))
    assert [sum(_total(placed.box) for placed in page) for page in pages] == [5, 20, 20, 20]
    assert _pages(Step(Box(1000)), Step(_lines(1)))[1]


@given(st.lists(st.integers(1, 40), min_size=1, max_size=4), st.integers(0, 300), st.booleans())
def test_halves_make_the_whole(counts: list[int], room: int, force: bool) -> None:
    for box in (
        Columns([(0, _lines(count)) for count in counts]),
        Stack([_lines(count) for count in counts], 3),
        Stack([_lines(count) for count in counts], tied=True),
        Framed(Stack([_lines(count) for count in counts]), 100, Frame((5, 4))),
    ):
        halves = box.split(room, force=force)
        if box.height <= room:
            continue
        if room >= box.least:
            assert halves is not None or isinstance(box, Stack)
        if halves is None:
            continue
        head, tail = halves
        assert head.height <= room + 0.02
        assert tail.height > 0
        assert _total(head) + _total(tail) == sum(counts)


def _total(box: Box) -> int:
    if isinstance(box, Lines):
        return len(box.lines)
    if isinstance(box, Framed):
        return _total(box.box)
    inside = box.boxes if isinstance(box, Stack) else [cell for _place, cell in getattr(box, "cells", ())]
    return sum(map(_total, inside))
