"""The history told in plain words, and one change taken back out of its turn."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cufdesk.domain.contacts import Person
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import NBSP, set_language
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.history import Asked
from cufdesk.usecases import history
from cufdesk.usecases.contacts import delete_person, save_person
from cufdesk.usecases.files import open_dossier
from cufdesk.usecases.meetings import save_meeting
from cufdesk.usecases.merging import merge
from cufdesk.usecases.telling import Line, Told, lines, record_title, told, writers
from tests.makers import a_decision, a_dossier, a_meeting, a_person, a_position, an_action

TODAY = date(2015, 3, 20)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    made = a_dossier(tmp_path)
    yield made
    made.close()


def listed(dossier: Dossier, **asked: object) -> list[Line]:
    return lines(dossier, Asked(**asked), TODAY)  # type: ignore[arg-type]


def last(dossier: Dossier, nth: int = 0) -> Told:
    return told(dossier, listed(dossier)[nth].id, 100)


def said(write: Told) -> list[str]:
    """Return the whole card of a write as lines."""
    found = []
    for record in write.records:
        found.append(record.title)
        for row in record.rows:
            found += [f"- {row.title}"] if row.title else []
            found += [f"{field.name}: {field.words}" for field in row.fields]
    return found


def stored(dossier: Dossier, person: Person) -> Person:
    with dossier.read() as reading:
        found = reading.get(Person, person.id)
    assert found is not None
    return found


@pytest.fixture
def person(dossier: Dossier) -> Person:
    """Return a contact whose city and phone were changed, and then the city again."""
    made = save_person(dossier, a_person("Rosa", "Ruiz", city="Puebla"))
    made.city, made.languages = "Mérida", "01"
    made = save_person(dossier, made)
    made.city = "Xalapa"
    return save_person(dossier, made)


# what is told --------------------------------------------------------------------------------------------


def test_a_change_of_an_action_is_told_under_its_meeting(dossier: Dossier) -> None:
    action = an_action("Établir le budget", number="A12", deadline=date(2015, 6, 30))
    meeting = save_meeting(dossier, a_meeting(decisions=[a_decision(actions=[action])]))
    meeting.decisions[0].actions[0].deadline = date(2015, 7, 15)
    save_meeting(dossier, meeting)
    set_language("fr")
    write = last(dossier)
    assert said(write) == [
        "Réunion · Échanges avec la délégation",
        "- Action A12 · Établir le budget",
        f"Échéance: 30{NBSP}juin 2015 → 15{NBSP}juillet 2015",
    ]
    [field] = write.records[0].rows[0].fields
    assert field.back == f"Remettre 30{NBSP}juin 2015"
    assert field.stands
    assert write.kept == ""


def test_what_was_added_and_deleted_is_told_with_its_fields(dossier: Dossier) -> None:
    made = save_person(
        dossier, a_person("Ana", "Nueva", city="Puebla", positions=[a_position("Maire", es="")])
    )
    added = last(dossier)
    assert said(added)[0] == "Added: contact Ana Nueva"
    assert "City: Puebla" in said(added)
    assert "- Added: function · Maire" in said(added)
    assert not any("Place" in line for line in said(added)), "ranks are nobody's numbers"
    delete_person(dossier, made.id)
    gone = last(dossier)
    assert said(gone)[0] == "Deleted: contact Ana Nueva"
    assert "City: Puebla" in said(gone)
    assert not gone.records[0].is_there
    assert record_title(dossier, made.id) == "Contact Ana Nueva", "it has its name still"
    assert [line.title for line in listed(dossier, subject=made.id)] == [gone.title, added.title]


def test_a_moved_part_is_told_without_numbers(dossier: Dossier) -> None:
    decisions = [
        a_decision("Une", number="D1"),
        a_decision("Deux", number="D2"),
        a_decision("Trois", number="D3"),
    ]
    meeting = save_meeting(dossier, a_meeting(decisions=decisions))
    meeting.decisions.append(meeting.decisions.pop(0))
    save_meeting(dossier, meeting)
    write = last(dossier)
    moved = [field for row in write.records[0].rows for field in row.fields]
    assert {field.name for field in moved} == {"Place in the list"}
    assert {field.words for field in moved} <= {"further up", "further down"}
    assert {field.back for field in moved} == {"Back to its former place"}


def test_a_long_text_shows_what_differs(dossier: Dossier) -> None:
    text = "Une phrase qui reste. " * 30
    meeting = save_meeting(dossier, a_meeting(notes=text + "La fin."))
    meeting.notes = text + "Une autre fin."
    save_meeting(dossier, meeting)
    [field] = last(dossier).records[0].rows[0].fields
    assert len(field.words) < 260
    assert "La fin." in field.words
    assert "Une autre fin." in field.words
    assert field.back == "Back to the former value"


def test_a_large_write_is_told_in_part(dossier: Dossier) -> None:
    with dossier.write("Import") as writing:
        writing.add_all([a_person(f"Ana {number}") for number in range(30)])
    write = told(dossier, listed(dossier)[0].id, 10)
    assert (len(write.records), write.untold) == (10, 20)


# what is listed ------------------------------------------------------------------------------------------


def test_the_list_is_narrowed_by_person_subject_and_words(tmp_path: Path, dossier: Dossier) -> None:
    save_person(dossier, a_person("Rosa", "Ruiz"))
    save_meeting(dossier, a_meeting())
    dossier.author = "Ana Peña"
    save_person(dossier, a_person("Éva", "Núñez"))
    assert [line.title for line in listed(dossier, author="Ana Peña")] == [
        f"Add Ms{NBSP}Éva Núñez to the contacts"
    ]
    assert writers(dossier) == ["Ana Peña", "Test"]
    assert {line.title for line in listed(dossier, kinds=frozenset({"meeting"}))} == {
        "Add the meeting “Échanges avec la délégation”"
    }
    assert len(listed(dossier, words="nunez EVA")) == 1
    assert listed(dossier, words="nunez rosa") == []
    assert len(listed(dossier, limit=2)) == 2
    page = listed(dossier, limit=2)
    assert listed(dossier, limit=2, before=page[0].place)[0] == page[1]
    assert listed(dossier, since="2100-01-01T00:00:00+00:00") == []


def test_words_are_found_far_back(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cufdesk.storage.history._LOOKED_THROUGH", 3)
    for number in range(12):
        save_person(dossier, a_person(f"Ana {number}", "Comun" if number else "Rara"))
    assert len(listed(dossier, words="rara")) == 1
    assert len(listed(dossier, words="comun", limit=5)) == 5
    assert listed(dossier, words="ana", limit=100) == [
        line for line in listed(dossier) if "Ana" in line.title
    ]


def test_days_head_their_writes(dossier: Dossier, person: Person) -> None:
    import datetime as dt

    today = dt.datetime.now().astimezone().date()
    [line, *_rest] = lines(dossier, Asked(limit=1), today)
    assert line.day.startswith("Today · ")
    [line, *_rest] = lines(dossier, Asked(limit=1), today + dt.timedelta(days=1))
    assert line.day.startswith("Yesterday · ")


def test_what_a_merge_brought_is_marked(tmp_path: Path, dossier: Dossier, person: Person) -> None:
    other = tmp_path / "portable.cufdesk"
    shutil.copyfile(dossier.path, other)
    portable = open_dossier(str(other))
    save_person(portable, a_person("Eva", "Viajera"))
    portable.close()
    save_person(dossier, a_person("Ana", "Local"))
    merge(dossier, str(other))
    found = listed(dossier)
    brought = next(line for line in found if "Viajera" in line.title)
    assert "brought" in brought.detail
    assert brought.day == found[0].day
    whole = told(dossier, found[0].id, 100)
    assert whole.brought == 1
    assert "brought" in told(dossier, brought.id, 100).came_from
    turned = history.take_back(dossier, found[0].id)
    assert turned.left == []
    with dossier.read() as reading:
        assert "Viajera" not in {one.first_surname for one in reading.all(Person)}


# taking back ---------------------------------------------------------------------------------------------


def test_one_field_is_taken_back_and_what_was_changed_again_stays(dossier: Dossier, person: Person) -> None:
    write = last(dossier, 1)
    city, phone = sorted(write.records[0].rows[0].fields, key=lambda field: field.name)
    assert (city.name, phone.name) == ("City", "Languages spoken")
    assert not city.stands, "it was changed again"
    assert phone.stands
    assert phone.back == "Empty it again"
    turned = history.take_back(dossier, write.id, [phone.part])
    assert turned.left == []
    assert (stored(dossier, person).languages, stored(dossier, person).city) == ("", "Xalapa")
    assert listed(dossier)[0].title == f"Take back: edit the contact Ms{NBSP}Rosa Ruiz"
    history.undo(dossier)
    assert stored(dossier, person).languages == "01", "taking back is itself undone"


def test_a_whole_write_leaves_what_was_changed_again_and_says_so(dossier: Dossier, person: Person) -> None:
    turned = history.take_back(dossier, listed(dossier)[1].id)
    assert stored(dossier, person).languages == ""
    assert stored(dossier, person).city == "Xalapa"
    assert history.left_words(dossier, turned.left) == ["Contact Rosa Ruiz: city"]
    assert turned.record == ("person", person.id)


def test_a_deleted_record_is_brought_back_by_its_rows(dossier: Dossier) -> None:
    made = save_person(dossier, a_person("Ana", "Nueva", positions=[a_position("Maire", es="")]))
    delete_person(dossier, made.id)
    write = last(dossier)
    [record] = write.records
    assert record.stands
    history.take_back(dossier, write.id, record.parts)
    again = stored(dossier, made)
    assert again == made
    assert last(dossier, 1).kept == "Nothing of this change stands any more: it was changed again since."


def test_an_added_part_that_was_edited_since_is_not_taken_away(dossier: Dossier) -> None:
    meeting = save_meeting(dossier, a_meeting())
    meeting.decisions = [a_decision("Neuve")]
    meeting.decisions[0].meeting_id = meeting.id
    meeting = save_meeting(dossier, meeting)
    added = listed(dossier)[0].id
    meeting.decisions[0].text = Bilingual("Autre chose", "")
    save_meeting(dossier, meeting)
    [row] = told(dossier, added, 100).records[0].rows
    assert not row.stands
    with pytest.raises(Refusal, match="changed again since"):
        history.take_back(dossier, added, row.parts)
    with dossier.read() as reading:
        kept = reading.get(Meeting, meeting.id)
    assert kept is not None
    assert len(kept.decisions) == 1


def test_acts_and_beginnings_are_kept_with_a_reason(dossier: Dossier) -> None:
    meeting = save_meeting(dossier, a_meeting(state="draft"))
    meeting.state = "distributed"
    save_meeting(dossier, meeting)
    act = last(dossier)
    assert "engaged others" in act.kept
    with pytest.raises(Refusal, match="engaged others"):
        history.take_back(dossier, act.id)
    start = told(dossier, listed(dossier)[-1].id, 100)
    assert start.kept == "The beginning of the dossier cannot be taken back."


def test_what_was_undone_says_so_and_the_undo_itself_can_be_taken_back(
    dossier: Dossier, person: Person
) -> None:
    history.undo(dossier)
    undo, undone = listed(dossier)[:2]
    assert undo.title == f"Undone: edit the contact Ms{NBSP}Rosa Ruiz"
    assert undone.undone
    assert undone.detail.endswith("undone")
    assert told(dossier, undone.id, 100).kept == "This was undone."
    assert told(dossier, undo.id, 100).kept == ""
    history.take_back(dossier, undo.id)
    assert stored(dossier, person).city == "Xalapa"
    assert listed(dossier)[0].title == f"Bring back: edit the contact Ms{NBSP}Rosa Ruiz"


def test_a_write_that_is_not_there_is_refused(dossier: Dossier) -> None:
    for wrong in ("", "nothing", "0000000000000001-abcdef"):
        with pytest.raises(Refusal, match="not in the history"):
            told(dossier, wrong, 10)
        with pytest.raises(Refusal, match="not in the history"):
            history.take_back(dossier, wrong)
