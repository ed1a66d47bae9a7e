"""The laws of the journal, on random histories: nothing is lost, copies agree, undo goes all the way."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cufdesk.storage.journal.fold import Conflict
from cufdesk.storage.journal.values import ALIVE, by_name
from cufdesk.storage.overview import check
from tests.storage.journal.copies import HISTORIES, Content, Copy, Step

# `make prove` asks for many more. No shrinking: a slow history is read as it was found.
HOW_MANY = int(os.environ.get("CUFDESK_HISTORIES", "25"))
LAW = settings(
    max_examples=HOW_MANY,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def copies(stack: ExitStack, base: Sequence[Step], *names: str) -> tuple[Content, list[Copy]]:
    """Make copies of one dossier that has a history already; return what it held, and the copies."""
    folder = Path(stack.enter_context(TemporaryDirectory()))
    first = Copy.first(folder)
    stack.callback(first.close)
    first.run(base)
    made = [first.another(name) for name in names]
    for copy in made:
        stack.callback(copy.close)
    return first.content(), made


def assert_sound(copy: Copy) -> None:
    assert check(str(copy.path)) == []


@LAW
@given(HISTORIES)
def test_undo_goes_all_the_way_back_and_redo_all_the_way_forth(steps: list[Step]) -> None:
    with ExitStack() as stack:
        _held, (copy,) = copies(stack, (), "a")
        plain = [step for step in steps if step[0] not in {"undo", "redo"}]
        seen = [copy.content()]
        for step in plain:
            before = copy.content()
            copy.run([step])
            if copy.content() != before:
                seen.append(copy.content())
        for held in reversed(seen[:-1]):
            copy.run([("undo",)])
            assert copy.content() == held
        assert_sound(copy)
        for held in seen[1:]:
            copy.run([("redo",)])
            assert copy.content() == held
        assert_sound(copy)


@LAW
@given(HISTORIES, HISTORIES, HISTORIES)
def test_two_copies_meet(base: list[Step], one: list[Step], other: list[Step]) -> None:
    two_copies_meet(base, one, other)


def two_copies_meet(base: list[Step], one: list[Step], other: list[Step]) -> int:
    """Let two copies be edited apart and merge them both ways; return how many conflicts that made."""
    with ExitStack() as stack:
        held, (a, b) = copies(stack, base, "a", "b")
        known = {(c.kind, c.row, c.field) for c in a.conflicts()}
        a.run(one)
        b.run(other)
        assert_sound(a)
        assert_sound(b)
        mine, theirs, journals = a.content(), b.content(), a.journal() | b.journal()
        before = a.another("before")
        stack.callback(before.close)
        a.merge(b)
        b.merge(before)
        assert a.content() == b.content()
        assert a.conflicts() == b.conflicts()
        assert a.journal() == b.journal()
        assert a.journal() >= journals
        assert_sound(a)
        assert_sound(b)
        found = [c for c in a.conflicts() if (c.kind, c.row, c.field) not in known]
        assert_nothing_lost(held, mine, theirs, a.content(), a.conflicts())
        again = a.merge(b)
        assert again.there == []
        merged = a.content()
        if a.content() != mine or found:
            a.run([("undo",)])
            assert a.content() == mine
            a.run([("redo",)])
            assert a.content() == merged
        assert_sound(a)
        return len(found)


def assert_nothing_lost(
    base: Content, mine: Content, theirs: Content, merged: Content, conflicts: Sequence[Conflict]
) -> None:
    """Every value that one side wrote is in the result, or listed; nothing else is."""
    listed: dict[tuple[str, str], set[str]] = {}
    for conflict in conflicts:
        listed.setdefault((conflict.kind, conflict.row), set()).add(conflict.field)
    for key in {*mine, *theirs, *base}:
        one, other, before, now = mine.get(key), theirs.get(key), base.get(key), merged.get(key)
        told = listed.get(key, set())
        if one is not None and other is not None:
            assert now is not None, ("row lost", key)
            for name in by_name(key[0]):
                sides = (one.get(name), other.get(name))
                assert now.get(name) in sides or name in told, ("invented", key, name)
                was = before.get(name) if before is not None else None
                for value in sides:
                    if value != was and now.get(name) != value:
                        assert name in told, ("silently lost", key, name, was, sides, now.get(name))
        elif one is not None or other is not None:
            left = one if one is not None else other
            if before is None or left != before:
                assert now is not None, ("new or edited row lost", key)
            assert now is None or before is None or ALIVE in told, ("deletion forgotten", key)
        else:
            assert now is None, ("deleted on both sides, and back", key)


def test_many_histories_conflict() -> None:
    """Guard of the proof above: histories that never touch the same thing would prove nothing."""
    counts: list[int] = []

    @settings(LAW, max_examples=20, derandomize=True)
    @given(HISTORIES, HISTORIES)
    def meet(one: list[Step], other: list[Step]) -> None:
        counts.append(two_copies_meet([], one, other))

    meet()
    assert sum(count > 0 for count in counts) >= 0.4 * len(counts)


@settings(LAW, max_examples=HOW_MANY // 2)
@given(HISTORIES, HISTORIES, HISTORIES, HISTORIES)
def test_three_copies_agree_whatever_the_order(
    base: list[Step], one: list[Step], other: list[Step], third: list[Step]
) -> None:
    with ExitStack() as stack:
        _held, trio = copies(stack, base, "a", "b", "c")
        for copy, steps in zip(trio, (one, other, third), strict=True):
            copy.run(steps)
        a, b, c = trio
        for left, right in [(a, b), (b, c), (c, a), (a, c), (b, a), (c, b), (a, b), (b, c), (c, a), (a, b)]:
            left.merge(right)
        assert a.content() == b.content() == c.content()
        assert a.journal() == b.journal() == c.journal()
        assert a.conflicts() == b.conflicts() == c.conflicts()
        for copy in trio:
            assert_sound(copy)


@settings(LAW, max_examples=HOW_MANY // 2)
@given(HISTORIES, HISTORIES, HISTORIES, HISTORIES)
def test_life_goes_on_after_a_merge(
    one: list[Step], other: list[Step], later: list[Step], latest: list[Step]
) -> None:
    with ExitStack() as stack:
        _held, (a, b) = copies(stack, (), "a", "b")
        a.run(one)
        b.run(other)
        a.merge(b)
        b.merge(a)
        a.run(later)
        b.run(latest)
        a.merge(b)
        b.merge(a)
        assert a.content() == b.content()
        assert a.journal() == b.journal()
        assert a.conflicts() == b.conflicts()
        assert_sound(a)
        assert_sound(b)


@pytest.mark.parametrize("late", [1, 10**15])
def test_a_wrong_clock_loses_nothing(tmp_path: Path, late: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one copy's clock stand in 1970 or in the year 33,000: both values are listed."""
    first = Copy.first(tmp_path)
    other = first.another("other")
    monkeypatch.setattr(other.dossier, "_clock", _clock(lambda: late))
    first.run([("person", "p1", "city", "a")])
    other.run([("person", "p1", "city", "b")])
    first.merge(other)
    (conflict,) = first.conflicts()
    assert {side.value for side in conflict.sides} == {"a", "b"}
    first.run([("person", "p1", "city", "c")])
    assert first.conflicts() == []
    other.merge(first)
    assert other.conflicts() == []
    assert other.content() == first.content()
    first.close()
    other.close()


def _clock(now: Callable[[], int]) -> object:
    from cufdesk.storage.journal.clock import Clock

    return Clock(now)


def test_the_strategy_makes_every_step() -> None:
    seen: set[str] = set()

    @settings(max_examples=60, database=None)
    @given(st.lists(HISTORIES, min_size=1))
    def look(histories: list[list[Step]]) -> None:
        seen.update(step[0] for history in histories for step in history)

    look()
    assert len(seen) == 13
