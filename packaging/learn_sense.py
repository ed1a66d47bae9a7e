"""Make `resources/reading/sense.json`: the weights of signs, from texts beside what officers read in them.

Logistic regression over the candidates of `cufdesk.reading.weighed`: each is what an officer expects, or not;
what officers may take either way is left out. Steps by AdaGrad, in an order that a fixed seed gives, so that the
same texts give the same weights. With `--check FOLDS` it tells instead what texts that were not learned from
give.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from cufdesk.exchange.texts import read_text  # noqa: E402
from cufdesk.reading.minutes import read  # noqa: E402
from cufdesk.reading.signs import signs  # noqa: E402
from cufdesk.reading.weighed import Candidate, candidate_actions, candidate_decision, left  # noqa: E402
from tests.reading.corpus.scoring import carriers, expectation, fits, may_act, says  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Example = tuple[str, frozenset[str], bool, float, str]
"""The kind, the signs, whether it is one, its weight, the text it stands in."""

_STEP = 0.15
_HOLD = 0.001
_ROUNDS = 25
_FEWEST_TEXTS = 2
_SEED = 20150211
_LEAST = 0.02


def examples(path: Path, weight: float) -> list[Example]:
    """Return the candidates of a text that an officer surely takes, or surely does not."""
    expected = expectation(path.with_suffix(".expected.toml"))
    acts, decided = expected["actions"], expected["decisions"]
    wanted = {
        "actions": [*acts, *may_act(expected)],
        "decisions": [*decided, *carriers(expected)],
    }
    found: list[Example] = []

    def look(doc: Any, decisions: Any, lists: Any, _dates: Any) -> Any:
        candidates: list[Candidate] = [*left(doc, decisions, lists)]
        candidates += [each for decision in decisions for each in candidate_actions(decision)]
        candidates += [candidate_decision(decision) for decision in decisions]
        for candidate in candidates:
            told = {"text": candidate.text}
            meant = [entry for entry in wanted[candidate.kind] if fits(told, entry, says)]
            sure = [entry for entry in meant if not entry.get("optional")]
            if sure or not meant:
                shown = frozenset(signs(doc, candidate.span, candidate.found))
                found.append((candidate.kind, shown, bool(sure), weight, str(path)))
        return decisions

    source = read_text(path)
    read(source.text, source.repairs, source.fingerprint, weigh=look)
    return found


def learned(given: Sequence[Example], kind: str) -> dict[str, Any]:
    """Return the weights that tell what is one of a kind."""
    given = [example for example in given if example[0] == kind]
    texts: dict[str, set[str]] = {}
    for _kind, shown, _is, _weight, text in given:
        for sign in shown:
            texts.setdefault(sign, set()).add(text)
    kept = {sign for sign, where in texts.items() if len(where) >= _FEWEST_TEXTS}
    rows = [(sorted(shown & kept), is_one, weight) for _kind, shown, is_one, weight, _text in given]
    weights, slopes = dict.fromkeys(sorted(kept), 0.0), dict.fromkeys(kept, 0.1)
    start, start_slope = 0.0, 0.1
    order, chance = list(range(len(rows))), random.Random(_SEED)  # noqa: S311 - an order, no secret
    for _round in range(_ROUNDS):
        chance.shuffle(order)
        for index in order:
            shown_signs, is_one, weight = rows[index]
            odds = max(-30.0, min(30.0, start + sum(weights[sign] for sign in shown_signs)))
            miss = (1 / (1 + math.exp(-odds)) - is_one) * weight
            start_slope += miss * miss
            start -= _STEP * miss / math.sqrt(start_slope)
            for sign in shown_signs:
                slope = miss + _HOLD * weights[sign]
                slopes[sign] += slope * slope
                weights[sign] -= _STEP * slope / math.sqrt(slopes[sign])
    told = {sign: round(weight, 3) for sign, weight in weights.items() if abs(weight) >= _LEAST}
    return {"start": round(start, 3), "weights": told}


def main() -> None:
    """Learn from folders of texts; those after `--seen` weigh less: rules were written with them in view."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--seen", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, default=ROOT / "resources/reading/sense.json")
    chosen = parser.parse_args()
    given = gathered(chosen.folders, 1.0) + gathered(chosen.seen, 0.4)
    made = {kind: learned(given, kind) for kind in ("actions", "decisions")}
    chosen.out.write_text(json.dumps(made, ensure_ascii=False, indent=0) + "\n", "utf-8")
    print({kind: len(told["weights"]) for kind, told in made.items()}, Counter((e[0], e[2]) for e in given))


def gathered(folders: Iterable[Path], weight: float) -> list[Example]:
    """Return the examples of every text in some folders."""
    paths = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    return [example for path in paths for example in examples(path, weight)]


if __name__ == "__main__":
    main()
