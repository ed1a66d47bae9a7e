from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cufdesk.exchange.separated_values import encoding_of
from cufdesk.exchange.table_writing import csv_table, defused, undefused
from cufdesk.exchange.tables import Table, table_of
from cufdesk.refusal import Refusal

PEOPLE = 'Nom;Prénom;Tél.;Notes\nZapata Garesché;Eugène;"+33 6 12 34 56 78";"Une ligne\nl’autre ; « oui »"\n'
PEOPLE += "Ñáñez;Ángeles;+52 55 1234 5678;\n"


def read(data: bytes, separator: str = "", encoding: str = "") -> Table:
    return table_of(data, "contacts.csv", separator=separator, encoding=encoding)


# Encodings -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end_of_excel(encoding: str, end: str) -> None:
    table = read(PEOPLE.replace("\n", end).encode(encoding))
    assert table.separator == ";"
    assert [row.line for row in table.rows] == [1, 2, 4]
    assert table.rows[1].cells == (
        "Zapata Garesché", "Eugène", "+33 6 12 34 56 78", "Une ligne\nl’autre ; « oui »"
    )  # fmt: skip
    assert table.rows[2].cells == ("Ñáñez", "Ángeles", "+52 55 1234 5678")


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
@pytest.mark.parametrize(
    "text",
    ["Nom;Prénom\nGaresché;Eugène", "Región;Peña Nieto", "Ángeles;José Ñáñez Ibáñez", "ÉTAT;À PRÉCISER;Où"],
)
def test_eight_bits_are_told_by_their_accents(encoding: str, text: str) -> None:
    assert text.encode(encoding).decode(encoding_of(text.encode(encoding))) == text


@pytest.mark.parametrize("text", ["l’Alliance d’États", "« oui »", "10 € – 20 €", "O’Brien"])
def test_windows_where_nothing_tells(text: str) -> None:
    assert encoding_of(text.encode("cp1252")) == "cp1252"


def test_one_broken_byte_does_not_spoil_the_accents() -> None:
    table = read(PEOPLE.encode() + b"Doe;J\xffhn;;\n")
    assert table.rows[1].cells[0] == "Zapata Garesché"
    assert table.rows[3].cells == ("Doe", "J\ufffdhn")


def test_an_encoding_can_be_asked_for() -> None:
    data = "Nom;Ville\nA;Bogotá".encode("cp1252")
    assert read(data, encoding="cp1252").rows[1].cells[1] == "Bogotá"
    with pytest.raises(Refusal):
        read(data, encoding="utf-8")


@pytest.mark.parametrize("data", [b"", b"\n\n;;;\n", bytes(range(256)) * 20, b"\x00" * 500])
def test_what_holds_no_row_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal, match=r"contacts\.csv"):
        read(data)


# Separators and rows ---------------------------------------------------------------------------------


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_every_separator(separator: str) -> None:
    lines = ("Nom|Ville|Adresse", "Zapata|México|Plaza 1, 2; 3", "Ruiz|Lyon|4, rue")
    text = "\n".join(separator.join(f'"{cell}"' for cell in line.split("|")) for line in lines)
    table = read(text.encode())
    assert (table.separator, table.rows[1].cells) == (separator, ("Zapata", "México", "Plaza 1, 2; 3"))


def test_commas_inside_do_not_hide_the_semicolon() -> None:
    table = read(b"Nom;Adresse\nA;1, rue B, C, D\nE;2, rue F, G, H\n")
    assert table.rows[2].cells == ("E", "2, rue F, G, H")


def test_excel_s_own_first_line() -> None:
    table = read(b"sep=|\r\nNom|Ville;Pays\r\nA|B")
    assert [(row.line, row.cells) for row in table.rows] == [(2, ("Nom", "Ville;Pays")), (3, ("A", "B"))]


def test_ragged_rows_empty_rows_and_zeros() -> None:
    table = read(b"Nom;Ville\n\nA\n;;;\nB;C;D;;\n\x00E;F\x00\n")
    assert [(row.line, row.cells) for row in table.rows] == [
        (1, ("Nom", "Ville")), (3, ("A",)), (5, ("B", "C", "D")), (6, ("E", "F")),
    ]  # fmt: skip
    assert table.rows[1].cell(1) == ""


