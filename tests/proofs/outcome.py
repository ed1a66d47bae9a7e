"""What a proof says of its runs: counts, what failed, and the seed with which it can be had again."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "build" / "proofs.json"
_SHOWN = 5


@dataclass(slots=True)
class Outcome:
    """The runs of one proof; it holds when nothing failed and its negative controls did."""

    name: str
    runs: int
    seed: int
    counts: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    skipped: str = ""
    seconds: float = 0.0

    @property
    def holds(self) -> bool:
        """Tell whether nothing failed."""
        return not self.failures

    def fail(self, run: object, what: str) -> None:
        """Note what failed in a run."""
        self.failures.append(f"{run}: {what}")

    def require(self, condition: object, what: str) -> None:
        """Note a failure of the proof itself: without this, its runs would prove nothing."""
        if not condition:
            self.failures.append(what)

    def as_json(self) -> dict[str, Any]:
        """Return all that is known of the runs."""
        return {
            "holds": self.holds,
            "runs": self.runs,
            "seed": self.seed,
            "seconds": round(self.seconds, 1),
            "counts": dict(self.counts),
            "failures": self.failures,
            "skipped": self.skipped,
        }

    def line(self) -> str:
        """Return one line for the terminal, and up to five more with what failed."""
        counted = ", ".join(f"{count} {what}" for what, count in self.counts.items())
        mark = "skip" if self.skipped else "ok  " if self.holds else "FAIL"
        said = self.skipped or counted
        line = f"{mark} {self.name}: {self.runs} runs, seed {self.seed}, {self.seconds:.0f} s: {said}"
        return "\n".join([line, *(f"       {failure}" for failure in self.failures[:_SHOWN])])


def keep(outcomes: Sequence[Outcome]) -> None:
    """Write the outcomes beside those of other proofs into `build/proofs.json`."""
    kept = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    kept |= {outcome.name: outcome.as_json() for outcome in outcomes}
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(kept, indent=1, sort_keys=True), "utf-8")
