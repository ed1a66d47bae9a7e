"""What stands in the journal after a write, and that nothing passes it by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, text, update

from cufdesk.domain.base import Record, new_id
from cufdesk.domain.budgets import Budget, BudgetLine
from cufdesk.domain.contacts import Person, Position
from cufdesk.domain.cover import Cover
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.records import SUBJECTS, TABLES
from cufdesk.domain.values import Bilingual
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.history import Asked, RowChange, details, entries
from cufdesk.storage.journal.capture import Bypass, writes_records
from cufdesk.storage.journal.values import packed, unpacked
from cufdesk.storage.overview import check
from cufdesk.storage.writing import Writing
from tests.storage.making import known_ids, records, seeds


def last_changes(dossier: Dossier) -> list[RowChange]:
    with dossier.read() as reading:
        return details(reading, entries(reading, Asked(limit=1))[0].write)


def values(change: RowChange) -> dict[str, tuple[Any, Any]]:
    return {field.field: (field.old, field.new) for field in change.fields}


def save(dossier: Dossier, record: Record) -> None:
    with dossier.write("save") as writing:
        writing.save(record)


def test_an_edit_is_kept_field_by_field_with_what_it_was(dossier: Dossier) -> None:
    meeting = Meeting(title=Bilingual("Séance"), first_day=date(2015, 6, 29))
    save(dossier, meeting)
    (made,) = last_changes(dossier)
    assert (made.kind, made.row, made.op) == ("meeting", meeting.id, "insert")
    assert values(made)["first_day"] == (None, "2015-06-29")
    meeting.first_day, meeting.title = date(2015, 6, 30), Bilingual("Séance", "Sesión")
    save(dossier, meeting)
    (edited,) = last_changes(dossier)
    assert edited.op == "update"
    assert values(edited) == {"first_day": ("2015-06-29", "2015-06-30"), "title_es": ("", "Sesión")}


def test_a_part_that_is_taken_out_is_a_deletion_with_all_it_held(dossier: Dossier) -> None:
    person = Person(given_names="Ana")
    person.positions = [Position(person_id=person.id, title=Bilingual("maire"))]
    save(dossier, person)
    part = person.positions.pop()
    save(dossier, person)
    (gone,) = last_changes(dossier)
    assert (gone.kind, gone.row, gone.op, gone.subject) == ("position", part.id, "delete", person.id)
    assert values(gone)["title_fr"] == ("maire", "")


def test_equal_figures_are_one_value(dossier: Dossier) -> None:
    budget = Budget(title=Bilingual("Budget"))
    line = BudgetLine(budget_id=budget.id, amount=Decimal("9.90"), currency="EUR", side="revenue")
    budget.lines = [line]
    save(dossier, budget)
    with dossier.write("same") as writing:
        stored = writing.get(BudgetLine, line.id)
        assert stored is not None
        stored.amount = Decimal("9.9000")
    with dossier.read() as reading:
        assert entries(reading, Asked(limit=1))[0].write.label == "save"


def test_a_row_written_twice_in_one_go_is_one_change(dossier: Dossier) -> None:
    person = Person(given_names="Ana")
    with dossier.write("twice") as writing:
        writing.save(person)
        stored = writing.get(Person, person.id)
        assert stored is not None
        stored.city = "Puebla"
        writing.session.flush()
    (made,) = last_changes(dossier)
    assert (made.op, values(made)["city"]) == ("insert", ("", "Puebla"))
    assert check(dossier.path) == []


def test_what_comes_to_nothing_leaves_no_trace(dossier: Dossier) -> None:
    with dossier.write("nothing") as writing:
        writing.save(person := Person(given_names="Ana"))
        found = writing.get(Person, person.id)
        assert found is not None
        writing.delete(found)
    with dossier.read() as reading:
        assert [entry.write.kind for entry in entries(reading, Asked())] == ["start"]


def test_the_old_value_of_an_expired_attribute_is_known(dossier: Dossier) -> None:
    """SQLAlchemy does not tell it; the journal does."""
    save(dossier, person := Person(given_names="Ana", city="Puebla"))
    with dossier.write("expired") as writing:
        stored = writing.get(Person, person.id)
        assert stored is not None
        writing.session.expire(stored, ["city"])
        stored.city = "Oaxaca"
    (edited,) = last_changes(dossier)
    assert values(edited) == {"city": ("Puebla", "Oaxaca")}


@pytest.mark.parametrize("kind", [*SUBJECTS, Cover])
def test_any_record_in_the_journal_is_the_record_in_the_table(dossier: Dossier, kind: type[Record]) -> None:
    made = seeds()
    with dossier.write("seeds") as writing:
        writing.add_all(made)

    @settings(max_examples=10, suppress_health_check=list(HealthCheck), deadline=None)
    @given(st.data())
    def keep(data: st.DataObject) -> None:
        record = data.draw(records(kind, known_ids(made)))
        if isinstance(record, Cover):
            record.id, record.first_language = Cover().id, "fr"
        save(dossier, record)

    keep()
    # Attached files are made up here: that none is behind their names is rightly noticed.
    assert [one for one in check(dossier.path) if not one.where.startswith("attachment ")] == []


_BYPASSES: dict[str, Callable[[Writing], object]] = {
    "bulk update": lambda w: w.session.execute(update(Person).values(city="x")),
    "bulk delete": lambda w: w.session.execute(delete(Person)),
    "bulk insert": lambda w: w.session.execute(insert(Meeting), [{"id": new_id(), "title_fr": ""}]),
    "core": lambda w: w.connection.execute(update(TABLES["person"]).values(city="x")),
    "text": lambda w: w.session.execute(text("UPDATE person SET city = 'x'")),
    "driver": lambda w: w.connection.exec_driver_sql('delete from "person"'),
    "with": lambda w: w.session.execute(text("WITH a AS (SELECT 1) DELETE FROM person")),
    "replace": lambda w: w.session.execute(text("INSERT OR REPLACE INTO person (id) VALUES ('1')")),
    "legacy": lambda w: w.session.bulk_save_objects([Person(given_names="Eva")]),
}


@pytest.mark.parametrize("name", _BYPASSES)
def test_a_statement_that_passes_the_journal_by_is_refused(dossier: Dossier, name: str) -> None:
    save(dossier, Person(given_names="Ana"))
    with pytest.raises(Bypass), dossier.write("bypass") as writing:
        _BYPASSES[name](writing)
    assert check(dossier.path) == []


def test_a_reading_cannot_write(dossier: Dossier) -> None:
    with pytest.raises(Bypass), dossier.read() as reading:
        reading.session.execute(text("DELETE FROM person"))


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM person",
        "INSERT INTO search_entry (id) SELECT id FROM person",
        "UPDATE journal_write SET undone = 1",
        "DELETE FROM draft WHERE id IN (SELECT id FROM person)",
    ],
)
def test_other_statements_pass(statement: str) -> None:
    assert not writes_records(statement)


_STORED = st.none() | st.text(st.characters(exclude_categories=["Cs"])) | st.integers(-(2**60), 2**60)


@given(st.dictionaries(st.text(max_size=5), _STORED), st.dictionaries(st.text(max_size=5), _STORED))
def test_a_change_is_read_as_it_was_written(new: dict[str, Any], old: dict[str, Any]) -> None:
    assert unpacked(packed(new, old)) == (new, old)


def test_long_texts_are_compressed() -> None:
    told = "Une rencontre de haut niveau serait organisée. " * 200
    assert len(packed({"text_fr": told + "."}, {"text_fr": told})) < len(told) / 10


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\x78\x9c", b'{"new":{}}', b'{"new":1,"old":{}}'])
def test_what_is_no_change_raises_a_value_error(content: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        unpacked(content)
