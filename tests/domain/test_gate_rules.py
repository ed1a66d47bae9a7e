"""When a gate is open, what a closed one holds back, and the sentence that says why."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.domain.base import Record
from cufdesk.domain.gate_reasons import reason
from cufdesk.domain.gate_rules import (
    breaches,
    closed_by_decision,
    engagements,
    held_back,
    is_open,
    state,
)
from cufdesk.domain.gates import Gate
from cufdesk.i18n import translator
from tests.makers import (
    a_budget,
    a_committee,
    a_decision,
    a_joint_document,
    a_meeting,
    a_milestone,
    a_seat,
    a_sending,
    an_action,
    an_agreement,
    an_id,
)
from tests.minutes_makers import a_gate

DECISION = an_id()
ANSWERS = ["", "yes", "reservations", "no", "postponed"]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([], "waiting"),
        (["", ""], "waiting"),
        (["yes", ""], "waiting"),
        (["yes", "yes"], "open"),
        (["yes", "reservations"], "reservations"),
        (["yes", "postponed"], "postponed"),
        (["no", "postponed"], "refused"),
        (["", "no"], "refused"),
    ],
)
def test_a_gate_stands_where_its_answers_put_it(answers: list[str], expected: str) -> None:
    assert state(a_gate(*answers)) == expected


@given(st.lists(st.sampled_from(ANSWERS), max_size=4))
def test_a_gate_is_open_when_all_said_yes_one_way_or_the_other(answers: list[str]) -> None:
    assert is_open(a_gate(*answers)) == (bool(answers) and set(answers) <= {"yes", "reservations"})


def held(before: Record | None, after: Record, *gates: Gate) -> list[tuple[str, str]]:
    found = held_back(engagements(before) if before else [], engagements(after), closed_by_decision(gates))
    return [(one.engagement.act, one.engagement.kind) for one in found]


def linked(step: str, person_id: str | None = None, **fields: Any) -> Record:
    known: dict[str, Any] = {"decision_id": DECISION}
    return a_committee(seats=[a_seat(id="seat", step=step, person_id=person_id)], **(known | fields))


CLOSED = a_gate("", "", decision_id=DECISION)


@pytest.mark.parametrize(
    ("before", "after", "is_held"),
    [
        ("vacant", "considered", False),
        ("considered", "approached", True),
        ("considered", "accepted", True),
        ("vacant", "confirmed", True),
        ("considered", "declined", False),
        ("approached", "accepted", False),
        ("approached", "declined", False),
        ("accepted", "confirmed", True),
        ("confirmed", "confirmed", False),
        ("confirmed", "considered", False),
    ],
)
def test_a_seat_is_held_back_from_going_further(before: str, after: str, is_held: bool) -> None:
    assert held(linked(before), linked(after), CLOSED) == [("invitation", "seat")] * is_held
    assert held(linked(before), linked(after)) == []
    assert held(linked(before), linked(after), a_gate("yes", "reservations", decision_id=DECISION)) == []
    other = {"decision_id": an_id()}
    assert held(linked(before, **other), linked(after, **other), CLOSED) == []


@pytest.mark.parametrize(
    ("before", "after", "is_held"),
    [("a", "a", False), ("a", "b", True), ("a", None, False), (None, "b", True)],
)
def test_somebody_else_in_a_seat_is_another_invitation(
    before: str | None, after: str | None, is_held: bool
) -> None:
    assert bool(held(linked("approached", before), linked("approached", after), CLOSED)) == is_held


def test_people_who_change_seats_are_not_invited_again() -> None:
    seats = [a_seat(person_id=name, step="approached") for name in "ab"]
    before = a_committee(seats=seats, decision_id=DECISION)
    swapped = [
        a_seat(id=seat.id, person_id=name, step="approached") for seat, name in zip(seats, "ba", strict=True)
    ]
    assert held(before, a_committee(seats=swapped, decision_id=DECISION), CLOSED) == []


def test_what_is_engaged_is_not_tied_to_a_closed_gate() -> None:
    assert held(linked("approached", decision_id=None), linked("approached"), CLOSED)


@pytest.mark.parametrize(
    "nature", ["invitation", "commitment", "signature", "budget", "calendar", "other", ""]
)
@pytest.mark.parametrize("reached", ["under_way", "done", "dropped"])
def test_of_the_actions_those_that_engage_are_held_back(nature: str, reached: str) -> None:
    def meeting(to: str) -> Record:
        action = an_action(id="action", nature=nature, state=to)
        return a_meeting(decisions=[a_decision(id=DECISION, actions=[action])])

    engages = nature in {"invitation", "commitment", "signature"} and reached != "dropped"
    assert held(meeting("open"), meeting(reached), CLOSED) == [(nature, "action")] * engages


def test_signatures_are_held_back() -> None:
    agreement = an_agreement("AMF", state="drafting", decision_id=DECISION)
    signed = an_agreement("AMF", id=agreement.id, state="signed", decision_id=DECISION)
    ended = an_agreement(
        "AMF", id=agreement.id, state="ended", signed_on=date(2015, 6, 1), decision_id=DECISION
    )
    assert held(agreement, signed, CLOSED) == held(agreement, ended, CLOSED) == [("signature", "agreement")]
    assert held(signed, ended, CLOSED) == []
    for reached in ("signed_off", "handed_over"):
        document = a_joint_document(state=reached, decision_id=DECISION)
        assert held(None, document, CLOSED) == [("signature", "joint_document")]
    assert held(None, a_joint_document(state="under_review", decision_id=DECISION), CLOSED) == []


def test_a_final_document_is_not_sent_and_its_draft_is() -> None:
    document = a_joint_document(decision_id=DECISION)
    closed = closed_by_decision([CLOSED])
    final = engagements(a_sending(what="joint-document", draft=False, state="prepared"), document)
    draft = engagements(a_sending(what="joint-document", draft=True, state="sent"), document)
    assert [one.engagement.kind for one in held_back([], final, closed)] == ["sending"]
    assert held_back([], draft, closed) == []


def test_budget_and_calendar_go_on() -> None:
    for record in (
        a_budget(decision_id=DECISION, state="submitted"),
        a_milestone(decision_id=DECISION, done=True),
    ):
        assert held(None, record, CLOSED) == []


def test_what_a_copy_brought_is_a_breach() -> None:
    closed = closed_by_decision([CLOSED])
    assert len(breaches(engagements(linked("approached")), closed)) == 1
    assert breaches(engagements(linked("considered")), closed) == []
    assert breaches(engagements(linked("approached")), {}) == []


def test_the_reason_names_who_has_to_answer() -> None:
    gate = a_gate("yes", "postponed", decision_id=DECISION)
    gate.steps[1].person_id, gate.steps[1].day = "rr", date(2015, 3, 3)
    said = reason([gate, a_gate("", "")], translator("en"), {"rr": "Roberto Romero"})
    assert said.replace("\u00a0", " ") == (
        "Held back by “Accord sur la rencontre”: Roberto Romero (the presidency of the group) postponed the "
        "answer on 3 March 2015. Held back by “Accord sur la rencontre”: the members of the group are still "
        "to be informed; the presidency of the group has not answered yet."
    )
