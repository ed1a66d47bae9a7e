"""What a write keeps: whole records, equal when read again; its label and its announcement."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from cufdesk.domain.base import Record
from cufdesk.domain.contacts import Organisation, Person, Position
from cufdesk.domain.cover import COVER_ID, Cover
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.domain.records import SUBJECTS
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import LANGUAGES
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from tests.storage.making import a_cover, known_ids, records, seeds


@contextmanager
def seeded() -> Iterator[tuple[Dossier, dict[str, list[str]]]]:
    """Open a dossier that holds something to refer to."""
    with TemporaryDirectory() as folder:
        dossier = Dossier.create(f"{folder}/made.cufdesk", a_cover())
        made = seeds()
        known = known_ids(made)
        with dossier.write("seeds") as writing:
            writing.add_all(made)
        try:
            yield dossier, known
        finally:
            dossier.close()


def writes(dossier: Dossier) -> list[tuple[str, str]]:
    """Return author and label of every write so far."""
    with dossier.read() as reading:
        rows = reading.session.execute(text("SELECT author, label FROM journal_write ORDER BY seq"))
        return [(author, label) for author, label in rows]


def save(dossier: Dossier, record: Record, label: str = "save") -> Record:
    with dossier.write(label) as writing:
        return writing.save(record)


def stored(dossier: Dossier, record: Record) -> Record | None:
    with dossier.read() as reading:
        return reading.get(type(record), record.id)


@pytest.mark.parametrize("kind", [*SUBJECTS, Cover])
def test_a_record_is_read_as_it_was_saved(kind: type[Record]) -> None:
    with seeded() as (dossier, known):
        cover = {"id": st.just(COVER_ID), "first_language": st.sampled_from(LANGUAGES)}
        own = cover if kind is Cover else {}

        @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
        @given(st.data())
        def round_trip(data: st.DataObject) -> None:
            record = data.draw(records(kind, known))
            for name, values in own.items():
                setattr(record, name, data.draw(values))
            returned = save(dossier, deepcopy(record))
            assert returned == record
            assert stored(dossier, record) == record

        round_trip()


@pytest.mark.parametrize("kind", SUBJECTS)
def test_a_record_is_replaced_whole(kind: type[Record]) -> None:
    """Save a quite different record under the same id: no part of the first is left."""
    with seeded() as (dossier, known):

        @settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
        @given(st.data())
        def replace(data: st.DataObject) -> None:
            first, second = data.draw(records(kind, known)), data.draw(records(kind, known))
            save(dossier, first)
            second.id = first.id
            for name, _length in parts_of(second):
                for part in getattr(second, name):
                    setattr(part, parent_column(second, name), first.id)
            save(dossier, deepcopy(second))
            assert stored(dossier, second) == second

        replace()


def parts_of(record: Record) -> list[tuple[str, int]]:
    return [(name, len(value)) for name, value in vars(record).items() if isinstance(value, list)]


def parent_column(record: Record, name: str) -> str:
    relation: Any = type(record).__mapper__.relationships[name]
    return str(next(iter(relation.remote_side)).name)


@settings(max_examples=25)
@given(st.data())
def test_saving_what_is_stored_writes_nothing(data: st.DataObject) -> None:
    with seeded() as (dossier, known):
        record = save(dossier, data.draw(records(data.draw(st.sampled_from(SUBJECTS)), known)))
        announced: list[frozenset[str]] = []
        dossier.listen(announced.append)
        before, content = writes(dossier), Path(dossier.path).read_bytes()
        save(dossier, deepcopy(record))
        assert writes(dossier) == before
        assert announced == []
        assert Path(dossier.path).read_bytes() == content


def test_each_write_has_one_label_and_one_announcement(dossier: Dossier) -> None:
    announced: list[frozenset[str]] = []
    dossier.listen(announced.append)
    body = Organisation(acronym="RDV")
    person = Person(given_names="Ana")
    person.positions = [Position(person_id=person.id, organisation_id=body.id)]
    with dossier.write("two at once") as writing:
        writing.save(person)  # before the body that it names: references are checked at the end
        writing.save(body)
        assert announced == []
    assert writes(dossier)[-1] == ("Ana", "two at once")
    assert announced == [{"person", "position", "organisation"}]


def test_a_changed_part_announces_the_subject_that_shows_it(dossier: Dossier) -> None:
    meeting = seeds()[2]
    save(dossier, meeting)
    announced: list[frozenset[str]] = []
    dossier.listen(announced.append)
    again = stored(dossier, meeting)
    assert isinstance(again, Meeting)
    again.decisions[0].actions[0].responsible = Bilingual("CUF")
    save(dossier, again)
    assert announced == [{"action", "decision", "meeting"}]


def a_person_of(*titles: str) -> Person:
    person = Person(given_names="Ana")
    person.positions = [
        Position(person_id=person.id, id=f"{title}-{person.id}", title=Bilingual(title)) for title in titles
    ]
    return person


def ranks_of(dossier: Dossier, person: Person) -> dict[str, int]:
    """Return title and rank of the parts, in the order in which they are read."""
    again = stored(dossier, person)
    assert isinstance(again, Person)
    return {position.title.fr: position.rank for position in again.positions}


def test_parts_are_ranked_in_the_order_of_their_list(dossier: Dossier) -> None:
    person = a_person_of("c", "a", "b")
    person.positions[0].rank = 7  # what a caller says of a rank does not count
    save(dossier, deepcopy(person))
    assert list(ranks_of(dossier, person).items()) == [("c", 1024), ("a", 2048), ("b", 3072)]
    with dossier.write("all at once") as writing:
        writing.add_all([other := a_person_of("c", "a", "b")])
    assert ranks_of(dossier, other) == ranks_of(dossier, person)


def test_a_moved_part_alone_changes_its_rank(dossier: Dossier) -> None:
    person = a_person_of("a", "b", "c", "d")
    save(dossier, deepcopy(person))
    before = ranks_of(dossier, person)
    person.positions.insert(1, person.positions.pop())
    for number, position in enumerate(person.positions):  # as a form may number them
        position.rank = number
    save(dossier, deepcopy(person))
    after = ranks_of(dossier, person)
    assert list(after) == ["a", "d", "b", "c"]
    assert {title for title in after if after[title] != before[title]} == {"d"}


def test_a_part_that_comes_or_goes_leaves_the_ranks_of_the_others(dossier: Dossier) -> None:
    person = a_person_of("a", "b", "c")
    save(dossier, deepcopy(person))
    before = ranks_of(dossier, person)
    del person.positions[0]
    person.positions.insert(1, Position(person_id=person.id, title=Bilingual("new")))
    save(dossier, deepcopy(person))
    after = ranks_of(dossier, person)
    assert list(after) == ["b", "new", "c"]
    assert (after["b"], after["c"]) == (before["b"], before["c"])


def test_a_file_numbered_without_gaps_is_renumbered_as_little_as_can_be(dossier: Dossier) -> None:
    person = a_person_of(*"abcdef")
    save(dossier, deepcopy(person))
    with dossier.write("as it was numbered once") as writing:
        again = writing.get(Person, person.id)
        assert again is not None
        for number, position in enumerate(again.positions):
            position.rank = number
    person.positions.append(Position(person_id=person.id, title=Bilingual("last")))
    save(dossier, deepcopy(person))
    appended = {**{title: number for number, title in enumerate("abcdef")}, "last": 5 + 1024}
    assert ranks_of(dossier, person) == appended
    person.positions.insert(0, Position(person_id=person.id, title=Bilingual("first")))
    save(dossier, deepcopy(person))
    assert ranks_of(dossier, person) == {"first": -1024, **appended}


def test_equal_ranks_are_read_by_id_everywhere(dossier: Dossier) -> None:
    """Two copies may each have put a part in the same place."""
    person = a_person_of("b", "a")
    save(dossier, deepcopy(person))
    with dossier.write("as two copies may have it") as writing:
        again = writing.get(Person, person.id)
        assert again is not None
        for position in again.positions:
            position.rank = 1024
    assert list(ranks_of(dossier, person)) == ["a", "b"]
    person.positions.reverse()
    announced: list[frozenset[str]] = []
    dossier.listen(announced.append)
    save(dossier, deepcopy(person))
    assert announced == [], "the order wanted is the one that is read"
    person.positions.reverse()
    save(dossier, deepcopy(person))
    assert list(ranks_of(dossier, person)) == ["b", "a"]


def test_a_part_of_another_list_takes_a_rank_among_its_new_neighbours(dossier: Dossier) -> None:
    meeting = Meeting(title=Bilingual("Séance"))
    meeting.decisions = [Decision(meeting_id=meeting.id, number=f"D{n}") for n in range(2)]
    for decision in meeting.decisions:
        decision.actions = [Action(decision_id=decision.id, number=f"{decision.number}-A{n}") for n in "12"]
    save(dossier, deepcopy(meeting))
    moved = meeting.decisions[1].actions.pop(0)
    moved.decision_id = meeting.decisions[0].id
    meeting.decisions[0].actions.insert(1, moved)
    save(dossier, deepcopy(meeting))
    again = stored(dossier, meeting)
    assert isinstance(again, Meeting)
    assert [(action.number, action.rank) for action in again.decisions[0].actions] == [
        ("D0-A1", 1024),
        ("D1-A1", again.decisions[0].actions[1].rank),
        ("D0-A2", 2048),
    ]
    assert [action.rank for action in again.decisions[1].actions] == [2048]


@pytest.mark.parametrize(("source", "target"), [(0, 1), (1, 0)])
def test_an_action_moves_to_another_decision(dossier: Dossier, source: int, target: int) -> None:
    meeting = Meeting(title=Bilingual("Séance"))
    meeting.decisions = [Decision(meeting_id=meeting.id, number=f"D{n}") for n in range(2)]
    moving = meeting.decisions[source]
    moving.actions = [Action(decision_id=moving.id, number="A1", text=Bilingual("Écrire"))]
    save(dossier, deepcopy(meeting))
    action = moving.actions.pop()
    action.decision_id = meeting.decisions[target].id
    meeting.decisions[target].actions.append(action)
    save(dossier, deepcopy(meeting))
    assert stored(dossier, meeting) == meeting


def test_a_field_left_at_its_default_replaces_what_was_stored(dossier: Dossier) -> None:
    full = Person(given_names="Ana", city="Puebla", country="MX")
    full.positions = [Position(person_id=full.id, title=Bilingual("maire"))]
    save(dossier, full)
    bare = Person(id=full.id, given_names="Ana")
    save(dossier, bare)
    again = stored(dossier, bare)
    assert isinstance(again, Person)
    assert (again.city, again.country, again.positions) == ("", "", [])
    assert again == bare


def test_parts_that_were_not_read_are_not_taken_for_none(dossier: Dossier) -> None:
    person = Person(given_names="Ana")
    person.positions = [Position(person_id=person.id, title=Bilingual("maire"))]
    save(dossier, person)
    with dossier.read() as reading:
        half_read = reading.session.scalars(select(Person)).one()
    half_read.city = "Puebla"
    save(dossier, half_read)
    again = stored(dossier, person)
    assert isinstance(again, Person)
    assert (again.city, [position.title.fr for position in again.positions]) == ("Puebla", ["maire"])


def test_a_new_cover_replaces_the_cover(dossier: Dossier) -> None:
    save(dossier, Cover(title=Bilingual("Autre"), base_currency="MXN"))
    save(dossier, Cover(title=Bilingual("Encore")))
    assert (dossier.cover().title.fr, dossier.cover().base_currency) == ("Encore", "EUR")


def test_a_write_that_fails_changes_nothing(dossier: Dossier) -> None:
    announced: list[frozenset[str]] = []
    dossier.listen(announced.append)
    before = Path(dossier.path).read_bytes()

    def failing() -> None:
        with dossier.write("half") as writing:
            writing.save(Person(given_names="Ana"))
            raise Refusal("no")

    with pytest.raises(Refusal):
        failing()
    assert Path(dossier.path).read_bytes() == before
    assert announced == []


def test_a_reference_to_what_is_gone_is_refused(dossier: Dossier) -> None:
    person = Person(given_names="Ana")
    person.positions = [Position(person_id=person.id, organisation_id=Organisation(acronym="RDV").id)]
    before = Path(dossier.path).read_bytes()
    with pytest.raises(Refusal, match="not there any more"):
        save(dossier, person)
    assert Path(dossier.path).read_bytes() == before


def test_the_file_itself_refuses_what_is_no_day(dossier: Dossier) -> None:
    save(dossier, Meeting(title=Bilingual("Séance")))
    with closing(sqlite3.connect(dossier.path)) as connection:
        for wrong in ("2015-6-29", "hier", ""):
            with pytest.raises(sqlite3.IntegrityError, match="CHECK constraint"):
                connection.execute("UPDATE meeting SET first_day = ?", (wrong,))


def test_records_are_equal_by_what_they_hold() -> None:
    one = Person(given_names="Ana")
    assert deepcopy(one) == one
    other = deepcopy(one)
    other.city = "Puebla"
    assert other != one


def test_records_that_were_read_are_saved_in_one_go(tmp_path: Path) -> None:
    dossier = Dossier.create(str(tmp_path / "made.cufdesk"), a_cover())
    meetings = [Meeting(title=Bilingual(f"Comité {number}")) for number in range(3)]
    for meeting in meetings:
        decision = Decision(meeting_id=meeting.id, title=Bilingual("Décider"))
        decision.actions = [Action(decision_id=decision.id, text=Bilingual("Agir"))]
        meeting.decisions = [decision]
    with dossier.write("seeds") as writing:
        writing.add_all(meetings)
    ids = [meeting.id for meeting in meetings[:2]]
    with dossier.write("both") as writing:
        read = writing.several(Meeting, [*ids, "no such meeting"])
        assert sorted(meeting.id for meeting in read) == sorted(ids)
        for meeting in read:
            meeting.decisions[0].actions = [
                *meeting.decisions[0].actions,
                Action(decision_id=meeting.decisions[0].id, text=Bilingual("Encore")),
            ]
        writing.save_all(read)
    with dossier.read() as reading:
        kept = {meeting.id: meeting.decisions[0].actions for meeting in reading.all(Meeting)}
    assert {id_: len(actions) for id_, actions in kept.items()} == {
        id_: 2 if id_ in ids else 1 for id_ in kept
    }
    assert [[action.text.fr for action in kept[id_]] for id_ in ids] == [["Agir", "Encore"]] * 2
    assert writes(dossier)[-1][1] == "both"
    with dossier.write("other") as writing, pytest.raises(ValueError, match="has read"):
        writing.save_all([deepcopy(meetings[0])])
    dossier.close()
