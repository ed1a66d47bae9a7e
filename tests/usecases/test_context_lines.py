"""Lines of a decision's context that become lines of their own."""

from __future__ import annotations

import pytest

from cufdesk.domain.meetings import Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import context_lines
from cufdesk.usecases.meetings import save_meeting
from cufdesk.usecases.minutes_life import distribute
from tests.makers import a_decision, a_meeting


def _saved(dossier: Dossier, context: Bilingual) -> Meeting:
    decision = a_decision("Comité", number="D1")
    decision.context = context
    return save_meeting(dossier, a_meeting(decisions=[decision]))


def _now(dossier: Dossier, meeting: Meeting) -> Meeting:
    with dossier.read() as reading:
        found = reading.get(Meeting, meeting.id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("context", "lines"),
    [
        (Bilingual("Un.\nDeux.", "Uno.\n\nDos."), [Bilingual("Un.", "Uno."), Bilingual("Deux.", "Dos.")]),
        (Bilingual("Un.\nDeux.", ""), [Bilingual("Un.", ""), Bilingual("Deux.", "")]),
        (
            Bilingual("Un.", "Uno.\nDos."),
            [Bilingual("Un.", ""), Bilingual("", "Uno."), Bilingual("", "Dos.")],
        ),
        (Bilingual(), []),
    ],
)
def test_lines_go_together_where_the_languages_have_as_many(
    context: Bilingual, lines: list[Bilingual]
) -> None:
    assert context_lines.context_lines(context) == lines


@pytest.mark.parametrize("place", [0, 1, 2])
def test_nothing_is_lost_and_nothing_said_twice(dossier: Dossier, place: int) -> None:
    meeting = _saved(dossier, Bilingual("Un.", "Uno.\nDos."))
    made = context_lines.context_to_decision(dossier, meeting.decisions[0].id, place)
    now = _now(dossier, meeting)
    assert [one.number for one in now.decisions] == ["D1", "D2"]
    assert (now.decisions[1].id, now.decisions[1].links[0].other_id) == (made, meeting.decisions[0].id)
    told = [*context_lines.context_lines(now.decisions[0].context), now.decisions[1].text]
    words = sorted(word for line in told for word in (line.fr, line.es) if word)
    assert words == ["Dos.", "Un.", "Uno."]


def test_a_line_that_is_gone_is_refused(dossier: Dossier) -> None:
    meeting = _saved(dossier, Bilingual("Un.", ""))
    with pytest.raises(Refusal, match="not there any more"):
        context_lines.context_to_note(dossier, meeting.decisions[0].id, 1)
    assert _now(dossier, meeting) == meeting


def test_distributed_minutes_keep_their_context(dossier: Dossier) -> None:
    meeting = _saved(dossier, Bilingual("Un.", ""))
    sent = distribute(dossier, meeting.id, unapproved=True)
    with pytest.raises(Refusal, match="numbered correction"):
        context_lines.context_to_action(dossier, meeting.decisions[0].id, 0)
    assert _now(dossier, meeting) == sent
