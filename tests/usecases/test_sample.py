"""The sample dossier: the story of February 2015, whole, in both languages, in the project's own words."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cufdesk.domain.agreements import Agreement
from cufdesk.domain.base import Record
from cufdesk.domain.budget_rules import checks, totals
from cufdesk.domain.budgets import Budget
from cufdesk.domain.calendar import Milestone
from cufdesk.domain.committee import Committee
from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.cover import Cover
from cufdesk.domain.deadlines import effective_deadline
from cufdesk.domain.documents import JointDocument
from cufdesk.domain.meetings import Action, Meeting
from cufdesk.domain.names import full_name
from cufdesk.domain.progress import latest_state
from cufdesk.domain.records import SUBJECTS
from cufdesk.domain.values import Bilingual
from cufdesk.domain.visits import Visit
from cufdesk.folding import words_of
from cufdesk.i18n import translator
from cufdesk.refusal import Refusal
from cufdesk.usecases import files, sample
from cufdesk.usecases.mandates import equivalences
from cufdesk.usecases.sample import create_sample
from cufdesk.words import WORDS
from tests.typography import faults

SHINGLE = 8
DELEGATION = ["Antonio Rojas", "Alfredo Saldaña", "Sergio Arrendendo", "Eugène Zapata", "Monserrat Iglesias"]
BESIDE = {
    "Estefanía Angeles": "liaison",
    "Erika Rebollar": "liaison",
    "": "host",
    "Roberto Romero": "mentioned",
}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> dict[type[Record], list[Any]]:
    """Return all records of one sample dossier, by kind."""
    return made(tmp_path_factory.mktemp("sample") / "visite-2015.cufdesk")


def made(path: Path) -> dict[type[Record], list[Any]]:
    dossier = sample.create_sample(str(path), author="The officer")
    try:
        with dossier.read() as reading:
            found: dict[type[Record], list[Any]] = {kind: reading.all(kind) for kind in SUBJECTS}
            return found | {Cover: [reading.cover()]}
    finally:
        dossier.close()


def walk(record: Record) -> Iterator[Record]:
    """Return a record and all its parts."""
    yield record
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        for part in value if isinstance(value, list) else []:
            yield from walk(part)


def everything(content: dict[type[Record], list[Any]]) -> Iterator[Record]:
    return (part for records in content.values() for record in records for part in walk(record))


def values(content: dict[type[Record], list[Any]], kind: type) -> Iterator[tuple[str, Any]]:
    """Return every field that holds a value of a kind, with its place."""
    for record in everything(content):
        for field in dataclasses.fields(record):
            value = getattr(record, field.name)
            if isinstance(value, kind):
                yield f"{type(record).__name__}.{field.name}: {value}", value


# --- a file like any other ---------------------------------------------------------------------------


def test_two_samples_hold_the_same(content: dict[type[Record], list[Any]], tmp_path: Path) -> None:
    assert made(tmp_path / "another name.cufdesk") == content


def test_the_file_is_sound_and_alone(tmp_path: Path) -> None:
    path = tmp_path / "visite-2015.cufdesk"
    made(path)
    assert files.check(str(path)) == []
    assert list(tmp_path.iterdir()) == [path]
    assert path.stat().st_mode & 0o077 == 0


def test_every_write_has_a_label_and_the_author(tmp_path: Path) -> None:
    dossier = sample.create_sample(str(tmp_path / "visite-2015.cufdesk"), author="The officer")
    last = files.info(dossier)["last_change"]
    dossier.close()
    assert last["who"] == "The officer"
    assert last["label"]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "visite-2015.cufdesk"
    path.write_text("mine", "utf-8")
    with pytest.raises(Refusal, match=re.escape(path.name)):
        sample.create_sample(str(path))
    assert path.read_text("utf-8") == "mine"


def test_a_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cufdesk.usecases.calendar.save_milestone", stopped)
    with pytest.raises(KeyboardInterrupt):
        sample.create_sample(str(tmp_path / "visite-2015.cufdesk"))
    assert list(tmp_path.iterdir()) == []


# --- the story ---------------------------------------------------------------------------------------


def test_people_are_those_of_the_minutes_and_nobody_else(content: dict[type[Record], list[Any]]) -> None:
    people: list[Person] = content[Person]
    assert {full_name(person) for person in people} == {*DELEGATION, *BESIDE}
    assert [person.id for person in people if person.phone or person.reached_by("address")] == []
    reached = [person.email for person in people if person.email]
    assert all(address.endswith("@example.org") for address in reached)  # a name that belongs to nobody
    assert 0 < len(reached) < len(people)
    assert all(person.positions and person.source for person in people)


def test_zapata_has_two_functions_and_the_visit_shows_one(content: dict[type[Record], list[Any]]) -> None:
    zapata = next(person for person in content[Person] if person.first_surname == "Zapata")
    assert len(zapata.positions) == 2
    member = next(m for m in content[Visit][0].members if m.person_id == zapata.id)
    assert member.position_id in {position.id for position in zapata.positions}


def test_the_delegate_without_a_name_is_known_by_function(content: dict[type[Record], list[Any]]) -> None:
    nameless = [person for person in content[Person] if not full_name(person)]
    assert [person.positions[0].title.fr.split()[0] for person in nameless] == ["Délégué"]


def test_the_delegation_is_in_the_order_that_it_notified(content: dict[type[Record], list[Any]]) -> None:
    names = {person.id: full_name(person) for person in content[Person]}
    visit: Visit = content[Visit][0]
    delegates = [names[m.person_id or ""] for m in visit.members if m.role == "delegate"]
    assert delegates == DELEGATION
    assert visit.declared == len(delegates)
    assert {names[m.person_id or ""]: m.role for m in visit.members if m.role != "delegate"} == BESIDE
    assert (visit.first_day, visit.last_day) == (date(2015, 2, 12), date(2015, 2, 13))
    assert Counter(item.our_role for item in visit.programme) == {
        "attended": 1,
        "organised": 1,
        "scheduled": 3,
    }
    assert not any(item.minutes_status for item in visit.programme)
    named = [item.meeting_id for item in visit.programme if item.meeting_id]
    assert [one.state for one in content[Meeting] if one.id in named] == ["in_progress"]


def test_bodies_that_resemble_each_other_stay_apart(content: dict[type[Record], list[Any]]) -> None:
    bodies = {body.acronym: body for body in content[Organisation] if body.acronym}
    assert bodies["FENAMM"].id != bodies["CONAMM"].id
    assert bodies["CONAGO"].name.es == "Conferencia Nacional de Gobernadores"
    assert bodies["CONAGO"].written_name == "Confédération Nationale des Gouverneurs"
    assert "ALLAS" in bodies["AL-LAs"].aliases.split("\n")
    assert bodies["AL-LAs"].country == "international"
    assert [body.name.fr for body in content[Organisation] if body.state == "planned"] == [
        "Groupe-pays France"
    ]


def test_counterparts_name_each_other_and_a_group_has_its_president(
    content: dict[type[Record], list[Any]],
) -> None:
    bodies = {body.id: body for body in content[Organisation]}
    called = {body.acronym or body.name.fr: body for body in bodies.values()}

    def counterparts(name: str) -> set[str]:
        return {bodies[one.other_id or ""].acronym for one in called[name].counterparts}

    assert counterparts("AMF") == {"FENAMM", "CONAMM"}
    assert counterparts("ARF") == {"CONAGO"}
    assert counterparts("FENAMM") == counterparts("CONAMM") == {"AMF"}
    [romero] = [person for person in content[Person] if person.first_surname == "Romero"]
    assert called["Groupe-pays Chili"].president_id == romero.id


def test_nobody_has_decided_what_the_head_of_mexico_city_counts_as(tmp_path: Path) -> None:
    with closing(create_sample(str(tmp_path / "sample.cufdesk"))) as dossier:
        table = {(one.words, one.country): one.mandate for one in equivalences(dossier)}
    assert table["presidente municipal", "MX"] == "mayor"
    assert table["jefe de gobierno", "MX"] == ""


def actions(meeting: Meeting) -> list[Action]:
    return [action for decision in meeting.decisions for action in decision.actions]


def test_decisions_keep_their_modality(content: dict[type[Record], list[Any]]) -> None:
    meeting: Meeting = content[Meeting][0]
    assert meeting.reference == "2015-02"
    assert [(decision.number, decision.modality) for decision in meeting.decisions] == [
        ("D1", "wish"),
        ("D2", "adopted"),
        ("D3", "finding"),
        ("D4", "proposed"),
        ("D5", "adopted"),
        ("D6", "adopted"),
        ("D7", "announced"),
        ("D8", "commitment"),
    ]
    assert [len(decision.actions) for decision in meeting.decisions] == [1, 5, 1, 5, 6, 1, 2, 3]


def test_actions_and_who_is_missing(content: dict[type[Record], list[Any]]) -> None:
    found = actions(content[Meeting][0])
    assert [action.number for action in found] == [f"A{n}" for n in range(1, 25)]
    without = [action.number for action in found if not action.responsible]
    assert without == ["A2", "A3", "A4", "A5", "A8", "A9", "A10", "A11", "A13", "A14"]
    assert {a.number: a.deadline for a in found if a.deadline} == {"A12": date(2015, 7, 15)}
    assert {a.number: a.precision for a in found if a.precision != "none"} == {
        "A1": "fuzzy",
        "A4": "relative",
        "A9": "relative",  # the secretariat's own proposal, as its words say
        "A12": "exact",
        "A15": "fuzzy",
        "A16": "fuzzy",
    }
    assert all(bool(a.deadline_text) == (a.precision in {"fuzzy", "relative"}) for a in found)
    known = {one.id: one for one in content[Milestone]}
    (counted,) = [action for action in found if action.deadline_event_id]
    assert effective_deadline(counted, known).day == date(2015, 6, 22)


def test_the_meeting_has_its_agenda_its_file_and_what_became_of_it(
    content: dict[type[Record], list[Any]],
) -> None:
    meeting: Meeting = content[Meeting][0]
    assert len(meeting.agenda) == 4
    assert all(item.account.fr and item.account.es for item in meeting.agenda)
    assert [one.file_name for one in meeting.attachments] == ["ordre-du-jour.txt"]
    fourth, fifth = meeting.decisions[3:5]
    assert fourth.beyond_mandate
    assert [link.other_id for link in fifth.links] == [fourth.id]
    assert latest_state(fifth.progress) == fifth.state == "under_way"


def test_composition_is_a_rule_with_empty_seats(content: dict[type[Record], list[Any]]) -> None:
    by_kind: dict[str, Committee] = {committee.kind: committee for committee in content[Committee]}
    panel, steering = by_kind["panel"], by_kind["steering"]
    assert {(q.side, q.category): q.count for q in panel.quotas} == {
        ("french", "elected"): 6,
        ("partner", "elected"): 6,
        ("partner", "governor"): 3,
        ("partner", "mayor"): 3,
    }
    seats = Counter((seat.side, seat.category) for seat in panel.seats)
    assert seats == {("french", "elected"): 6, ("partner", "governor"): 3, ("partner", "mayor"): 3}
    for committee in (panel, steering):
        sides = Counter(seat.side for seat in committee.seats)
        assert committee.parity
        assert sides["french"] == sides["partner"]
        assert all(
            seat.person_id is None and seat.function and seat.step == "vacant" for seat in committee.seats
        )


def test_the_budget_balances_and_says_that_it_is_invented(content: dict[type[Record], list[Any]]) -> None:
    budget: Budget = content[Budget][0]
    holds = {check.check: check.holds for check in checks(budget, translator("en"))}
    assert holds == {"balance": True, "in_kind": True, "amounts": True, "invented": False}
    assert {line.basis for line in budget.lines} == {"invented"}
    assert "inventés" in budget.title.fr
    assert "inventados" in budget.title.es
    assert [line.currency for line in budget.lines].count("MXN") == 1
    assert {(total.side, total.currency) for total in totals(budget)} == {
        ("expenditure", "EUR"),
        ("revenue", "EUR"),
        ("revenue", "MXN"),
    }
    assert all(Decimal(line.account) // 10 in {6, 7, 8} for line in budget.lines)
    assert all(conversion.day and "fictif" in conversion.source.fr for conversion in budget.conversions)


def test_the_dates_of_the_minutes_are_counted_and_their_year_marked(
    content: dict[type[Record], list[Any]],
) -> None:
    milestones: list[Milestone] = content[Milestone]
    counted = {m.first_day: m.last_day for m in milestones if m.counted}
    assert counted == {date(2015, 6, 29): date(2015, 6, 30), date(2015, 7, 15): None}
    assert {m.first_day for m in milestones if m.year_inferred} == set(counted)


def test_preparatory_dates_are_working_days_and_called_proposals(
    content: dict[type[Record], list[Any]],
) -> None:
    proposals: list[Milestone] = [m for m in content[Milestone] if m.kind == "deadline"]
    days = [m.first_day for m in proposals if m.first_day]
    holidays = {date(2015, *day) for day in ((4, 6), (5, 1), (5, 8), (5, 14), (5, 25), (7, 14))}
    assert len(days) == len(proposals)
    assert all(day.weekday() < 5 and day not in holidays for day in days)
    assert max(days) == date(2015, 7, 13)
    assert all(m.title.fr.startswith("Proposition") and m.title.es.startswith("Propuesta") for m in proposals)


def test_the_joint_document_is_a_draft_in_six_sections(content: dict[type[Record], list[Any]]) -> None:
    document: JointDocument = content[JointDocument][0]
    assert (document.version, document.state, len(document.sections)) == ("0.1", "draft", 6)
    for section in document.sections:
        french, spanish = section.text.fr.split("\n\n"), section.text.es.split("\n\n")
        assert len(french) == len(spanish) >= 2
        assert section.state == "draft"
    assert len(document.signatories.fr.split("\n")) == len(document.signatories.es.split("\n")) == 2
    assert document.hand_over_day == date(2015, 7, 15)


def test_agreements_are_announced_or_planned(content: dict[type[Record], list[Any]]) -> None:
    acronyms = {body.id: body.acronym for body in content[Organisation]}
    agreements: list[Agreement] = content[Agreement]
    parties = {
        frozenset(acronyms.get(p.organisation_id or "", "?") for p in a.parties): a.state for a in agreements
    }
    assert parties == {
        frozenset({"AMF", "CONAMM"}): "announced",
        frozenset({"ARF", "CONAGO"}): "announced",
        frozenset({"CUF", "?"}): "planned",
    }


# --- its words ---------------------------------------------------------------------------------------


def test_every_key_is_a_word(content: dict[type[Record], list[Any]]) -> None:
    unknown = [
        f"{record.__tablename__}.{column.name} = {value}"
        for record in everything(content)
        for column in record.__table__.columns
        if "words" in column.info and (value := getattr(record, column.name))
        if value not in WORDS[column.info["words"]]
    ]
    assert unknown == []


def test_every_text_is_in_both_languages(content: dict[type[Record], list[Any]]) -> None:
    texts = list(values(content, Bilingual))
    assert sum(bool(text) for _, text in texts) > 150
    assert [place for place, text in texts if bool(text.fr) != bool(text.es)] == []
    assert [place for place, text in texts if len(text.fr) > 40 and text.fr == text.es] == []


def test_texts_are_set_as_their_language_wants(content: dict[type[Record], list[Any]]) -> None:
    plain = [text for place, text in values(content, str) if not place.endswith(".id")]
    assert [fault for text in plain for fault in faults(text)] == []
    for language in ("fr", "es"):
        said = [getattr(text, language) for _, text in values(content, Bilingual)]
        assert [fault for text in said for fault in faults(text, language)] == []


def shingles(text: str) -> set[tuple[str, ...]]:
    words = words_of(text)
    return {tuple(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1)}


def test_no_sentence_is_taken_from_the_minutes(
    content: dict[type[Record], list[Any]], real_texts: Path
) -> None:
    source = (real_texts / "releve-2015.txt").read_text("utf-8-sig")
    secret = shingles(source)
    texts = [text for _, text in values(content, str)]
    texts += [text for _, pair in values(content, Bilingual) for text in (pair.fr, pair.es)]
    assert len(secret) > 500
    assert shingles(" ".join(source.upper().split()[:60])) <= secret
    assert [text for text in texts if shingles(text) & secret] == []
