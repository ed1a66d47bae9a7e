"""`python -m tests.proofs [NAME…] [--runs N] [--seed N]`: the long runs of the proofs, one line for each."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import SystemRandom
from typing import NamedTuple

from cufdesk.i18n import set_language
from tests.proofs import (
    damage,
    full_disk,
    histories,
    kills,
    laws,
    mutants,
    power,
    press,
    prints,
    size_limit,
    two_processes,
)
from tests.proofs.outcome import Outcome, keep


class Proof(NamedTuple):
    """What runs, given a number of runs, a seed and an empty folder; and how often in the long run."""

    prove: Callable[[int, int, Path], Outcome]
    runs: int


PROOFS = {
    "histories": Proof(histories.prove, 1000),
    "mutants": Proof(mutants.prove, 60),
    "kills": Proof(kills.prove, 1000),
    "power": Proof(power.prove, 1500),
    "prints": Proof(prints.prove, 500),
    "full-disk": Proof(full_disk.prove, 200),
    "size-limit": Proof(size_limit.prove, 200),
    "two-processes": Proof(two_processes.prove, 100),
    "damage": Proof(damage.prove, 500),
    "press": Proof(press.prove, 1500),
    "laws": Proof(laws.prove, 3),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the named proofs, or all; 1 when one of them does not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.proofs", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(PROOFS))
    parser.add_argument("--runs", type=int, help="how often, instead of each proof's own number")
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(10**6))
    asked = parser.parse_args(arguments)
    if unknown := [name for name in asked.names if name not in PROOFS]:
        parser.error(f"unknown: {', '.join(unknown)}; there are {', '.join(PROOFS)}")
    set_language("en")
    outcomes = []
    for name in asked.names or PROOFS:
        proof = PROOFS[name]
        begun = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="cufdesk-proof-") as folder:
            outcome = proof.prove(asked.runs or proof.runs, asked.seed, Path(folder))
        outcome.seconds = time.monotonic() - begun
        print(outcome.line(), flush=True)
        outcomes.append(outcome)
        keep(outcomes)
    return 0 if all(outcome.holds for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
