from __future__ import annotations

import io
import os
import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest

from cufdesk.exchange.texts import clean, read_text
from cufdesk.refusal import Refusal

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "Réunion du 3 mars : décisions à prendre « avant l'été »."
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OPEN = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def packed(path: Path, part: str, content: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, content)
    return path


def word_file(path: Path, body: str) -> Path:
    return packed(path, "word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>")


def open_file(path: Path, body: str) -> Path:
    content = f"<office:document-content {OPEN}><office:body><office:text>{body}</office:text></office:body>"
    return packed(path, "content.xml", f"{content}</office:document-content>")


# Encodings -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_plain_text_reads_the_same_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "releve.txt"
    path.write_bytes(SENTENCE.encode(encoding))
    assert read_text(path).text == SENTENCE


def test_utf_16_with_either_byte_order(tmp_path: Path) -> None:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        path = tmp_path / f"{encoding}.md"
        path.write_bytes(mark + SENTENCE.encode(encoding))
        assert read_text(path).text == SENTENCE


def test_one_broken_byte_does_not_spoil_the_accents(tmp_path: Path) -> None:
    path = tmp_path / "releve.txt"
    path.write_bytes(SENTENCE.encode() + b" \xff suite " + SENTENCE.encode())
    text = read_text(path).text
    assert text.count("décisions") == 2
    assert "\ufffd" in text


# Documents -------------------------------------------------------------------------------------------


