"""The history, undo and redo from the terminal: nothing is remembered but the file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cufdesk import cli
from cufdesk.domain.contacts import Person
from cufdesk.domain.meetings import Meeting
from cufdesk.i18n import set_language
from cufdesk.usecases.contacts import delete_person, save_person
from cufdesk.usecases.files import open_dossier
from cufdesk.usecases.meetings import save_meeting
from tests.makers import a_dossier, a_meeting, a_person


class Said(NamedTuple):
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Say = Callable[..., Said]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Say]:
    monkeypatch.setenv("CUFDESK_LANGUAGE", "en")

    def run(*words: str) -> Said:
        capsys.readouterr()
        status = cli.main(words)
        return Said(status, *capsys.readouterr())

    yield run
    set_language("en")


@pytest.fixture
def person() -> Person:
    return a_person("Monserrat", "Iglesias")


@pytest.fixture
def made(tmp_path: Path, person: Person) -> str:
    """Return a dossier in which a contact was added, changed, and deleted."""
    dossier = a_dossier(tmp_path)
    stored = save_person(dossier, person)
    stored.city = "Puebla"
    save_person(dossier, stored)
    delete_person(dossier, person.id)
    dossier.close()
    return dossier.path


def city(path: str, person_id: str) -> str | None:
    dossier = open_dossier(path, hold=False)
    with dossier.read() as reading:
        found = reading.get(Person, person_id)
    dossier.close()
    return found.city if found else None


def test_the_history_tells_the_last_write_first(made: str, say: Say) -> None:
    entries = say("history", made, "--json").json["entries"]
    assert {"id", "when", "who", "label", "undone"} <= set(entries[0])
    assert [entry["label"] for entry in entries[:3]] == [
        "Delete the contact Ms\N{NO-BREAK SPACE}Monserrat Iglesias",
        "Edit the contact Ms\N{NO-BREAK SPACE}Monserrat Iglesias",
        "Add Ms\N{NO-BREAK SPACE}Monserrat Iglesias to the contacts",
    ]
    assert not any(entry["undone"] for entry in entries)
    assert len(say("history", made, "--limit", "2", "--json").json["entries"]) == 2
    assert "Delete the contact" in say("history", made).out.splitlines()[0]


def test_each_line_says_what_was_changed(made: str, say: Say) -> None:
    deleted, edited, *_rest = say("history", made, "--json").json["entries"]
    assert edited["changes"] == ["city: (empty) → Puebla"]
    assert deleted["changes"] == [], "the label says it all"
    lines = say("history", made).out.splitlines()
    assert lines[1].endswith("Iglesias     city: (empty) → Puebla"), "in a column of its own"
    assert lines[0].endswith("Iglesias")


def test_undo_and_redo_turn_one_write_after_the_other(made: str, person: Person, say: Say) -> None:
    labels = [entry["label"] for entry in say("history", made, "--json").json["entries"]]
    assert city(made, person.id) is None
    assert say("undo", made, "--json").json == {"label": labels[0], "left": []}
    assert city(made, person.id) == "Puebla"
    assert say("undo", made).out == "Undone: edit the contact Ms\N{NO-BREAK SPACE}Monserrat Iglesias\n"
    assert city(made, person.id) == ""
    assert say("redo", made, "--json").json == {"label": labels[1], "left": []}
    assert city(made, person.id) == "Puebla"
    assert say("redo", made).out == "Redone: delete the contact Ms\N{NO-BREAK SPACE}Monserrat Iglesias\n"
    assert city(made, person.id) is None
    assert say("check", made).status == 0


def test_the_history_says_what_was_undone(made: str, say: Say) -> None:
    say("undo", made)
    first, second = say("history", made, "--json").json["entries"][:2]
    assert (first["label"], first["kind"], first["undone"]) == (
        "Undone: delete the contact Ms\N{NO-BREAK SPACE}Monserrat Iglesias",
        "undo",
        False,
    )
    assert (second["label"], second["undone"]) == (
        "Delete the contact Ms\N{NO-BREAK SPACE}Monserrat Iglesias",
        True,
    )
    assert say("info", made, "--json").json["last_change"]["label"] == first["label"]
    assert "(undone)" in say("history", made).out.splitlines()[1]


def test_what_cannot_be_turned_gives_1_and_a_sentence(made: str, say: Say) -> None:
    assert say("redo", made) == (1, "", "There is nothing to redo.\n")
    while (said := say("undo", made)).status == 0:
        pass
    assert said == (1, "", "There is nothing to undo.\n")


def test_an_act_is_not_undone(tmp_path: Path, say: Say) -> None:
    meeting = a_meeting(state="draft")
    dossier = a_dossier(tmp_path, meeting)
    meeting.state = "distributed"
    save_meeting(dossier, meeting)
    dossier.close()
    said = say("undo", dossier.path, "--json")
    assert (said.status, said.out) == (1, "")
    assert "engaged others" in said.err
    reopened = open_dossier(dossier.path, hold=False)
    with reopened.read() as reading:
        stored = reading.get(Meeting, meeting.id)
    reopened.close()
    assert stored is not None
    assert stored.state == "distributed"
