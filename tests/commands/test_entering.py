"""A meeting entered from the terminal, with who was there; its lines reworded, followed up, carried over."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from cufdesk.domain.meetings import Meeting
from cufdesk.storage.dossier import Dossier
from tests.commands.test_sendings import answer, run
from tests.makers import a_decision, a_dossier, a_meeting, a_person, an_action, an_organisation

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def made(tmp_path: Path) -> str:
    people = a_person("Rosa", "Ruiz"), a_person("Luis", "Gil"), a_person("Ana", "Sol")
    meeting = a_meeting(decisions=[a_decision(actions=[an_action(), an_action("Écrire")])])
    dossier = a_dossier(tmp_path, *people, an_organisation("CUF"), meeting)
    dossier.close()
    return dossier.path


def _stored(path: str, reference: str) -> Any:
    dossier = Dossier.open(path, hold=False)
    try:
        with dossier.read() as reading:
            return next(one for one in reading.all(Meeting) if one.reference == reference)
    finally:
        dossier.close()


def test_a_meeting_is_entered_and_completed(made: str, capsys: Capture) -> None:
    told = answer(
        capsys,
        *("meeting", made, "--new", "Comité", "--on", "2015-03-12", "--at", "9:30-12:00", "--place", "Lyon"),
        *("--kind", "committee", "--chair", "Rosa Ruiz", "--secretary", "Gil", "--point", "Budget"),
        *("--attend", "Rosa Ruiz", "--attend", "Ana Sol=represented:Luis Gil"),
        *("--attend", "Luis Gil=present@10:00-11:30"),
    )
    assert (told["reference"], told["title"]) == ("2015-03", "Comité")
    meeting = _stored(made, "2015-03")
    assert (meeting.first_day, meeting.start, meeting.end) == (date(2015, 3, 12), time(9, 30), time(12))
    assert (meeting.kind, meeting.place) == ("committee", "Lyon")
    assert [item.title.fr for item in meeting.agenda] == ["Budget"]
    rosa, ana, luis = meeting.attendances
    assert (meeting.chair_id, meeting.secretary_id) == (rosa.person_id, luis.person_id)
    assert (ana.status, ana.represented_by_id) == ("represented", luis.person_id)
    assert (luis.arrived, luis.departed) == (time(10), time(11, 30))
    answer(capsys, "meeting", made, "2015-03", "--attend", "Ana Sol=excused", "--at=-13:00")
    meeting = _stored(made, "2015-03")
    assert [one.status for one in meeting.attendances] == ["present", "excused", "present"]
    assert meeting.attendances[1].represented_by_id is None
    assert (meeting.start, meeting.end, meeting.place) == (None, time(13), "Lyon")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ((), 2),
        (("2015-02", "--new", "Autre"), 2),
        (("2015-02", "--attend", "Rosa Ruiz=somewhere"), 2),
        (("2015-02", "--at", "25:00"), 2),
        (("2015-02", "--attend", "Nobody"), 1),
        (("2015-02", "--chair", "Nobody"), 1),
        (("2019-12", "--place", "Lyon"), 1),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    made: str, capsys: Capture, words: tuple[str, ...], status: int
) -> None:
    before = _stored(made, "2015-02")
    found, out, err = run(capsys, "meeting", made, *words)
    assert (found, out) == (status, "")
    assert err.count("\n") >= 1
    assert _stored(made, "2015-02") == before


def test_words_are_set_before_the_distribution_and_by_a_correction_after(made: str, capsys: Capture) -> None:
    answer(capsys, "minutes", made, "2015-02", "--set", "D1-A2.text=Envoyer", "--set", "place=Lyon")
    meeting = _stored(made, "2015-02")
    assert (meeting.decisions[0].actions[1].text.fr, meeting.place) == ("Envoyer", "Lyon")
    assert run(capsys, "minutes", made, "2015-02", "--set", "D9.title=x")[0] == 1
    assert run(capsys, "minutes", made, "2015-02", "--approve", "--set", "place=x")[0] == 2
    told = answer(capsys, "minutes", made, "2015-02", "--distribute", "--unapproved", "--day", "2015-03-01")
    assert told["meetings"][0]["distributed_on"] == "2015-03-01"
    assert told["to_look_at"] > 0
    status, _out, err = run(capsys, "minutes", made, "2015-02", "--set", "place=Nantes")
    assert status == 1
    assert "numbered correction" in err


def test_lines_are_followed_up_and_carried_over(made: str, capsys: Capture) -> None:
    answer(capsys, "meeting", made, "--new", "Suite", "--on", "2015-04-01")
    lines = ("2015-02/D1-A1", "2015-02/D1-A2")
    words = ("--person", "Rosa Ruiz", "--deadline", "2015-03-20")
    assert answer(capsys, "follow-up", made, *lines, *words) == {"changed": 2}
    actions = _stored(made, "2015-02").decisions[0].actions
    assert [action.deadline for action in actions] == [date(2015, 3, 20)] * 2
    assert all(action.responsible_person_id for action in actions)
    told = ("--state", "done", "--on", "2015-03-19", "--evidence", "courriel", "--note", "Envoyé")
    answer(capsys, "follow-up", made, lines[0], *told)
    first = _stored(made, "2015-02").decisions[0].actions[0]
    assert (first.state, first.evidence) == ("done", "courriel")
    assert [(one.day, one.state, one.text) for one in first.progress] == [
        (date(2015, 3, 19), "done", "Envoyé")
    ]
    answer(capsys, "follow-up", made, lines[1], "--carry-to", "2015-04")
    assert [item.carried_id for item in _stored(made, "2015-04").agenda] == [actions[1].id]
    assert run(capsys, "follow-up", made, lines[0])[0] == 1, "nothing is said to change"
    assert run(capsys, "follow-up", made, "2015-02/D9", "--state", "done")[0] == 1
    assert run(capsys, "follow-up", made, lines[0], "--body", "Nobody")[0] == 1


def test_who_is_responsible_is_linked_where_the_name_means_one_contact(made: str, capsys: Capture) -> None:
    def action() -> Any:
        return _stored(made, "2015-02").decisions[0].actions[0]

    answer(capsys, "minutes", made, "2015-02", "--set", "D1-A1.responsible=Rosa Ruiz")
    assert action().responsible_person_id
    assert not action().responsible
    answer(capsys, "minutes", made, "2015-02", "--set", "D1-A1.responsible=CUF")
    assert (action().responsible_person_id, bool(action().responsible_organisation_id)) == (None, True)
    answer(capsys, "minutes", made, "2015-02", "--set", "D1-A1.responsible=Un élu")
    assert action().responsible_organisation_id is None
    assert action().responsible.fr == "Un élu"
