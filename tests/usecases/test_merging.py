"""A copy comes home: what it would bring is told first, what it brought is settled by a person."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import date
from pathlib import Path

import pytest

from cufdesk.domain.committee import Committee
from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import screen_translator
from cufdesk.refusal import Damaged, Refusal
from cufdesk.storage import merges
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.history import Asked, entries
from cufdesk.storage.overview import check
from cufdesk.usecases import conflicts, history, merging
from cufdesk.usecases.conflict_words import origin_words
from tests.makers import (
    a_committee,
    a_decision,
    a_dossier,
    a_meeting,
    a_person,
    a_seat,
    an_action,
    an_organisation,
)
from tests.two_copies import DESK, LAPTOP, add, change, copied, on, remove


@pytest.fixture
def people() -> list[Person]:
    return [a_person(f"Rosa {n}", "Ruiz", city="Puebla") for n in range(12)]


@pytest.fixture
def home(tmp_path: Path, people: list[Person]) -> str:
    made = a_dossier(tmp_path, *people)
    made.close()
    return made.path


def test_a_rehearsal_says_what_is_newer_where_and_changes_nothing(home: str, people: list[Person]) -> None:
    copy = copied(home)
    with on(home, "Ana", DESK) as desk:
        change(desk, Person, people[0].id, "At the desk", city="Paris")
    with on(copy, "Luis", LAPTOP) as laptop:
        change(laptop, Person, people[1].id, "On the way", phone="1")
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
        change(laptop, Person, people[1].id, phone="1")
        remove(laptop, Person, people[2].id)
    with on(home, "Ana", DESK) as desk:
        merged = merging.merge(desk, copy)
        assert merged.write
        assert people_of(desk)[people[1].id].phone == "1"
        assert people[2].id not in people_of(desk)
        assert history.undo(desk).label == "Bring the copy portable.cufdesk home"
        assert people_of(desk)[people[1].id].phone == ""
        assert people[2].id in people_of(desk)
        change(desk, Person, people[0].id, city="Lyon")
        again = merging.rehearse(desk, copy)
        assert again.told == ()
        assert again.earlier is not None
        assert again.earlier.write == merged.write
        merging.bring_back(desk, again.earlier)
        assert people_of(desk)[people[1].id].phone == "1"
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
        change(laptop, Person, people[1].id, phone="1")
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
        change(laptop, Person, people[1].id, phone="1")
    with on(home, "Ana", DESK) as desk:
        merging.merge(desk, copy)
    third = copied(home, "third.cufdesk")
    with on(home, "Ana", DESK) as desk:
        history.undo(desk)
    with on(third, "Eva", "TIERS") as other:
        merging.merge(other, home)
        assert people_of(other)[people[1].id].phone == ""
        earlier = merging.rehearse(other, copy).earlier
        assert earlier is not None
        merging.bring_back(other, earlier)
        assert people_of(other)[people[1].id].phone == "1"
        assert merging.rehearse(other, copy).earlier is None
    assert check(third) == []


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


# cards ---------------------------------------------------------------------------------------------------


def people_of(dossier: Dossier) -> dict[str, Person]:
    with dossier.read() as reading:
        return {person.id: person for person in reading.all(Person)}


Apart = Callable[..., Dossier]


@pytest.fixture
def apart(home: str) -> Iterator[Apart]:
    """Return what has both sides write, brings the copy home and gives the dossier at the desk."""
    with ExitStack() as stack:

        def meet(here: Callable[[Dossier], object], there: Callable[[Dossier], object]) -> Dossier:
            copy = copied(home)
            with on(copy, "Luis", LAPTOP) as laptop:
                there(laptop)
            desk = stack.enter_context(on(home, "Ana", DESK))
            here(desk)
            merging.merge(desk, copy)
            return desk

        yield meet


def test_a_card_says_who_wrote_what_where(apart: Apart, people: list[Person]) -> None:
    key = people[0].id
    desk = apart(
        lambda d: change(d, Person, key, city="Paris"), lambda d: change(d, Person, key, city="Oaxaca")
    )
    (card,) = conflicts.cards(desk)
    assert (card.title, card.field_words, card.subject, card.part) == (
        "Contact · Rosa 0 Ruiz",
        "City",
        ("person", key),
        "",
    )
    here, there = card.from_here(), card.from_there()
    assert (here.words, there.words) == ("Paris", "Oaxaca")
    t = screen_translator()
    assert origin_words(here, t).startswith("BUREAU (here), Ana, ")
    assert origin_words(there, t).startswith("PORTABLE (copy), Luis, ")


def test_a_settled_card_can_be_opened_again_in_any_order(apart: Apart, people: list[Person]) -> None:
    one, other = people[0].id, people[1].id

    def both(word: str) -> Callable[[Dossier], None]:
        def write(dossier: Dossier) -> None:
            change(dossier, Person, one, city=word)
            change(dossier, Person, other, city=word)

        return write

    desk = apart(both("Paris"), both("Oaxaca"))
    cards = {card.row: card for card in conflicts.cards(desk)}
    first = conflicts.settle(desk, cards[one], "Lima")
    second = conflicts.settle(desk, cards[other], "Oaxaca")
    assert conflicts.cards(desk) == []
    conflicts.take_back(desk, first)
    (again,) = conflicts.cards(desk)
    assert {choice.value for choice in again.choices} == {"Paris", "Oaxaca"}
    assert people_of(desk)[other].city == "Oaxaca"
    conflicts.take_back(desk, second)
    assert len(conflicts.cards(desk)) == 2
    third = conflicts.settle(desk, conflicts.cards(desk)[0], "Lima")
    conflicts.take_back(desk, third)
    assert history.steps(desk).undo is not None
    assert len(conflicts.cards(desk)) == 2
    assert check(desk.path) == []


def test_deleted_against_changed_shows_what_was_changed_and_what_went_along(
    tmp_path: Path,
) -> None:
    meeting = a_meeting(
        decisions=[a_decision("Créer un comité", actions=[an_action("Écrire"), an_action("Lire")])]
    )
    made = a_dossier(tmp_path, meeting)
    made.close()
    decision = meeting.decisions[0]
    copy = copied(made.path)
    with on(copy, "Luis", LAPTOP) as laptop:
        change(laptop, Decision, decision.id, theme="eau")
    with on(made.path, "Ana", DESK) as desk:
        with desk.write("Drop") as writing:
            stored = writing.get(Meeting, meeting.id)
            assert stored is not None
            stored.decisions.clear()
        merging.merge(desk, copy)
        (card,) = [card for card in conflicts.cards(desk) if card.is_about_life]
        assert card.subject == ("meeting", meeting.id)
        assert card.part.startswith("Decision · ")
        gone, kept = card.choices
        assert (gone.value, kept.value) == (0, 1)
        assert kept.more == ("theme: (empty) → eau",)
        assert len(gone.more) == 1
        assert "Écrire" in gone.more[0]
        settled = conflicts.settle(desk, card, 1)
        with desk.read() as reading:
            back = reading.get(Meeting, meeting.id)
        assert back is not None
        assert len(back.decisions[0].actions) == 2
        conflicts.take_back(desk, settled)
        (card,) = conflicts.cards(desk)
        conflicts.settle(desk, card, 0)
        with desk.read() as reading:
            back = reading.get(Meeting, meeting.id)
        assert back is not None
        assert back.decisions == []
    assert check(made.path) == []


def test_keeping_a_row_brings_back_what_belongs_to_it_and_nothing_else(tmp_path: Path) -> None:
    body = an_organisation()
    decisions = [
        a_decision(name, actions=[an_action(f"{name} 1", responsible_organisation_id=body.id)])
        for name in "AB"
    ]
    meeting = a_meeting(decisions=decisions, place="Paris")
    made = a_dossier(tmp_path, body, meeting)
    made.close()
    wanted = meeting.decisions[0]
    copy = copied(made.path)
    with on(copy, "Luis", LAPTOP) as laptop:
        change(laptop, Decision, wanted.id, theme="eau")
    with on(made.path, "Ana", DESK) as desk:
        with desk.write("Tidy up") as writing:
            stored = writing.get(Meeting, meeting.id)
            assert stored is not None
            stored.decisions.clear()
            stored.place = "Lyon"
            gone = writing.get(Organisation, body.id)
            assert gone is not None
            writing.delete(gone)
        merging.merge(desk, copy)
        (card,) = conflicts.cards(desk)
        conflicts.settle(desk, card, 1)
        with desk.read() as reading:
            back = reading.get(Meeting, meeting.id)
            assert reading.get(Organisation, body.id) is not None
        assert back is not None
        assert [(one.id, len(one.actions)) for one in back.decisions] == [(wanted.id, 1)]
        assert back.place == "Lyon"
    assert check(made.path) == []


def test_a_place_in_a_list_is_said_by_its_neighbours(tmp_path: Path) -> None:
    person = a_person("Rosa", "Ruiz")
    committee = a_committee(seats=[a_seat(person_id=person.id), *(a_seat() for _ in range(3))])
    for number, seat in enumerate(committee.seats):
        seat.function = Bilingual(f"S{number}", f"S{number}")
    made = a_dossier(tmp_path, person, committee)
    made.close()
    copy = copied(made.path)

    def move(dossier: Dossier, to: int) -> None:
        with dossier.write("Move") as writing:
            stored = writing.get(Committee, committee.id)
            assert stored is not None
            stored.seats.insert(to, stored.seats.pop(0))
            writing.save(stored)

    with on(copy, "Luis", LAPTOP) as laptop:
        move(laptop, 3)
    with on(made.path, "Ana", DESK) as desk:
        move(desk, 2)
        merging.merge(desk, copy)
        cards = [card for card in conflicts.cards(desk) if card.is_about_place]
        assert cards
        words = {choice.words for card in cards for choice in card.choices}
        assert not any(word.isdigit() for word in words)
        assert any(word.startswith(("last, after", "between", "first, before")) for word in words)
        for card in cards:
            conflicts.settle(desk, card, card.choices[0].value)
        assert conflicts.cards(desk) == []


def test_a_third_value_is_checked_by_its_field(tmp_path: Path) -> None:
    meeting = a_meeting(decisions=[a_decision("X", actions=[an_action("Y", deadline=date(2015, 6, 1))])])
    action = meeting.decisions[0].actions[0]
    made = a_dossier(tmp_path, meeting)
    made.close()
    copy = copied(made.path)
    with on(copy, "Luis", LAPTOP) as laptop:
        change(laptop, Action, action.id, deadline=date(2015, 6, 30))
    with on(made.path, "Ana", DESK) as desk:
        change(desk, Action, action.id, deadline=date(2015, 6, 29))
        merging.merge(desk, copy)
        (card,) = conflicts.cards(desk)
        assert card.subject[0] == "meeting"
        with pytest.raises(Refusal, match="cannot stand in"):
            conflicts.settle(desk, card, "tomorrow")
        conflicts.settle(desk, card, "2015-07-15")
        with pytest.raises(Refusal, match="settled already"):
            conflicts.settle(desk, card, "2015-07-15")
        with desk.read() as reading:
            back = reading.get(Action, action.id)
        assert back is not None
        assert back.deadline == date(2015, 7, 15)


# what is told of a merge afterwards ----------------------------------------------------------------------


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
