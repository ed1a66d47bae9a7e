"""Gates as a person types them."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.makers import a_committee, a_decision, a_dossier, a_meeting
from tests.test_cli import Said


@pytest.fixture
def made(tmp_path: Path) -> str:
    meeting = a_meeting(decisions=[a_decision()])
    committee = a_committee(decision_id=meeting.decisions[0].id)
    with closing(a_dossier(tmp_path, meeting, committee)) as dossier:
        return dossier.path


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Any:
    return lambda *words: Said(capsys, *words)


def test_a_gate_is_asked_for_answered_and_removed(made: str, say: Any) -> None:
    assert say("gate", made).out == "No agreement has been asked for yet.\n"
    [gate] = say("gate", made, "D1", "--submit", "--json").json["gates"]
    assert (gate["decision"], gate["open"], gate["state"]) == ("2015-02/D1", False, "waiting")
    assert [(step["step"], step["state"], step["date"]) for step in gate["steps"]] == [
        ("members", "waiting", None),
        ("president", "waiting", None),
    ]
    assert [(thing["act"], thing["kind"]) for thing in gate["holds_back"]] == [("invitation", "committee")]
    assert say("gate", made, "D1", "--submit").status == 1
    said = say("gate", made, "D1", "--answer", "members=yes", "--day", "2015-03-02", "--evidence", "Courriel")
    assert "✓ Members of the group informed: Yes · 2\u00a0March 2015 · Courriel" in said.out
    assert "held back: Comité de pilotage" in said.out
    opened = say(
        "gate", made, "D1", "--answer", "2=reservations", "--day", "2015-03-09", "--text", "Sans frais"
    )
    assert "conditional: Une rencontre serait organisée. (2015-02/D1 · Wording)" in opened.out
    [gate] = say("committee", made, "--json").json["gates"]
    assert (gate["open"], gate["steps"][1]["state"], gate["steps"][1]["text"]) == (
        True,
        "reservations",
        "Sans frais",
    )
    assert "2015-02/D1" in say("committee", made).out
    assert say("gate", made, "D1", "--answer", "president=none").status == 0
    assert say("undo", made).status == 0
    assert say("gate", made, "D1", "--json").json["gates"][0]["open"]
    assert say("gate", made, "D1", "--remove", "--json").json == {"gates": []}


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("D7",), 1),
        (("D1", "--remove"), 1),
        (("D1", "--answer", "members=yes"), 1),
        (("--submit",), 2),
        (("D1", "--day", "2015-03-02"), 2),
        (("D1", "--answer", "members=yes", "--day", "tomorrow"), 2),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    made: str, say: Any, words: tuple[str, ...], status: int
) -> None:
    before = Path(made).read_bytes()
    told = say("gate", made, *words)
    assert (told.status, told.out) == (status, "")
    assert Path(made).read_bytes() == before


@pytest.mark.parametrize("said", ["members", "members=perhaps", "nobody=yes", "3=yes", "0=yes"])
def test_an_answer_names_a_step_and_what_was_said(made: str, say: Any, said: str) -> None:
    say("gate", made, "D1", "--submit")
    assert say("gate", made, "D1", "--answer", said).status == 2
    assert not say("gate", made, "D1", "--json").json["gates"][0]["open"]


def test_the_colon_stands_as_the_language_of_the_screen_writes_it(
    made: str, say: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUFDESK_LANGUAGE", "fr")
    asked = say("gate", made, "D1", "--submit").out
    assert "\u00a0: Réponse attendue" in asked
    assert "? Membres du groupe informés\u00a0: Pas encore de réponse" in asked
