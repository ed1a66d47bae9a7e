"""The words of a text file, a Word document or an OpenDocument text, whatever comes in place of them.

Sizes are bounded before anything is unpacked, and the XML parser expands no entity and opens no address.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from cufdesk.i18n import _
from cufdesk.refusal import Refusal

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_FILE = 20 * 1024 * 1024
LARGEST_PART = 40 * 1024 * 1024
_LARGEST_RATIO = 250
_RATIO_FROM = 2 * 1024 * 1024
_MOST_PARTS = 5000

_SIGNATURES = {
    b"%PDF": "pdf",
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",
    b"\xd0\xcf\x11\xe0": "ole",
    b"{\\rtf": "rtf",
    b"\x89PNG": "image",
    b"\xff\xd8\xff": "image",
    b"GIF8": "image",
}
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def file_text(path: Path) -> str:
    """Return the raw text of a .txt, .md, .docx or .odt file.

    Raise Refusal, naming the file, for anything else: another format, a damaged or protected document, one
    that is too large, one that cannot be reached.
    """
    suffix = path.suffix.lower()
    data = file_bytes(path)
    found = next((kind for start, kind in _SIGNATURES.items() if data.startswith(start)), "text")
    if suffix in {".txt", ".md"}:
        return _plain(data, found, path.name)
    if suffix in {".docx", ".odt"}:
        return _packed(data, found, path)
    if suffix == ".pdf":
        raise Refusal(_pdf(path.name))
    if suffix in {".doc", ".rtf"}:
        raise Refusal(
            _("“{name}” cannot be read: save it as .docx, .odt or .txt first.").format(name=path.name)
        )
    raise Refusal(
        _("“{name}” is not a text that can be read here: .txt, .md, .docx or .odt.").format(name=path.name)
    )


def file_bytes(path: Path, largest: int = LARGEST_FILE) -> bytes:
    """Return the bytes of a file.

    Raise Refusal where it cannot be reached, is empty or above `largest` bytes.
    """
    name, place = path.name, str(path.absolute().parent)
    try:
        if path.is_dir():
            raise Refusal(_("“{name}” is a folder, not a file.").format(name=name))
        if path.exists() and not path.is_file():
            raise Refusal(_("“{name}” is not a file that can be read.").format(name=name))
        with path.open("rb") as file:
            data = file.read(min(os.fstat(file.fileno()).st_size, largest) + 1)
    except FileNotFoundError:
        sentence = _("“{name}” is not in {place}.")
    except PermissionError:
        sentence = _("“{name}” in {place} may not be read: its permissions forbid it.")
    except (OSError, ValueError):
        sentence = _("“{name}” in {place} cannot be read.")
    else:
        if len(data) > largest:
            size = largest // (1024 * 1024)
            sentence = _("“{name}” is larger than {size} MB: too large to be read here.")
            raise Refusal(sentence.format(name=name, size=size))
        if not data:
            raise Refusal(_("“{name}” is empty: choose another file.").format(name=name))
        return data
    raise Refusal(sentence.format(name=name, place=place))


def no_text(name: str) -> str:
    """Return what is said of a document without words."""
    sentence = _("“{name}” holds no text: if it is a scan, ask for the document it was made from.")
    return sentence.format(name=name)


def _pdf(name: str) -> str:
    sentence = _("“{name}” is a PDF: copy its text and paste it, or ask for the document it was made from.")
    return sentence.format(name=name)


def _plain(data: bytes, found: str, name: str) -> str:
    if found == "pdf":
        raise Refusal(_pdf(name))
    if found != "text":
        sentence = _("“{name}” is no plain text, whatever its name says: save it anew as .txt.")
        raise Refusal(sentence.format(name=name))
    text = _decoded(data)
    if text is None:
        raise Refusal(
            _("“{name}” holds no readable text: open it in its own program and copy the text.").format(
                name=name
            )
        )
    return text


def _decoded(data: bytes) -> str | None:
    """Return the text, or None where the bytes are none: byte order mark, UTF-8, else Windows-1252."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding).removeprefix("\ufeff")
            except UnicodeDecodeError:
                return None
    if b"\x00" in data or len(_CONTROL.findall(data)) > len(data) // 50:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    tolerant = data.decode("utf-8", errors="replace")
    accents = sum(1 for character in tolerant if "\u0080" <= character < "\ufffd")
    if accents > 3 * tolerant.count("\ufffd"):
        return tolerant  # UTF-8 with a few broken bytes: they stay visible as U+FFFD
    return data.decode("cp1252", errors="replace")


def _packed(data: bytes, found: str, path: Path) -> str:
    if found == "ole":
        raise Refusal(
            _("“{name}” is protected or in an old format: save it as .docx, without a password.").format(
                name=path.name
            )
        )
    damaged = Refusal(
        _("“{name}” is damaged or is not what its name says: save it anew in its own program.").format(
            name=path.name
        )
    )
    if found != "zip":
        raise damaged
    # lxml is not loaded before a document needs it.
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            text = _document_text(archive, path)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, etree.LxmlError) as error:
        raise damaged from error
    except (KeyError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise damaged from error  # a part missing, cut off, packed in an unknown way or locked
    if not text.strip():
        raise Refusal(no_text(path.name))
    return text


def _document_text(archive: zipfile.ZipFile, path: Path) -> str:
    from cufdesk.exchange import text_markup

    if path.suffix.lower() == ".docx":
        numbering = archive_part(archive, "word/numbering.xml", path.name, wanted=False)
        return text_markup.word_text(archive_part(archive, "word/document.xml", path.name), numbering)
    manifest = archive_part(archive, "META-INF/manifest.xml", path.name, wanted=False)
    if b"encryption-data" in manifest:
        raise Refusal(_("“{name}” is protected by a password: save it without one.").format(name=path.name))
    return text_markup.open_document_text(archive_part(archive, "content.xml", path.name))


def archive_part(archive: zipfile.ZipFile, name: str, file: str, *, wanted: bool = True) -> bytes:
    """Return one part of the archive, refused before it is unpacked where it would grow out of bounds."""
    if len(archive.infolist()) > _MOST_PARTS:
        raise Refusal(_("“{name}” unpacks into too much: it is not opened.").format(name=file))
    try:
        info = archive.getinfo(name)
    except KeyError:
        if wanted:
            raise
        return b""
    swollen = info.file_size > _RATIO_FROM and info.file_size > _LARGEST_RATIO * max(1, info.compress_size)
    if info.file_size > LARGEST_PART or swollen:
        raise Refusal(_("“{name}” unpacks into too much: it is not opened.").format(name=file))
    with archive.open(info) as stream:
        data = stream.read(LARGEST_PART + 1)
    if len(data) > LARGEST_PART:
        raise Refusal(_("“{name}” unpacks into too much: it is not opened.").format(name=file))
    return data
