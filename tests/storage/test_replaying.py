"""An edit played again onto a record that has changed meanwhile."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cufdesk.storage.replaying import changed_fields, replayed

Packed = dict[str, Any]


def a_record(**values: Any) -> Packed:
    return {"id": "r", "title_fr": "a", "title_es": "b", "notes": "", "parts": []} | values


def a_part(part_id: str, text: str = "", rank: int = 0, **more: Any) -> Packed:
    return {"id": part_id, "rank": rank, "text": text} | more


def the_parts(*ids: str) -> list[Packed]:
    return [a_part(part_id, part_id, rank) for rank, part_id in enumerate(ids)]


def order(made: Packed) -> str:
    return "".join(part["id"] for part in made["parts"])


def test_only_what_the_person_changed_is_replayed() -> None:
    base = a_record()
    mine = a_record(title_fr="mine", notes="mine")
    now = a_record(title_es="theirs", notes="theirs")
    assert replayed(base, mine, now) == a_record(title_fr="mine", title_es="theirs", notes="mine")


def test_an_edit_that_was_stored_adds_nothing() -> None:
    base, mine = a_record(), a_record(title_fr="mine", parts=the_parts("a"))
    assert replayed(base, mine, mine) == mine


def test_what_is_said_together_stays_together() -> None:
    base = a_part("l", amount="100", currency="EUR")
    mine = a_part("l", amount="120", currency="EUR")
    now = a_part("l", amount="100", currency="MXN")
    assert replayed(base, mine, now) == mine


def test_parts_of_both_sides_are_kept() -> None:
    base = a_record(parts=the_parts("a", "b"))
    mine = a_record(parts=the_parts("a", "m", "b", "n"))
    now = a_record(parts=the_parts("a", "b", "x"))
    made = replayed(base, mine, now)
    assert order(made) == "ambxn"


def test_a_part_changed_on_both_sides_is_joined_field_by_field() -> None:
    base = a_record(parts=[a_part("a", "text", note="")])
    mine = a_record(parts=[a_part("a", "mine", note="")])
    now = a_record(parts=[a_part("a", "text", note="theirs")])
    assert replayed(base, mine, now)["parts"] == [a_part("a", "mine", note="theirs")]


def test_parts_taken_away_are_gone_unless_the_other_side_changed_them() -> None:
    base = a_record(parts=the_parts("a", "b", "c", "d"))
    mine = a_record(parts=[*the_parts("a"), a_part("b", "changed")])
    now = a_record(parts=[a_part("a", "a"), a_part("c", "changed"), a_part("d", "d")])
    # The person took c and d away, another one b: c and b were changed on the other side.
    assert order(replayed(base, mine, now)) in ("abc", "acb")


def test_an_order_that_was_changed_is_kept() -> None:
    base = a_record(parts=the_parts("a", "b", "c"))
    assert order(replayed(base, a_record(parts=the_parts("c", "a", "b")), base)) == "cab"
    assert order(replayed(base, base, a_record(parts=the_parts("c", "b", "a")))) == "cba"
    both = replayed(base, a_record(parts=the_parts("b", "a", "c")), a_record(parts=the_parts("c", "b", "a")))
    assert order(both) == "bac"


def test_ranks_are_no_change() -> None:
    now = a_record(parts=[a_part("a", "a", 5), a_part("b", "b", 9)])
    made = replayed(a_record(parts=the_parts("a", "b")), a_record(parts=the_parts("a", "b")), now)
    assert made == now


def test_changed_fields_are_named() -> None:
    base = a_record(parts=the_parts("a"))
    assert changed_fields(base, a_record(title_fr="x", parts=[a_part("a", "a", 4)])) == {"title_fr"}
    assert changed_fields(base, a_record(parts=[])) == {"parts"}


_texts = st.sampled_from(["", "x", "y"])
_parts = st.lists(st.builds(a_part, st.sampled_from("abcde"), _texts), unique_by=lambda part: part["id"])
_records = st.builds(lambda notes, parts: a_record(notes=notes, parts=parts), _texts, _parts)


@given(_records, _records, _records)
def test_laws(base: Packed, mine: Packed, now: Packed) -> None:
    before = copy.deepcopy((base, mine, now))
    made = replayed(base, mine, now)
    assert (base, mine, now) == before, "values are not changed"
    assert changed_fields(now, replayed(base, base, now)) == set(), "no edit, no change"
    assert changed_fields(mine, replayed(base, mine, base)) == set(), "nothing else happened: the edit itself"
    ids = [part["id"] for part in made["parts"]]
    assert len(ids) == len(set(ids))
    was = {part["id"]: part["text"] for part in base["parts"]}
    texts = {part["id"]: part["text"] for part in made["parts"]}
    for part in mine["parts"]:
        if was.get(part["id"]) != part["text"]:
            assert texts[part["id"]] == part["text"], "what the person wrote is there"
    for part in now["parts"]:
        if was.get(part["id"]) != part["text"]:
            assert part["id"] in texts, "what was written meanwhile is not thrown away"
