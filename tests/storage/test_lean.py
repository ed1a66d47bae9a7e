"""What shows no picture reads none: thousands of photos weigh more than all else in the file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.orm.exc import DetachedInstanceError

from cufdesk.domain.contacts import Organisation, Person
from cufdesk.storage.directory import directory_of, whole_directory
from cufdesk.storage.dossier import Dossier, Reading
from cufdesk.storage.search import expected_entries
from cufdesk.usecases.contact_bringing import bring_in
from cufdesk.usecases.contact_files import read_contacts
from cufdesk.usecases.contact_import import plan_import
from tests.makers import a_dossier, a_person, a_position, an_organisation

PICTURE = b"\xff\xd8 a picture"


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    body = an_organisation("SRE", logo=PICTURE)
    made = a_dossier(tmp_path, body, a_person(positions=[a_position("Maire", body)], photo=PICTURE))
    yield made
    made.close()


@contextmanager
def pictures_read() -> Iterator[list[str]]:
    """Gather the statements that ask for a picture."""
    asked: list[str] = []

    def look(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith("SELECT") and any(f".{name}" in statement for name in ("photo", "logo")):
            asked.append(statement)

    event.listen(Engine, "before_cursor_execute", look)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", look)


def _people(reading: Reading, *, pictures: bool) -> list[Person]:
    return reading.all(Person, pictures=pictures)


def test_lists_documents_and_index_read_no_picture(dossier: Dossier) -> None:
    with dossier.read() as reading, pictures_read() as asked:
        people = _people(reading, pictures=False)
        directory = whole_directory(reading)
        assert directory_of(reading, people).organisations.keys() == directory.organisations.keys()
        assert expected_entries(reading.session)
    assert asked == []
    with pytest.raises(DetachedInstanceError):
        _ = people[0].photo
    with dossier.read() as reading, pictures_read() as asked:  # what is asked for is read
        assert [person.photo for person in _people(reading, pictures=True)] == [PICTURE]
        found = directory_of(reading, _people(reading, pictures=True), pictures=True)
    assert [body.logo for body in found.organisations.values()] == [PICTURE]
    assert len(asked) > 1


def test_a_write_that_shows_others_anew_reads_no_picture_of_theirs(dossier: Dossier) -> None:
    with dossier.read() as reading:
        [body] = reading.all(Organisation)
    body.acronym = "S.R.E."
    with dossier.write("Rename") as writing, pictures_read() as asked:
        stored = writing.save(body)
        before = len(asked)  # a save compares the whole body with what is stored
        writing.finish()
    assert len(asked) == before > 0
    assert stored == body
    with dossier.read() as reading:
        [person] = reading.all(Person)
    assert person.photo == PICTURE


def test_a_file_without_pictures_is_compared_without_any(dossier: Dossier, tmp_path: Path) -> None:
    with dossier.read() as reading:
        [person] = reading.all(Person)
    name = f"{person.first_surname};{person.given_names}"
    with dossier.write("reach") as writing:
        person.reach_first("email", "rosa@example.org")
        writing.save(person)
    path = tmp_path / "list.csv"
    path.write_text(f"Nom;Prénom;Courriel;Ville\n{name};rosa@example.org;Puebla\n", encoding="utf-8")
    file = read_contacts(path)
    with pictures_read() as asked:
        plan = plan_import(dossier, file)
    assert [statement for statement in asked if "FROM cover" not in statement] == []
    assert bring_in(dossier, plan).updated == 1
    with dossier.read() as reading:
        [person] = reading.all(Person)
    assert (person.city, person.photo) == ("Puebla", PICTURE)
