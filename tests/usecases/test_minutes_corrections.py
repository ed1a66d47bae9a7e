"""Numbered corrections: they name exactly what differs, make a version, and stay."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import class_mapper

from cufdesk.domain.meetings import Attendance, CoResponsible, Meeting
from cufdesk.domain.records import TABLES
from cufdesk.domain.values import Bilingual
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.ui.parts.form import with_values
from cufdesk.usecases.correspondents import recipients
from cufdesk.usecases.history import undo
from cufdesk.usecases.meetings import save_meeting
from cufdesk.usecases.minutes_changes import WORDS, changes
from cufdesk.usecases.minutes_corrections import correct_minutes, preview
from cufdesk.usecases.minutes_life import distribute, take_back_distribution
from cufdesk.usecases.older_versions import holders_of_older
from cufdesk.usecases.printing import prepare
from cufdesk.usecases.sendings import Parcel, register
from tests.documents.told import told
from tests.makers import a_decision, a_meeting, a_person, an_action
from tests.press.archive import faults

WHY = Bilingual("Erreur de date", "Error de fecha")

# What of a meeting and its parts is no word of the record: a new column has to stand in one of the two.
LIVING = {
    "meeting": {"state", "version", "remarks_until", "approved_on", "tacitly", "distributed_on", "language"}
    | {"notes", "source_text", "source_name", "fingerprint"},
    "attendance": set(),
    "agenda_item": {"minutes", "carried_id"},
    "decision": {"theme", "read_back", "state"},
    "action": {"nature", "state", "evidence", "notes"},
    "co_responsible": set(),
}


def test_each_field_of_a_meeting_is_a_word_of_the_record_or_lives_on() -> None:
    for table, words in WORDS.items():
        columns = {column.name.removesuffix("_fr").removesuffix("_es") for column in TABLES[table].columns}
        owner = {name for name in columns if name in {"meeting_id", "decision_id", "action_id"}}
        assert columns - owner - {"id", "rank"} == set(words) | LIVING[table], table
        assert not set(words) & LIVING[table]
    assert set(WORDS) == set(LIVING)


# any edit ------------------------------------------------------------------------------------------------


def _record() -> Meeting:
    actions = [an_action(f"Tâche {n}", number=f"A{n}") for n in range(1, 4)]
    decisions = [
        a_decision("Première", actions=actions[:2]),
        a_decision("Deuxième", actions=actions[2:]),
        a_decision("Troisième"),
    ]
    meeting = a_meeting(decisions=decisions, people=[a_person(), a_person("Jean", "Petit")])
    actions[0].with_others = [CoResponsible(action_id=actions[0].id, words=Bilingual("La région", ""))]
    return meeting


def _copied(record: Any) -> Any:
    lists = {
        relation.key: [_copied(part) for part in getattr(record, relation.key)]
        for relation in class_mapper(type(record)).relationships
    }
    return with_values(record, lists)


_Parts = Callable[[Meeting], list[tuple[str, Any]]]
_PLACES: dict[str, _Parts] = {
    "meeting": lambda meeting: [("", meeting)],
    "attendance": lambda meeting: [("", one) for one in meeting.attendances],
    "decision": lambda meeting: [(one.number, one) for one in meeting.decisions],
    "action": lambda meeting: [
        (f"{decision.number}-{one.number}", one) for decision in meeting.decisions for one in decision.actions
    ],
    "co_responsible": lambda meeting: [("D1-A1", meeting.decisions[0].actions[0].with_others[0])],
}
_FIELDS = [(table, name) for table in _PLACES for name in WORDS[table] if name != "number"]


def _another(value: Any, name: str, n: int) -> Any:
    """Return a value of the same sort that differs."""
    match value:
        case Bilingual():
            return Bilingual(f"{value.fr} {n}", value.es)
        case bool():
            return not value
        case date():
            return date(2016, 1, n)
        case int():
            return value + n
        case str():
            return f"{value}{n}"
    if name in {"start", "end", "arrived", "departed"}:
        return time(9, n)
    if name.endswith("_id"):
        return f"id-{n}"
    return n if name in {"headcount", "deadline_offset"} else date(2016, 1, n)


@given(st.lists(st.tuples(st.sampled_from(_FIELDS), st.integers(0, 9), st.integers(1, 28)), max_size=8))
def test_any_edit_of_the_words_is_named_exactly(edits: list[tuple[tuple[str, str], int, int]]) -> None:
    before = _record()
    after = _copied(before)
    expected: dict[tuple[str, str, str], Any] = {}
    for (table, name), which, n in edits:
        parts = _PLACES[table](after)
        place, part = parts[which % len(parts)]
        if (key := (part.id, place, f"{table}.{name}")) in expected:
            continue
        now = _another(getattr(part, name), name, n)
        expected[key] = (getattr(part, name), now)
        setattr(part, name, now)
    found = changes(before, after)
    told = {
        (place if isinstance(place, str) else "", field, str(old), str(new))
        for place, field, old, new in found
    }
    assert len(found) == len(expected)
    assert told == {
        (place, field, str(old), str(new)) for (_id, place, field), (old, new) in expected.items()
    }


@given(st.sets(st.sampled_from([(t, name) for t, names in LIVING.items() for name in names if t in _PLACES])))
def test_what_lives_on_is_no_change_of_the_words(edits: set[tuple[str, str]]) -> None:
    before = _record()
    after = _copied(before)
    for table, name in edits:
        part = _PLACES[table](after)[0][1]
        setattr(part, name, _another(getattr(part, name), name, 3))
    assert changes(before, after) == []


@given(st.permutations([0, 1, 2]), st.sets(st.integers(0, 2), max_size=2))
def test_what_came_went_and_moved_is_named(order: list[int], gone: set[int]) -> None:
    before = _record()
    after = _copied(before)
    kept = [place for place in order if place not in gone]
    after.decisions = [after.decisions[place] for place in kept]
    after.decisions.append(a_decision("Quatrième", number="D4"))
    found = {(str(one.place), one.field) for one in changes(before, after)}
    expected = {(f"D{place + 1}", "decision") for place in gone} | {("D4", "decision")}
    if kept != sorted(kept):
        expected.add(("", "decision.rank"))
    assert found == expected


def test_numbers_count_as_they_are_printed() -> None:
    before = _record()
    for decision in before.decisions:
        decision.number = ""
    after = _copied(before)
    after.decisions.insert(0, a_decision("Nouvelle"))
    moved = [(one.place, one.before, one.after) for one in changes(before, after) if "number" in one.field]
    assert moved == [("D2", "D1", "D2"), ("D3", "D2", "D3"), ("D4", "D3", "D4")]
    same = _copied(before)
    same.decisions[0].number = "D1"  # what was printed already
    assert changes(before, same) == []


# kept ----------------------------------------------------------------------------------------------------


@pytest.fixture
def given_out(dossier: Dossier) -> Meeting:
    rosa, jean = a_person(), a_person("Jean", "Petit")
    with dossier.write("People") as writing:
        writing.add_all([rosa, jean])
    decisions = [a_decision("Rencontre", actions=[an_action(), an_action("Inviter")]), a_decision("Annuaire")]
    meeting = save_meeting(dossier, a_meeting(decisions=decisions, people=[rosa, jean], state="approved"))
    return distribute(dossier, meeting.id)


def _lines(meeting: Meeting, number: int = 1) -> list[tuple[str, str, Bilingual, Bilingual]]:
    correction = next(one for one in meeting.corrections if one.number == number)
    return [(line.place, line.field, line.before, line.after) for line in correction.lines]


def _alike(text: str) -> Bilingual:
    return Bilingual(text, text)


def test_a_correction_is_kept_with_its_lines_and_makes_a_version(
    dossier: Dossier, given_out: Meeting
) -> None:
    action = given_out.decisions[0].actions[0]
    action.deadline = date(2015, 6, 30)
    action.responsible_person_id = given_out.attendances[1].person_id
    given_out.decisions[1].modality = "adopted"
    foreseen = [(one.place, one.field, one.before, one.after) for one in preview(dossier, given_out)]
    stored = correct_minutes(dossier, given_out, WHY, date(2015, 3, 20))
    (correction,) = stored.corrections
    assert (correction.number, correction.version, correction.reason) == (1, "1.1", WHY)
    assert (stored.version, stored.state) == ("1.1", "distributed")
    assert _lines(stored) == foreseen
    assert _lines(stored) == [
        ("D1-A1", "action.responsible_person_id", Bilingual(), _alike("Jean Petit")),
        ("D1-A1", "action.deadline", Bilingual(), _alike("2015-06-30")),
        ("D2", "decision.modality", _alike("proposed"), _alike("adopted")),
    ]


def test_what_came_and_went_is_told_in_its_words(dossier: Dossier, given_out: Meeting) -> None:
    first = given_out.decisions[0]
    first.actions = [*first.actions[:1], an_action("Écrire", number="A3", responsible="CUF")]
    given_out.attendances = [given_out.attendances[1]]
    stored = correct_minutes(dossier, given_out, WHY)
    assert _lines(stored) == [
        ("Rosa Ruiz", "attendance", _alike("present"), Bilingual()),
        ("D1-A2", "action", Bilingual("Inviter", "Elaborar el presupuesto"), Bilingual()),
        ("D1-A3", "action", Bilingual(), Bilingual("Écrire · CUF", "Elaborar el presupuesto · CUF")),
    ]


def test_corrections_follow_each_other_and_no_undo_takes_them_back(
    dossier: Dossier, given_out: Meeting
) -> None:
    given_out.place = "Lyon"
    once = correct_minutes(dossier, given_out, WHY)
    once.place = "Paris"
    twice = correct_minutes(dossier, once, WHY)
    assert [(one.number, one.version) for one in twice.corrections] == [(1, "1.1"), (2, "1.2")]
    assert _lines(twice, 2) == [("", "meeting.place", _alike("Lyon"), _alike("Paris"))]
    with pytest.raises(Refusal, match="engaged others"):
        undo(dossier)
    with pytest.raises(Refusal, match="another correction"):
        take_back_distribution(dossier, twice.id)
    twice.corrections = twice.corrections[:1]
    with pytest.raises(Refusal, match="another version"):
        save_meeting(dossier, twice)


def test_what_is_no_correction_is_refused(dossier: Dossier, given_out: Meeting) -> None:
    with pytest.raises(Refusal, match="Nothing in the words"):
        correct_minutes(dossier, given_out, WHY)
    given_out.place = "Lyon"
    with pytest.raises(Refusal, match="Say why"):
        correct_minutes(dossier, given_out, Bilingual())
    draft = save_meeting(dossier, a_meeting(reference="2015-03"))
    draft.place = "Lyon"
    with pytest.raises(Refusal, match="edit them as they stand"):
        correct_minutes(dossier, draft, WHY)


def test_minutes_that_were_corrected_meanwhile_are_looked_at_again(
    dossier: Dossier, given_out: Meeting
) -> None:
    stale = _copied(given_out)
    given_out.place = "Lyon"
    correct_minutes(dossier, given_out, WHY)
    stale.place = "Nantes"
    with pytest.raises(Refusal, match="meanwhile"):
        correct_minutes(dossier, stale, WHY)


def test_an_attendance_added_is_named(dossier: Dossier, given_out: Meeting) -> None:
    late = a_person("Ana", "Soto")
    with dossier.write("Somebody") as writing:
        writing.add_all([late])
    came = Attendance(meeting_id=given_out.id, person_id=late.id, status="excused")
    given_out.attendances = [*given_out.attendances, came]
    stored = correct_minutes(dossier, given_out, WHY)
    assert _lines(stored) == [("Ana Soto", "attendance", Bilingual(), _alike("excused"))]


# what others hold ----------------------------------------------------------------------------------------


def test_who_holds_the_minutes_holds_an_older_version_after_a_correction(
    dossier: Dossier, given_out: Meeting
) -> None:
    ana = a_person("Ana", "Soto", email="ana@example.org")
    with dossier.write("Somebody") as writing:
        writing.add_all([ana])
    parcel = Parcel("minutes", recipients(dossier, [(ana.id, "to")]), given_out.id)
    register(dossier, parcel, "email", date(2015, 3, 6))
    assert holders_of_older(dossier, "minutes", given_out.id) == []
    given_out.decisions[0].state = "done"
    given_out = save_meeting(dossier, given_out)
    given_out.place = "Lyon"
    correct_minutes(dossier, given_out, WHY)
    assert [one.recipient.name for one in holders_of_older(dossier, "minutes", given_out.id)] == ["Ana Soto"]
    prepared = prepare(dossier, "correction")
    assert prepared.name == f"{prepared.sheet.day}_CUF_MX_rectificatif_v1.1_FR.pdf"
    assert "Ana Soto" in told(prepared.story())
    assert not prepared.sheet.draft


@pytest.mark.parametrize("language", ["fr", "es", "en", "fr+es", "es+fr"])
def test_a_correction_and_the_corrected_record_are_fit_for_the_archive(
    dossier: Dossier, given_out: Meeting, language: str
) -> None:
    given_out.place = "Lyon"
    given_out.decisions[0].text = Bilingual("Une rencontre aura lieu.", "")
    del given_out.attendances[0]
    correct_minutes(dossier, given_out, WHY, date(2015, 3, 20))
    for what in ("correction", "minutes"):
        job = prepare(dossier, what, language=language)
        assert faults(job.pdf(), job.story()) == {}
