"""The life of minutes from the terminal, from the first word to a correction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from cufdesk.refusal import Refusal
from cufdesk.usecases.minutes_life import default_remarks_until
from cufdesk.usecases.minutes_setting import put
from tests.commands.test_sendings import answer, run
from tests.makers import a_decision, a_dossier, a_meeting, an_action

Capture = pytest.CaptureFixture[str]
State = Callable[..., Any]


@pytest.fixture
def made(tmp_path: Path) -> str:
    meeting = a_meeting(decisions=[a_decision(actions=[an_action()])], state="to_write", version="0.1")
    dossier = a_dossier(tmp_path, meeting)
    dossier.close()
    return dossier.path


@pytest.fixture
def state(made: str, capsys: Capture) -> State:
    def act(*words: str) -> Any:
        (meeting,) = answer(capsys, "minutes", made, "2015-02", *words)["meetings"]
        return meeting

    return act


def test_from_the_first_word_to_a_correction(made: str, state: State, capsys: Capture) -> None:
    assert state()["state"] == "to_write"
    assert state("--start")["state"] == "in_progress"
    sent = state("--send-draft")
    assert (sent["state"], sent["version"], sent["silent"]) == ("remarks", "0.1", False)
    assert sent["remarks_until"] == default_remarks_until().isoformat()
    assert state("--send-draft", "--until", "2999-03-04")["remarks_until"] == "2999-03-04"
    (remark,) = state("--remark", "Le lieu manque.", "--from", "Ambassade", "--about", "D1")["remarks"]
    assert (remark["number"], remark["author"], remark["about"], remark["state"]) == (
        1,
        "Ambassade",
        "D1",
        "open",
    )
    assert run(capsys, "minutes", made, "2015-02", "--approve")[0] == 1
    assert state("--take-in", "1", "--reply", "Ajouté.")["remarks"][0]["state"] == "taken"
    assert state("--turn-down", "1", "--reply", "Dit plus haut.")["remarks"][0]["state"] == "refused"
    assert state("--approve")["state"] == "approved"
    given = state("--distribute")
    assert (given["state"], given["version"]) == ("distributed", "1.0")
    corrected = state("--correct", "Une date", "--set", "place=Lyon", "--set", "d1-a1.deadline=2015-07-15")
    (correction,) = corrected["corrections"]
    assert (corrected["version"], correction["reason"]) == ("1.1", {"fr": "Une date", "es": ""})
    assert [(line["place"], line["field"], line["after"]["fr"]) for line in correction["lines"]] == [
        ("", "meeting.place", "Lyon"),
        ("D1-A1", "action.deadline", "2015-07-15"),
    ]
    assert run(capsys, "minutes", made, "2015-02", "--take-back")[0] == 1


def test_the_lines_for_a_person(made: str, state: State, capsys: Capture) -> None:
    state("--remark", "Le lieu manque.", "--from", "Ambassade")
    state("--take-in", "1")
    state("--distribute", "--unapproved")
    state("--correct", "Une date", "--set", "place=Lyon")
    status, said, _err = run(capsys, "minutes", made)
    lines = said.replace("\u00a0", " ").splitlines()
    assert status == 0
    assert lines[0].startswith("2015-02 · Échanges avec la délégation · v1.1 · Distributed · distributed on ")
    assert lines[1] == "    1. Ambassade · Taken in · Le lieu manque."
    assert lines[2].startswith("    Correction no. 1 · v1.1 · ")


def test_an_unissued_distribution_is_taken_back(state: State) -> None:
    state("--distribute", "--unapproved")
    assert state("--take-back")["state"] == "draft"


def test_without_a_meeting_there_is_nothing_to_tell(tmp_path: Path, capsys: Capture) -> None:
    dossier = a_dossier(tmp_path)
    dossier.close()
    assert run(capsys, "minutes", dossier.path)[:2] == (0, "No meeting yet.\n")


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("--start",), 2, "its reference"),
        (("2015-02", "--correct", "Une date"), 2, "go together"),
        (("2015-02", "--start", "--set", "place=Lyon"), 2, "stands alone"),
        (("2015-02", "--send-draft", "--until", "soon"), 2, "2015-03-03"),
        (("2015-02", "--start", "--approve"), 2, "not allowed"),
        (("2015-09",), 1, "No meeting has the reference"),
        (("2015-02", "--take-in", "3"), 1, "no remark no. "),
        (("2015-02", "--approve", "--tacitly"), 1, "silence says nothing"),
        (("2015-02", "--correct", "Une date", "--set", "place=Lyon"), 1, "edit them as they stand"),
    ],
)
def test_what_is_refused(made: str, capsys: Capture, words: tuple[str, ...], status: int, said: str) -> None:
    found, _out, err = run(capsys, "minutes", made, *words)
    assert (found, said in err) == (status, True), err


# what a correction sets ----------------------------------------------------------------------------------


def test_words_are_set_by_place_and_field() -> None:
    meeting = a_meeting(decisions=[a_decision(actions=[an_action()])])
    spanish = meeting.decisions[0].actions[0].text.es
    for assignment in (
        "start=10:30",
        "headcount=12",
        "D1.modality=adopted",
        "D1.beyond_mandate=1",
        "D1.title.es=Otro",
        "D1-A1.text=Écrire = demander",
        "D1-A1.deadline=2015-07-15",
        "last_day=",
    ):
        put(meeting, assignment)
    decision, action = meeting.decisions[0], meeting.decisions[0].actions[0]
    assert (meeting.start, meeting.headcount, meeting.last_day) == (time(10, 30), 12, None)
    assert (decision.modality, decision.beyond_mandate) == ("adopted", True)
    assert (decision.title.fr, decision.title.es) == ("Rencontre de haut niveau", "Otro")
    assert (action.text.fr, action.text.es) == ("Écrire = demander", spanish)
    assert action.deadline == date(2015, 7, 15)


@pytest.mark.parametrize(
    ("language", "set_to"),
    [
        ("fr", ("Nouveau", "Encuentro de alto nivel")),
        ("es", ("Ancien", "Nouveau")),
        ("fr+es", ("Nouveau", "Nouveau")),
    ],
)
def test_words_without_a_language_are_in_that_of_the_minutes(language: str, set_to: tuple[str, str]) -> None:
    meeting = a_meeting(decisions=[a_decision("Ancien")], language=language)
    put(meeting, "D1.title=Nouveau")
    assert (meeting.decisions[0].title.fr, meeting.decisions[0].title.es) == set_to


@pytest.mark.parametrize(
    ("assignment", "said"),
    [
        ("place", "PLACE.FIELD=VALUE"),
        ("D9.text=x", "have no D9"),
        ("D1.state=done", "no field “state”"),
        ("chair_id=x", "no field “chair_id”"),
        ("fr=x", "no field “”"),
        ("D1.modality=certain", "certain is none of: finding"),
        ("D1-A1.deadline=soon", "“soon” is no day: write 2015-07-15"),
        ("D1.beyond_mandate=2", "“2” cannot stand here"),
        ("headcount=many", "cannot stand here"),
    ],
)
def test_what_cannot_be_set_is_said(assignment: str, said: str) -> None:
    meeting = a_meeting(decisions=[a_decision(actions=[an_action()])])
    with pytest.raises(Refusal, match=said):
        put(meeting, assignment)


def test_a_meeting_without_a_reference_goes_by_the_name_of_its_papers(
    tmp_path: Path, capsys: Capture
) -> None:
    dossier = a_dossier(tmp_path, a_meeting(reference="", state="to_write"), a_meeting())
    dossier.close()
    (meeting,) = answer(capsys, "minutes", dossier.path, "Echanges-avec-la-delegation", "--start")["meetings"]
    assert (meeting["reference"], meeting["state"]) == ("", "in_progress")
    assert run(capsys, "minutes", dossier.path, "echanges")[0] == 1
