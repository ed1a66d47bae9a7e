from __future__ import annotations

import io
import random
import time
import tracemalloc
import zipfile
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cufdesk.exchange import tables
from cufdesk.exchange.sheet_numbers import masked, plain_number, understood
from cufdesk.exchange.table_writing import Cell, xlsx_table
from cufdesk.exchange.tables import read_table, table_of
from cufdesk.refusal import Refusal
from tests.exchange.sheet_files import STRICT, archive, ods, open_cell, xlsx, xlsx_parts

STYLES = (
    '<numFmts><numFmt numFmtId="170" '
    'formatCode="0#&quot; &quot;##&quot; &quot;##&quot; &quot;##&quot; &quot;##"/>'
    '<numFmt numFmtId="171" formatCode="00000"/><numFmt numFmtId="172" formatCode="dd\\/mm\\/yyyy;@"/>'
    '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/>'
    '<xf numFmtId="22"/></cellXfs>'
)


def cells(data: bytes, **asked: str) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.line, row.cells) for row in table_of(data, "contacts", **asked).rows]


# XLSX ------------------------------------------------------------------------------------------------


def test_every_kind_of_cell() -> None:
    strings = "<si><t>Nom</t></si><si><r><t>Mé</t></r><r><t>xico</t></r><rPh><t>x</t></rPh></si>"
    rows = (
        '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2" t="s"><v>1</v></c></row>'
        '<row r="7"><c t="inlineStr"><is><t>Zapata_x000D_&#10;Garesché</t></is></c>'
        '<c t="str"><v>calculé</v></c>'
        '<c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c><v>1.0</v></c><c><f>1+1</f><v>2</v></c></row>'
        "<row><c/><c><v>3.3145678901E10</v></c></row>"
    )
    assert cells(xlsx(rows, strings=strings)) == [
        (2, ("", "Nom", "", "México")),
        (7, ("Zapata\nGaresché", "calculé", "1", "#N/A", "1", "2")),
        (8, ("", "33145678901")),
    ]


def test_the_zeros_and_dates_that_a_person_sees() -> None:
    rows = (
        '<row><c s="1"><v>145678901</v></c><c s="2"><v>6000</v></c><c s="3"><v>42047</v></c>'
        '<c s="4"><v>42047.4375</v></c><c s="9"><v>7</v></c></row>'
    )
    assert cells(xlsx(rows, styles=STYLES)) == [
        (1, ("01 45 67 89 01", "06000", "2015-02-12", "2015-02-12 10:30", "7"))
    ]
    later = cells(xlsx(rows, styles=STYLES, properties='date1904="1"'))
    assert later[0][1][2] == "2019-02-13"


@pytest.mark.parametrize(
    ("code", "shows_date", "digits", "shown"),
    [
        ("General", False, "", ""),
        ("#,##0.00", False, "", ""),
        ("0.00%", False, "", ""),
        ("[$-40C]d mmmm yyyy;@", True, "", ""),
        ("[h]:mm:ss", True, "", ""),
        ('"+52 "00 0000 0000', False, "5512345678", "+52 55 1234 5678"),
        ("00000", False, "123456", "123456"),
        ("0#-##", False, "1", "0-1"),
    ],
)
def test_number_formats(code: str, shows_date: bool, digits: str, shown: str) -> None:
    is_date, mask = understood(code)
    assert is_date == shows_date
    assert (masked(digits, mask) if mask else "") == shown


def test_plain_numbers() -> None:
    numbers = ("12", "12.0", "0.10000000000000001", "-3", "1E3", "123456789012345678", "x")
    assert [plain_number(text) for text in numbers] == [
        "12", "12", "0.1", "-3", "1000", "123456789012345678", "x",
    ]  # fmt: skip


def test_strict_files_and_named_sheets() -> None:
    row = '<row><c t="inlineStr"><is><t>oui</t></is></c></row>'
    assert cells(xlsx(row, main=STRICT)) == [(1, ("oui",))]
    assert cells(xlsx(row), sheet="Listes") == [(1, ("liste",))]
    read = table_of(xlsx(row), "contacts.xlsx")
    assert (read.sheets, read.sheet) == (("Listes", "Contacts"), "Contacts")
    with pytest.raises(Refusal, match="Absente"):
        cells(xlsx(row), sheet="Absente")


# ODS -------------------------------------------------------------------------------------------------


