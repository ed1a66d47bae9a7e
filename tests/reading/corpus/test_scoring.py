"""The scoring counts what is right, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.corpus.scoring import KINDS, Count, count, holds, scored, total

PERSON: dict[str, Any] = {"name": "Anna Roux", "role": "present"}
DAY: dict[str, Any] = {"from": "2019-03-14", "year_inferred": True}
DECISION: dict[str, Any] = {"phrase": "le budget est validé", "modality": "adopted"}
ACTION: dict[str, Any] = {
    "phrase": "envoyer la lettre",
    "responsible": ["Roux"],
    "deadline": "2019-03-14",
    "precision": "exact",
}
EXPECTED: dict[str, Any] = {
    "people": [PERSON],
    "dates": [DAY],
    "decisions": [DECISION],
    "actions": [ACTION],
}


def reading(**changed: Any) -> dict[str, Any]:
    """Return a reading that is wholly right but for what is changed in its person, date, decision, action."""
    person = {"name": "Anna Roux", "role": "present", "positions": []} | changed.get("person", {})
    day = {"from": "2019-03-14", "to": None, "year_inferred": True, "precision": "exact"}
    action = {
        "text": "Envoyer la lettre.",
        "responsible": ["Anna Roux"],
        "deadline": "2019-03-14",
        "deadline_text": "pour le 14 mars",
        "precision": "exact",
    } | changed.get("action", {})
    decision = {"text": "Le budget est validé.", "context": "", "modality": "adopted", "actions": [action]}
    return {
        "people": [person],
        "dates": [day | changed.get("day", {})],
        "decisions": [decision | changed.get("decision", {})],
    }


def wrong(found: dict[str, Any], expected: dict[str, Any] = EXPECTED) -> set[str]:
    """Return the kinds in which something is missed or told wrongly."""
    counts = scored(found, expected)
    return {kind for kind, told in counts.items() if (told.precision, told.recall) != (1, 1)}


def test_what_is_wholly_right_counts_as_such() -> None:
    assert scored(reading(), EXPECTED) == dict.fromkeys(KINDS, Count(1, 1, 1))


@pytest.mark.parametrize(
    ("changed", "kinds"),
    [
        ({"person": {"name": "Anna Rouvier"}}, {"people", "role"}),
        ({"person": {"name": "Roux"}}, {"people", "role"}),
        ({"person": {"role": "excused"}}, {"role"}),
        ({"day": {"from": "2019-03-15"}}, {"dates", "year"}),
        ({"day": {"to": "2019-03-15"}}, {"dates", "year"}),
        ({"day": {"year_inferred": False}}, {"year"}),
        ({"day": {"precision": "month"}}, {"dates", "year"}),
        ({"decision": {"text": "Le budget a été validé."}}, {"decisions", "modality"}),
        ({"decision": {"text": "", "context": "Le budget est validé."}}, {"decisions", "modality"}),
        ({"decision": {"modality": "wish"}}, {"modality"}),
        ({"action": {"text": "Envoyer une lettre."}}, {"actions", "actions_in_full"}),
        ({"action": {"responsible": []}}, {"actions_in_full"}),
        ({"action": {"responsible": ["Anna Roux", "Jean Bon"]}}, {"actions_in_full"}),
        ({"action": {"responsible": ["Jean Bon"]}}, {"actions_in_full"}),
        ({"action": {"responsible": [""]}}, {"actions_in_full"}),
        ({"action": {"deadline": "2019-03-15"}}, {"actions_in_full"}),
        ({"action": {"deadline": None}}, {"actions_in_full"}),
    ],
)
def test_what_is_wrong_counts_in_its_kinds_alone(changed: dict[str, Any], kinds: set[str]) -> None:
    assert wrong(reading(**changed)) == kinds


@pytest.mark.parametrize(
    "changed",
    [
        {"person": {"name": "Mme ROUX Anna"}},
        {"person": {"role": "delegate"}},
        {"day": {"to": "2019-03-14"}},
        {"decision": {"text": "", "title": "LE BUDGET  EST\nVALIDE"}},
        {"action": {"responsible": ["Mme Roux"]}},
        {"action": {"deadline_text": ""}},
    ],
)
def test_case_accents_spaces_and_civilities_do_not_count(changed: dict[str, Any]) -> None:
    assert wrong(reading(**changed)) == set()


@pytest.mark.parametrize(
    ("told", "right"),
    [
        ({"deadline": None, "deadline_text": "fin mars", "precision": "fuzzy"}, True),
        ({"deadline": "2019-03-31", "deadline_text": "avant fin mars", "precision": "fuzzy"}, True),
        ({"deadline": "2019-03-31", "deadline_text": "avant fin mars", "precision": "exact"}, False),
        ({"deadline": None, "deadline_text": "avant fin mai", "precision": "fuzzy"}, False),
        ({"deadline": None, "deadline_text": "", "precision": "none"}, False),
    ],
)
def test_the_words_of_a_term_are_kept_and_no_day_made_out_of_them(told: dict[str, Any], right: bool) -> None:
    term = {"deadline": "", "deadline_text": "avant fin mars", "precision": "fuzzy"}
    expected = EXPECTED | {"actions": [ACTION | term]}
    assert wrong(reading(action=told), expected) == (set() if right else {"actions_in_full"})


@pytest.mark.parametrize("told", [{"deadline": "2019-03-14"}, {"deadline_text": "bientôt"}])
def test_a_term_that_nobody_gave_is_wrong(told: dict[str, Any]) -> None:
    none = {"deadline": None, "deadline_text": "", "precision": "none"}
    expected = EXPECTED | {"actions": [ACTION | {"deadline": "", "precision": "none"}]}
    assert wrong(reading(action=none), expected) == set()
    assert wrong(reading(action=none | told), expected) == {"actions_in_full"}


def test_a_function_stands_for_a_person_without_name() -> None:
    nameless = {"name": "", "function": "Préfet", "role": "present"}
    expected = EXPECTED | {"people": [nameless]}
    roux = {"responsible": ["Roux"]}
    for person in ({"name": "M. le Préfet"}, {"name": "", "positions": [{"title": "le préfet de région"}]}):
        assert wrong(reading(person=person, action=roux), expected) == set()
    assert wrong(reading(action=roux), expected) == {"people", "role"}


def test_each_entry_is_found_once() -> None:
    found = reading()
    found["people"] *= 2
    found["decisions"] *= 2
    counts = scored(found, EXPECTED)
    assert counts["people"] == counts["decisions"] == counts["actions"] == Count(1, 2, 1)


def test_a_date_told_twice_is_one_date_and_its_year_stands_if_it_does_once() -> None:
    found = reading()
    found["dates"] = [{**found["dates"][0], "year_inferred": inferred} for inferred in (True, False)]
    assert scored(found, EXPECTED)["dates"] == Count(1, 1, 1)
    assert scored(found, EXPECTED)["year"] == Count(0, 1, 1)


def test_an_optional_entry_is_neither_missed_nor_wrong() -> None:
    other = {"phrase": "la date est fixée", "modality": "adopted", "optional": True}
    expected = EXPECTED | {"decisions": [other, DECISION]}
    assert wrong(reading(), expected) == set()
    found = reading()
    found["decisions"].append({"text": "La date est fixée.", "modality": "wish", "actions": []})
    assert wrong(found, expected) == set()
    found["decisions"].append({"text": "La date est connue.", "modality": "wish", "actions": []})
    assert scored(found, expected)["decisions"] == Count(1, 2, 1)


def test_an_action_may_bring_its_decision_and_a_decision_its_action() -> None:
    found = reading(decision={"actions": []})
    carrier = {"text": "Envoyer la lettre.", "modality": "commitment", "actions": []}
    carrier["actions"] = reading()["decisions"][0]["actions"]
    found["decisions"].append(carrier)
    assert wrong(found) == set()
    drawn: dict[str, Any] = {"text": "Le budget est validé", "responsible": [], "deadline": None}
    found["decisions"][0]["actions"] = [drawn]
    assert wrong(found) == {"actions", "actions_in_full"}
    acting = EXPECTED | {"decisions": [DECISION | {"may_act": True}]}
    assert wrong(found, acting) == set()


def test_each_alternative_replaces_its_keys_alone() -> None:
    others = [{"responsible": ["Jean Bon"]}, {"deadline": "2019-03-20"}]
    expected = EXPECTED | {"actions": [ACTION | {"or": others}]}
    assert wrong(reading(), expected) == set()
    assert wrong(reading(action={"responsible": ["Jean Bon"]}), expected) == set()
    assert wrong(reading(action={"deadline": "2019-03-20"}), expected) == set()
    both = {"responsible": ["Jean Bon"], "deadline": "2019-03-20"}
    assert wrong(reading(action=both), expected) == {"actions_in_full"}


def test_pairs_are_made_so_that_as_many_as_can_be_are_right() -> None:
    # The first text answers to both phrases: taken by the first, it would leave the second without.
    found = [{"text": "a b c d"}, {"text": "a b"}]
    expected = [{"phrase": "a b"}, {"phrase": "c d"}]

    def says(one: Any, wanted: Any) -> bool:
        return holds(one["text"], wanted["phrase"])

    assert count(found, expected, says) == Count(2, 2, 2)
    assert count(found, [{"phrase": "a b", "optional": True}, *expected], says) == Count(2, 2, 2)


def test_words_are_whole_and_stand_side_by_side() -> None:
    assert holds("Il a été décidé d'envoyer la lettre.", "envoyer la lettre")
    assert not holds("renvoyer la lettre", "envoyer la lettre")
    assert not holds("envoyer vite la lettre", "envoyer la lettre")


def test_the_corpus_weighs_entries_and_not_texts() -> None:
    small = dict.fromkeys(KINDS, Count(0, 1, 1))
    large = dict.fromkeys(KINDS, Count(9, 9, 19))
    people = total([small, large])["people"]
    assert people == Count(9, 10, 20)
    assert (people.precision, people.recall) == (0.9, 0.45)


def test_a_reading_of_nothing_recalls_nothing() -> None:
    nothing = scored({"people": [], "dates": [], "decisions": []}, EXPECTED)
    assert {(told.precision, told.recall) for told in nothing.values()} == {(1.0, 0.0)}
