"""How likely a stretch lays something on somebody, or decides: weights of signs, learned from read texts.

The rules say what a sentence is by its grammar; secretariats say things in more ways than rules foresee. So
what rules find, and what they leave, is weighed once more by the words, form and place that stretches had
which officers took for an action or a decision. `tests/reading/learning.py` makes the weights from the texts
of `tests/reading/corpus/`, `resources/reading/sense.json` holds them: a sign's weight adds to or takes from
the logarithm of the odds.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cufdesk.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MOST = 30.0


@dataclass(frozen=True, slots=True)
class Sense:
    """What is known of one question: the weight that every stretch begins with, and those of its signs."""

    start: float
    weights: Mapping[str, float]

    def likelihood(self, signs: Iterable[str]) -> float:
        """Return how likely a stretch with these signs is what is asked for, from 0 to 1."""
        odds = self.start + sum(self.weights.get(sign, 0.0) for sign in signs)
        return 1 / (1 + math.exp(-max(-_MOST, min(_MOST, odds))))


@cache
def sense_of(kind: str) -> Sense:
    """Return what is known of "actions" or of "decisions"."""
    read = json.loads(Path(resource("reading", "sense.json")).read_text("utf-8"))[kind]
    return Sense(read["start"], read["weights"])
