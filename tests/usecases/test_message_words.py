"""What a message says, in the languages of those who read it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cufdesk.domain.contacts import Person
from cufdesk.domain.values import Bilingual
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases.correspondents import language_of, recipients
from cufdesk.usecases.files import save_cover
from cufdesk.usecases.meetings import save_meeting
from cufdesk.usecases.sendings import Message, Parcel, proposed
from tests.makers import a_budget, a_cover, a_dossier, a_meeting, a_person

ROSA: dict[str, Any] = {"email": "rosa@example.org"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Dossier]:
    meeting = a_meeting(
        first_day=date(2015, 2, 12), last_day=date(2015, 2, 13), version="1.2", state="approved"
    )
    made = a_dossier(tmp_path, meeting, a_budget(title=Bilingual("Rencontre", "Encuentro")))
    yield made
    made.close()


def message(office: Dossier, *people: Person, what: str = "minutes", **fields: Any) -> Message:
    with office.write("people") as writing:
        for person in people:
            writing.save(person)
    return proposed(office, Parcel(what, recipients(office, [(p.id, "to") for p in people]), **fields))


def a_mayor(**fields: Any) -> Person:
    return a_person(
        "Jean", "Petit", **({"civility": "mr", "side": "french", "email": "j@example.org"} | fields)
    )


def redate(office: Dossier, first: date | None, last: date | None) -> None:
    from cufdesk.domain.meetings import Meeting

    with office.read() as reading:
        [meeting] = reading.all(Meeting)
    meeting.first_day, meeting.last_day = first, last
    save_meeting(office, meeting)


def test_the_subject_is_the_convention_s(office: Dossier) -> None:
    said = message(office, a_mayor()).subject
    assert said == "[CUF–Mexique] Relevé de décisions des 12-13 février 2015 – v1.2"
    said = message(office, a_person(**ROSA)).subject
    assert said == "[CUF–México] Relación de acuerdos del 12 y 13 de febrero de 2015 – v1.2"


@pytest.mark.parametrize(
    ("first", "last", "french", "spanish"),
    [
        (date(2015, 7, 1), None, "du 1er juillet 2015", "del 1.º de julio de 2015"),
        (
            date(2015, 6, 30),
            date(2015, 7, 2),
            "du 30 juin au 2 juillet 2015",
            "del 30 de junio al 2 de julio",
        ),
        (
            date(2014, 12, 31),
            date(2015, 1, 2),
            "du 31 décembre 2014 au 2 janvier 2015",
            "del 31 de diciembre",
        ),
        (None, date(2015, 2, 13), "du 13 février 2015", "del 13 de febrero de 2015"),
    ],
)
def test_days_are_said_as_one_says_them(
    office: Dossier, first: date | None, last: date | None, french: str, spanish: str
) -> None:
    redate(office, first, last)
    assert french in message(office, a_mayor()).subject
    assert spanish in message(office, a_person(**ROSA)).subject


def test_a_draft_says_so_and_asks_for_remarks(office: Dossier) -> None:
    said = message(office, a_mayor(), what="budget-plan")
    assert said.draft
    assert said.subject.endswith(" – v0.1 (PROJET)")
    assert "PROJET" in said.text
    assert "pas encore été validé" in said.text
    assert "observations" in said.text
    final = message(office, a_mayor())
    assert not final.draft
    assert "PROJET" not in final.subject + final.text
    assert "pour information" in final.text


@pytest.mark.parametrize(
    ("person", "greeting"),
    [
        (a_mayor(), "Monsieur,"),
        (a_mayor(civility="mrs"), "Madame,"),
        (a_mayor(civility=""), "Madame, Monsieur,"),
        (a_person(**ROSA), "Estimada señora Ruiz:"),
        (a_person(civility="mr", usage_name="Peña Nieto", **ROSA), "Estimado señor Peña Nieto:"),
        (a_person(civility="", **ROSA), "Estimada señora, estimado señor:"),
        (a_person(languages="anglais", **ROSA), "Dear Ms Ruiz,"),
    ],
)
def test_one_reader_is_greeted_by_civility(office: Dossier, person: Person, greeting: str) -> None:
    assert message(office, person).text.startswith(f"{greeting}\n\n")


def test_several_readers_are_greeted_together(office: Dossier) -> None:
    assert message(office, a_mayor(), a_mayor()).text.startswith("Madame, Monsieur,\n")


def test_two_languages_stand_one_after_the_other_the_first_reader_s_first(office: Dossier) -> None:
    said = message(office, a_mayor(), a_person(**ROSA))
    assert said.languages == ("fr", "es")
    assert said.text.index("Madame, Monsieur,") < said.text.index("Estimadas señoras")
    assert said.subject == (
        "[CUF–Mexique] Relevé de décisions des 12-13 février 2015"
        " / Relación de acuerdos del 12 y 13 de febrero de 2015 – v1.2"
    )
    assert message(office, a_person(**ROSA), a_mayor()).languages == ("es", "fr")


def test_a_reader_of_another_language_is_told_that_of_the_document(office: Dossier) -> None:
    assert "redactado en francés" in message(office, a_person(**ROSA), language="fr").text
    assert "redactado" not in message(office, a_person(**ROSA), language="es").text


def test_what_it_replaces_is_said(office: Dossier) -> None:
    said = message(office, a_mayor(), replaces=date(2015, 2, 1))
    assert "la version envoyée le 1er février 2015" in said.text.replace("\u00a0", " ")


def test_without_acronym_and_country_there_is_no_tag(office: Dossier) -> None:
    cover = office.cover()
    cover.organisation_acronym = cover.partner_country = ""
    save_cover(office, cover)
    assert message(office, a_mayor()).subject.startswith("Relevé de décisions")


@pytest.mark.parametrize(
    ("languages", "side", "language"),
    [
        ("", "french", "fr"),
        ("", "partner", "es"),
        ("", "", "fr"),
        ("français, espagnol", "partner", "fr"),
        ("Español; inglés", "french", "es"),
        ("EN", "french", "en"),
        ("náhuatl", "partner", "es"),
    ],
)
def test_the_language_of_a_reader(languages: str, side: str, language: str) -> None:
    assert language_of(a_person(languages=languages, side=side), a_cover()) == language
