from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cufdesk.exchange.contact_cards import ORGANISATION, Address, Card, Extra, Photo, Post, Reach
from cufdesk.exchange.vcards import VERSIONS, read_vcards, vcard, vcards

ZAPATA = Card(
    given_names="Eugène",
    first_surname="Zapata",
    second_surname="Garesché",
    usage_name="Zapata",
    prefix="M.",
    formatted_name="M. Eugène Zapata Garesché",
    names_in=(("es", "Sr. Eugenio Zapata Garesché"),),
    aliases=("Eugenio", "Zapata, E."),
    emails=(Reach("ez@example.org", ("work", "pref")), Reach("zapata@example.com")),
    phones=(
        Reach("+52 55 1234 5678", ("work", "voice"), "Secretaría"),
        Reach("+33 6 12 34 56 78", ("cell",)),
    ),
    addresses=(Address("Plaza 1; 2.º piso", locality="México, CDMX", postal_code="06000", country="México"),),
    posts=(
        Post("Gobierno", ("Oficina",), "Asesor", language="es", other_titles=(("fr", "Conseiller"),)),
        Post("AL-LAs", title="Coordinador", role="Coordination"),
    ),
    languages=("es", "fr"),
    gender="M",
    country="MX",
    notes="Une ligne\nUne autre : « oui » ; \\n littéral",
    categories=("Délégation", "2015, Paris"),
    photo=Photo(b"\x89PNG" + bytes(200), "image/png"),
    uid="urn:uuid:00000000-0000-4000-8000-000000000001",
    rev="20150213T100000Z",
    extras=(Extra("BDAY", "1970-01-01"), Extra("X-ABDATE", "2015\\,02", ";type=pref", "item1")),
)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_full_card_comes_back_whole(version: str) -> None:
    read = read_vcards(vcard(ZAPATA, version).encode())
    assert read.problems == ()
    assert read.cards == (ZAPATA,)


def test_3_0_says_it_as_address_books_expect() -> None:
    lines = vcard(ZAPATA).replace("\r\n ", "").split("\r\n")
    assert lines[:2] == ["BEGIN:VCARD", "VERSION:3.0"]
    assert "N:Zapata Garesché;Eugène;;M.;" in lines
    assert "X-CUFDESK-SURNAMES:Zapata;Garesché" in lines
    assert "NICKNAME:Eugenio,Zapata\\, E." in lines
    assert "TEL;TYPE=cell:+33 6 12 34 56 78" in lines
    assert "item1.X-ABDATE;type=pref:2015\\,02" in lines
    assert not any(line.startswith(("item1.TEL", "item1.ORG")) for line in lines)
    assert lines[-2:] == ["END:VCARD", ""]


def test_4_0_says_preference_and_language_its_own_way() -> None:
    lines = vcard(ZAPATA, "4.0").replace("\r\n ", "").split("\r\n")
    assert "EMAIL;TYPE=work;PREF=1:ez@example.org" in lines
    assert "FN;LANGUAGE=es:Sr. Eugenio Zapata Garesché" in lines
    assert "KIND:individual" in lines
    assert any(line.startswith("PHOTO:data:image/png;base64,") for line in lines)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    "card",
    [
        Card(kind=ORGANISATION, formatted_name="FENAMM"),
        Card(kind=ORGANISATION, formatted_name="SRE", posts=(Post("Gobierno", ("SRE",)),)),
        Card(formatted_name="Monsieur le Délégué", posts=(Post("CUF", title="Délégué"),)),
        Card(formatted_name="CUF", posts=(Post("CUF"),)),
        Card(given_names="Rosa", formatted_name="Rosa", posts=(Post(title="A"), Post(title="B"))),
    ],
)
def test_bodies_and_contacts_by_function_come_back_as_what_they_are(card: Card, version: str) -> None:
    assert read_vcards(vcard(card, version).encode()).cards == (card,)


def test_lines_are_folded_at_75_octets_and_never_inside_a_character() -> None:
    text = vcard(replace(ZAPATA, notes="é€𝄞" * 200, formatted_name="a" * 200))
    lines = text.split("\r\n")
    assert max(len(line.encode()) for line in lines) == 75
    assert "\n" not in text.replace("\r\n", "")
    assert read_vcards(text.encode()).cards[0].notes == "é€𝄞" * 200


