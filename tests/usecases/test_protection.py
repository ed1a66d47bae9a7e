"""The review of who is kept, and the extract of all that is held on one person."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from cufdesk.domain.contacts import Person
from cufdesk.domain.sendings import SendingRecipient
from cufdesk.i18n import LANGUAGES, set_language
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases.access_extracts import as_json, held_on, write_extract
from cufdesk.usecases.anonymising import anonymise
from cufdesk.usecases.contacts import save_person
from cufdesk.usecases.protection import person_named, review
from tests.makers import a_dossier, a_meeting, a_person, a_position, a_sending, a_visit, an_organisation

TODAY = date(2026, 1, 15)


@pytest.fixture
def people() -> list[Person]:
    body = an_organisation("SRE")
    first = a_person(
        "Eugène",
        "Zapata",
        email="e@example.org",
        source="Relevé 2015",
        legal_basis="Intérêt légitime",
        keep_until=date(2020, 1, 1),
        positions=[a_position("Coordinateur", body)],
    )
    return [first, a_person("Rosa", "Ruiz", last_contact=date(2014, 3, 1)), a_person("Ana", "Vera")]


@pytest.fixture
def dossier(tmp_path: Path, people: list[Person]) -> Iterator[Dossier]:
    first, second, _third = people
    recipient = SendingRecipient(sending_id="", person_id=second.id, name="Rosa Ruiz")
    absent = a_meeting(people=[second], first_day=date(2016, 5, 1), last_day=None)
    absent.attendances[0].status = "excused"
    made = a_dossier(
        tmp_path,
        an_organisation("SRE", id=first.positions[0].organisation_id),
        *people,
        a_meeting(people=[first], first_day=date(2015, 2, 12), last_day=date(2015, 2, 13)),
        absent,
        a_visit([second], first_day=date(2099, 1, 1), last_day=None),
        a_sending(recipient, state="sent", day=date(2015, 7, 1)),
    )
    yield made
    made.close()
    set_language("en")


def test_the_last_contact_is_computed_from_all_that_tells_of_one(dossier: Dossier) -> None:
    found = {one.name: one for one in review(dossier, TODAY)}
    assert found["Zapata, Eugène"].last_contact == date(2015, 2, 13)
    assert found["Zapata, Eugène"].contact_with != ""
    rosa = found["Ruiz, Rosa"]
    assert rosa.last_contact == date(2015, 7, 1), "neither the excuse of 2016 nor the visit to come"
    assert found["Vera, Ana"].last_contact is None


def test_a_day_entered_by_hand_counts_where_it_is_the_latest(dossier: Dossier, people: list[Person]) -> None:
    people[0].last_contact = date(2018, 1, 1)
    save_person(dossier, people[0])
    (one,) = [one for one in review(dossier, TODAY) if one.id == people[0].id]
    assert (one.last_contact, one.contact_with) == (date(2018, 1, 1), "")


def test_who_is_past_comes_first_then_who_was_not_heard_of(dossier: Dossier, people: list[Person]) -> None:
    found = review(dossier, TODAY)
    assert [one.name for one in found] == ["Zapata, Eugène", "Vera, Ana", "Ruiz, Rosa"]
    assert [one.is_past for one in found] == [True, False, False]
    assert [one.is_past for one in review(dossier, date(2020, 1, 1))] == [False, False, False]
    anonymise(dossier, people[0].id, TODAY)
    assert len(review(dossier, TODAY)) == 2


def test_a_person_is_named_by_id_or_by_words_that_find_them_alone(
    dossier: Dossier, people: list[Person]
) -> None:
    assert person_named(dossier, people[0].id).id == people[0].id
    assert person_named(dossier, "zapata eugene").id == people[0].id
    with pytest.raises(Refusal):
        person_named(dossier, "nobody at all")
    save_person(dossier, a_person("Ana", "Ruiz"))
    with pytest.raises(Refusal, match="2 people"):
        person_named(dossier, "ruiz")


def test_a_good_extract_is_not_replaced_by_half_of_one(
    dossier: Dossier, people: list[Person], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_extract(dossier, people[0].id, tmp_path / "extract.json")
    good = path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600

    def full(*_words: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(Refusal, match=r"extract\.json” cannot be written"):
        write_extract(dossier, people[0].id, path)
    assert path.read_bytes() == good
    assert not list(tmp_path.glob(".*.part"))


def test_the_extract_holds_record_links_texts_and_history(
    dossier: Dossier, people: list[Person], tmp_path: Path
) -> None:
    person = people[0]
    person.city = "Puebla"
    save_person(dossier, person)
    meeting = a_meeting(place="Chez Eugène Zapata")
    with dossier.write("Add") as writing:
        writing.save(meeting)
    path = write_extract(dossier, person.id, tmp_path / "extract.json")
    held = json.loads(path.read_text("utf-8"))
    assert held == json.loads(json.dumps(as_json(held_on(dossier, person.id))))
    assert held["person"]["city"] == "Puebla"
    assert [point["value"] for point in held["contact_points"]] == ["e@example.org"]
    assert held["positions"][0]["title_fr"] == "Coordinateur"
    assert [link["kind"] for link in held["links"]] == ["meeting"]
    assert [one["id"] for one in held["named_in"]] == [meeting.id]
    assert {"old": {"city": ""}, "new": {"city": "Puebla"}}.items() <= held["history"][-1].items()
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_extract_as_a_document_says_the_same(
    dossier: Dossier, people: list[Person], tmp_path: Path, language: str
) -> None:
    people[0].city = "Puebla"
    save_person(dossier, people[0])
    set_language(language)
    path = write_extract(dossier, people[0].id, tmp_path / "extract.pdf")
    with closing(pypdfium2.PdfDocument(path)) as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    for said in ("Eugène Zapata", "e@example.org", "Puebla", "Relevé 2015", "Intérêt légitime"):
        assert said in text, said
    assert path.stat().st_mode & 0o777 == 0o600


def test_another_ending_is_refused_and_no_other_file_is_written_over(
    dossier: Dossier, people: list[Person], tmp_path: Path
) -> None:
    with pytest.raises(Refusal):
        write_extract(dossier, people[0].id, tmp_path / "extract.docx")
    (tmp_path / "letter.pdf").write_text("no pdf")
    with pytest.raises(Refusal):
        write_extract(dossier, people[0].id, tmp_path / "letter.pdf")
    with pytest.raises(Refusal):
        write_extract(dossier, "nobody", tmp_path / "extract.pdf")
    assert (tmp_path / "letter.pdf").read_text() == "no pdf"


def test_after_anonymisation_an_extract_holds_nothing(
    dossier: Dossier, people: list[Person], tmp_path: Path
) -> None:
    anonymise(dossier, people[0].id, TODAY)
    text = write_extract(dossier, people[0].id, tmp_path / "extract.json").read_text("utf-8")
    assert "Zapata" not in text
    assert "example.org" not in text
