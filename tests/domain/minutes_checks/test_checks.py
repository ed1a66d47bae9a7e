"""The rules of the final check, each with what it finds and what it leaves alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.domain.base import Record
from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.directory import Directory
from cufdesk.domain.meetings import Attendance, CoResponsible, Decision, Meeting
from cufdesk.domain.minutes_checks.all_checks import distinct, findings, still_open
from cufdesk.domain.minutes_checks.finding import SEVERITIES, Finding
from cufdesk.domain.minutes_checks.finding_words import CHECKS, remedy, sentence
from cufdesk.domain.minutes_checks.ground import Ground
from cufdesk.domain.minutes_life import AcceptedFinding
from cufdesk.domain.values import Bilingual
from cufdesk.domain.visits import Visit
from cufdesk.i18n import LANGUAGES, translator
from tests.domain.minutes_checks import clean_records
from tests.makers import a_cover, a_decision, a_meeting, a_person, a_visit, an_action, an_organisation


def ground(
    meeting: Meeting, *known: Record, visit: Visit | None = None, closed: tuple[str, ...] = ()
) -> Ground:
    people = {one.id: one for one in known if isinstance(one, Person)}
    bodies = {one.id: one for one in known if isinstance(one, Organisation)}
    return Ground(meeting, a_cover(), Directory(people, bodies), visit, frozenset(closed))


def named(found: list[Finding]) -> list[str]:
    return [one.check for one in found]


def of_text(text: str, modality: str = "finding", language: str = "fr", *known: Record) -> list[Finding]:
    """Check a meeting that holds one decision of one text."""
    return findings(ground(saying(text, modality, language), *known))


def saying(text: str, modality: str = "finding", language: str = "fr") -> Meeting:
    """Make a meeting that holds one decision of one text."""
    decision = a_decision(modality=modality)
    decision.title = Bilingual()
    decision.text = Bilingual(es=text) if language == "es" else Bilingual(text)
    return a_meeting(decisions=[decision], language=language, title=Bilingual("Réunion"))


def of_action(modality: str = "adopted", closed: bool = False, **fields: Any) -> list[Finding]:
    known: dict[str, Any] = {"responsible": "CUF", "deadline_text": "en juin"}
    decision = a_decision(modality="finding", actions=[an_action(modality=modality, **(known | fields))])
    return findings(ground(a_meeting(decisions=[decision]), closed=(decision.id,) if closed else ()))


# long records written with care ----------------------------------------------------------------------------


@pytest.mark.parametrize("make", clean_records.ALL)
def test_a_record_written_with_care_has_nothing_to_find(make: Callable[[], Meeting]) -> None:
    found = findings(clean_records.ground(make()))
    assert [(one.check, one.words) for one in found] == []


def test_the_same_records_are_not_clean_once_spoilt() -> None:
    """A negative control: the rules do look at these records."""
    meeting = clean_records.french_visit()
    text = meeting.decisions[0].text.fr
    meeting.decisions[0].text = Bilingual(text.replace("1er", "1 er").replace("l’AMF", "la XYZF"))
    assert sorted(named(findings(clean_records.ground(meeting)))) == ["form.ordinal", "unknown_acronym"]


# actions and decisions -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"responsible": ""}, ["without_responsible"]),
        ({"responsible": "", "responsible_person_id": "someone"}, []),
        ({"responsible": "", "with_others": [CoResponsible(action_id="", words=Bilingual("AMF"))]}, []),
        ({"responsible": "", "state": "done"}, []),
        ({"deadline_text": ""}, ["without_date"]),
        ({"deadline_text": "", "deadline": date(2015, 7, 1)}, []),
        ({"deadline_text": "", "deadline_event_id": "forum", "deadline_offset": -15}, []),
        ({"deadline_text": "", "modality": "proposed"}, []),
        ({"deadline_text": "", "state": "dropped"}, []),
        ({"deadline": date(2015, 2, 12)}, ["deadline_past"]),
        ({"deadline": date(2015, 2, 13)}, []),
    ],
)
def test_actions_lack_a_responsible_or_a_date(fields: dict[str, Any], expected: list[str]) -> None:
    assert named(of_action(**fields)) == expected


@pytest.mark.parametrize(
    ("nature", "state", "closed", "held"),
    [
        ("invitation", "under_way", True, True),
        ("signature", "done", True, True),
        ("invitation", "open", True, False),
        ("budget", "under_way", True, False),
        ("invitation", "under_way", False, False),
    ],
)
def test_a_closed_gate_holds_back_what_engages(nature: str, state: str, closed: bool, held: bool) -> None:
    assert ("gate_closed" in named(of_action(nature=nature, state=state, closed=closed))) == held


def test_a_decision_says_how_firm_it_is() -> None:
    assert named(of_text("Le point est noté.", "")) == ["modality_missing"]
    assert of_text("Le point est noté.", "finding") == []


def test_a_number_is_borne_once() -> None:
    twice = [a_decision(number="D1", modality="finding"), a_decision(number="D1", modality="finding")]
    assert named(findings(ground(a_meeting(decisions=twice)))) == ["same_number"]
    once = [a_decision(modality="finding"), a_decision(modality="finding")]
    assert findings(ground(a_meeting(decisions=once))) == []


def test_one_language_may_not_lag_behind_the_other() -> None:
    whole, half = a_decision(modality="finding"), a_decision(modality="finding")
    half.text = Bilingual("Le point est noté.")
    meeting = a_meeting(decisions=[whole, half])
    [found] = findings(ground(meeting))
    assert (found.check, found.place.language, found.place.number) == ("not_translated", "es", "D2")


def test_minutes_in_one_language_need_no_other() -> None:
    decision = a_decision(modality="finding", text=Bilingual("Le point est noté."))
    decision.title = Bilingual("Point")
    assert findings(ground(a_meeting(decisions=[decision]))) == []


# wording ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "modality", "text", "words"),
    [
        ("fr", "proposed", "Le document sera remis le 15 juillet.", "sera"),
        ("fr", "wish", "Une deuxième édition aura lieu.", "aura"),
        ("fr", "proposed", "Il est décidé de réunir les élus.", "décidé"),
        ("es", "proposed", "El documento se entregará en julio.", "entregará"),
        ("es", "wish", "Se acuerda una segunda edición.", "Se acuerda"),
        ("fr", "adopted", "Le document serait remis en juillet.", "serait"),
        ("fr", "adopted", "CUF souhaite signer un accord.", "souhaite"),
        ("fr", "commitment", "Le groupe-pays pourrait relayer l’appel.", "pourrait"),
        ("es", "adopted", "Se propone un encuentro.", "Se propone"),
        ("es", "commitment", "CUF podría firmar el convenio.", "podría"),
    ],
)
def test_the_verb_says_what_the_modality_says(language: str, modality: str, text: str, words: str) -> None:
    [found] = of_text(text, modality, language)
    assert found.severity == "wrong"
    assert found.words == words


@pytest.mark.parametrize(
    ("language", "modality", "text"),
    [
        ("fr", "proposed", "Le document serait remis le 15 juillet, puis sera imprimé."),
        ("fr", "wish", "La partie mexicaine souhaite une suite, qui aura lieu à Puebla."),
        ("fr", "adopted", "CUF repère les élus qui pourraient y prendre part."),
        (
            "fr",
            "adopted",
            "Le retrait du portrait était prévu ; le groupe préparait et considérait la suite.",
        ),
        ("fr", "finding", "Une suite serait utile."),
        ("es", "proposed", "El documento se entregaría en julio."),
        ("es", "adopted", "La secretaría y la mayoría de las asesorías invitan a quienes podrían ir."),
        ("es", "announced", "Las redes firmarán en junio."),
    ],
)
def test_wording_that_fits_is_left_alone(language: str, modality: str, text: str) -> None:
    assert of_text(text, modality, language) == []


# people and acronyms ---------------------------------------------------------------------------------------

ARRENDENDO = a_person("Sergio", "Arrendendo", civility="mr")
SALDANA = a_person("Alfredo", "Saldaña", civility="mr")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("M. Sergio Arrendondo est venu.", "Sergio Arrendendo"),
        ("M. Arrendondo est venu.", "Sergio Arrendendo"),
        ("M. Saldana est venu.", "Alfredo Saldaña"),
        ("Alfredo Saldana est venu.", "Alfredo Saldaña"),
    ],
)
def test_a_name_is_nearly_somebodys(text: str, wanted: str) -> None:
    meeting = saying(text)
    meeting.attendances = [
        Attendance(meeting_id=meeting.id, person_id=one.id) for one in (ARRENDENDO, SALDANA)
    ]
    found = findings(ground(meeting, ARRENDENDO, SALDANA))
    assert [(one.check, one.wanted) for one in found] == [("name_unlike_directory", wanted)]


@pytest.mark.parametrize(
    "text",
    [
        "M. Arrendendo est venu.",
        "Mme Hernández est venue.",
        "Alfredo Saldaña et SALDAÑA",
        "M. Saldivar parle.",
    ],
)
def test_a_name_that_is_somebodys_or_anothers_is_left_alone(text: str) -> None:
    meeting = saying(text)
    meeting.attendances = [
        Attendance(meeting_id=meeting.id, person_id=one.id) for one in (ARRENDENDO, SALDANA)
    ]
    assert findings(ground(meeting, ARRENDENDO, SALDANA)) == []


def test_who_is_named_is_in_the_attendance() -> None:
    found = of_text("Sergio Arrendendo parlera au maire.", "finding", "fr", ARRENDENDO)
    assert [(one.check, one.words) for one in found] == [("without_attendance", "Sergio Arrendendo")]


def test_who_is_responsible_by_a_link_alone_is_in_the_attendance_or_the_delegation() -> None:
    action = an_action(responsible_person_id=SALDANA.id, deadline_text="en juin")
    meeting = a_meeting(decisions=[a_decision(modality="finding", actions=[action])])
    assert named(findings(ground(meeting, SALDANA))) == ["without_attendance"]
    assert findings(ground(meeting, SALDANA, visit=a_visit([SALDANA]))) == []


def test_an_attendance_says_whether_somebody_came() -> None:
    meeting = a_meeting(people=[SALDANA], status="")
    assert named(findings(ground(meeting, SALDANA))) == ["attendance_not_noted"]


@pytest.mark.parametrize(("declared", "expected"), [(2, []), (3, ["headcount"]), (None, [])])
def test_only_delegates_count(declared: int | None, expected: list[str]) -> None:
    people = [SALDANA, ARRENDENDO, a_person("Eva", "Paz"), a_person("Ida", "Roy")]
    meeting = a_meeting(people=people, headcount=declared)
    for one, status in zip(meeting.attendances, ("present", "represented", "liaison", "host"), strict=True):
        one.status = status
    visit = a_visit(people, declared=declared)
    visit.members[2].role, visit.members[3].role = "liaison", "host"
    assert named(findings(ground(meeting, *people, visit=visit))) == expected * 2


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Le RVM et la XYZ sont venus.", ["XYZ"]),
        ("Le Réseau des villes unies (RVU) et le RVU.", []),
        ("Le RVU (Réseau des villes) est venu.", []),
        ("CUF, les PDF, la TVA, le XXIe siècle et Mme RUIZ.", []),
        ("TOUT CE TITRE EST EN CAPITALES", []),
        ("L’accord RVM-XYZ.", ["RVM-XYZ"]),
        ("La rencontre entre ABCD et encore ABCD.", ["ABCD"]),
    ],
)
def test_acronyms_are_known_or_explained(text: str, unknown: list[str]) -> None:
    found = of_text(text, "finding", "fr", an_organisation("RVM"))
    assert [one.words for one in found] == unknown


# what is let stand -----------------------------------------------------------------------------------------


def accepted(meeting: Meeting, found: list[Finding]) -> Meeting:
    meeting.accepted = [
        AcceptedFinding(meeting_id=meeting.id, check_name=one.check, about=one.about, reason="ok")
        for one in found
    ]
    return meeting


def a_spoilt_meeting(text: str = "Mme. Ruiz et la XYZ sont venues , puis Mme. Roy") -> Meeting:
    decision: Decision = a_decision(modality="", text=Bilingual(text), actions=[an_action(), an_action()])
    return a_meeting(decisions=[decision])


def test_what_is_let_stand_is_gone_and_comes_back_with_other_words() -> None:
    meeting = a_spoilt_meeting()
    found = distinct(findings(ground(meeting)))
    assert len(found) > 4
    accepted(meeting, found)
    assert still_open(distinct(findings(ground(meeting))), meeting) == []
    meeting.decisions[0].text = Bilingual("Mme. Roux et la XYZ sont venues , puis Mme. Roy")
    back = still_open(distinct(findings(ground(meeting))), meeting)
    assert "form.civility_dot" in named(back)
    assert "without_responsible" not in named(back)


@given(st.data())
def test_letting_some_stand_leaves_the_others(data: st.DataObject) -> None:
    meeting = a_spoilt_meeting()
    found = distinct(findings(ground(meeting)))
    chosen = data.draw(st.lists(st.sampled_from(found), unique_by=lambda one: (one.check, one.about)))
    left = still_open(found, accepted(meeting, chosen))
    assert sorted(map(repr, left)) == sorted(repr(one) for one in found if one not in chosen)


def test_the_gravest_stand_first() -> None:
    ranks = [SEVERITIES.index(one.severity) for one in findings(ground(a_spoilt_meeting()))]
    assert ranks == sorted(ranks)
    assert {0, 1, 2} == set(ranks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_is_explained_in_every_language(language: str) -> None:
    t = translator(language)
    for one in findings(ground(a_spoilt_meeting())):
        assert sentence(one, t)
        assert remedy(one, t)
        assert "{" not in sentence(one, t) + remedy(one, t)


def test_every_check_has_words() -> None:
    assert all(told for told, _what in CHECKS.values())
