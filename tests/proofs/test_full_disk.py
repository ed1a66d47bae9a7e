from __future__ import annotations

from pathlib import Path

import pytest

from tests.proofs import full_disk


def test_a_sample_of_full_disks(tmp_path: Path) -> None:
    outcome = full_disk.prove(6, 2015, tmp_path)
    if outcome.skipped:
        pytest.skip(outcome.skipped)
    assert outcome.holds, outcome.line()
