"""Make `resources/reading/sense.json`: the weights of signs, from texts beside what officers read in them.

Logistic regression over the candidates of `cufdesk.reading.weighed`: each is what an officer expects, or not;
what officers may take either way is left out. Steps by AdaGrad, in an order that a fixed seed gives, so that
the same texts and rules give the same weights. The frozen texts are never looked at.
"""

from __future__ import annotations

import hashlib
import json
import math
import random
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cufdesk.exchange.texts import clean, read_text
from cufdesk.paths import resource
from cufdesk.reading.minutes import read
from cufdesk.reading.signs import signs
from cufdesk.reading.weighed import Candidate, candidate_actions, candidate_decision, left
from tests.reading.composed import pages
from tests.reading.corpus.scoring import carriers, expectation, fits, holds, may_act, says

if TYPE_CHECKING:
    from collections.abc import Sequence

Example = tuple[str, frozenset[str], bool, float, str]
"""The kind, the signs, whether it is one, its weight, the text it stands in."""

CORPUS = Path(__file__).parent / "corpus"
OUT = Path(resource("reading", "sense.json"))
# Rules were written with the open texts in view: they look surer there than they are. A page is one of many.
_SEEN = 0.4
_COMPOSED = 1.2
_REPEATED = 0.2
_STEP = 0.15
_HOLD = 0.003
_ROUNDS = 12
_FEWEST_TEXTS = 2
_SEED = 20150211
_LEAST = 0.04


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


def composed(page: str, about: str, is_task: bool, name: str) -> list[Example]:
    """Return the candidates of a composed page that are its sentence, or hold the word that tells it."""
    found: list[Example] = []

    def look(doc: Any, decisions: Any, lists: Any, _dates: Any) -> Any:
        candidates = [each for decision in decisions for each in candidate_actions(decision)]
        for candidate in (*candidates, *left(doc, decisions, lists)):
            is_part = candidate.found is not None or not is_task
            is_meant = holds(candidate.text, about) or (is_part and holds(about, candidate.text))
            if candidate.kind == "actions" and is_meant:
                shown = frozenset(signs(doc, candidate.span, candidate.found))
                weight = _COMPOSED if " " in about else _REPEATED
                found.append((candidate.kind, shown, is_task, weight, name))
        return decisions

    read(clean(page).text, weigh=look)
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
    order, chance = list(range(len(rows))), random.Random(_SEED)
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
    told = {sign: round(weight, 2) for sign, weight in weights.items() if abs(weight) >= _LEAST}
    return {"start": round(start, 3), "weights": told}


def main() -> None:
    """Learn from all texts but the frozen ones; tell what was learned from."""
    given = [*gathered(CORPUS / "learned", 1.0), *gathered(CORPUS / "open", _SEEN), *of_pages()]
    made = {kind: learned(given, kind) for kind in ("actions", "decisions")}
    told_of = {"texts": fingerprint(), **made}
    OUT.write_text(json.dumps(told_of, ensure_ascii=False, indent=0) + "\n", "utf-8")
    for kind, told in made.items():
        of = Counter(is_one for its, _signs, is_one, _weight, _text in given if its == kind)
        print(f"{kind}: {len(told['weights'])} signs; {of[True]} are one, {of[False]} are none")


def fingerprint() -> str:
    """Return the fingerprint of all that is learned from: texts and expectations, by name."""
    files = sorted(path for folder in ("learned", "open") for path in (CORPUS / folder).iterdir())
    told = (
        f"{path.parent.name}/{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files
    )
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def gathered(folder: Path, weight: float) -> list[Example]:
    """Return the examples of every text in a folder."""
    return [example for path in sorted(folder.glob("*.txt")) for example in examples(path, weight)]


def of_pages() -> list[Example]:
    """Return the examples of the composed pages."""
    return [one for index, page in enumerate(pages()) for one in composed(*page, f"page {index % 40}")]


if __name__ == "__main__":
    main()
