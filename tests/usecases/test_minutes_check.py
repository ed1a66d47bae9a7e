"""The final check over a real dossier: what is let stand, taken back and undone; and from the terminal."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cufdesk import cli
from cufdesk.domain.gates import Gate, GateStep
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import history, minutes_check
from cufdesk.usecases.sample import create_sample
from tests.makers import a_decision, a_dossier, a_meeting, an_action, an_id


def a_spoilt_meeting() -> Meeting:
    action = an_action(responsible="", deadline_text="en juin", nature="invitation", state="under_way")
    decision = a_decision(
        modality="adopted", actions=[action], text=Bilingual("Mme. Ruiz y va.", "Va la Sra. Ruiz.")
    )
    return a_meeting(decisions=[decision])


@pytest.fixture
def meeting(dossier: Dossier) -> Meeting:
    made = a_spoilt_meeting()
    with dossier.write("Made") as writing:
        writing.add_all([made])
    return made


def checks(dossier: Dossier, meeting: Meeting) -> list[str]:
    return [one.check for one in minutes_check.findings(dossier, meeting.id)]


def test_a_gate_holds_back_until_every_step_is_answered(dossier: Dossier, meeting: Meeting) -> None:
    assert checks(dossier, meeting) == ["without_responsible", "form.civility_dot"]
    gate = Gate(title=Bilingual("Accord préalable"), decision_id=meeting.decisions[0].id)
    gate.steps = [GateStep(gate_id=gate.id, kind="president")]
    with dossier.write("Gate") as writing:
        writing.save(gate)
    assert checks(dossier, meeting)[0] == "gate_closed"
    gate.steps = [GateStep(gate_id=gate.id, kind="president", answer="yes", day=date(2015, 3, 2))]
    with dossier.write("Answer") as writing:
        writing.save(gate)
    assert "gate_closed" not in checks(dossier, meeting)


def test_a_finding_is_let_stand_and_looked_at_again(dossier: Dossier, meeting: Meeting) -> None:
    found = minutes_check.findings(dossier, meeting.id)
    minutes_check.accept(dossier, meeting.id, found[:1], "  Le président le dira.  ")
    minutes_check.accept(dossier, meeting.id, found[:1], "Deux fois ne compte pas")
    looked = minutes_check.look(dossier, meeting.id)
    assert [one.check for one in looked.open] == ["form.civility_dot"]
    assert [kept.reason for _one, kept in looked.accepted] == ["Le président le dira."]
    minutes_check.take_back(dossier, meeting.id, [looked.accepted[0][0]])
    assert checks(dossier, meeting) == ["without_responsible", "form.civility_dot"]


def test_letting_stand_is_undone(dossier: Dossier, meeting: Meeting) -> None:
    minutes_check.accept(dossier, meeting.id, minutes_check.findings(dossier, meeting.id), "C’est voulu")
    assert checks(dossier, meeting) == []
    turned = history.undo(dossier)
    assert "Let a finding stand" in turned.label
    assert checks(dossier, meeting) == ["without_responsible", "form.civility_dot"]


def test_a_reason_is_asked_for(dossier: Dossier, meeting: Meeting) -> None:
    found = minutes_check.findings(dossier, meeting.id)
    with pytest.raises(Refusal, match="Say why"):
        minutes_check.accept(dossier, meeting.id, found, "  ")
    assert checks(dossier, meeting) == ["without_responsible", "form.civility_dot"]


def test_a_meeting_that_is_gone_is_refused(dossier: Dossier) -> None:
    with pytest.raises(Refusal):
        minutes_check.findings(dossier, an_id())
    with pytest.raises(Refusal, match="no meeting yet"):
        minutes_check.meeting_to_check(dossier)


def test_the_sample_has_nothing_that_is_wrong_or_mere_form(tmp_path: Path) -> None:
    sample = create_sample(str(tmp_path / "sample.cufdesk"))
    looked = minutes_check.look(sample, minutes_check.meeting_to_check(sample).id)
    sample.close()
    named = [one.check for one in looked.open]
    assert named.count("without_responsible") == 10
    assert [one.words for one in looked.open if one.severity != "doubt"] == []
    assert set(named) <= {"without_responsible", "without_date"}


# from the terminal -----------------------------------------------------------------------------------------


@pytest.fixture
def path(tmp_path: Path) -> str:
    made = a_dossier(tmp_path, a_spoilt_meeting(), name="spoken.cufdesk")
    made.close()
    return made.path


def told(path: str, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert cli.main(["check-minutes", path, *words]) == 0
    return capsys.readouterr().out


@pytest.fixture(autouse=True)
def spoken_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUFDESK_LANGUAGE", "en")


def test_the_terminal_tells_what_is_found(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = told(path, capsys)
    assert "D1-A1 · Nobody is responsible for this action." in said
    assert "[Mme.] Ruiz y va." in said
    assert "Write “Mme”." in said


def test_the_terminal_lets_stand(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(told(path, capsys, "2015-02", "--json", "--accept", "2", "--reason", "cité"))
    assert [one["check"] for one in data["findings"]] == ["without_responsible"]
    assert data["accepted"][0]["reason"] == "cité"
    assert data["counts"] == {"wrong": 0, "doubt": 1, "form": 0}
    said = told(path, capsys, "--accept", "1", "--reason", "à dire")
    assert "Nothing is left to look at" in said
    assert "2 findings were let stand." in said


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["--accept", "9", "--reason", "x"], 2),
        (["--reason", "x"], 2),
        (["--accept", "1"], 1),
        (["2099-01"], 1),
    ],
)
def test_wrong_words_change_nothing(
    path: str, words: list[str], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check-minutes", path, *words]) == status
    assert capsys.readouterr().err.strip()
    assert len(json.loads(told(path, capsys, "--json"))["findings"]) == 2