def test_no_value_can_begin_a_line_of_its_own() -> None:
    evil = "A\r\nEND:VCARD\rBEGIN:VCARD\nX"
    hostile = Card(
        formatted_name=evil,
        given_names=evil,
        usage_name=evil,
        phones=(Reach(evil, (evil,), evil, f";X={evil}"),),
        addresses=(Address(evil, label=evil, rest=evil),),
        posts=(Post(evil, (evil,), evil, evil, evil, ((evil, evil),)),),
        names_in=((evil, evil),),
        languages=(evil,),
        photo=Photo(b"x", evil),
        extras=(Extra("X-A", evil, f";B={evil}", "g"), Extra(evil, "lost"), Extra("X-B", "v", "", evil)),
    )
    for version in VERSIONS:
        text = vcard(hostile, version).replace("\r\n ", "")
        assert [line for line in text.split("\r\n") if line.startswith(("END", "BEGIN"))] == [
            "BEGIN:VCARD",
            "END:VCARD",
        ]
        assert "\n" not in text.replace("\r\n", "")


# Any card --------------------------------------------------------------------------------------------

TEXT = st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"]), max_size=40).map(str.strip)
SAID = TEXT.filter(bool)
WORD = st.sampled_from(["work", "home", "cell", "fax", "pref", "x-été"])
TYPES = st.lists(WORD, unique=True, max_size=3).map(lambda words: tuple(sorted(words, key="pref".__eq__)))
CODE = st.sampled_from(["fr", "es", "pt-BR"])
REACH = st.builds(Reach, SAID, TYPES, TEXT)
POST = st.builds(Post, SAID, st.lists(SAID, max_size=2).map(tuple), SAID, TEXT, st.just("fr"),
                 st.lists(st.tuples(CODE, SAID), max_size=2).map(tuple))  # fmt: skip
ADDRESS = st.builds(Address, TEXT, TEXT, TEXT, SAID, TEXT, TEXT, TEXT, TYPES, TEXT)
NAME_PART = st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"]), max_size=15).map(
    lambda text: " ".join(text.split())
)


def many(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


CARD = st.builds(
    Card,
    kind=st.sampled_from(["person", "organisation"]),
    given_names=NAME_PART,
    additional_names=NAME_PART,
    first_surname=NAME_PART,
    second_surname=NAME_PART,
    usage_name=TEXT,
    prefix=NAME_PART,
    suffix=NAME_PART,
    formatted_name=SAID,
    sort_as=NAME_PART,
    names_in=many(st.tuples(CODE, SAID)),
    aliases=many(SAID),
    emails=many(REACH),
    phones=many(REACH),
    addresses=many(ADDRESS),
    posts=many(POST),
    languages=many(CODE),
    gender=st.sampled_from(["", "M", "F", "O", "N", "U"]),
    country=st.sampled_from(["", "FR", "MX", "international"]),
    notes=TEXT,
    categories=many(SAID),
    photo=st.none() | st.builds(Photo, st.binary(min_size=1, max_size=300), st.just("image/png")),
    uid=TEXT,
    rev=TEXT,
    extras=many(
        st.builds(Extra, st.sampled_from(["X-A", "BDAY", "IMPP"]), TEXT.map(lambda t: t.replace("\n", "\\n")))
    ),
)


def normal(card: Card) -> Card:
    """Return a card as any vCard can say it: a second surname alone is a surname, a lone body goes unsaid."""
    lone = Post(card.formatted_name)
    posts = tuple(post for post in card.posts if card.kind != ORGANISATION or post != lone)
    return replace(card, posts=posts)


@settings(max_examples=200, deadline=2000)
@given(CARD, st.sampled_from(VERSIONS))
def test_any_card_comes_back_whole(card: Card, version: str) -> None:
    read = read_vcards(vcard(card, version).encode())
    assert not any(
        problem.left_out for problem in read.problems
    )  # an address that is none is noted, and kept
    assert read.cards == (normal(card),)


def test_ten_thousand_cards_are_written() -> None:
    people = [replace(ZAPATA, photo=None, uid=str(number)) for number in range(10_000)]
    data = vcards(people)
    assert data.count(b"BEGIN:VCARD") == 10_000
