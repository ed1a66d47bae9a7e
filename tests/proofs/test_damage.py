from __future__ import annotations

from pathlib import Path

from cufdesk.i18n import set_language
from tests.proofs import damage
from tests.proofs.damages import DAMAGES


def test_a_sample_of_damaged_files(tmp_path: Path) -> None:
    set_language("en")
    outcome = damage.prove(14, 2015, tmp_path)
    assert outcome.holds, outcome.line()
    assert outcome.counts["refused"] > 0
    assert outcome.counts["found"] > 0


def test_there_are_forty_sorts_of_damage() -> None:
    assert len({sort.name for sort in DAMAGES}) == len(DAMAGES) >= 40
