"""Whole records as JSON and back: nothing is lost, nothing that is none becomes a record."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cufdesk.domain.base import Record
from cufdesk.domain.budgets import Budget, BudgetLine
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.domain.records import ALL
from cufdesk.domain.values import Bilingual
from cufdesk.storage.packing import pack, references, renewed, unpack, without
from tests.storage.making import records

_KNOWN = {table: ["8d1f", "77aa"] for table in ("person", "organisation", "position", "visit", "decision")}


def a_meeting() -> Meeting:
    meeting = Meeting(title=Bilingual("Réunion", "Reunión"), visit_id="8d1f")
    decision = Decision(meeting_id=meeting.id, number="D1", title=Bilingual("Écrire"))
    decision.actions = [
        Action(decision_id=decision.id, rank=rank, number=f"A{rank}", responsible_person_id="77aa")
        for rank in range(2)
    ]
    meeting.decisions = [decision]
    return meeting


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: str(kind.__tablename__))
def test_every_record_comes_back_whole(kind: type[Record]) -> None:
    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    @given(records(kind, _KNOWN))
    def back(record: Any) -> None:
        # A lone part has no owner here; the column asks for one all the same.
        packed = json.loads(json.dumps(pack(record)))
        for column in kind.__table__.columns:
            if column.foreign_keys and not column.nullable and packed[column.name] is None:
                packed[column.name] = "8d1f"
                setattr(record, column.key, "8d1f")
        again = unpack(kind.__tablename__, packed)
        assert again == record
        assert pack(again) == packed

    back()


def test_ids_order_and_parts_of_parts_are_kept() -> None:
    meeting = a_meeting()
    again = unpack("meeting", pack(meeting))
    assert again == meeting
    assert [action.id for action in again.decisions[0].actions] == [
        action.id for action in meeting.decisions[0].actions
    ]


def test_what_another_version_wrote_is_read() -> None:
    packed = pack(a_meeting())
    packed["hologram"] = {"of": "a later version"}
    del packed["state"], packed["title_es"], packed["attendances"]
    packed["decisions"][0]["colour"] = "blue"
    again = unpack("meeting", packed)
    assert again.state == Meeting().state
    assert again.title == Bilingual("Réunion", "")
    assert again.attendances == []


def _with(path: str, value: Any) -> Any:
    """Return a packed meeting with one value put in another's place."""
    packed = pack(a_meeting())
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    held: Any = packed
    for step in steps:
        held = held[step]
    held[last] = value
    return packed


@pytest.mark.parametrize(
    "packed",
    [
        None,
        [],
        "meeting",
        {},
        _with("first_day", "soon"),
        _with("first_day", 20150213),
        _with("start", "25:00"),
        _with("title_fr", None),
        _with("title_fr", 3),
        _with("id", None),
        _with("decisions", "none"),
        _with("decisions", [3]),
        _with("decisions.0.rank", "0"),
        _with("decisions.0.rank", True),
        _with("decisions.0.rank", 2**63),
        _with("decisions.0.actions.1.deadline", "2015-02-30"),
    ],
)
def test_what_is_no_record_is_refused(packed: Any) -> None:
    with pytest.raises(ValueError, match=r".+"):
        unpack("meeting", packed)


@pytest.mark.parametrize("figure", ["ten", "NaN", "Infinity", 10.5, ""])
def test_what_is_no_figure_is_refused(figure: Any) -> None:
    budget = Budget(title=Bilingual("Budget"))
    budget.lines = [BudgetLine(budget_id=budget.id, amount=Decimal("9.90"))]
    packed = pack(budget)
    assert packed["lines"][0]["amount"] == "9.9"
    packed["lines"][0]["amount"] = figure
    with pytest.raises(ValueError, match=r".+"):
        unpack("budget", packed)


def test_bytes_are_checked() -> None:
    with pytest.raises(ValueError, match=r".+"):
        unpack("cover", {"id": "cover", "logo": "no base64!"})


def test_no_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="no kind"):
        unpack("hologram", {"id": "8d1f"})


@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from(["id", "title_fr", "decisions", "rank"]), inner)
        ),
    )
)
def test_anything_at_all_is_a_record_or_a_refusal(packed: Any) -> None:
    try:
        made = unpack("meeting", packed)
    except ValueError:
        return
    assert isinstance(made, Meeting)


def test_references_are_those_to_other_records() -> None:
    packed = pack(a_meeting())
    all_of_them = [("person", "77aa"), ("person", "77aa"), ("visit", "8d1f")]
    assert sorted(references("meeting", packed)) == all_of_them
    left = without("meeting", packed, {"77aa"})
    assert list(references("meeting", left)) == [("visit", "8d1f")]
    assert sorted(references("meeting", packed)) == all_of_them, "the first is not changed"
    assert unpack("meeting", left).decisions[0].meeting_id == packed["id"]


def test_a_renewed_record_has_no_id_of_the_old_one() -> None:
    packed = pack(a_meeting())
    made = renewed("meeting", packed)
    old = {packed["id"], packed["decisions"][0]["id"]}
    text = json.dumps(made)
    assert not any(record_id in text for record_id in old)
    meeting = unpack("meeting", made)
    assert meeting.decisions[0].meeting_id == meeting.id
    assert meeting.decisions[0].actions[1].decision_id == meeting.decisions[0].id
    assert list(references("meeting", made)) == list(references("meeting", packed))
