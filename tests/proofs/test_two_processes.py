from __future__ import annotations

from pathlib import Path

from tests.proofs import two_processes


def test_a_sample_of_meetings_on_one_file(tmp_path: Path) -> None:
    outcome = two_processes.prove(1, 2015, tmp_path)
    assert outcome.holds, outcome.line()
