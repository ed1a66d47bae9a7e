"""The report of who may be entered twice: reasons in the screen's language, nothing merged by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cufdesk.domain.values import Bilingual
from cufdesk.i18n import set_language
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases.duplicates import Pair, as_json, duplicates
from cufdesk.usecases.sample import create_sample
from cufdesk.usecases.uniting import say_not_same
from tests.makers import a_dossier, a_person, an_organisation


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    made = a_dossier(tmp_path)
    yield made
    made.close()
    set_language("en")


def pairs(dossier: Dossier) -> list[Pair]:
    found = duplicates(dossier)
    assert found is not None
    return found


def names(found: list[Pair]) -> list[set[str]]:
    return [{one.a.name, one.b.name} for one in found]


def test_the_sample_reports_fenamm_and_conamm_as_similar_alone(tmp_path: Path) -> None:
    set_language("fr")
    sample = create_sample(str(tmp_path / "sample.cufdesk"))
    (found,) = pairs(sample)
    sample.close()
    assert found.verdict == "similar", "never likely: they are two bodies"
    assert ("FENAMM" in found.a.name, "CONAMM" in found.b.name) in {(True, True), (False, False)}
    assert found.reasons == ("Sigles à une ou deux lettres près\u00a0: FENAMM et CONAMM.",)


def test_ministries_of_two_countries_are_no_pair(dossier: Dossier) -> None:
    french = an_organisation("MAE", name=Bilingual("Ministère des Affaires étrangères", ""), country="FR")
    mexican = an_organisation("SRE", name=Bilingual("Ministère des Relations extérieures", ""), country="MX")
    again = an_organisation("M.A.E.", name=Bilingual("Ministère des affaires étrangères", ""), country="FR")
    with dossier.write("Add") as writing:
        writing.add_all([french, mexican, again])
    found = pairs(dossier)
    assert [{one.a.id, one.b.id} for one in found] == [{french.id, again.id}], "the control is found"


def test_likely_pairs_come_first_whatever_their_kind(dossier: Dossier) -> None:
    people = [a_person("Eugène", "Zapata"), a_person("Eugenio", "Zapata")]
    bodies = [an_organisation("AMF"), an_organisation("AMF")]
    with dossier.write("Add") as writing:
        writing.add_all([*people, *bodies])
    found = pairs(dossier)
    assert [(one.kind, one.verdict) for one in found] == [("organisation", "likely"), ("person", "similar")]
    assert names(found)[1] == {"Zapata, Eugène", "Zapata, Eugenio"}


def test_every_address_of_a_person_counts_not_only_the_first(dossier: Dossier) -> None:
    one, other = (
        a_person("Ana", "Ruiz", email="a@example.org"),
        a_person("Luz", "Vera", email="b@example.org"),
    )
    other.points[0].value = "first@example.org"
    other.points.append(type(other.points[0])(person_id=other.id, kind="email", value="A@example.org"))
    with dossier.write("Add") as writing:
        writing.add_all([one, other])
    (found,) = pairs(dossier)
    assert found.reasons[0].startswith("The same e-mail address")


def test_what_was_told_apart_is_left_out(dossier: Dossier) -> None:
    people = [a_person("Eugène", "Zapata"), a_person("Eugenio", "Zapata")]
    with dossier.write("Add") as writing:
        writing.add_all(people)
    assert len(pairs(dossier)) == 1
    say_not_same(dossier, "person", people[0].id, people[1].id)
    assert pairs(dossier) == []


def test_it_tells_how_far_it_is_and_can_be_stopped(dossier: Dossier) -> None:
    with dossier.write("Add") as writing:
        writing.add_all([a_person("Eugène", f"Zapata {n}") for n in range(3)])
    told: list[float] = []
    assert duplicates(dossier, told.append, lambda: False) is not None
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert duplicates(dossier, None, lambda: True) is None


def test_the_command_line_says_what_it_promises(dossier: Dossier) -> None:
    people = [a_person("Eugène", "Zapata"), a_person("Eugenio", "Zapata")]
    with dossier.write("Add") as writing:
        writing.add_all(people)
    (one,) = as_json(pairs(dossier))["pairs"]
    assert set(one) == {"kind", "a", "b", "verdict", "reasons"}
    assert set(one["a"]) == {"id", "name"}
    assert {one["a"]["id"], one["b"]["id"]} == {person.id for person in people}
