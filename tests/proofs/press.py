"""Any story prints, whole and fit for the archive; and so does one of 500 pages.

A run is one story of hypothesis. Where hardly any of them holds a character that no face can draw, the runs
prove little of those: that fails too.
"""

from __future__ import annotations

from pathlib import Path

import hypothesis
from hypothesis import HealthCheck, Phase, given, settings

from cufdesk.press.story import Story
from tests.press.laws import a_story_is_whole
from tests.press.strategies import STORIES
from tests.press.stress import stress
from tests.proofs.outcome import Outcome

_REPLACED = 0.1
_LONG = 72  # parts: 500 pages


def prove(runs: int, seed: int, _folder: Path) -> Outcome:
    """Let so many stories be printed and checked."""
    outcome = Outcome("press", runs, seed)

    def meet(story: Story) -> None:
        replaced = a_story_is_whole(story)
        outcome.counts["stories"] += 1
        outcome.counts["with replaced characters"] += replaced > 0

    bound = settings(
        max_examples=runs,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    try:
        hypothesis.seed(seed)(bound(given(STORIES)(meet)))()
        a_story_is_whole(stress(_LONG))
    except (AssertionError, ExceptionGroup) as error:
        outcome.fail("a story", "\n".join([str(error), *getattr(error, "__notes__", ())]))
    share = outcome.counts["with replaced characters"] / max(1, outcome.counts["stories"])
    outcome.require(share >= _REPLACED, f"only {share:.0%} of the stories had a character to replace")
    return outcome
