"""Odd spreadsheets, made part by part: what a library would never write, but some program does."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OPEN = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return stream.getvalue()


def xlsx_parts(
    rows: str, *, strings: str = "", styles: str = "", properties: str = "", main: str = MAIN
) -> dict[str, str]:
    """Return the parts of a workbook with a hidden sheet before the one that is shown."""
    relation = f'<Relationship Type="{OFFICE}/'
    return {
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}">{relation}officeDocument" Id="r1" Target="/xl/workbook.xml"/>'
            "</Relationships>"
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}">'
            f'{relation}worksheet" Id="s1" Target="worksheets/first.xml"/>'
            f'{relation}worksheet" Id="s2" Target="/xl/worksheets/second.xml"/>'
            f'{relation}sharedStrings" Id="s3" Target="sharedStrings.xml"/>'
            f'{relation}styles" Id="s4" Target="styles.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{main}" xmlns:r="{OFFICE}"><workbookPr {properties}/><sheets>'
            '<sheet name="Listes" sheetId="1" state="hidden" r:id="s1"/>'
            '<sheet name="Contacts" sheetId="2" r:id="s2"/></sheets></workbook>'
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}">{styles}</styleSheet>',
        "xl/worksheets/first.xml": (
            f'<worksheet xmlns="{main}"><sheetData><row><c t="inlineStr"><is><t>liste</t></is></c></row>'
            "</sheetData></worksheet>"
        ),
        "xl/worksheets/second.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
    }


def xlsx(rows: str, *, strings: str = "", styles: str = "", properties: str = "", main: str = MAIN) -> bytes:
    return archive(xlsx_parts(rows, strings=strings, styles=styles, properties=properties, main=main))


def ods(*sheets: str) -> bytes:
    tables = "".join(
        f'<table:table table:name="F{n}">{rows}</table:table>' for n, rows in enumerate(sheets, 1)
    )
    return archive({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f"<office:document-content {OPEN}><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>",
    })  # fmt: skip


def open_cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"
