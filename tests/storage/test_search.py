"""The index of lists and search: after any write it says what the records say, no more and no less."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from copy import deepcopy
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from cufdesk.domain.agreements import Agreement, AgreementParty
from cufdesk.domain.base import Record
from cufdesk.domain.contacts import ContactPoint, Organisation, Person, Position
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.domain.records import SUBJECTS
from cufdesk.domain.values import Bilingual
from cufdesk.folding import words_of
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.overview import check
from cufdesk.storage.search import expected_entries
from cufdesk.storage.writing import Writing
from tests.storage.making import a_cover, known_ids, records, seeds

_STORED = text("SELECT id, kind, parent, sort_key, title, detail, folded FROM search_entry")


def assert_in_step(dossier: Dossier) -> None:
    """Compare the stored entries with those that the records call for, and the words with the entries."""
    with dossier.read() as reading:
        stored = [tuple(row) for row in reading.session.execute(_STORED)]
        assert set(stored) == expected_entries(reading.session)
    assert len(stored) == len(set(stored))
    with closing(sqlite3.connect(dossier.path)) as file, closing(sqlite3.connect(":memory:")) as copy:
        file.backup(copy)
        copy.execute("INSERT INTO search_words (search_words, rank) VALUES ('integrity-check', 1)")


def found(dossier: Dossier, words: str) -> set[str]:
    """Return the titles of the entries that hold words."""
    match = " ".join(f'"{word}"*' for word in words_of(words))
    sql = text(
        "SELECT title FROM search_entry WHERE row IN"
        " (SELECT rowid FROM search_words WHERE search_words MATCH :match)"
    )
    with dossier.read() as reading:
        return set(reading.session.scalars(sql, {"match": match}))


def change(dossier: Dossier, *records: Record) -> None:
    with dossier.write("change") as writing:
        for record in records:
            writing.save(record)


def ana() -> tuple[Organisation, Person]:
    body = Organisation(name=Bilingual("Réseau des villes"), acronym="RDV", aliases="R.d.V.\nVilles-Réseau")
    person = Person(given_names="Ana", first_surname="Muñoz", city="Mérida")
    person.positions = [Position(person_id=person.id, title=Bilingual("maire"), organisation_id=body.id)]
    return body, person


def test_a_record_is_found_by_any_word_of_any_part(dossier: Dossier) -> None:
    change(dossier, *ana())
    for words in ("muñoz", "MUNOZ", "merida ana", "mair", "rdv", "reseau villes muñoz", "villes-réseau ana"):
        assert "Muñoz, Ana" in found(dossier, words), words
    assert found(dossier, "puebla") == set()


def test_all_acronyms_and_all_ways_to_reach_somebody_are_found(dossier: Dossier) -> None:
    body, person = ana()
    body.acronyms = "RVM\nR.V.M."
    person.points = [
        ContactPoint(person_id=person.id, kind="email", value=f"{name}@example.org")
        for name in ("ana", "zoe")
    ]
    change(dossier, body, person)
    for words in ("rvm", "ana example", "zoe example", "rvm zoe"):
        assert "Muñoz, Ana" in found(dossier, words), words
    assert_in_step(dossier)


def test_the_rule_of_particles_files_everybody_anew(dossier: Dossier) -> None:
    change(dossier, Person(given_names="Juan", particle="de la", first_surname="Peña"))
    assert found(dossier, "juan") == {"Peña, Juan de la"}
    cover = deepcopy(dossier.cover())
    cover.under_particle = True
    change(dossier, cover)
    assert found(dossier, "juan") == {"de la Peña, Juan"}
    assert_in_step(dossier)


def test_a_renamed_body_reaches_its_people_and_agreements(dossier: Dossier) -> None:
    body, person = ana()
    agreement = Agreement(title=Bilingual("Accord"))
    agreement.parties = [AgreementParty(agreement_id=agreement.id, organisation_id=body.id)]
    change(dossier, body, person, agreement)
    renamed = deepcopy(body)
    renamed.acronym, renamed.aliases = "ALV", ""
    change(dossier, renamed)
    assert found(dossier, "alv") == {"Muñoz, Ana", "Accord", "Réseau des villes"}
    assert found(dossier, "rdv") == set()
    assert_in_step(dossier)


def test_what_is_taken_away_is_not_found_any_more(dossier: Dossier) -> None:
    body, person = ana()
    change(dossier, body, person)
    without = deepcopy(person)
    without.positions = []
    change(dossier, without)
    assert found(dossier, "maire") == set()
    assert found(dossier, "rdv") == {"Réseau des villes"}
    with dossier.write("delete") as writing:
        stored = writing.get(Person, person.id)
        assert stored is not None
        writing.delete(stored)
    assert found(dossier, "ana") == set()
    assert_in_step(dossier)


def test_decisions_and_actions_have_their_own_line(dossier: Dossier) -> None:
    meeting = Meeting(title=Bilingual("Séance"))
    decision = Decision(meeting_id=meeting.id, number="D1", title=Bilingual("Renforcer"))
    decision.actions = [Action(decision_id=decision.id, number="A1", text=Bilingual("Diffuser la note"))]
    meeting.decisions = [decision]
    change(dossier, meeting)
    assert found(dossier, "renforcer") == {"D1 · Renforcer"}
    assert found(dossier, "note") == {"A1 · Diffuser la note"}
    fewer = deepcopy(meeting)
    fewer.decisions[0].actions = []
    change(dossier, fewer)
    assert found(dossier, "note") == set()
    assert_in_step(dossier)


def listed(dossier: Dossier, kind: str) -> list[str]:
    """Return the titles of a kind's entries in the order of the list."""
    sql = text("SELECT title FROM search_entry WHERE kind = :kind ORDER BY sort_key")
    with dossier.read() as reading:
        return list(reading.session.scalars(sql, {"kind": kind}))