def test_open_sheets_as_they_are_shown() -> None:
    note = "<office:annotation><text:p>secret</text:p></office:annotation>"
    empty = '<table:table-cell table:number-columns-repeated="2"/>'
    first = (
        f'<table:table-row table:number-rows-repeated="2">{empty}</table:table-row>'
        f"<table:table-row>{open_cell('Nom')}{empty}"
        f"{open_cell('06 12', 'table:number-columns-repeated=' + chr(34) + '2' + chr(34))}</table:table-row>"
        f"<table:table-row><table:table-cell>{note}<text:p>Un</text:p><text:p>Deux<text:s/></text:p>"
        "</table:table-cell><table:covered-table-cell><text:p>caché</text:p></table:covered-table-cell>"
        '<table:table-cell office:value-type="date" office:date-value="2015-02-12T00:00:00"><text:p>12/02/15'
        '</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="33145678901">'
        "<text:p>3,31E+10</text:p></table:table-cell></table:table-row><table:table-row "
        'table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
        "</table:table-row>"
    )
    data = ods(first, f"<table:table-row>{open_cell('autre')}</table:table-row>")
    assert cells(data) == [
        (3, ("Nom", "", "", "06 12", "06 12")),
        (4, ("Un\nDeux ", "", "2015-02-12", "33145678901")),
    ]
    assert cells(data, sheet="F2") == [(1, ("autre",))]


# Hostile files ---------------------------------------------------------------------------------------


def test_cells_joined_over_rows_speak_for_each_of_them() -> None:
    row = '<row r="{n}"><c r="A{n}" t="str"><v>{a}</v></c><c r="B{n}" t="str"><v>{b}</v></c></row>'
    said = [("Région", "Ana"), ("", "Luis"), ("", ""), ("", "Eva"), ("Ville", "Jean")]
    parts = xlsx_parts("".join(row.format(n=n, a=a, b=b) for n, (a, b) in enumerate(said, 1)))
    name = "xl/worksheets/second.xml"
    joined = '</sheetData><mergeCells count="1"><mergeCell ref="A1:A3"/></mergeCells>'
    parts[name] = parts[name].replace("</sheetData>", joined)
    assert cells(archive(parts)) == [
        (1, ("Région", "Ana")),
        (2, ("Région", "Luis")),
        (4, ("", "Eva")),
        (5, ("Ville", "Jean")),
    ]


def test_open_cells_joined_over_rows() -> None:
    first = open_cell("Région", 'table:number-rows-spanned="2"') + open_cell("Ana")
    second = "<table:covered-table-cell/>" + open_cell("Luis")
    third = "<table:table-cell/>" + open_cell("Eva")
    rows = "".join(f"<table:table-row>{one}</table:table-row>" for one in (first, second, third))
    assert cells(ods(rows)) == [(1, ("Région", "Ana")), (2, ("Région", "Luis")), (3, ("", "Eva"))]


def refused(data: bytes, within: int = 100) -> str:
    """Return the sentence of the refusal, which must cost neither memory (MB) nor time."""
    tracemalloc.start()
    started = time.process_time()
    with pytest.raises(Refusal) as refusal:
        table_of(data, "contacts.xlsx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < within * 1024 * 1024
    assert time.process_time() - started < 20
    assert "contacts.xlsx" in refusal.value.sentence
    return refusal.value.sentence


def test_zip_bombs_are_refused_unopened() -> None:
    sheet = "<row>" + " " * 60_000_000 + "</row>"
    assert "unpacks into too much" in refused(xlsx(sheet), within=200)


def test_a_bomb_that_lies_about_its_size() -> None:
    data = xlsx(" " * 3_000_000)
    with zipfile.ZipFile(io.BytesIO(data)) as honest:
        size = honest.getinfo("xl/worksheets/second.xml").file_size.to_bytes(4, "little")
    assert data.count(size) == 2
    assert "damaged" in refused(data.replace(size, (100).to_bytes(4, "little")))


def test_entity_bombs_are_not_expanded() -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    parts = xlsx_parts("<row><c t='inlineStr'><is><t>&a11;</t></is></c></row>")
    kind = f'<!DOCTYPE x [<!ENTITY a0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">{levels}]>'
    parts["xl/worksheets/second.xml"] = kind + parts["xl/worksheets/second.xml"]
    assert "damaged" in refused(archive(parts))


def test_two_cells_at_the_corners_take_no_room() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    read = table_of(xlsx(rows), "contacts.xlsx")
    assert [(row.line, len(row.cells)) for row in read.rows] == [(1, 1), (1048576, 16384)]


@pytest.mark.parametrize("reference", ["ZZZ1", "A1"])
def test_cells_outside_any_sheet(reference: str) -> None:
    row = "9999999" if reference == "A1" else "1"
    assert "damaged" in refused(xlsx(f'<row r="{row}"><c r="{reference}"><v>1</v></c></row>'))


def test_repeated_cells_fill_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_CELLS", 200_000)
    wide = open_cell("x", 'table:number-columns-repeated="16384"')
    row = f'<table:table-row table:number-rows-repeated="1048576">{wide}</table:table-row>'
    assert "too much" in refused(ods(row))
    far = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 60))
    assert "too much" in refused(xlsx(far))


