from __future__ import annotations

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cufdesk.exchange.contact_cards import ORGANISATION, PERSON, Card, Extra
from cufdesk.exchange.vcards import read_vcards, vcard
from cufdesk.refusal import Refusal

PICTURE = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 2


def card_file(*lines: str, version: str = "3.0", end: str = "\r\n") -> bytes:
    return end.join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", "")).encode()


def only(data: bytes) -> Card:
    read = read_vcards(data)
    assert read.problems == ()
    (card,) = read.cards
    return card


# vCard 2.1 -------------------------------------------------------------------------------------------


def test_soft_line_breaks_inside_a_character() -> None:
    data = (
        b"BEGIN:VCARD\r\nVERSION:2.1\r\n"
        b"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zapata Garesch=C3=\r\n=A9;Eug=C3=A8ne;;M.\r\n"
        b"FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Eug=C3=A8ne Zapata=20=\r\nGaresch=C3=A9\r\n"
        b"NOTE;QUOTED-PRINTABLE:Deux lignes=0D=0Aet une virgule, un point=3B\r\n"
        b"TEL;CELL;VOICE:+33 6 12 34 56 78\r\n"
        b"EMAIL;INTERNET;PREF:ez@example.org\r\n"
        b"END:VCARD\r\n"
    )
    card = only(data)
    assert (card.first_surname, card.given_names, card.prefix) == ("Zapata Garesché", "Eugène", "M.")
    assert card.formatted_name == "Eugène Zapata Garesché"
    assert card.notes == "Deux lignes\net une virgule, un point;"
    assert (card.phones[0].value, card.phones[0].types) == ("+33 6 12 34 56 78", ("cell", "voice"))
    assert card.emails[0].types == ("internet", "pref")


def test_each_property_may_have_its_own_charset() -> None:
    data = b"\r\n".join((
        b"BEGIN:VCARD", b"VERSION:2.1",
        b"N;CHARSET=ISO-8859-1:Mu\xf1oz;Jos\xe9",
        b"FN;CHARSET=macintosh:Jos\x8e Mu\x96oz",
        "TITLE;CHARSET=UTF-8:Présidente".encode(),
        b"ORG:R\xe9gion Bretagne",
        b"END:VCARD",
    ))  # fmt: skip
    card = only(data)
    assert (card.first_surname, card.given_names, card.formatted_name) == ("Muñoz", "José", "José Muñoz")
    assert (card.posts[0].title, card.posts[0].organisation) == ("Présidente", "Région Bretagne")


@pytest.mark.parametrize("indent", ["", " ", "\t", "    "])
def test_photos_folded_in_every_habit(indent: str) -> None:
    text = base64.b64encode(PICTURE).decode()
    pieces = [text[at : at + 60] for at in range(0, len(text), 60)]
    lines = ["PHOTO;TYPE=JPEG;ENCODING=BASE64:" + pieces[0], *(indent + piece for piece in pieces[1:]), ""]
    card = only(card_file("N:A;B", *lines, "TEL:1", version="2.1"))
    assert card.photo is not None
    assert (card.photo.data, card.photo.media_type) == (PICTURE, "image/jpeg")
    assert card.phones[0].value == "1"


def test_a_card_inside_a_card_is_kept_as_a_text() -> None:
    inner = ("AGENT:", "BEGIN:VCARD", "VERSION:2.1", "N:Dupont;Anne", "TEL:+33 1 00 00 00 00", "END:VCARD")
    card = only(card_file("N:A;B", *inner, "TITLE:Maire", version="2.1"))
    assert card.first_surname == "A"
    assert card.phones == ()
    assert card.posts[0].title == "Maire"
    assert only(vcard(card).encode()).extras == card.extras
    assert "Dupont" in card.extras[0].value


def test_what_only_2_1_knows_goes_on_in_the_words_of_3_0() -> None:
    lines = ("N:A;B", "X-LIEU;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=A9xico", "KEY;BASE64:AAEC")
    card = only(card_file(*lines, version="2.1"))
    assert card.extras == (Extra("X-LIEU", "México"), Extra("KEY", "AAEC", ";ENCODING=b"))


# Habits of programs ----------------------------------------------------------------------------------


