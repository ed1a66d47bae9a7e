"""Files that somebody may drop on a reading by mistake or by malice: each is made here, none is kept."""

from __future__ import annotations

import io
import zipfile

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _zip(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return data.getvalue()


_LAUGHS = "".join(
    f'<!ENTITY l{level} "{"&l" + str(level - 1) + ";"}{("&l" + str(level - 1) + ";") * 9}">'
    for level in range(1, 10)
)
_ENTITIES = (
    f'<!DOCTYPE w:document [<!ENTITY l0 "ha">{_LAUGHS}]>'
    f"<w:document {_WORD}><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>"
).encode()
_LOCKED = b"<manifest:manifest xmlns:manifest='urn:x'><manifest:encryption-data/></manifest:manifest>"


def hostile_files() -> dict[str, bytes]:
    """Return the bytes of each file by its name, which says what it is."""
    return {
        "vide.txt": b"",
        "cinq-megaoctets.txt": ("La commission décide d’écrire au maire de Lyon. " * 110_000).encode(),
        "binaire.txt": bytes(range(256)) * 400,
        "chiffre.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"E\x00n\x00c\x00r\x00y\x00p\x00t\x00" * 60,
        "chiffre.odt": _zip(content_xml=b"\x8a\x01", META_INF__manifest_xml=_LOCKED).replace(
            b"META_INF", b"META-INF"
        ),
        "entites.docx": _zip(word__document_xml=_ENTITIES),
        "bombe.docx": _zip(word__document_xml=b" " * 60_000_000),
        "bombe.odt": _zip(content_xml=b"<a>" + b"b" * 60_000_000),
        "texte-nomme.docx": "Relevé de décisions".encode(),
        "papier.pdf": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n",
        "papier-nomme.txt": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n",
        "feuille.xlsx": _zip(xl__workbook_xml=b"<a/>"),
    }
