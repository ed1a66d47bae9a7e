"""What the table of decisions marks as open is what the list of blanks has: one rule for both."""

from __future__ import annotations

import pytest

from cufdesk.documents.minutes import MinutesContent, story
from cufdesk.domain.blanks.all_blanks import blanks
from cufdesk.domain.blanks.blank import BlankGround
from cufdesk.domain.directory import Directory
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import translator
from cufdesk.press.story import DataTable
from cufdesk.words import DECISION_STATE, MODALITY
from tests.documents.told import texts_of
from tests.makers import a_cover, a_decision, a_meeting, an_action


@pytest.mark.parametrize("modality", [*MODALITY, ""])
@pytest.mark.parametrize("state", DECISION_STATE)
@pytest.mark.parametrize("words", ["", "bientôt"])
def test_what_the_table_marks_as_open_is_what_the_list_of_blanks_has(
    modality: str, state: str, words: str
) -> None:
    action = an_action("Écrire", state=state, responsible=words, deadline_text=Bilingual(words, words))
    meeting = a_meeting(decisions=[a_decision(modality=modality, actions=[action])])
    printed = story(MinutesContent(meeting=meeting, cover=a_cover()), translator("fr"))
    found = {
        one.kind: one.fuzzy
        for one in blanks(BlankGround(cover=a_cover(), directory=Directory(), meetings=(meeting,)))
        if one.place.kind == "action"
    }
    tables = [item for item in printed.items if isinstance(item, DataTable)]
    (row,) = (row for table in tables for row in table.rows if row.cells[0] == "D1-A1")
    told = ["".join(texts_of(cell)).replace("\u00a0", " ") for cell in row.cells[2:4]]
    assert (told[0] == "à compléter") is ("responsible" in found and not words)
    assert (told[1] == "à compléter") is (found.get("deadline") is False)
    assert not words or told == [words, words]
