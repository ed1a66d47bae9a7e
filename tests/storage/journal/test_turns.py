"""Which writes are undone: asked of the undos and redos alone, however many writes there are."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from cufdesk.storage.dossier import Dossier
from cufdesk.storage.journal import turns
from cufdesk.storage.journal.verify import UNDONE


@pytest.mark.parametrize("question", [f"SELECT {turns.IS_UNDONE.format(target='?1')}", UNDONE])
def test_the_turns_of_a_write_are_found_by_an_index(dossier: Dossier, question: str) -> None:
    dossier.close()
    with closing(sqlite3.connect(dossier.path)) as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {question}", ("x",) if "?1" in question else ())
        steps = [step for *_ids, step in plan]
    assert "SEARCH s USING INDEX journal_write_target (target=?)" in steps
    assert "SCAN s" not in steps
