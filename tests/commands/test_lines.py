"""Lines of minutes from the terminal: what they say, and each made another kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cufdesk.domain.meetings import AgendaItem
from cufdesk.domain.values import Bilingual
from tests.commands.test_sendings import answer, run
from tests.makers import a_decision, a_dossier, a_meeting, an_action

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def made(tmp_path: Path) -> str:
    second = a_decision("Comité", actions=[an_action("Réunir")], number="D2")
    second.context = Bilingual("Un cadre.\n\nUne échéance.", "Un marco.\n\nUn plazo.")
    meeting = a_meeting(decisions=[a_decision("Appel", number="D1"), second], state="draft")
    meeting.agenda = [AgendaItem(meeting_id=meeting.id, title=Bilingual("Divers", ""))]
    dossier = a_dossier(tmp_path, meeting)
    dossier.close()
    return dossier.path


def _line(capsys: Capture, *words: str) -> Any:
    data = answer(capsys, "line", *words)
    return data["number"], data["kind"], data["text"]


@pytest.mark.parametrize(
    ("words", "number", "kind", "text"),
    [
        (("2015-02/D2",), "2015-02/D2", "decision", "Comité"),
        (("2015-02/d2-a1",), "2015-02/D2-A1", "action", "Réunir"),
        (("2015-02/D2-C2",), "2015-02/D2-C2", "context", "Une échéance."),
        (("2015-02/P1",), "2015-02/P1", "point", "Divers"),
        (("2015-02/D2-A1", "--into", "decision"), "2015-02/D3", "decision", "Réunir"),
        (("2015-02/D2-A1", "--into", "context", "--of", "D1"), "2015-02/D1", "decision", "Appel"),
        (("2015-02/D2-A1", "--into", "note"), "2015-02/P2", "point", "Réunir"),
        (("2015-02/D2-C1", "--into", "decision"), "2015-02/D3", "decision", "Un cadre."),
        (("2015-02/D2-C1", "--into", "action"), "2015-02/D2-A2", "action", "Un cadre."),
        (("2015-02/D2-C2", "--into", "note"), "2015-02/P2", "point", "Une échéance."),
        (("2015-02/P1", "--into", "decision"), "2015-02/D3", "decision", "Divers"),
        (("2015-02/P1", "--into", "action", "--of", "D1"), "2015-02/D1-A2", "action", "Divers"),
        (("2015-02/P1", "--into", "context", "--of", "D2"), "2015-02/D2", "decision", "Comité"),
    ],
)
def test_a_line_is_told_and_becomes_another(
    made: str, capsys: Capture, words: tuple[str, ...], number: str, kind: str, text: str
) -> None:
    assert _line(capsys, made, *words) == (number, kind, text)


def test_a_line_of_context_leaves_the_others(made: str, capsys: Capture) -> None:
    answer(capsys, "line", made, "2015-02/D2-C1", "--into", "action")
    assert _line(capsys, made, "2015-02/D2-C1")[2] == "Une échéance."
    assert run(capsys, "line", made, "2015-02/D2-C2")[0] == 1
    assert run(capsys, "undo", made)[0] == 0
    assert _line(capsys, made, "2015-02/D2-C1")[2] == "Un cadre."


def test_how_firm_it_is(made: str, capsys: Capture) -> None:
    assert answer(capsys, "line", made, "2015-02/D2-A1", "--modality", "wish")["modality"] == "wish"
    assert run(capsys, "line", made, "2015-02/D2-A1")[1] == "2015-02/D2-A1  Action · Wish · Réunir\n"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("D2",), 1),
        (("2015-02/D9",), 1),
        (("2015-03/D1",), 1),
        (("2015-02/D1", "--into", "decision"), 1),
        (("2015-02/D1", "--into", "action"), 1),
        (("2015-02/P1", "--into", "note"), 1),
        (("2015-02/P1", "--modality", "wish"), 1),
        (("2015-02/P1", "--into", "action"), 2),
        (("2015-02/P1", "--into", "action", "--of", "D9"), 1),
        (("2015-02/D1", "--of", "D2"), 2),
        (("2015-02/D1", "--into", "poem"), 2),
    ],
)
def test_what_is_refused(made: str, capsys: Capture, words: tuple[str, ...], status: int) -> None:
    found, _out, said = run(capsys, "line", made, *words)
    assert found == status
    assert said.strip()