def test_labels_of_apple_belong_to_what_they_name() -> None:
    card = only(
        card_file(
            "N:A;B",
            "FN:B A",
            "item1.TEL;type=pref:+52 55 1234 5678",
            "item1.X-ABLabel:Secretaría\\, planta 2",
            "item2.EMAIL;type=INTERNET:a@example.org",
            "item2.X-ABLabel:_$!<Work>!$_",
            "item3.X-ABDATE:2015-02-12",
            "item3.X-ABLabel:_$!<Anniversary>!$_",
        )
    )
    assert (card.phones[0].label, card.phones[0].types) == ("Secretaría, planta 2", ("pref",))
    assert card.emails[0].label == "Work"
    assert [extra.group for extra in card.extras] == ["item3", "item3"]
    again = vcard(card)
    assert "item3.X-ABLabel:_$!<Anniversary>!$_" in again
    assert "_$!<Work>!$_" in again
    assert only(again.encode()) == card


def test_escapes_and_google_s_colons() -> None:
    card = only(card_file("N:O\\;B\\,C;D\\\\E", "URL:http\\://example.org/a", "NOTE:un\\ndeux\\, trois\\x"))
    assert (card.first_surname, card.given_names) == ("O;B,C", "D\\E")
    assert card.urls[0].value == "http://example.org/a"
    assert card.notes == "un\ndeux, trois\\x"


@pytest.mark.parametrize(
    ("lines", "first", "second"),
    [
        (("N:Zapata,Garesché;Eugène",), "Zapata", "Garesché"),
        (("N:Zapata,Garesché;Eugène;;;;Garesché;",), "Zapata", "Garesché"),
        (("N:Zapata Garesché;Eugène",), "Zapata Garesché", ""),
        (("N:Zapata Garesché;Eugène", "X-CUFDESK-SURNAMES:Zapata;Garesché"), "Zapata", "Garesché"),
        # Somebody changed the name in another program: what we wrote beside it no longer holds.
        (("N:Zapata Ruiz;Eugène", "X-CUFDESK-SURNAMES:Zapata;Garesché"), "Zapata Ruiz", ""),
    ],
)
def test_surnames_are_told_apart_only_where_the_card_does(
    lines: tuple[str, ...], first: str, second: str
) -> None:
    card = only(card_file(*lines))
    assert (card.first_surname, card.second_surname) == (first, second)


def test_two_functions_and_their_languages() -> None:
    card = only(
        card_file(
            "N:Zapata;Eugène",
            "a.ORG:Gobierno de la Ciudad;Oficina del Jefe",
            "a.TITLE;LANGUAGE=es:Asesor",
            "a.TITLE;LANGUAGE=fr:Conseiller",
            "b.ORG:AL-LAs",
            "b.TITLE:Coordinador",
        )
    )
    first, second = card.posts
    assert (first.units, first.title, first.language) == (("Oficina del Jefe",), "Asesor", "es")
    assert first.other_titles == (("fr", "Conseiller"),)
    assert (second.organisation, second.title) == ("AL-LAs", "Coordinador")


def test_bodies_and_contacts_by_function() -> None:
    body = only(card_file("N:;;;;", "FN:FENAMM", "ORG:FENAMM"))
    assert (body.kind, body.formatted_name, body.posts) == (ORGANISATION, "FENAMM", ())
    apple = only(card_file("N:;;;;", "FN:SRE", "ORG:SRE;DGCI", "X-ABShowAs:COMPANY"))
    assert (apple.kind, apple.posts[0].units) == (ORGANISATION, ("DGCI",))
    known = only(card_file("N:;;;;", "FN:Monsieur le Délégué", "TITLE:Délégué", "ORG:Monsieur le Délégué"))
    assert (known.kind, known.has_name) == (PERSON, False)