def test_a_quote_that_never_closes_spoils_its_own_row_alone() -> None:
    table = read(b'Nom;Ville\nA;"Bogota\nC;Lima\nE;"Lyon"\n')
    assert [row.cells for row in table.rows[1:]] == [("A", '"Bogota'), ("C", "Lima"), ("E", "Lyon")]
    (problem,) = table.problems
    assert (problem.line, problem.text) == (2, 'A;"Bogota')


def test_quotes_inside_words_are_letters() -> None:
    table = read(b'Nom;Surnom\nA;le "Petit"\nB;"le ""Grand"""\nC;"dit" D\n')
    assert [row.cells[1] for row in table.rows[1:]] == ['le "Petit"', 'le "Grand"', "dit D"]
    assert table.problems == ()


def test_a_line_of_five_megabytes() -> None:
    table = read(b'Nom;Notes\nA;"' + b"x" * 5_000_000 + b'"\nB;c\n')
    assert len(table.rows[1].cells[1]) == 5_000_000
    assert table.rows[2].line == 3


@pytest.mark.parametrize("line", [b'x";"y\n', b'"x""\n', b'a;"b\n', b'"\n', b'"""";"\n'])
def test_hostile_quotes_cost_no_more_than_plain_ones(line: bytes) -> None:
    table = read(b"Nom;Ville\n" + line * 100_000)
    assert table.rows[0].cells == ("Nom", "Ville")


# Out -------------------------------------------------------------------------------------------------


def test_a_csv_as_a_french_excel_opens_it() -> None:
    data = csv_table(["Nom", "Tél."], [["Peña; Nieto", "+33 6 12 34 56 78"], ["Une\nligne", None]])
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").split("\r\n") == [
        "Nom;Tél.", '"Peña; Nieto";+33 6 12 34 56 78', '"Une\nligne";', ""
    ]  # fmt: skip
    typed = csv_table(["A"], [[Decimal("-12.50"), 3, date(2015, 2, 12)]])
    assert typed.decode("utf-8-sig").endswith("-12,50;3;2015-02-12\r\n")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "'=1", "''+1", "＝1+1", "+33-1-55", "+33 612 345 678"],
)
def test_formulas_are_defused_and_come_back(text: str) -> None:
    assert defused(text) == f"'{text}"
    assert undefused(defused(text)) == text


@pytest.mark.parametrize(
    "text", ["+33 6 12 34 56 78", "+52 55 1234 5678", "+33 (0)1", "1-2", "a=b", "l'été", "'x"]
)
def test_what_is_no_formula_is_left_alone(text: str) -> None:
    assert defused(text) == (f"'{text}" if "(0)" in text else text)
    assert undefused(defused(text)) == text


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12)
ODD = st.sampled_from(["=1+1", "+33 6 12 34 56 78", "-", "'@x", "a\nb", '"', ";", "\t", "''", 'x";"y'])


@settings(max_examples=200, deadline=2000)
@given(st.lists(st.lists(TEXT | ODD, min_size=1, max_size=4), min_size=1, max_size=6))
def test_any_text_survives_a_csv(rows: list[list[str]]) -> None:
    table = read(csv_table(["en-tête"] * 5, rows))
    wanted = [
        row[: max(n for n, cell in enumerate(row, 1) if cell.strip())]
        for row in rows
        if any(map(str.strip, row))
    ]
    assert [row.cells for row in table.rows[1:]] == [tuple(row) for row in wanted]
    assert table.problems == ()


@settings(max_examples=200, deadline=2000)
@given(st.lists(st.sampled_from(
    [b'"', b";", b",", b"\t", b"\r", b"\n", b"\n", b"\xe9",
     b"\xc3\xa9", b"\x00", b"a", b"sep=", b"'", b"=", b"\xff\xfe"]
), max_size=50))  # fmt: skip
def test_anything_is_read_or_refused(pieces: list[bytes]) -> None:
    try:
        table = read(b"".join(pieces))
    except Refusal:
        return
    assert all(row.cells and row.cells[-1].strip() for row in table.rows)
