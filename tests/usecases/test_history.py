"""Undo, redo, and one change taken back: what a person can do with what was done."""

from __future__ import annotations

from pathlib import Path

import pytest

from cufdesk.domain.contacts import Organisation, Person, Position
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.history import Asked, called, entries, names_of
from cufdesk.storage.overview import check
from cufdesk.usecases import contacts, history, meetings, reading
from tests.makers import a_meeting, a_person, an_organisation
from tests.usecases.understandings import TEXT, a_person_read, an_understanding


def labels(dossier: Dossier) -> list[str]:
    with dossier.read() as look:
        return [entry.write.label for entry in entries(look, Asked())]


def city(dossier: Dossier, person: Person) -> str | None:
    with dossier.read() as look:
        found = look.get(Person, person.id)
        return found.city if found else None


def test_a_new_dossier_has_nothing_to_undo(dossier: Dossier) -> None:
    assert history.steps(dossier) == (None, None)
    with pytest.raises(Refusal, match="nothing to undo"):
        history.undo(dossier)
    with pytest.raises(Refusal, match="nothing to redo"):
        history.redo(dossier)


def test_a_deletion_is_undone_with_all_its_parts(dossier: Dossier) -> None:
    body = contacts.save_organisation(dossier, an_organisation())
    person = a_person(positions=[Position(person_id="", organisation_id=body.id)])
    kept = contacts.save_person(dossier, person)
    contacts.delete_person(dossier, kept.id)
    step = history.steps(dossier).undo
    assert step is not None
    assert "Ruiz" in step.label
    assert history.undo(dossier).label == step.label
    with dossier.read() as look:
        assert look.get(Person, kept.id) == kept
    assert check(dossier.path) == []
    history.redo(dossier)
    with dossier.read() as look:
        assert look.get(Person, kept.id) is None


def test_undo_survives_a_restart(dossier: Dossier) -> None:
    person = contacts.save_person(dossier, a_person(city="Puebla"))
    person.city = "Oaxaca"
    contacts.save_person(dossier, person)
    dossier.close()
    again = Dossier.open(dossier.path)
    history.undo(again)
    assert city(again, person) == "Puebla"
    again.close()
    third = Dossier.open(dossier.path)
    history.redo(third)
    assert city(third, person) == "Oaxaca"
    third.close()


def test_a_new_edit_ends_what_could_be_redone(dossier: Dossier) -> None:
    person = contacts.save_person(dossier, a_person(city="a"))
    person.city = "b"
    contacts.save_person(dossier, person)
    history.undo(dossier)
    contacts.save_person(dossier, a_person("Eva"))
    assert history.steps(dossier).redo is None
    history.undo(dossier)
    history.undo(dossier)
    assert city(dossier, person) is None


def test_a_text_that_was_read_in_is_undone_in_one_go(dossier: Dossier) -> None:
    before = labels(dossier)
    kept = reading.keep(dossier, an_understanding(people=(a_person_read("Ana Ruiz"),)), text=TEXT)
    assert sum(kept.created.values()) > 1
    history.undo(dossier)
    with dossier.read() as look:
        assert look.all(Meeting) == []
        assert look.all(Person) == []
    assert check(dossier.path) == []
    assert len(labels(dossier)) == len(before) + 2  # the reading and its undo: history forgets nothing


def test_an_act_towards_others_is_answered_not_undone(dossier: Dossier) -> None:
    meeting = meetings.save_meeting(dossier, a_meeting(state="approved"))
    meeting.state = "distributed"
    meetings.save_meeting(dossier, meeting)
    before = Path(dossier.path).read_bytes()
    with pytest.raises(Refusal, match="engaged others"):
        history.undo(dossier)
    assert Path(dossier.path).read_bytes() == before
    with dossier.read() as look:
        again = look.get(Meeting, meeting.id)
    assert again is not None
    again.state = "approved"  # the counter-act is a change of its own, told by the history
    meetings.save_meeting(dossier, again)
    assert labels(dossier)[:2] == [
        "Take back the distribution of “Échanges avec la délégation”",
        "Distribute the minutes of “Échanges avec la délégation”",
    ]
    with pytest.raises(Refusal, match="take back the distribution"):
        history.undo(dossier)


def test_an_edit_that_is_no_act_is_undone(dossier: Dossier) -> None:
    """The control: what is refused above is the state, not the meeting."""
    meeting = meetings.save_meeting(dossier, a_meeting(state="draft"))
    meeting.state = "approved"
    meetings.save_meeting(dossier, meeting)
    history.undo(dossier)
    with dossier.read() as look:
        stored = look.get(Meeting, meeting.id)
    assert stored is not None
    assert stored.state == "draft"


