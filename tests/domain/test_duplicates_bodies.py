"""Bodies compared each with each: one in two spellings or languages, two that are merely near."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cufdesk.domain.body_likeness import compare_bodies, prepared_body
from cufdesk.domain.duplicates import bodies_like, similar_bodies
from cufdesk.domain.known_contacts import known_body
from cufdesk.domain.likeness import LIKELY, SIMILAR, KnownBody, pair
from cufdesk.domain.values import Bilingual
from cufdesk.paths import resource
from tests.makers import an_organisation


def body(key: str, text: str = "", **fields: Any) -> KnownBody:
    """Make a body of "fr: Name", "es: Name" or an acronym."""
    language, _sign, name = text.partition(": ")
    names = ((language, name),) if name else ()
    return KnownBody(key, names, acronym="" if name else text, **fields)


def verdict(first: KnownBody, second: KnownBody) -> tuple[str, list[str]]:
    found = compare_bodies(prepared_body(first), prepared_body(second))
    turned = compare_bodies(prepared_body(second), prepared_body(first))
    assert (turned.turned() if turned else None) == found
    return (found.verdict, [reason.code for reason in found.reasons]) if found else ("", [])


@pytest.mark.parametrize(
    ("first", "second", "expected", "codes"),
    [
        ("AL-Las", "ALLAS", LIKELY, ["acronym"]),
        ("AL-LAs", "allas", LIKELY, ["acronym"]),
        ("FENAMM", "CONAMM", SIMILAR, ["acronym_close"]),
        ("AMF", "ARF", "", []),
        ("SRE", "DAECT", "", []),
        (
            "fr: Conférence nationale des municipalités du Mexique",
            "es: Conferencia Nacional de Municipios de México",
            LIKELY,
            ["body_languages"],
        ),
        ("fr: Ville de Brest", "fr: VILLE DE BREST", LIKELY, ["body_name"]),
        ("fr: Ville de Brest", "fr: Ville de Bresst", SIMILAR, ["body_close"]),
        ("fr: Région Bretagne", "fr: Conseil régional de Bretagne", SIMILAR, ["body_close"]),
        ("fr: Ville de Lyon", "fr: Ville de Nantes", "", []),
        ("fr: Ville de Lyon", "fr: Métropole de Lyon", "", []),
        ("fr: Université de Guadalajara", "fr: Ville de Guadalajara", "", []),
        ("fr: Groupe-pays Mexique", "fr: Groupe-pays Chili", "", []),
        ("fr: Association des maires de France", "fr: Association des régions de France", "", []),
        ("fr: Ministère des Affaires étrangères", "es: Secretaría de Relaciones Exteriores", "", []),
        ("fr: Ambassade du Mexique en France", "fr: Ambassade de France au Mexique", "", []),
    ],
)
def test_pairs(first: str, second: str, expected: str, codes: list[str]) -> None:
    assert verdict(body("1", first), body("2", second)) == (expected, codes)


def test_an_alias_written_as_an_acronym_counts_as_one() -> None:
    assert verdict(body("1", "ALLAS"), KnownBody("2", written_name="AL-Las"))[0] == LIKELY
    named = KnownBody("2", (("fr", "Alliance des villes"),), aliases=("AL-Las",))
    assert verdict(body("1", "ALLAS"), named)[0] == LIKELY


def test_another_country_lowers_the_verdict() -> None:
    network = "fr: Réseau des villes durables"
    assert verdict(body("1", network), body("2", network))[0] == LIKELY
    abroad = body("1", network, country="FR"), body("2", network, country="MX")
    assert verdict(*abroad) == (SIMILAR, ["body_name", "countries_differ"])
    assert verdict(body("1", "FENAMM", country="MX"), body("2", "CONAMM", country="CL"))[0] == ""
    everywhere = body("1", network, country="FR"), body("2", network, country="international")
    assert verdict(*everywhere)[0] == LIKELY


def test_what_each_state_has_of_its_own_is_never_alike_across_countries() -> None:
    ministry = "fr: Ministère des Affaires étrangères"
    assert verdict(body("1", ministry, country="FR"), body("2", ministry, country="MX"))[0] == ""
    assert verdict(body("1", ministry, country="MX"), body("2", ministry, country="MX"))[0] == LIKELY


def test_another_city_lowers_the_verdict() -> None:
    two = (body(key, "fr: Alliance française", city=city) for key, city in (("1", "Puebla"), ("2", "Oaxaca")))
    assert verdict(*two) == (SIMILAR, ["body_name", "cities_differ"])


def sample() -> list[KnownBody]:
    with open(resource("sample", "contacts.toml"), "rb") as file:
        entries = tomllib.load(file)["organisation"]
    return [
        KnownBody(
            entry["key"],
            tuple(entry.get("name", {}).items()),
            entry.get("written_name", ""),
            entry.get("acronym", ""),
            tuple(entry.get("aliases", ())),
            entry.get("country", ""),
            entry.get("city", ""),
            entry.get("kind", ""),
        )
        for entry in entries
    ]


def test_the_sample_holds_one_pair_that_is_similar() -> None:
    found = similar_bodies(sample())
    assert found is not None
    assert [(like.first_id, like.second_id, like.verdict) for like in found] == [
        ("conamm", "fenamm", SIMILAR)
    ]
    assert similar_bodies(sample(), apart={pair("fenamm", "conamm")}) == []


def test_a_new_body_is_held_against_those_known() -> None:
    assert [like.second_id for like in bodies_like(body("new", "allas"), sample())] == ["al-las"]
    assert bodies_like(body("new", "fr: Ministère de la Culture", country="FR"), sample()) == []


def test_the_pass_tells_how_far_it_is_and_can_be_cancelled() -> None:
    told: list[tuple[int, int]] = []
    similar_bodies(sample(), progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (len(sample()), len(sample()))
    assert similar_bodies(sample(), cancelled=lambda: True) is None


def test_a_record_becomes_what_is_compared() -> None:
    record = an_organisation("AL-Las", name=Bilingual("Alliance", ""), aliases="ALLAS\n")
    known = known_body(record)
    assert (known.names, known.aliases, known.acronym) == ((("fr", "Alliance"),), ("ALLAS",), "AL-Las")


_WORDS = (
    "Ville",
    "Ciudad",
    "Région",
    "de",
    "Puebla",
    "Pueblo",
    "Mexique",
    "France",
    "SRE",
    "AL-Las",
    "nationale",
)
_texts = st.lists(st.sampled_from(_WORDS), max_size=4).map(" ".join)
_bodies = st.builds(
    KnownBody,
    st.just("x"),
    _texts.map(lambda text: (("fr", text),) if text else ()),
    _texts,
    st.sampled_from(["", "SRE", "S.R.E.", "FENAMM", "CONAMM"]),
    country=st.sampled_from(["", "FR", "MX", "international"]),
    city=st.sampled_from(["", "Puebla", "Paris"]),
)


@given(_bodies, _bodies)
@settings(deadline=None)
def test_likeness_is_the_same_from_either_side(first: KnownBody, second: KnownBody) -> None:
    one, other = replace(first, id="1"), replace(second, id="2")
    found = verdict(one, other)
    assert verdict(replace(one, id="3"), other)[0] == found[0]
    assert compare_bodies(prepared_body(one), prepared_body(one)) is None
