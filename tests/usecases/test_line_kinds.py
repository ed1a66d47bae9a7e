"""Lines of minutes that become another kind: one write, every word kept, numbers and links right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cufdesk.domain.calendar import Milestone
from cufdesk.domain.contacts import Person
from cufdesk.domain.meetings import (
    ActionProgress,
    AgendaItem,
    CoResponsible,
    Decision,
    DecisionLink,
    DecisionProgress,
    Meeting,
)
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import set_language
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import line_kinds
from cufdesk.usecases.files import check
from cufdesk.usecases.history import undo
from tests.makers import a_decision, a_dossier, a_meeting, a_milestone, a_person, an_action


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


@pytest.fixture
def rosa() -> Person:
    return a_person()


@pytest.fixture
def meeting(rosa: Person) -> Meeting:
    """Return a meeting whose lines say all that a line can say."""
    action = an_action(
        responsible_person_id=rosa.id,
        deadline=date(2015, 5, 4),
        deadline_text="début mai",
        precision="fuzzy",
        evidence="Courriel",
        notes="Remarque",
        modality="commitment",
        state="under_way",
    )
    action.text = Bilingual("Écrire la note", "Redactar la nota")
    action.with_others = [CoResponsible(action_id=action.id, words=Bilingual("AMF", "AMF"))]
    action.progress = [
        ActionProgress(action_id=action.id, day=date(2015, 3, 1), state="under_way", text="Esquisse")
    ]
    first = a_decision("Appel", text=Bilingual("L’appel est lancé.", "Se lanza la convocatoria."))
    second = a_decision(
        "Comité",
        actions=[action, an_action("Réunir", number="A2")],
        text=Bilingual("Un comité serait créé.", "Se crearía un comité."),
        context=Bilingual("Un cadre étroit.", "Un marco estrecho."),
        party="Partie mexicaine",
        theme="Gouvernance",
        beyond_mandate=True,
    )
    second.progress = [
        DecisionProgress(decision_id=second.id, day=date(2015, 4, 1), state="done", text="Créé")
    ]
    third = a_decision("Suite", text=Bilingual("Une suite.", "Una continuación."))
    third.links = [DecisionLink(decision_id=third.id, nature="specifies", other_id=second.id)]
    return a_meeting(decisions=[first, second, third])


@pytest.fixture
def dossier(tmp_path: Path, meeting: Meeting, rosa: Person) -> Iterator[Dossier]:
    made = a_dossier(tmp_path, rosa, meeting, a_milestone(decision_id=meeting.decisions[1].id))
    yield made
    assert check(made.path) == []
    made.close()


def _now(dossier: Dossier, meeting: Meeting) -> Meeting:
    with dossier.read() as reading:
        found = reading.get(Meeting, meeting.id)
    assert found is not None
    return found


def _numbers(meeting: Meeting) -> list[str]:
    return [" ".join((d.number, *(a.number for a in d.actions))) for d in meeting.decisions]


def _words(value: Any) -> set[str]:
    """Return every word that a record and its parts say."""
    if isinstance(value, str):
        return set(re.findall(r"\w+", value))
    if isinstance(value, Bilingual):
        return _words(value.fr) | _words(value.es)
    if isinstance(value, list):
        return set().union(*(_words(one) for one in value))
    if hasattr(value, "__table__"):
        kept = {
            key: held
            for key, held in vars(value).items()
            if not key.startswith("_") and not key.endswith("id") and key not in {"number", "precision"}
        }
        return set().union(*(_words(held) for held in kept.values()))
    return set()


TURNS: dict[str, Callable[[Dossier, Meeting], object]] = {
    "action to decision": lambda d, m: line_kinds.action_to_decision(d, m.decisions[1].actions[0].id),
    "decision to action": lambda d, m: line_kinds.decision_to_action(d, m.decisions[1].id),
    "action to context": lambda d, m: line_kinds.to_context(d, m.decisions[1].actions[0].id),
    "action to context of another": lambda d, m: line_kinds.to_context(
        d, m.decisions[1].actions[0].id, m.decisions[0].id
    ),
    "decision to context": lambda d, m: line_kinds.to_context(d, m.decisions[1].id, m.decisions[2].id),
    "action to note": lambda d, m: line_kinds.to_note(d, m.decisions[1].actions[0].id),
    "decision to note": lambda d, m: line_kinds.to_note(d, m.decisions[2].id),
}
# What a state, a modality or a link said by its key says afterwards by its name, or by where the line stands.
BY_NAME = {"under_way", "done", "open", "commitment", "proposed", "specifies", "draft", "exchange"}


@pytest.mark.parametrize("turn", TURNS)
def test_no_word_is_lost_and_one_undo_brings_all_back(dossier: Dossier, meeting: Meeting, turn: str) -> None:
    before = _now(dossier, meeting)
    TURNS[turn](dossier, meeting)
    after = _now(dossier, meeting)
    assert after != before
    assert _words(before) - _words(after) <= BY_NAME
    undo(dossier)
    assert _now(dossier, meeting) == before


def test_an_action_becomes_a_decision_behind_its_own(
    dossier: Dossier, meeting: Meeting, rosa: Person
) -> None:
    made_id = line_kinds.action_to_decision(dossier, meeting.decisions[1].actions[0].id)
    now = _now(dossier, meeting)
    assert _numbers(now) == ["D1", "D2 A2", "D4", "D3"]
    made = now.decisions[2]
    assert made.id == made_id
    assert made.text == Bilingual("Écrire la note", "Redactar la nota")
    assert (made.modality, made.state) == ("commitment", "under_way")
    assert [(note.day, note.text) for note in made.progress] == [(date(2015, 3, 1), "Esquisse")]
    assert [(link.nature, link.other_id) for link in made.links] == [("follows", now.decisions[1].id)]
    french, spanish = (text.replace("\xa0", " ") for text in (made.context.fr, made.context.es))
    assert "Responsable : Mme Rosa Ruiz et AMF" in french
    assert "Échéance : 04/05/2015, début mai" in french
    assert "Responsable: Sra. Rosa Ruiz y AMF" in spanish


def test_a_decision_becomes_an_action_of_the_one_before(dossier: Dossier, meeting: Meeting) -> None:
    second = meeting.decisions[1].id
    made_id = line_kinds.decision_to_action(dossier, second)
    now = _now(dossier, meeting)
    assert _numbers(now) == ["D1 A1 A2 A3", "D3"]
    made = now.decisions[0].actions[-1]
    assert made.id == made_id
    assert made.text.fr == "Comité\nUn comité serait créé."
    assert made.responsible == Bilingual("Partie mexicaine", "Partie mexicaine")
    assert made.notes.split("\n\n") == [
        "Au-delà du mandat",
        "Gouvernance",
        "Un cadre étroit.",
        "Un marco estrecho.",
    ]
    assert [note.text for note in made.progress] == ["Créé"]
    assert [link.other_id for link in now.decisions[1].links] == [now.decisions[0].id]
    with dossier.read() as reading:
        assert [one.decision_id for one in reading.all(Milestone)] == [now.decisions[0].id]


def test_the_first_decision_has_none_before_it(dossier: Dossier, meeting: Meeting) -> None:
    with pytest.raises(Refusal, match="No decision stands before D1 Appel"):
        line_kinds.decision_to_action(dossier, meeting.decisions[0].id)
    assert _now(dossier, meeting) == meeting


def test_a_decision_becomes_context_and_its_actions_go_along(dossier: Dossier, meeting: Meeting) -> None:
    line_kinds.to_context(dossier, meeting.decisions[1].id, meeting.decisions[0].id)
    now = _now(dossier, meeting)
    assert _numbers(now) == ["D1 A1 A2", "D3"]
    assert now.decisions[0].context.es.startswith("Encuentro de alto nivel")
    assert "Un comité serait créé." in now.decisions[0].context.fr
    with pytest.raises(Refusal, match="no context of its own"):
        line_kinds.to_context(dossier, now.decisions[0].id)


def test_a_decision_that_others_name_is_no_note(dossier: Dossier, meeting: Meeting) -> None:
    with pytest.raises(Refusal, match="It is still named elsewhere: 1 date"):
        line_kinds.to_note(dossier, meeting.decisions[1].id)
    assert _now(dossier, meeting) == meeting


def test_a_note_becomes_the_last_decision_and_back(dossier: Dossier, meeting: Meeting) -> None:
    item_id = line_kinds.to_note(dossier, meeting.decisions[2].id)
    now = _now(dossier, meeting)
    assert [(item.id, item.title.fr) for item in now.agenda] == [(item_id, "Suite")]
    assert "Une suite." in now.agenda[0].account.fr
    made = line_kinds.note_to_decision(dossier, item_id)
    now = _now(dossier, meeting)
    assert now.agenda == []
    assert (now.decisions[-1].id, now.decisions[-1].number) == (made, "D3")


def test_an_empty_point_is_no_decision(dossier: Dossier, meeting: Meeting) -> None:
    from cufdesk.usecases.meetings import save_meeting

    now = _now(dossier, meeting)
    now.agenda = [AgendaItem(meeting_id=now.id, minutes=5)]
    save_meeting(dossier, now)
    with pytest.raises(Refusal, match="no words"):
        line_kinds.note_to_decision(dossier, now.agenda[0].id)


def test_an_action_on_a_later_agenda_leaves_its_words_there(dossier: Dossier, meeting: Meeting) -> None:
    from cufdesk.usecases.meetings import save_meeting

    action = meeting.decisions[1].actions[1]
    later = a_meeting(reference="2015-05")
    later.agenda = [AgendaItem(meeting_id=later.id, carried_id=action.id)]
    save_meeting(dossier, later)
    line_kinds.action_to_decision(dossier, action.id)
    (item,) = _now(dossier, later).agenda
    assert (item.carried_id, item.title.fr) == (None, "Réunir")


def test_how_firm_a_line_is_can_be_said_of_both(dossier: Dossier, meeting: Meeting) -> None:
    line_kinds.change_modality(dossier, meeting.decisions[0].id, "wish")
    line_kinds.change_modality(dossier, meeting.decisions[1].actions[0].id, "finding")
    now = _now(dossier, meeting)
    assert now.decisions[0].modality == "wish"
    assert now.decisions[1].actions[0].modality == "finding"


def test_what_is_gone_is_said(dossier: Dossier, meeting: Meeting) -> None:
    for turn in (line_kinds.action_to_decision, line_kinds.to_note, line_kinds.note_to_decision):
        with pytest.raises(Refusal, match="not there any more"):
            turn(dossier, "gone")
    with pytest.raises(Refusal, match="a decision already"):
        line_kinds.action_to_decision(dossier, meeting.decisions[0].id)
    assert isinstance(_now(dossier, meeting).decisions[0], Decision)


def test_lines_of_distributed_minutes_stay_what_they_are(dossier: Dossier, meeting: Meeting) -> None:
    from cufdesk.usecases.meetings import save_meeting

    now = _now(dossier, meeting)
    now.state = "distributed"
    now = save_meeting(dossier, now)
    for turn in TURNS.values():
        with pytest.raises(Refusal, match=r"These minutes were distributed|still named elsewhere"):
            turn(dossier, meeting)
    with pytest.raises(Refusal, match="These minutes were distributed"):
        line_kinds.change_modality(dossier, meeting.decisions[0].id, "wish")
    assert _now(dossier, meeting) == now