def test_addresses_of_pictures_are_kept_and_never_followed() -> None:
    card = only(card_file("N:A;B", "PHOTO;VALUE=uri:https://example.org/a.jpg"))
    assert card.photo is None
    assert card.extras == (Extra("PHOTO", "https://example.org/a.jpg", ";VALUE=uri"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n"])
def test_encodings_and_line_ends(encoding: str, end: str) -> None:
    text = card_file("N:Ñáñez;Ángeles", "NOTE:Œuvre à\n finir", end=end).decode().replace("à\n", f"à{end}")
    card = only(text.encode(encoding))
    assert (card.first_surname, card.given_names, card.notes) == ("Ñáñez", "Ángeles", "Œuvre àfinir")


# Bad cards -------------------------------------------------------------------------------------------


def test_a_bad_line_is_named_and_the_others_go_on() -> None:
    data = card_file("N:A;B", "ceci n'est rien", "TEL:1") + card_file("N:C;D")
    read = read_vcards(data)
    assert [card.first_surname for card in read.cards] == ["A", "C"]
    assert [card.line for card in read.cards] == [1, 7]
    assert read.cards[0].phones[0].value == "1"
    (problem,) = read.problems
    assert (problem.line, problem.text, problem.left_out) == (4, "ceci n'est rien", False)


def test_missing_ends() -> None:
    read = read_vcards(card_file("N:A;B").replace(b"END:VCARD\r\n", b"") + card_file("N:C;D")[:-11])
    assert [card.first_surname for card in read.cards] == ["A", "C"]
    assert [problem.line for problem in read.problems] == [1, 4]


def test_an_empty_card_is_left_out_by_name() -> None:
    read = read_vcards(card_file("N:;;;;", "FN:") + card_file("N:C;D"))
    assert [card.first_surname for card in read.cards] == ["C"]
    assert [(problem.line, problem.left_out) for problem in read.problems] == [(1, True)]


@pytest.mark.parametrize("line", ["KIND:group", "X-ADDRESSBOOKSERVER-KIND:group"])
def test_a_list_of_cards_is_told_apart(line: str) -> None:
    member = "X-ADDRESSBOOKSERVER-MEMBER" if line.startswith("X-") else "MEMBER"
    lines = (line, f"{member}:urn:uuid:1", f"{member}:mailto:ana@x.mx", f"{member}:urn:uuid:1")
    found = read_vcards(card_file("FN:Ana", version="4.0") + card_file("FN:Partenaires", *lines))
    assert [card.formatted_name for card in found.cards] == ["Ana"]
    assert not found.problems
    (told,) = found.lists
    assert (told.name, told.members) == ("Partenaires", ("urn:uuid:1", "ana@x.mx"))


def test_a_number_as_an_address_is_read_with_its_extension() -> None:
    card = only(card_file("N:A;B", 'TEL;VALUE=uri;TYPE="voice,work":tel:+33-2-40-41-90-00;ext=12'))
    assert card.phones[0].value == "+33-2-40-41-90-00 ext. 12"


@pytest.mark.parametrize("data", [b"", b"Nom;Prenom\r\nA;B\r\n", b"\x00\x01\x02" * 50, b"\xff\xfe"])
def test_what_is_no_vcard_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal):
        read_vcards(data)


def test_a_bad_picture_stays_as_it_is() -> None:
    card = only(card_file("N:A;B", "PHOTO;ENCODING=b;TYPE=JPEG:@@@"))
    assert card.photo is None
    assert card.extras[0].value == "@@@"


@pytest.mark.parametrize(
    "line",
    [
        b'TEL;TYPE="' + b'"' * 200_000,
        b"TEL" + b";A" * 200_000,
        b"a." * 200_000,
        b"N:" + b"\\" * 400_001,
        b"N:" + b"," * 400_000,
        b"NOTE;CHARSET=punycode:" + b"a" * 300_000,
        b"NOTE;ENCODING=QUOTED-PRINTABLE:" + b"=\r\n" * 200_000,
        b"PHOTO:data:" + b";a" * 300_000,
    ],
    ids=["quotes", "parameters", "groups", "backslashes", "commas", "punycode", "breaks", "uri"],
)
def test_hostile_lines_cost_no_more_than_plain_ones(line: bytes) -> None:
    data = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\n" + line + b"\r\nEND:VCARD\r\n"
    assert read_vcards(data).cards[0].formatted_name == "A"


PIECES = (
    b"BEGIN:VCARD/END:VCARD/VERSION:2.1/VERSION:4.0/N:/FN:A/ /=/;/:/item1./TEL;TYPE=/X-ABLabel:/AGENT:"
    b'/;ENCODING=QUOTED-PRINTABLE:/;BASE64:/PHOTO/"/,/\\/\xc3/\xff\xfe/\x00/ORG:/TITLE;LANGUAGE=fr:/LANG;PREF=9:'
    b"/GENDER:/=C3/^n/\r\n/\r\n/\n"
).split(b"/")


@settings(max_examples=300, deadline=2000)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_nothing_breaks_the_reading_and_what_was_read_can_be_written(pieces: list[bytes]) -> None:
    try:
        read = read_vcards(b"".join(pieces))
    except Refusal:
        return
    for card in read.cards:
        for version in ("3.0", "4.0"):
            again = read_vcards(vcard(card, version).encode())
            assert len(again.cards) == 1
            assert vcard(again.cards[0], version) == vcard(card, version)


def test_an_address_that_is_none_is_kept_and_named() -> None:
    lines = "BEGIN:VCARD", "VERSION:3.0", "FN:Ana", "EMAIL:ana(at)example.org", "EMAIL:a@b.org", "END:VCARD"
    read = read_vcards("\r\n".join(lines).encode())
    assert [one.value for one in read.cards[0].emails] == ["ana(at)example.org", "a@b.org"]
    [problem] = read.problems
    assert (problem.line, problem.text, problem.left_out) == (4, "ana(at)example.org", False)
