"""Whom the look for duplicates proposes, with what verdict and reasons, and whom it must leave in peace."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cufdesk.domain.duplicates import PeopleIndex
from cufdesk.domain.known_contacts import known_person
from cufdesk.domain.likeness import LIKELY, SIMILAR, KnownPerson, Likeness, Reason, pair
from cufdesk.domain.likeness_words import SENTENCES, sentence
from cufdesk.domain.people_likeness import compare_people, prepared
from cufdesk.i18n import translator
from tests.domain.famous_people import FAMOUS
from tests.domain.slips import SLIPS, people
from tests.makers import a_person


def like(first: KnownPerson, second: KnownPerson) -> Likeness | None:
    """Compare two people, and see that the index finds what the comparison does, from either side."""
    direct = compare_people(prepared(first), prepared(second))
    assert PeopleIndex([second]).like(first) == ([direct] if direct else [])
    assert PeopleIndex([first, second]).pairs() == (
        [direct if first.id < second.id else direct.turned()] if direct else []
    )
    return direct


def verdict(first: KnownPerson, second: KnownPerson) -> tuple[str, list[str]]:
    found = like(first, second)
    return (found.verdict, [reason.code for reason in found.reasons]) if found else ("", [])


def person(key: str, name: str = "", **fields: Any) -> KnownPerson:
    """Make a person of "Given Names/Surname/Second"."""
    parts = dict(zip(("given_names", "first_surname", "second_surname"), name.split("/"), strict=False))
    known: dict[str, Any] = {**parts, **fields}
    return KnownPerson(key, **known)


@pytest.mark.parametrize("particle", ["d’", "de la"])
def test_a_reason_says_the_name_with_its_particle(particle: str) -> None:
    said = "Jean d’Ornano" if particle == "d’" else "Jean de la Ornano"
    first = person("a", "Jean/Ornano", particle=particle)
    found = like(first, person("b", "Jean/Ornano"))
    assert found is not None
    assert [sentence(reason, translator("en")) for reason in found.reasons] == [
        f"The same name: {said} and Jean Ornano."
    ]
    alike = like(first, person("b", "Jean/Ornano", particle=particle))
    assert alike is not None
    assert [sentence(reason, translator("en")) for reason in alike.reasons] == [f"The same name: {said}."]


@pytest.mark.parametrize(
    ("first", "second", "expected", "codes"),
    [
        ("Antonio/Rojas", "ANTONIO/ROJAS", LIKELY, ["name"]),
        ("Antonio/Rojas", "Rojas/Antonio", LIKELY, ["swapped"]),
        ("Estefanía/Angeles", "Estefania/Ángeles", LIKELY, ["name"]),
        ("Juan/de la Torre", "Juan/Torre", LIKELY, ["name"]),
        ("Karl/von Berg", "Karl/Berg", LIKELY, ["name"]),
        ("Jean-Pierre/Dupont", "Jean Pierre/Dupont", LIKELY, ["name"]),
        ("Rosa/Ruiz/Pérez", "Rosa/Ruiz/Péres", LIKELY, ["sound"]),
        ("Eugène/Zapata", "Eugenio/Zapata", SIMILAR, ["variant"]),
        ("Estefanía/Ángeles", "Stéphanie/Ángeles", SIMILAR, ["variant"]),
        ("José/Rojas", "Joseph/Rojas", SIMILAR, ["variant"]),
        ("François/Morel", "Francisco/Morel", SIMILAR, ["variant"]),
        ("Antonio/Rojas", "A./Rojas", SIMILAR, ["initial"]),
        ("Sergio/Arrendendo", "Sergio/Arredondo", SIMILAR, ["slip"]),
        ("Rosa/Ruiz/Pérez", "Rosa/Ruiz", SIMILAR, ["missing"]),
        ("José Luis/García", "Luis/García", SIMILAR, ["missing"]),
        ("Marie-Christine/Lefevre", "Marie Christine/Lefèvre-Martin", SIMILAR, ["missing"]),
        ("Marie/Lefevre", "Marine/Lefèvre-Martin", "", []),
        ("/Dupont", "/Dupont", SIMILAR, ["name"]),
        ("/Dupont", "Jean/Dupont", "", []),
        ("Rosa/Ruiz/Pérez", "Rosa/Ruiz/Gómez", "", []),
        ("Jean-Pierre/Dupont", "Jean/Dupont", "", []),
        ("Marie/Le Goff", "Marine/Le Goff", "", []),
        ("Julio/Luna", "Julia/Luna", "", []),
        ("Antonio/Rojas", "Alfredo/Rojas", "", []),
        ("B./Rojas", "Antonio/Rojas", "", []),
    ],
)
def test_names(first: str, second: str, expected: str, codes: list[str]) -> None:
    assert verdict(person("1", first), person("2", second)) == (expected, codes)


def test_an_alias_makes_it_likely() -> None:
    eugene = person("1", "Eugène/Zapata", aliases=("Eugenio Zapata",))
    assert verdict(eugene, person("2", "Eugenio/Zapata")) == (LIKELY, ["alias"])


def test_a_name_as_written_is_read_without_its_civility() -> None:
    written = person("1", written_name="Sr. ROJAS, Antonio")
    assert verdict(written, person("2", "Antonio/Rojas"))[0] == LIKELY


def test_a_body_in_common_makes_more_of_a_name() -> None:
    for first, second, alone in [
        ("Eugène/Zapata", "Eugenio/Zapata", SIMILAR),
        ("/Rojas", "Antonio/Rojas", ""),
    ]:
        raised = LIKELY if alone else SIMILAR
        both = [
            person(key, name, organisations=frozenset({"b"})) for key, name in (("1", first), ("2", second))
        ]
        assert verdict(person("1", first), person("2", second))[0] == alone
        assert verdict(*both)[0] == raised


def test_contacts() -> None:
    rosa = person("1", "Rosa/Ruiz", emails=("Rosa@Ville.fr",), phones=("02 98 00 80 80",), country="FR")
    assert verdict(rosa, person("2", emails=("rosa@ville.fr",))) == (LIKELY, ["email"])
    assert verdict(rosa, person("2", "R./Ruiz", phones=("+33 2 98 00 80 80",))) == (
        LIKELY,
        ["phone", "initial"],
    )
    assert verdict(rosa, person("2", "R./Ruiz", phones=("02.98.00.80.80",))) == (LIKELY, ["phone", "initial"])
    assert verdict(rosa, person("2", "Jean/Dupont", emails=("rosa@ville.fr",))) == (SIMILAR, ["email"])
    assert verdict(rosa, person("2", "Jean/Dupont", phones=("02 98 00 80 81",), country="FR")) == ("", [])


def test_the_number_of_a_switchboard_says_nothing() -> None:
    staff = [
        person(str(key), name, phones=("+33 1 40 00 00 00",))
        for key, name in enumerate(("Rosa/Ruiz", "Jean/Dupont", "Anne/Morel", "Paul/Vidal", "Luc/Ferry"))
    ]
    assert PeopleIndex(staff).pairs() == []
    assert PeopleIndex(staff).like(staff[0]) == []
    assert len(PeopleIndex(staff[:2]).pairs() or []) == 1


def famous(key: str, name: tuple[str, ...]) -> KnownPerson:
    return KnownPerson(key, name[0], name[1], name[2])


def test_famous_people_are_not_each_other() -> None:
    known = [prepared(famous(f"{number:03}", name)) for number, name in enumerate(FAMOUS)]
    alike = [found for one, other in combinations(known, 2) if (found := compare_people(one, other))]
    assert alike == []


def test_somebody_famous_is_like_himself() -> None:
    for name in FAMOUS:
        assert verdict(famous("1", name), famous("2", name))[0] == LIKELY


def test_who_was_told_apart_is_never_proposed_again() -> None:
    two = [person("1", "Rosa/Ruiz"), person("2", "Rosa/Ruiz")]
    index = PeopleIndex(two, apart={pair("2", "1")})
    assert (index.pairs(), index.like(two[0])) == ([], [])


def test_the_index_follows_changes() -> None:
    rosa, later = person("1", "Rosa/Ruiz"), person("9", "Rosa/Ruis")
    index = PeopleIndex([rosa])
    index.add(replace(rosa, given_names="Anne"))
    assert index.like(later) == []
    index.add(rosa)
    assert len(index.like(later)) == 1
    index.remove("1")
    index.remove("1")
    assert (index.like(later), len(index)) == ([], 0)


def test_an_unknown_spelling_that_comes_later_is_met_too() -> None:
    index = PeopleIndex([person("1", "Sergio/Arredondo")])
    asked = person("9", "Sergio/Arredondo")
    assert len(index.like(asked)) == 1
    index.add(person("2", "Sergio/Arrendendo"))
    index.add(person("3", "S./Arredondo"))
    assert sorted(
        found.second_id if found.first_id == "9" else found.first_id for found in index.like(asked)
    ) == [
        "1",
        "2",
        "3",
    ]


def test_a_record_becomes_what_is_compared() -> None:
    record = a_person("Rosa", "Ruiz", email="rosa@ville.fr", aliases="Rosita\nRosa Ruiz Pérez")
    known = known_person(record)
    assert (known.aliases, known.emails, known.id) == (
        ("Rosita", "Rosa Ruiz Pérez"),
        ("rosa@ville.fr",),
        record.id,
    )


# Laws ------------------------------------------------------------------------------------------------

_WORDS = (
    "",
    "Ana",
    "Anne",
    "José",
    "Joseph",
    "J",
    "A",
    "Rojas",
    "Roxas",
    "Arredondo",
    "Arrendendo",
    "de",
    "la",
)
_words = st.sampled_from([*_WORDS, "Zapata", "Jean-Luc"])
_names = st.lists(_words, max_size=2).map(" ".join)
_people = st.builds(
    KnownPerson,
    st.just("x"),
    _names,
    _words,
    _words,
    written_name=_names,
    aliases=st.lists(_names, max_size=1).map(tuple),
    emails=st.lists(st.sampled_from(["a@b.fr", "c@d.mx"]), max_size=1).map(tuple),
    organisations=st.frozensets(st.sampled_from("op"), max_size=1),
)


@given(_people, _people)
@settings(max_examples=400, deadline=None)
def test_likeness_is_the_same_from_either_side(first: KnownPerson, second: KnownPerson) -> None:
    one, other = replace(first, id="1"), replace(second, id="2")
    found = like(one, other)
    turned = compare_people(prepared(other), prepared(one))
    assert (turned.turned() if turned else None) == found
    renamed = compare_people(prepared(replace(one, id="3")), prepared(other))
    assert (renamed.verdict if renamed else None) == (found.verdict if found else None)


@given(_people)
@settings(deadline=None)
def test_nobody_is_like_himself(somebody: KnownPerson) -> None:
    index = PeopleIndex([somebody])
    assert (index.like(somebody), index.pairs()) == ([], [])


@given(st.permutations(["Rosa", "María", "Ruiz", "Pérez"]))
@settings(deadline=None)
def test_neither_order_nor_accents_matter(words: list[str]) -> None:
    plain = " ".join(words).replace("é", "e").replace("í", "i").upper()
    whole = person("1", "Rosa María/Ruiz/Pérez")
    assert verdict(whole, person("2", written_name=plain))[0] == LIKELY


@given(_people, st.sampled_from(["Zoé Quintana Abad", "Luz Wagner"]))
@settings(deadline=None)
def test_an_alias_of_the_other_is_likely(somebody: KnownPerson, name: str) -> None:
    known = replace(somebody, id="1", aliases=(*somebody.aliases, name))
    assert verdict(known, person("2", written_name=name))[0] == LIKELY


@pytest.mark.parametrize("language", ["fr", "es", "en"])
@pytest.mark.parametrize("code", SENTENCES)
def test_every_reason_is_a_sentence(language: str, code: str) -> None:
    said = sentence(Reason(code, "FR", "MX"), translator(language))
    assert said.endswith(".")
    assert "{" not in said


# Scale -----------------------------------------------------------------------------------------------


def test_slips_are_found() -> None:
    """Recall on generated slips, each among 2,000 others: what is stated here is held."""
    known = people(2_000)
    index = PeopleIndex(known)
    dice = random.Random(7)
    for name, slip in SLIPS.items():
        asked = [(one.id, replace(slip(one, dice), id="new")) for one in dice.sample(known, 200)]
        found = sum(key in {like.second_id for like in index.like(one)} for key, one in asked)
        assert found >= (190 if name.startswith("spelling") else 200), (name, found)


def test_strangers_are_left_in_peace() -> None:
    index = PeopleIndex(people(2_000))
    strangers = [replace(one, id=f"s{one.id}") for one in people(300, seed=99)]
    proposed = sum(bool(found) for found in map(index.like, strangers))
    assert proposed <= 45  # by chance the same or nearly the same name is drawn again


def test_ten_thousand_people() -> None:
    index = PeopleIndex(people(10_000))
    start = time.process_time()
    for one in people(100, seed=5):
        index.like(replace(one, id="new"))
    assert (time.process_time() - start) / 100 < 0.05
    told: list[tuple[int, int]] = []
    start = time.process_time()
    assert index.pairs(progress=lambda done, total: told.append((done, total))) is not None
    assert time.process_time() - start < 15
    assert told == sorted(told)
    assert told[-1] == (10_000, 10_000)


def test_the_pass_can_be_cancelled() -> None:
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 2

    assert PeopleIndex(people(500)).pairs(cancelled=cancelled) is None
    assert len(asked) == 3