def test_decisions_and_actions_are_listed_in_their_order(dossier: Dossier) -> None:
    meeting = Meeting(title=Bilingual("Séance"))
    meeting.decisions = [Decision(meeting_id=meeting.id, number=f"D{n}") for n in range(12)]
    for decision in meeting.decisions:
        decision.actions = [Action(decision_id=decision.id, number=f"{decision.number}-A{n}") for n in "12"]

    def assert_in_order() -> None:
        change(dossier, deepcopy(meeting))
        assert_in_step(dossier)
        assert listed(dossier, "decision") == [decision.number for decision in meeting.decisions]
        numbers = [action.number for decision in meeting.decisions for action in decision.actions]
        assert listed(dossier, "action") == numbers

    assert_in_order()
    meeting.decisions.insert(0, meeting.decisions.pop())
    assert_in_order()
    meeting.decisions.insert(5, meeting.decisions.pop(1))
    meeting.decisions[3].actions.reverse()
    assert_in_order()
    del meeting.decisions[4]
    assert_in_order()


def test_a_new_first_language_renames_every_entry(dossier: Dossier) -> None:
    change(dossier, Meeting(title=Bilingual("Séance", "Sesión")))
    assert found(dossier, "sesion") == {"Séance"}
    change(dossier, a_cover("es"))
    assert found(dossier, "seance") == {"Sesión"}
    assert_in_step(dossier)


def test_another_change_of_the_cover_leaves_the_index_alone(dossier: Dossier) -> None:
    change(dossier, *ana())
    with dossier.read() as reading:
        before = list(reading.session.execute(text("SELECT row, id FROM search_entry")))
    cover = dossier.cover()
    cover.notes = "autre"
    change(dossier, cover)
    with dossier.read() as reading:
        assert list(reading.session.execute(text("SELECT row, id FROM search_entry"))) == before
    assert_in_step(dossier)


def test_made_and_deleted_in_one_write_leaves_no_entry(dossier: Dossier) -> None:
    with dossier.write("there and back") as writing:
        writing.delete(writing.save(Person(given_names="Ana")))
    assert found(dossier, "ana") == set()
    assert_in_step(dossier)


