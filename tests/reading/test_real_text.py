"""The real relevé of February 2015, read as a careful officer reads it; skipped where it is not."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from cufdesk.exchange.texts import SourceText, read_text
from cufdesk.reading.minutes import read
from cufdesk.reading.understanding import Understanding, as_json
from tests.reading.own_texts import modalities_of, positions_of
from tests.reading.test_laws import check

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def source(real_texts: Path) -> SourceText:
    return read_text(real_texts / "releve-2015.txt")


@pytest.fixture
def text(source: SourceText) -> Understanding:
    return read(source.text, source.repairs, source.fingerprint)


def test_its_dates(text: Understanding) -> None:
    assert (text.start, text.end) == (dt.date(2015, 2, 12), dt.date(2015, 2, 13))
    exact = [(date.start, date.end, date.year_inferred) for date in text.dates if date.precision == "exact"]
    assert exact == [
        (dt.date(2015, 2, 12), dt.date(2015, 2, 13), False),
        (dt.date(2015, 6, 29), dt.date(2015, 6, 30), True),
        (dt.date(2015, 7, 15), dt.date(2015, 7, 15), True),
    ]
    fuzzy = [date.text.lower() for date in text.dates if date.precision == "fuzzy"]
    assert fuzzy == ["bientôt", "le plus rapidement possible", "dès à présent"]


def test_five_delegates_in_order_and_those_around_them(text: Understanding) -> None:
    assert [(person.role, person.name) for person in text.people] == [
        ("delegate", "Antonio Rojas"),
        ("delegate", "Alfredo Saldaña"),
        ("delegate", "Sergio Arrendendo"),
        ("delegate", "Eugène Zapata"),
        ("delegate", "Monserrat Iglesias"),
        ("liaison", "Estefanía Angeles"),
        ("liaison", "Erika Rebollar"),
        ("host", None),
        ("mentioned", "Roberto Romero"),
    ]
    assert (text.headcount.declared, text.headcount.listed) == (5, 5)


def test_their_functions(text: Understanding) -> None:
    def acronym_or_name(name: str | None) -> list[str]:
        person = next(person for person in text.people if person.name == name)
        bodies = [
            text.organisations[position.body] for position in person.positions if position.body is not None
        ]
        return [body.acronym or body.name for body in bodies]

    assert acronym_or_name("Antonio Rojas") == ["SRE"]
    assert acronym_or_name("Alfredo Saldaña") == ["CONAGO"]
    assert acronym_or_name("Sergio Arrendendo") == ["FENAMM"]
    assert acronym_or_name("Monserrat Iglesias") == ["SRE"]
    assert acronym_or_name("Eugène Zapata") == ["Ville de Mexico", "AL-Las"]
    assert [title for title, _body in positions_of(text, "Eugène Zapata")] == [
        "Conseiller du Gouverneur",
        "Coordinateur",
    ]
    assert (
        acronym_or_name("Estefanía Angeles") == acronym_or_name("Erika Rebollar") == ["Ambassade du Mexique"]
    )
    assert positions_of(text, "Roberto Romero") == [("président", "groupe pays Chili")]
    assert positions_of(text, None)[0][0] == "Délégué"


def test_its_bodies(text: Understanding) -> None:
    countries = {body.acronym or body.name: body.country for body in text.organisations}
    assert countries["FENAMM"] == countries["Ambassade du Mexique"] == countries["Ville de Mexico"] == "MX"
    assert countries["SRE"] == "MX"
    assert countries["CUF"] == "FR"
    assert {key for key, country in countries.items() if country is None} >= {
        "CONAGO",
        "AMF",
        "ARF",
        "CONAMM",
    }
    ministries = [
        body for body in text.organisations if body.name.lower().startswith("ministère des affaires")
    ]
    assert len(ministries) == 3
    assert next(body for body in text.organisations if body.acronym == "AL-Las").aliases == ("ALLAS",)


def test_what_the_office_did(text: Understanding) -> None:
    assert [(item.our_role, item.minutes_status) for item in text.programme] == [
        ("attended", None),
        ("organised", "announced"),
        ("scheduled", None),
    ]


def test_its_eight_decisions(text: Understanding) -> None:
    assert modalities_of(text) == [
        ("D1", "wish", "partie mexicaine"),
        ("D2", "adopted", None),
        ("D3", "finding", None),
        ("D4", "proposed", None),
        ("D5", "adopted", None),
        ("D6", "adopted", None),
        ("D7", "announced", "AMF, CONAMM, ARF, CONAGO"),
        ("D8", "commitment", "CUF"),
    ]
    assert all(0 < len(decision.title) <= 80 for decision in text.decisions)
    assert "historique" in text.decisions[2].context


CHARGED = {
    1: ("CUF",),
    6: ("groupes-pays",),
    7: ("groupe-pays Mexique",),
    12: ("un élu français",),
    20: ("AMF", "CONAMM"),
    21: ("ARF", "CONAGO"),
    **dict.fromkeys((15, 16, 17, 18, 19, 22, 23, 24), ("CUF",)),
}
TERMS = {
    1: ("bientôt", "fuzzy", None),
    4: ("lors de la venue présidentielle", "relative", None),
    12: ("15 juillet", "exact", dt.date(2015, 7, 15)),
    15: ("le plus rapidement possible", "fuzzy", None),
    16: ("dès à présent", "fuzzy", None),
}
# What the action of each number has to say.
SAID = (
    *("disponible", "explication", "lancement", "annonce", "agenda", "accompagner", "expertise"),
    *("comité", "préparés", "bilan", "élu", "remis", "collectivités", "président", "informer", "budget"),
    *(
        "calendrier",
        "identifier",
        "coordonnera",
        "conamm",
        "conago",
        "accord global",
        "dossiers",
        "répertoire",
    ),
)


def test_its_twenty_four_actions(text: Understanding) -> None:
    assert [len(decision.actions) for decision in text.decisions] == [1, 5, 1, 5, 6, 1, 2, 3]
    actions = [action for decision in text.decisions for action in decision.actions]
    assert [action.number for action in actions] == [f"A{index}" for index in range(1, 25)]
    pairs = zip(SAID, actions, strict=True)
    assert [said for said, action in pairs if said not in action.text.lower()] == []
    found = {i: action.responsible for i, action in enumerate(actions, 1) if action.responsible}
    assert found == CHARGED
    assert sorted({*range(1, 25)} - {*found}) == [2, 3, 4, 5, 8, 9, 10, 11, 13, 14]
    terms = {
        i: ((action.deadline_text or "").lower(), action.precision, action.deadline)
        for i, action in enumerate(actions, 1)
        if action.precision != "none"
    }
    assert terms == TERMS
    assert {action.modality for action in text.decisions[3].actions} == {"proposed"}


def test_its_quotas_and_agreements(text: Understanding) -> None:
    assert [(quota.count, quota.category, quota.side, quota.part_of) for quota in text.quotas] == [
        (6, "elected", "FR", None),
        (6, "elected", "MX", None),
        (3, "governor", "MX", 1),
        (3, "mayor", "MX", 1),
    ]
    assert text.quotas[0].qualifier is not None
    assert [(agreement.parties, agreement.status) for agreement in text.agreements] == [
        (("AMF", "CONAMM"), "announced"),
        (("ARF", "CONAGO"), "announced"),
        (("CUF",), "planned"),
    ]


def test_its_blanks(text: Understanding) -> None:
    count: dict[str, int] = {}
    for blank in text.blanks:
        count[blank.kind] = count.get(blank.kind, 0) + 1
    assert count == {
        "name": 1,
        "person": 2,
        "list": 2,
        "minutes": 1,
        "time": 2,
        "party": 1,
        "place": 2,
        "deadline": 15,
        "responsible": 10,
    }
    pending = next(blank for blank in text.blanks if blank.kind == "minutes")
    assert pending.probable_owner == "CUF"


def test_every_finding_points_to_its_words(source: SourceText, text: Understanding) -> None:
    check(source.text, text)
    assert {repair.kind for repair in source.repairs} == {
        "residue",
        "bullet",
        "space",
        "parenthesis",
        "blank-lines",
    }
    assert as_json(text)["title"] == source.title_hint


def test_what_only_explains_gives_nobody_anything_to_do(text: Understanding) -> None:
    told = [action.text for decision in text.decisions for action in decision.actions]
    for words in ("acte fondateur", "caractère historique", "lieu idéal", "opportunité structurante"):
        assert [action for action in told if words in action] == []
    assert [d for d in text.decisions if any(len(a.text) > len(d.text) for a in d.actions)] == []
    assert [date.text for date in text.dates if "congrès" in date.text] == []


def test_the_ministry_of_the_programme_is_not_the_mexican_one(text: Understanding) -> None:
    ministries = [
        body for body in text.organisations if body.name.lower().startswith("ministère des affaires")
    ]
    start, end = text.programme[0].span
    [french] = [body for body in ministries if start <= body.span[0] < end]
    assert french.acronym != "SRE"
    assert french.country == "FR"
    others = [body for body in text.organisations if body.name.startswith("Ministère") and body != french]
    assert [(body.acronym, body.country) for body in others] == [("SRE", "MX")] * 3
