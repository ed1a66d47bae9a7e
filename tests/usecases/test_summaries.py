"""What the lines of the history say that each write changed: golden sentences, and what they cost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event

from cufdesk.domain.contacts import Person
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.minutes_life import Remark
from cufdesk.i18n import NBSP, screen_translator, set_language
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.history import Asked, entries
from cufdesk.storage.journal.fold import Change
from cufdesk.storage.journal.pages import change_from
from cufdesk.usecases import history
from cufdesk.usecases.contacts import delete_person, save_person
from cufdesk.usecases.gates import Answer, answer_step, proposed_gate, save_gate
from cufdesk.usecases.meetings import save_meeting
from cufdesk.usecases.minutes_life import add_remark, answer_remark
from cufdesk.usecases.summaries import summaries
from cufdesk.usecases.telling import lines
from tests.makers import a_decision, a_dossier, a_meeting, a_person, a_position, an_action


@pytest.fixture(autouse=True)
def in_french() -> Iterator[None]:
    set_language("fr")
    yield
    set_language("en")


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    made = a_dossier(tmp_path)
    yield made
    made.close()


@pytest.fixture
def meeting(dossier: Dossier) -> Meeting:
    """Return a stored meeting with an action and three decisions."""
    actions = [an_action("Établir le budget", number="A12", deadline=date(2015, 6, 30))]
    decisions = [a_decision("Une", number="D1", actions=actions)]
    decisions += [a_decision("Deux", number="D2"), a_decision("Trois", number="D3")]
    return save_meeting(dossier, a_meeting(decisions=decisions, state="draft"))


def said(dossier: Dossier, limit: int = 1) -> list[str]:
    return [line.summary for line in lines(dossier, Asked(limit=limit), date(2015, 3, 20))]


def statements(dossier: Dossier) -> int:
    """Return how many statements the summaries of the last hundred writes take."""
    asked: list[str] = []
    with dossier.read() as reading:
        found = entries(reading, Asked())
        connection = reading.session.connection()

        def count(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
            asked.append(statement)

        event.listen(connection, "before_cursor_execute", count)
        summaries(reading, found, screen_translator())
        event.remove(connection, "before_cursor_execute", count)
    return len(asked)


# sentences -----------------------------------------------------------------------------------------------


def test_the_deadline_of_an_action(dossier: Dossier, meeting: Meeting) -> None:
    meeting.decisions[0].actions[0].deadline = date(2015, 7, 15)
    save_meeting(dossier, meeting)
    assert said(dossier) == [f"échéance de A12{NBSP}: 30{NBSP}juin 2015 → 15{NBSP}juillet 2015"]
    set_language("es")
    assert said(dossier) == [f"plazo de A12: 30{NBSP}de{NBSP}junio de 2015 → 15{NBSP}de{NBSP}julio de 2015"]
    set_language("en")
    assert said(dossier) == [f"deadline of A12: 30{NBSP}June 2015 → 15{NBSP}July 2015"]
    set_language("fr")
    history.undo(dossier)
    assert said(dossier) == [f"échéance de A12{NBSP}: 15{NBSP}juillet 2015 → 30{NBSP}juin 2015"]


def test_fields_of_the_record_itself(dossier: Dossier) -> None:
    person = save_person(dossier, a_person("Rosa", "Ruiz"))
    person.languages = "español"
    person = save_person(dossier, person)
    assert said(dossier) == [f"langues parlées{NBSP}: vide → español"]
    person.languages, person.city = "", "Puebla"
    person = save_person(dossier, person)
    assert said(dossier) == [f"langues parlées{NBSP}: español → vide, et 1 autre changement"]
    person.languages, person.city, person.country, person.notes, person.source = "1", "2", "FR", "n", "5"
    save_person(dossier, person)
    assert said(dossier)[0].endswith(", et 4 autres changements")
    set_language("es")
    assert said(dossier)[0].endswith(", y 4 cambios más")


def test_what_was_added_or_deleted_whole_needs_no_more_words(dossier: Dossier) -> None:
    person = save_person(dossier, a_person("Rosa", "Ruiz", positions=[a_position("Maire")]))
    assert said(dossier) == [""]
    delete_person(dossier, person.id)
    assert said(dossier) == [""]
    assert said(dossier, 100)[-1] == "", "nor does the beginning"


def test_parts_that_were_added_changed_and_deleted(dossier: Dossier) -> None:
    person = save_person(dossier, a_person("Rosa", "Ruiz"))
    person.positions.append(a_position("Maire"))
    person = save_person(dossier, person)
    assert said(dossier) == [f"ajouté{NBSP}: fonction · Maire"]
    person.positions[0].first_day = date(2014, 1, 1)
    person = save_person(dossier, person)
    assert said(dossier) == [f"Maire, en fonction depuis le{NBSP}: vide → 1er{NBSP}janvier 2014"]
    person.positions.clear()
    save_person(dossier, person)
    assert said(dossier) == [f"supprimé{NBSP}: fonction · Maire"]


def test_moved_parts_and_a_text_changed_with_them(dossier: Dossier, meeting: Meeting) -> None:
    meeting.decisions.append(meeting.decisions.pop(0))
    meeting = save_meeting(dossier, meeting)
    assert said(dossier) == ["décisions dans un autre ordre"]
    meeting.decisions.insert(0, meeting.decisions.pop())
    meeting.place = "Lyon"
    save_meeting(dossier, meeting)
    [line] = said(dossier)
    assert line.startswith("lieu"), "the text first, the places after it"
    assert line.endswith("Lyon, et 1 autre changement")


def test_an_act_says_its_state_first(dossier: Dossier, meeting: Meeting) -> None:
    meeting.state, meeting.place = "distributed", "Lyon"
    save_meeting(dossier, meeting)
    line = lines(dossier, Asked(limit=1), date(2015, 3, 20))[0]
    assert line.kind == "act"
    assert line.summary == f"état du compte rendu{NBSP}: Projet → Diffusé, et 3 autres changements"


def test_a_long_text_shows_where_it_differs_in_a_line(dossier: Dossier, meeting: Meeting) -> None:
    meeting.notes = "Une phrase qui reste. " * 30 + "La fin."
    meeting = save_meeting(dossier, meeting)
    assert said(dossier) == [f"notes{NBSP}: vide → Une phrase qui reste. Une phrase…"]
    meeting.notes = meeting.notes.replace("La fin.", "Une tout autre fin.")
    save_meeting(dossier, meeting)
    [line] = said(dossier)
    assert "La fin." in line
    assert "Une tout autre fin." in line
    assert len(line) < 90


def test_a_write_about_several_records_names_the_first(dossier: Dossier) -> None:
    people = [save_person(dossier, a_person(f"Ana {number}", "Ruiz")) for number in range(2)]
    with dossier.write("Une ville pour tous") as writing:
        for person in people:
            known = writing.get(Person, person.id)
            assert known is not None
            known.city = "Puebla"
    [line] = said(dossier)
    assert line.startswith("Ana ")
    assert line.endswith(f" Ruiz, ville{NBSP}: vide → Puebla, et 1 autre changement")


def test_the_terminal_gives_sentences(dossier: Dossier) -> None:
    person = save_person(dossier, a_person("Rosa", "Ruiz"))
    person.city, person.languages, person.notes, person.source = "Puebla", "01", "n", "s"
    save_person(dossier, person)
    first, second = history.history(dossier, 2)["entries"]
    assert len(first["changes"]) == 3
    assert f"langues parlées{NBSP}: vide → 01" in first["changes"]
    assert second["changes"] == []


# what it costs -------------------------------------------------------------------------------------------


def test_a_page_takes_as_many_statements_as_one_write(dossier: Dossier) -> None:
    person = save_person(dossier, a_person("Rosa", "Ruiz"))
    person.city = "0"
    person = save_person(dossier, person)
    few = statements(dossier)
    for number in range(1, 40):
        person.city = str(number)
        person = save_person(dossier, person)
    assert all(said(dossier, 40))
    assert 0 < statements(dossier) == few


def test_of_a_large_write_three_rows_are_read(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    person = save_person(dossier, a_person("Rosa", "Ruiz"))
    with dossier.write("Import") as writing:
        known = writing.get(Person, person.id)
        assert known is not None
        known.city = "Puebla"
        writing.add_all([a_person(f"Ana {number}", "Ruiz") for number in range(300)])
    read: list[object] = []
    unpacked = change_from

    def counted(row: object) -> Change:
        read.append(row)
        return unpacked(row)

    monkeypatch.setattr("cufdesk.storage.history.change_from", counted)
    assert said(dossier)[0].endswith(", et d’autres changements")
    assert len(read) == 3


def test_a_change_that_cannot_be_read_leaves_the_others_told(dossier: Dossier) -> None:
    person = save_person(dossier, a_person("Rosa", "Ruiz"))
    person.city = "Puebla"
    person = save_person(dossier, person)
    person.city = "Mérida"
    save_person(dossier, person)
    with dossier.write("") as writing:
        last = "(SELECT max(write) FROM journal_change)"
        damage = f"UPDATE journal_change SET content = x'00' WHERE write = {last}"
        writing.session.connection().exec_driver_sql(damage)
    assert said(dossier, 2) == ["", f"ville{NBSP}: vide → Puebla"]


def test_a_remark_and_a_step_are_called_by_what_they_say(dossier: Dossier, meeting: Meeting) -> None:
    remark = Remark(meeting_id=meeting.id, author="Ambassade", text="Le lieu manque.")
    [kept] = add_remark(dossier, meeting.id, remark).remarks
    answer_remark(dossier, meeting.id, kept.id, taken=True, reply="")
    [answered] = said(dossier)
    assert answered.startswith("Le lieu manque., ")
    gate = save_gate(dossier, proposed_gate(dossier, meeting.decisions[0].id))
    answer_step(dossier, gate.id, gate.steps[1].id, Answer("yes", text="Sous réserve du budget"))
    [noted] = said(dossier)
    assert noted.startswith("Président·e du groupe, ")
