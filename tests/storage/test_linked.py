"""What names a person or a body, section by section, on the sample and in numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.meetings import CoResponsible
from cufdesk.storage.linked import MOST
from cufdesk.storage.list_reader import Query
from cufdesk.storage.lists import Lists
from cufdesk.usecases.sample import create_sample
from tests.makers import (
    a_decision,
    a_dossier,
    a_meeting,
    a_person,
    a_position,
    an_action,
    an_organisation,
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lists]:
    path = str(tmp_path_factory.mktemp("linked") / "sample.cufdesk")
    create_sample(path).close()
    made = Lists(path)
    yield made
    made.close()


def _linked(made: Lists, kind: str, words: str) -> dict[str, list[tuple[str, str]]]:
    row = made.page(kind, made.rest(Query(kind, words)).rows, "fr")[0]
    return {
        section.name: [(link.kind, link.title) for link in section.links]
        for section in made.linked(kind, row.id, "fr")
    }


def test_a_person_is_shown_with_all_that_names_them(sample: Lists) -> None:
    found = _linked(sample, "person", "rojas")
    assert list(found) == ["positions", "meetings", "visits", "groups", "sendings", "budgets"]
    assert [kind for links in found.values() for kind, _title in links] == [
        "organisation", "meeting", "visit", "contact_group", "sending", "budget",
    ]  # fmt: skip
    assert len(_linked(sample, "person", "zapata")["positions"]) == 2


def test_a_body_is_shown_with_its_people_and_its_like(sample: Lists) -> None:
    assert set(_linked(sample, "organisation", "cuf")) == {"children", "actions", "agreements", "budgets"}
    foreign = _linked(sample, "organisation", "sre mexique")
    assert ("person", "Antonio Rojas") in foreign["people"]
    assert _linked(sample, "organisation", "fenamm")["counterparts"][0][0] == "organisation"
    assert _linked(sample, "organisation", "commission") == {}


def test_actions_still_to_be_done_come_first(sample: Lists) -> None:
    row = sample.page("organisation", sample.rest(Query("organisation", "cuf")).rows, "fr")[0]
    actions = next(one for one in sample.linked("organisation", row.id, "fr") if one.name == "actions")
    done = [link.state in {"done", "dropped"} for link in actions.links]
    assert done == sorted(done)
    assert {link.kind for link in actions.links} == {"action"}


def test_an_action_is_owed_by_everybody_who_carries_it(tmp_path: Path) -> None:
    ana, body = a_person("Ana", "Ruiz"), an_organisation("RVM")
    action = an_action("Écrire", responsible="Bob")
    action.with_others = [
        CoResponsible(action_id=action.id, person_id=ana.id),
        CoResponsible(action_id=action.id, organisation_id=body.id),
    ]
    a_dossier(tmp_path, ana, body, a_meeting(decisions=[a_decision(actions=[action])])).close()
    made = Lists(str(next(tmp_path.glob("*.cufdesk"))))
    assert "actions" in _linked(made, "person", "ruiz")
    assert "actions" in _linked(made, "organisation", "rvm")
    made.close()


def test_who_leads_a_meeting_and_who_writes_its_minutes_is_shown(tmp_path: Path) -> None:
    ana, eva = a_person("Ana", "Ruiz"), a_person("Eva", "Peña")
    a_dossier(tmp_path, ana, eva, a_meeting(chair_id=ana.id, secretary_id=eva.id)).close()
    made = Lists(str(next(tmp_path.glob("*.cufdesk"))))
    for name, role in (("ruiz", "chair"), ("pena", "secretary")):
        row = made.page("person", made.rest(Query("person", name)).rows, "fr")[0]
        [led] = [one for one in made.linked("person", row.id, "fr") if one.name == "led"]
        assert [link.state for link in led.links] == [role]
    made.close()


def test_a_long_section_says_how_many_there_are(tmp_path: Path) -> None:
    body: Organisation = an_organisation()
    people: list[Person] = [
        a_person("Ana", f"Ruiz {n}", positions=[a_position("Directrice", body)]) for n in range(MOST + 5)
    ]
    dossier = a_dossier(tmp_path, body, *people)
    made = Lists(dossier.path)
    section = made.linked("organisation", body.id, "fr")[0]
    assert (section.name, section.total, len(section.links)) == ("people", MOST + 5, MOST)
    assert section.links[0].title == "Ana Ruiz 0"
    made.close()
    dossier.close()
