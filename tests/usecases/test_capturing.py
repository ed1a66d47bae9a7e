"""Minutes taken in the room: every line is kept at once, and read back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cufdesk.domain.base import new_id
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.overview import check
from cufdesk.usecases import capturing, history
from cufdesk.usecases.calendar import save_milestone
from cufdesk.usecases.capturing import agree, capture, correct, line_of, retype
from cufdesk.usecases.meetings import save_meeting
from cufdesk.usecases.register import Changes, change_lines
from cufdesk.usecases.room_names import Names, names_of
from tests.makers import a_decision, a_dossier, a_meeting, a_milestone, a_person, an_organisation


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    rosa, ana = a_person("Rosa", "Ruiz", id="rosa"), a_person("Ana", "Ruiz", id="ana")
    meeting = a_meeting(id="meeting", state="to_write")
    made = a_dossier(tmp_path, rosa, ana, an_organisation("RVM", id="rvm"), meeting)
    yield made
    made.close()


def stored(dossier: Dossier) -> Meeting:
    with dossier.read() as reading:
        meeting = reading.get(Meeting, "meeting")
    assert meeting is not None
    return meeting


def note(dossier: Dossier, *lines: str) -> None:
    for line in lines:
        capture(dossier, "meeting", line)


def last_action(dossier: Dossier) -> Action:
    return [action for decision in stored(dossier).decisions for action in decision.actions][-1]


def test_lines_become_decisions_and_actions_under_them(dossier: Dossier) -> None:
    note(
        dossier,
        "D lancer l’appel plus tôt",
        "A écrire la note @ Rosa Ruiz @ RVM > 12/05",
        "I la salle est réservée",
        "A réserver l’interprète",
        "@ Rosa",
        "> fin mars",
        "la salle tient 80 personnes",
    )
    first, second = stored(dossier).decisions
    assert [(one.number, one.modality, one.text.fr) for one in (first, second)] == [
        ("D1", "adopted", "lancer l’appel plus tôt"),
        ("D2", "finding", "la salle est réservée"),
    ]
    assert second.context.fr == "la salle tient 80 personnes"
    (one,), (two,) = first.actions, second.actions
    assert (one.number, two.number) == ("A1", "A2")
    assert (one.responsible_person_id, one.deadline, one.precision) == ("rosa", dt.date(2015, 5, 12), "exact")
    assert [(other.organisation_id, other.words.fr) for other in one.with_others] == [("rvm", "RVM")]
    assert (two.responsible_person_id, two.responsible.fr) == ("rosa", "Rosa")
    assert (two.deadline, two.precision, two.deadline_text.fr) == (dt.date(2015, 3, 31), "fuzzy", "fin mars")
    assert stored(dossier).state == "in_progress"
    assert check(dossier.path) == []


def test_a_name_that_two_bear_and_one_that_nobody_bears_stay_words(dossier: Dossier) -> None:
    note(dossier, "D décider", "A agir @ Mme Ruiz, le préfet")
    action = last_action(dossier)
    assert (action.responsible.fr, action.responsible_person_id) == ("Mme Ruiz", None)
    assert [(one.words.fr, one.person_id) for one in action.with_others] == [("le préfet", None)]


def test_an_action_goes_to_the_decision_that_is_chosen(dossier: Dossier) -> None:
    note(dossier, "D un", "D deux")
    first, second = stored(dossier).decisions
    capture(dossier, "meeting", "A agir", first.id)
    assert [len(one.actions) for one in stored(dossier).decisions] == [1, 0]
    capture(dossier, "meeting", "A agir encore", second.id)
    assert [action.number for one in stored(dossier).decisions for action in one.actions] == ["A1", "A2"]


@pytest.mark.parametrize("line", ["A agir", "@ Rosa", "> demain", "D", "D @ Rosa", "", "   "])
def test_a_line_that_belongs_to_nothing_is_refused_and_changes_nothing(dossier: Dossier, line: str) -> None:
    with pytest.raises(Refusal):
        capture(dossier, "meeting", line) if line != "D" else capture(dossier, "meeting", "D > x")
    assert stored(dossier).state == "to_write"
    assert stored(dossier).decisions == []


def test_each_line_is_one_undo(dossier: Dossier) -> None:
    note(dossier, "D un", "A agir @ Rosa")
    assert history.undo(dossier).label.endswith("A1 in the room")
    assert stored(dossier).decisions[0].actions == []


def test_a_line_is_typed_over(dossier: Dossier) -> None:
    note(dossier, "D un", "A agir @ Rosa, RVM > demain")
    action = last_action(dossier)
    assert line_of(stored(dossier), action.id) == "A agir @ Rosa @ RVM > demain"
    retype(dossier, "meeting", action.id, "A agir vite @ RVM")
    again = last_action(dossier)
    assert (again.id, again.number, again.text.fr) == (action.id, "A1", "agir vite")
    assert (again.responsible_organisation_id, again.responsible_person_id) == ("rvm", None)
    assert (again.with_others, again.deadline, again.precision) == ([], None, "none")
    decision = stored(dossier).decisions[0]
    assert line_of(stored(dossier), decision.id) == "D un"
    retype(dossier, "meeting", decision.id, "I deux")
    assert stored(dossier).decisions[0].modality == "finding"
    assert line_of(stored(dossier), decision.id) == "I deux"
    with pytest.raises(Refusal):
        retype(dossier, "meeting", new_id(), "D rien")


def test_what_the_line_does_not_say_otherwise_stays_as_it_is(dossier: Dossier) -> None:
    """Who was linked and a day that was set elsewhere stand in no words of the line."""
    note(dossier, "D un @ AMF", "A agir")
    decision = stored(dossier).decisions[0]
    action = decision.actions[0]
    change_lines(dossier, [action.id], Changes(person="rosa", body="rvm", deadline=dt.date(2015, 5, 12)))
    assert line_of(stored(dossier), action.id) == "A agir"
    retype(dossier, "meeting", action.id, "A agir vite")
    again = last_action(dossier)
    assert (again.responsible_person_id, again.responsible_organisation_id) == ("rosa", "rvm")
    assert (again.text.fr, again.deadline, again.precision) == ("agir vite", dt.date(2015, 5, 12), "exact")
    retype(dossier, "meeting", decision.id, "D un seul")
    assert stored(dossier).decisions[0].party.fr == "AMF"
    retype(dossier, "meeting", action.id, "A agir vite @ RVM > 20 mai")
    again = last_action(dossier)
    assert (again.responsible_person_id, again.responsible_organisation_id) == (None, "rvm")
    assert again.deadline == dt.date(2015, 5, 20)


def test_words_typed_over_after_the_room_agreed_are_read_back_again(dossier: Dossier) -> None:
    note(dossier, "D un")
    (decision,) = stored(dossier).decisions
    agree(dossier, "meeting", decision.id)
    retype(dossier, "meeting", decision.id, "D un")
    assert stored(dossier).decisions[0].read_back == "agreed"
    retype(dossier, "meeting", decision.id, "D deux")
    assert stored(dossier).decisions[0].read_back == ""


def test_a_typed_day_takes_the_place_of_one_counted_from_an_event(dossier: Dossier) -> None:
    forum = save_milestone(dossier, a_milestone())
    note(dossier, "D un", "A agir")
    with dossier.write("By hand") as writing:
        action = writing.get(Action, last_action(dossier).id)
        assert action is not None
        action.deadline_event_id, action.deadline_offset = forum.id, -10
        writing.save(action)
    note(dossier, "> 12 mai")
    again = last_action(dossier)
    assert (again.deadline, again.deadline_event_id, again.deadline_offset) == (
        dt.date(2015, 5, 12),
        None,
        None,
    )


def test_the_room_agrees_or_corrects(dossier: Dossier) -> None:
    note(dossier, "D un", "D deux")
    first, second = stored(dossier).decisions
    agree(dossier, "meeting", first.id)
    correct(dossier, "meeting", second.id, "deux  mots\nnouveaux")
    first, second = stored(dossier).decisions
    assert (first.read_back, second.read_back) == ("agreed", "corrected")
    assert (second.text.fr, second.title.fr) == ("deux mots nouveaux", "deux mots nouveaux")
    agree(dossier, "meeting", second.id)
    assert stored(dossier).decisions[1].read_back == "corrected"
    with pytest.raises(Refusal):
        correct(dossier, "meeting", second.id, " ")


def test_a_title_of_its_own_stays_when_the_words_are_corrected(tmp_path: Path) -> None:
    decision = a_decision("Appel", text=Bilingual("lancer l’appel", ""))
    with_title = a_dossier(tmp_path, a_meeting(id="meeting", decisions=[decision]))
    correct(with_title, "meeting", decision.id, "lancer l’appel en mai")
    kept: Decision = stored(with_title).decisions[0]
    assert (kept.title.fr, kept.text.fr) == ("Appel", "lancer l’appel en mai")
    with_title.close()


@pytest.mark.parametrize("state", ["approved", "distributed"])
def test_minutes_that_are_approved_take_no_line(tmp_path: Path, state: str) -> None:
    made = a_dossier(tmp_path, a_meeting(id="meeting", state=state))
    with pytest.raises(Refusal, match=state):
        capture(made, "meeting", "D un")
    made.close()


def test_a_spanish_meeting_is_kept_in_spanish(tmp_path: Path) -> None:
    made = a_dossier(tmp_path, a_meeting(id="meeting", language="es", state="in_progress"))
    note(made, "D lanzar la convocatoria", "T avisar @ SRE > 15 de mayo")
    decision = stored(made).decisions[0]
    assert (decision.text.es, decision.text.fr) == ("lanzar la convocatoria", "")
    assert decision.actions[0].deadline == dt.date(2015, 5, 15)
    assert decision.actions[0].responsible == Bilingual("", "SRE")
    made.close()


def test_who_can_be_named_is_offered(dossier: Dossier) -> None:
    with dossier.read() as reading:
        names = names_of(reading)
    assert {"Rosa Ruiz", "Ana Ruiz", "RVM"} <= set(names.shown)
    assert (names.person("rosa"), names.person("Mme Rosa Ruiz"), names.person("Ruiz")) == (
        "rosa",
        "rosa",
        None,
    )
    assert names.body("rvm") == "rvm"


def test_contacts_are_read_only_where_a_line_names_somebody(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = save_meeting(dossier, a_meeting())
    asked: list[object] = []

    def counted(look: Any) -> Names:
        asked.append(look)
        return names_of(look)

    monkeypatch.setattr(capturing, "names_of", counted)
    for line in ("D tenir un atelier", "A réserver la salle > 12/05", "la salle du bas"):
        capture(dossier, meeting.id, line)
    assert asked == []
    capture(dossier, meeting.id, "A appeler @ Inconnue")
    assert len(asked) == 1
    with dossier.read() as reading:
        known = names_of(reading)
    capture(dossier, meeting.id, "A rappeler @ Inconnue", names=known)
    assert len(asked) == 1, "a room knows its names already"
