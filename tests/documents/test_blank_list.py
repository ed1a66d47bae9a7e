"""The list of blanks on paper: under probable owners, with the reason, and room for an answer."""

from __future__ import annotations

import pytest

from cufdesk.documents import blank_list
from cufdesk.domain.base import Record
from cufdesk.domain.blanks.all_blanks import blanks
from cufdesk.domain.blanks.blank import BlankGround
from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.directory import Directory
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import translator
from cufdesk.press.story import DataTable, Note, Story
from tests.documents.told import told
from tests.makers import a_cover, a_decision, a_meeting, a_person, a_position, an_action, an_organisation

RVM = an_organisation("RVM")


def a_list(meeting: Meeting, *known: Record, language: str = "fr", around: bool = False) -> Story:
    people = {one.id: one for one in known if isinstance(one, Person)}
    bodies = {one.id: one for one in known if isinstance(one, Organisation)}
    directory = Directory(people, bodies)
    found = blanks(BlankGround(cover=a_cover(), directory=directory, meetings=(meeting,)))
    content = blank_list.BlanksContent(
        blanks=tuple(found), meeting=meeting if around else None, cover=a_cover(), directory=directory
    )
    return blank_list.story(content, translator(language))


def an_open_meeting(*people: Person) -> Meeting:
    actions = [an_action(responsible="RVM", deadline_text="bientôt"), an_action(responsible="RVM")]
    return a_meeting(
        decisions=[a_decision(actions=actions, modality="adopted"), a_decision(actions=[an_action()])],
        people=people,
        status="host",
    )


def rows(printed: Story) -> list[tuple[str, str]]:
    [table] = [item for item in printed.items if isinstance(item, DataTable)]
    return [(row.kind, str(row.cells[0])) for row in table.rows]


def test_blanks_stand_under_their_owners() -> None:
    delegate = a_person("", "", positions=[a_position("Délégué", RVM)])
    printed = a_list(an_open_meeting(delegate), delegate, RVM)
    assert rows(printed) == [
        ("group", "Secrétariat (CUF)\u00a0(1)"),
        ("data", "D2-A1"),
        ("group", "Réseau des villes du Mexique\u00a0(3)"),
        ("data", "–"),
        ("data", "D1-A1"),
        ("data", "D1-A2"),
    ]
    text = told(printed)
    assert "Échéance à préciser\nbientôt" in text
    assert "l’organisme de cette personne" in text
    assert text.count("……") >= 4


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "Responsable à désigner"), ("es", "Responsable por designar"), ("en", "Responsible to be named")],
)
def test_the_list_speaks_each_language(language: str, words: str) -> None:
    assert words in told(a_list(an_open_meeting(), RVM, language=language))


def test_around_a_meeting_it_bears_its_title_and_reference() -> None:
    printed = a_list(an_open_meeting(), RVM, around=True)
    assert printed.reference == "2015-02"
    assert "Échanges avec la délégation" in printed.title
    assert "Coopération avec le Mexique" in a_list(an_open_meeting(), RVM).title


def test_nothing_open_is_said() -> None:
    printed = a_list(a_meeting(title=Bilingual("Réunion")))
    assert [item.text for item in printed.items if isinstance(item, Note)] == ["Il ne reste aucun blanc."]
    assert not [item for item in printed.items if isinstance(item, DataTable)]
