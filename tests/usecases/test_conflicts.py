"""What two copies made of the same thing: told as cards, and settled by a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest

from cufdesk.domain.committee import Committee
from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.meetings import Action, Decision, Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import screen_translator
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
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
from tests.two_copies import DESK, LAPTOP, change, copied, on


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
