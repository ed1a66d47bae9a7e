"""Directory, participants, programme, composition, calendar and agreements: who, when, where, how far."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from cufdesk.documents import agreements, calendar, committee_composition, directory, participants, programme
from cufdesk.documents.circles import Extent, extent
from cufdesk.domain.base import Record
from cufdesk.domain.committee import Committee
from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.directory import Directory
from cufdesk.domain.values import Bilingual
from cufdesk.domain.visits import Visit
from cufdesk.i18n import translator
from cufdesk.press.story import Cell, DataTable, Heading, Note, Row, Story
from tests.documents.told import texts_of, told
from tests.makers import (
    a_committee,
    a_cover,
    a_milestone,
    a_person,
    a_position,
    a_programme_item,
    a_quota,
    a_seat,
    a_visit,
    an_agreement,
    an_organisation,
)


def who(*known: Record) -> Directory:
    people = {record.id: record for record in known if isinstance(record, Person)}
    return Directory(people, {record.id: record for record in known if isinstance(record, Organisation)})


def cells(row: Row) -> list[str]:
    found = ("".join(texts_of(cell.text if isinstance(cell, Cell) else cell)) for cell in row.cells)
    return [text.replace("\u00a0·", " ·") for text in found]


def tables(printed: Story) -> list[DataTable]:
    return [item for item in printed.items if isinstance(item, DataTable)]


def rows(printed: Story) -> list[list[str]]:
    return [cells(row) for table in tables(printed) for row in table.rows]


# directory -------------------------------------------------------------------------------------------------


def a_directory(*known: Record, language: str = "fr", extent: Extent | None = None) -> Story:
    content = directory.DirectoryContent(cover=a_cover(), directory=who(*known), extent=extent or Extent())
    return directory.story(content, translator(language))


def test_the_directory_goes_by_country_body_and_surname() -> None:
    mexican, french = an_organisation("ZZ", name=Bilingual("Ágora")), an_organisation("AMF", country="FR")
    people = [
        a_person("Ana", "Zamora", positions=[a_position("Directrice", mexican)]),
        a_person("Luz", "Ñáñez", positions=[a_position("Conseillère", mexican)]),
        a_person("Eva", "Nieto", positions=[a_position("Attachée", mexican)]),
        a_person("Léa", "Petit", country="FR", positions=[a_position("Maire", french)]),
    ]
    printed = a_directory(mexican, french, *people)
    assert [item.text for item in printed.items if isinstance(item, Heading)] == ["France", "Mexique"]
    names = [row[0] for row in rows(printed) if len(row) > 1]
    assert names == ["Petit, Léa (Mme)", "Nieto, Eva (Mme)", "Ñáñez, Luz (Mme)", "Zamora, Ana (Mme)"]


def test_one_person_is_listed_under_each_body() -> None:
    first, second = an_organisation("A"), an_organisation("B", country="international")
    person = a_person(positions=[a_position("Conseillère", first), a_position("Coordinatrice", second)])
    text = told(a_directory(first, second, person))
    assert text.count("Ruiz, Rosa") == 2


def test_a_name_as_written_and_a_body_to_be_created_are_said() -> None:
    body = an_organisation(written_name="Réseau des ville", state="planned")
    text = told(a_directory(body, extent=extent("internal")))
    assert "«\u00a0Réseau des ville\u00a0»" in text
    assert translator("fr")._("To be created") in text


def test_people_without_a_body_or_a_name_are_not_lost() -> None:
    text = told(a_directory(a_person(), a_person("", "", positions=[a_position("Délégué")]), language="en"))
    assert "Without a body" in text
    assert "Délégué" in text
    assert "Name to be completed" in text


def test_contacts_have_a_column_only_where_somebody_has_one() -> None:
    assert len(tables(a_directory(a_person()))[0].columns) == 2
    rosa = a_person(email="rosa@example.org")
    rosa.points[0].label = "work"
    reached = a_directory(rosa)
    assert len(tables(reached)[0].columns) == 3
    assert "rosa@example.org" in told(reached)


def test_an_empty_directory_says_so() -> None:
    assert "The directory is still empty." in told(a_directory(language="en"))


# participants and programme --------------------------------------------------------------------------------


def a_list(visit: Visit, *known: Record) -> Story:
    content = participants.ParticipantsContent(visit=visit, cover=a_cover(), directory=who(*known))
    return participants.story(content, translator("en"))


def test_participants_are_numbered_in_the_order_notified() -> None:
    people = [a_person(surname=surname) for surname in ("Zapata", "Alba", "Mora")]
    visit = a_visit(people, declared=3)
    assert [row[:2] for row in rows(a_list(visit, *people))] == [
        ["Partie mexicaine"],
        ["1", "Ms\u00a0Rosa Zapata"],
        ["2", "Ms\u00a0Rosa Alba"],
        ["3", "Ms\u00a0Rosa Mora"],
    ]


def test_a_headcount_that_differs_is_to_be_checked() -> None:
    rosa = a_person()
    assert "Delegates announced: 5; listed: 1." in told(a_list(a_visit([rosa], declared=5), rosa))
    assert not [item for item in a_list(a_visit([rosa], declared=1), rosa).items if isinstance(item, Note)]


def test_those_who_are_only_mentioned_do_not_take_part() -> None:
    rosa = a_person()
    visit = a_visit([rosa], role="mentioned")
    assert "Rosa" not in told(a_list(visit, rosa))


def test_the_programme_goes_day_by_day() -> None:
    items = [
        a_programme_item("Un", end=time(12), place="Paris"),
        a_programme_item("Deux", start=None, day=date(2015, 2, 13), minutes_status="announced"),
        a_programme_item("Trois", start=None, day=None),
    ]
    content = programme.ProgrammeContent(visit=a_visit(programme=items), cover=a_cover())
    told_rows = rows(programme.story(content, translator("fr")))
    assert told_rows[0] == ["Jeudi 12\u00a0février 2015"]
    assert told_rows[1][:3] == ["10\u00a0h\u00a030\u00a0– 12\u00a0h", "Un", "Paris"]
    assert told_rows[2] == ["Vendredi 13\u00a0février 2015"]
    assert told_rows[4] == [translator("fr")._("Day to be set")]
    columns = [column.title for column in tables(programme.story(content, translator("en")))[0].columns]
    assert columns == ["Time", "Step", "Place", "Part of CUF"]


def test_a_programme_without_hours_and_places_has_no_columns_for_them() -> None:
    content = programme.ProgrammeContent(
        visit=a_visit(programme=[a_programme_item(start=None, our_role="")]), cover=a_cover()
    )
    assert len(tables(programme.story(content, translator("en")))[0].columns) == 1


# committee -------------------------------------------------------------------------------------------------


def a_composition(committee: Committee, *known: Record) -> Story:
    content = committee_composition.CommitteeContent(
        committee=committee, decision="2015-02/D4", cover=a_cover(), directory=who(*known)
    )
    return committee_composition.story(content, translator("en"))


def test_a_seat_names_its_holder_or_its_function() -> None:
    rosa, luis = a_person(positions=[a_position("Maire")]), a_person("Luis", "Mora", civility="mr")
    seats = [
        a_seat(person_id=rosa.id, represented_by_id=luis.id, step="confirmed"),
        a_seat("governor", function=Bilingual("Gouverneur d’un État")),
        a_seat("elected", "french", function=Bilingual()),
    ]
    told_rows = rows(a_composition(a_committee(seats=seats), rosa, luis))
    assert told_rows[0] == ["Partie française · 0 of 1 seat filled"]
    assert told_rows[1] == ["1", "Elected member", "to be completed", "To be found"]
    assert told_rows[2] == ["Partie mexicaine · 1 of 2 seats filled"]
    assert "Rosa Ruiz" in told_rows[3][2]
    assert "Represented by Mr\u00a0Luis Mora" in told_rows[3][2]
    assert told_rows[4] == ["2", "Governor", "Gouverneur d’un État", "To be found"]


def test_the_rules_say_what_holds_and_what_does_not_yet() -> None:
    seats = [a_seat(), a_seat("elected", "french")]
    text = told(a_composition(a_committee(seats=seats, quotas=[a_quota(1)])))
    assert "Parity holds: 1 seats Partie française, 1 seats Partie mexicaine." in text
    assert "0 of 1 seats filled.\nNot yet" in text


def test_an_empty_committee_still_prints() -> None:
    assert "No seat has been described yet." in told(a_composition(Committee()))


# calendar and agreements -----------------------------------------------------------------------------------


def test_the_calendar_shows_days_of_the_week_and_inferred_years() -> None:
    content = calendar.CalendarContent(
        milestones=(
            a_milestone(decision_id="d", year_inferred=True),
            a_milestone("Rappel", first_day=date(2015, 7, 1), last_day=None, done=True),
            a_milestone("Un jour", first_day=None, last_day=None),
        ),
        decisions={"d": "2015-02/D4"},
        cover=a_cover(),
        changed=datetime(2015, 2, 20, tzinfo=UTC),
    )
    printed = calendar.story(content, translator("fr"))
    told_rows = rows(printed)
    assert told_rows[0] == ["Juin 2015"]
    assert told_rows[1][0] == "29-30\u00a0juin [2015]\nlundi–mardi"
    assert told_rows[1][3] == "2015-02/D4"
    assert told_rows[3][0] == "mercredi 1er\u00a0juillet 2015"
    assert told_rows[4] == [translator("fr")._("Date to be set")]
    assert "20\u00a0février 2015" in told(printed)


def test_agreements_stand_in_the_order_in_which_they_grow() -> None:
    body = an_organisation()
    content = agreements.AgreementsContent(
        agreements=(
            an_agreement(body, state="signed", signed_on=date(2015, 7, 15)),
            an_agreement(body, "Un tiers", decision_id="d"),
        ),
        decisions={"d": "2015-02/D7"},
        cover=a_cover(),
        directory=who(body),
    )
    told_rows = rows(agreements.story(content, translator("fr")))
    assert [row[0] for row in told_rows if len(row) == 1] == [
        translator("fr").word("agreement_state", state) for state in ("announced", "signed")
    ]
    assert told_rows[1][1:] == ["Réseau des villes du Mexique (RVM)\nUn tiers", "–", "2015-02/D7"]
    assert told_rows[3][2] == "15/07/2015"
