"""The laws of the journal on random histories, and the cases that taught something."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.storage.journal import laws
from tests.storage.journal.copies import HISTORIES, Copy, Step

# `make prove` runs thousands. No shrinking: a slow history is read as it was found.
LAW = settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)

test_undo_goes_all_the_way_back_and_redo_all_the_way_forth = LAW(given(HISTORIES)(laws.undo_goes_all_the_way))
test_three_copies_agree_whatever_the_order = settings(LAW, max_examples=8)(
    given(HISTORIES, HISTORIES, HISTORIES, HISTORIES)(laws.three_copies_agree)
)
test_every_step_is_sound = settings(LAW, max_examples=6)(
    given(HISTORIES, HISTORIES, HISTORIES)(laws.every_step_is_sound)
)
test_life_goes_on_after_a_merge = settings(LAW, max_examples=10)(
    given(HISTORIES, HISTORIES, HISTORIES, HISTORIES)(laws.life_goes_on)
)


def test_two_copies_meet_and_many_of_them_conflict() -> None:
    """Histories that never touch the same thing would prove nothing."""
    counts: list[int] = []

    @LAW
    @given(HISTORIES, HISTORIES, HISTORIES)
    def meet(base: list[Step], one: list[Step], other: list[Step]) -> None:
        counts.append(laws.two_copies_meet(base, one, other))

    meet()
    assert sum(count > 0 for count in counts) >= 0.4 * len(counts)


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


def test_one_undoes_what_another_redoes(tmp_path: Path) -> None:
    """The later of both says what stands undone, wherever it was written."""
    first = Copy.first(tmp_path)
    first.run([("person", "p1", "city", "a"), ("undo",)])
    here, there = first.another("here"), first.another("there")
    here.run([("redo",)])
    there.run([("redo",), ("undo",)])
    here.run([("undo",), ("redo",)])
    there.merge(here)
    here.merge(there)
    for copy in (first, here, there):
        laws.assert_sound(copy)
        copy.close()
