"""A gate from the question to the last answer: what it holds back meanwhile, and what is left to reword."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cufdesk.domain.agreements import Agreement
from cufdesk.domain.committee import Committee
from cufdesk.domain.contacts import Person
from cufdesk.domain.documents import JointDocument
from cufdesk.domain.gates import Gate
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.sendings import Sending
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import set_language, translator
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.gates import decision_named
from cufdesk.usecases import history, merging, sendings
from cufdesk.usecases.agreements import save_agreement
from cufdesk.usecases.budgets import save_budget
from cufdesk.usecases.calendar import save_milestone
from cufdesk.usecases.committee import save_committee
from cufdesk.usecases.documents import save_joint_document
from cufdesk.usecases.gates import Answer, answer_step, delete_gate, proposed_gate, save_gate
from cufdesk.usecases.held_back import gate_breaches, sentence
from cufdesk.usecases.meetings import delete_meeting, save_meeting
from cufdesk.usecases.sendings import Parcel
from tests.makers import (
    a_budget,
    a_committee,
    a_decision,
    a_dossier,
    a_joint_document,
    a_meeting,
    a_milestone,
    a_person,
    a_recipient,
    a_seat,
    a_section,
    a_sending,
    an_action,
    an_agreement,
    an_organisation,
)
from tests.minutes_makers import a_gate
from tests.two_copies import DESK, LAPTOP, copied, on


@dataclass
class Case:
    """A dossier with a decision, what is linked to it, the same under another, and a gate on the first."""

    dossier: Dossier
    meeting: Meeting
    gated: dict[str, Any]
    free: dict[str, Any]
    gate: Gate

    def stored(self, record: Any) -> Any:
        with self.dossier.read() as reading:
            return deepcopy(reading.get(type(record), record.id))


def a_case(folder: Path, *answers: str) -> Case:
    people = [a_person(given, "Ruiz") for given in ("Rosa", "Ana")]
    groups = [
        an_organisation(
            "",
            kind="country_group",
            side="french",
            name=Bilingual(f"Groupe-pays {country}", ""),
            president_id=person.id,
        )
        for country, person in zip(("Mexique", "Chili"), people, strict=True)
    ]
    decisions = [
        a_decision(actions=[an_action(nature="invitation"), an_action(nature="budget")]) for _ in range(2)
    ]
    meeting = a_meeting(decisions=decisions)

    def under(decision_id: str) -> dict[str, Any]:
        return {
            "committee": a_committee(seats=[a_seat(), a_seat()], decision_id=decision_id),
            "agreement": an_agreement("AMF", state="drafting", decision_id=decision_id),
            "document": a_joint_document(sections=[a_section()], decision_id=decision_id),
        }

    gated, free = (under(decision.id) for decision in decisions)
    gate = a_gate(*(answers or ("", "")), decision_id=decisions[0].id)
    records = [*groups, *people, meeting, *gated.values(), *free.values(), gate]
    return Case(a_dossier(folder, *records), meeting, gated, free, gate)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    made = a_case(tmp_path)
    yield made
    made.dossier.close()


# what can be tried: each changes a record, and says whether a closed gate holds that back


def seat(step: str, person: int | None = None) -> Callable[[Case, dict[str, Any]], object]:
    def tried(case: Case, under: dict[str, Any]) -> object:
        committee: Committee = case.stored(under["committee"])
        committee.seats[0].step = step
        if person is not None:
            with case.dossier.read() as reading:
                people = sorted(reading.all(Person), key=lambda one: one.given_names)
            committee.seats[0].person_id = people[person].id
        return save_committee(case.dossier, committee)

    return tried


def agreement(state: str) -> Callable[[Case, dict[str, Any]], object]:
    def tried(case: Case, under: dict[str, Any]) -> object:
        stored: Agreement = case.stored(under["agreement"])
        stored.state = state
        stored.signed_on = date(2015, 6, 1) if state == "signed" else None
        return save_agreement(case.dossier, stored)

    return tried


def document(state: str) -> Callable[[Case, dict[str, Any]], object]:
    def tried(case: Case, under: dict[str, Any]) -> object:
        stored: JointDocument = case.stored(under["document"])
        stored.state = state
        return save_joint_document(case.dossier, stored)

    return tried


def action(place: int, state: str, nature: str = "") -> Callable[[Case, dict[str, Any]], object]:
    def tried(case: Case, under: dict[str, Any]) -> object:
        meeting: Meeting = case.stored(case.meeting)
        decision = next(one for one in meeting.decisions if one.id == under["committee"].decision_id)
        decision.actions[place].state = state
        if nature:
            decision.actions[place].nature = nature
        return save_meeting(case.dossier, meeting)

    return tried


def linked(to: str) -> Callable[[Case, dict[str, Any]], object]:
    """Tie the agreement to the other decision, or to none."""

    def tried(case: Case, under: dict[str, Any]) -> object:
        stored: Agreement = case.stored(under["agreement"])
        stored.decision_id = {"none": None, "gated": case.gate.decision_id}[to]
        return save_agreement(case.dossier, stored)

    return tried


HELD = {
    "approach": seat("approached"),
    "confirm": seat("confirmed", 0),
    "sign": agreement("signed"),
    "sign off": document("signed_off"),
    "hand over": document("handed_over"),
    "invite": action(0, "under_way"),
    "invited": action(0, "done"),
    "engage": action(1, "done", "commitment"),
}
OPEN = {
    "consider": seat("considered", 1),
    "free the seat": seat("vacant"),
    "decline": seat("declined"),
    "draft": agreement("drafting"),
    "review": document("under_review"),
    "back to draft": document("draft"),
    "budget": action(1, "done", "budget"),
    "drop": action(0, "dropped"),
    "to do again": action(0, "open"),
    "unlink": linked("none"),
}


@pytest.mark.parametrize("name", HELD)
def test_a_closed_gate_refuses_and_nothing_changes(case: Case, name: str) -> None:
    before = [case.stored(record) for record in (case.meeting, *case.gated.values())]
    with pytest.raises(
        Refusal, match=r"yet\. Held back by “Accord sur la rencontre”: the members of the group"
    ):
        HELD[name](case, case.gated)
    assert [case.stored(record) for record in (case.meeting, *case.gated.values())] == before
    HELD[name](case, case.free)  # what is not linked is never refused


@pytest.mark.parametrize("name", OPEN)
def test_what_prepares_goes_on(case: Case, name: str) -> None:
    OPEN[name](case, case.gated)


@pytest.mark.parametrize("answers", [("yes", "yes"), ("yes", "reservations")])
def test_an_open_gate_refuses_nothing(tmp_path: Path, answers: tuple[str, str]) -> None:
    case = a_case(tmp_path, *answers)
    for tried in HELD.values():
        tried(case, case.gated)
    assert {seat.step for seat in case.stored(case.gated["committee"]).seats} != {"vacant"}
    assert case.stored(case.gated["agreement"]).state == "signed"
    case.dossier.close()


def test_without_a_gate_nothing_is_refused(case: Case) -> None:
    delete_gate(case.dossier, case.gate.id)
    for tried in HELD.values():
        tried(case, case.gated)


def test_budget_and_calendar_are_free(case: Case) -> None:
    save_budget(case.dossier, a_budget(state="adopted", decision_id=case.gate.decision_id))
    save_milestone(case.dossier, a_milestone(done=True, decision_id=case.gate.decision_id))


def test_what_was_so_before_the_gate_stays(case: Case) -> None:
    delete_gate(case.dossier, case.gate.id)
    seat("approached")(case, case.gated)
    agreement("signed")(case, case.gated)
    save_gate(case.dossier, a_gate("", "", decision_id=case.gate.decision_id))
    committee = case.stored(case.gated["committee"])
    committee.notes = "Un courrier est parti avant."
    assert save_committee(case.dossier, committee).notes
    stored = case.stored(case.gated["agreement"])
    stored.notes = "Signé avant."
    assert save_agreement(case.dossier, stored).state == "signed"
    with case.dossier.read() as reading:
        assert sorted(one.engagement.kind for one in gate_breaches(reading)) == ["agreement", "seat"]
    with pytest.raises(Refusal):
        seat("confirmed")(case, case.gated)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """Return one case for all examples: each puts its records back first."""
    set_language("en")
    made = a_case(tmp_path_factory.mktemp("gates"))
    yield made
    made.dossier.close()


steps = st.lists(
    st.tuples(st.sampled_from([*HELD, *OPEN, "link"]), st.sampled_from(["gated", "free"])), max_size=8
)


@settings(max_examples=25)
@given(tried=steps)
def test_no_sequence_of_saves_passes_a_closed_gate(shared: Case, tried: list[tuple[str, str]]) -> None:
    with shared.dossier.write("Put back") as writing:
        for record in (shared.meeting, *shared.gated.values(), *shared.free.values()):
            writing.save(deepcopy(record))
    acts = {**HELD, **OPEN, "link": linked("gated")}
    refused = 0
    for name, side in tried:
        try:
            acts[name](shared, shared.gated if side == "gated" else shared.free)
        except Refusal:
            refused += 1
            assert side == "gated" or name == "link"
        with shared.dossier.read() as reading:
            assert gate_breaches(reading) == []
    sure = {"approach", "confirm", "sign off", "hand over", "invite", "invited", "engage"}
    assert refused >= sum(name in sure and side == "gated" for name, side in tried)


def test_a_copy_is_not_refused_but_shown(case: Case) -> None:
    delete_gate(case.dossier, case.gate.id)
    home = case.dossier.path
    case.dossier.close()
    copy = copied(home)
    with on(copy, "Luis", LAPTOP) as laptop:
        seat("approached")(Case(laptop, case.meeting, case.gated, case.free, case.gate), case.gated)
    with on(home, "Ana", DESK) as desk:
        save_gate(desk, a_gate("", "", decision_id=case.gate.decision_id))
        merging.merge(desk, copy)
        with desk.read() as reading:
            [breach] = gate_breaches(reading)
            said = sentence(reading, [breach], translator("en"))
    assert (breach.engagement.kind, breach.engagement.degree) == ("seat", 1)
    assert said.startswith("Nobody can be invited to this committee yet. Held back by")


# the document and its sendings


def test_a_final_document_is_not_sent_while_the_gate_is_closed(tmp_path: Path) -> None:
    case = a_case(tmp_path, "yes", "yes")
    document("signed_off")(case, case.gated)
    parcel = Parcel("joint-document", [a_recipient()], reference=case.gated["document"].id)
    ready = sendings.prepare(case.dossier, parcel, tmp_path)
    gate = case.stored(case.gate)
    gate.steps[1].answer = "postponed"
    save_gate(case.dossier, gate)
    with pytest.raises(Refusal, match="The final document cannot be sent yet"):
        sendings.mark_sent(case.dossier, ready.sending.id)
    with pytest.raises(Refusal, match="The final document cannot be sent yet"):
        sendings.register(case.dossier, parcel, "post")
    folder = tmp_path / "again"
    folder.mkdir()
    with pytest.raises(Refusal, match="The final document cannot be sent yet"):
        sendings.prepare(case.dossier, parcel, folder)
    assert list(folder.iterdir()) == []
    with case.dossier.read() as reading:
        assert [one.state for one in reading.all(Sending)] == ["prepared"]
    case.dossier.close()


def test_a_draft_leaves(case: Case, tmp_path: Path) -> None:
    parcel = Parcel("joint-document", [a_recipient()], reference=case.gated["document"].id)
    ready = sendings.prepare(case.dossier, parcel, tmp_path)
    assert sendings.mark_sent(case.dossier, ready.sending.id).state == "sent"
    assert sendings.save_sending(case.dossier, a_sending()).what == "minutes"


# the gate itself


def test_a_gate_is_proposed_with_the_members_and_the_president(case: Case) -> None:
    made = proposed_gate(case.dossier, case.gate.decision_id or "")
    assert made.title == Bilingual("Accord préalable sur 2015-02/D1", "Visto bueno previo para 2015-02/D1")
    with case.dossier.read() as reading:
        [rosa] = [one.id for one in reading.all(Person) if one.given_names == "Rosa"]
    assert [(step.kind, step.person_id) for step in made.steps] == [("members", None), ("president", rosa)]
    kept = save_gate(case.dossier, made)
    assert case.stored(kept) == made
    with pytest.raises(Refusal):
        proposed_gate(case.dossier, "not there")


def test_a_gate_needs_a_decision_and_somebody_to_ask(case: Case) -> None:
    with pytest.raises(Refusal, match="which decision"):
        save_gate(case.dossier, a_gate("", ""))
    with pytest.raises(Refusal, match="who has to agree"):
        save_gate(case.dossier, a_gate(decision_id=case.gate.decision_id))
    gate = a_gate("", decision_id=case.gate.decision_id)
    gate.steps[0].day = date(2015, 3, 3)
    with pytest.raises(Refusal, match="no answer"):
        save_gate(case.dossier, gate)


def test_the_answer_that_opens_lists_what_is_still_conditional(case: Case) -> None:
    members, president = case.gate.steps
    first = answer_step(case.dossier, case.gate.id, members.id, Answer("yes", date(2015, 3, 2), "Courriel"))
    assert (first.opened, first.conditional) == (False, ())
    said = Answer("reservations", date(2015, 3, 9), "Lettre", "Sans frais de bouche.")
    last = answer_step(case.dossier, case.gate.id, president.id, said)
    assert last.opened
    assert [(one.place, one.language, one.found.word) for one in last.conditional] == [
        ("2015-02/D1 · Wording", "fr", "serait"),
        ("2015-02/D1 · Wording", "es", "organizaría"),
    ]
    step = case.stored(case.gate).steps[1]
    assert (step.answer, step.day, step.evidence) == ("reservations", date(2015, 3, 9), "Lettre")
    assert step.text.fr == "Sans frais de bouche."
    again = answer_step(case.dossier, case.gate.id, president.id, Answer("yes", date(2015, 3, 10)))
    assert not again.opened
    assert case.stored(case.gate).steps[1].text.fr == "", "reservations of an answer that stands no more"
    history.undo(case.dossier)
    assert case.stored(case.gate).steps[1].text.fr == "Sans frais de bouche."
    history.undo(case.dossier)
    assert case.stored(case.gate).steps[1].answer == ""
    with pytest.raises(Refusal):
        seat("approached")(case, case.gated)


def test_an_answer_that_is_none_is_refused(case: Case) -> None:
    with pytest.raises(Refusal, match="is no answer"):
        answer_step(case.dossier, case.gate.id, case.gate.steps[0].id, Answer("perhaps"))
    with pytest.raises(Refusal, match="not there"):
        answer_step(case.dossier, case.gate.id, "elsewhere", Answer("yes"))


def test_a_meeting_with_a_gate_on_its_decision_stays(case: Case) -> None:
    with pytest.raises(Refusal, match="prior agreement"):
        delete_meeting(case.dossier, case.meeting.id)


@pytest.mark.parametrize("name", ["2015-02/D1", "2015-02/d1", "D1"])
def test_a_decision_goes_by_its_number(case: Case, name: str) -> None:
    with case.dossier.read() as reading:
        assert decision_named(reading, name) == case.gate.decision_id
        assert decision_named(reading, case.gate.decision_id or "") == case.gate.decision_id
        assert decision_named(reading, "2016-01/D1") is None