def test_one_change_is_taken_back_out_of_its_turn(dossier: Dossier) -> None:
    person = contacts.save_person(dossier, a_person(city="a", languages="1"))
    person.city, person.languages = "b", "2"
    person = contacts.save_person(dossier, person)
    person.languages = "3"
    contacts.save_person(dossier, person)
    with dossier.read() as look:
        middle = entries(look, Asked())[1].write
    turned = history.take_back(dossier, str(middle.id))
    assert [left.field for left in turned.left] == ["languages"]
    with dossier.read() as look:
        stored = look.get(Person, person.id)
    assert stored is not None
    assert (stored.city, stored.languages) == ("a", "3")
    history.undo(dossier)
    assert city(dossier, person) == "b"
    assert check(dossier.path) == []


def test_one_field_is_taken_back_alone(dossier: Dossier) -> None:
    person = contacts.save_person(dossier, a_person(city="a", languages="1"))
    person.city, person.languages = "b", "2"
    contacts.save_person(dossier, person)
    with dossier.read() as look:
        last = entries(look, Asked())[0].write
    history.take_back(dossier, str(last.id), {(("person", person.id), "city")})
    with dossier.read() as look:
        stored = look.get(Person, person.id)
    assert stored is not None
    assert (stored.city, stored.languages) == ("a", "2")


def test_what_does_not_stand_any_more_is_not_taken_back(dossier: Dossier) -> None:
    person = contacts.save_person(dossier, a_person(city="a"))
    for name in ("b", "c"):
        person.city = name
        person = contacts.save_person(dossier, person)
    with dossier.read() as look:
        middle = entries(look, Asked())[1].write
    before = Path(dossier.path).read_bytes()
    with pytest.raises(Refusal, match="changed again"):
        history.take_back(dossier, str(middle.id))
    assert Path(dossier.path).read_bytes() == before


@pytest.mark.parametrize("wrong", ["", "x", "0000000000000001-abc", "-"])
def test_an_unknown_change_is_refused(dossier: Dossier, wrong: str) -> None:
    with pytest.raises(Refusal, match="not in the history"):
        history.take_back(dossier, wrong)


def test_what_others_name_is_not_taken_away(dossier: Dossier) -> None:
    body = contacts.save_organisation(dossier, an_organisation())
    with dossier.read() as look:
        made = entries(look, Asked())[0].write
    contacts.save_person(dossier, a_person(positions=[Position(person_id="", organisation_id=body.id)]))
    with pytest.raises(Refusal, match="still named elsewhere"):
        history.take_back(dossier, str(made.id))
    with dossier.read() as look:
        assert look.get(Organisation, body.id) == body


def test_the_history_of_one_record_has_its_parts_and_outlives_it(dossier: Dossier) -> None:
    person = contacts.save_person(dossier, a_person())
    contacts.save_person(dossier, a_person("Eva"))
    person.positions.append(Position(person_id=person.id, title=Bilingual("maire")))
    contacts.save_person(dossier, person)
    contacts.delete_person(dossier, person.id)
    with dossier.read() as look:
        own = entries(look, Asked(subject=person.id))
        assert [entry.subjects for entry in own] == [(person.id,)] * 3
        assert len(entries(look, Asked(kinds=frozenset({"position"})))) == 2


def test_a_page_of_the_history_goes_on_where_the_last_one_ended(dossier: Dossier) -> None:
    for number in range(7):
        contacts.save_person(dossier, a_person(f"Ana {number}"))
    with dossier.read() as look:
        first = entries(look, Asked(limit=3))
        second = entries(look, Asked(limit=3, before=first[-1].write.seq))
        places = [entry.write.seq for entry in first + second]
        assert places == sorted(set(places), reverse=True)
        assert len(places) == 6


def test_people_are_called_by_their_name() -> None:
    assert called("person", {"given_names": "Ana", "first_surname": "Ruiz"}, "fr") == "Ana Ruiz"
    assert called("action", {"number": "A12", "text_es": "Entregar"}, "fr") == "A12 · Entregar"


def test_a_contact_without_a_name_is_called_by_the_first_function(dossier: Dossier) -> None:
    unnamed = Person(positions=[Position(person_id="", title=Bilingual("Délégué", "Delegado"))])
    kept = contacts.save_person(dossier, unnamed)
    keys = [("person", kept.id), ("position", kept.positions[0].id)]
    with dossier.read() as look:
        assert names_of(look, keys, "es") == dict.fromkeys((row for _kind, row in keys), "Delegado")
        assert names_of(look, [("person", kept.id)], "fr") == {kept.id: "Délégué"}
