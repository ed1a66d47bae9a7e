"""The samples of the suite stand in tests/storage/journal; here, that mistakes in the journal are found."""

from __future__ import annotations

import pytest

from tests.proofs import mutants


@pytest.mark.parametrize("name", ["a deletion has seen nothing", "a merge leaves the last write behind"])
def test_a_mutant_of_the_journal_is_caught(name: str) -> None:
    outcome = mutants.prove_some([name], 4, 2015)
    assert outcome.counts["caught"] == 1, outcome.line()


def test_the_text_of_each_mutant_stands_in_the_journal() -> None:
    for mutant in mutants.MUTANTS.values():
        assert mutants.text_of(mutant).count(mutant.right) == 1, mutant
