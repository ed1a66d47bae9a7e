from __future__ import annotations

from pathlib import Path

from tests.proofs import kills


def test_a_sample_of_kills(tmp_path: Path) -> None:
    outcome = kills.prove(10, 2015, tmp_path)
    assert outcome.holds, outcome.line()
    assert outcome.counts["transactions"] > 0
