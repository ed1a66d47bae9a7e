"""The journal's laws: two and three copies, edited apart by random histories, then merged every way.

A run is one example of each law. Where hardly any histories conflict, the runs prove little: that fails too.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import hypothesis
from hypothesis import HealthCheck, Phase, given, settings

from tests.proofs.outcome import Outcome
from tests.storage.journal import laws
from tests.storage.journal.copies import HISTORIES, Step

_CONFLICTING = 0.4
_THREE = (HISTORIES, HISTORIES, HISTORIES)
_FOUR = (*_THREE, HISTORIES)


def prove(runs: int, seed: int, _folder: Path) -> Outcome:
    """Let so many histories meet the laws."""
    outcome = Outcome("histories", runs, seed)

    def meet(base: list[Step], one: list[Step], other: list[Step]) -> None:
        conflicts = laws.two_copies_meet(base, one, other)
        outcome.counts["meetings of two"] += 1
        outcome.counts["with conflicts"] += conflicts > 0
        outcome.counts["conflicts"] += conflicts

    def three(base: list[Step], one: list[Step], other: list[Step], third: list[Step]) -> None:
        laws.three_copies_agree(base, one, other, third)
        outcome.counts["meetings of three"] += 1

    def life(one: list[Step], other: list[Step], later: list[Step], latest: list[Step]) -> None:
        laws.life_goes_on(one, other, later, latest)
        outcome.counts["second meetings"] += 1

    def undo(steps: list[Step]) -> None:
        laws.undo_goes_all_the_way(steps)
        outcome.counts["undone to the beginning"] += 1

    def each(one: list[Step], other: list[Step], later: list[Step]) -> None:
        laws.every_step_is_sound(one, other, later)
        outcome.counts["checked at each step"] += 1

    _run(outcome, "each step", given(*_THREE)(each), runs // 4)
    _run(outcome, "two", given(*_THREE)(meet), runs)
    _run(outcome, "three", given(*_FOUR)(three), runs // 2)
    _run(outcome, "life", given(*_FOUR)(life), runs // 2)
    _run(outcome, "undo", given(HISTORIES)(undo), runs // 2)
    share = outcome.counts["with conflicts"] / max(1, outcome.counts["meetings of two"])
    outcome.require(share >= _CONFLICTING, f"only {share:.0%} of the meetings made a conflict")
    return outcome


def _run(outcome: Outcome, name: str, law: Callable[..., None], runs: int) -> None:
    bound = settings(
        max_examples=max(1, runs),
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    try:
        hypothesis.seed(outcome.seed)(bound(law))()
    except AssertionError as error:
        outcome.fail(name, "\n".join([str(error), *getattr(error, "__notes__", ())]))