def test_protected_and_strange_files() -> None:
    assert "protected" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000))
    locked = archive({"content.xml": b"\x01\x02", "META-INF/manifest.xml": b"<m><encryption-data/></m>"})
    assert "password" in refused(locked)
    refused(archive({"word/document.xml": "<w/>"}))
    refused(b"%PDF-1.7 ...")
    refused(b"")


def test_a_locked_part_is_a_refusal() -> None:
    data = bytearray(xlsx("<row><c><v>1</v></c></row>"))
    for at in range(len(data) - 10):
        if data[at : at + 4] == b"PK\x03\x04":
            data[at + 6] |= 1
        elif data[at : at + 4] == b"PK\x01\x02":
            data[at + 8] |= 1
    assert "damaged" in refused(bytes(data))


WHOLE = (
    xlsx_table(["Nom", "Tél."], [["Zapata", "+33 6"], ["Ñáñez", "+52 55"]] * 20),
    ods(f"<table:table-row>{open_cell('Nom')}{open_cell('Pays')}</table:table-row>"),
)


@settings(max_examples=150, deadline=3000)
@given(st.sampled_from(WHOLE), st.floats(0, 1), st.integers(0, 255), st.booleans())
def test_damaged_files_are_read_or_refused(whole: bytes, where: float, byte: int, cut: bool) -> None:
    at = int(where * (len(whole) - 1))
    with suppress(Refusal):
        table_of(whole[:at] if cut else whole[:at] + bytes([byte]) + whole[at + 1 :], "contacts.xlsx")


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/second.xml", "xl/styles.xml", "_rels/.rels"]
)
def test_damaged_markup_is_read_or_refused(part: str) -> None:
    chance = random.Random(7)
    parts: dict[str, str | bytes] = dict(
        xlsx_parts('<row r="1"><c r="A1" s="1"><v>1</v></c></row>', styles=STYLES)
    )
    whole = str(parts[part]).encode()
    read = 0
    for _round in range(120):
        broken = bytearray(whole)
        for _change in range(chance.randrange(1, 4)):
            broken[chance.randrange(len(broken))] = chance.choice(b'<>"0x/r&9 ')
        try:
            table_of(archive(parts | {part: bytes(broken)}), "contacts.xlsx")
            read += 1
        except Refusal:
            pass
    assert 0 < read < 120


# Out -------------------------------------------------------------------------------------------------


def test_a_workbook_comes_back_typed_and_without_formulas() -> None:
    evil = '=HYPERLINK("http://example.org";"x")'
    rows: list[list[Cell]] = [
        [evil, "+33 6 12 34 56 78", "06000", Decimal("12.50"), date(2015, 2, 12), None],
        ["@SUM(1)", "-2", "_x000D_", 3, "Deux\nlignes", "\x01\ttab"],
    ]
    data = xlsx_table(["A", "B", "C", "D", "E", "F"], rows, "Contacts : [2015]")
    read = table_of(data, "contacts.xlsx")
    assert read.sheet == "Contacts    2015"
    assert [row.cells for row in read.rows[1:]] == [
        (evil, "+33 6 12 34 56 78", "06000", "12.5", "2015-02-12"),
        ("@SUM(1)", "-2", "_x000D_", "3", "Deux\nlignes", "\ttab"),
    ]
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b'state="frozen"' in sheet
    assert b"hyperlink" not in sheet.lower()


def test_nothing_is_cut_off_in_silence() -> None:
    with pytest.raises(Refusal, match="3"):
        xlsx_table(["A"], [["x"], ["x" * 40_000]])


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "contacts.ods"
    path.write_bytes(WHOLE[1])
    assert read_table(path).rows[0].cells == ("Nom", "Pays")
    with pytest.raises(Refusal, match=r"absent\.xlsx"):
        read_table(tmp_path / "absent.xlsx")


TYPED = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12
)


@settings(max_examples=60, deadline=3000)
@given(st.lists(st.lists(TYPED | st.just("=1+1\n-2"), min_size=1, max_size=4), min_size=1, max_size=5))
def test_any_text_survives_a_workbook(rows: list[list[str]]) -> None:
    header = ["en-tête"] * 5
    read = table_of(xlsx_table(header, rows), "contacts.xlsx")
    wanted = {n: row for n, row in enumerate(rows, 2) if any(cell.strip() for cell in row)}
    assert {row.line: row.cells for row in read.rows[1:]} == {
        line: tuple(row[: max(n for n, cell in enumerate(row, 1) if cell.strip())])
        for line, row in wanted.items()
    }
