from __future__ import annotations

from pathlib import Path

from tests.proofs import prints


def test_a_sample_of_killed_prints(tmp_path: Path) -> None:
    outcome = prints.prove(25, 2015, tmp_path)
    assert outcome.holds, outcome.line()
    assert outcome.counts["files left by a kill"] > 0