def test_word_paragraphs_lists_and_tables(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Compte rendu", 1)
    document.add_paragraph("Première décision", style="List Bullet")
    document.add_paragraph("Étape une", style="List Number")
    table = document.add_table(rows=2, cols=3)
    for row, words in zip(table.rows, (("N°", "Décision", "Qui"), ("1", "Publier", "")), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    path = tmp_path / "compte rendu.docx"
    document.save(str(path))
    assert read_text(path).text.splitlines() == [
        "Compte rendu",
        "· Première décision",
        "Étape une",
        "N° | Décision | Qui",
        "1 | Publier |",
    ]


def test_word_numbers_its_lists(tmp_path: Path) -> None:
    path = tmp_path / "liste.docx"
    item = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr></w:pPr>'
        "<w:r><w:t>{words}</w:t></w:r></w:p>"
    )
    body = "".join(
        item.format(level=level, words=words)
        for level, words in ((0, "Un"), (1, "Dessous"), (0, "Deux"), (1, "Encore"))
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>")
        archive.writestr(
            "word/numbering.xml",
            f'<w:numbering {WORD}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt '
            'w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
            '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>',
        )
    assert read_text(path).text.splitlines() == ["1. Un", "  · Dessous", "2. Deux", "  · Encore"]


def test_word_leaves_out_what_nobody_sees(tmp_path: Path) -> None:
    choice = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = "<w:txbxContent><w:p><w:r><w:t>Encadré</w:t></w:r></w:p></w:txbxContent>"
    path = word_file(
        tmp_path / "releve.docx",
        "<w:p><w:r><w:t>Vu</w:t></w:r><w:del><w:r><w:delText>ôté</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t> ajouté</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText><w:tab/><w:t>fin</w:t></w:r></w:p>"
        f'<w:p><mc:AlternateContent xmlns:mc="{choice}"><mc:Choice>{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:p>",
    )
    assert read_text(path).text.split() == ["Vu", "ajouté", "fin", "Encadré"]


def test_open_document_text(tmp_path: Path) -> None:
    path = open_file(
        tmp_path / "minuta.odt",
        "<text:tracked-changes><text:p>antes</text:p></text:tracked-changes>"
        "<text:h>Acuerdos</text:h><text:list><text:list-item><text:p>Uno<text:s text:c='3'/>dos</text:p>"
        "<text:list><text:list-item><text:p>Dentro</text:p></text:list-item></text:list></text:list-item>"
        "</text:list><text:p>Fin<text:tab/>de<text:line-break/>línea</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>",
    )
    assert read_text(path).text.splitlines() == [
        "Acuerdos",
        "· Uno dos",
        "  · Dentro",
        "Fin\tde",
        "línea",
        "a | b",
    ]


def test_the_same_words_are_recognised_in_any_file(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Présents")
    document.add_paragraph("Mme Anne Dubois, maire", style="List Bullet")
    document.save(str(tmp_path / "a.docx"))
    (tmp_path / "b.txt").write_text("PRESENTS\n\n\n\n- Mme  Anne Dubois, maire [bookmark: _GoBack]", "utf-16")
    assert read_text(tmp_path / "a.docx").fingerprint == read_text(tmp_path / "b.txt").fingerprint
    assert read_text(tmp_path / "a.docx").fingerprint != clean("Présents : Mme Anne Dubois").fingerprint


# Hostile files ---------------------------------------------------------------------------------------


def zip_bytes(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return data.getvalue()


LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>'
    f"<w:document {WORD}><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>"
).encode()
OUTSIDE = (
    '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    f"<w:document {WORD}><w:body><w:p><w:r><w:t>&f;</w:t></w:r></w:p></w:body></w:document>"
).encode()
HOSTILE = {
    "vide.txt": b"",
    "blancs.txt": b" \n\t \n",
    "image.txt": b"\x89PNG\r\n\x1a\n" + b"\x00" * 40,
    "pdf.txt": b"%PDF-1.7 etc",
    "nuls.txt": b"a\x00b\x00c\x00",
    "bruit.txt": bytes(range(1, 32)) * 20,
    "moitie.txt": b"\xff\xfea",
    "zip.txt": zip_bytes(a=b"x"),
    "texte.docx": b"rien d'un document",
    "protege.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100,
    "tronque.docx": zip_bytes(word__document_xml=b"<a/>" * 100)[:80],
    "sans-partie.docx": zip_bytes(autre_xml=b"<a/>"),
    "casse.docx": zip_bytes(word__document_xml=b"<w:document"),
    "bombe.docx": zip_bytes(word__document_xml=b" " * 30_000_000),
    "enorme.odt": zip_bytes(content_xml=os.urandom(1024) + b" " * 41_000_000),
    "entites.docx": zip_bytes(word__document_xml=LAUGHS),
    "dehors.docx": zip_bytes(word__document_xml=OUTSIDE),
    "vide.docx": zip_bytes(word__document_xml=f"<w:document {WORD}/>".encode()),
    "ancien.doc": b"\xd0\xcf\x11\xe0",
    "releve.pdf": b"%PDF-1.7",
    "releve.rtf": b"{\\rtf1}",
    "tableau.xlsx": zip_bytes(a=b"x"),
    "sans-extension": b"texte",
    "chiffre.odt": zip_bytes(
        content_xml=b"\x12\x34", **{"META-INF__manifest_xml": b"<m:encryption-data xmlns:m='urn:x'/>"}
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_a_sentence_with_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name])
    with pytest.raises(Refusal) as refused:
        read_text(path)
    assert name in refused.value.sentence
    assert refused.value.sentence.endswith(".")


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bombe.docx"
    path.write_bytes(HOSTILE["bombe.docx"])
    tracemalloc.start()
    with pytest.raises(Refusal):
        read_text(path)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    with pytest.raises(Refusal, match="20"):
        read_text(path)


def test_a_folder_and_a_file_that_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "dossier.txt"
    folder.mkdir()
    for path in (folder, tmp_path / "parti.txt", tmp_path / "nul\0.txt"):
        with pytest.raises(Refusal):
            read_text(path)
    with pytest.raises(Refusal, match="parti") as refused:
        read_text(tmp_path / "parti.txt")
    assert str(tmp_path) in refused.value.sentence


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "ferme.txt"
    path.write_text("secret")
    path.chmod(0)
    with pytest.raises(Refusal, match="ferme"):
        read_text(path)


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes on this system")
    path = tmp_path / "tuyau.txt"
    os.mkfifo(path)
    with pytest.raises(Refusal, match="tuyau"):
        read_text(path)