def test_deleted_and_made_again_in_one_write_keeps_one_entry(dossier: Dossier) -> None:
    body, person = ana()
    change(dossier, body, person)
    with dossier.write("replace") as writing:
        stored = writing.get(Person, person.id)
        assert stored is not None
        writing.delete(stored)
        writing.save(Person(id=person.id, given_names="Eva"))
    assert found(dossier, "eva") == {"Eva"}
    assert found(dossier, "ana") == set()
    assert_in_step(dossier)


def test_a_part_changed_alone_brings_its_subject_up_to_date(dossier: Dossier) -> None:
    body, person = ana()
    change(dossier, body, person)
    with dossier.write("part") as writing:
        position = writing.get(Position, person.positions[0].id)
        assert position is not None
        position.title = Bilingual("conseillère")
    assert found(dossier, "conseillere") == {"Muñoz, Ana"}
    assert_in_step(dossier)


# random writes -------------------------------------------------------------------------------------------


@contextmanager
def seeded() -> Iterator[tuple[Dossier, dict[str, list[str]]]]:
    with TemporaryDirectory() as folder:
        dossier = Dossier.create(f"{folder}/made.cufdesk", a_cover())
        made = seeds()
        change(dossier, *made)
        try:
            yield dossier, known_ids(made)
        finally:
            dossier.close()


def random_step(
    data: st.DataObject, writing: Writing, known: dict[str, list[str]], made: dict[str, Record]
) -> None:
    """Add, change or delete a record, or change a body that others name."""
    what = data.draw(st.sampled_from(["add", "add", "replace", "delete", "body"]))
    if what == "body":
        body = writing.get(Organisation, known["organisation"][0])
        assert body is not None
        body.acronym = data.draw(st.sampled_from(["", "ÀÇ", "XYZ", "Ñu"]))
    elif what == "add" or not made:
        record = data.draw(records(data.draw(st.sampled_from(SUBJECTS)), known, max_parts=2))
        made[record.id] = record
        writing.save(deepcopy(record))
    else:
        old = made.pop(data.draw(st.sampled_from(list(made))))
        if what == "delete":
            stored = writing.get(type(old), old.id)
            assert stored is not None
            writing.delete(stored)
        else:
            new = data.draw(records(type(old), known, max_parts=2))
            new_id, new.id = new.id, old.id
            move_parts(new, new_id)
            made[new.id] = new
            writing.save(deepcopy(new))


def move_parts(record: Record, old_id: str) -> None:
    """Let the parts of a record follow it to its new id."""
    for parts in (value for value in vars(record).values() if isinstance(value, list)):
        for part in parts:
            for name, value in list(vars(part).items()):
                if value == old_id:
                    setattr(part, name, record.id)


@settings(
    max_examples=30,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # making such a failure smaller takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.data())
def test_any_writes_leave_the_index_in_step(data: st.DataObject) -> None:
    with seeded() as (dossier, known):
        made: dict[str, Record] = {}
        for _ in range(data.draw(st.integers(1, 4))):
            with dossier.write("random") as writing:
                for _ in range(data.draw(st.integers(1, 4))):
                    random_step(data, writing, known, made)
            assert_in_step(dossier)
        # Attached files are made up here: that none is behind their names is rightly noticed.
        found = [one for one in check(dossier.path) if not one.where.startswith("attachment ")]
        assert found == []


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE search_entry SET title = 'other' WHERE kind = 'person'",
        "DELETE FROM search_entry WHERE kind = 'person'",
        "UPDATE person SET city = 'Puebla'",
        "INSERT INTO search_words (rowid, folded) VALUES (1, 'puebla')",
    ],
)
def test_an_index_out_of_step_is_noticed(dossier: Dossier, damage: str) -> None:
    change(dossier, *ana())
    assert_in_step(dossier)
    dossier.close()
    with closing(sqlite3.connect(dossier.path)) as connection, connection:
        connection.execute(damage)
    with pytest.raises((AssertionError, sqlite3.DatabaseError)):
        assert_in_step(dossier)
    behind_the_journal = {"journal"} if damage.startswith("UPDATE person") else set()
    assert {problem.what for problem in check(dossier.path)} == {"index"} | behind_the_journal
