"""Every law of the suite, on examples that nobody has tried yet: the suite tries the same ones each time.

A run is one round of all property tests. A law that hypothesis broke is told with its smallest example.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.proofs.outcome import ROOT, Outcome

_SUMMARY = re.compile(r"(\d+) (passed|failed|skipped)")


def prove(runs: int, seed: int, folder: Path) -> Outcome:
    """Try the laws in so many rounds, each with a seed of its own."""
    outcome = Outcome("laws", runs, seed)
    for turn in range(seed, seed + runs):
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-n",
            "auto",
            "-m",
            "hypothesis",
            "-p",
            "no:cacheprovider",
        ]
        command += [f"--hypothesis-seed={turn}", f"--basetemp={folder / str(turn)}"]
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=os.environ | {"CUFDESK_EXPLORE": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        told = {
            word: int(count)
            for count, word in _SUMMARY.findall(done.stdout.rpartition("\n=")[2] or done.stdout[-200:])
        }
        outcome.counts["laws tried"] += told.get("passed", 0) + told.get("failed", 0)
        if done.returncode:
            outcome.fail(f"seed {turn}", done.stdout[-3000:])
    outcome.require(outcome.counts["laws tried"], "no law was tried")
    return outcome
