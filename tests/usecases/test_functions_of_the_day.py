"""A function counts while it is held: in papers on the day of the event, everywhere else today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cufdesk.storage.dossier import Dossier
from cufdesk.storage.list_reader import Query
from cufdesk.storage.lists import Lists
from cufdesk.usecases.correspondents import of_group, recipients
from cufdesk.usecases.groups import save_group
from cufdesk.usecases.printing import print_document
from tests.documents.told import printed_text
from tests.makers import a_dossier, a_group, a_meeting, a_person, a_position, a_visit

ROSA, LUIS, NAMELESS = "rosa", "luis", "nameless"
ENDED, BEGUN = date(2018, 9, 30), date(2018, 10, 1)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Dossier]:
    """Return a dossier with a former mayor who is a senator now, and events before and after that."""
    rosa = a_person(
        id=ROSA,
        positions=[
            a_position("Maire", es="Presidenta", mandate="mayor", last_day=ENDED),
            a_position("Sénatrice", es="Senadora", first_day=BEGUN),
        ],
    )
    luis = a_person(
        "Luis", "Vidal", id=LUIS, positions=[a_position("Maire", es="Presidente", mandate="mayor")]
    )
    nameless = a_person("", "", id=NAMELESS, positions=[a_position("Délégué", last_day=ENDED)])
    people = [rosa, luis, nameless]
    before, after = date(2015, 2, 12), date(2019, 2, 12)
    meeting = a_meeting(people=people, reference="after", first_day=after, last_day=after)
    made = a_dossier(tmp_path, *people, a_visit(people, first_day=before), meeting)
    yield made
    made.close()


def told(office: Dossier, folder: Path, what: str, reference: str = "") -> str:
    return printed_text(print_document(office, what, reference, "fr", target=folder))


def test_an_event_shows_the_titles_of_its_day(office: Dossier, tmp_path: Path) -> None:
    for what in ("participants", "signature-sheet"):
        before = told(office, tmp_path, what, "2015-02-12")
        assert "Maire" in before
        assert "Sénatrice" not in before
    after = told(office, tmp_path, "minutes", "after")
    assert "Sénatrice" in after
    assert after.count("Maire") == 1  # the one who still is


def test_a_function_chosen_for_an_event_is_shown_whenever_it_was_held(
    office: Dossier, tmp_path: Path
) -> None:
    from cufdesk.domain.contacts import Person
    from cufdesk.domain.visits import Visit

    with office.write("choose") as writing:
        [visit], rosa = writing.all(Visit), writing.get(Person, ROSA)
        assert rosa is not None
        visit.members[0].position_id = rosa.positions[1].id
        writing.save(visit)
    assert "Sénatrice" in told(office, tmp_path, "participants", "2015-02-12")


def test_the_directory_lists_what_is_held_and_nobody_s_name_is_lost(office: Dossier, tmp_path: Path) -> None:
    said = told(office, tmp_path, "directory")
    assert "Sénatrice" in said
    assert said.count("Maire") == 1
    assert "Délégué" in said  # whom nothing else names


def test_a_list_by_rule_leaves_out_who_was_a_mayor(office: Dossier) -> None:
    group = save_group(office, a_group(rule_mandate="mayor"))
    assert [one.person_id for one in of_group(office, group)] == [LUIS]
    lists = Lists(office.path)
    try:
        asked = Query("person", filters=(("mandate", "mayor"),))
        rows = lists.page("person", list(lists.rest(asked).rows), "fr")
        assert [row.id for row in rows] == [LUIS]
        assert "Maire" in str(rows)
        shown = lists.page("person", list(lists.rest(Query("person")).rows), "fr")
        [rosa] = [row for row in shown if row.id == ROSA]
        assert "Sénatrice" in str(rosa)
        assert lists.titles([ROSA])[ROSA].detail == "Sénatrice"
    finally:
        lists.close()


def test_somebody_is_written_to_in_the_function_of_today(office: Dossier) -> None:
    found = recipients(office, [(ROSA, "to"), (LUIS, "to")])
    assert [one.function for one in found] == ["Senadora", "Presidente"]
