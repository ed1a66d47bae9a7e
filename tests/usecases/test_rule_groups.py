"""Lists by rule: whoever fits when the list is used; and the table that says what counts as a mandate."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cufdesk.domain.mandates import Equivalence
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import history
from cufdesk.usecases.contacts import save_person
from cufdesk.usecases.correspondents import of_group
from cufdesk.usecases.groups import save_group
from cufdesk.usecases.mandates import equivalences, save_equivalence, save_equivalences
from cufdesk.usecases.states import committee_state
from tests.makers import (
    a_committee,
    a_dossier,
    a_group,
    a_person,
    a_position,
    a_quota,
    a_seat,
    an_organisation,
)


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    """Return a dossier with two mayors of Mexico, one of France, and an official."""
    city = an_organisation("MID", kind="city", country="MX")
    mayor = a_position("Maire", city, es="Presidente municipal")
    entered = a_position("Maire", None, es="", mandate="mayor")
    records = [
        city,
        a_person("Rosa", "Ruiz", country="", positions=[mayor]),
        a_person("Ana", "Peña", particle="de la", positions=[entered], languages="français"),
        a_person("Jean", "Petit", country="FR", side="french", positions=[a_position("Maire", es="")]),
        a_person("Luis", "Vidal", positions=[a_position("Director", es="Director")]),
    ]
    made = a_dossier(tmp_path, *records)
    save_equivalence(made, Equivalence(words="presidente municipal", country="MX", mandate="mayor"))
    yield made
    made.close()


def named(dossier: Dossier, **rule: str) -> list[str]:
    group = save_group(dossier, a_group(**{f"rule_{name}": value for name, value in rule.items()}))
    return [one.name for one in of_group(dossier, group)]


@pytest.mark.parametrize(
    ("rule", "names"),
    [
        ({"mandate": "mayor", "country": "MX"}, ["Ana de la Peña", "Rosa Ruiz"]),
        ({"mandate": "mayor"}, ["Ana de la Peña", "Rosa Ruiz"]),
        ({"side": "french"}, ["Jean Petit"]),
        ({"kind": "city"}, ["Rosa Ruiz"]),
        ({"language": "fr"}, ["Ana de la Peña", "Jean Petit"]),
        ({"mandate": "governor"}, []),
        ({}, []),
    ],
)
def test_a_rule_means_whoever_fits(dossier: Dossier, rule: dict[str, str], names: list[str]) -> None:
    assert named(dossier, **rule) == names


def test_who_comes_later_belongs_to_it_too(dossier: Dossier) -> None:
    group = save_group(dossier, a_group(rule_mandate="mayor", rule_country="FR"))
    assert of_group(dossier, group) == []
    save_equivalence(dossier, Equivalence(words="maire", country="FR", mandate="mayor"))
    assert [one.name for one in of_group(dossier, group)] == ["Jean Petit"]
    save_person(dossier, a_person("Zoé", "Alba", country="FR", positions=[a_position("Maire", es="")]))
    assert [one.name for one in of_group(dossier, group)] == ["Zoé Alba", "Jean Petit"]


def test_who_is_chosen_keeps_place_and_role(dossier: Dossier) -> None:
    chosen = save_person(dossier, a_person("Zoé", "Alba", positions=[a_position("", mandate="mayor")]))
    group = save_group(dossier, a_group(chosen, role="cc", rule_mandate="mayor", rule_country="MX"))
    found = [(one.name, one.role) for one in of_group(dossier, group)]
    assert found == [("Zoé Alba", "cc"), ("Ana de la Peña", "to"), ("Rosa Ruiz", "to")]


def test_the_table_is_changed_as_a_whole_and_undone_at_once(dossier: Dossier) -> None:
    [line] = equivalences(dossier)
    new = Equivalence(words="gobernador", country="MX", mandate="governor")
    undecided = Equivalence(words="jefe de gobierno", country="MX")
    save_equivalences(dossier, [new, undecided])
    assert [one.words for one in equivalences(dossier)] == ["gobernador", "jefe de gobierno"]
    history.undo(dossier)
    assert equivalences(dossier) == [line]


@pytest.mark.parametrize("words", ["", "  ", "PRESIDENTE  municipal"])
def test_a_line_without_words_or_said_twice_is_refused(dossier: Dossier, words: str) -> None:
    with pytest.raises(Refusal):
        save_equivalence(dossier, Equivalence(words=words, country="MX", mandate="mayor"))
    assert len(equivalences(dossier)) == 1


def test_the_rules_of_a_committee_know_the_table(dossier: Dossier) -> None:
    person = save_person(dossier, a_person("Eva", "Sol", positions=[a_position(es="Presidente municipal")]))
    seat = a_seat("", person_id=person.id, step="confirmed")
    with dossier.write("Add") as writing:
        writing.add_all([a_committee(seats=[seat], quotas=[a_quota(1, "mayor")], parity=False)])

    def have() -> Any:
        [body] = committee_state(dossier)["bodies"]
        return [rule["have"] for rule in body["rules"]]

    assert have() == [1]
    save_equivalences(dossier, [])
    assert have() == [0]
