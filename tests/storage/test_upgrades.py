"""A file of an older version is brought up to date whole, or left as it was to the byte."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import class_mapper

from cufdesk.domain.base import Record
from cufdesk.domain.contacts import Person
from cufdesk.domain.sendings import Sending
from cufdesk.refusal import Refusal
from cufdesk.storage import file, upgrades
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.layout import BESIDE_RECORDS
from cufdesk.storage.other_copy import opened_copy
from cufdesk.storage.overview import check
from cufdesk.storage.ranks import STEP
from cufdesk.usecases import merging
from tests.makers import (
    a_budget,
    a_decision,
    a_joint_document,
    a_line,
    a_meeting,
    a_milestone,
    a_programme_item,
    a_section,
    a_visit,
    an_action,
)
from tests.storage.making import a_cover
from tests.storage.old_files import make_version_1, make_version_2, make_version_3


@pytest.fixture
def closed(path: str) -> str:
    dossier = Dossier.create(path, a_cover())
    with dossier.write("person") as writing:
        writing.save(Person(given_names="Ana"))
    dossier.close()
    return path


def next_version(monkeypatch: pytest.MonkeyPatch, *steps: upgrades.Step) -> None:
    """Let this program be some versions further on."""
    version = file.VERSION + len(steps)
    monkeypatch.setattr(upgrades, "STEPS", (*upgrades.STEPS, *steps))
    for module in (upgrades, file):
        monkeypatch.setattr(module, "VERSION", version)


def adds_a_column(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE fact ADD COLUMN place TEXT NOT NULL DEFAULT ''")


def fills_it(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE fact SET place = 'desk'")


def fails(_connection: sqlite3.Connection) -> None:
    raise RuntimeError("a bug in a step")


def places(path: str) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [place for (place,) in connection.execute("SELECT place FROM fact")]


def test_the_steps_run_in_order_and_once(closed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    next_version(monkeypatch, adds_a_column, fills_it)
    opened = Dossier.open(closed)
    with opened.read() as reading:
        assert [person.given_names for person in reading.all(Person)] == ["Ana"]
    opened.close()
    assert places(closed) == ["desk"]
    assert file.inspect_header(closed) == file.VERSION
    Dossier.open(closed).close()


def test_a_step_that_fails_leaves_every_byte(closed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Path(closed).read_bytes()
    next_version(monkeypatch, adds_a_column, fills_it, fails)
    with pytest.raises(RuntimeError):
        Dossier.open(closed)
    assert Path(closed).read_bytes() == before


def laid_out(path: str) -> dict[str, str]:
    """Return the statement that made each table and index, its spaces aside; columns in one order."""
    with closing(sqlite3.connect(path)) as connection:
        made = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        return {name: " ".join(sql.split()).replace("( ", "(").replace(" )", ")") for name, sql in made}


@pytest.mark.parametrize("make", [make_version_1, make_version_2, make_version_3])
def test_an_older_file_is_laid_out_like_a_new_one(
    path: str, tmp_path: Path, make: Callable[..., None]
) -> None:
    new = str(tmp_path / "new.cufdesk")
    Dossier.create(new, a_cover()).close()
    make(path, "Ana")
    assert laid_out(path) != laid_out(new)
    Dossier.open(path).close()
    assert laid_out(path) == laid_out(new)
    assert file.inspect_header(path) == file.VERSION
    assert check(path) == []


@pytest.mark.parametrize("make", [make_version_1, make_version_2, make_version_3])
def test_an_older_file_keeps_all_that_it_held(path: str, make: Callable[..., None]) -> None:
    people = [Person(given_names="Rosa", first_surname="Ruiz", written_name="Rosa Ruiz")]
    visit = a_visit(people, programme=[a_programme_item(place="Sénat")])
    action = an_action(responsible_person_id=people[0].id, deadline=date(2015, 5, 12))
    meeting = a_meeting(people=people, decisions=[a_decision(actions=[action], theme="Rencontre")])
    budget = a_budget(lines=[a_line()])
    records = [*people, visit, meeting, budget, a_milestone(), a_joint_document(sections=[a_section()])]
    make(path, records=records)
    with closing(Dossier.open(path)) as opened, opened.read() as reading:
        for record in records:
            kept = reading.get(type(record), record.id)
            _settle_ranks(record)
            assert kept == record
    assert check(path) == []


def _settle_ranks(record: Record) -> None:
    """Give the parts of a made record the ranks that storing gives them."""
    for relation in class_mapper(type(record)).relationships:
        for place, part in enumerate(getattr(record, relation.key), 1):
            part.rank = place * STEP
            _settle_ranks(part)


def test_an_older_file_can_hold_sendings_once_it_is_brought_up_to_date(path: str) -> None:
    make_version_2(path, "Ana")
    with closing(Dossier.open(path)) as opened:
        with opened.write("sending") as writing:
            writing.save(Sending(what="minutes", title="Relevé"))
        with opened.read() as reading:
            assert [sending.title for sending in reading.all(Sending)] == ["Relevé"]
            assert [person.given_names for person in reading.all(Person)] == ["Ana"]
    assert check(path) == []


def test_two_that_open_at_once_upgrade_once(closed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold the first in its step until the second waits for it: the second finds the work done."""
    begun, second_asked = threading.Event(), threading.Event()

    def slow(connection: sqlite3.Connection) -> None:
        begun.set()
        assert second_asked.wait(10)
        adds_a_column(connection)

    next_version(monkeypatch, slow)
    first = threading.Thread(target=lambda: Dossier.open(closed, hold=False).close())
    first.start()
    assert begun.wait(10)
    connection = file.connect(closed)
    second_asked.set()
    upgrades.upgrade(connection, file.VERSION - 1)
    first.join(10)
    connection.close()
    assert places(closed) == [""]


