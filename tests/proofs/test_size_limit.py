from __future__ import annotations

from pathlib import Path

from tests.proofs import size_limit


def test_a_sample_of_limits(tmp_path: Path) -> None:
    outcome = size_limit.prove(5, 2015, tmp_path)
    assert outcome.holds, outcome.line()
