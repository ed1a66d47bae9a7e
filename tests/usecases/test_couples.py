"""Two contacts side by side: what is kept, chosen, lost and linked anew, and what a merge then stores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cufdesk.domain.contacts import Counterpart, Organisation, Person
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import set_language
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.overview import check
from cufdesk.usecases import history
from cufdesk.usecases.couples import Couple, couple, link_words, preview, unite
from tests.makers import a_dossier, a_meeting, a_person, a_position, an_organisation


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    made = a_dossier(tmp_path)
    yield made
    made.close()
    set_language("en")


@pytest.fixture
def two(dossier: Dossier) -> Couple:
    kept = a_person("Eugène", "Zapata", email="e@example.org", city="Mexico", languages="fr, es", notes="A")
    gone = a_person(
        "Eugenio",
        "Zapata",
        email="E@example.org",
        phone="+52 55 1",
        city="Ciudad de México",
        languages="es; en",
        notes="B",
        positions=[a_position("Coordinateur")],
        last_contact=date(2015, 2, 13),
    )
    kept.last_contact = date(2015, 2, 12)
    meetings = [a_meeting(people=[kept]), a_meeting(people=[kept]), a_meeting(people=[gone])]
    with dossier.write("Add") as writing:
        writing.add_all([kept, gone, *meetings])
    return couple(dossier, "person", gone.id, kept.id)


def test_the_record_that_more_things_name_stays(two: Couple) -> None:
    assert (two.kept.given_names, two.gone.given_names) == ("Eugène", "Eugenio")
    assert two.links == Counter(attendance=1)


def test_fields_are_told_alike_apart_and_lost(two: Couple) -> None:
    shown = preview(two)
    assert "first_surname" in {field.name for field in shown.alike}
    told = {field.name: field for field in shown.differing}
    city = told["city"]
    assert (city.label, city.first, city.second) == ("City", "Mexico", "Ciudad de México")
    assert (city.kept, city.lost, city.choices) == ("Mexico", "Ciudad de México", ("first", "second"))
    assert told["notes"].choices == ("first", "second", "both")
    assert (told["notes"].chosen, told["notes"].lost) == ("both", "")
    assert told["last_contact"].chosen == "second", "the later day"
    assert shown.new_aliases == ("Eugenio Zapata",)
    assert [part.parts for part in shown.shared] == [
        ("e@example.org", "E@example.org", "+52 55 1"),
        ("Coordinateur",),
    ]


def test_what_was_chosen_is_stored_in_one_write_and_undone_by_one(dossier: Dossier, two: Couple) -> None:
    unite(dossier, two, {"city": "second", "notes": "first"})
    with dossier.read() as reading:
        stored = reading.get(Person, two.kept.id)
        assert reading.get(Person, two.gone.id) is None
    assert stored is not None
    assert (stored.given_names, stored.city, stored.notes) == ("Eugène", "Ciudad de México", "A")
    assert stored.languages == "fr, es, en", "a line of the form, not lines"
    assert stored.last_contact == date(2015, 2, 13)
    assert "Eugenio Zapata" in stored.aliases.splitlines()
    assert check(dossier.path) == []
    history.undo(dossier)
    with dossier.read() as reading:
        assert reading.get(Person, two.gone.id) == two.gone
        assert reading.get(Person, two.kept.id) == two.kept
    assert check(dossier.path) == []


def test_what_a_card_brought_beside_is_kept_of_both(dossier: Dossier) -> None:
    people = [a_person("Ana", "Ruiz", extras="UID:1\nX-A:a"), a_person("Ana", "Ruiz", extras="UID:2\nX-A:a")]
    with dossier.write("Add") as writing:
        writing.add_all(people)
    two = couple(dossier, "person", people[0].id, people[1].id)
    assert "extras" not in {field.name for field in (*preview(two).alike, *preview(two).differing)}
    unite(dossier, two)
    with dossier.read() as reading:
        (left,) = reading.all(Person)
    assert left.extras.splitlines() == ["UID:1", "X-A:a", "UID:2"]


def test_bodies_keep_names_and_are_not_their_own_parent(dossier: Dossier) -> None:
    kept = an_organisation("CONAMM", name=Bilingual("Conférence", "Conferencia"))
    gone = an_organisation("CNMM", name=Bilingual("Conférence nationale", ""), parent_id=kept.id)
    amf = an_organisation("AMF")
    with dossier.write("Add") as writing:
        writing.add_all([kept, amf, gone])
        gone.counterparts = [Counterpart(organisation_id=gone.id, other_id=one.id) for one in (amf, kept)]
        writing.save(gone)
    two = couple(dossier, "organisation", kept.id, gone.id)
    shown = preview(two)
    assert "parent_id" not in {field.name for field in (*shown.alike, *shown.differing)}
    assert [part.parts for part in shown.shared] == [("Réseau des villes du Mexique (AMF)",)]
    unite(dossier, two, {"name": "second" if two.kept.id == kept.id else "first"})
    with dossier.read() as reading:
        (left,) = [body for body in reading.all(Organisation) if body.id in (kept.id, gone.id)]
    assert left.name.fr == "Conférence nationale"
    assert left.parent_id is None
    assert check(dossier.path) == []


def test_a_record_that_is_gone_is_refused(dossier: Dossier, two: Couple) -> None:
    unite(dossier, two)
    with pytest.raises(Refusal):
        couple(dossier, "person", two.kept.id, two.gone.id)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "3 meetings, 2 actions and 1 seat"),
        ("fr", "3 réunions, 2 actions et 1 siège"),
        ("es", "3 reuniones, 2 tareas y 1 lugar"),
    ],
)
def test_links_are_named_by_kind(dossier: Dossier, language: str, said: str) -> None:
    set_language(language)
    assert link_words(Counter(attendance=3, action=2, seat=1)) == said
    assert link_words(Counter()) == ""


def test_every_table_that_may_name_a_contact_has_its_words() -> None:
    from cufdesk.storage.journal.rows import references_to

    own = {"contact_point", "position", "counterpart", "group_body"}
    for kind in ("person", "organisation"):
        for table, _column in references_to(kind):
            if table not in own:
                assert "other link" not in link_words(Counter({table: 2})), table
