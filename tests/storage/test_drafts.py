"""Drafts in the dossier: kept, let go, outside the journal; what cannot be read is refused."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from typing import Any

import pytest

from cufdesk.domain.contacts import Person
from cufdesk.refusal import Refusal
from cufdesk.storage import drafts
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.drafts import Desired, Draft, Edit
from cufdesk.storage.lists import Lists
from cufdesk.storage.overview import check
from cufdesk.storage.packing import pack, unpack


def a_draft(person: Person, **changes: Any) -> Draft:
    packed = pack(person)
    content = Edit(packed, packed | changes, is_new=True, typed={"first_day": ["29/0"]}).written()
    return Draft(person.id, "person", "Ana Peña", content)


@pytest.fixture
def person() -> Person:
    return Person(given_names="Ana", first_surname="Peña")


def test_a_draft_is_kept_and_let_go(dossier: Dossier, person: Person) -> None:
    lists = Lists(dossier.path)
    assert not lists.has_drafts()
    drafts.keep(dossier, a_draft(person))
    drafts.keep(dossier, a_draft(person, notes="plus"))
    assert lists.has_drafts()
    (found,) = drafts.waiting(dossier)
    edit = found.edit()
    assert unpack("person", edit.base) == person
    assert edit.mine["notes"] == "plus"
    assert edit.is_new
    assert edit.typed == {"first_day": ["29/0"]}
    assert (found.title, found.author) == ("Ana Peña", "Ana")
    assert found.moment().tzinfo is not None
    drafts.drop(dossier, person.id)
    drafts.drop(dossier, person.id)
    assert drafts.waiting(dossier) == []
    lists.close()


def test_a_draft_is_no_change(dossier: Dossier, person: Person, path: str) -> None:
    told: list[frozenset[str]] = []
    dossier.listen(told.append)
    with dossier.read() as reading:
        count = "SELECT count(*) FROM journal_write"
        before = reading.session.connection().exec_driver_sql(count).scalar_one()
    drafts.keep(dossier, a_draft(person))
    with dossier.read() as reading:
        assert reading.session.connection().exec_driver_sql(count).scalar_one() == before
        assert reading.all(Person) == []
    assert told == []
    assert check(path) == []


def test_half_a_character_is_kept(dossier: Dossier, person: Person) -> None:
    drafts.keep(dossier, a_draft(person, notes="\ud83d")._replace(title="\ud83d"))
    assert drafts.waiting(dossier)[0].edit().mine["notes"] == "\ud83d"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        "[" * 100_000,
        '{"base": {}, "mine": {}}',
        '{"base": {"id": "1"}, "mine": {"id": "2"}}',
        '{"base": {"id": "1"}, "mine": {"id": "1", "given_names": 3}}',
        '{"base": {"id": "1"}, "mine": {"id": "1"}, "typed": {"first_day": "29"}}',
        '{"base": {"id": "1"}, "mine": {"id": "1"}, "typed": [1]}',
    ],
)
def test_malformed_content_is_refused(content: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Draft("1", "person", "", content).edit()


def test_the_same_draft_well_formed_is_read() -> None:
    """The control: what is refused above is refused for what is wrong with it."""
    draft = Draft("1", "person", "", '{"base": {"id": "1"}, "mine": {"id": "1", "given_names": "Ana"}}')
    assert draft.edit().mine["given_names"] == "Ana"
    with pytest.raises(ValueError, match=r".+"):
        draft._replace(kind="hologram").edit()
    with pytest.raises(ValueError, match=r".+"):
        draft._replace(id="2").edit()
    with pytest.raises(ValueError, match=r".+"):
        draft._replace(at="lately").moment()


def test_a_file_that_cannot_be_written_refuses(dossier: Dossier, person: Person, path: str) -> None:
    os.chmod(path, 0o400)
    with pytest.raises(Refusal):
        drafts.keep(dossier, a_draft(person))
    os.chmod(path, 0o600)
    drafts.keep(dossier, a_draft(person))
    assert len(drafts.waiting(dossier)) == 1


def test_a_full_disk_refuses_and_the_file_is_whole(dossier: Dossier, person: Person, path: str) -> None:
    with dossier.aside() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    # One connection serves one thing after the other: the limit holds for the next one, too.
    with dossier.read() as reading:
        reading.session.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Refusal, match="room"):
        drafts.keep(dossier, a_draft(person, notes="x" * 100_000))
    assert drafts.waiting(dossier) == []
    assert check(path) == []


class Held:
    """A maker of a draft that waits until it may go on: a slow write, seen from the window."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.begun, self.may_go = threading.Event(), threading.Event()

    def __call__(self) -> Draft:
        self.begun.set()
        assert self.may_go.wait(10)
        return self.draft


def _aside(run: Callable[[], None]) -> threading.Thread:
    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_the_last_word_counts(dossier: Dossier, person: Person) -> None:
    desired = Desired(dossier)
    desired.keep(person.id, lambda: a_draft(person))
    desired.drop(person.id)
    desired.write()
    assert drafts.waiting(dossier) == []
    desired.drop(person.id)
    desired.keep(person.id, lambda: a_draft(person, notes="plus"))
    desired.write()
    assert drafts.waiting(dossier)[0].edit().mine["notes"] == "plus"


def test_a_late_write_does_not_bring_back_what_was_let_go(dossier: Dossier, person: Person) -> None:
    desired, slow = Desired(dossier), Held(a_draft(person))
    desired.keep(person.id, slow)
    first = _aside(desired.write)
    assert slow.begun.wait(10)
    desired.drop(person.id)
    second = _aside(desired.write)
    slow.may_go.set()
    first.join(10)
    second.join(10)
    assert drafts.waiting(dossier) == []
    assert not desired.pending()


def test_what_was_refused_stays_wanted(dossier: Dossier, person: Person, path: str) -> None:
    desired = Desired(dossier)
    desired.keep(person.id, lambda: a_draft(person))
    os.chmod(path, 0o400)
    with pytest.raises(Refusal):
        desired.write()
    assert desired.pending()
    os.chmod(path, 0o600)
    desired.write()
    assert not desired.pending()
    assert len(drafts.waiting(dossier)) == 1
    assert json.loads(drafts.waiting(dossier)[0].content)["is_new"] is True
