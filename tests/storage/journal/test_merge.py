"""Cases of two copies that meet, told one by one; and copies that are not to be believed."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.meetings import Decision, Meeting
from cufdesk.domain.records import ALL
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.journal.clock import MOST
from cufdesk.storage.journal.merge import BadCopy
from cufdesk.storage.journal.values import ALIVE
from cufdesk.storage.merging import open_conflicts, take_in
from cufdesk.storage.other_copy import opened_copy
from cufdesk.storage.overview import check
from tests.storage.journal.copies import Copy, Step
from tests.storage.old_files import make_version_1

Pair = tuple[Copy, Copy]


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    here = Copy.first(tmp_path)
    there = here.another("there")
    yield here, there
    here.close()
    there.close()


def met(pair: Pair, mine: list[Step], theirs: list[Step]) -> Copy:
    """Edit the copies apart, bring the second home, and return the first, which must be sound."""
    here, there = pair
    here.run(mine)
    there.run(theirs)
    here.merge(there)
    assert check(str(here.path)) == []
    return here


def fields(copy: Copy) -> list[tuple[str, str, set[object]]]:
    return [(c.row, c.field, {side.value for side in c.sides}) for c in copy.conflicts()]


def test_different_fields_of_one_person_are_no_conflict(pair: Pair) -> None:
    here = met(pair, [("person", "p1", "city", "a")], [("person", "p1", "languages", "b")])
    assert fields(here) == []
    held = here.content()["person", "p1"]
    assert (held["city"], held["languages"]) == ("a", "b")


def test_the_same_edit_on_both_sides_is_no_conflict(pair: Pair) -> None:
    here = met(pair, [("person", "p1", "city", "a")], [("person", "p1", "city", "a")])
    assert fields(here) == []
    here.run([("person", "p1", "city", "b")])
    assert fields(here) == []


def test_two_values_stay_listed_until_one_is_chosen_and_the_choice_travels(pair: Pair) -> None:
    here, there = pair
    met(pair, [("person", "p1", "city", "a")], [("person", "p1", "city", "b")])
    assert fields(here) == [("p1", "city", {"a", "b"})]
    here.run([("person", "p1", "languages", "c")])
    assert len(fields(here)) == 1
    here.run([("settle", 0, 0)])
    assert fields(here) == []
    there.merge(here)
    assert fields(there) == []
    assert there.content() == here.content()


def test_a_choice_made_on_both_sides_differently_is_asked_again(pair: Pair) -> None:
    here, there = pair
    here.run([("person", "p1", "city", "a")])
    there.run([("person", "p1", "city", "b")])
    before = here.another("before")
    here.merge(there)
    there.merge(before)
    before.close()
    here.run([("settle", 0, 0)])
    there.run([("settle", 0, 1)])
    here.merge(there)
    assert fields(here) == [("p1", "city", {"a", "b"})]


def test_an_edit_that_a_deletion_had_not_seen_keeps_the_record(pair: Pair) -> None:
    here, _there = pair
    met(pair, [("delete", "o2"), ("delete", "p2"), ("delete", "o2")], [("person", "p2", "city", "b")])
    assert here.content()["person", "p2"]["city"] == "b"
    assert ("p2", ALIVE, {0, 1}) in fields(here)


def test_a_deletion_that_nobody_gainsays_is_a_deletion(pair: Pair) -> None:
    here = met(pair, [("person", "p1", "city", "a")], [("delete", "p2")])
    assert ("person", "p2") not in here.content()
    assert fields(here) == []


def test_a_deletion_on_both_sides_is_one(pair: Pair) -> None:
    here = met(pair, [("delete", "p2")], [("delete", "p2")])
    assert ("person", "p2") not in here.content()
    assert fields(here) == []


def test_what_something_new_refers_to_comes_back(pair: Pair) -> None:
    """Delete a body here, give somebody a function in it there."""
    here, there = pair
    here.run([("drop position", "p2", 0)] * 3 + [("delete", "o2")])
    assert ("organisation", "o2") not in here.content()
    met((here, there), [], [("add position", "p1", "o2", "b")])
    assert ("organisation", "o2") in here.content()
    assert ("o2", ALIVE, {0, 1}) in fields(here)


@pytest.mark.parametrize(("side", "is_there"), [(0, False), (1, True)])
def test_a_disputed_record_is_kept_or_let_go_by_a_person(pair: Pair, side: int, is_there: bool) -> None:
    """Delete a meeting here, change one of its decisions there; keeping it brings all of it back."""
    here, there = pair
    whole = {key for key in here.content() if key[0] in {"meeting", "decision", "action"}}
    met(pair, [("delete", "m1")], [("decision", "m1", 0, "b")])
    about = [conflict.row for conflict in here.conflicts()]
    assert set(about) == {"m1", "d0"}
    here.run([("settle", about.index("m1"), side)])
    held = {key for key in here.content() if key[0] in {"meeting", "decision", "action"}}
    assert held == (whole if is_there else set())
    assert check(str(here.path)) == []
    assert [row for row, _field, _sides in fields(here) if row == "m1"] == []
    merged = here.content()
    here.run([("undo",)])
    assert {conflict.row for conflict in here.conflicts()} == {"m1", "d0"}
    here.run([("redo",)])
    assert here.content() == merged
    there.merge(here)
    assert there.content() == here.content()


def test_what_is_kept_brings_back_an_open_conflict_of_what_was_deleted_along(pair: Pair) -> None:
    """Both changed a decision; then one side deletes the meeting, and the other goes on with it."""
    here, there = pair
    met(pair, [("decision", "m1", 0, "a")], [("decision", "m1", 0, "b")])
    there.merge(here)
    met(pair, [("delete", "m1")], [("decision", "m1", 1, "c")])
    about = [conflict.row for conflict in here.conflicts()]
    here.run([("settle", about.index("m1"), 1)])
    assert ("d0", "title_fr", {"a", "b"}) in fields(here)
    assert check(str(here.path)) == []
    there.merge(here)
    assert (there.content(), there.conflicts()) == (here.content(), here.conflicts())


def test_a_record_that_one_side_kept_and_the_other_removed_is_in_dispute_again(pair: Pair) -> None:
    """Also once the merge that told so was undone and redone."""
    here, there = pair
    met(pair, [("delete", "p2")], [("person", "p2", "city", "b")])
    there.merge(here)
    for copy, side in ((here, 1), (there, 0)):
        about = [conflict.row for conflict in copy.conflicts()]
        copy.run([("settle", about.index("p2"), side)])
    here.merge(there)
    merged = here.content()
    assert ("p2", ALIVE, {0, 1}) in fields(here)
    for step, listed in (("undo", False), ("redo", True)):
        here.run([(step,)])
        assert (("p2", ALIVE, {0, 1}) in fields(here)) == listed
        assert check(str(here.path)) == []
    assert here.content() == merged


def test_undoing_the_merge_takes_all_of_it_back_and_redo_brings_it_again(pair: Pair) -> None:
    here, there = pair
    before = here.content()
    met(pair, [], [("person", "p1", "city", "a"), ("delete", "p2"), ("add action", "m1", 0, "b")])
    merged = here.content()
    here.run([("undo",)])
    assert here.content() == before
    here.run([("redo",)])
    assert here.content() == merged
    assert here.merge(there).there == []


def test_the_other_copy_keeps_every_byte(pair: Pair) -> None:
    here, there = pair
    there.run([("person", "p1", "city", "a")])
    there.close()
    before = there.path.read_bytes()
    here.merge(there)
    assert there.path.read_bytes() == before


def test_a_copy_that_is_being_written_is_seen_whole(pair: Pair) -> None:
    here, there = pair
    there.run([("person", "p1", "city", "a")])
    with there.dossier.write("under way") as writing:
        person = writing.get(Person, "p1")
        assert person is not None
        person.city = "half"
        writing.session.flush()
        here.merge(there)
    assert here.content()["person", "p1"]["city"] == "a"
    here.merge(there)
    assert here.content()["person", "p1"]["city"] == "half"


def test_copies_of_a_file_from_before_the_journal_belong_together(tmp_path: Path) -> None:
    """Each is brought up to date apart; what differed by then is listed, what was equal is not."""
    one, other = tmp_path / "one.cufdesk", tmp_path / "other.cufdesk"
    make_version_1(str(one), "Ana", "Eva")
    shutil.copyfile(one, other)
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("UPDATE person SET city = 'Puebla' WHERE given_names = 'Ana'")
    before = other.read_bytes()
    dossier = Dossier.open(str(one))
    with opened_copy(str(other)) as connection_, dossier.write("merge") as writing:
        take_in(writing, connection_, other.name)
    with dossier.read() as reading:
        conflicts = open_conflicts(reading)
    assert [(c.field, {side.value for side in c.sides}) for c in conflicts] == [("city", {"", "Puebla"})]
    assert other.read_bytes() == before
    assert [problem for problem in check(str(one)) if problem.what == "journal"] == []
    dossier.close()


def test_equal_copies_from_before_the_journal_have_nothing_to_tell(tmp_path: Path) -> None:
    one, other = tmp_path / "one.cufdesk", tmp_path / "other.cufdesk"
    make_version_1(str(one), "Ana")
    shutil.copyfile(one, other)
    dossier = Dossier.open(str(one))
    with opened_copy(str(other)) as connection, dossier.write("merge") as writing:
        assert take_in(writing, connection, other.name).report.there == []
    dossier.close()


_LAST = "WHERE rowid = (SELECT max(rowid) FROM journal_change)"
_STRAY = '{"new":{"organisation_id":"never"},"old":{}}'
_UNBELIEVABLE = {
    "content that is none": "content = x'00ff'",
    "a table that is none": "kind = 'sqlite_schema'",
    "an id that is none": """replaces = '{"city":["x"]}'""",
    "replaces that is no object": "replaces = '[1]'",
    "replaces that is no JSON": "replaces = '{'",
    "ids that are none": """replaces = '{"city":[["x"]]}'""",
    "a deletion that has seen nothing": "op = 'delete'",
    "a value that is none": """content = CAST('{"new":{"city":["a"]},"old":{}}' AS BLOB)""",
    "a number for a text": """content = CAST('{"new":{"city":1},"old":{}}' AS BLOB)""",
    "nothing where something must be": """content = CAST('{"new":{"city":null},"old":{}}' AS BLOB)""",
    "half a character": """content = CAST('{"new":{"city":"\\ud800"},"old":{}}' AS BLOB)""",
    "a day that no calendar has": """kind = 'meeting', row = 'm1', replaces = '{"first_day":[]}',
        content = CAST('{"new":{"first_day":"2015-02-30"},"old":{}}' AS BLOB)""",
    "bytes that are none": """kind = 'cover', row = 'cover', replaces = '{"logo":[]}',
        content = CAST('{"new":{"logo":"é"},"old":{}}' AS BLOB)""",
    "a row that nobody made": f"""content = CAST('{_STRAY}' AS BLOB), kind = 'position', row = 'p1-f1',
        replaces = '{{"organisation_id":[]}}'""",
}


@pytest.mark.parametrize("what", _UNBELIEVABLE)
def test_a_journal_that_cannot_be_believed_changes_nothing(pair: Pair, what: str) -> None:
    here, there = pair
    there.run([("person", "p1", "city", "a")])
    there.close()
    with closing(sqlite3.connect(there.path)) as connection, connection:
        connection.execute(f"UPDATE journal_change SET {_UNBELIEVABLE[what]} {_LAST}")
    assert_not_taken(here, there)


@pytest.mark.parametrize("said", ["at = 'yesterday'", "kind = 'undo', target = 'x'"])
def test_a_write_that_cannot_be_told_of_changes_nothing(pair: Pair, said: str) -> None:
    here, there = pair
    there.run([("person", "p1", "city", "a")])
    there.close()
    with closing(sqlite3.connect(there.path)) as connection, connection:
        connection.execute(f"UPDATE journal_write SET {said} WHERE label = 'person'")
    assert_not_taken(here, there)


@pytest.mark.parametrize(
    "what", ["ids that are none", "a deletion that has seen nothing", "a value that is none"]
)
def test_the_check_tells_a_journal_that_cannot_be_read(pair: Pair, what: str) -> None:
    here, _there = pair
    here.run([("person", "p1", "city", "a")])
    here.close()
    with closing(sqlite3.connect(here.path)) as connection, connection:
        connection.execute(f"UPDATE journal_change SET {_UNBELIEVABLE[what]} {_LAST}")
    assert [problem.what for problem in check(str(here.path))] == ["journal"]


def assert_not_taken(here: Copy, there: Copy) -> None:
    before = here.path.read_bytes()
    with (
        pytest.raises(BadCopy),
        opened_copy(str(there.path)) as other,
        here.dossier.write("merge") as writing,
    ):
        take_in(writing, other, there.path.name)
    assert here.path.read_bytes() == before


def test_a_clock_beyond_all_clocks_is_not_followed(pair: Pair) -> None:
    here, there = pair
    there.run([("person", "p1", "city", "a")])
    there.close()
    with closing(sqlite3.connect(there.path)) as connection, connection:
        connection.execute(f"UPDATE journal_write SET clock = {MOST + 1} WHERE label = 'person'")
    assert_not_taken(here, there)


def test_a_value_that_the_table_refuses_changes_nothing(pair: Pair) -> None:
    """A day that is none would pass the journal, but not the table."""
    here, there = pair
    with there.dossier.write("day") as writing:
        meeting = writing.get(Meeting, "m1")
        assert meeting is not None
        meeting.place = "2015-06-29"
    there.close()
    with closing(sqlite3.connect(there.path)) as connection, connection:
        connection.execute(
            """UPDATE journal_change SET replaces = '{"first_day":[]}',
                content = CAST('{"new":{"first_day":"hier"},"old":{"first_day":null}}' AS BLOB) """
            + _LAST
        )
    assert_not_taken(here, there)


def test_every_record_is_named_by_the_journal() -> None:
    """Guard of this file: the steps above touch the kinds that they mean to touch."""
    assert {Person, Organisation, Meeting, Decision} <= set(ALL)


def test_a_file_that_was_overwritten_in_place_goes_on_under_another_node(pair: Pair) -> None:
    """Else it would take the lost writes, coming home from a copy, for older ones of its own."""
    here, there = pair
    older = here.path.read_bytes()
    here.run([("person", "p1", "city", "lost")])
    there.merge(here)
    here.path.write_bytes(older)
    here.run([("person", "p1", "languages", "later")])
    here.merge(there)
    held = here.content()["person", "p1"]
    assert (held["city"], held["languages"]) == ("lost", "later")
    assert check(str(here.path)) == []
