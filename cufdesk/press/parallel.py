"""Two languages side by side: what belongs together stands at the same height, on every page."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from cufdesk.press.boxes import Box, Columns
from cufdesk.press.flow import Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def paired(left: Sequence[Step], right: Sequence[Step], offset: float) -> Iterator[Step]:
    """Yield the steps of two columns as steps that hold both; `offset` is where the right column starts.

    An item of one language that is set in more steps than the other's goes on alone.
    """
    for one, other in zip_longest(left, right):
        both = [step for step in (one, other) if step is not None]
        yield Step(
            _beside(one and one.box, other and other.box, offset),
            max(step.before for step in both),
            max(step.after for step in both),
            keep=any(step.keep for step in both),
            running=_running(one, other, offset),
            fresh=any(step.fresh for step in both),
        )


def _beside(left: Box | None, right: Box | None, offset: float) -> Box:
    return Columns([(place, box) for place, box in ((0.0, left), (offset, right)) if box is not None])


def _running(left: Step | None, right: Step | None, offset: float) -> Box | None:
    one = left.running if left else None
    other = right.running if right else None
    return _beside(one, other, offset) if one or other else None