def test_a_file_without_the_columns_of_its_version_is_refused(closed: str) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        connection.execute("ALTER TABLE person DROP COLUMN usage_name")
    before = Path(closed).read_bytes()
    with pytest.raises(Refusal, match="laid out"):
        Dossier.open(closed)
    assert Path(closed).read_bytes() == before


@pytest.mark.parametrize("table", sorted(BESIDE_RECORDS - {"search_words"}))
def test_a_file_without_a_table_beside_the_records_is_refused(closed: str, table: str) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        connection.execute(f"DROP TABLE {table}")
    with pytest.raises(Refusal, match="laid out"):
        Dossier.open(closed)


def test_an_older_file_that_cannot_be_written_is_refused(path: str) -> None:
    make_version_1(path, "Ana")
    Path(path).chmod(0o400)
    with pytest.raises(Refusal, match="Copy it first"):
        Dossier.open(path)


def written_once_more(path: str, at: str) -> None:
    make_version_1(path, "Ana")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO write_log VALUES ('5d1e88aa', ?, 'Ana', 'Save the contact')", (at,))


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+00:00"])
def test_a_clock_that_was_far_wrong_leaves_an_older_file_usable(path: str, at: str) -> None:
    written_once_more(path, at)
    copy = f"{path}.copy"
    shutil.copyfile(path, copy)
    with closing(Dossier.open(path)) as opened:
        with opened.write("later") as writing:
            writing.save(Person(given_names="Eva"))
        assert check(path) == []
        assert merging.rehearse(opened, copy).already > 0


def test_an_older_file_with_a_moment_that_is_none_is_refused_and_kept(path: str) -> None:
    written_once_more(path, "yesterday")
    before = Path(path).read_bytes()
    with pytest.raises(Refusal, match="cannot be read"):
        Dossier.open(path)
    with pytest.raises(Refusal, match="is damaged"), opened_copy(path):
        raise AssertionError("it was opened")
    assert Path(path).read_bytes() == before
