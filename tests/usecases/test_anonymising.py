"""Anonymisation: decisions stay, values go from every byte, and no copy that comes home brings them back."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from cufdesk.domain.contacts import ContactPoint, Person
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.sendings import SendingRecipient
from cufdesk.domain.values import Bilingual
from cufdesk.domain.visits import Visit
from cufdesk.i18n import set_language
from cufdesk.refusal import Refusal
from cufdesk.storage import backups, drafts, scrubbing
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.drafts import Draft, Edit
from cufdesk.storage.overview import check
from cufdesk.storage.packing import pack
from cufdesk.usecases import history, outgoing
from cufdesk.usecases.anonymising import anonymise, consequences, finish_cleaning
from cufdesk.usecases.attachments import attach
from cufdesk.usecases.contacts import save_person
from cufdesk.usecases.meetings import save_meeting
from cufdesk.usecases.merging import merge
from cufdesk.usecases.searching import search
from cufdesk.usecases.uniting import merge_people
from tests.makers import (
    a_decision,
    a_dossier,
    a_meeting,
    a_person,
    a_position,
    a_sending,
    a_visit,
    an_action,
    an_organisation,
)
from tests.two_copies import LAPTOP, copied, on

DAY = date(2026, 1, 15)
SECRETS = ("zapata", "garesche", "eugene", "ezapata@al-las.eu", "3686 5100", "coordinateur secret")


@pytest.fixture
def person() -> Person:
    made = a_person(
        "Eugène",
        "Zapata",
        second_surname="Garesché",
        aliases="Eugenio Zapata",
        email="ezapata@al-las.eu",
        notes="Coordinateur secret",
        extras="X-PRIVE:Coordinateur secret de Garesché",
        positions=[a_position("Coordinateur secret", es="Coordinador")],
    )
    made.points.append(ContactPoint(person_id=made.id, kind="phone", value="+52 55 3686 5100"))
    return made


@pytest.fixture
def dossier(tmp_path: Path, person: Person) -> Iterator[Dossier]:
    meeting = a_meeting(
        people=[person],
        decisions=[
            a_decision(
                text=Bilingual("M. Zapata informera le groupe.", "Eugène Zapata informará al grupo."),
                actions=[an_action("Écrire à Eugène\u00a0ZAPATA", responsible="E. Zapata Garesché")],
            )
        ],
    )
    meeting.source_text = "Présents : Eugène Zapata (ezapata@al-las.eu), Rosa Ruiz."
    visit = a_visit([person])
    visit.members[0].position_id = person.positions[0].id
    sending = a_sending(
        SendingRecipient(
            sending_id="", person_id=person.id, name="Eugène Zapata Garesché", address="ezapata@al-las.eu"
        ),
        state="sent",
    )
    made = a_dossier(tmp_path, person, a_person("Rosa", "Ruiz"), meeting, visit, sending)
    yield made
    made.close()
    set_language("en")


def held(path: str) -> str:
    """Return every byte of a file as text, what is compressed in the journal included, folded."""
    raw = Path(path).read_bytes().decode("utf-8", "replace")
    with closing(sqlite3.connect(path)) as connection:
        contents = [content for (content,) in connection.execute("SELECT content FROM journal_change")]
    told = [content if content[:1] == b"{" else zlib.decompress(content) for content in contents]
    text = raw + "".join(one.decode() for one in told)
    return text.lower().replace("é", "e").replace("è", "e").replace("\\u00e8", "e")


def secrets_in(path: str) -> list[str]:
    found = [path, *(one for ending in ("-journal", "-wal") if os.path.exists(one := path + ending))]
    assert os.path.getsize(path) > 0
    return [secret for one in found if os.path.getsize(one) for secret in SECRETS if secret in held(one)]


def read(dossier: Dossier, person: Person) -> Person:
    with dossier.read() as reading:
        found = reading.get(Person, person.id)
    assert found is not None
    return found


def test_the_values_are_in_the_file_before(dossier: Dossier) -> None:
    assert secrets_in(dossier.path) == list(SECRETS)


def test_nothing_is_left_in_the_bytes_and_the_check_holds(dossier: Dossier, person: Person) -> None:
    person.city = "Puebla"
    save_person(dossier, person)
    done = anonymise(dossier, person.id, DAY)
    assert secrets_in(dossier.path) == []
    assert check(dossier.path) == []
    assert done.name == "Personne anonymisée n°\u00a01"
    now = read(dossier, person)
    assert (now.written_name, now.anonymised_on) == (done.name, DAY)
    assert (now.points, now.positions, now.notes, now.city) == ([], [], "", "")
    assert (now.side, now.country) == (person.side, person.country)


def test_decisions_and_lists_stay_readable(dossier: Dossier, person: Person) -> None:
    name = anonymise(dossier, person.id, DAY).name
    with dossier.read() as reading:
        (meeting,), (visit,) = reading.all(Meeting), reading.all(Visit)
    decision = meeting.decisions[0]
    assert decision.text == Bilingual(f"{name} informera le groupe.", f"{name} informará al grupo.")
    assert decision.actions[0].text.fr == f"Écrire à {name}"
    assert decision.actions[0].responsible.fr == name
    assert meeting.source_text == f"Présents : {name} ([…]), Rosa Ruiz."
    assert meeting.attendances[0].person_id == person.id
    assert (visit.members[0].person_id, visit.members[0].position_id) == (person.id, None)
    assert search(dossier, "zapata", 10)["total"] == 0
    assert [hit["id"] for hit in search(dossier, "anonymisee", 10)["results"] if hit["kind"] == "person"] == [
        person.id
    ]


def test_it_is_an_act_and_no_undo_brings_anything_back(dossier: Dossier, person: Person) -> None:
    person.city = "Puebla"
    save_person(dossier, person)
    person.city = "Toluca"
    save_person(dossier, person)
    edits = [entry["id"] for entry in history.history(dossier, 10)["entries"]]
    anonymise(dossier, person.id, DAY)
    with pytest.raises(Refusal, match="never undone"):
        history.undo(dossier)
    for edit in edits[:2]:
        with pytest.raises(Refusal):
            history.take_back(dossier, edit)
    assert secrets_in(dossier.path) == []
    assert read(dossier, person).city == ""
    labels = [entry["label"] for entry in history.history(dossier, 20)["entries"]]
    assert not any("Zapata" in label for label in labels)


def test_a_draft_of_theirs_goes_another_stays(dossier: Dossier, person: Person) -> None:
    other = a_person("Luz", "Vera")
    for one in (person, other):
        base = pack(one)
        drafts.keep(dossier, Draft(one.id, "person", "a draft", Edit(base, base).written()))
    anonymise(dossier, person.id, DAY)
    assert [draft.id for draft in drafts.waiting(dossier)] == [other.id]


def test_backups_are_rewritten_and_what_cannot_be_is_removed(dossier: Dossier, person: Person) -> None:
    kept = backups.make(dossier.path, "asked")
    aside = backups.set_aside(dossier.path)
    assert "zapata" in held(kept.path)
    done = anonymise(dossier, person.id, DAY)
    assert {one.name: one.is_removed for one in done.backups} == {
        os.path.basename(kept.path): False,
        os.path.basename(aside.path): True,
    }
    assert secrets_in(kept.path) == []
    assert check(kept.path) == []
    assert not os.path.exists(aside.path)
    with closing(Dossier.open(kept.path, hold=False)) as backup:
        assert read(backup, person).anonymised_on == DAY


def test_a_message_that_waits_goes(dossier: Dossier, person: Person) -> None:
    folders = [outgoing.new_folder() for _n in range(2)]
    for folder, address in zip(folders, ("EZapata@al-las.eu", "rosa@example.org"), strict=True):
        (folder / "message.eml").write_text(f"To: {address}\n\nBonjour", "utf-8")
    anonymise(dossier, person.id, DAY)
    assert [folder.exists() for folder in folders] == [False, True]


def test_a_cleaning_that_was_interrupted_goes_on(
    dossier: Dossier, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = backups.make(dossier.path, "asked")

    def fail(_path: str) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as disk:
        disk.setattr(scrubbing, "clean", fail)
        with pytest.raises(Refusal):
            anonymise(dossier, person.id, DAY)
    assert read(dossier, person).anonymised_on == DAY
    assert secrets_in(kept.path) == list(SECRETS)
    finish_cleaning(dossier)
    assert secrets_in(dossier.path) == []
    assert secrets_in(kept.path) == []
    assert check(dossier.path) == check(kept.path) == []
    monkeypatch.setattr(scrubbing, "clean", fail)
    finish_cleaning(dossier)  # nothing is left to do


def test_an_old_copy_that_comes_home_brings_nothing_back(dossier: Dossier, person: Person) -> None:
    copy = copied(dossier.path)
    with on(copy, "Luis", LAPTOP) as laptop:
        edited = read(laptop, person)
        edited.notes = "Coordinateur secret, rappeler"
        edited.points.append(ContactPoint(person_id=person.id, kind="email", value="eugene@zapata.mx"))
        save_person(laptop, edited)
        with laptop.write("Écrire à Eugène Zapata") as writing:
            (meeting,) = writing.all(Meeting)
            meeting.place = "Chez M. Zapata, Lyon"
            writing.save(meeting)
    anonymise(dossier, person.id, DAY)
    merged = merge(dossier, copy)
    assert len(merged.told) == 2, "what the copy wrote came home"
    with dossier.read() as reading:
        assert reading.all(Meeting)[0].place == "Chez Personne anonymisée n°\u00a01, Lyon"
    assert read(dossier, person).notes == ""
    assert not any(point.value for point in read(dossier, person).points)
    assert secrets_in(dossier.path) == []
    assert check(dossier.path) == []
    assert not any("Zapata" in entry["label"] for entry in history.history(dossier, 20)["entries"])
    history.undo(dossier)
    assert secrets_in(dossier.path) == []
    assert merge(dossier, copy).earlier is not None
    assert secrets_in(dossier.path) == []


def test_a_copy_obeys_what_comes_to_it(dossier: Dossier, person: Person) -> None:
    copy = copied(dossier.path)
    anonymise(dossier, person.id, DAY)
    with on(copy, "Luis", LAPTOP) as laptop:
        backup = backups.make(laptop.path, "asked")
        assert len(secrets_in(laptop.path)) == len(SECRETS)
        assert merge(laptop, dossier.path).obeyed
        assert read(laptop, person) == read(dossier, person)
        assert secrets_in(laptop.path) == []
        assert check(laptop.path) == []
        for one in backups.listed(laptop.path):
            assert secrets_in(one.path) == [], "those made by the merge itself, too"
        assert os.path.exists(backup.path)


def test_two_copies_that_wrote_apart_stay_equal(dossier: Dossier, person: Person) -> None:
    copy = copied(dossier.path)
    with on(copy, "Luis", LAPTOP) as laptop:
        edited = read(laptop, person)
        edited.city = "Oaxaca"
        save_person(laptop, edited)
    edited = read(dossier, person)
    edited.city = "Puebla"
    save_person(dossier, edited)
    assert len(merge(dossier, copy).conflicts) == 1
    anonymise(dossier, person.id, DAY)
    assert check(dossier.path) == [], "the conflict of scrubbed values is gone"
    with on(copy, "Luis", LAPTOP) as laptop:
        merge(laptop, dossier.path)
        assert read(laptop, person) == read(dossier, person)
        assert check(laptop.path) == []


def test_records_that_were_merged_into_the_person_go_with_it(dossier: Dossier, person: Person) -> None:
    twin = a_person("Eugenio", "Zapata G.", notes="Jumeau discret", email="jumeau@example.org")
    with dossier.write("Add") as writing:
        writing.save(twin)
    merge_people(dossier, person.id, twin.id)
    anonymise(dossier, person.id, DAY)
    text = held(dossier.path)
    assert [secret for secret in (*SECRETS, "jumeau") if secret in text] == []
    assert check(dossier.path) == []


def test_a_surname_that_is_also_a_city_is_not_torn_out_but_told(tmp_path: Path) -> None:
    person = a_person("Ana", "Lyon")
    meeting = a_meeting(people=[person], place="Lyon")
    meeting.source_text = "Ana Lyon et Mme Lyon sont à Lyon."
    with closing(a_dossier(tmp_path, person, meeting, an_organisation("VdL", city="Lyon"))) as dossier:
        done = anonymise(dossier, person.id, DAY)
        with dossier.read() as reading:
            (now,) = reading.all(Meeting)
        assert now.source_text == f"{done.name} et {done.name} sont à Lyon."
        assert now.place == "Lyon"
        assert ("meeting", meeting.id) in [(kind, row) for kind, row, _title in done.still]


def test_others_keep_their_names_and_numbers_go_up(dossier: Dossier, person: Person) -> None:
    with dossier.read() as reading:
        (rosa,) = [one for one in reading.all(Person) if one.given_names == "Rosa"]
    assert anonymise(dossier, person.id, DAY).name.endswith("1")
    assert read(dossier, rosa) == rosa
    assert anonymise(dossier, rosa.id, DAY).name.endswith("2")
    assert anonymise(dossier, person.id, DAY).name.endswith("1"), "asked again, it only cleans again"


def test_what_is_out_of_reach_is_told_before_and_after(dossier: Dossier, person: Person) -> None:
    set_language("fr")
    name, beyond = consequences(dossier, person.id)
    assert name == "Eugène Zapata Garesché"
    assert any("envoyé" in sentence for sentence in beyond)
    assert anonymise(dossier, person.id, DAY).beyond == tuple(beyond)


def test_files_that_go_with_a_meeting_are_told_to_be_out_of_reach(
    dossier: Dossier, person: Person, tmp_path: Path
) -> None:
    (tmp_path / "signe.txt").write_text("Eugène Zapata", "utf-8")
    meeting = save_meeting(dossier, a_meeting(people=[person]))
    elsewhere = save_meeting(dossier, a_meeting(reference="2015-03"))
    attach(dossier, meeting.id, [str(tmp_path / "signe.txt")])
    (tmp_path / "autre.txt").write_text("Rien", "utf-8")
    attach(dossier, elsewhere.id, [str(tmp_path / "autre.txt")])
    told = " ".join(consequences(dossier, person.id)[1])
    assert "signe.txt" in told
    assert "autre.txt" not in told


def test_somebody_who_is_not_there_is_refused(dossier: Dossier) -> None:
    with pytest.raises(Refusal):
        anonymise(dossier, "nobody", DAY)
