"""How records and minutes say that they are approved, and how people are spoken of."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cufdesk.documents import account
from cufdesk.documents import minutes as record
from cufdesk.documents.inflected import inflected
from cufdesk.documents.minutes import MinutesContent
from cufdesk.domain.directory import Directory
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import translator
from cufdesk.press.story import Paragraph, Story, TitleBlock
from tests.documents.told import told
from tests.makers import a_cover, a_decision, a_meeting, a_person

APPROVED_ON = date(2015, 3, 6)


def printed(paper: Any, language: str = "fr", **fields: Any) -> Story:
    rosa = a_person()
    meeting = a_meeting(secretary_id=rosa.id, remarks_until=date(2015, 3, 3), **fields)
    content = MinutesContent(meeting=meeting, cover=a_cover(), directory=Directory({rosa.id: rosa}, {}))
    story: Story = paper.story(content, translator(language))
    return story


def sentence(story: Story) -> str:
    said = [item.text for item in story.items if isinstance(item, Paragraph)][-1]
    assert isinstance(said, str)
    return said.replace("\u00a0", " ")


@pytest.mark.parametrize(("paper", "own"), [(record, "relevé"), (account, "compte rendu")])
def test_the_sentence_names_the_paper_and_the_day(paper: Any, own: str) -> None:
    assert (
        sentence(printed(paper))
        == f"Sans observation avant le 3 mars 2015, le présent {own} est réputé approuvé."
    )
    final: dict[str, Any] = {"state": "distributed", "approved_on": APPROVED_ON}
    later = " Toute modification ultérieure fait l’objet d’un rectificatif numéroté."
    assert sentence(printed(paper, **final)) == f"Le présent {own} a été approuvé le 6 mars 2015.{later}"
    tacit = sentence(printed(paper, tacitly=True, **final))
    assert (
        tacit
        == f"En l’absence d’observation, le présent {own} est réputé approuvé depuis le 6 mars 2015.{later}"
    )
    undated = sentence(printed(paper, state="approved"))
    assert undated == f"Le présent {own} a été approuvé.{later}"
    left = sentence(printed(paper, state="distributed"))
    assert left == f"Le présent {own} a été diffusé sans que son approbation ait été consignée.{later}"


def test_spanish_minutes_are_called_minutes() -> None:
    assert "la presente minuta" in sentence(printed(account, "es"))
    assert "la presente relación" in sentence(printed(record, "es"))


def test_who_took_the_minutes_is_named_and_the_day_of_approval_stands_in_the_table() -> None:
    final = told(printed(record, state="approved", approved_on=APPROVED_ON)).replace("\u00a0", " ")
    assert "Mme Rosa Ruiz" in final.split("Date\n")[-1]
    assert final.rstrip().endswith("6 mars 2015") or "\n6 mars 2015\n" in final
    assert "\n6 mars 2015\n" not in told(printed(record)).replace("\u00a0", " ")


def test_a_meeting_without_a_title_is_headed_by_the_paper() -> None:
    head = printed(record, title=Bilingual()).items[0]
    assert isinstance(head, TitleBlock)
    assert (head.kicker, head.title) == ("", "Relevé de décisions")


def test_a_decision_in_prose_is_not_parted_from_how_firm_it_is() -> None:
    rosa = a_person()
    meeting = a_meeting(
        decisions=[a_decision(modality="wish", text=Bilingual("Un.\n\nDeux.", ""))], people=[rosa]
    )
    content = MinutesContent(meeting=meeting, cover=a_cover(), directory=Directory({rosa.id: rosa}, {}))
    story = record.prose_story(content, translator("fr"))
    assert "Souhait\nUn." in told(story)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"civility": "mr"}, "Excusé"),
        ({"civility": "mrs"}, "Excusée"),
        ({"civility": "", "gender": "female"}, "Excusée"),
        ({"civility": "", "gender": ""}, "Excusé(e)"),
    ],
)
def test_french_agrees_with_the_person(fields: dict[str, Any], said: str) -> None:
    assert inflected("Excusé·e", a_person(**fields)) == said
    assert inflected("Partie\u00a0· Excusés", a_person(**fields)) == "Partie\u00a0· Excusés"


def test_attendance_agrees_with_the_person() -> None:
    ana, luis = a_person("Ana"), a_person("Luis", civility="mr")
    meeting = a_meeting(people=[ana, luis], status="absent")
    people = {person.id: person for person in (ana, luis)}
    content = MinutesContent(meeting=meeting, cover=a_cover(), directory=Directory(people, {}))
    text = told(record.story(content, translator("fr")))
    assert "Absente" in text
    assert "Absent\n" in text
    assert "·e" not in text
