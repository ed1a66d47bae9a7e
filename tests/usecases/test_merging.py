"""A copy comes home: what it would bring is told first, what it brought is settled by a person."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from cufdesk.domain.contacts import Person
from cufdesk.refusal import Damaged, Refusal
from cufdesk.storage import merges
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.history import Asked, entries
from cufdesk.storage.overview import check
from cufdesk.usecases import conflicts, history, merging
from tests.makers import (
    a_person,
    an_organisation,
)
from tests.two_copies import DESK, LAPTOP, add, change, copied, on, remove


def test_a_rehearsal_says_what_is_newer_where_and_changes_nothing(home: str, people: list[Person]) -> None:
    copy = copied(home)
    with on(home, "Ana", DESK) as desk:
        change(desk, Person, people[0].id, "At the desk", city="Paris")
    with on(copy, "Luis", LAPTOP) as laptop:
        change(laptop, Person, people[1].id, "On the way", languages="1")
        add(laptop, a_person("Nuevo", "Uno"), label="Somebody new")
        history.undo(laptop)
    before = Path(home).read_bytes()
    with on(home, "Ana", DESK) as desk:
        told: list[float] = []
        found = merging.rehearse(desk, copy, progress=told.append)
    assert Path(home).read_bytes() == before
    assert [(line.label, line.author, line.machine) for line in found.told_here] == [
        ("At the desk", "Ana", DESK)
    ]
    assert [(w.kind, w.label, w.author, w.machine) for w in found.told] == [
        ("edit", "On the way", "Luis", LAPTOP),
        ("edit", "Somebody new", "Luis", LAPTOP),
        ("undo", "Somebody new", "Luis", LAPTOP),
    ]
    assert found.counts == {"person": {"insert": 0, "update": 1, "delete": 0}}
    assert (found.conflicts, found.removals, found.write, found.earlier) == ((), (), "", None)
    assert told == sorted(told) != []


def test_one_undo_takes_a_merge_back_and_it_can_be_brought_back_later(
    home: str, people: list[Person]
) -> None:
    copy = copied(home)
    with on(copy, "Luis", LAPTOP) as laptop:
        change(laptop, Person, people[1].id, languages="1")
        remove(laptop, Person, people[2].id)
    with on(home, "Ana", DESK) as desk:
        merged = merging.merge(desk, copy)
        assert merged.write
        assert people_of(desk)[people[1].id].languages == "1"
        assert people[2].id not in people_of(desk)
        assert history.undo(desk).label == "Bring the copy portable.cufdesk home"
        assert people_of(desk)[people[1].id].languages == ""
        assert people[2].id in people_of(desk)
        change(desk, Person, people[0].id, city="Lyon")
        again = merging.rehearse(desk, copy)
        assert again.told == ()
        assert again.earlier is not None
        assert again.earlier.write == merged.write
        merging.bring_back(desk, again.earlier)
        assert people_of(desk)[people[1].id].languages == "1"
        assert people[2].id not in people_of(desk)
        assert people_of(desk)[people[0].id].city == "Lyon"
        assert merging.rehearse(desk, copy).earlier is None
        with pytest.raises(Refusal, match="stands already"):
            merging.bring_back(desk, again.earlier)
    assert check(home) == []


def test_a_copy_that_knows_of_the_undo_is_not_offered_the_merge_again(
    home: str, people: list[Person]
) -> None:
    copy = copied(home)
    with on(copy, "Luis", LAPTOP) as laptop:
        change(laptop, Person, people[1].id, languages="1")
    with on(home, "Ana", DESK) as desk:
        merging.merge(desk, copy)
        history.undo(desk)
    later = copied(home, "later.cufdesk")
    with on(home, "Ana", DESK) as desk:
        assert merging.rehearse(desk, later).earlier is None
        assert merging.rehearse(desk, copy).earlier is not None


def test_a_merge_that_was_undone_in_another_copy_is_brought_back_here(
    home: str, people: list[Person]
) -> None:
    copy = copied(home)
    with on(copy, "Luis", LAPTOP) as laptop:
        change(laptop, Person, people[1].id, languages="1")
    with on(home, "Ana", DESK) as desk:
        merging.merge(desk, copy)
    third = copied(home, "third.cufdesk")
    with on(home, "Ana", DESK) as desk:
        history.undo(desk)
    with on(third, "Eva", "TIERS") as other:
        merging.merge(other, home)
        assert people_of(other)[people[1].id].languages == ""
        earlier = merging.rehearse(other, copy).earlier
        assert earlier is not None
        merging.bring_back(other, earlier)
        assert people_of(other)[people[1].id].languages == "1"
        assert merging.rehearse(other, copy).earlier is None
    assert check(third) == []


def test_a_merge_brought_back_in_vain_is_told_of_all_the_same(home: str, people: list[Person]) -> None:
    """Everything that it brought was changed since; but what can be undone next is another thing now."""
    copy = copied(home)
    with on(copy, "Luis", LAPTOP) as laptop:
        change(laptop, Person, people[1].id, city="Oaxaca")
    with on(home, "Ana", DESK) as desk:
        merging.merge(desk, copy)
        history.undo(desk)
        change(desk, Person, people[1].id, city="Lyon")
        earlier = merging.rehearse(desk, copy).earlier
        assert earlier is not None
        announced: list[frozenset[str]] = []
        desk.listen(announced.append)
        assert len(merging.bring_back(desk, earlier).left) == 1
        assert announced == [frozenset()]
        assert people_of(desk)[people[1].id].city == "Lyon"


def test_an_undo_that_came_with_a_merge_is_forgotten_when_the_merge_is_undone(
    home: str, people: list[Person]
) -> None:
    key = people[0].id
    with on(home, "Ana", DESK) as desk:
        change(desk, Person, key, "At the desk", city="Paris")
    copy = copied(home)
    with on(copy, "Luis", LAPTOP) as laptop:
        history.undo(laptop)
    with on(home, "Ana", DESK) as desk:
        merging.merge(desk, copy)
        assert undone(desk) == {"At the desk"}
        history.undo(desk)
        assert people_of(desk)[key].city == "Paris"
        assert undone(desk) == {"Bring the copy portable.cufdesk home"}
        history.redo(desk)
        assert undone(desk) == {"At the desk"}
        history.undo(desk)
        assert history.undo(desk).label == "At the desk"
        assert people_of(desk)[key].city == "Puebla"
    assert check(home) == []


def undone(dossier: Dossier) -> set[str]:
    with dossier.read() as reading:
        return {entry.write.label for entry in entries(reading, Asked()) if entry.write.undone}


def test_sides_are_told_apart_before_anything_is_kept(home: str, people: list[Person]) -> None:
    copy = copied(home)
    with on(copy, "Luis", LAPTOP) as laptop:
        change(laptop, Person, people[0].id, city="Oaxaca")
    with on(home, "Ana", DESK) as desk:
        change(desk, Person, people[0].id, city="Paris")
        for merged in (merging.rehearse(desk, copy), merging.merge(desk, copy)):
            (told,) = merging.as_json(merged)["conflicts"]
            assert (told["here"], told["there"]) == ("Paris", "Oaxaca")


def test_a_large_removal_names_what_goes_and_wants_agreement(home: str, people: list[Person]) -> None:
    copy = copied(home)
    with on(copy, "Luis", LAPTOP) as laptop:
        remove(laptop, Person, *(person.id for person in people[:6]))
    with on(home, "Ana", DESK) as desk:
        (removal,) = merging.rehearse(desk, copy).removals
        assert (removal.kind, removal.removed, removal.of) == ("person", 6, 12)
        assert "Rosa 0 Ruiz" in removal.names
        assert len(removal.names) == 6
        with pytest.raises(merging.LargeRemoval):
            merging.merge(desk, copy)
        assert len(people_of(desk)) == 12
        merging.merge(desk, copy, allow_removals=True)
        assert len(people_of(desk)) == 6


def test_work_that_is_stopped_changes_nothing(home: str, people: list[Person]) -> None:
    copy = copied(home)
    with on(copy, "Luis", LAPTOP) as laptop:
        add(laptop, *(a_person(f"P{n}", "X") for n in range(600)))
    before = Path(home).read_bytes()
    with on(home, "Ana", DESK) as desk, pytest.raises(merging.Stopped):
        merging.merge(desk, copy, cancelled=lambda: True)
    assert Path(home).read_bytes() == before


def test_work_that_is_stopped_while_the_copy_is_read_is_stopped_not_damage(
    home: str, people: list[Person]
) -> None:
    copy = copied(home)
    with on(copy, "Luis", LAPTOP) as laptop:
        add(laptop, *(a_person(f"P{n}", "X") for n in range(600)))
    looks = iter(range(100))
    with on(home, "Ana", DESK) as desk, pytest.raises(merging.Stopped):
        merging.rehearse(desk, copy, cancelled=lambda: next(looks) > 3)
    assert next(looks) < 20, "the copy was read to its end"


@pytest.mark.parametrize("bring", [merging.rehearse, merging.merge])
@pytest.mark.parametrize("table", ["fact", "journal_write"])
def test_a_damaged_copy_is_told_by_its_own_name(home: str, bring: Callable[..., object], table: str) -> None:
    copy = copied(home)
    with closing(sqlite3.connect(copy)) as connection:
        question = "SELECT (rootpage - 1) * (SELECT page_size FROM pragma_page_size) FROM sqlite_schema"
        (place,) = connection.execute(f"{question} WHERE name = ?", (table,)).fetchone()
    with open(copy, "r+b") as file:
        file.seek(place)
        file.write(b"\xff" * 100)
    with (
        on(home, "Ana", DESK) as desk,
        pytest.raises(Refusal, match=r"^portable.cufdesk is damaged") as found,
    ):
        bring(desk, copy)
    assert not isinstance(found.value, Damaged), "nothing is the matter with the dossier"


def test_a_copy_that_another_program_holds_is_told_by_its_own_name(
    home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = copied(home)
    monkeypatch.setattr("cufdesk.storage.file._PATIENCE", 0.05)
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection, on(home, "Ana", DESK) as desk:
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Refusal, match=r"is using portable\.cufdesk"):
            merging.rehearse(desk, copy)


def people_of(dossier: Dossier) -> dict[str, Person]:
    with dossier.read() as reading:
        return {person.id: person for person in reading.all(Person)}


def test_the_journal_tells_what_a_merge_did(home: str, people: list[Person]) -> None:
    copy = copied(home)
    body = an_organisation()
    with on(copy, "Luis", LAPTOP) as laptop:
        change(laptop, Person, people[0].id, city="Oaxaca")
        change(laptop, Person, people[1].id, city="Oaxaca")
        add(laptop, body)
        remove(laptop, Person, people[5].id)
    with on(home, "Ana", DESK) as desk:
        change(desk, Person, people[0].id, city="Paris")
        change(desk, Person, people[1].id, city="Paris")
        merged = merging.merge(desk, copy)
        cards = conflicts.cards(desk)
        conflicts.settle(desk, cards[0], "Lima")
        with desk.read() as reading:
            (merge,) = merges.merges(reading)
            assert str(merge.id) == merged.write
            assert merges.counts_of(reading, merge) == merged.counts
            noted = merges.remembered(reading, merge)
            assert (noted.name, noted.here and noted.here.writes) == ("portable.cufdesk", 2)
            outcomes = {one.conflict.row: one for one in merges.outcomes_of(reading, merge)}
        assert set(outcomes) == {people[0].id, people[1].id}
        settled = outcomes[cards[0].row]
        assert (settled.value, settled.is_open) == ("Lima", False)
        assert settled.write is not None
        assert settled.write.author == "Ana"
        assert outcomes[cards[1].row].is_open
        history.undo(desk)
        history.undo(desk)
        with desk.read() as reading:
            (merge,) = merges.merges(reading)
            assert merges.undone_by(reading, merge) is not None
            assert all(one.write is None and not one.is_open for one in merges.outcomes_of(reading, merge))
            assert merges.counts_of(reading, merge) == merged.counts
