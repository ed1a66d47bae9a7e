"""Files of contacts that are broken anywhere: they are read as far as they go, or refused with a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from cufdesk.domain.contacts import Organisation
from cufdesk.exchange.card_people import CardReader
from cufdesk.exchange.contact_cards import ORGANISATION, Card
from cufdesk.exchange.contact_columns import guess
from cufdesk.exchange.contact_rows import cards_of
from cufdesk.exchange.contact_sheets import contact_sheet
from cufdesk.exchange.person_cards import card_of_body, card_of_person
from cufdesk.exchange.tables import Row, Table, table_of
from cufdesk.exchange.vcards import read_vcards, vcards
from cufdesk.refusal import Refusal

VCARDS = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Garc=EDa L=F3pez;Jos=E9;;Lic.;
ADR;HOME;ENCODING=QUOTED-PRINTABLE:;;12 rue=0D=0Ades Lilas;Paris;;75001;France
PHOTO;JPEG;ENCODING=BASE64:
 /9j/4AAQSkZJRgABAQAAAQABAAD=

END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Eugène Zapata
item1.ORG:AL-LAs;Unit
item1.TITLE;LANGUAGE=fr:Coordinateur
item2.EMAIL;TYPE=work:a@example.org
item2.X-ABLabel:_$!<Work>!$_
X-CUFDESK-RECORD:{"civility":"mr"\\,"points":[{"kind":"email"}]\\,"positions":[{"title":["a"\\,"b"]}]}
END:VCARD
BEGIN:VCARD
VERSION:4.0
KIND:org
FN:SRE
LOGO:data:image/png;base64,iVBORw0KGgo=
X-CUFDESK-RECORD:{"name":["SRE"\\,""]\\,"links":[{"role":"parent"\\,"name":"X"\\,"uid":"1"}]}
END:VCARD
""".encode()
TABLE = 'Nom;Prénom;Courriel 2;Organisme;Pays\nZapata;"Eugène ""Z""";a@example.org;AL-LAs;MX\n'.encode()
PIECES = [
    b":",
    b";",
    b",",
    b'"',
    b"\\",
    b"\r\n",
    b"\n ",
    b"=",
    b"\x00",
    b"\xff",
    b"{",
    b"[",
    b"null",
    b"1e999",
]
PIECES += [
    b"BEGIN:VCARD\r\n",
    b"END:VCARD\r\n",
    b"CHARSET=utf-7",
    b"CHARSET=rot13",
    b"ENCODING=BASE64",
    b"item1.",
]
PIECES += [
    "➂".encode(),
    "²".encode(),
    b"\xed\xa0\x80",
    b"9" * 30,
    b"\xe2\x80\xa8",
    b"sep=|\r\n",
    b"^n",
    b"\\ud800",
]
BREAKS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 30), st.sampled_from(PIECES)), min_size=1, max_size=8
)

HEADERS = st.text(max_size=30) | st.builds(
    "{} {}".format,
    st.sampled_from(["Courriel", "Tél.", "Adresse", "Fonction (es)"]),
    st.text("➂²٢1-.· ", min_size=1, max_size=3),
)


def _broken(whole: bytes, breaks: Sequence[tuple[float, int, bytes]]) -> bytes:
    for where, gone, piece in breaks:
        at = int(where * len(whole))
        whole = whole[:at] + piece + whole[at + gone :]
    return whole


def _taken_through(cards: Sequence[Card]) -> None:
    """Make records of cards, and cards and files of these."""
    bodies: dict[str, Organisation] = {}
    reader = CardReader(lambda name, _uid: bodies.setdefault(name, Organisation(written_name=name)), "fr")
    for card in cards:
        if card.kind == ORGANISATION:
            again = card_of_body(reader.body(card), "fr")
        else:
            again = card_of_person(reader.person(card), {one.id: one for one in bodies.values()}, "fr")
        contact_sheet([again])
        if again.shown_name:
            assert len(read_vcards(vcards([again], "4.0")).cards) == 1


def _read_or_refused(read: Callable[[], Sequence[Card]]) -> None:
    with suppress(Refusal):
        _taken_through(read())


@settings(max_examples=60)
@given(BREAKS)
def test_broken_vcards(breaks: list[tuple[float, int, bytes]]) -> None:
    _read_or_refused(lambda: read_vcards(_broken(VCARDS, breaks)).cards)


@settings(max_examples=60)
@given(BREAKS)
def test_broken_tables(breaks: list[tuple[float, int, bytes]]) -> None:
    def read() -> Sequence[Card]:
        table = table_of(_broken(TABLE, breaks), "liste.csv")
        return cards_of(table, guess(table.rows)).cards

    _read_or_refused(read)


@settings(max_examples=60)
@given(st.lists(HEADERS, min_size=1, max_size=6), st.lists(st.text(max_size=30), max_size=6))
def test_a_table_of_any_words(header: list[str], cells: list[str]) -> None:
    rows = (Row(1, ("Nom", "Prénom", *header)), Row(2, ("Ruiz", "Rosa", *cells)))
    _taken_through(cards_of(Table(rows), guess(rows)).cards)
