"""How a reading is held against the one that a careful officer expects: pure functions, counts per kind.

A reading is the document of `read-minutes --json`; an expectation is the table beside a text (README.md).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cufdesk.folding import words_of

Entry = Mapping[str, Any]
Suits = Callable[[Entry, Entry], bool]

# The bounds of the bench stand on the first four and on "actions_in_full"; the others are told beside them.
KINDS = ("people", "dates", "decisions", "actions", "actions_in_full", "role", "year", "modality")

CIVILITIES = {*words_of("m mm mme mmes monsieur madame messieurs mesdames mlle dr pr me")}
CIVILITIES |= {*words_of("sr sra srta sres senor senora don dona lic mtro mtra dra ing arq c prof")}
ARTICLES = {*words_of("le la les l un une du des au aux el los las una del al")}
# What leads to a term, and is or is not kept with it: "avant fin mars" is "fin mars".
LEADING = ARTICLES | {*words_of("avant d ici a pour de en dans jusqu antes para hasta")}
UNKNOWN_DAY = {"fuzzy", "relative", "none", "month", "quarter", "year"}
# A text does not always tell who of those who were there was host, delegate or liaison.
THERE = {"present", "delegate", "liaison", "host"}


@dataclass(frozen=True)
class Count:
    """Entries rightly found, found at all, and expected."""

    right: int = 0
    found: int = 0
    expected: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.found + other.found, self.expected + other.expected)

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Return the share of what was expected that was found; 1 where nothing was expected."""
        return self.right / self.expected if self.expected else 1.0


def expectation(path: Path) -> dict[str, Any]:
    """Return the expected reading of a text, from the file beside it."""
    return tomllib.loads(path.read_text("utf-8"))


def total(scores: Iterable[Mapping[str, Count]]) -> dict[str, Count]:
    """Return the counts of a corpus: every entry weighs the same, whichever text it is in."""
    sums = dict.fromkeys(KINDS, Count())
    for score in scores:
        sums = {kind: sums[kind] + score[kind] for kind in KINDS}
    return sums


def scored(reading: Entry, expected: Entry) -> dict[str, Count]:
    """Return the counts of one text, by kind."""
    people = list(expected["people"])
    names = [words_of(person["name"]) for person in people]
    dates = days(reading)
    decisions = list(reading["decisions"])
    actions = [action for decision in decisions for action in decision["actions"]]
    decided = [*expected["decisions"], *carriers(expected)]
    engaged = [*expected["actions"], *may_act(expected)]

    def is_whole(action: Entry, wanted: Entry) -> bool:
        return says(action, wanted) and same_responsible(action, wanted, names) and same_term(action, wanted)

    return {
        "people": count(reading["people"], people, same_person),
        "role": count(reading["people"], people, same_role),
        "dates": count(dates, expected["dates"], same_days),
        "year": count(dates, expected["dates"], same_year),
        "decisions": count(decisions, decided, says),
        "modality": count(decisions, decided, same_modality),
        "actions": count(actions, engaged, says),
        "actions_in_full": count(actions, engaged, is_whole),
    }


def carriers(expected: Entry) -> Iterator[Entry]:
    """Return the decisions that actions may bring with them: a reading has no action outside a decision."""
    return ({"phrase": action["phrase"], "optional": True} for action in expected["actions"])


def may_act(expected: Entry) -> Iterator[Entry]:
    """Return the actions that some officers would draw from a decision, and others would not."""
    return (
        {"phrase": decision["phrase"], "optional": True}
        for decision in expected["decisions"]
        if decision.get("may_act")
    )


# --- counting ---------------------------------------------------------------------------------------


def count(found: Sequence[Entry], expected: Sequence[Entry], suits: Suits) -> Count:
    """Pair what was found with what was expected, each at most once, as many as can be.

    An optional entry is neither missed nor wrong: what is found of it is left out of the count.
    """
    required = [entry for entry in expected if not entry.get("optional")]
    optional = [entry for entry in expected if entry.get("optional")]
    ordered = [*required, *optional]
    taken: dict[int, int] = {}

    def place(wanted: int, tried: set[int]) -> bool:
        for index, entry in enumerate(found):
            if index in tried or not fits(entry, ordered[wanted], suits):
                continue
            tried.add(index)
            if index not in taken or place(taken[index], tried):
                taken[index] = wanted
                return True
        return False

    # Those required come first: a later pairing moves them, and never leaves one out.
    right = sum(place(wanted, set()) for wanted in range(len(required)))
    left_out = sum(place(wanted, set()) for wanted in range(len(required), len(ordered)))
    return Count(right, len(found) - left_out, len(required))


