"""Two contacts made one from the terminal: only who is named, told before, taken back at once."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.meetings import Meeting
from cufdesk.storage.dossier import Dossier
from tests.makers import a_dossier, a_meeting, a_person, an_organisation
from tests.test_cli import Said


@pytest.fixture
def made(tmp_path: Path) -> str:
    eugene = a_person("Eugène", "Zapata", id="eugene", city="Paris")
    eugenio = a_person("Eugenio", "Zapata", id="eugenio", city="México", email="e@example.org")
    rosa = [a_person("Rosa", "Ruiz", id=f"rosa-{n}") for n in (1, 2)]
    records = eugene, eugenio, *rosa, an_organisation("RVM"), a_meeting(people=[eugenio])
    with closing(a_dossier(tmp_path, *records)) as dossier:
        return dossier.path


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Any:
    return lambda *words: Said(capsys, *words)


def people(path: str) -> dict[str, Person]:
    with closing(Dossier.open(path, hold=False)) as dossier, dossier.read() as reading:
        return {person.id: person for person in reading.all(Person)}


def test_a_dry_run_tells_what_would_be_lost_and_changes_nothing(made: str, say: Any) -> None:
    told = say("unite", made, "Eugène Zapata", "Eugenio Zapata", "--dry-run", "--json")
    assert told.status == 0
    assert told.json["kept"]["id"] == "eugene"
    assert told.json["gone"]["id"] == "eugenio"
    assert told.json["links"] == {"attendance": 1}
    assert {"field": "city", "label": "City", "kept": "Paris", "lost": "México"} in told.json["fields"]
    assert told.json["written"] is False
    assert people(made).keys() >= {"eugene", "eugenio"}


def test_the_first_named_stays_and_one_undo_brings_the_other_back(made: str, say: Any) -> None:
    told = say("unite", made, "eugene", "eugenio", "--take", "city")
    assert told.status == 0
    assert "Eugenio Zapata is now Eugène Zapata." in told.out
    found = people(made)
    assert "eugenio" not in found
    assert (found["eugene"].city, found["eugene"].email) == ("México", "e@example.org")
    assert "Eugenio" in found["eugene"].aliases
    with closing(Dossier.open(made, hold=False)) as dossier, dossier.read() as reading:
        [meeting] = reading.all(Meeting)
        assert meeting.attendances[0].person_id == "eugene"
        assert reading.all(Organisation)
    assert say("undo", made).status == 0
    assert people(made)["eugene"].city == "Paris"
    assert people(made)["eugenio"].email == "e@example.org"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("Rosa Ruiz", "eugenio"),
            "“Rosa Ruiz” may be several contacts: write the identifier of one.\nrosa-",
        ),
        (("Nobody", "eugenio"), "No contact is called “Nobody”."),
        (("eugene", "RVM"), "A person and a body cannot be made one."),
        (("eugene", "Eugène Zapata"), "These two are one record already."),
        (("eugene", "eugenio", "--take", "country"), "There is nothing to choose in “country”, only in: "),
    ],
)
def test_what_cannot_be_meant_is_refused(made: str, say: Any, words: tuple[str, ...], said: str) -> None:
    told = say("unite", made, *words)
    assert told.status == 1
    assert said in told.err
    assert len(people(made)) == 4
