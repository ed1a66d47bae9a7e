"""What people and bodies held in single columns is moved to rows of their own, with its history."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cufdesk.domain.contacts import Organisation, Person
from cufdesk.storage import drafts, search
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.overview import check
from cufdesk.storage.packing import unpack
from cufdesk.usecases import history, merging
from tests.storage.old_files import make_version_1, make_version_2, write_before

ROSA = {"given_names": "Rosa", "email": "rosa@example.org", "phone": "+52 55 1", "address": "Calle 1\nMérida"}
POINTS = [("email", "rosa@example.org"), ("phone", "+52 55 1"), ("address", "Calle 1\nMérida")]


def points(dossier: Dossier, person_id: str = "rosa") -> list[tuple[str, str]]:
    with dossier.read() as reading:
        person = reading.get(Person, person_id)
        assert person is not None
        return [(point.kind, point.value) for point in person.points]


def conflicts(dossier: Dossier) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(dossier.path)) as connection:
        return list(connection.execute("SELECT kind, field FROM journal_conflict"))


def test_the_values_of_a_file_of_version_2_stand_in_their_order(path: str) -> None:
    make_version_2(path, "Ana")
    write_before(path, ("person", "rosa", ROSA))
    with closing(Dossier.open(path)) as opened:
        assert points(opened) == POINTS
    assert check(path) == []


def test_the_values_of_a_file_of_version_1_stand_there_too(path: str) -> None:
    make_version_1(path, "Ana")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE person SET id = 'rosa', email = 'a@example.org', address = 'Calle 1'")
    with closing(Dossier.open(path)) as opened:
        assert points(opened) == [("email", "a@example.org"), ("address", "Calle 1")]
    assert check(path) == []


def test_the_history_tells_each_value_that_there_was(path: str) -> None:
    make_version_2(path)
    write_before(path, ("person", "rosa", ROSA), label="Add")
    write_before(path, ("person", "rosa", {"email": "r@example.org", "city": "Mérida"}), label="Change")
    write_before(path, ("person", "rosa", {"email": ""}), label="Empty")
    write_before(path, ("person", "rosa", {"email": "again@example.org"}), label="Again")
    with closing(Dossier.open(path)) as opened:
        assert points(opened)[0] == ("email", "again@example.org")
        told = [
            (entry["label"], " ".join(entry["changes"])) for entry in history.history(opened, 10)["entries"]
        ]
        said = dict(told)
        assert "rosa@example.org → r@example.org" in said["Change"]
        assert "Mérida" in said["Change"]
        assert [label for label, _changes in told][:4] == ["Again", "Empty", "Change", "Add"]
        history.undo(opened)
        history.undo(opened)
        assert points(opened)[0] == ("email", "r@example.org"), "writes of before can be undone one by one"
        history.undo(opened)
        assert points(opened) == POINTS
        history.redo(opened)
        assert points(opened)[0] == ("email", "r@example.org")
    assert check(path) == []


def test_who_was_deleted_stays_deleted_and_comes_back_whole(path: str) -> None:
    make_version_2(path)
    write_before(path, ("person", "rosa", ROSA))
    write_before(path, ("person", "rosa", None), label="Delete")
    with closing(Dossier.open(path)) as opened:
        with opened.read() as reading:
            assert reading.get(Person, "rosa") is None
        history.undo(opened)
        assert points(opened) == POINTS
    assert check(path) == []


def test_a_counterpart_names_back(path: str) -> None:
    make_version_2(path)
    bodies = [("organisation", name, {"acronym": name, "state": "exists"}) for name in ("amf", "conamm")]
    write_before(path, *bodies)
    write_before(path, ("organisation", "conamm", {"counterpart_id": "amf"}))
    with closing(Dossier.open(path)) as opened, opened.read() as reading:
        held = {body.id: [one.other_id for one in body.counterparts] for body in reading.all(Organisation)}
    assert held == {"amf": ["conamm"], "conamm": ["amf"]}
    assert check(path) == []


def test_the_index_finds_by_what_moved(path: str) -> None:
    make_version_2(path)
    write_before(path, ("person", "rosa", ROSA))
    with closing(Dossier.open(path)) as opened, opened.read() as reading:
        assert "merida" in search.folded_words(reading.session, ["rosa"])["rosa"]


def _apart(path: str, tmp_path: Path) -> str:
    make_version_2(path)
    write_before(path, ("person", "rosa", ROSA))
    copy = str(tmp_path / "portable.cufdesk")
    shutil.copy(path, copy)
    return copy


@pytest.mark.parametrize("upgraded", [True, False])
def test_copies_that_were_upgraded_apart_meet_as_before(path: str, tmp_path: Path, upgraded: bool) -> None:
    """Only what both wrote is a conflict: what one wrote is taken from it, whoever was upgraded first."""
    copy = _apart(path, tmp_path)
    write_before(path, ("person", "rosa", {"email": "desk@example.org"}), node="aaaaaaaaaaaa")
    portable = {"email": "portable@example.org", "phone": "+52 55 2"}
    write_before(copy, ("person", "rosa", portable), node="bbbbbbbbbbbb")
    if upgraded:
        Dossier.open(copy).close()
    with closing(Dossier.open(path)) as desk:
        merging.merge(desk, copy)
        assert points(desk)[1:] == [("phone", "+52 55 2"), POINTS[2]]
        assert conflicts(desk) == [("contact_point", "value")]
    assert check(path) == []


def test_copies_that_hold_the_same_meet_without_a_word(path: str, tmp_path: Path) -> None:
    copy = _apart(path, tmp_path)
    Dossier.open(copy).close()
    with closing(Dossier.open(path)) as desk:
        merging.merge(desk, copy)
        assert points(desk) == POINTS
        assert conflicts(desk) == []
    assert check(path) == []


def test_what_the_history_does_not_account_for_is_put_right(path: str) -> None:
    """A table that says more than its journal is not sound, but nothing of it may be lost."""
    make_version_2(path)
    write_before(path, ("person", "rosa", ROSA), ("person", "ana", {"given_names": "Ana"}))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE person SET phone = '999' WHERE id = 'ana'")
        connection.execute("UPDATE person SET email = 'other@example.org', phone = '' WHERE id = 'rosa'")
    with closing(Dossier.open(path)) as opened:
        assert points(opened, "ana") == [("phone", "999")]
        assert points(opened) == [("email", "other@example.org"), POINTS[2]]
    assert check(path) == []


def test_what_was_typed_and_not_saved_moves_too(path: str) -> None:
    make_version_2(path)
    write_before(path, ("person", "rosa", ROSA))
    base = {"id": "rosa", **ROSA}
    typed = json.dumps({"base": base, "mine": base | {"email": "typed@example.org"}, "is_new": False})
    with closing(sqlite3.connect(path)) as connection, connection:
        moment = "2015-03-02T10:00:00+00:00"
        for draft, content in (("rosa", typed), ("broken", "{")):
            row = (draft, "person", moment, "Ana", "Rosa", content)
            connection.execute("INSERT INTO draft VALUES (?, ?, ?, ?, ?, ?)", row)
    with closing(Dossier.open(path)) as opened:
        [kept] = [one for one in drafts.waiting(opened) if one.id == "rosa"]
        edit = kept.edit()
        assert edit is not None
        mine, stored = unpack("person", edit.mine), unpack("person", edit.base)
        assert mine.reached_by("email") == ["typed@example.org"]
        assert mine.reached_by("address") == ["Calle 1\nMérida"]
        with opened.read() as reading:
            assert reading.get(Person, "rosa") == stored