def fits(found: Entry, wanted: Entry, suits: Suits) -> bool:
    """Tell whether an entry is the expected one, or one of the readings listed under its `or`."""
    alternatives: Sequence[Entry] = wanted.get("or", ())
    return any(suits(found, {**wanted, **other}) for other in ({}, *alternatives))


# --- people and dates -------------------------------------------------------------------------------


def bare(name: str) -> list[str]:
    """Return the folded words of a name, without civility and articles."""
    return [word for word in words_of(name) if word not in CIVILITIES | ARTICLES]


def same_person(found: Entry, wanted: Entry) -> bool:
    """Compare names whichever comes first, given name or surname; the function where there is no name."""
    if wanted["name"]:
        return sorted(bare(found.get("name") or "")) == sorted(bare(wanted["name"]))
    told = [found.get("name") or ""]
    if not told[0]:
        told = [position.get("title") or "" for position in found.get("positions", ())]
    return any(holds(text, wanted["function"]) for text in told)


def same_role(found: Entry, wanted: Entry) -> bool:
    if not same_person(found, wanted):
        return False
    roles = {found.get("role"), wanted["role"]}
    return len(roles) == 1 or roles <= THERE


def days(reading: Entry) -> list[Entry]:
    """Return the dates of a reading that tell a day, each once; its year stands if it does anywhere."""
    found: dict[tuple[str, str], bool] = {}
    for date in reading["dates"]:
        if date.get("from") and date.get("precision") not in UNKNOWN_DAY:
            ends = (date["from"], date.get("to") or date["from"])
            found[ends] = found.get(ends, True) and bool(date.get("year_inferred"))
    return [{"from": start, "to": end, "year_inferred": year} for (start, end), year in found.items()]


def same_days(found: Entry, wanted: Entry) -> bool:
    return (found["from"], found["to"]) == (wanted["from"], wanted.get("to") or wanted["from"])


def same_year(found: Entry, wanted: Entry) -> bool:
    if not same_days(found, wanted):
        return False
    return bool(wanted.get("optional")) or found["year_inferred"] == wanted["year_inferred"]


# --- decisions and actions --------------------------------------------------------------------------


def holds(text: str, phrase: str) -> bool:
    """Tell whether the words of a phrase stand one behind the other in a text."""
    return f" {' '.join(words_of(phrase))} " in f" {' '.join(words_of(text))} "


def says(found: Entry, wanted: Entry) -> bool:
    """Look for the key phrase in text and title; the context of a decision is not the decision."""
    return any(holds(found.get(key) or "", wanted["phrase"]) for key in ("text", "title"))


def same_modality(found: Entry, wanted: Entry) -> bool:
    if not says(found, wanted):
        return False
    return bool(wanted.get("optional")) or found.get("modality") == wanted["modality"]


def same_responsible(found: Entry, wanted: Entry, names: Sequence[list[str]]) -> bool:
    """Compare the responsible one by one, in any order; "M. Roux" may be the Paul Roux of the text."""
    if wanted.get("optional"):
        return True
    asked = [{"phrase": name} for name in wanted["responsible"]]
    given = [{"phrase": name} for name in found.get("responsible") or ()]

    def is_same(one: Entry, other: Entry) -> bool:
        told, meant = set(bare(one["phrase"])), set(bare(other["phrase"]))
        if told == meant:
            return True
        return bool(meant) and any(meant <= told <= set(name) for name in names)

    return len(asked) == len(given) == count(given, asked, is_same).right


def same_term(found: Entry, wanted: Entry) -> bool:
    """Compare the day, or the words of a term that has none; a day made out of such words is not the same."""
    if wanted.get("optional"):
        return True
    if wanted.get("deadline"):
        return bool(found.get("deadline") == wanted["deadline"])
    if found.get("precision") == "exact":
        return False
    text = wanted.get("deadline_text") or ""
    if not text and found.get("deadline"):
        return False
    return term(found.get("deadline_text") or "") == term(text)


def term(text: str) -> list[str]:
    return [word for word in words_of(text) if word not in LEADING]
